"""Which rows of a table are so tall that they may be split between two pages."""

from math import ceil

from pmdesk.model.inline import text_of
from pmdesk.report.blocks import Cell, TableRow
from pmdesk.report.text_width import width

TALL = 520.0
"""Somewhat over half a page, in pixels: what is known only about is kept whole rather."""

_TEXT = 400.0
_HALF = 190.0
_NARROW = 110.0


def is_tall(row: TableRow) -> bool:
    """By an estimate of its lines; most rows are told by their number of characters."""
    if sum(_characters(cell) for cell in row.cells) < 400:
        return False
    return max(_height(cell) for cell in row.cells) > TALL


def _characters(cell: Cell) -> int:
    return len(cell.prose) + sum(len(text_of(part)) for part in cell.lines)


def _height(cell: Cell) -> float:
    longest = max(len(text_of(cell.spans)), len(cell.prose))
    room = _TEXT if cell.prose or cell.asides or longest > 400 else _NARROW
    room = _HALF if cell.beside else room
    parts = [text_of(part) for part in cell.lines] + cell.prose.split("\n")
    return sum(max(1, ceil(width(part[:20_000], False, 13.4) / room)) * 19.0 for part in parts)
