"""The agenda of the next meeting on the Prepare stage: chosen, changed stage by stage, kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pmdesk.method.agendas import MOST, POLICY, Template, shipped
from pmdesk.model.agenda import IN_MEETING, read
from pmdesk.model.gestures import meeting
from pmdesk.model.words import Stage
from pmdesk.store.library import Library
from pmdesk.ui.prepare.agenda_editor import AgendaEditor
from pmdesk.ui.prepare.own_agendas import OwnAgendas
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.preparing import Show, type_into

Make = Callable[[], PrepareStage]
SMALL, USUAL = shipped()[0], shipped()[2]


@pytest.fixture
def make(theme: Theme, library: Library, empty_session: ReviewSession, shown: Show) -> Make:
    """Prepare on a review of a library, as often as it is asked."""

    def made() -> PrepareStage:
        agendas = OwnAgendas(library.policies, library.set_policy)
        stage = PrepareStage(theme, empty_session, agendas=agendas)
        empty_session.changed.connect(stage.show_review)
        stage.show_review(empty_session.review)
        shown(stage, 1096, 640)
        return stage

    return made


@pytest.fixture
def stage(make: Make, empty_session: ReviewSession) -> PrepareStage:
    empty_session.do(meeting.add_meeting, id="m")
    return make()


def opened(stage: PrepareStage) -> AgendaEditor:
    part = stage.meeting.agenda
    if not part.open.isChecked():
        QTest.mouseClick(part.open, Qt.MouseButton.LeftButton)
    assert part.editor is not None
    return part.editor


def choose(editor: AgendaEditor, template: Template) -> None:
    said = f"{template.name}, {template.length} min"
    editor.choice.setCurrentText(said)
    assert editor.choice.currentText() == said
    editor.choice.activated.emit(editor.choice.currentIndex())


def test_a_chosen_agenda_sets_minutes_and_length_in_one_step(stage: PrepareStage) -> None:
    editor = opened(stage)
    assert editor.choice.currentText() == "One hour, 60 min"
    choose(editor, SMALL)
    held = stage.review.meetings[0]
    assert (held.minutes, read(held.agenda)) == (25, SMALL.minutes)
    assert stage.meeting.rows[0].length.value() == 25
    assert stage.meeting.agenda.shares.text() == "Timeline 10, Factors 5, Actions 6, the rest 4"
    assert editor.said.text() == "25 min in all. Left out: Biases, Lessons."
    stage.session.undo()
    assert (stage.review.meetings[0].minutes, stage.review.meetings[0].agenda) == (60, "")
    assert editor.fields[Stage.BIASES].text() == "4"


def test_minutes_are_changed_stage_by_stage_and_summed_up(stage: PrepareStage) -> None:
    editor = opened(stage)
    type_into(editor.fields[Stage.TIMELINE], "40")
    type_into(editor.fields[Stage.BIASES], "0")
    held = stage.review.meetings[0]
    assert held.minutes == 60 + 15 - 4
    assert read(held.agenda)[Stage.BIASES] == 0
    assert editor.said.text() == "71 min in all. Left out: Biases."
    assert editor.choice.currentText() == "Own minutes"


def test_what_is_no_number_or_leaves_nothing_is_said_and_not_stored(stage: PrepareStage) -> None:
    editor = opened(stage)
    type_into(editor.fields[Stage.OPEN], "five")
    assert "Not read as minutes" in editor.said.text()
    type_into(editor.fields[Stage.OPEN], "1000")
    assert "Not read as minutes" in editor.said.text()
    assert stage.review.meetings[0].agenda == ""
    for number in IN_MEETING:
        type_into(editor.fields[number], "0")
    assert "One stage at least" in editor.said.text()
    assert sum(read(stage.review.meetings[0].agenda).values()) == 2


def test_a_meeting_is_made_by_choosing_its_agenda(make: Make) -> None:
    stage = make()
    assert stage.review.meetings == ()
    choose(opened(stage), SMALL)
    assert [row.minutes for row in stage.review.meetings] == [25]
    assert len(stage.meeting.rows) == 1


def test_another_length_keeps_what_is_left_out(stage: PrepareStage) -> None:
    choose(opened(stage), SMALL)
    stage.meeting.rows[0].length.choose(75)
    held = stage.review.meetings[0]
    assert sum(read(held.agenda).values()) == held.minutes == 75
    assert read(held.agenda)[Stage.LESSONS] == 0


def test_an_own_agenda_is_kept_in_the_library_and_offered_again(
    stage: PrepareStage, make: Make, library: Library
) -> None:
    editor = opened(stage)
    type_into(editor.fields[Stage.TIMELINE], "30")
    type_into(editor.name, "Late shift")
    assert [row["name"] for row in library.policies()[POLICY]] == ["Late shift"]
    assert editor.name.text() == ""
    assert editor.choice.currentText() == "Late shift, 65 min"
    other = opened(make())
    choose(other, USUAL)
    assert not other.delete.isVisible()
    choose(other, Template("Late shift", read(library.policies()[POLICY][0]["agenda"]), own=True))
    QTest.mouseClick(other.delete, Qt.MouseButton.LeftButton)
    assert POLICY not in library.policies()
    # The way back is one key: its name and its minutes still stand there.
    QTest.keyClick(other.name, Qt.Key.Key_Return)
    assert [row["name"] for row in library.policies()[POLICY]] == ["Late shift"]


def test_an_agenda_without_a_name_and_one_too_many_are_refused(
    stage: PrepareStage,
    library: Library,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    editor = opened(stage)
    with qtbot.waitSignal(stage.session.refused) as said:
        editor.save.click()
    assert "needs a name" in said.args[0].said
    rows = [{"name": f"n{number}", "agenda": "open 5"} for number in range(MOST)]
    library.set_policy(POLICY, rows)
    with qtbot.waitSignal(stage.session.refused) as said:
        type_into(editor.name, "One more")
    assert "Delete one" in said.args[0].advice
    assert editor.name.text() == "One more"
    type_into(editor.name, "N7")
    assert sorted(row["name"].casefold() for row in library.policies()[POLICY]) == sorted(
        row["name"] for row in rows
    )


def test_a_damaged_list_of_own_agendas_is_passed_by(stage: PrepareStage, library: Library) -> None:
    library.set_policy(POLICY, [{"name": 7}, "open 5", {"name": "Good", "agenda": "open 5"}])
    editor = opened(stage)
    offered = [editor.choice.itemText(n) for n in range(editor.choice.count())]
    assert offered[-1] == "Good, 5 min"
    assert len(offered) == 1 + len(shipped()) + 1


def test_time_to_think_is_off_until_it_is_chosen(stage: PrepareStage) -> None:
    section = stage.meeting
    assert section.soak is None
    section.more.head.click()
    assert section.soak is not None
    assert section.soak.choice.currentText() == "Off"
    section.soak.choice.choose(48)
    assert stage.review.soak_hours == 48
    stage.session.undo()
    assert section.soak.choice.currentText() == "Off"
