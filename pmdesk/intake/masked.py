"""Secrets and personal data in what an import proposes: where they are, and masked."""

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any, TypeVar

from pmdesk.intake.values import Intake, ProposedEntry
from pmdesk.method.secrets import SecretFound, SecretKind, find_secrets, mask_secrets

_Row = TypeVar("_Row")
_ENTRY = ("text", "details", "link")
_BESIDE = ("factors", "lessons", "actions")
_TEXTS = ("text", "details", "title", "summary", "impact", "done_when", "scope")


def secrets_in(entry: ProposedEntry) -> tuple[SecretFound, ...]:
    """What is in the text, the details and the link of an entry, in this order."""
    return tuple(one for name in _ENTRY for one in find_secrets(getattr(entry, name)))


def secrets_beside(intake: Intake) -> tuple[SecretKind, ...]:
    """The kinds of what is in the header, factors, lessons and actions, one for each place."""
    rows = (intake.header, *(row for noun in _BESIDE for row in getattr(intake, noun)))
    texts = (getattr(row, name) for row in rows for name in _texts(row))
    return tuple(one.kind for text in texts for one in find_secrets(text))


def masked_entry(entry: ProposedEntry, kinds: Collection[str]) -> ProposedEntry:
    """The entry with words such as ‹token› for what is of these kinds."""
    return _masked(entry, _ENTRY, kinds)


def masked(intake: Intake, kinds: Collection[str]) -> Intake:
    """Everything that was read with what is of these kinds masked; names of people stay."""
    if not kinds:
        return intake
    beside: dict[str, Any] = {
        noun: tuple(_masked(row, _texts(row), kinds) for row in getattr(intake, noun))
        for noun in _BESIDE
    }
    return replace(
        intake,
        entries=tuple(masked_entry(entry, kinds) for entry in intake.entries),
        header=_masked(intake.header, _texts(intake.header), kinds),
        **beside,
    )


def _texts(row: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(row) if field.name in _TEXTS)


def _masked(row: _Row, names: Collection[str], kinds: Collection[str]) -> _Row:
    values: dict[str, Any] = {name: mask_secrets(getattr(row, name), kinds) for name in names}
    changed = {name: value for name, value in values.items() if value != getattr(row, name)}
    made: Any = row
    return replace(made, **changed) if changed else row
