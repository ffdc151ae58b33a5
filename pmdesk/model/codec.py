"""Rows as plain data and back: one codec for tables, the journal and bundles.

Plain data is what both JSON and SQLite hold: str, int, None, and for tuples a list (JSON text in a
table). Booleans are true and false in JSON, 0 and 1 in a table. Times are ISO 8601 in UTC, ending
in Z.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from pmdesk.model.review import HEADER, NOUNS, Review, Row

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """How one field travels; `plain` makes plain data of a value, `value` the reverse."""

    name: str
    default: Any
    kind: type
    optional: bool
    plain: Callable[[Any], Any]
    value: Callable[[Any], Any]


def time_text(at: datetime) -> str:
    """2026-10-06T11:58:00Z; a fraction only where there is one."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def time_value(text: str) -> datetime:
    """The aware UTC time of `time_text`; raises ValueError for anything else."""
    if not text.endswith("Z"):
        raise ValueError(f"not a UTC time ending in Z: {text!r}")
    return datetime.fromisoformat(text[:-1]).replace(tzinfo=UTC)


def _typed(kind: type) -> Callable[[Any], Any]:
    def value(plain: Any) -> Any:
        if type(plain) is not kind:
            raise ValueError(f"expected {kind.__name__}, got {plain!r}")
        return plain

    return value


def _truth(plain: Any) -> bool:
    if plain not in (0, 1):
        raise ValueError(f"expected true or false, got {plain!r}")
    return bool(plain)


def _words(plain: Any) -> tuple[str, ...]:
    if not isinstance(plain, list) or not all(isinstance(word, str) for word in plain):
        raise ValueError(f"expected a list of texts, got {plain!r}")
    return tuple(plain)


def _same(value: Any) -> Any:
    return value


def _codec(kind: type) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if kind is datetime:
        return time_text, time_value
    if kind is date:
        return date.isoformat, date.fromisoformat
    if kind is bool:
        return bool, _truth
    if kind is tuple:
        return list, _words
    if issubclass(kind, StrEnum):
        return str, kind
    return _same, _typed(kind)


def _field(name: str, annotation: Any, default: Any) -> Field:
    parts = get_args(annotation)
    optional = type(None) in parts
    kind = parts[0] if optional else getattr(annotation, "__origin__", annotation)
    plain, value = _codec(kind)
    if optional:
        return Field(
            name,
            default,
            kind,
            True,
            lambda v: None if v is None else plain(v),
            lambda p: None if p is None else value(p),
        )
    return Field(name, default, kind, False, plain, value)


@cache
def fields_of(noun: str) -> tuple[Field, ...]:
    """The fields of a noun's rows in order; "review" is the header."""
    cls: type[Row] | type[Review] = Review if noun == "review" else NOUNS[noun]
    own = HEADER if noun == "review" else None
    return tuple(
        _field(f.name, f.type, None if f.default is MISSING else f.default)
        for f in fields(cls)
        if own is None or f.name in own
    )


@cache
def _by_name(noun: str) -> dict[str, Field]:
    return {field.name: field for field in fields_of(noun)}


def to_plain(noun: str, values: Mapping[str, Any]) -> Plain:
    """Some fields of a row as plain data."""
    by_name = _by_name(noun)
    return {name: by_name[name].plain(value) for name, value in values.items()}


def from_plain(noun: str, plain: Mapping[str, Any]) -> dict[str, Any]:
    """The reverse of `to_plain`; raises ValueError naming the field that does not fit."""
    by_name = _by_name(noun)
    values = {}
    for name, data in plain.items():
        if name not in by_name:
            raise ValueError(f"{noun} have no field {name!r}")
        try:
            values[name] = by_name[name].value(data)
        except (ValueError, TypeError, AttributeError) as fault:
            raise ValueError(f"{noun}, field {name!r}: {fault}") from None
    return values


def row_values(noun: str, row: Row | Review) -> dict[str, Any]:
    """All fields of a row (or of a review's header) as values by name."""
    return {field.name: getattr(row, field.name) for field in fields_of(noun)}


def sparse(noun: str, row: Row | Review) -> Plain:
    """A row as plain data without what is at its default: the form of bundles and of hashes.

    A field that is added later, at its default, changes neither bytes nor hash of older rows.
    """
    plain: Plain = {}
    for field in fields_of(noun):
        value = getattr(row, field.name)
        if value != field.default or field.name == "id":
            plain[field.name] = field.plain(value)
    return plain


def make_row(noun: str, values: Mapping[str, Any]) -> Row:
    """A row of a noun from its values; raises TypeError where a required one is missing."""
    return NOUNS[noun](**values)
