"""The stage Factors: the card that the room looks at, then the board of categories."""

from dataclasses import replace

from pmdesk.model.audience import Card, CardColumn, Factors
from pmdesk.model.words import Novelty
from pmdesk.ui.audience.board import Part, board, column_head
from pmdesk.ui.audience.flow import Block, Row, fill, rows
from pmdesk.ui.audience.picture import Leaf, Leaves, NoveltyMark, Ops
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import (
    BODY,
    BODY_LIGHT,
    BODY_STRONG,
    CAPTION,
    CAPTION_STRONG,
    Type,
    line,
    width,
    wrapped,
)
from pmdesk.ui.tr import tr

_PAD = 24.0
_CARD = (13.0, 14.0)


def factors(body: Factors, sheet: Sheet) -> Leaves:
    parts = [Part(column.name, _blocks(column, sheet)) for column in body.columns]
    pages = board(body.question, parts, sheet)
    if body.focus is not None:
        pages = (*_focus(body.focus, body.focus_column, sheet), *pages)
    return Leaves(pages, body.foot)


def _focus(card: Card, column: str, sheet: Sheet) -> tuple[Leaf, ...]:
    """One card, large; a long one over several pages."""
    head = column_head(column, sheet.inner)
    text = Block(rows(card.text, sheet.title, sheet.inner, "ink"), above=24, runs=True)
    foot = Block(_foot(card, sheet.inner, 0, BODY_LIGHT, BODY_STRONG), above=20)
    columns = fill((head, text, foot), sheet.room, again=head)
    return tuple(Leaf(made.at(sheet.left, sheet.top), column) for made in columns)


def _blocks(column: CardColumn, sheet: Sheet) -> tuple[Block, ...]:
    room = sheet.column
    if not column.groups:
        return (Block(rows(column.question, BODY_LIGHT, room, "muted"), above=12),)
    named = any(group.name for group in column.groups)
    blocks: list[Block] = []
    for group in column.groups:
        head = None
        if named:
            made = rows(group.name or tr("Not grouped"), CAPTION_STRONG, room, "muted")
            head = Block(made, above=12.0 if blocks else 8.0, leads=True)
            blocks.append(head)
        for number, card in enumerate(group.cards):
            blocks.append(replace(_card(card, room, 12.0 if number else 8.0), under=head))
    return tuple(blocks)


def _card(card: Card, room: float, above: float) -> Block:
    text = rows(card.text, BODY, room - _PAD, "ink", _PAD)
    foot = _foot(card, room - _PAD, _PAD, CAPTION, CAPTION_STRONG)
    return Block((*text, *foot), above=above, inside=_CARD, card=room, tail=len(foot))


def _foot(card: Card, right: float, left: float, type: Type, strong: Type) -> tuple[Row, ...]:
    """The times at which it shows, and at the right whether it was known."""
    word = strong if card.novelty is Novelty.SURPRISE else type
    taken = width(card.novelty_word, word)
    x = right - taken
    role = "ink" if card.novelty is Novelty.SURPRISE else "muted"
    mark: Ops = ()
    if card.novelty is not Novelty.OPEN:
        size = type.px * 0.6
        mark = (NoveltyMark(x - 10 - size / 2, type.line / 2, size, card.novelty),)
    novelty = (*mark, *line(x, 0, card.novelty_word, word, role))
    room = x - left - (48 if mark else 28)
    times = wrapped(card.times, type, max(room, 200.0))
    if not times:
        return (Row(type.line, novelty),)
    first = Row(type.line, (*line(left, 0, times[0], type, "muted"), *novelty))
    return (first, *(Row(type.line, line(left, 0, rest, type, "muted")) for rest in times[1:]))
