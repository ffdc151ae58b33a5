"""Which roles of a meeting are covered: by words of seats, by those whom the review names."""

from dataclasses import replace

import pytest

from pmdesk.method.neutral import part_sentence
from pmdesk.method.ready import ready
from pmdesk.method.roles import coverage, wanted_roles
from pmdesk.model.review import Account, Entry, Review, Seat
from tests.full_review import NOON

EMPTY = Review(id="r", title="Checkout slow")
KEYS = [role.key for role in wanted_roles()]


def covered(*seats: Seat, **more: object) -> dict[str, list[str]]:
    """The roles that have somebody, with the ids of their seats."""
    review = replace(EMPTY, seats=seats, **more)  # type: ignore[arg-type]
    return {row.role.key: [seat.id for seat in row.seats] for row in coverage(review) if row.seats}


def missing(review: Review) -> str | None:
    item = next(item for item in ready(review) if item.key == "roles")
    return None if item.done else item.missing.text


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        ("Incident Commander", ["commander"]),
        ("incident manager and scribe", ["commander", "scribe"]),
        ("Deputy incident commander", ["deputy"]),
        ("Shadow of the incident commander", ["shadow"]),
        ("Customer liaison", ["liaison"]),
        ("Owner of fare-engine", ["service-owner"]),
        ("Product owner", ["product"]),
        ("Engineering Manager, Booking", ["engineering"]),
        ("Devil’s advocate", ["advocate"]),
        ("Describes graphs", []),
        ("On-call engineer", []),
    ],
)
def test_a_role_is_known_by_its_words(role: str, keys: list[str]) -> None:
    assert list(covered(Seat(id="a", role=role))) == keys
    assert list(covered(Seat(id="a", alias=role))) == keys


def test_who_does_not_come_covers_nothing() -> None:
    assert covered(Seat(id="a", role="Scribe", present=False)) == {}


def test_whom_the_review_names_covers_facilitator_and_advocate() -> None:
    seats = (Seat(id="a", alias="Reliability lead"), Seat(id="b", alias="Payments engineer"))
    found = covered(*seats, facilitator="a", advocate="b")
    assert found == {"facilitator": ["a"], "advocate": ["b"]}


def test_the_ready_list_names_what_is_missing_until_it_is_there_or_not_needed() -> None:
    assert missing(EMPTY) == ""
    seat = Seat(id="a", role="Incident commander")
    assert missing(replace(EMPTY, seats=(seat,))) == "Not yet: Deputy, Scribe, Shadow and 6 more"
    spared = replace(EMPTY, seats=(seat,), roles_spared=tuple(KEYS[1:-1]))
    assert missing(spared) == "Not yet: Devil's advocate"
    assert missing(replace(spared, advocate="a")) is None
    assert missing(replace(EMPTY, roles_spared=(*KEYS, "of a later version"))) is None


def test_each_part_of_a_facilitator_in_the_incident_is_told() -> None:
    seat = Seat(id="a", role="Incident commander")
    entry = Entry(id="e", at=NOON, text="seen")
    review = replace(EMPTY, seats=(seat, Seat(id="b", alias="Neutral")), facilitator="a")
    assert part_sentence(review, "a") == "Led the response"
    assert part_sentence(replace(review, owner="a", drafter="a"), "a") == (
        "Led the response, owns the review, drafts the timeline"
    )
    told = replace(
        review,
        entries=(replace(entry, contributor="b"), replace(entry, id="f", seat="b")),
        accounts=(Account(id="x", entry="e", seat="b", text="slow"),),
        facilitator="b",
    )
    assert part_sentence(told, "b") == "Owns 1 entry, handed in 1 entry, told 1 account"
    item = next(item for item in ready(told) if item.key == "facilitator")
    assert item.missing.warns
    assert not item.done
    assert part_sentence(replace(review, facilitator="b"), "b") == ""
    assert part_sentence(review, "gone") == ""
