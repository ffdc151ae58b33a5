"""What a child wrote, in order, from strace's log of it: with all bytes, as events on names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat",
    "pwrite64",
    "write",
    "writev",
    "fdatasync",
    "fsync",
    "ftruncate",
    "unlink",
    "rename",
)
ASKED = ("-y", "-xx", "-s", "100000000")
"""Options of strace that name files and print every byte."""
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)")
_HANDLE = re.compile(r"^\d+<([^>]*)>")
_QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NUMBERS = re.compile(r", (\d+)(?:, (\d+))?$")
_PAIR = re.compile(r"\\x([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class Event:
    """One call that succeeded: what ("open" only where it makes or empties a file), on which file.

    `data` are the bytes of a write at `at` (-1: at the end), `at` the size of a truncation, and
    `to` the new name of a rename. What is acknowledged is an event "ack".
    """

    what: str
    path: str = ""
    data: bytes = b""
    at: int = 0
    to: str = ""


def events(log: Path) -> list[Event]:
    """The events of a log; raises ValueError for a call that nothing here knows how to do again."""
    return list(_events(log.read_text(encoding="ascii")))


def _events(text: str) -> Iterator[Event]:
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            continue
        event = _event(match[1], match[2], int(match[3]))
        if event is not None:
            yield event


def _event(call: str, words: str, result: int) -> Event | None:
    named = _HANDLE.match(words)
    handle = _plain(named[1]).decode() if named else ""
    if call in ("fdatasync", "fsync"):
        return Event("sync", handle)
    quoted = [_plain(found) for found in _QUOTED.findall(words)]
    if call == "writev":
        return Event("ack") if quoted == [b"ack\n"] else None
    if call in ("pwrite64", "write"):
        at = int(_NUMBERS.search(words)[2]) if call == "pwrite64" else -1
        return Event("write", handle, quoted[0][:result], at)
    if call == "ftruncate":
        return Event("cut", handle, at=int(_NUMBERS.search(words)[1]))
    if call == "openat":
        made = "O_CREAT" in words or "O_TRUNC" in words
        return Event("open", quoted[0].decode(), at=int("O_TRUNC" in words)) if made else None
    if call in ("unlink", "unlinkat"):
        return Event("unlink", quoted[-1].decode())
    if call in ("rename", "renameat", "renameat2"):
        return Event("rename", quoted[0].decode(), to=quoted[1].decode())
    raise ValueError(f"an unknown call: {call}")


def _plain(text: str) -> bytes:
    return bytes.fromhex(_PAIR.sub(r"\1", text))
