"""Puts a text field of a stage under the mirror: the one line that a stage writes for it."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from pmdesk.ui.mirror.field_marks import FieldMarks
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.fields import TextField


def of_header() -> str:
    """The header of a review has no id of its own."""
    return ""


def watch(
    theme: Theme,
    session: ReviewSession,
    field: TextField,
    noun: str,
    name: str,
    row: Callable[[], str] = of_header,
) -> FieldMarks:
    """Marks what the mirror finds in a field that shows the text `name` of a row of a noun."""
    mirror = session.mirror
    marks = FieldMarks(mirror, field, lambda: (noun, row(), name), lambda: theme["amber"])
    marks.wanted.connect(lambda mark, by_hand: mirror.wanted.emit(marks, mark, by_hand))
    marks.gone.connect(lambda: mirror.gone.emit(marks))
    return marks


def watched(within: QWidget, noun: str, row: str, name: str) -> TextField | None:
    """The field within a page that shows the text `name` of a row; None where none does."""
    found = (marks for marks in within.findChildren(FieldMarks) if marks.place == (noun, row, name))
    return next((marks.field for marks in found), None)


def go_to_words(field: TextField, words: str) -> None:
    """Puts the caret behind words of a field, so that its mark there can be opened by its key."""
    found = field.document().find(words) if words else QTextCursor()
    if not found.isNull():
        found.clearSelection()
        field.setTextCursor(found)
