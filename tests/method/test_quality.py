"""The four qualities of an action."""

from datetime import date

import pytest

from pmdesk.method.quality import owned, qualities, settled
from pmdesk.model.review import Action, Review, Seat
from pmdesk.model.words import Decision, Progress

REVIEW = Review(
    id="r",
    seats=(
        Seat(id="a", alias="Release manager"),
        Seat(id="b", alias="Someone"),
        Seat(id="c", name="TBD"),
    ),
)


def test_all_four_are_met() -> None:
    action = Action(
        id="x", text="Pin it", done_when="it is", owner="a", due=date(2026, 10, 1), ticket="T-1"
    )
    assert [quality.met for quality in qualities(REVIEW, action)] == [True] * 4


def test_nothing_is_met_by_a_text_alone() -> None:
    found = qualities(REVIEW, Action(id="x", text="Improve load tests"))
    assert "".join(quality.letter for quality in found if not quality.met) == "SODT"
    assert found[3].missing == "Ticket missing"


@pytest.mark.parametrize(("seat", "met"), [("a", True), ("b", False), ("c", False), ("", False)])
def test_somebody_is_nobody(seat: str, met: bool) -> None:
    assert owned(REVIEW, Action(id="x", owner=seat)) is met


def test_what_is_set_aside_is_settled() -> None:
    assert settled(Action(id="x", decision=Decision.PARKED))
    assert settled(Action(id="x", decision=Decision.ACCEPTED, progress=Progress.DROPPED))
    assert not settled(Action(id="x"))
