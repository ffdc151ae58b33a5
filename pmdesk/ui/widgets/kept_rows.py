"""Rows of widgets that follow a list: a row stays the same widget while its key is in the list."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Row = TypeVar("Row", bound=QWidget)


def kept_rows(
    column: QVBoxLayout, known: dict[str, Row], keys: Sequence[str], make: Callable[[str], Row]
) -> dict[str, Row]:
    """The rows by key in the order of the keys, placed so; those that are gone are dropped.

    So a row that is moved, or changed by somebody else's hand, keeps the focus and the caret.
    """
    rest = dict(known)
    rows = {key: rest.pop(key, None) or make(key) for key in keys}
    for gone in rest.values():
        column.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
    for place, row in enumerate(rows.values()):
        if column.indexOf(row) != place:
            column.removeWidget(row)
            column.insertWidget(place, row)
        row.show()  # at once, so that it can take the focus
    return rows
