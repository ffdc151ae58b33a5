"""A timeline of 10,000 entries against a bare QTableView of as many rows.

Measured are the table made, filled and painted for the first time, a page on, and one edit from the
gesture to the paint (against a raw durable transaction and one row painted again).
"""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.edit import PlainTable, review_of, window
from pmdesk.model.narrowing import EVERYTHING
from pmdesk.model.review import Review
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.table import TimelineTable

SIZE = 10_000
ROUNDS = 9
PAGES = 40
AIM = 1.5
Held = tuple[object, QTableView]
"""A view, and what has to live as long as it."""


def run() -> list[tuple[str, float, float]]:
    """Ratios of medians, each pair measured in turn."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    theme, review = Theme(), review_of(SIZE)
    theme.use("light")
    first, page = _table(app, lambda: _ours(theme, review))
    with TemporaryDirectory() as folder:
        edit = window(Path(folder) / "window", SIZE, AIM)
    return [
        (f"first paint of {SIZE:,} entries / bare table", first, AIM),
        (f"a page on at {SIZE:,} entries / bare table", page, AIM),
        edit,
    ]


def _ours(theme: Theme, review: Review) -> Held:
    table = TimelineTable(theme)
    table.resize(1096, 500)
    table.show_review(review, EVERYTHING)
    return table, table


def _bare() -> Held:
    plain = PlainTable(SIZE)
    return plain, plain.view


def _table(app: QApplication, ours: Callable[[], Held]) -> tuple[float, float]:
    times: dict[Callable[[], Held], tuple[list[float], list[float]]] = {}
    for number in range(ROUNDS + 1):
        for make in (ours, _bare):
            first, page = _measured(app, make)
            if number:
                kept = times.setdefault(make, ([], []))
                kept[0].append(first)
                kept[1].append(page)
    medians = {make: [statistics.median(part) for part in kept] for make, kept in times.items()}
    return medians[ours][0] / medians[_bare][0], medians[ours][1] / medians[_bare][1]


def _measured(app: QApplication, make: Callable[[], Held]) -> tuple[float, float]:
    """Seconds to the first paint, and for a page on."""
    before = time.perf_counter()
    held, view = make()
    view.show()
    app.processEvents()
    view.viewport().repaint()
    first = time.perf_counter() - before
    bar = view.verticalScrollBar()
    before = time.perf_counter()
    for number in range(1, PAGES + 1):
        bar.setValue(number * bar.pageStep() % bar.maximum())
        app.processEvents()
        view.viewport().repaint()
    page = (time.perf_counter() - before) / PAGES
    view.close()
    del held
    return first, page


if __name__ == "__main__":
    for name, ratio, aim in run():
        print(f"{ratio:7.2f}  {aim:5.2f}  {name}")
