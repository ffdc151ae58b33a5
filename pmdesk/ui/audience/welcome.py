"""Before and after the meeting: what it is for and when it begins; thanks and how it goes on."""

from dataclasses import replace

from pmdesk.model.audience import Farewell, Welcome
from pmdesk.ui.audience.agenda import agenda
from pmdesk.ui.audience.close import facts
from pmdesk.ui.audience.flow import Block, fill, rows
from pmdesk.ui.audience.picture import Leaf, Leaves
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import LEAD

_WIDEST = 1400.0
"""What is read at leisure is not set wider."""


def welcome(body: Welcome, sheet: Sheet) -> Leaves:
    plan = agenda(body.agenda, sheet.inner)
    taken = plan.height + 40 * sheet.stretch if plan.rows else 0.0
    above = replace(sheet, bottom=sheet.bottom - taken)
    room = min(sheet.inner, _WIDEST)
    blocks = (
        Block(rows(body.purpose, sheet.title, room, "ink"), runs=True),
        Block(rows(body.begins, LEAD, room, "accent"), above=40 * sheet.stretch),
    )
    drawn = fill([plan], sheet.room)[0].at(sheet.left, above.bottom + taken - plan.height)
    return Leaves(
        tuple(
            Leaf((*column.at(sheet.left, sheet.top), *drawn)) for column in fill(blocks, above.room)
        )
    )


def farewell(body: Farewell, sheet: Sheet) -> Leaves:
    room = min(sheet.inner, _WIDEST)
    head = Block(rows(body.heading, sheet.cover, room, "ink"))
    text = Block(rows(body.text, LEAD, room, "muted"), above=20 * sheet.stretch, runs=True)
    next_facts = facts(body.next, room)
    if next_facts:
        first = replace(next_facts[0], above=48 * sheet.stretch, ruled=room)
        next_facts = (first, *next_facts[1:])
    columns = fill((head, text, *next_facts), sheet.room)
    return Leaves(tuple(Leaf(column.at(sheet.left, sheet.top)) for column in columns))
