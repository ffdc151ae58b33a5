"""Whether the blocks of the first page fill it about: only then does the rest begin on a new one.

A page that holds little, or a first page that runs over, would leave a page nearly empty.
"""

from collections.abc import Sequence
from math import ceil

from pmdesk.model.inline import text_of
from pmdesk.report.blocks import (
    Block,
    Facts,
    Figures,
    Heading,
    Paragraph,
    Prose,
    StripDrawing,
    Table,
    TableRow,
)
from pmdesk.report.text_width import width

PAGE = 994.0
"""The height of the text on an A4 page, in pixels."""

_LEAST, _MOST = 0.4, 0.98
_FULL_WIDTH = 660.0
_CONDITION = 470.0
_CHANGE = 328.0
_FACT = 205.0


def fills_a_page(title: str, blocks: Sequence[Block]) -> bool:
    """Whether the first page stands alone: neither nearly empty nor too much for one page."""
    return fits_a_page(title, blocks) and _total(title, blocks) >= _LEAST * PAGE


def fits_a_page(title: str, blocks: Sequence[Block]) -> bool:
    """An estimate on the high side, so that a first page that would run over is not left alone."""
    return _total(title, blocks) <= _MOST * PAGE


def _total(title: str, blocks: Sequence[Block]) -> float:
    return 66 + _lines(title, 34, 600, bold=True) * 40 + sum(_height(block) for block in blocks)


def _height(block: Block) -> float:
    if isinstance(block, Heading):
        return 45.0 if block.shown else 0.0
    if isinstance(block, Prose):
        return _lines(block.source, 15.5, 626) * 23 + 17
    if isinstance(block, Paragraph):
        return _lines(text_of(block.spans), 11, _FULL_WIDTH) * 15 + 12
    if isinstance(block, Figures):
        return 86.0
    if isinstance(block, StripDrawing):
        return block.strip.height + 14
    if isinstance(block, Facts):
        half = ceil(len(block.pairs) / 2)
        lines = [_lines(text_of(spans), 13.4, _FACT) * 19 + 5 for _, spans in block.pairs]
        return max(sum(lines[:half]), sum(lines[half:])) + 8
    if isinstance(block, Table):
        return sum(_row(row) for row in block.rows) + (28 if block.head else 0) + 6
    return 0.0


def _row(row: TableRow) -> float:
    room = {3: (90, _CONDITION, 80), 5: (20, _CHANGE, 122, 88, 76)}.get(len(row.cells), (600,))
    cells = zip(row.cells, room, strict=False)
    return max(_lines(text_of(cell.spans), 13.4, space) for cell, space in cells) * 19 + 10.0


def _lines(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """How many lines a text takes; words do not break, so each line loses a little."""
    parts = text.split("\n")
    return sum(max(1, ceil(width(part, bold, size) * 0.97 / room)) for part in parts)
