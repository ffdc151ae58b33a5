"""The Open stage looks back: what earlier reviews of the same services have left open."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.gestures import header
from pmdesk.model.review import Action, Review, Seat
from pmdesk.model.words import Decision
from pmdesk.store.follow_up import ActionLine
from pmdesk.store.library import Library
from pmdesk.ui.opening.earlier import MOST
from pmdesk.ui.opening.stage import OpenStage
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Show = Callable[[QWidget, int, int], QWidget]
NOW = datetime(2026, 10, 27, 9, tzinfo=UTC)
START = datetime(2026, 10, 14, 7, tzinfo=UTC)


class Reader:
    """Reads the open actions, and counts how often it was asked."""

    def __init__(self, library: Library) -> None:
        self._library, self.asked = library, 0

    def __call__(self) -> Sequence[ActionLine]:
        self.asked += 1
        return self._library.actions()


@pytest.fixture
def reader(library: Library) -> Reader:
    return Reader(library)


def add(library: Library, title: str, count: int = 1, **values: object) -> None:
    """An earlier review with actions of which the first is nine days overdue."""
    seat = Seat(id=f"{title}-seat", name="Ann Other", alias="on-call")
    due = date(2026, 10, 18)
    actions = tuple(
        Action(
            id=f"{title}-{number}",
            text=f"{title}, step {number + 1}",
            owner=seat.id,
            due=due + timedelta(days=30 * number),
            decision=Decision.ACCEPTED,
        )
        for number in range(count)
    )
    review = Review(id=title, title=title, seats=(seat,), actions=actions)
    facts: dict[str, object] = {"services": ("Checkout",), "started": START - timedelta(days=40)}
    library.add(replace(review, **{**facts, **values}), "New review")  # type: ignore[arg-type]


@pytest.fixture
def make(theme: Theme, library: Library, reader: Reader, shown: Show) -> Callable[[], OpenStage]:
    """The stage of a review of checkout, in front."""

    def made() -> OpenStage:
        review = Review(id="own", title="Own", services=("checkout",), started=START)
        mine = Action(id="mine", text="Mine", decision=Decision.ACCEPTED)
        library.add(replace(review, actions=(mine,)), "New review")
        session = ReviewSession(library.session("own"))
        stage = OpenStage(theme, session, reader, NOW.date)
        stage.use_room(Room(session, lambda text, bold: 10.0, lambda: NOW))
        session.changed.connect(stage.show_review)
        shown(stage, 1048, 664)
        stage.show_review(session.review)
        stage.show_room()
        QApplication.processEvents()
        return stage

    return made


def said(stage: OpenStage) -> list[str]:
    return [row.text.text() for row in stage.earlier.rows if row.isVisible()]


def test_it_names_what_is_open_of_the_same_services(
    library: Library, make: Callable[[], OpenStage]
) -> None:
    add(library, "Pool")
    add(library, "Label", services=("labels",))
    add(library, "After", started=START + timedelta(days=1))
    add(library, "Undated", started=None)
    stage = make()
    assert stage.earlier.isVisible()
    assert said(stage) == ["Undated, step 1", "Pool, step 1"]
    row = stage.earlier.rows[0]
    assert row.due.text() == "9 days over"
    assert row.beside.text().startswith("on-call")
    assert "Ann" not in row.accessibleName()


def test_only_some_are_shown_and_the_others_counted(
    library: Library, make: Callable[[], OpenStage]
) -> None:
    add(library, "Pool", MOST + 3)
    stage = make()
    assert len(said(stage)) == MOST
    assert stage.earlier.more.text() == "3 more"


def test_without_any_there_is_no_block(library: Library, make: Callable[[], OpenStage]) -> None:
    add(library, "Secret", restricted=True)
    stage = make()
    assert not stage.earlier.isVisible()


def test_it_stays_in_a_running_meeting_and_the_room_hears_nothing_of_it(
    library: Library, make: Callable[[], OpenStage]
) -> None:
    add(library, "Pool")
    stage = make()
    assert stage.room is not None
    assert stage.room.begin()
    stage.show_room()
    assert stage.earlier.isVisible()
    assert "Pool" not in repr(stage.room.audience())


def test_the_library_is_read_when_the_stage_comes_to_the_front_and_when_services_change(
    library: Library, make: Callable[[], OpenStage], reader: Reader
) -> None:
    add(library, "Pool")
    add(library, "Label", services=("labels",))
    stage = make()
    assert reader.asked == 1
    for text in ("W", "We", "Wel"):
        stage.session.do(header.set_opening, field="opening", value=text)
    assert reader.asked == 1
    stage.session.do(header.set_services, names=("labels",))
    assert said(stage) == ["Label, step 1"]
    assert reader.asked == 2
    stage.hide()
    add(library, "Printer", services=("labels",))
    stage.show()
    stage.show_review(stage.session.review)
    assert sorted(said(stage)) == ["Label, step 1", "Printer, step 1"]
    stage.session.do(header.set_services, names=())
    assert not stage.earlier.isVisible()
    assert reader.asked == 3
