"""What a deed has to leave behind after each of its parts, found out by doing it undisturbed."""

import os
import shutil
import sqlite3
from collections import Counter
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

from torture import strace
from torture.deeds import DEEDS, FRESH, LIBRARY, Deed
from torture.shelf import Rows, told_rows
from torture.unwound import Unwound, unwound


@dataclass(slots=True)
class Expected:
    """`states[n]` are the rows after n parts (None: no library yet).

    `files` are the exports, and `fresh` the rows of a new library beside it.
    """

    name: str
    prepared: Path
    states: list[Rows | None] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    fresh: Rows | None = None
    counts: Counter[str] = field(default_factory=Counter)
    _copies: list[Path | None] = field(default_factory=list)
    _unwound: dict[int, Unwound] = field(default_factory=dict)

    @property
    def deed(self) -> Deed:
        return DEEDS[self.name]

    def steps_back(self, state: int) -> Unwound:
        """What undo leads through from a state."""
        copy = self._copies[state]
        if state not in self._unwound and copy is not None:
            # One for each worker: they would find each other's lock.
            own = copy.with_name(f"{os.getpid()}-{copy.name}")
            shutil.copyfile(copy, own)
            self._unwound[state] = unwound(own)
        return self._unwound[state]

    def note(self, path: Path, copy: Path) -> None:
        """Keeps what the library is like after a part, while the deed still has it open."""
        if not path.exists():
            self.states.append(None)
            self._copies.append(None)
            return
        self.states.append(told_rows(path))
        # Not by reading the file: closing it would take away the locks of who has it open here.
        with closing(sqlite3.connect(path)) as raw, closing(sqlite3.connect(copy)) as kept:
            raw.backup(kept)
        self._copies.append(copy)


def expected(name: str, folder: Path, home: Path) -> Expected:
    """Does a deed once here and once in a child; `folder` has to be empty."""
    deed, prepared, done = DEEDS[name], folder / "prepared", folder / "done"
    prepared.mkdir(parents=True)
    deed.prepare(prepared)
    shutil.copytree(prepared, done)
    found = Expected(name, prepared)
    found.note(done / LIBRARY, folder / "state-0.pmdesk")
    with Path(os.devnull).open("w") as nobody, redirect_stdout(nobody), redirect_stderr(nobody):
        for number, _ in enumerate(deed.act(done), 1):
            found.note(done / LIBRARY, folder / f"state-{number}.pmdesk")
    found.files = {path.name: path.read_bytes() for path in done.glob("report.*")}
    if (fresh := done / FRESH.removeprefix("@")).exists():
        found.fresh = told_rows(fresh)
    child = folder / "child"
    shutil.copytree(prepared, child)
    found.counts = strace.counted([name, str(child)], home, folder / "log")
    return found
