"""The one prompt that the room sees: a band along the foot, or pages of its own."""

from dataclasses import replace

from pmdesk.ui.audience.flow import Block, fill, rows
from pmdesk.ui.audience.foot import foot_height, page_ops
from pmdesk.ui.audience.picture import Fill, Leaf, Ops, moved
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import BODY, CAPTION, LEAD, Type, wrapped
from pmdesk.ui.tr import tr

_PAD = 57.0
_SHARE = 0.4
"""The band takes no more of a page than this; a longer prompt has pages of its own."""


def _lines(prompt: str, sheet: Sheet) -> tuple[Type, tuple[str, ...]] | None:
    """The lines of a prompt in the band: large, else in the size of the body, else not there."""
    for type in (LEAD, BODY) if sheet.columns == 2 else (BODY,):
        lines = wrapped(prompt, type, _room(sheet))
        if len(lines) * type.line + 2 * _pad(sheet) <= _SHARE * sheet.height:
            return type, lines
    return None


def _room(sheet: Sheet) -> float:
    """Room is kept for "Page 1 of 2", whether it is there or not: no line breaks anew for it."""
    return sheet.inner - (260.0 if sheet.columns == 2 else 0.0)


def _pad(sheet: Sheet) -> float:
    return max(20.0, _PAD * sheet.stretch)


def under_prompt(prompt: str, sheet: Sheet) -> Sheet:
    """The sheet above the band of a prompt, or above the foot."""
    if not prompt or _lines(prompt, sheet) is None:
        return replace(sheet, bottom=sheet.height - foot_height(sheet) - 24 * sheet.stretch)
    return replace(sheet, bottom=sheet.height - _height(prompt, sheet) - 24 * sheet.stretch)


def _height(prompt: str, sheet: Sheet) -> float:
    found = _lines(prompt, sheet)
    assert found is not None
    type, lines = found
    few = 0.0 if sheet.columns == 2 else CAPTION.line
    return len(lines) * type.line + few + 2 * _pad(sheet)


def band_ops(prompt: str, sheet: Sheet, page: int, pages: int) -> Ops:
    """The one prompt on a green tint over the full width, and which page it is."""
    found = _lines(prompt, sheet)
    if found is None:
        return ()
    type = found[0]
    height = _height(prompt, sheet)
    top = sheet.height - height
    ops: Ops = (
        Fill(0, top, sheet.width, height, "accent-tint"),
        Fill(0, top, sheet.width, 3, "accent"),
    )
    y = top + _pad(sheet)
    for row in rows(prompt, type, _room(sheet), "ink"):
        ops += tuple(moved(op, sheet.left, y) for op in row.ops)
        y += row.height
    if pages == 1:
        return ops
    middle = top + height / 2 if sheet.columns == 2 else y + CAPTION.line / 2
    return ops + page_ops(sheet.right, middle, page, pages, most=3)[0]


def prompt_leaves(prompt: str, sheet: Sheet) -> tuple[Leaf, ...]:
    """The pages of a prompt that is too long for the band; none for any other."""
    if not prompt or _lines(prompt, sheet) is not None:
        return ()
    block = Block(rows(prompt, LEAD, sheet.inner, "ink"), runs=True)
    columns = fill([block], sheet.room)
    return tuple(Leaf(column.at(sheet.left, sheet.top), tr("The question")) for column in columns)
