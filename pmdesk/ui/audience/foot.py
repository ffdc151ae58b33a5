"""The foot of a page: a sentence of the stage, what comes next, and which page it is."""

from collections.abc import Sequence

from pmdesk.ui.audience.picture import Leaf, Ops, Ring, Stroke
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import CAPTION, CAPTION_STRONG, line, line_to, width
from pmdesk.ui.tr import tr

MOST_DOTS = 9
BESIDE = 640.0
"""Units that dots and the number of a page take at most."""


def foot_height(sheet: Sheet) -> float:
    return 84.0 if sheet.height >= 900 else 60.0


def foot_ops(sheet: Sheet, said: str, leaves: Sequence[Leaf], page: int, goal: str = "") -> Ops:
    """A sentence at the left, else the goal; what comes next, dots and "Page 1 of 2" at the right.

    A goal that has no room there is left out: it is a reminder, Open tells it whole.
    """
    said = said or _goal(sheet, goal, len(leaves))
    if not said and len(leaves) == 1:
        return ()
    height = foot_height(sheet)
    top = sheet.height - height
    ops: Ops = (Stroke(sheet.left, top, sheet.inner, 0, "line"),)
    middle = top + height / 2
    edge = sheet.right
    if len(leaves) > 1:
        pages, edge = page_ops(sheet.right, middle, page, len(leaves))
        ops += pages
        name = leaves[page + 1].name if page + 1 < len(leaves) else ""
        text = tr("Next: {page}").format(page=name)
        taken = width(said, CAPTION) + 48 if said else 0.0
        if name and edge - 28 - width(text, CAPTION) > sheet.left + taken:
            ops += line_to(edge - 28, middle - 17, text, CAPTION, "muted")
    return ops + line(sheet.left, middle - 17, said, CAPTION, "muted")


def _goal(sheet: Sheet, goal: str, pages: int) -> str:
    text = tr("Goal: {goal}").format(goal=goal) if goal else ""
    room = sheet.inner - (BESIDE if pages > 1 else 0.0)
    return text if width(text, CAPTION) <= room else ""


def page_ops(
    right: float, middle: float, page: int, pages: int, *, most: int = MOST_DOTS
) -> tuple[Ops, float]:
    """The number of the page with its dots, if they are not too many, and where they begin."""
    text = tr("Page {page} of {pages}").format(page=page + 1, pages=pages)
    ops = line_to(right, middle - 17, text, CAPTION_STRONG, "ink")
    edge = right - width(text, CAPTION_STRONG)
    if pages > most:
        return ops, edge
    x = edge - 24
    for number in reversed(range(pages)):
        chosen = number == page
        full, empty = Ring(x, middle, 8, "accent"), Ring(x, middle, 7, "edge", 2)
        ops += (full if chosen else empty,)
        x -= 32
    return ops, x + 16
