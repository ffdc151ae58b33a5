"""What changes one value of a review into another: the replacement of a review as one step."""

from pmdesk.model.change import Change, RowChange, added, edited, removed
from pmdesk.model.codec import fields_of
from pmdesk.model.review import LOCAL, NOUNS, Review, Row


def difference(old: Review, new: Review, label: str, *, local: bool = False) -> Change:
    """The change from `old` to `new`, two values of one review.

    Local nouns (private notes and the like) stay as they are, unless `local` is set.
    """
    header = {field.name: getattr(new, field.name) for field in fields_of("review")}
    rows = list(edited("review", old, **header))
    for noun in NOUNS:
        if local or noun not in LOCAL:
            rows += _rows(noun, getattr(old, noun), getattr(new, noun))
    return Change(label, tuple(rows))


def _rows(noun: str, old: tuple[Row, ...], new: tuple[Row, ...]) -> list[RowChange]:
    before, after = {row.id: row for row in old}, {row.id: row for row in new}
    found = [removed(noun, row) for id, row in before.items() if id not in after]
    for id, row in after.items():
        if id not in before:
            found.append(added(noun, row))
        elif row != before[id]:
            values = {field.name: getattr(row, field.name) for field in fields_of(noun)}
            found += edited(noun, before[id], **values)
    return found
