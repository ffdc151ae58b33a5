"""Puts a text field of a stage under the mirror: the one line that a stage writes for it."""

from collections.abc import Callable

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
