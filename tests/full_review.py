"""A review in which every noun has three rows and no field is at its default.

But for the files of attachments: a library that does not have them would be damaged.
"""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from pmdesk.model.codec import Field, fields_of
from pmdesk.model.order import STEP
from pmdesk.model.review import NOUNS, Review

NOON = datetime(2026, 10, 6, 12, tzinfo=UTC)
REFERENCES = {
    "owner": "seats",
    "facilitator": "seats",
    "advocate": "seats",
    "drafter": "seats",
    "picked_by": "seats",
    "buy_in_by": "seats",
    "seat": "seats",
    "contributor": "seats",
    "meeting": "meetings",
    "entry": "entries",
    "group": "groups",
    "reached": "entries",
    "focus": "factors",
}
"""Fields that hold the id of a row of another noun."""


def row_id(noun: str, number: int) -> str:
    """The id of the nth row (0 to 2) of a noun."""
    return f"{list(NOUNS).index(noun):08x}-0000-4000-8000-{number:012x}"


def full_review() -> Review:
    """Always the same value."""
    header = {f.name: _value("review", f, 0) for f in fields_of("review")}
    header |= {"id": "f0000000-0000-4000-8000-000000000000", "zone": "Europe/Berlin"}
    tuples: Any = {noun: tuple(_row(noun, number) for number in range(3)) for noun in NOUNS}
    return Review(**header, **tuples)


def _row(noun: str, number: int) -> Any:
    values = {field.name: _value(noun, field, number) for field in fields_of(noun)}
    values |= {"id": row_id(noun, number), "position": STEP * (number + 1)}
    if noun == "links":
        values |= _link(number)
    if noun == "attachments":
        values["blob"] = ""
    return NOUNS[noun](**values)


def _link(number: int) -> dict[str, str]:
    ends = [("factors", "entries"), ("factors", "entries"), ("actions", "factors")][number]
    return {
        "source_noun": ends[0],
        "source": row_id(ends[0], number),
        "target_noun": ends[1],
        "target": row_id(ends[1], number),
    }


def _value(noun: str, field: Field, number: int) -> Any:
    """A value that is not the field's default, another one for each row."""
    if field.name in REFERENCES and noun not in ("groups",):
        return row_id(REFERENCES[field.name], number)
    if field.name == "zone":
        return "Europe/Berlin"
    if field.kind is datetime:
        return NOON + timedelta(minutes=10 * number + (5 if field.name == "until" else 0))
    if field.kind is date:
        return date(2026, 11, 1 + number)
    if field.kind is bool:
        return not field.default
    if field.kind is int:
        return 7 + number
    if field.kind is tuple:
        return ("checkout-api", "orders-db")
    if issubclass(field.kind, StrEnum):
        others = [member for member in field.kind if member != field.default]
        return others[number % len(others)]
    return f"{noun} {field.name} {number}"
