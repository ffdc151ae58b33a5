"""A damaged or strange file, read as far as it goes: from a copy, table by table, row by row."""

import mmap
import shutil
import sqlite3
import stat
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from pmdesk.store.errors import LibraryFault, file_fault
from pmdesk.store.files import beside, names_others
from pmdesk.store.header import mended_header
from pmdesk.store.page_scan import Pages
from pmdesk.store.schema.fingerprints import FINGERPRINTS, fingerprint

VALUE_CAP = 32 << 20
_AT_ONCE = 200
_STEP_BY_STEP = 3_000
_SECONDS = 20.0
Columns = dict[str, Any]
Pause = Callable[[], None]


class Wreck:
    """What can still be read of a file; the file itself is never opened by SQLite."""

    def __init__(self, copy: Path, page: int) -> None:
        self._copy, self._page = copy, page
        self.raw = sqlite3.connect(copy, isolation_level=None)
        self.raw.text_factory = lambda data: data.decode(errors="replace")
        self.raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_CAP)
        self.raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        for setting in (
            "trusted_schema = OFF", "mmap_size = 0", "query_only = ON", "writable_schema = ON",
        ):  # fmt: skip
            with suppress(sqlite3.Error):
                self.raw.execute(f"PRAGMA {setting}")
        self._end = 0.0
        self.raw.set_progress_handler(lambda: int(time.monotonic() > self._end), 10_000)

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]] | None:
        """The rows of a query; None where it cannot be answered."""
        self._end = time.monotonic() + _SECONDS
        try:
            return self.raw.execute(sql, values).fetchall()
        except (sqlite3.Error, OverflowError, MemoryError):
            return None

    def columns(self, table: str) -> list[str]:
        """The plain columns of a table; empty for what is missing, a view, or computed."""
        kind = self.ask("SELECT type, sql FROM sqlite_schema WHERE name = ?", [table])
        plain = [row for row in kind or () if row[0] == "table"]
        if not plain or not str(plain[0][1]).upper().startswith("CREATE TABLE"):
            return []
        found = self.ask(f'PRAGMA table_xinfo("{table}")') or []
        return [str(row[1]) for row in found if row[6] == 0]

    def rows(self, table: str, names: Sequence[str], pause: Pause) -> Iterator[Columns]:
        """Every row that can be read; in one that is readable in parts the others are missing.

        Forward up to the first damaged place, backward down to the last one, then one by one.
        """
        seen: list[int | None] = [None, None]
        for number, (beyond, order) in enumerate(((">", "ASC"), ("<", "DESC"))):
            for rowid, row in self._run(table, names, beyond, order, pause):
                if rowid is None:
                    return
                if number and seen[0] is not None and rowid <= seen[0]:
                    break
                seen[number] = rowid
                yield row
        for rowid in self._between(table, *seen):
            pause()
            found = self._one(table, names, rowid)
            if found:
                yield found

    def _run(
        self, table: str, names: Sequence[str], beyond: str, order: str, pause: Pause
    ) -> Iterator[tuple[int | None, Columns]]:
        """Rows in one direction up to a damaged place; a rowid of None says that there is none."""
        columns = ", ".join(f'"{name}"' for name in names)
        at: int | None = None
        while True:
            pause()
            where = "" if at is None else f"WHERE rowid {beyond} {at}"
            sql = f'SELECT rowid, {columns} FROM "{table}" {where} ORDER BY rowid {order} LIMIT '
            found = self.ask(f"{sql}{_AT_ONCE}")
            if found is None:
                found = self.ask(f"{sql}1")
            if found is None:
                return
            for rowid, *values in found:
                if at is not None and (rowid <= at if order == "ASC" else rowid >= at):
                    # A damaged tree may lead round in a circle.
                    return
                at = rowid
                yield rowid, dict(zip(names, values, strict=True))
            if not found:
                yield None, {}
                return

    def _between(self, table: str, low: int | None, high: int | None) -> list[int]:
        """The rowids from one damaged place to the other; an index may still know them all."""
        begin = 0 if low is None else low
        known = self.ask(f'SELECT rowid FROM "{table}" INDEXED BY "{table}_by_review"')
        if known is not None:
            rowids = sorted(row[0] for row in known)
            return [n for n in rowids if n > begin and (high is None or n < high)]
        end = begin + _STEP_BY_STEP
        return list(range(begin + 1, end if high is None else min(high, end)))

    def _one(self, table: str, names: Sequence[str], rowid: int) -> Columns:
        """A row, or those of its columns that can be read; empty where nothing can."""
        columns = ", ".join(f'"{name}"' for name in names)
        found = self.ask(f'SELECT {columns} FROM "{table}" WHERE rowid = ?', [rowid])
        if found is not None:
            return dict(zip(names, found[0], strict=True)) if found else {}
        row: Columns = {}
        if not self.ask(f'SELECT 1 FROM "{table}" WHERE rowid = ?', [rowid]):
            return row
        for name in names:
            part = self.ask(f'SELECT "{name}" FROM "{table}" WHERE rowid = ?', [rowid])
            if part:
                row[name] = part[0][0]
        return row

    @cached_property
    def known_schema(self) -> bool:
        """Whether it defines what one of our versions does, and nothing else."""
        try:
            return fingerprint(self.raw) in FINGERPRINTS
        except sqlite3.Error:
            return False

    @cached_property
    def whole(self) -> bool:
        """Whether its structure is as it should be."""
        found = self.ask("PRAGMA integrity_check(1)")
        return found is not None and found[:1] == [("ok",)]

    def scanned(self) -> Iterator[tuple[int, list[Any]]]:
        """Rows of any table from the pages themselves: rowid and values."""
        with self._copy.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            yield from Pages(data, self._page, data[20]).rows()

    def close(self) -> None:
        self.raw.close()


@contextmanager
def wreck(path: Path) -> Iterator[Wreck]:
    """The file to read from, as a copy in a folder of our own that goes away again.

    The caller sees to it that nobody in this process has the file open with SQLite.
    """
    folder = Path(tempfile.mkdtemp(prefix="pmdesk-salvage-"))
    try:
        copy = folder / "copy"
        _copied(path, copy)
        found = Wreck(copy, mended_header(copy))
        try:
            if not found.ask("SELECT 1 FROM sqlite_schema WHERE name = 'reviews'"):
                # It may only say that its texts are kept in another way than ours.
                found.close()
                found = Wreck(copy, mended_header(copy, ours=True))
            yield found
        finally:
            found.close()
    except OSError as error:
        raise file_fault(path, error) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copied(path: Path, copy: Path) -> None:
    """The file, and the broken-off write beside it that belongs to it."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise LibraryFault(f"{path} is not a plain file.", "Choose another file.")
    shutil.copyfile(path, copy)
    copy.chmod(0o600)
    for ending in ("-journal", "-wal"):
        other = beside(path, ending)
        if other.is_file() and not other.is_symlink() and not names_others(other):
            shutil.copyfile(other, beside(copy, ending))
