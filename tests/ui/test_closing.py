"""The Close stage as a facilitator meets it: decisions, buy-in, pulse, and what stays open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from pmdesk.method.closing import pulse_sentence, pulse_words
from pmdesk.model.gestures import actions, captured, header, seats
from pmdesk.model.review import Review
from pmdesk.model.words import BuyIn, Capture, Decision, Stage
from pmdesk.store.library import Library
from pmdesk.ui.closing.buy_in import BuyInAsk
from pmdesk.ui.closing.hears import suggestions
from pmdesk.ui.closing.stage import CloseStage
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Time, console_on

Show = Callable[[QWidget, int, int], QWidget]
Key, Left = Qt.Key, Qt.MouseButton.LeftButton
NOW = datetime(2026, 10, 16, 8, 58, tzinfo=UTC)
TODAY = date(2026, 10, 16)


def make(theme: Theme, session: ReviewSession, shown: Show, width: int = 1048) -> CloseStage:
    stage = CloseStage(theme, session, lambda: TODAY)
    stage.use_room(Room(session, lambda text, bold: 10.0, lambda: NOW))
    session.changed.connect(stage.show_review)
    assert stage.room is not None
    stage.room.changed.connect(stage.show_room)
    stage.show_review(session.review)
    stage.show_room()
    shown(stage, width, 664)
    return stage


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, shown: Show) -> CloseStage:
    return make(theme, session, shown)


@pytest.fixture
def empty(theme: Theme, empty_session: ReviewSession, shown: Show) -> CloseStage:
    return make(theme, empty_session, shown)


def begin(stage: CloseStage) -> None:
    assert stage.room is not None
    assert stage.room.begin()


def type_into(field: QLineEdit | QTextEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)


def choose(widget: QWidget, text: str) -> None:
    """Clicks the choice with this text."""
    made = next(b for b in widget.buttons() if b.text() == text)  # type: ignore[attr-defined]
    QTest.mouseClick(made, Left)


# What was decided


def test_accepted_actions_stand_there_the_first_priority_first(stage: CloseStage) -> None:
    accepted = [a for a in stage.review.actions if a.decision is Decision.ACCEPTED]
    said = [row.accessibleName() for row in stage.decided.rows]
    assert len(said) == len(accepted)
    first = next(a for a in accepted if a.first)
    assert said[0].startswith(first.text.replace("`", ""))
    assert "each with an owner and a date" in stage.decided.said.text()


def test_what_lacks_an_owner_or_a_date_is_named_and_leads_to_actions(
    stage: CloseStage,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    rows = [a for a in stage.review.actions if a.decision is Decision.ACCEPTED]
    stage.session.do(actions.set_owner, id=rows[0].id, seat="")
    stage.session.do(actions.set_due, id=rows[1].id, due=None)
    assert "1 without an owner, 1 without a date" in stage.decided.said.text()
    assert any("No owner" in row.accessibleName() for row in stage.decided.rows)
    with qtbot.waitSignal(stage.go_to) as led:
        QTest.mouseClick(stage.decided.way, Left)
    assert led.args == [Stage.ACTIONS]


def test_what_is_not_decided_is_named(stage: CloseStage) -> None:
    assert not stage.decided.open.isVisible()
    for number in range(3):
        stage.session.do(actions.add_action, id=f"new{number}", text=f"Proposal {number}")
    said = stage.decided.open.text()
    assert said == "Not decided yet: “Proposal 0”, “Proposal 1” and 1 more"


# Buy-in


def test_the_answer_by_whom_and_a_remark_are_kept(empty: CloseStage) -> None:
    empty.session.do(seats.add_seat, id="s1", alias="Engineering manager", name="Ada Quill")
    empty.session.do(seats.set_fact, id="s1", field="leader", value=True)
    assert empty.buy_in.who.text() == "To ask: Engineering manager"
    assert empty.buy_in.answer.value() is BuyIn.NONE
    choose(empty.buy_in.answer, "In part")
    empty.buy_in.by.choose("s1")
    empty.buy_in.note.setFocus()
    QTest.keyClicks(empty.buy_in.note, "Two of three")
    empty.buy_in.note.flush()
    review = empty.review
    assert (review.buy_in, review.buy_in_by) == (BuyIn.PARTLY, "s1")
    assert review.buy_in_note == "Two of three"
    choose(empty.buy_in.answer, "No")
    assert empty.buy_in.hint.isVisible()
    while empty.session.undo_label:
        empty.session.undo()
    assert empty.buy_in.answer.value() is BuyIn.NONE


def test_leaving_a_meeting_without_an_answer_asks_once(stage: CloseStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    stage.session.do(header.set_closing, field="buy_in", value=BuyIn.NONE)
    stage.session.do(header.set_closing, field="buy_in_note", value="")
    assert stage.may_leave(Stage.REPORT)
    begin(stage)
    assert stage.may_leave(Stage.ACTIONS)
    assert not stage.may_leave(Stage.REPORT)
    asking = stage.popover.content if stage.popover else None
    assert isinstance(asking, BuyInAsk)
    type_reason = asking.reason
    type_reason.setFocus()
    QTest.keyClicks(type_reason, "The manager had left")
    with qtbot.waitSignal(stage.go_to) as led:
        QTest.mouseClick(asking.on, Left)
    assert led.args == [Stage.REPORT]
    assert stage.review.buy_in_note == "The manager had left"
    assert stage.review.buy_in is BuyIn.NONE
    assert stage.may_leave(Stage.REPORT)


def test_the_question_can_be_put_at_once(stage: CloseStage) -> None:
    stage.session.do(header.set_closing, field="buy_in", value=BuyIn.NONE)
    begin(stage)
    assert not stage.may_leave(Stage.REPORT)
    asking = stage.popover.content if stage.popover else None
    assert isinstance(asking, BuyInAsk)
    assert asking.now.hasFocus()
    QTest.keyClick(asking.now, Key.Key_Space)
    assert stage.popover is None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert stage.buy_in.answer.isAncestorOf(focus)


def test_a_meeting_that_ends_here_asks_first_and_then_ends(stage: CloseStage) -> None:
    stage.session.do(header.set_closing, field="buy_in", value=BuyIn.NONE)
    begin(stage)
    assert stage.room is not None
    stage.handlers()["end-meeting"]()
    assert stage.room.running
    asking = stage.popover.content if stage.popover else None
    assert isinstance(asking, BuyInAsk)
    said: list[object] = []
    stage.said.connect(lambda text, way, act, *_: said.extend((text, act)))
    QTest.mouseClick(asking.on, Left)
    assert not stage.room.running
    assert "end-meeting" not in stage.handlers()
    assert said == ["The meeting has ended after 0 s.", stage.room.reopen]


def test_with_an_answer_or_without_a_plan_nothing_is_asked(
    stage: CloseStage, theme: Theme, library: Library, shown: Show
) -> None:
    begin(stage)
    assert stage.review.buy_in is BuyIn.YES
    assert stage.may_leave(Stage.REPORT)
    library.add(Review(id="none"), "x")
    other = make(theme, ReviewSession(library.session("none")), shown)
    begin(other)
    assert "end-meeting" not in other.handlers()


# The learning pulse


def test_three_counts_are_taken_for_the_last_meeting(stage: CloseStage) -> None:
    begin(stage)
    for name, count in (("pulse_asked", 9), ("pulse_learned", 4), ("pulse_again", 5)):
        type_into(stage.pulse.counts[name], str(count))
    last = stage.review.meetings[-1]
    assert (last.pulse_asked, last.pulse_learned, last.pulse_again) == (9, 4, 5)
    assert stage.review.meetings[0].pulse_asked == 9
    assert stage.pulse.means.text() == pulse_words().meaning
    type_into(stage.pulse.counts["pulse_again"], "4")
    assert stage.pulse.means.text() == pulse_words().few_again


@pytest.mark.parametrize("typed", ["-1", "many", "12345", "3.5", "²"])
def test_what_is_no_count_is_said_and_not_stored(stage: CloseStage, typed: str) -> None:
    before = stage.review
    field = stage.pulse.counts["pulse_learned"]
    type_into(field, typed)
    assert stage.review == before
    assert "Not read as a number" in stage.pulse.means.text()
    assert field.property("fault")
    type_into(field, "2")
    assert stage.review.meetings[-1].pulse_learned == 2
    assert not field.property("fault")


@pytest.mark.parametrize(
    ("counts", "asks"),
    [
        ((0, 0, 0), False),
        ((9, 1, 5), False),
        ((9, 0, 9), True),
        ((9, 9, 4), True),
        ((3, 4, 3), True),
    ],
)
def test_the_counts_are_said_in_plain_words(counts: tuple[int, int, int], asks: bool) -> None:
    said, wants = pulse_sentence(*counts)
    assert wants is asks
    assert bool(said) is bool(counts[0])


def test_without_a_meeting_the_way_leads_to_one(empty: CloseStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    assert not empty.pulse.counts["pulse_asked"].isEnabled()
    with qtbot.waitSignal(empty.acted) as asked:
        QTest.mouseClick(empty.pulse.start, Left)
    assert asked.args == ["start-meeting"]


# What stays open


@pytest.mark.parametrize(
    ("block", "noun", "more"),
    [("parked", "parked", "follow_up"), ("questions", "questions", "answer")],
)
def test_topics_and_questions_are_added_settled_and_go_on_somewhere(
    stage: CloseStage, block: str, noun: str, more: str
) -> None:
    part = getattr(stage, block)
    before = stage.review
    type_into(part.add, "Who owns the limit?")
    row = getattr(stage.review, noun)[-1]
    assert row.text == "Who owns the limit?"
    assert part.add.text() == ""
    shown = part.rows[row.id]
    choose(shown.outcome, "Taken up")
    type_into(shown.more, "Platform round, 4 November")
    type_into(shown.words, "Who owns the limit of the pool?")
    row = getattr(stage.review, noun)[-1]
    assert row.outcome is Capture.TAKEN
    assert getattr(row, more) == "Platform round, 4 November"
    assert row.text == "Who owns the limit of the pool?"
    QTest.mouseClick(shown.away, Left)
    assert row.id not in part.rows
    while stage.session.undo_label:
        stage.session.undo()
    assert stage.review == before


def test_it_says_how_many_are_open(stage: CloseStage) -> None:
    stage.session.do(captured.add_parked, id="p", text="Another")
    open_ = sum(row.outcome is Capture.OPEN for row in stage.review.parked)
    assert stage.parked.said.text().startswith(f"{open_} open.")


def test_a_captured_line_is_parked(stage: CloseStage) -> None:
    assert stage.capture("Who orders the cake?")
    assert list(stage.parked.rows.values())[-1].words.text() == "Who orders the cake?"


def test_ideas_that_were_held_back_are_taken_up_or_dropped(stage: CloseStage) -> None:
    for number in range(2):
        stage.session.do(captured.add_idea, id=f"idea{number}", text=f"Idea {number}")
    held = [idea for idea in stage.review.ideas if idea.outcome is Capture.OPEN]
    assert len(stage.ideas.rows) == len(held)
    place = next(n for n, idea in enumerate(held) if idea.id == "idea0")
    QTest.mouseClick(stage.ideas.rows[place].take, Left)
    assert stage.review.actions[-1].text == "Idea 0"
    assert "“Idea 0”" in stage.decided.open.text()
    QTest.mouseClick(stage.ideas.rows[place].drop, Left)
    outcomes = {idea.id: idea.outcome for idea in stage.review.ideas}
    assert outcomes["idea0"] is Capture.TAKEN
    assert outcomes["idea1"] is Capture.DROPPED


def test_without_ideas_there_is_no_block_for_them(empty: CloseStage) -> None:
    assert not empty.ideas.isVisible()
    empty.session.do(captured.add_idea, id="i", text="Cap the pool")
    assert empty.ideas.isVisible()


# What comes next, and who hears of it


def test_date_and_channel_are_stored_as_they_are_read(stage: CloseStage) -> None:
    type_into(stage.next.date.line, "+14")
    type_into(stage.next.channel, "Mail to all teams")
    assert stage.review.next_date == date(2026, 10, 30)
    assert stage.review.channel == "Mail to all teams"
    type_into(stage.next.date.line, "when the moon is full")
    assert stage.review.next_date == date(2026, 10, 30)
    assert "Not read as a date" in stage.next.date.said.text()


def test_who_hears_of_it_is_added_told_and_taken_out(stage: CloseStage) -> None:
    before = stage.review
    stage.hears.line.setText("Payments team")
    QTest.keyClick(stage.hears.line, Key.Key_Return)
    added = stage.review.recipients[-1]
    assert (added.who, added.channel, added.told) == ("Payments team", "", None)
    assert stage.hears.line.hasFocus()
    assert "Payments team" not in stage.hears.line.words()
    assert stage.hears.line.words() == suggestions(stage.review)
    row = stage.hears.rows[added.id]
    type_into(row.channel, "Team channel")
    type_into(row.told.line, "today")
    told = stage.review.recipients[-1]
    assert (told.channel, told.told) == ("Team channel", TODAY)
    QTest.mouseClick(row.away, Left)
    while stage.session.undo_label:
        stage.session.undo()
    assert stage.review == before


def test_teams_and_services_that_do_not_hear_of_it_yet_are_offered(sample: Review) -> None:
    review = replace(sample, recipients=())
    offered = suggestions(review)
    assert set(review.services) <= set(offered)
    assert {entry.team for entry in review.entries if entry.team} <= set(offered)
    assert len(offered) == len(set(offered))
    told = replace(sample.recipients[0], who=offered[0].upper())
    assert offered[0] not in suggestions(replace(review, recipients=(told,)))


# The meeting


def test_a_meeting_shows_what_is_asked_in_the_room_and_more_on_demand(stage: CloseStage) -> None:
    first = next(iter(stage.hears.rows.values()))
    drafts = (stage.note, first.channel, first.told)
    assert all(part.isVisible() for part in drafts)
    begin(stage)
    live = (stage.buy_in, stage.next, stage.pulse, stage.parked, stage.decided, first.who)
    assert all(part.isVisible() for part in live)
    assert not any(part.isVisible() for part in drafts)
    stage.handlers()["more-fields"]()
    assert all(part.isVisible() for part in drafts)


def test_what_hears_of_it_during_a_meeting_is_in_brief_too(stage: CloseStage) -> None:
    begin(stage)
    stage.hears.line.setText("Support")
    QTest.mouseClick(stage.hears.add, Left)
    row = list(stage.hears.rows.values())[-1]
    assert row.who.text() == "Support"
    assert not row.channel.isVisible()


def test_the_four_ideas_end_it(stage: CloseStage) -> None:
    block = stage.page.right.blocks[-1]
    words = [child.accessibleName() for child in block.findChildren(QWidget)]
    assert sum(word.startswith("We ") for word in words) == 4


# Room and order


@pytest.mark.parametrize("width", [1048, 880, 640])
def test_nothing_is_wider_than_the_page(stage: CloseStage, width: int) -> None:
    stage.resize(width, 504)
    QApplication.processEvents()
    for block in (*stage.page.left.blocks, *stage.page.right.blocks):
        assert block.mapTo(stage, QPoint(block.width(), 0)).x() <= width
        assert block.minimumSizeHint().width() <= block.width()


def test_tab_goes_through_a_row_before_the_line_for_new_ones(stage: CloseStage) -> None:
    rows = list(stage.parked.rows.values())
    rows[-1].more.setFocus()
    QTest.keyClick(rows[-1].more, Key.Key_Tab)
    assert stage.parked.add.hasFocus()
    rows[0].words.setFocus()
    QTest.keyClick(rows[0].words, Key.Key_Tab)
    assert rows[0].away.hasFocus()
    stage.parked.add.setFocus()
    QTest.keyClick(stage.parked.add, Key.Key_Tab)
    assert next(iter(stage.questions.rows.values())).words.hasFocus()


def test_every_part_that_takes_the_focus_says_what_it_is_about(stage: CloseStage) -> None:
    names = [
        widget.accessibleName()
        for widget in stage.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.focusProxy()
    ]
    assert all(names)
    deletes = [name for name in names if name.startswith("Delete")]
    assert len(deletes) == len(set(deletes))


def test_where_somebody_was_on_the_page_is_found_again(stage: CloseStage) -> None:
    QApplication.processEvents()
    bar = stage._area.verticalScrollBar()
    bar.setValue(200)
    place = stage.place()
    bar.setValue(0)
    stage.restore_place(place)
    assert bar.value() == 200
    stage.restore_place({"scroll": "far"})
    assert bar.value() == 200


def test_a_place_further_down_than_there_is_waits_until_it_is_there(stage: CloseStage) -> None:
    QApplication.processEvents()
    bar = stage._area.verticalScrollBar()
    bar.setValue(0)
    far = bar.maximum() + 60
    stage.restore_place({"scroll": far})
    assert bar.value() == 0
    for number in range(4):
        stage.session.do(captured.add_parked, id=f"p{number}", text="A topic")
        QApplication.processEvents()
    assert bar.value() == far


def test_the_console_stays_until_the_question_is_put_aside(
    theme: Theme, session: ReviewSession, shown: Show, tmp_path: Path
) -> None:
    page = console_on(theme, session, tmp_path, Time(), Stage.CLOSE)
    shown(page, 1280, 800)
    session.do(header.set_closing, field="buy_in", value=BuyIn.NONE)
    assert page.room.begin()
    page.go_to(Stage.CLOSE)
    page.go_to(Stage.REPORT)
    stage = page.view
    assert isinstance(stage, CloseStage)
    asking = stage.popover.content if stage.popover else None
    assert isinstance(asking, BuyInAsk)
    QTest.mouseClick(asking.on, Left)
    assert page.view.stage is Stage.REPORT
    page.close_for_good()


def test_ctrl_and_arrows_go_from_part_to_part_and_back(stage: CloseStage) -> None:
    begin(stage)
    blocks = [*stage.page.left.blocks, *stage.page.right.blocks]

    def block() -> int:
        focus = QApplication.focusWidget()
        assert focus is not None
        return next(n for n, b in enumerate(blocks) if b.isAncestorOf(focus))

    stage.focus_first()
    first, went = block(), []
    for _ in range(3):
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier
        )
        went.append(block())
    assert went == sorted(set(went))
    assert went[0] > first
    for _ in range(3):
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier
        )
    assert block() == first
