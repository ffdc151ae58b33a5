"""The title block, the seats and the bias checklist as a user meets them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from pmdesk.model.gestures import timeline
from pmdesk.model.gestures.biases import mark_of
from pmdesk.model.times import day_text
from pmdesk.model.words import Mark, Milestone, Stage
from pmdesk.ui.biases.stage import BiasesStage
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Show = Callable[[QWidget, int, int], QWidget]


@pytest.fixture
def prepare(theme: Theme, session: ReviewSession, shown: Show) -> PrepareStage:
    made = PrepareStage(theme, session)
    session.changed.connect(made.show_review)
    made.show_review(session.review)
    shown(made, 1096, 640)
    return made


@pytest.fixture
def biases(theme: Theme, session: ReviewSession, shown: Show) -> BiasesStage:
    made = BiasesStage(theme, session)
    session.changed.connect(made.show_review)
    made.show_review(session.review)
    shown(made, 1096, 640)
    return made


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_title_block_is_stored_field_by_field(prepare: PrepareStage) -> None:
    before = prepare.review
    type_into(prepare.title, "Fares slow")
    type_into(prepare.incident, "INC-9")
    type_into(prepare.severity, "SEV-1")
    type_into(prepare.services, "a, b , a")
    type_into(prepare.started, "2026-10-14 09:00")
    review = prepare.review
    assert (review.title, review.incident, review.severity) == ("Fares slow", "INC-9", "SEV-1")
    assert review.services == ("a", "b")
    assert review.started == datetime(2026, 10, 14, 7, 0, tzinfo=UTC)
    assert "09:00 CEST" in prepare.started.said.text()
    while prepare.session.undo_label:
        prepare.session.undo()
    assert prepare.review == before
    assert prepare.title.text() == before.title


def test_an_empty_title_is_refused_and_the_old_one_stays(prepare: PrepareStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    before = prepare.review
    with qtbot.waitSignal(prepare.session.refused) as said:
        type_into(prepare.title, " ")
    assert "needs a title" in said.args[0].said
    assert prepare.review == before


@pytest.mark.parametrize("typed", ["soon", "2026-13-40 25:00", "14:05"])
def test_what_is_no_day_and_time_is_said_and_not_stored(prepare: PrepareStage, typed: str) -> None:
    before = prepare.review
    type_into(prepare.started, typed)
    assert prepare.review == before
    assert "Not read yet" in prepare.started.said.text()


def test_a_time_can_be_taken_away(prepare: PrepareStage) -> None:
    prepare.resolved.setFocus()
    prepare.resolved.clear()
    prepare.resolved.flush()
    assert prepare.review.resolved is None


def test_a_zone_that_is_none_is_said_and_not_stored(prepare: PrepareStage) -> None:
    before = prepare.review
    # Set at once: the offscreen platform warns of the popup with completions.
    prepare.zone.setText("Mars/Olympus")
    prepare.zone.flush()
    assert prepare.review == before
    assert "not a time zone" in prepare.zone_said.text()
    prepare.zone.setText("Asia/Tokyo")
    prepare.zone.flush()
    assert prepare.review.zone == "Asia/Tokyo"
    assert prepare.review.started == before.started


def test_there_is_exactly_one_owner(prepare: PrepareStage) -> None:
    other = prepare.review.seats[3]
    prepare.holders["owner"].choose(other.id)
    assert prepare.review.owner == other.id
    prepare.holders["owner"].choose("")
    assert prepare.review.owner == ""


def test_a_seat_is_added_named_and_taken_out(prepare: PrepareStage) -> None:
    before = prepare.review
    QTest.mouseClick(prepare.seats.add, Qt.MouseButton.LeftButton)
    row = prepare.seats.rows[-1]
    assert row.fields["alias"].hasFocus()
    type_into(row.fields["alias"], "Network engineer")
    assert prepare.review.seats[-1].alias == "Network engineer"
    assert prepare.holders["owner"].count() == len(prepare.review.seats) + 1
    while prepare.session.undo_label:
        prepare.session.undo()
    assert prepare.review == before
    assert len(prepare.seats.rows) == len(before.seats)


def test_milestones_are_told_as_the_timeline_has_them(prepare: PrepareStage) -> None:
    said = prepare.milestones.accessibleDescription()
    assert "Detected 09:22" in said
    assert "Resolved 11:48" in said


def test_milestones_of_several_days_are_told_with_their_day(prepare: PrepareStage) -> None:
    resolved = next(e for e in prepare.review.entries if e.milestone is Milestone.RESOLVED)
    assert "Wed" not in prepare.milestones.accessibleDescription()
    prepare.session.do(
        timeline.set_time,
        id=resolved.id,
        at=resolved.at + timedelta(days=1),
        precision=resolved.precision,
        zone=resolved.zone,
        written="",
    )
    later = day_text((resolved.at + timedelta(days=1)).date(), year=False)
    said = prepare.milestones.accessibleDescription()
    assert f"Resolved {later}, " in said
    assert f"Detected {day_text(resolved.at.date(), year=False)}, " in said


def test_a_bias_is_marked_by_mouse_and_key(biases: BiasesStage) -> None:
    before = biases.review
    key, card = next(iter(biases.cards.items()))
    button = next(b for b in card.mark.buttons() if b.text() == "Discussed")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    row = mark_of(biases.review, key)
    assert row is not None
    assert row.mark is Mark.DISCUSSED
    QTest.keyClick(button, Qt.Key.Key_Left)
    row = mark_of(biases.review, key)
    assert row is not None
    assert row.mark is Mark.NOTICED
    while biases.session.undo_label:
        biases.session.undo()
    assert biases.review == before
    shown = mark_of(before, key)
    assert card.mark.value() is (shown.mark if shown else Mark.NOT_ASKED)


def test_a_note_is_kept_beside_the_mark(biases: BiasesStage) -> None:
    key, card = list(biases.cards.items())[1]
    card.note.setFocus()
    card.note.selectAll()
    QTest.keyClicks(card.note, "said by two")
    card.note.flush()
    row = mark_of(biases.review, key, Stage.BIASES)
    assert row is not None
    assert row.note == "said by two"


def test_each_card_says_sign_countermeasure_and_question(biases: BiasesStage) -> None:
    for card in biases.cards.values():
        words = {child.accessibleName() for child in card.findChildren(QWidget)}
        assert any(word.endswith("?") for word in words)
        assert len(words) > 6


@pytest.mark.parametrize("width", [1096, 968])
def test_the_cards_fit(biases: BiasesStage, width: int) -> None:
    biases.resize(width, 640)
    for card in biases.cards.values():
        assert card.minimumSizeHint().width() <= card.width()
