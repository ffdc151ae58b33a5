"""The strip of the timeline closer and back, by wheel and keys, in step with the table."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.store.library import Library
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage
from pmdesk.ui.timeline.strip_view import INNER, StripView
from tests.ui.walking import made, meet

Show = Callable[[QWidget, int, int], QWidget]
Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, shown: Show) -> TimelineStage:
    made = TimelineStage(theme, session, lambda _: None)
    session.changed.connect(made.show_review)
    made.show_review(session.review)
    shown(made, 1096, 640)
    return made


def turn(strip: StripView, by: int, x: int = 400, *, shift: bool = False) -> None:
    at = QPointF(x, 60)
    event = QWheelEvent(
        at,
        strip.mapToGlobal(at),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Shift if shift else Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip, event)


def shown_ids(strip: StripView) -> list[str]:
    assert strip.strip is not None
    return [item.entry for item in strip.strip.items]


def test_the_wheel_shows_a_part_and_the_button_everything(stage: TimelineStage) -> None:
    strip, all_ids = stage.strip, [entry.id for entry in stage.review.entries]
    turn(strip, 120)
    turn(strip, 60)
    turn(strip, 60)
    fewer = shown_ids(strip)
    assert 0 < len(fewer) < len(all_ids)
    assert strip.whole.isVisible()
    turn(strip, -120, shift=True)
    assert shown_ids(strip) != fewer
    strip.whole.click()
    assert shown_ids(strip) == all_ids
    assert not strip.whole.isVisible()


@pytest.mark.parametrize("x", [100, 400, 800, 1000])
def test_no_milestone_comes_to_lie_under_the_button(stage: TimelineStage, x: int) -> None:
    for _ in range(6):
        turn(stage.strip, 120, x)
        strip, free = stage.strip.strip, stage.strip.whole.x() - INNER
        assert strip is not None
        assert strip.width <= free
        labels = [pennant.label for pennant in strip.pennants if pennant.label is not None]
        assert all(label.left + label.width <= free for label in labels)


def test_keys_do_the_same_around_what_is_chosen(stage: TimelineStage) -> None:
    strip, entry = stage.strip, stage.review.entries[8]
    stage.table.choose(entry.id)
    strip.setFocus()
    for _ in range(3):
        QTest.keyClick(strip, Key.Key_Plus)
    assert entry.id in shown_ids(strip)
    assert len(shown_ids(strip)) < len(stage.review.entries)
    QTest.keyClick(strip, Key.Key_PageDown)
    QTest.keyClick(strip, Key.Key_Minus)
    QTest.keyClick(strip, Key.Key_0)
    assert len(shown_ids(strip)) == len(stage.review.entries)


def test_what_is_chosen_in_the_table_comes_into_the_part_that_is_shown(
    stage: TimelineStage,
) -> None:
    stage.table.choose(stage.review.entries[8].id)
    stage.strip.zoom(12)
    last = stage.review.entries[-1].id
    assert last not in shown_ids(stage.strip)
    stage.table.choose(last)
    assert last in shown_ids(stage.strip)


def test_closer_it_shows_no_more_than_may_be_seen(
    theme: Theme, library: Library, shown: Show
) -> None:
    stage = made(theme, library, shown)
    meet(stage, 20, shared=True)
    for _ in range(3):
        stage.strip.zoom(1, 690)
    stage.strip.move_along(50)
    known = {entry.id for entry in stage.review.entries[:20]}
    assert set(shown_ids(stage.strip)) <= known
    assert stage.strip.marks.now == stage.review.entries[19].id
