"""What is captured in a meeting says nothing of who wrote it down."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.model.codec import fields_of
from pmdesk.model.gestures import header, seats
from pmdesk.model.review import NOUNS, Review
from pmdesk.model.words import Stage
from pmdesk.ui.capture.targets import TARGETS
from pmdesk.ui.settings import Settings

ID = "a5b1d4e2-0000-4000-8000-000000000001"
FACILITATOR, OTHER = "the-facilitator", "the-other"
PRESENCE = {"seats", "attendance"}
"""Nouns that say who there is, not who wrote something."""


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Desk:
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "reviews.pmdesk")
    desk.library.add(Review(id=ID, title="Login slow"), "New review")
    desk.work().open_review(ID)
    return desk


def marks(review: Review, seat: str) -> set[str]:
    """The fields of rows that name a seat."""
    return {
        f"{noun}.{field.name}"
        for noun in set(NOUNS) - PRESENCE
        for row in getattr(review, noun)
        for field in fields_of(noun)
        if seat in str(getattr(row, field.name))
    }


def test_nothing_captured_in_a_meeting_names_the_facilitator(desk: Desk) -> None:
    console = desk.work().console
    assert console is not None
    session = console.session
    for seat, alias in ((FACILITATOR, "Reliability lead"), (OTHER, "On-call engineer")):
        session.do(seats.add_seat, id=seat, alias=alias)
    session.do(header.seat_in, field="facilitator", seat=FACILITATOR)
    assert console.room.begin()
    for stage in Stage:
        console.go_to(stage)
        for target in TARGETS:
            console.capture.field.set_line(f"/{target.slash} 14:05 said on {stage}")
            QTest.keyClick(console.capture.field, Qt.Key.Key_Return)
    console.room.end()
    review = session.review
    nouns = ("entries", "factors", "actions", "ideas", "questions", "lessons", "parked")
    assert all(getattr(review, noun) for noun in nouns)
    assert marks(review, FACILITATOR) == set()
    desk.window.close()
    desk.window.deleteLater()
