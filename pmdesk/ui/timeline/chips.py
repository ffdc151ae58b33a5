"""The chips beside the text of a row: which there are, which have room, and how they look."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pmdesk.method.words import name_of
from pmdesk.model.review import Entry
from pmdesk.model.words import Milestone, Support
from pmdesk.ui.paint.chips import PADDING, chip_width, paint_chip, paint_milestone_chip
from pmdesk.ui.paint.shapes import FADED, MILESTONE_ROLE, paint_pennant
from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

APART = 8
TEXT_SHARE = 0.3
"""The part of its column that a text keeps beside its chips."""
Chip = tuple[Milestone | str, float]
"""What it says, and its width in pixels."""


SAID = frozenset({Support.CONTESTED, Support.INFERRED})
"""What an entry may rest on that a reader has to know of."""


@dataclass(frozen=True, slots=True)
class Beside:
    """How much belongs to an entry: further accounts, open questions, files."""

    accounts: int = 0
    questions: int = 0
    files: int = 0


def chips_of(theme: Theme, entry: Entry, beside: Beside) -> list[Chip]:
    """All chips of an entry, the weightiest first."""
    chips: list[Chip] = []
    if entry.milestone:
        word = name_of(entry.milestone)
        chips.append((entry.milestone, chip_width(theme, word, mark=True, weight=600)))
    words = [name_of(entry.support)] if entry.support in SAID else []
    words += [tr("{n} accounts").format(n=beside.accounts + 1)] if beside.accounts else []
    words += [_counted(beside.questions, tr("Question"), tr("{n} questions"))]
    words += [_counted(beside.files, tr("1 file"), tr("{n} files"))]
    words = [word for word in words if word]
    words += [tr("Key moment")] if entry.star else []
    return [*chips, *((word, chip_width(theme, word)) for word in words)]


def _counted(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many.format(n=count)) if count else ""


def fitting(chips: list[Chip], room: float) -> list[Chip]:
    """The chips that stand whole beside the text: half a word would say less than none."""
    shown = list(chips)
    while len(shown) > 1 and sum(wide + APART for _, wide in shown) > room * (1 - TEXT_SHARE):
        shown.pop()
    return shown


def giving_way(chips: list[Chip], chosen: bool, fits: Callable[[list[Chip]], bool]) -> list[Chip]:
    """Fewer chips where the text beside them would be cut.

    In a chosen row all but a milestone give way, else a key moment alone: the star is in the panel.
    """
    shown = list(chips)
    while shown and (chosen or shown[-1][0] == tr("Key moment")):
        if isinstance(shown[-1][0], Milestone) or fits(shown):
            break
        shown.pop()
    return shown


def left_by(chips: list[Chip], room: float) -> float:
    """The room that chips leave to the text."""
    return max(room - sum(wide + APART for _, wide in chips), room * TEXT_SHARE)


def paint(p: QPainter, theme: Theme, box: QRectF, what: Milestone | str, later: bool) -> None:
    """A chip; of an entry that the room has not reached it is muted."""
    if not isinstance(what, Milestone):
        paint_chip(p, theme, box, what, role="muted" if later else "ink")
    elif later:
        paint_chip(p, theme, box, "")
        p.setOpacity(FADED)
        paint_pennant(p, theme[MILESTONE_ROLE[what]], box.left() + PADDING, box.top() + 6, 8)
        p.setOpacity(1.0)
        word = box.adjusted(PADDING + 13, 0, 0, 0)
        draw(p, word, name_of(what), theme.font(11, 600), theme["muted"])
    else:
        paint_milestone_chip(p, theme, box, name_of(what), what)
