"""Rows from columns that may be damaged: what fits stays, what does not becomes what it may be."""

import json
import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from pmdesk.model.bounds import ID_CAP
from pmdesk.model.codec import Field, fields_of, make_row
from pmdesk.model.content import hash_text, row_hash
from pmdesk.model.review import Review, Row
from pmdesk.model.text import TEXT_CAP, without_controls
from pmdesk.store.errors import LibraryFault
from pmdesk.store.rows import values_of
from pmdesk.store.wreck import Columns

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ID = re.compile(rf"[^\x00-\x1f\x7f]{{1,{ID_CAP}}}")
_MOST = 2**62


def is_id(value: object) -> bool:
    """Whether a value may be the id of a row."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def mended(noun: str, columns: Columns) -> tuple[Row | Review, bool]:
    """A row of a noun, and whether every column was as it should be.

    What is missing because an older version had no such column yet is as it should be.
    """
    values, whole = {}, True
    for field in fields_of(noun):
        if field.name not in columns:
            values[field.name] = _nothing(field)
            continue
        value, fits = _value(noun, field, columns[field.name])
        values[field.name] = value
        whole = whole and fits
    row = Review(**values) if noun == "review" else make_row(noun, values)
    return row, whole


def as_written(noun: str, review: str, row: Row | Review, stored: object) -> bool:
    """Whether a row has the hash that was stored with it."""
    try:
        return hash_text(row_hash(noun, review, row)) == stored
    except (ValueError, TypeError):
        return False


def exact(noun: str, columns: Columns) -> Row | Review | None:
    """The row that columns hold, if every one of them fits as it is."""
    try:
        values = values_of(noun, [columns[field.name] for field in fields_of(noun)])
        return Review(**values) if noun == "review" else make_row(noun, values)
    except (LibraryFault, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None


def _nothing(field: Field) -> Any:
    """What stands where nothing could be read."""
    if field.default is not None or field.optional:
        return field.default
    if issubclass(field.kind, StrEnum):
        return next(iter(field.kind))
    if field.kind is datetime:
        return _EPOCH
    return _EPOCH.date() if field.kind is date else field.kind()


def _value(noun: str, field: Field, raw: Any) -> tuple[Any, bool]:
    if raw is None:
        return _nothing(field), field.optional
    if field.kind is int:
        fits = type(raw) is int and -_MOST < raw < _MOST
        return (raw, True) if fits else (_nothing(field), False)
    if field.kind is str:
        return _text(raw)
    try:
        value = field.value(_plain(field, raw))
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return _nothing(field), False
    if field.kind is tuple:
        words = tuple(_text(word) for word in value)
        return tuple(word for word, _ in words), all(fits for _, fits in words)
    return value, True


def _plain(field: Field, raw: Any) -> Any:
    return json.loads(raw) if field.kind is tuple else raw


def _text(raw: Any) -> tuple[str, bool]:
    text = raw if isinstance(raw, str) else _decoded(raw)
    clean = without_controls(text)[:TEXT_CAP]
    return clean, clean == raw


def _decoded(raw: Any) -> str:
    return raw.decode(errors="replace") if isinstance(raw, bytes) else str(raw)
