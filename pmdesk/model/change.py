"""A change is a value with a before and an after; its inverse is a change; apply does the rest.

Undo, redo, the journal and the second window are this sentence read from another side.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from pmdesk.model.codec import Plain, from_plain, make_row, row_values, to_plain
from pmdesk.model.review import NOUNS, Entry, Review, Row

Values = Mapping[str, Any]
_FEW = 3
"""Up to so many rows are looked for one by one."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None is "not there".

    An edit holds the changed fields only, the same ones on both sides; an addition or a removal
    holds all of them. `noun` is a key of NOUNS, or "review" for the header.
    """

    noun: str
    id: str
    before: Values | None
    after: Values | None

    def inverse(self) -> "RowChange":
        return RowChange(self.noun, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """What one gesture does, with the user's word for the act.

    Steps with the same non-empty `merge` that follow each other become one step of the history. A
    `kept` change is written and never undone: where the meeting stands and what the room sees.
    """

    label: str
    rows: tuple[RowChange, ...]
    merge: str = ""
    kept: bool = False

    def inverse(self) -> "Change":
        return Change(self.label, tuple(row.inverse() for row in reversed(self.rows)))


def added(noun: str, row: Row | Review) -> RowChange:
    """The addition of a row."""
    return RowChange(noun, row.id, None, row_values(noun, row))


def removed(noun: str, row: Row | Review) -> RowChange:
    """The removal of a row."""
    return RowChange(noun, row.id, row_values(noun, row), None)


def edited(noun: str, row: Row | Review, /, **values: Any) -> tuple[RowChange, ...]:
    """New values for some fields of a row; empty where nothing differs."""
    differing = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not differing:
        return ()
    before = {name: getattr(row, name) for name in differing}
    return (RowChange(noun, row.id, before, differing),)


def sort_key(row: Row) -> tuple[Any, ...]:
    """The order in which rows of a noun are shown."""
    if isinstance(row, Entry):
        return (row.at, row.position, row.id)
    return (row.position, row.id)


def merged(first: Change, second: Change) -> Change:
    """Two changes in a row as one that goes from the first's before to the second's after."""
    return Change(first.label, once_each((*first.rows, *second.rows)), first.merge)


def once_each(rows: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Changes one after the other with each row only once; what comes to nothing is left out."""
    found: dict[tuple[str, str], RowChange] = {}
    for row in rows:
        earlier = found.get((row.noun, row.id))
        found[row.noun, row.id] = row if earlier is None else _joined(earlier, row)
    return tuple(row for row in found.values() if row.before != row.after)


def _joined(first: RowChange, second: RowChange) -> RowChange:
    if first.before is not None and second.after is not None and first.after is not None:
        before = {**(second.before or {}), **first.before}
        return RowChange(first.noun, first.id, before, {**first.after, **second.after})
    if first.before is None and first.after is not None and second.after is not None:
        return RowChange(first.noun, first.id, None, {**first.after, **second.after})
    if second.after is None and first.before is not None and second.before is not None:
        return RowChange(first.noun, first.id, {**second.before, **first.before}, None)
    return RowChange(first.noun, first.id, first.before, second.after)


@dataclass(frozen=True, slots=True)
class Touched:
    """A row of a change as it was and as it is in the value; None is "not there"."""

    noun: str
    id: str
    before: Row | Review | None
    after: Row | Review | None


def apply(change: Change, review: Review | None) -> Review | None:
    """The review after the change; untouched tuples and rows stay the same objects.

    None stands for a review that is not there: the addition of a header makes one, its removal
    ends it. Raises ValueError where the change does not fit (a row to edit is missing, one to add
    is there).
    """
    return applied(change, review)[0]


def applied(change: Change, review: Review | None) -> tuple[Review | None, list[Touched]]:
    """As `apply`, with the rows that it touched: the rest of the review need not be read again."""
    by_noun: dict[str, list[RowChange]] = {}
    for row in change.rows:
        by_noun.setdefault(row.noun, []).append(row)
    headers = by_noun.pop("review", [])
    old = review
    for header in headers:
        if header.before is None and header.after is not None:
            review = Review(**header.after)
        elif header.after is not None and review is not None:
            review = replace(review, **header.after)
    if review is None:
        raise ValueError("a change of a review that is not there")
    touched: list[Touched] = []
    fresh = {
        noun: _applied(noun, getattr(review, noun), rows, touched) for noun, rows in by_noun.items()
    }
    tuples: Values = fresh
    after = replace(review, **tuples) if tuples else review
    if any(header.after is None for header in headers):
        return None, [Touched("review", after.id, old, None), *touched]
    if headers:
        touched.insert(0, Touched("review", after.id, old, after))
    return after, touched


def _applied(
    noun: str, rows: tuple[Row, ...], changes: list[RowChange], touched: list[Touched]
) -> tuple[Row, ...]:
    by_id = {change.id: change for change in changes}
    places = _places(rows, by_id)
    result, gone, reorder = list(rows), [], False
    for place in places:
        row, change = rows[place], by_id.pop(rows[place].id)
        if change.before is None:
            raise ValueError(f"{noun}: a row to add is there already: {row.id}")
        if change.after is None:
            gone.append(place)
            touched.append(Touched(noun, row.id, row, None))
            continue
        result[place] = replace(row, **change.after)
        touched.append(Touched(noun, row.id, row, result[place]))
        reorder = reorder or "position" in change.after or "at" in change.after
    for place in reversed(gone):
        del result[place]
    for change in by_id.values():
        if change.after is None or change.before is not None:
            raise ValueError(f"{noun}: a row to change is missing: {change.id}")
        result.append(make_row(noun, change.after))
        touched.append(Touched(noun, change.id, None, result[-1]))
        reorder = True
    if reorder:
        result.sort(key=sort_key)
    return tuple(result)


def _places(rows: tuple[Row, ...], ids: Collection[str]) -> list[int]:
    """Where some rows stand. Most changes are of one row among thousands: one look each is fast."""
    if len(ids) > _FEW:
        return [place for place, row in enumerate(rows) if row.id in ids]
    found = (next((n for n, row in enumerate(rows) if row.id == id), -1) for id in ids)
    return sorted(place for place in found if place >= 0)


def to_journal(change: Change) -> list[list[Any]]:
    """The rows of a change as plain data: [noun, id, before or null, after or null]."""

    def plain(noun: str, values: Values | None) -> Plain | None:
        return None if values is None else to_plain(noun, values)

    return [[r.noun, r.id, plain(r.noun, r.before), plain(r.noun, r.after)] for r in change.rows]


def from_journal(label: str, rows: list[list[Any]], merge: str = "") -> Change:
    """The reverse of `to_journal`; raises ValueError or TypeError for what is no change."""

    def values(noun: str, plain: Plain | None) -> Values | None:
        return None if plain is None else from_plain(noun, plain)

    def row(noun: Any, id: Any, before: Any, after: Any) -> RowChange:
        if not isinstance(id, str) or (noun != "review" and noun not in NOUNS):
            raise ValueError(f"no row: {noun!r} {id!r}")
        return RowChange(noun, id, values(noun, before), values(noun, after))

    return Change(label, tuple(row(*each) for each in rows), merge)


def all_rows(review: Review) -> tuple[RowChange, ...]:
    """The addition of a whole review, header first: what an import or a new review is made of."""
    rows = [added("review", review)]
    for field in fields(Review):
        value = getattr(review, field.name)
        if isinstance(value, tuple) and value and isinstance(value[0], Row):
            rows += [added(field.name, row) for row in value]
    return tuple(rows)
