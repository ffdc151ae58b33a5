"""Actions in the room: days by policy, ideas taken up, what waits, and what the room looks at."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.gestures import actions, captured, header
from pmdesk.model.review import Action, find
from pmdesk.model.words import ActionKind, Capture, Decision, Progress, Stage
from pmdesk.ui.actions_stage.model import EmptyRow, table_rows
from pmdesk.ui.actions_stage.stage import ActionsStage, summary
from pmdesk.ui.captured.list import CapturedList
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Key, Mouse = Qt.Key, Qt.MouseButton
NOW = datetime(2026, 10, 16, 8, 50, tzinfo=UTC)
TODAY = date(2026, 10, 16)
BY_POLICY = date(2026, 11, 13)
Show = Callable[..., QWidget]


@pytest.fixture
def room(session: ReviewSession) -> Room:
    return Room(session, lambda text, bold: 8.0 * len(text), lambda: NOW)


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, room: Room, shown: Show) -> ActionsStage:
    stage = ActionsStage(theme, session, lambda: TODAY)
    stage.use_room(room)
    session.changed.connect(stage.show_review)
    room.changed.connect(stage.show_room)
    stage.show_review(session.review)
    shown(stage, 1096, 690)
    session.do(actions.add_action, id="new", text="Rehearse the fallback")
    stage.show_room()
    return stage


@pytest.fixture
def meeting(stage: ActionsStage, room: Room) -> ActionsStage:
    room.begin()
    room.go_to_stage(Stage.ACTIONS)
    stage.focus_first()
    return stage


def fresh(stage: ActionsStage) -> Action:
    action = find(stage.review.actions, "new")
    assert action is not None
    return action


def said_by(stage: ActionsStage) -> list[tuple[str, Callable[[], object]]]:
    said: list[tuple[str, Callable[[], object]]] = []
    stage.said.connect(lambda text, way, act, other, other_act: said.append((text, act)))
    return said


# Days by policy


def test_accepting_takes_the_day_by_policy_says_so_and_is_one_step(
    qtbot: QtBot, stage: ActionsStage
) -> None:
    said = said_by(stage)
    stage.table.choose("new")
    stage.table.setFocus()
    qtbot.keyClick(stage.table, Key.Key_A)
    assert (fresh(stage).decision, fresh(stage).due) == (Decision.ACCEPTED, BY_POLICY)
    assert [text for text, _ in said] == [
        "Accepted, due Fri 13 Nov 2026 by policy (SEV-2 within 30 days)."
    ]
    stage.session.undo()
    assert (fresh(stage).decision, fresh(stage).due) == (Decision.PROPOSED, None)


def test_the_day_by_policy_can_be_taken_out_again(stage: ActionsStage) -> None:
    said = said_by(stage)
    stage.table.choose("new")
    stage.decide(Decision.ACCEPTED)
    said[0][1]()
    assert (fresh(stage).decision, fresh(stage).due) == (Decision.ACCEPTED, None)
    assert stage.panel.policy.isVisible(), "it is offered still"


def test_a_day_of_the_users_own_stays(stage: ActionsStage) -> None:
    said = said_by(stage)
    stage.session.do(actions.set_due, id="new", due=TODAY)
    stage.table.choose("new")
    stage.decide(Decision.ACCEPTED)
    assert fresh(stage).due == TODAY
    assert said == []
    assert stage.panel.policy.isHidden()


def test_the_proposal_is_taken_with_one_press(qtbot: QtBot, stage: ActionsStage) -> None:
    stage.table.choose("new")
    assert stage.panel.policy.words.text() == "SEV-2 within 30 days, Fri 13 Nov"
    qtbot.mouseClick(stage.panel.policy.way, Mouse.LeftButton)
    assert fresh(stage).due == BY_POLICY
    assert stage.panel.due.line.text() == "13 Nov 2026"
    assert fresh(stage).decision is Decision.PROPOSED
    stage.session.undo()
    assert fresh(stage).due is None


@pytest.mark.parametrize("decision", [Decision.DECLINED, Decision.PARKED])
def test_what_is_set_aside_is_offered_no_day(stage: ActionsStage, decision: Decision) -> None:
    stage.table.choose("new")
    stage.decide(decision)
    assert fresh(stage).due is None
    assert stage.panel.policy.isHidden()


def test_the_policy_follows_severity_and_kind(stage: ActionsStage, session: ReviewSession) -> None:
    assert stage.side.policy.text().endswith("After SEV-2: within 30 days.")
    session.do(header.set_fact, field="severity", value="SEV-1")
    assert "prevention within 14 days, the rest within 30" in stage.side.policy.text()
    stage.table.choose("new")
    assert stage.panel.policy.words.text() == "SEV-1 within 14 days, Fri 30 Oct"
    stage.set_kind(ActionKind.DETECT)
    assert stage.panel.policy.words.text() == "SEV-1 within 30 days, Fri 13 Nov"
    session.do(header.set_fact, field="severity", value="")
    assert stage.panel.policy.words.text().startswith("Within 60 days")


# Ideas


def test_esc_closes_the_ideas_from_where_they_are_typed(qtbot: QtBot, stage: ActionsStage) -> None:
    qtbot.mouseClick(stage.ideas, Mouse.LeftButton)
    focus = stage.window().focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Idea"
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert not any(content.isVisible() for content in stage.findChildren(CapturedList))


def test_ideas_are_counted_and_one_becomes_an_action(qtbot: QtBot, stage: ActionsStage) -> None:
    assert stage.ideas.accessibleName() == "1 idea held back"
    idea = next(idea for idea in stage.review.ideas if idea.outcome is Capture.OPEN)
    qtbot.mouseClick(stage.ideas, Mouse.LeftButton)
    content = next(iter(stage.findChildren(CapturedList)))
    qtbot.mouseClick(content.waiting[idea.id].take, Mouse.LeftButton)
    assert stage.review.actions[-1].text == idea.text
    assert stage.review.actions[-1].decision is Decision.PROPOSED
    assert stage.ideas.isHidden()
    stage.session.undo()
    assert not stage.ideas.isHidden()
    assert stage.review.actions[-1].id == "new"


def test_an_idea_that_comes_is_counted(stage: ActionsStage, session: ReviewSession) -> None:
    session.do(captured.add_idea, id="i", text="Start with an empty cache")
    assert stage.ideas.accessibleName() == "2 ideas held back"


# Live and draft


def test_a_meeting_asks_for_text_decision_owner_and_day(
    qtbot: QtBot, meeting: ActionsStage, room: Room
) -> None:
    meeting.table.choose("new")
    panel = meeting.panel
    live = (panel.text, panel.decision, panel.owner, panel.due)
    draft = (panel.done_when, panel.ticket, panel.kind, panel.linked, panel.in_scope)
    assert all(part.isVisible() for part in live)
    assert not any(part.isVisible() for part in draft)
    qtbot.mouseClick(panel.density.more, Mouse.LeftButton)
    assert all(part.isVisible() for part in (*live, *draft))
    meeting.handlers()["more-fields"]()
    assert not any(part.isVisible() for part in draft)
    room.end()
    assert all(part.isVisible() for part in draft)
    assert "more-fields" not in meeting.handlers()


def test_setting_aside_asks_for_the_reason_in_a_meeting_too(
    qtbot: QtBot, meeting: ActionsStage
) -> None:
    meeting.table.choose("new")
    meeting.table.setFocus()
    qtbot.keyClick(meeting.table, Key.Key_P)
    assert meeting.panel.reason.hasFocus()


def test_linking_factors_shows_where_the_links_are(meeting: ActionsStage) -> None:
    meeting.table.choose("new")
    meeting.link_factors()
    assert meeting.panel.linked.isVisible()


# The room


def test_the_room_looks_at_the_chosen_action(
    qtbot: QtBot, meeting: ActionsStage, room: Room
) -> None:
    assert room.focus == ""
    meeting.table.choose("new")
    assert room.focus == "new"
    assert room.audience().body.focus.text == "Rehearse the fallback"
    index = meeting.table.rows.index(meeting.table.rows.row_of("new"), 0)
    assert "the room looks at it" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    meeting.table.setFocus()
    qtbot.keyClick(meeting.table, Key.Key_R)
    assert room.focus == ""
    assert meeting.whole.isHidden()
    qtbot.keyClick(meeting.table, Key.Key_R)
    qtbot.mouseClick(meeting.whole, Mouse.LeftButton)
    assert room.focus == ""
    assert "the room looks at it" not in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_empty_action_is_not_shown_before_it_says_something(
    qtbot: QtBot, meeting: ActionsStage, room: Room
) -> None:
    meeting.add_action()
    field = QApplication.focusWidget()
    assert room.focus == ""
    qtbot.keyClicks(field, "Zanzibar")
    assert "Zanzibar" not in repr(room.audience())
    qtbot.keyClick(field, Key.Key_Return)
    assert room.focus == meeting.review.actions[-1].id


def test_alone_nobody_looks(stage: ActionsStage, room: Room) -> None:
    stage.table.choose("new")
    assert room.focus == ""


# The plan


def test_a_plan_that_prevents_nothing_is_questioned(stage: ActionsStage) -> None:
    asks = EmptyRow(ActionKind.PREVENT)
    assert asks not in table_rows(stage.review.actions)
    one = Action(id="a", text="Cap it", kind=ActionKind.PREVENT)
    declined = Action(id="a", text="Cap it", decision=Decision.DECLINED)
    dropped = Action(id="a", text="Cap it", decision=Decision.ACCEPTED, progress=Progress.DROPPED)
    assert asks not in table_rows((one,))
    assert asks in table_rows((declined,))
    assert asks in table_rows((dropped,))


def test_the_one_thing_is_asked_for_where_none_is_marked(
    stage: ActionsStage, session: ReviewSession
) -> None:
    stage.table.choose("new")
    stage.decide(Decision.ACCEPTED)
    assert "If only one" not in summary(session.review)
    marked = next(action for action in session.review.actions if action.first)
    session.do(actions.set_first, id=marked.id, first=False)
    assert stage.sentence.text().endswith("If only one could be done, which? F marks it.")


def test_a_place_brings_back_the_row_without_showing_it(
    theme: Theme, meeting: ActionsStage, room: Room, session: ReviewSession
) -> None:
    meeting.table.choose("new")
    place = meeting.place()
    room.look_at("")
    again = ActionsStage(theme, session, lambda: TODAY)
    again.use_room(room)
    again.show_review(session.review)
    again.restore_place(place)
    assert again.table.current_id() == "new"
    assert room.focus == ""
    again.restore_place({"action": "gone", "scroll": "far"})
    assert again.table.current_id() == "new"


def test_owner_and_day_are_one_key_from_the_row_and_esc_leads_back(meeting: ActionsStage) -> None:
    meeting.table.choose("new")
    for key, part in (
        (Qt.Key.Key_O, meeting.panel.owner.choice),
        (Qt.Key.Key_T, meeting.panel.due.line),
    ):
        meeting.table.setFocus()
        QTest.keyClick(meeting.table, key)
        focus = QApplication.focusWidget()
        assert focus is part
        QTest.keyClick(focus, Qt.Key.Key_Escape)
        assert meeting.table.hasFocus()
