"""The stage Open: purpose, rules, people and agenda, then who was affected."""

from collections.abc import Sequence
from dataclasses import replace

from pmdesk.model.audience import Opening, Person
from pmdesk.ui.audience.agenda import agenda
from pmdesk.ui.audience.board import Area
from pmdesk.ui.audience.flow import Block, Column, Row, fill, rows
from pmdesk.ui.audience.impact import impact
from pmdesk.ui.audience.picture import Leaf, Leaves, Ops
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import (
    BODY_LIGHT,
    BODY_STRONG,
    CAPTION,
    CAPTION_STRONG,
    LEAD,
    LEAD_STRONG,
    line,
    width,
    wrapped,
)
from pmdesk.ui.tr import tr

_NUMBER = 56.0
_PEOPLE_APART = 56.0
_LEAST = 260.0
"""The height that purpose and rules need above the agenda, which else has a page of its own."""
_SHORT = 4
"""Lines of an opening text that has room below the purpose; a longer one has its own page."""


def opening(body: Opening, sheet: Sheet) -> Leaves:
    said = wrapped(body.statement, BODY_LIGHT, sheet.column)
    short = 0 < len(said) <= _SHORT
    pages = _first(body, body.statement if short else body.purpose, sheet)
    if said and not short:
        block = Block(rows(body.statement, LEAD, min(sheet.inner, 1400.0), "ink"), runs=True)
        for column in fill([block], sheet.room):
            pages.append(Leaf(column.at(sheet.left, sheet.top), tr("How we begin")))
    return Leaves((*pages, *impact(body.accountability, body.affected, sheet)))


def _first(body: Opening, below: str, sheet: Sheet) -> list[Leaf]:
    """Purpose and people at the left, the rules at the right, the agenda along the foot."""
    plan = agenda(body.agenda, sheet.inner)
    taken = plan.height + 40 * sheet.stretch if plan.rows else 0.0
    low = sheet.room - taken < _LEAST
    area = Area(sheet if low else replace(sheet, bottom=sheet.bottom - taken))
    left = fill(_purpose(body, below, sheet), area.height)
    right = fill(_rules(body.rules, sheet), area.height)
    pairs = [(one,) for one in (*left, *right)] if sheet.columns == 1 else _pairs(left, right)
    name = tr("How we talk")
    if low:
        own = Area(sheet).placed(fill([plan], sheet.room))
        pages = [Leaf(area.placed(pair), name) for pair in pairs]
        return [*pages, Leaf(own, tr("The agenda"))] if plan.rows else pages
    drawn = fill([plan], sheet.room)[0].at(sheet.left, sheet.bottom - plan.height)
    return [Leaf((*area.placed(pair), *drawn), name) for pair in pairs]


def _pairs(left: Sequence[Column], right: Sequence[Column]) -> list[tuple[Column, ...]]:
    """Pages of two columns; where one side has come to its end, the other fills on."""
    return [
        tuple(side[n] for side in (left, right) if n < len(side))
        for n in range(max(len(left), len(right)))
    ]


def _purpose(body: Opening, below: str, sheet: Sheet) -> list[Block]:
    room = sheet.column
    type = sheet.cover
    if len(wrapped(body.goal, type, room)) > 5:
        type = sheet.title
    if len(wrapped(body.goal, type, room)) > 7:
        type = LEAD_STRONG
    return [
        Block(rows(body.goal, type, room, "ink"), runs=True),
        Block(rows(below, BODY_LIGHT, room, "muted"), above=28 * sheet.stretch, runs=True),
        *_people(body.people, room, 32 * sheet.stretch),
    ]


def _people(people: tuple[Person, ...], room: float, above: float) -> list[Block]:
    """Parts over aliases, as many beside each other as there is room for."""
    blocks: list[Block] = []
    row: list[tuple[Person, float]] = []
    x = 0.0
    for person in people:
        wide = max(width(person.part, CAPTION), width(person.alias, CAPTION_STRONG))
        if row and x + wide > room:
            blocks.append(_beside(row, room))
            row, x = [], 0.0
        row.append((person, x))
        x += wide + _PEOPLE_APART
    if row:
        blocks.append(_beside(row, room))
    return [replace(block, above=16.0 if n else above) for n, block in enumerate(blocks)]


def _beside(row: list[tuple[Person, float]], room: float) -> Block:
    parts: Ops = ()
    names: list[Ops] = []
    for person, x in row:
        parts += line(x, 0, person.part, CAPTION, "muted")
        for n, words in enumerate(wrapped(person.alias, CAPTION_STRONG, room - x)):
            if n == len(names):
                names.append(())
            names[n] += line(x, 0, words, CAPTION_STRONG, "ink")
    return Block((Row(34, parts), *(Row(34, ops) for ops in names)))


def _rules(rules: tuple[str, ...], sheet: Sheet) -> list[Block]:
    room = sheet.column
    blocks = [Block(rows(tr("How we talk"), LEAD_STRONG, room, "ink"), leads=True)]
    for number, rule in enumerate((rule for rule in rules if rule), 1):
        made = rows(rule, BODY_LIGHT, room, "ink", _NUMBER)
        head = line(0, 0, str(number), BODY_STRONG, "accent")
        first = Row(made[0].height, (*head, *made[0].ops))
        above = 24.0 if number > 1 else 20.0
        blocks.append(Block((first, *made[1:]), above=above, ruled=room))
    return blocks
