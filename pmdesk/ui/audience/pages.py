"""From what the room may see to the pages that it sees."""

from dataclasses import replace

from pmdesk.model import audience as seen
from pmdesk.model.audience import Audience
from pmdesk.ui.audience.actions import actions
from pmdesk.ui.audience.biases import biases
from pmdesk.ui.audience.close import close
from pmdesk.ui.audience.factors import factors
from pmdesk.ui.audience.foot import foot_ops
from pmdesk.ui.audience.head import head_ops
from pmdesk.ui.audience.lessons import lessons
from pmdesk.ui.audience.opening import opening
from pmdesk.ui.audience.picture import Leaves, Picture
from pmdesk.ui.audience.prompt import band_ops, prompt_leaves, under_prompt
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.walk import walk
from pmdesk.ui.audience.welcome import farewell, welcome


def pages(audience: Audience, sheet: Sheet) -> tuple[Picture, ...]:
    """All pages of a view, one at least, without the clock, which is drawn when it is painted."""
    prompt = audience.prompt.strip()
    around = under_prompt(prompt, sheet)
    made = _stage(audience.body, around)
    leaves = (*prompt_leaves(prompt, around), *made.leaves)
    head = head_ops(audience, sheet)
    pictures = []
    for number, leaf in enumerate(leaves):
        below = band_ops(prompt, sheet, number, len(leaves)) if prompt else ()
        below = below or foot_ops(sheet, made.foot, leaves, number, audience.goal)
        pictures.append(Picture(sheet.width, sheet.height, (*head, *leaf.ops, *below)))
    return tuple(pictures)


def _stage(body: seen.Body, sheet: Sheet) -> Leaves:
    if isinstance(body, seen.Welcome):
        return welcome(body, sheet)
    if isinstance(body, seen.Opening):
        return opening(body, sheet)
    if isinstance(body, seen.Walk):
        return walk(body, sheet)
    if isinstance(body, seen.Biases):
        return biases(body, sheet)
    if isinstance(body, seen.Factors):
        return factors(body, sheet)
    if isinstance(body, seen.Lessons):
        return lessons(body, sheet)
    if isinstance(body, seen.Actions):
        return actions(body, sheet)
    if isinstance(body, seen.Close):
        return close(body, sheet)
    return farewell(body, sheet)


class Book:
    """Pages that are laid out once for a view and a sheet, whatever clock and page it asks for."""

    def __init__(self) -> None:
        self._key: tuple[Audience, bool, Sheet] | None = None
        self._pages: tuple[Picture, ...] = ()

    def pages(self, audience: Audience, sheet: Sheet) -> tuple[Picture, ...]:
        clock = audience.clock is not None
        key = (replace(audience, clock=None, page=0), clock, sheet)
        if key != self._key:
            self._key, self._pages = key, pages(audience, sheet)
        return self._pages

    def page(self, audience: Audience, sheet: Sheet) -> int:
        """The page that is shown: the one asked for, or the last."""
        return max(0, min(audience.page, len(self.pages(audience, sheet)) - 1))
