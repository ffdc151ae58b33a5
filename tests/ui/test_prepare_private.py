"""What Prepare keeps for the facilitator alone: notes on persons, how safe it is to speak."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from pmdesk.method.safety import form_text
from pmdesk.model.bundle import Bundle, read, write
from pmdesk.model.gestures import captured, meeting, seats
from pmdesk.ui.guide.about_notes import AboutNotes
from pmdesk.ui.prepare.safety import SafetyForm
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.preparing import Show, made, type_into, undo_all

NOW = datetime(2026, 10, 15, 9, tzinfo=UTC)
SECRET = "Fears to be asked about the import"


@pytest.fixture
def stage(theme: Theme, empty_session: ReviewSession, shown: Show) -> PrepareStage:
    """Two seats and a meeting to come, with a room whose audience window is closed."""
    empty_session.do(seats.add_seat, id="a", alias="On-call engineer")
    empty_session.do(seats.add_seat, id="b", alias="Support lead")
    empty_session.do(meeting.add_meeting, id="m")
    stage = made(theme, empty_session, shown)
    room = Room(empty_session, lambda text, bold: 8.0 * len(text), lambda: NOW)
    stage.use_room(room)
    room.changed.connect(stage.show_room)
    room.open_private(True)
    stage.show_room()
    return stage


def notes(stage: PrepareStage, number: int = 0) -> AboutNotes:
    """The notes on a seat, opened."""
    row = stage.seats.rows[number]
    if not row.lock.isChecked():
        QTest.mouseClick(row.lock, Qt.MouseButton.LeftButton)
    assert row.notes is not None
    return row.notes


def form(stage: PrepareStage) -> SafetyForm:
    """The safety check, opened."""
    if not stage.safety.check.head.isChecked():
        QTest.mouseClick(stage.safety.check.head, Qt.MouseButton.LeftButton)
    assert stage.safety.form is not None
    return stage.safety.form


def fold(stage: PrepareStage) -> None:
    assert stage.room is not None
    stage.room.open_private(False)


def texts(stage: PrepareStage) -> str:
    """Everything that stands in fields, names and tooltips."""
    said: list[str] = []
    for part in stage.findChildren(QWidget):
        said += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QLineEdit):
            said.append(part.text())
        elif isinstance(part, QTextEdit):
            said.append(part.toPlainText())
    return "\n".join(said)


def test_a_note_on_a_person_is_kept_for_their_seat(stage: PrepareStage) -> None:
    box = notes(stage).box
    assert box.field.hasFocus()
    QTest.keyClicks(box.field, SECRET)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    note = stage.review.notes[0]
    assert (note.text, note.stage) == (SECRET, "prepare")
    assert (note.about_noun, note.about) == ("seats", "a")
    assert list(notes(stage).list.rows) == [note.id]
    assert notes(stage, 1).list.rows == {}
    assert stage.seats.rows[0].lock.accessibleName() == "1 private note on On-call engineer"
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert stage.seats.rows[0].lock.hasFocus()
    assert not notes(stage, 1).isHidden()
    undo_all(stage)
    assert stage.review.notes == ()


def test_notes_on_persons_fold_and_leave_no_word_while_the_window_may_be_shared(
    stage: PrepareStage,
) -> None:
    box = notes(stage).box
    QTest.keyClicks(box.field, SECRET)
    fold(stage)
    assert [note.text for note in stage.review.notes] == [SECRET]
    assert SECRET not in texts(stage)
    assert "1 private note" not in texts(stage)
    assert not stage.seats.rows[0].lock.isVisible()
    stage.session.do(captured.set_fact, noun="notes", id=stage.review.notes[0].id, **_other())
    assert "Another" not in texts(stage)
    assert stage.room is not None
    stage.room.open_private(True)
    assert "Another" in texts(stage)


def _other() -> dict[str, str]:
    return {"field": "text", "value": "Another word"}


def test_answers_are_counted_for_the_meeting_and_say_what_they_ask_for(
    stage: PrepareStage,
) -> None:
    check = form(stage)
    type_into(check.counts["level_5"], "5")
    assert "can speak" in check.means.text()
    type_into(check.counts["level_1"], "1")
    assert "one to one" in check.means.text()
    (row,) = stage.review.safety
    assert (row.meeting, row.level_5, row.level_1) == ("m", 5, 1)
    type_into(check.counts["level_2"], "some")
    assert "Not read" in check.means.text()
    check.empty.click()
    assert stage.review.safety == ()
    assert check.counts["level_5"].text() == ""
    stage.session.undo()
    assert check.counts["level_5"].text() == "5"


def test_without_a_meeting_nothing_is_counted(stage: PrepareStage) -> None:
    type_into(form(stage).counts["level_3"], "2")
    stage.session.do(meeting.cancel_meeting, id="m")
    assert stage.review.safety == ()
    assert not form(stage).counts["level_5"].isEnabled()
    stage.session.undo()
    assert form(stage).counts["level_3"].text() == "2"


def test_the_check_folds_and_is_emptied_and_a_press_opens_it_by_hand(stage: PrepareStage) -> None:
    check = form(stage)
    check.note.setFocus()
    QTest.keyClicks(check.note, SECRET)
    check.counts["level_1"].setText("3")
    fold(stage)
    assert not check.isVisible()
    assert not stage.safety.check.head.isChecked()
    (row,) = stage.review.safety
    assert row.note == SECRET
    assert SECRET not in texts(stage)
    assert not any(field.text() for field in check.counts.values())
    assert check.means.text() == ""
    assert stage.room is not None
    assert form(stage).note.text() == SECRET
    assert stage.room.private_open


def test_the_question_goes_to_the_clipboard(stage: PrepareStage) -> None:
    QApplication.clipboard().clear()
    form(stage).copy.click()
    assert QApplication.clipboard().text() == form_text()


def test_neither_notes_on_persons_nor_counts_are_in_a_bundle(stage: PrepareStage) -> None:
    QTest.keyClicks(notes(stage).box.field, SECRET)
    notes(stage).finish()
    type_into(form(stage).counts["level_1"], "7")
    data = write(Bundle(stage.review))
    assert SECRET.encode() not in data
    assert stage.review.safety
    assert read(data).review.safety == ()


def test_signs_of_blame_are_there_to_read(stage: PrepareStage) -> None:
    stage.safety.signs.head.click()
    assert stage.safety.signs.content is not None
    assert "who was on shift" in texts(stage)
