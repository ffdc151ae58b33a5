"""Columns side by side with their heads, two on a page; all on one where they fit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pmdesk.ui.audience.flow import Block, Column, Row, fill, rows
from pmdesk.ui.audience.picture import Fill, Leaf, Ops
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import LEAD_STRONG

_BETWEEN = 40.0
_LEAST = 280.0
"""The height below a title in which its page is worth reading."""


@dataclass(frozen=True, slots=True)
class Part:
    """One column of a board: a name and what stands below it."""

    name: str
    blocks: tuple[Block, ...]


def titled(text: str, sheet: Sheet) -> tuple[Ops, "Area", tuple[Leaf, ...]]:
    """The title of the pages and what is left below it.

    Where that would be too little, the title has a page of its own instead, the last that is given.
    """
    columns = fill([Block(rows(text, sheet.title, sheet.inner, "ink"), runs=True)], sheet.room)
    below = columns[0].height + 24 * sheet.stretch
    if len(columns) == 1 and sheet.room - below >= _LEAST:
        return columns[0].at(sheet.left, sheet.top), Area(sheet, below), ()
    large = Block(rows(text, sheet.cover, sheet.inner, "ink"), runs=True)
    leaves = (Leaf(column.at(sheet.left, sheet.top), text) for column in fill([large], sheet.room))
    return (), Area(sheet), tuple(leaves)


def column_head(name: str, room: float) -> Block:
    """A name over a line of 3 units."""
    made = rows(name, LEAD_STRONG, room, "ink")
    return Block((*made, Row(12, (Fill(0, 6, room, 3, "ink"),), 0)), leads=True)


def board(title: str, parts: Sequence[Part], sheet: Sheet) -> tuple[Leaf, ...]:
    """The pages of a board, each under its title."""
    ops, area, alone = titled(title, sheet)
    whole = _on_one_page(parts, area)
    if whole is not None:
        return (*alone, Leaf((*ops, *whole), title))
    pages = list(alone)
    for start in range(0, len(parts), sheet.columns):
        for columns, name in _pages(parts[start : start + sheet.columns], area):
            pages.append(Leaf((*ops, *area.placed(columns)), name))
    return tuple(pages)


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a sheet below a title that takes some height."""

    sheet: Sheet
    taken: float = 0.0

    @property
    def height(self) -> float:
        return self.sheet.room - self.taken

    def placed(self, columns: Sequence[Column]) -> Ops:
        """Columns beside each other."""
        top = self.sheet.top + self.taken
        ops: Ops = ()
        for number, column in enumerate(columns):
            ops += column.at(self.sheet.column_left(number), top)
        return ops


def _on_one_page(parts: Sequence[Part], area: Area) -> Ops | None:
    """All parts on one page, row by row; None where they do not fit."""
    wide = area.sheet.columns
    stacks: list[Column] = []
    for number in range(wide):
        blocks: list[Block] = []
        for part in parts[number::wide]:
            head = column_head(part.name, area.sheet.column)
            blocks += [replace(head, above=_BETWEEN if blocks else 0.0), *part.blocks]
        columns = fill(blocks, area.height)
        if len(columns) > 1:
            return None
        stacks += columns
    return area.placed(stacks)


def _pages(parts: Sequence[Part], area: Area) -> list[tuple[tuple[Column, ...], str]]:
    """The pages of parts that stand side by side, and what each page is called.

    Where one part is longer, the rest of it fills both columns.
    """
    filled = [_filled(part, area) for part in parts]
    both = min(len(columns) for columns in filled)
    names = ", ".join(part.name for part in parts)
    pages = [(tuple(columns[number] for columns in filled), names) for number in range(both)]
    for part, columns in zip(parts, filled, strict=True):
        rest = columns[both:]
        for at in range(0, len(rest), area.sheet.columns):
            pages.append((rest[at : at + area.sheet.columns], part.name))
    return pages


def _filled(part: Part, area: Area) -> tuple[Column, ...]:
    head = column_head(part.name, area.sheet.column)
    return fill((head, *part.blocks), area.height, again=head)
