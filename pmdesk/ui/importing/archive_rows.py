"""The files of an archive of reports: read one after the other, and which of them come in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import PurePosixPath
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
)

from pmdesk.method.secrets import SecretKind, secrets_said
from pmdesk.model.errors import WorldError
from pmdesk.model.times import date_text, local
from pmdesk.ui.importing.reading import Asked, Reading, read_it
from pmdesk.ui.importing.take import others_text
from pmdesk.ui.importing.tick_model import Index, Item, TickModel
from pmdesk.ui.tr import tr

LOOK = 40
"""Milliseconds between two looks at what has been read."""


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """One file: what was read of it, or the fault; `here` = the library has all of it already."""

    name: str
    reading: Reading | None = None
    fault: str = ""
    here: bool = False

    @property
    def title(self) -> str:
        """The title that it names, else its own name."""
        named = self.reading.intake.header.title if self.reading is not None else ""
        return named or PurePosixPath(self.name).stem

    @property
    def useful(self) -> bool:
        """Whether a review could be made of it."""
        return self.reading is not None and self.reading.intake.is_report

    @property
    def day(self) -> str:
        """The day of its first entry, "" where none is known."""
        entries = self.reading.intake.entries if self.reading is not None else ()
        known = [entry for entry in entries if entry.day_known]
        first = min(known, key=lambda entry: entry.at, default=None)
        return date_text(local(first.at, first.zone).date()) if first is not None else ""

    @property
    def found(self) -> str:
        """12 entries, 3 factors, 2 actions."""
        if self.reading is None:
            return ""
        n = len(self.reading.intake.entries)
        entries = [tr("1 entry") if n == 1 else tr("{n} entries").format(n=n)] if n else []
        return ", ".join((*entries, *filter(None, (others_text(self.reading.intake),))))

    @property
    def secrets(self) -> tuple[SecretKind, ...]:
        """The kinds of what is secret in it, one for each place."""
        if self.reading is None:
            return ()
        every = (one.kind for found in self.reading.found for one in found)
        return (*every, *self.reading.beside)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said about it."""
        if self.reading is None:
            return (self.fault,)
        intake = self.reading.intake
        empty = () if intake.is_report else (tr("Nothing in it has a time, and it is no report."),)
        warned = sum(bool(entry.warnings) for entry in intake.entries)
        odd = (tr("{n} with warnings").format(n=warned),) if warned else ()
        seen = secrets_said(self.secrets)
        return (*empty, *odd, *((seen,) if seen else ()), *intake.warnings[:1])


class ArchiveReader(QObject):
    """Reads the files of an archive while the window stays alive.

    Signals:
        came(list): more ArchiveFiles, in the order of their names.
        done(): that was the last.
    """

    came = Signal(list)
    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read: list[ArchiveFile] = []
        self._seen = self.count = 0
        self._stop = Event()
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._take)

    def start(self, files: Mapping[str, bytes], asked: Asked) -> None:
        """Reads each file as `asked` says."""
        self.cancel()
        self._read, self._seen, self.count = [], 0, len(files)
        self._stop = Event()
        args = (files, asked, self._read, self._stop)
        Thread(target=_read_all, args=args, daemon=True).start()
        self._look.start()

    def cancel(self) -> None:
        """Reads no further."""
        self._stop.set()
        self._look.stop()

    def _take(self) -> None:
        new = self._read[self._seen :]
        self._seen += len(new)
        if new:
            self.came.emit(new)
        if self._seen == self.count:
            self._look.stop()
            self.done.emit()


def _read_all(
    files: Mapping[str, bytes], asked: Asked, read: list[ArchiveFile], stop: Event
) -> None:
    for name in sorted(files):
        if stop.is_set():
            return
        read.append(_read_one(name, replace(asked, data=files[name], name=name)))


def _read_one(name: str, asked: Asked) -> ArchiveFile:
    try:
        return ArchiveFile(name, read_it(asked))
    except WorldError as fault:
        return ArchiveFile(name, fault=str(fault))


class ArchiveColumn(IntEnum):
    """The columns of the list."""

    TITLE = 0
    DAY = 1
    FOUND = 2


class ArchiveModel(TickModel):
    """Files with a tick each; `UserRole` gives the ArchiveFile."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[ArchiveFile] = []
        self.chosen: set[int] = set()

    def clear(self) -> None:
        self.beginResetModel()
        self.files, self.chosen = [], set()
        self.endResetModel()
        self.ticked.emit()

    def add(self, files: Iterable[ArchiveFile], here: Callable[[ArchiveFile], bool]) -> None:
        """More files; what is here already, or useless, is not ticked."""
        known = [replace(file, here=file.useful and here(file)) for file in files]
        first = len(self.files)
        self.beginInsertRows(QModelIndex(), first, first + len(known) - 1)
        self.files += known
        self.chosen |= {first + n for n, file in enumerate(known) if file.useful and not file.here}
        self.endInsertRows()
        self.ticked.emit()

    def is_ticked(self, row: int) -> bool:
        return row in self.chosen

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Ticks some files, or takes their ticks away; a useless one has none."""
        changed = {row for row in rows if self.files[row].useful}
        self.chosen = self.chosen | changed if on else self.chosen - changed
        self.tell_ticks()

    def is_locked(self, row: int) -> bool:
        return not self.files[row].useful

    def count(self) -> int:
        return len(self.files)

    def heads(self) -> tuple[str, ...]:
        return (tr("Report"), tr("Day"), tr("Found"))

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file, column = self.files[index.row()], ArchiveColumn(index.column())
        ticked = index.row() in self.chosen
        if role == Item.UserRole:
            return file
        if role == Item.CheckStateRole and column is ArchiveColumn.TITLE:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Item.ToolTipRole:
            return "\n".join((file.name, *file.remarks))
        if role == Item.AccessibleTextRole and column is ArchiveColumn.TITLE:
            return ", ".join((tr("ticked") if ticked else tr("not ticked"), *said_of(file)))
        if role in (Item.DisplayRole, Item.AccessibleTextRole):
            return (file.title, file.day, file.found)[column]
        return None


def said_of(file: ArchiveFile) -> tuple[str, ...]:
    """A file in words: title, day, what was found, that it is here, what is odd about it."""
    here = tr("here already") if file.here else ""
    return tuple(filter(None, (file.title, file.day, file.found, here, *file.remarks)))
