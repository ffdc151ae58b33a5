"""Who was affected and how, beside what without blame does not mean: the end of the stage Open."""

from pmdesk.model.audience import Fact
from pmdesk.ui.audience.board import Area, titled
from pmdesk.ui.audience.flow import Block, fill, rows
from pmdesk.ui.audience.picture import Leaf
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import CAPTION, LEAD, width
from pmdesk.ui.tr import tr

_FIGURE = 12
"""Letters of a first value that is short enough to be set as a figure."""


def impact(accountability: str, affected: tuple[Fact, ...], sheet: Sheet) -> tuple[Leaf, ...]:
    said = Block(
        rows(accountability, LEAD, sheet.column, "ink", 32), bar="accent", runs=True, above=40
    )
    if not affected:
        columns = fill([said], sheet.room) if accountability else ()
        return tuple(Leaf(Area(sheet).placed((one,)), tr("What we answer for")) for one in columns)
    name = tr("Who was affected, and how")
    ops, area, alone = titled(name, sheet)
    left = fill(_facts(affected, sheet), area.height)
    right = fill([said], area.height) if accountability else ()
    wide = sheet.columns
    # What stands beside the facts begins on their first page where there are two columns.
    columns = (*left, *right) if wide == 1 else (left[0], *right[:1], *left[1:], *right[1:])
    pages = [columns[at : at + wide] for at in range(0, len(columns), wide)]
    return (*alone, *(Leaf((*ops, *area.placed(page)), name) for page in pages))


def _facts(affected: tuple[Fact, ...], sheet: Sheet) -> list[Block]:
    room = sheet.column
    blocks: list[Block] = []
    for fact in affected:
        short = len(fact.value) <= _FIGURE and width(fact.value, sheet.cover) <= room
        figure = short and not blocks
        type = sheet.cover if figure else LEAD
        made = (*rows(fact.name, CAPTION, room, "muted"), *rows(fact.value, type, room, "ink"))
        blocks.append(Block(made, above=24.0 * sheet.stretch, ruled=room if blocks else 0.0))
    return blocks
