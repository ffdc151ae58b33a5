"""Every stage of a large review: shown and scrolled by a page, against a bare table that is.

The review has 1,000 entries, 60 factors, 30 actions and 40 lessons. The bare view is a QTableView
of 1,000 rows and five columns in a stack of its own, shown and scrolled likewise; what a person
feels begins at about ten times that. A stage is made when it is first opened: that is measured
once, against a bare table that is made and shown.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QStackedWidget, QWidget

from benchmarks.edit import PlainTable, review_of
from pmdesk.desk.desk import Desk
from pmdesk.method.categories import categories
from pmdesk.model.order import STEP
from pmdesk.model.review import Action, Factor, Lesson, Review, Seat
from pmdesk.model.text import new_id
from pmdesk.model.words import ActionKind, LessonKind, Stage
from pmdesk.paths import keep_below
from pmdesk.ui.settings import Settings

ROUNDS = 15
AIM = 3.0
FIRST_AIM = 10.0
COUNTS = {"factors": 60, "actions": 30, "lessons": 40}


def run() -> list[tuple[str, float, float]]:
    """Ratios of medians, stage by stage, each pair measured in turn."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    with TemporaryDirectory() as folder:
        keep_below(Path(folder))
        desk = Desk(Settings(Path(folder) / "settings.ini"))
        desk.open(Path(folder) / "l.pmdesk")
        review = large_review()
        desk.library.add(review, "New review")
        desk.work().open_review(review.id, Stage.OPEN)
        try:
            return list(_stages(app, desk))
        finally:
            desk.window.close()


def _stages(app: QApplication, desk: Desk) -> list[tuple[str, float, float]]:
    console, bare = desk.work().console, Bare(app)
    assert console is not None
    found = []
    for stage in console.stages:
        other = Stage.OPEN if stage is not Stage.OPEN else Stage.CLOSE
        if stage is not Stage.OPEN:  # it was the first to be shown
            first = _time(app, lambda stage=stage: console.go_to(stage), desk.window)
            found.append((f"{stage.value}: made / bare table made", first / bare.made(), FIRST_AIM))

        def show(stage: Stage = stage, other: Stage = other) -> float:
            console.go_to(other)
            app.processEvents()
            return _time(app, lambda: console.go_to(stage), desk.window)

        ours, theirs = _in_turn(show, bare.show)
        found.append((f"{stage.value}: shown / bare table shown", ours / theirs, AIM))
        area = _longest(console.view)
        if area is not None:
            ours, theirs = _in_turn(partial(_page_on, app, area), bare.page)
            found.append((f"{stage.value}: a page on / bare table a page on", ours / theirs, AIM))
    return found


def _longest(view: QWidget) -> QAbstractScrollArea | None:
    """What of a stage scrolls furthest."""
    areas = [a for a in view.findChildren(QAbstractScrollArea) if a.isVisible()]
    areas.sort(key=lambda area: area.verticalScrollBar().maximum())
    return areas[-1] if areas and areas[-1].verticalScrollBar().maximum() > 0 else None


def _time(app: QApplication, act: Callable[[], object], painted: QWidget) -> float:
    """Seconds until something is done, laid out and painted."""
    before = time.perf_counter()
    act()
    app.processEvents()
    painted.repaint()
    return time.perf_counter() - before


def _page_on(app: QApplication, area: QAbstractScrollArea) -> float:
    """The time for a page further down; from the end it goes back to the top."""
    bar = area.verticalScrollBar()
    at = bar.value() + bar.pageStep()
    return _time(app, lambda: bar.setValue(at if at < bar.maximum() else 0), area.viewport())


def _in_turn(ours: Callable[[], float], theirs: Callable[[], float]) -> tuple[float, float]:
    pairs = [(ours(), theirs()) for _ in range(ROUNDS + 2)][2:]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


class Bare:
    """A table without anything of ours, beside an empty page."""

    def __init__(self, app: QApplication) -> None:
        self._app, self._table = app, PlainTable()
        self._stack = QStackedWidget()
        self._stack.addWidget(QLabel("empty"))
        self._stack.addWidget(self._table.view)
        self._stack.resize(1096, 700)
        self._stack.show()
        app.processEvents()

    def made(self) -> float:
        """The median of making another such table and showing it."""
        times = []
        for _ in range(ROUNDS):
            before = time.perf_counter()
            table = PlainTable()
            table.view.show()
            self._app.processEvents()
            table.view.repaint()
            times.append(time.perf_counter() - before)
            table.view.close()
        return statistics.median(times)

    def show(self) -> float:
        self._stack.setCurrentIndex(0)
        self._app.processEvents()
        return _time(self._app, lambda: self._stack.setCurrentIndex(1), self._stack)

    def page(self) -> float:
        return _page_on(self._app, self._table.view)


def large_review() -> Review:
    """1,000 entries, and as much beside them as COUNTS says."""
    keys = [category.key for category in categories()]
    kinds, lessons = list(ActionKind), list(LessonKind)

    def place(number: int) -> dict[str, object]:
        return {"id": new_id(), "position": STEP * (number + 1)}

    def text(number: int) -> str:
        return f"Number {number} says in a dozen words what had to be true on that day"

    return replace(
        review_of(1_000),
        created=datetime(2026, 10, 6, tzinfo=UTC),
        seats=tuple(Seat(**place(n), alias=f"Seat {n}") for n in range(12)),  # type: ignore[arg-type]
        factors=tuple(
            Factor(**place(n), text=text(n), category=keys[n % len(keys)])  # type: ignore[arg-type]
            for n in range(COUNTS["factors"])
        ),
        actions=tuple(
            Action(**place(n), text=text(n), kind=kinds[n % len(kinds)])  # type: ignore[arg-type]
            for n in range(COUNTS["actions"])
        ),
        lessons=tuple(
            Lesson(**place(n), text=text(n), kind=lessons[n % len(lessons)])  # type: ignore[arg-type]
            for n in range(COUNTS["lessons"])
        ),
    )
