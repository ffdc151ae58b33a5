"""The stage Close: what was decided, how it goes on, what was parked, and what to leave with."""

from pmdesk.model.audience import Close, Fact, Item
from pmdesk.ui.audience.board import Part, board
from pmdesk.ui.audience.flow import Block, rows
from pmdesk.ui.audience.picture import Leaves
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import BODY, BODY_LIGHT, CAPTION, CAPTION_STRONG, SECOND
from pmdesk.ui.tr import tr


def close(body: Close, sheet: Sheet) -> Leaves:
    room = sheet.column
    decided = tuple(_item(item, room, number) for number, item in enumerate(body.decided))
    if not decided:
        decided = (Block(rows(tr("Nothing was decided."), BODY_LIGHT, room, "muted"), above=12),)
    parts = [Part(tr("Decided"), decided)]
    if body.next:
        parts.append(Part(tr("How it goes on"), facts(body.next, room)))
    if body.parked:
        parts.append(Part(tr("In the parking lot"), _texts(body.parked, room)))
    if body.ideas:
        parts.append(Part(tr("How we did it"), _texts(body.ideas, room)))
    return Leaves(board(body.heading, parts, sheet))


def _item(item: Item, room: float, number: int) -> Block:
    said = ", ".join(part for part in (item.owner, item.due) if part)
    made = (
        *(rows(tr("First priority"), CAPTION_STRONG, room, "accent") if item.first else ()),
        *rows(item.text, BODY, room, "ink"),
        *rows(said, SECOND, room, "muted"),
    )
    return Block(made, above=24.0 if number else 12.0, ruled=room if number else 0.0)


def facts(given: tuple[Fact, ...], room: float) -> tuple[Block, ...]:
    """Names over values."""
    return tuple(
        Block(
            (*rows(fact.name, CAPTION, room, "muted"), *rows(fact.value, BODY, room, "ink")),
            above=24.0 if number else 12.0,
            ruled=room if number else 0.0,
        )
        for number, fact in enumerate(given)
    )


def _texts(texts: tuple[str, ...], room: float) -> tuple[Block, ...]:
    return tuple(
        Block(rows(text, BODY, room, "ink"), above=24.0 if n else 12.0, ruled=room if n else 0.0)
        for n, text in enumerate(text for text in texts if text)
    )
