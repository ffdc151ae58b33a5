"""What was done lately, where it outlives a process that crashes, also one that cannot write."""

from collections import deque
from mmap import mmap
from pathlib import Path

LATELY = 30
"""Gestures that are told with a fault."""
SIZE = 16 << 10


class Trail:
    """The last gestures, in memory and in a piece of a file."""

    def __init__(self, path: Path | None = None) -> None:
        self.lines: deque[str] = deque(maxlen=LATELY)
        self._memory: mmap | None = None
        if path is not None:
            path.write_bytes(bytes(SIZE))
            with path.open("r+b") as file:
                self._memory = mmap(file.fileno(), SIZE)

    def add(self, line: str) -> None:
        """One more gesture, or a part of one."""
        self.lines.append(line)
        self._keep()

    def say(self, more: str) -> None:
        """What there is to say of the last one."""
        self.lines[-1] = f"{self.lines[-1]} {more}"[:160]
        self._keep()

    def _keep(self) -> None:
        if self._memory is not None:
            text = "\n".join(self.lines).encode(errors="replace")[-SIZE:]
            self._memory[:] = text.ljust(SIZE, b"\0")


def left_at(path: Path) -> list[str]:
    """The last gestures of a process that is no more."""
    return path.read_bytes().rstrip(b"\0").decode(errors="replace").splitlines()
