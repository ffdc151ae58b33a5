"""Ideas held back, open questions and the parking lot: counted on the rail, settled in a list."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.gestures import captured
from pmdesk.model.review import find
from pmdesk.model.words import Capture, Decision, Stage
from pmdesk.ui.captured.list import CapturedList
from pmdesk.ui.captured.opener import CapturedOpener
from pmdesk.ui.console.rail import Rail, RailButton
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Key = Qt.Key
IDS = ("a-1", "a-2", "a-3")


class Console(QWidget):
    """A rail in a page, with what opens the lists."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self.session = session
        self.rail = Rail(theme, tuple(Stage))
        self.rail.setParent(self)
        self.opener = CapturedOpener(theme, session, self, self.rail.counter)
        self.rail.captured_wanted.connect(self.opener.open)
        session.changed.connect(self.rail.show_review)
        self.rail.show_review(session.review)

    def resizeEvent(self, event: object) -> None:
        self.rail.fit(self.width())
        self.rail.setGeometry(0, 0, self.rail.sizeHint().width(), self.height())

    def open(self, noun: str) -> CapturedList:
        QTest.mouseClick(self.rail.counter(noun), Qt.MouseButton.LeftButton)
        assert self.opener.popover is not None
        content = self.opener.popover.content
        assert isinstance(content, CapturedList)
        return content


@pytest.fixture
def console(
    theme: Theme, empty_session: ReviewSession, shown: Callable[..., QWidget], tmp_path: Path
) -> Console:
    """A review with two ideas, two questions and a parked topic."""
    for id, text in zip(IDS, ("cap the pool", "alert at 80 %"), strict=False):
        empty_session.do(captured.add_idea, id=id, text=text)
        empty_session.do(captured.add_question, id=id, text=f"who would {text}?")
    empty_session.do(captured.add_parked, id=IDS[0], text="naming of services")
    made = Console(theme, empty_session)
    shown(made)
    made.activateWindow()
    return made


def said(console: Console, noun: str) -> str:
    return console.rail.counter(noun).accessibleName()


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_rail_counts_what_waits(console: Console) -> None:
    assert said(console, "ideas") == "Ideas held back, 2"
    assert said(console, "questions") == "Open questions, 2"
    console.session.do(captured.set_outcome, noun="ideas", id=IDS[0], outcome=Capture.DROPPED)
    assert said(console, "ideas") == "Ideas held back, 1"


def test_an_idea_becomes_an_action_and_the_focus_goes_on(console: Console) -> None:
    content = console.open("ideas")
    click(content.waiting[IDS[0]].take)
    (action,) = console.session.review.actions
    assert (action.text, action.decision) == ("cap the pool", Decision.PROPOSED)
    assert list(content.waiting) == [IDS[1]]
    assert list(content.settled) == [IDS[0]]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert content.isAncestorOf(focus)
    console.session.undo()
    assert console.session.review.actions == ()
    assert list(content.waiting) == list(IDS[:2])


def test_an_answer_is_stored_and_enter_settles_the_question(console: Console) -> None:
    content = console.open("questions")
    row = content.waiting[IDS[0]]
    assert row.beside is not None
    QTest.keyClick(row.beside, Key.Key_Return)
    assert IDS[0] in content.waiting
    QTest.keyClicks(row.beside, "the platform team")
    QTest.keyClick(row.beside, Key.Key_Return)
    question = find(console.session.review.questions, IDS[0])
    assert question is not None
    assert (question.answer, question.outcome) == ("the platform team", Capture.TAKEN)
    assert said(console, "questions") == "Open questions, 1"


def test_a_parked_topic_gets_a_follow_up_and_words_can_be_mended(console: Console) -> None:
    row = console.open("parked").waiting[IDS[0]]
    assert row.beside is not None
    row.beside.setFocus()
    QTest.keyClicks(row.beside, "guild, 4 November")
    row.text.setFocus()
    QTest.keyClick(row.text, Key.Key_End)
    QTest.keyClicks(row.text, " and pods")
    QTest.keyClick(row.text, Key.Key_Return)
    (topic,) = console.session.review.parked
    assert (topic.text, topic.follow_up) == ("naming of services and pods", "guild, 4 November")


def test_what_is_settled_can_be_opened_again_or_deleted(console: Console) -> None:
    content = console.open("ideas")
    click(content.waiting[IDS[0]].drop)
    click(content.waiting[IDS[1]].drop)
    assert said(console, "ideas") == "Ideas held back, 0"
    click(content.settled[IDS[0]].again)
    click(content.settled[IDS[1]].away)
    (idea,) = console.session.review.ideas
    assert (idea.id, idea.outcome) == (IDS[0], Capture.OPEN)
    click(content.waiting[IDS[0]].away)
    assert console.session.review.ideas == ()
    assert QApplication.focusWidget() is content


def test_typing_is_kept_when_the_list_closes(console: Console) -> None:
    row = console.open("ideas").waiting[IDS[0]]
    row.text.selectAll()
    QTest.keyClicks(row.text, "raise the pool")
    QTest.keyClick(row.text, Key.Key_Escape)
    assert console.opener.popover is None
    idea = find(console.session.review.ideas, IDS[0])
    assert idea is not None
    assert idea.text == "raise the pool"


def test_one_list_at_a_time_and_each_fits_a_small_window(console: Console) -> None:
    console.resize(1024, 504)
    QApplication.processEvents()
    for noun in ("ideas", "questions", "parked"):
        first = console.opener.popover
        console.opener.open(noun)
        assert first is None or not first.isVisible()
        assert console.opener.popover is not None
        box = console.opener.popover.content
        inside = box.rect().translated(box.mapTo(console, box.rect().topLeft()))
        assert console.rect().contains(inside)
    console.opener.close()
    assert console.opener.popover is None


def test_the_rail_fits_low_and_narrow_windows(console: Console) -> None:
    console.resize(1024, 504)
    QApplication.processEvents()
    assert console.rail.minimumSizeHint().height() <= 504
    counter = console.rail.counter("parked")
    assert counter.height() >= 24
    assert counter.geometry().bottom() < 504
    assert counter.width() <= 56


def test_in_the_lowest_window_stages_stay_and_counters_give_way(console: Console) -> None:
    for high, counted in ((268, False), (504, True)):
        console.resize(1024, high)
        QApplication.processEvents()
        assert console.rail.minimumSizeHint().height() <= 268
        assert console.rail.counter("parked").isVisible() is counted
        stages = console.rail.findChildren(RailButton)
        assert all(stage.height() >= 24 for stage in stages)
        assert max(stage.geometry().bottom() for stage in stages) < high
    console.opener.open("parked")
    assert console.opener.popover is not None


def test_every_part_has_a_name(console: Console) -> None:
    for noun in ("ideas", "questions", "parked"):
        content = console.open(noun)
        stops = [
            w for w in content.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert stops
        assert all(w.accessibleName() or w.focusProxy() for w in stops)
        console.opener.close()
