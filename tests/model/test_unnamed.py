"""Known names give way to aliases in every text of a review, and nothing else changes."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pmdesk.model.codec import fields_of
from pmdesk.model.review import LOCAL, NOUNS, Entry, Review, Seat
from pmdesk.model.unnamed import unnamed
from tests.full_review import full_review
from tests.ui.leaking.tokened import KEYS

ADA = Seat(id="s", name="Ada Lovelace", alias="the on-call engineer")


def review(text: str, **fields: Any) -> Review:
    entry = Entry(id="e", at=datetime(2026, 10, 6, tzinfo=UTC), text=text)
    return Review(id="r", seats=(ADA,), entries=(entry,), **fields)


def test_a_name_becomes_an_alias_and_marks_stay() -> None:
    told = unnamed(review("**ada.lovelace** restarts `db`", summary="See [Ada](https://x.io/a)."))
    assert told.entries[0].text == "**the on-call engineer** restarts `db`"
    assert told.summary == "See [the on-call engineer](https://x.io/a)."


def test_an_address_leads_where_it_led() -> None:
    text = "Ada wrote https://git.example/ada/db?q=Ada today"
    said = "The on-call engineer wrote https://git.example/ada/db?q=Ada today"
    assert unnamed(review(text)).entries[0].text == said


def test_without_known_names_it_is_the_same_value() -> None:
    bare = replace(review("Ada restarts"), seats=())
    assert unnamed(bare) is bare


def test_every_field_of_words_is_reached_and_no_key_is() -> None:
    """A name put into every text of a full review is gone from all but keys and private nouns."""
    full = full_review()
    seat = replace(full.seats[0], name="Quintus", alias="the expert")
    named = _with(full, " Quintus")
    told = unnamed(replace(named, seats=(seat, *full.seats[1:])))
    left = {place.partition(".")[2] for place, value in _texts(told) if "Quintus" in value}
    assert left <= KEYS | {"link"}
    assert "text" not in left


def _keyed(noun: str, name: str, value: Any) -> bool:
    return not isinstance(value, str) or name == "id" or value[8:9] == "-"


def _with(review: Review, more: str) -> Review:
    def row(noun: str, it: Any) -> Any:
        words = {
            field.name: getattr(it, field.name) + more
            for field in fields_of(noun)
            if field.kind is str and not _keyed(noun, field.name, getattr(it, field.name))
        }
        return replace(it, **words)

    nouns: dict[str, Any] = {
        noun: tuple(row(noun, it) for it in getattr(review, noun)) for noun in NOUNS
    }
    return replace(row("review", review), **nouns)


def _texts(review: Review) -> list[tuple[str, str]]:
    rows = [("review", review), *((n, row) for n in NOUNS for row in getattr(review, n))]
    return [
        (f"{noun}.{field.name}", getattr(row, field.name))
        for noun, row in rows
        for field in fields_of(noun)
        if noun not in LOCAL and noun not in ("seats", "links") and field.kind is str
    ]
