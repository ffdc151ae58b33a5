"""The decorator that makes a gesture of a function, and the steps that gestures are made of."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from pmdesk.model.change import Change, RowChange, added, edited, once_each, removed
from pmdesk.model.codec import fields_of
from pmdesk.model.errors import Refused
from pmdesk.model.order import STEP, after, placed
from pmdesk.model.review import AnyRow, Review, Row, find
from pmdesk.model.text import clean_line, clean_text

Arguments = ParamSpec("Arguments")
Steps = Iterable[RowChange]

LONG = frozenset(
    {
        "details",
        "known_then",
        "summary",
        "impact_customers",
        "impact_operations",
        "closing_note",
        "note",
        "meaning",
        "opening",
        "buy_in_note",
        "pulse_note",
        "response_communication",
    }
)
"""Fields that hold Markdown; every other text is one line."""


def gesture(
    label: str, *, merges: bool = False, kept: bool = False
) -> Callable[
    [Callable[Concatenate[Review, Arguments], Steps]],
    Callable[Concatenate[Review, Arguments], Change],
]:
    """Makes a gesture: `label` is the user's word for the act, as the Edit menu shows it.

    With `merges` a burst of the same gesture on the same row and field is one step of the history.
    With `kept` it is no step at all: it is stored, and undo passes it by.
    """

    def make(
        function: Callable[Concatenate[Review, Arguments], Steps],
    ) -> Callable[Concatenate[Review, Arguments], Change]:
        name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"

        @wraps(function)
        def change(review: Review, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Change:
            steps = once_each(function(review, *args, **kwargs))
            place = ":".join(str(kwargs.get(key, "")) for key in ("id", "field", "bias"))
            return Change(label, steps, f"{name}:{place}" if merges else "", kept)

        return change

    return make


def need(noun: str, rows: tuple[AnyRow, ...], id: str) -> AnyRow:
    """The row with this id; Refused where it is gone."""
    row = find(rows, id)
    if row is None:
        raise Refused(f"This is no longer in the list of {noun}.", "It may have been undone.")
    return row


def last_position(rows: tuple[Row, ...]) -> int:
    """A position behind all rows of a noun."""
    return after(max((row.position for row in rows), default=None))


def add(review: Review, noun: str, row: Row) -> Steps:
    """A row at the end of its noun, its texts cleaned."""
    values = {name: clean(name, getattr(row, name)) for name in text_fields(noun)}
    values["position"] = last_position(getattr(review, noun))
    return (added(noun, replace(row, **values)),)


def add_all(review: Review, rows: Sequence[tuple[str, Row]]) -> Iterator[RowChange]:
    """Rows of several nouns, each at the end of its noun, their texts cleaned."""
    behind: dict[str, int] = {}
    for noun, row in rows:
        behind.setdefault(noun, last_position(getattr(review, noun)))
        values = {name: clean(name, getattr(row, name)) for name in text_fields(noun)}
        yield added(noun, replace(row, position=behind[noun], **values))
        behind[noun] += STEP


def set_field(review: Review, noun: str, id: str, field: str, value: Any) -> Steps:
    """One field of a row (or of the header, with noun "review")."""
    row = review if noun == "review" else need(noun, getattr(review, noun), id)
    return edited(noun, row, **{field: clean(field, value)})


def remove(review: Review, noun: str, id: str) -> Iterator[RowChange]:
    """A row with the links that lead to or from it."""
    yield removed(noun, need(noun, getattr(review, noun), id))
    yield from unlinked(review, id)


def unlinked(review: Review, id: str) -> Iterator[RowChange]:
    """The removal of every link that has this row at an end."""
    for link in review.links:
        if id in (link.source, link.target):
            yield removed("links", link)


def move(noun: str, rows: tuple[Row, ...], id: str, before: str, **values: Any) -> Steps:
    """A row to the place before another of `rows` ("" = to the end), with new field values."""
    row = need(noun, rows, id)
    others = [other for other in rows if other.id != id]
    index = next((n for n, other in enumerate(others) if other.id == before), len(others))
    free, renumbered = placed([other.position for other in others], index)
    if free is not None:
        return edited(noun, row, position=free, **values)
    ordered = [*others[:index], row, *others[index:]]
    steps: list[RowChange] = []
    for other, position in zip(ordered, renumbered, strict=True):
        extra = values if other is row else {}
        steps += edited(noun, other, position=position, **extra)
    return steps


def clean(field: str, value: Any) -> Any:
    """A value as it may be stored: texts normalised and capped, everything else as it is."""
    if not isinstance(value, str) or type(value) is not str:
        return value
    return clean_text(value) if field in LONG else clean_line(value)


def text_fields(noun: str) -> tuple[str, ...]:
    """The fields of a noun that hold text that somebody typed."""
    return tuple(field.name for field in fields_of(noun) if field.kind is str)
