"""A person taken out of a review: in whichever way the name is written, and in every text of it."""

from dataclasses import replace

import pytest

from pmdesk.model.codec import fields_of
from pmdesk.model.erasing import Person, eraser, holds, places, whom, without
from pmdesk.model.review import NOUNS, Entry, Note, Review, Seat
from pmdesk.model.typed import texts_of
from tests.full_review import NOON, full_review

MARA = Person("Mara Lindt", ("Mara", "Lindt"), ("mlin",))


@pytest.mark.parametrize(
    ("text", "erased"),
    [
        ("Then Mara Lindt called.", "Then the driver called."),
        ("MARA LINDT's page; mara.lindt's, too", "The driver's page; the driver's, too"),
        ("Ask Mara. “Lindt knows”", "Ask the driver. “The driver knows”"),
        ("Lindt, Mara: on call", "The driver: on call"),
        ("sent to @mara and @mlin", "sent to the driver and the driver"),
        ("mail m.lindt@example.com or mara_lindt@x.example", "mail the driver or the driver"),
        ("by mlin at 14:05", "by the driver at 14:05"),
        ("Marathon in Samara, lindta", "Marathon in Samara, lindta"),
        ("mail maria.linde@example.com", "mail maria.linde@example.com"),
    ],
)
def test_a_name_goes_however_it_is_written(text: str, erased: str) -> None:
    assert eraser(MARA, "the driver")(text)[0] == erased
    assert holds(MARA, text) is (text != erased)


def test_what_is_plainly_a_word_stays_unless_it_is_the_whole_name() -> None:
    mark = Person("Mark Stone", ("Mark", "Stone"))
    said = "We mark it. Then Mark called, and mark stone wrote."
    assert eraser(mark, "ops")(said)[0] == "We mark it. Then ops called, and ops wrote."


def test_a_name_with_accents_goes_without_them_too() -> None:
    person = Person("José Núñez", ("José", "Núñez"))
    assert eraser(person, "ops")("Jose, JOSÉ and nunez")[0] == "Ops, ops and ops"


def test_a_part_that_somebody_else_shares_stays_alone() -> None:
    seats = (Seat(id="1", name="Mara Lindt"), Seat(id="2", name="Mara Okafor"))
    person = whom("mara  lindt", [Review(id="r", seats=seats)])
    assert person.alone == ("lindt",)
    assert eraser(person, "ops")("Mara and Mara Lindt")[0] == "Mara and ops"


def test_every_text_of_a_review_is_reached_and_nothing_else_is_changed() -> None:
    person = Person("Ada Quill", ("Ada", "Quill"))
    review = full_review()
    with_name = {
        noun: tuple(
            replace(row, **{name: _named(value) for name, value in texts_of(noun, row)})
            for row in getattr(review, noun)
        )
        for noun in NOUNS
    }
    header = {name: _named(value) for name, value in texts_of("review", review)}
    named = replace(review, **header, **with_name)
    erased, found = without(named, person, "ops")
    assert "quill" not in repr(erased).lower()
    assert repr(erased).replace(" (ops)", "") == repr(review)
    assert found.count == places(named, person).count > 200
    assert places(erased, person).count == 0


def _named(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(f"{part} (ada.quill)" for part in value)
    return f"{value} (Ada Quill)"


def test_fields_that_no_text_is_typed_into_hold_keys_and_ids_only() -> None:
    """A field that comes later is reached unless it is named among the keys."""
    review = full_review()
    skipped = {
        field.name
        for noun in ("review", *NOUNS)
        for field in fields_of(noun)
        if field.kind is str
        and field.name
        not in dict(
            texts_of(
                noun,
                review
                if noun == "review"
                else NOUNS[noun](id="x", **({"at": NOON} if noun == "entries" else {})),
            )
        )
    }
    assert not skipped & {"text", "details", "title", "name", "alias", "note", "reason", "summary"}


def test_ids_that_look_like_a_name_stay() -> None:
    id = "11111111-dade-4000-8000-000000000000"
    review = Review(id="r", notes=(Note(id="n", about=id, text=f"dade {id} Dade"),))
    erased, found = without(review, Person("Dade Murphy", ("Dade",)), "ops")
    assert erased.notes[0].about == id
    assert erased.notes[0].text == f"Ops {id} ops"
    assert found.count == 2


def test_a_seat_keeps_its_alias_unless_that_tells_the_name() -> None:
    seats = (
        Seat(id="1", name="Mara Lindt", alias="Mara", role="database engineer"),
        Seat(id="2", name="Ann Other", alias="scribe"),
    )
    entry = Entry(id="e", at=NOON, text="Mara looked at the pool")
    review = Review(id="r", seats=seats, entries=(entry,), owner="1")
    erased, found = without(review, whom("Mara Lindt", [review]))
    assert erased.entries[0].text == "Database engineer looked at the pool"
    assert (erased.seats[0].name, erased.seats[0].alias) == ("", "")
    assert erased.seats[1] is seats[1]
    assert (erased.owner, found.seats) == ("1", 1)


def test_a_review_that_does_not_name_the_person_is_the_same_value() -> None:
    review = full_review()
    assert without(review, MARA)[0] is review
