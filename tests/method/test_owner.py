"""The owner's guide and message, the roles to offer, and the four purposes."""

from dataclasses import replace
from datetime import UTC, datetime

from pmdesk.method.owner import owner_guide, owner_message
from pmdesk.method.purposes import motto, purposes
from pmdesk.method.roles import holder_sentences, lead_of, role_names
from pmdesk.model.review import Action, Entry, Factor, Lesson, Review, Seat
from pmdesk.model.words import Decision

ENDED = datetime(2026, 10, 14, 9, 48, tzinfo=UTC)
REVIEW = Review(id="r", title="Fares {why} slow {due}", zone="Europe/Berlin")


def test_an_owner_is_chosen_by_four_criteria_and_sees_to_three_duties() -> None:
    guide = owner_guide()
    assert [c.key for c in guide.criteria] == ["led", "stabilised", "on-call", "triggered"]
    assert [d.key for d in guide.duties] == ["administration", "chase", "drive"]
    assert "no punishment" in guide.words
    assert "not write it alone" in guide.words


def test_the_message_has_the_title_as_it_is_and_nothing_to_fill_in() -> None:
    text = owner_message(REVIEW)
    assert "“Fares {why} slow {due}”" in text
    assert text.count("{") == 2
    assert "because" not in text


def test_the_message_says_why_and_by_when() -> None:
    text = owner_message(replace(REVIEW, resolved=ENDED, criteria=("triggered", "led")))
    assert "because you led the response and triggered the response." in text
    assert "by Fri 16 Oct 2026, 11:48 CEST" in text
    one = owner_message(replace(REVIEW, criteria=("led",)))
    assert "because you led the response." in one
    every = owner_message(replace(REVIEW, criteria=tuple(c.key for c in owner_guide().criteria)))
    assert "led the response, did something that stabilised the service, were on-call" in every


def test_the_lead_is_the_seat_whose_role_says_so() -> None:
    seats = (
        Seat(id="a", role="Deputy"),
        Seat(id="b", alias="Incident Lead", role="on-call"),
        Seat(id="c", role="Incident commander"),
    )
    found = lead_of(replace(REVIEW, seats=seats))
    assert found is not None
    assert found.id == "b"
    assert lead_of(replace(REVIEW, seats=seats[:1])) is None


def test_roles_of_the_response_and_of_the_meeting_are_offered() -> None:
    names = role_names()
    assert names[0] == "Incident commander"
    assert {"Scribe", "Shadow", "Deputy", "Product manager", "Facilitator"} <= set(names)
    assert set(holder_sentences()) == {"facilitator", "advocate", "drafter"}


def test_the_four_purposes_are_ticked_off_as_the_parts_fill() -> None:
    assert [purpose.done for purpose in purposes(REVIEW)] == [False] * 4
    told = replace(REVIEW, summary="It was slow.", entries=(Entry(id="e", at=ENDED),))
    assert [purpose.done for purpose in purposes(told)] == [True, False, False, False]
    one = replace(told, factors=(Factor(id="f"),))
    assert not purposes(one)[1].done
    more = replace(
        one,
        factors=(Factor(id="f"), Factor(id="g")),
        lessons=(Lesson(id="l"),),
        actions=(Action(id="x"),),
    )
    assert [purpose.done for purpose in purposes(more)] == [True, True, True, False]
    decided = replace(more, actions=(Action(id="x", decision=Decision.ACCEPTED),))
    assert all(purpose.done for purpose in purposes(decided))
    assert "learn" in motto()
