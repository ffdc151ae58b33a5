"""The owner, those who hold a part, and the seats, as a user of the Prepare stage meets them."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pmdesk.method.owner import owner_message
from pmdesk.model.gestures import seats
from pmdesk.model.review import find
from pmdesk.ui.prepare.holders import NEW
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.preparing import Show, made, type_into, undo_all

NOW = datetime(2026, 10, 15, 9, tzinfo=UTC)


@pytest.fixture
def prepare(theme: Theme, session: ReviewSession, shown: Show) -> PrepareStage:
    return made(theme, session, shown)


@pytest.fixture
def fresh(theme: Theme, empty_session: ReviewSession, shown: Show) -> PrepareStage:
    return made(theme, empty_session, shown)


def test_there_is_exactly_one_owner(prepare: PrepareStage) -> None:
    other = prepare.review.seats[3]
    prepare.owner.owner.choose(other.id)
    assert prepare.review.owner == other.id
    prepare.owner.owner.choose("")
    assert prepare.review.owner == ""


def test_criteria_and_duties_are_ticked_one_by_one(fresh: PrepareStage) -> None:
    owner = fresh.owner
    assert len(owner.criteria) == 4
    assert len(owner.duties) == 3
    for box in (owner.criteria["led"], owner.criteria["on-call"], owner.duties["chase"]):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert fresh.review.criteria == ("led", "on-call")
    assert fresh.review.duties == ("chase",)
    fresh.session.undo()
    assert not owner.duties["chase"].isChecked()
    undo_all(fresh)
    assert fresh.review.criteria == ()


def test_who_usually_picks_the_owner_is_offered_and_taken(fresh: PrepareStage) -> None:
    assert not fresh.owner.lead.isVisible()
    fresh.session.do(seats.add_seat, id="lead", alias="Night lead", role="Incident commander")
    assert fresh.owner.lead.text() == "Usually Night lead"
    fresh.owner.lead.click()
    assert fresh.review.picked_by == "lead"
    assert not fresh.owner.lead.isVisible()
    fresh.seats.holders["drafter"].use.click()
    assert fresh.review.drafter == "lead"
    assert fresh.seats.holders["drafter"].use.isHidden()


def test_the_message_to_the_owner_is_read_and_copied(prepare: PrepareStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    assert not prepare.owner.message.isVisible()
    prepare.owner.read.click()
    assert prepare.owner.message.isVisible()
    QApplication.clipboard().clear()
    with qtbot.waitSignal(prepare.session.done) as said:
        prepare.owner.copy.click()
    assert "clipboard" in said.args[0]
    text = QApplication.clipboard().text()
    assert text == owner_message(prepare.review) == prepare.owner.message.text()
    assert prepare.review.title in text
    names = {seat.name for seat in prepare.review.seats}
    assert not any(name in text for name in names)


@pytest.mark.parametrize(
    ("part", "role"),
    [("facilitator", "Facilitator"), ("advocate", "Devil's advocate"), ("drafter", "")],
)
def test_a_new_seat_takes_a_part_in_one_step(fresh: PrepareStage, part: str, role: str) -> None:
    fresh.seats.holders[part].choice.choose(NEW)
    seat = fresh.review.seats[0]
    assert getattr(fresh.review, part) == seat.id
    assert seat.role == role
    assert fresh.seats.rows[0].fields["alias"].hasFocus()
    fresh.session.undo()
    assert fresh.review.seats == ()
    assert getattr(fresh.review, part) == ""


def test_a_choice_of_a_new_seat_that_is_undone_shows_the_holder_of_before(
    prepare: PrepareStage,
) -> None:
    owner = prepare.review.owner
    prepare.owner.owner.choose(NEW)
    assert prepare.review.owner not in ("", owner)
    prepare.session.undo()
    assert prepare.owner.owner.value() == owner


def test_a_facilitator_who_has_a_part_in_it_is_told_of(prepare: PrepareStage) -> None:
    row = prepare.seats.holders["facilitator"]
    assert "neutral" in row.said.text()
    busy = next(entry.seat for entry in prepare.review.entries if entry.seat)
    row.choice.choose(busy)
    assert "entries" in row.said.text() or "entry" in row.said.text()
    assert "neutral" not in row.said.text()


def test_a_seat_is_added_named_and_taken_out(prepare: PrepareStage) -> None:
    before = prepare.review
    QTest.mouseClick(prepare.seats.add, Qt.MouseButton.LeftButton)
    row = prepare.seats.rows[-1]
    assert row.fields["alias"].hasFocus()
    type_into(row.fields["alias"], "Network engineer")
    assert prepare.review.seats[-1].alias == "Network engineer"
    texts = [prepare.owner.owner.itemText(n) for n in range(prepare.owner.owner.count())]
    assert "Network engineer" in texts
    undo_all(prepare)
    assert prepare.review == before
    assert len(prepare.seats.rows) == len(before.seats)


def test_roles_are_offered_and_any_other_is_as_good(fresh: PrepareStage) -> None:
    fresh.seats.add.click()
    role = fresh.seats.rows[0].fields["role"]
    assert {"Incident commander", "Shadow", "Scribe", "Deputy"} <= set(role.words())
    # Set at once: the offscreen platform warns of the popup with completions.
    role.setText("Harbour master")
    role.flush()
    assert fresh.review.seats[0].role == "Harbour master"


def test_leaders_who_come_are_asked_to_hold_back(fresh: PrepareStage) -> None:
    fresh.session.do(seats.add_seat, id="s", alias="Head of booking")
    row = fresh.seats.rows[0]
    assert fresh.seats.leaders.isHidden()
    row.marks["leader"].click()
    assert fresh.review.seats[0].leader
    assert fresh.seats.leaders.text().startswith("Head of booking: ")
    row.marks["present"].click()
    assert not fresh.review.seats[0].present
    assert fresh.seats.leaders.isHidden()


def test_without_seats_it_asks_who_was_there(fresh: PrepareStage) -> None:
    said = [part.accessibleName() for part in fresh.seats.findChildren(QWidget) if part.isVisible()]
    assert any(text.startswith("No seats yet") for text in said)
    assert not fresh.seats.names.isVisible()


def test_names_are_folded_while_the_window_may_be_shared(
    theme: Theme, session: ReviewSession, shown: Show
) -> None:
    stage = made(theme, session, shown)
    room = Room(session, lambda text, bold: 8.0 * len(text), lambda: NOW)
    stage.use_room(room)
    room.changed.connect(stage.show_room)
    stage.show_room()
    names = [seat.name for seat in session.review.seats]
    assert not any(name in _texts(stage) for name in names)
    stage.seats.names.click()
    assert room.private_open
    assert all(name in _texts(stage) for name in names)
    stage.seats.names.click()
    assert not any(name in _texts(stage) for name in names)
    assert find(session.review.seats, session.review.owner).name in names  # type: ignore[union-attr]


def test_a_name_that_is_being_typed_is_kept_as_the_column_folds(
    theme: Theme, session: ReviewSession, shown: Show
) -> None:
    stage = made(theme, session, shown)
    field = stage.seats.rows[0].fields["name"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Ada")
    stage.seats.names.click()
    assert session.review.seats[0].name == "Ada"
    assert field.text() == ""
    stage.seats.names.click()
    assert field.text() == "Ada"


def _texts(stage: PrepareStage) -> str:
    """Everything that stands in fields, names, descriptions and tooltips."""
    said: list[str] = []
    for part in stage.findChildren(QWidget):
        said += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QLineEdit):
            said.append(part.text())
    return "\n".join(said)
