"""A drive that loses power: what was synced is there, what was not may be there in part.

Each sector that was written since the last sync is old, new or zeros; a name that was given or
taken since its folder was synced may be the old one. Folders themselves are there at once.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from torture.log import Event

SECTORS = (512, 4096)


@dataclass(eq=False, slots=True)
class File:
    """Bytes that are safe, and those that the system only promised: (at, data), or a new size."""

    safe: bytes = b""
    now: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, at: int, data: bytes) -> None:
        at = len(self.now) if at < 0 else at
        _put(self.now, at, data)
        self.waiting.append((at, data))

    def cut(self, size: int) -> None:
        _resize(self.now, size)
        self.waiting.append((size, None))

    def sync(self) -> None:
        self.safe, self.waiting = bytes(self.now), []

    def left(self, rng: random.Random, sector: int, share: float) -> bytes:
        """The bytes after a power failure: each sector is new with this chance."""
        found = bytearray(self.safe)
        for at, data in self.waiting:
            if data is None:
                if rng.random() < share:
                    _resize(found, at)
                continue
            begin, end = at, at + len(data)
            while begin < end:
                stop = min(end, (begin // sector + 1) * sector)
                _sector(found, begin, data[begin - at : stop - at], rng, share)
                begin = stop
        return bytes(found)


def _sector(found: bytearray, at: int, data: bytes, rng: random.Random, share: float) -> None:
    if rng.random() < share:
        _put(found, at, data)
    elif rng.random() < 0.1:
        _put(found, at, bytes(len(data)))


def _put(into: bytearray, at: int, data: bytes) -> None:
    if len(into) < at:
        into.extend(bytes(at - len(into)))
    into[at : at + len(data)] = data


def _resize(of: bytearray, size: int) -> None:
    del of[size:]
    of.extend(bytes(size - len(of)))


class Drive:
    """The files of one folder, as calls change them; names are relative to it."""

    def __init__(self, folder: Path, files: Mapping[str, bytes]) -> None:
        self._folder = folder
        self._safe = {name: File(data, bytearray(data)) for name, data in files.items()}
        self._now = dict(self._safe)
        self._waiting: list[tuple[str, str, File | None]] = []
        """Names given since the last sync of their folder: (name, its old one, file or None)."""

    def do(self, event: Event) -> None:
        """One call. What is outside of the folder is none of ours."""
        name = self._name(event.path)
        if name is None:
            return
        if event.what == "open" and name not in self._now:
            self._set(name, File())
        elif event.what == "open" and event.at:
            self._now[name].cut(0)
        elif event.what == "write" and name in self._now:
            self._now[name].write(event.at, event.data)
        elif event.what == "cut" and name in self._now:
            self._now[name].cut(event.at)
        elif event.what == "sync":
            self._sync(name)
        elif event.what == "unlink":
            self._set(name, None)
        elif event.what == "rename":
            self._rename(name, self._name(event.to) or "")

    def _name(self, path: str) -> str | None:
        whole = Path(path)
        return str(whole.relative_to(self._folder)) if whole.is_relative_to(self._folder) else None

    def _set(self, name: str, file: File | None) -> None:
        self._waiting.append((name, "", file))
        if file is None:
            self._now.pop(name, None)
        else:
            self._now[name] = file

    def _rename(self, old: str, new: str) -> None:
        file = self._now.pop(old)
        self._now[new] = file
        self._waiting.append((new, old, file))

    def _sync(self, name: str) -> None:
        if name in self._now:
            self._now[name].sync()
            return
        for change in self._waiting:
            if str(Path(change[0]).parent) == name:
                _apply(self._safe, change)
        self._waiting = [c for c in self._waiting if str(Path(c[0]).parent) != name]

    def left(self, rng: random.Random) -> dict[str, bytes]:
        """The files after a power failure at this moment; another one with each call."""
        names, sector = dict(self._safe), rng.choice(SECTORS)
        share, named = rng.choice((0, 0.1, 0.5, 0.9, 1)), rng.choice((0, 0.5, 1))
        for change in self._waiting:
            if rng.random() < named:
                _apply(names, change)
        return {name: file.left(rng, sector, share) for name, file in names.items()}


def _apply(names: dict[str, File], change: tuple[str, str, File | None]) -> None:
    name, old, file = change
    if old:
        names.pop(old, None)
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file
