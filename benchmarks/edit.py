"""One edit against one raw durable transaction: what the store adds, and what the window adds."""

import os
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from pmdesk.model.gestures import timeline
from pmdesk.model.order import STEP
from pmdesk.model.review import Entry, Review
from pmdesk.model.text import new_id
from pmdesk.store.library import Library
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage

ROUNDS = 60
SIZES = (1_000, 10_000)
PRAGMAS = ("journal_mode = DELETE", "synchronous = EXTRA", "mmap_size = 0")


def run() -> list[tuple[str, float, float]]:
    """Ratios of medians, each pair measured in turn."""
    found = []
    with TemporaryDirectory() as folder:
        for size in SIZES:
            found.append(_store(Path(folder) / f"{size}", size))
        found.append(window(Path(folder) / "window", SIZES[0]))
    return found


def _store(folder: Path, size: int) -> tuple[str, float, float]:
    folder.mkdir()
    review = review_of(size)
    raw = Raw(folder / "raw.db")
    with Library.open(folder / "l.pmdesk", create=True) as library:
        library.add(review, "New review")
        session = library.session(review.id)
        id = review.entries[size // 2].id

        def edit(number: int) -> None:
            session.do(timeline.set_text, id=id, text=f"text {number}")
            session.seal()

        ours, bare = in_turn(edit, raw.commit)
    raw.close()
    return (f"store part of an edit at {size:,} entries / raw transaction", ours / bare, 3.0)


def window(folder: Path, size: int, aim: float = 2.0) -> tuple[str, float, float]:
    """One edit, from the gesture to the paint, in a timeline of this size."""
    folder.mkdir()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    theme = Theme()
    theme.use("light")
    review = review_of(size)
    raw, plain = Raw(folder / "raw.db"), PlainTable(size)
    plain.view.show()
    with Library.open(folder / "l.pmdesk", create=True) as library:
        library.add(review, "New review")
        session = ReviewSession(library.session(review.id))
        stage = TimelineStage(theme, session, lambda _: None)
        session.changed.connect(stage.show_review)
        stage.resize(1096, 700)
        stage.show_review(review)
        stage.show()
        app.processEvents()
        id = stage.table.current_id()

        def edit(number: int) -> None:
            session.do(timeline.set_text, id=id, text=f"text {number}")
            session.seal()
            app.processEvents()

        def bare(number: int) -> None:
            raw.commit(number)
            plain.change_row(number)
            app.processEvents()

        ours, theirs = in_turn(edit, bare)
    raw.close()
    name = f"gesture to painted at {size:,} entries / raw transaction and one-row repaint"
    return (name, ours / theirs, aim)


def in_turn(ours: Callable[[int], None], theirs: Callable[[int], None]) -> tuple[float, float]:
    """The medians of two things done in turn, after a warm-up."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 5):
        for which, act in enumerate((ours, theirs)):
            before = time.perf_counter()
            act(number)
            if number >= 5:
                times[which].append(time.perf_counter() - before)
    return statistics.median(times[0]), statistics.median(times[1])


def review_of(size: int) -> Review:
    """A review with this many entries, a minute apart."""
    start = datetime(2026, 10, 6, tzinfo=UTC)
    entries = tuple(
        Entry(
            id=new_id(),
            at=start + timedelta(minutes=number),
            text=f"entry number {number} says what happened in some words",
            position=STEP * (number + 1),
        )
        for number in range(size)
    )
    return Review(id=new_id(), title="Benchmark", entries=entries)


class Raw:
    """One durable transaction in a file of its own, with the library's settings."""

    def __init__(self, path: Path) -> None:
        self._raw = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            self._raw.execute(f"PRAGMA {pragma}")
        self._raw.execute("CREATE TABLE t (id TEXT PRIMARY KEY, text TEXT)")
        self._raw.executemany("INSERT INTO t VALUES (?, 'x')", [(str(n),) for n in range(1000)])

    def commit(self, number: int) -> None:
        self._raw.execute("BEGIN IMMEDIATE")
        self._raw.execute("UPDATE t SET text = ? WHERE id = '500'", [f"text {number}"])
        self._raw.execute("COMMIT")

    def close(self) -> None:
        self._raw.close()


class PlainTable(QAbstractTableModel):
    """A table without anything of ours, of which one row is painted again."""

    def __init__(self, rows: int = 1000) -> None:
        super().__init__()
        self._texts = [f"entry {number}" for number in range(rows)]
        self.view = QTableView()
        self.view.setModel(self)
        self.view.resize(1096, 500)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override]  # noqa: B008
        return len(self._texts)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override]  # noqa: B008
        return 5

    def data(self, index: QModelIndex, role: int = 0) -> object:  # type: ignore[override]
        return self._texts[index.row()] if role == Qt.ItemDataRole.DisplayRole else None

    def change_row(self, number: int) -> None:
        self._texts[3] = f"text {number}"
        self.dataChanged.emit(self.index(3, 0), self.index(3, 4))
