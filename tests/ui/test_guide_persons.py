"""Private notes on persons as the guide lists them: with the alias, and where the person is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.model.gestures import captured, seats
from pmdesk.model.review import Entry, Review, Seat
from pmdesk.model.words import Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.guide.notes import NotesSection
from pmdesk.ui.settings import Settings
from tests.full_review import NOON

ID = "a5b1d4e2-0000-4000-8000-000000000001"
ENTRY = Entry(id="e", at=NOON, text="restarts it", seat="s")
REVIEW = Review(
    id=ID,
    title="Login slow",
    seats=(Seat(id="s", alias="On-call engineer", name="Ada"),),
    entries=(replace(ENTRY, id="d", seat=""), replace(ENTRY, at=NOON + timedelta(minutes=5))),
)


@pytest.fixture
def page(qapp: QApplication, tmp_path: Path) -> Iterator[ConsolePage]:
    """A console whose window may not be shared, with a note on a person."""
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "reviews.pmdesk")
    desk.library.add(REVIEW, "New review")
    desk.work().open_review(ID, Stage.PREPARE)
    page = desk.work().console
    assert page is not None
    page.room.open_private(True)
    place = {"stage": "prepare", "about_noun": "seats", "about": "s"}
    page.session.do(captured.add_note, id="n", text="Ask about the alarm", **place)
    yield page
    desk.window.close()
    desk.window.deleteLater()


def notes(page: ConsolePage) -> NotesSection:
    page.guide.open_at("")
    return page.guide.panel.notes


def listed(page: ConsolePage) -> list[str]:
    return [row.words.accessibleName() for row in notes(page).list.rows.values()]


def test_a_note_says_whom_it_is_on_by_alias(page: ConsolePage) -> None:
    assert listed(page) == ["Private note: On-call engineer, Ask about the alarm"]
    page.session.do(seats.set_fact, id="s", field="alias", value="Night engineer")
    assert listed(page) == ["Private note: Night engineer, Ask about the alarm"]
    page.session.do(seats.delete_seat, id="s")
    assert listed(page) == ["Private note: Ask about the alarm"]
    page.session.undo()
    assert listed(page) == ["Private note: Night engineer, Ask about the alarm"]


def test_it_comes_along_at_the_moment_of_that_person(page: ConsolePage) -> None:
    page.go_to(Stage.TIMELINE)
    assert page.room.begin()
    page.go_to(Stage.TIMELINE)
    page.room.open_private(True)
    page.room.reach(page.session.review.entries[0])
    assert listed(page) == []
    page.room.reach(page.session.review.entries[1])
    assert listed(page) == ["Private note: On-call engineer, Ask about the alarm"]
    page.go_to(Stage.FACTORS)
    assert listed(page) == []
    notes(page).others.click()
    assert listed(page) == ["Private note: Prepare, On-call engineer, Ask about the alarm"]
