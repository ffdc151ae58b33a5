"""The stage Lessons: four columns, each with its question until something stands in it."""

from pmdesk.model.audience import LessonColumn, Lessons
from pmdesk.ui.audience.board import Part, board
from pmdesk.ui.audience.flow import Block, rows
from pmdesk.ui.audience.picture import Leaves
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import BODY, BODY_LIGHT


def lessons(body: Lessons, sheet: Sheet) -> Leaves:
    parts = [Part(column.name, _blocks(column, sheet.column)) for column in body.columns]
    return Leaves(board(body.heading, parts, sheet))


def _blocks(column: LessonColumn, room: float) -> tuple[Block, ...]:
    texts = [text for text in column.texts if text]
    if not texts:
        return (Block(rows(column.question, BODY_LIGHT, room, "muted"), above=12),)
    first = Block(rows(texts[0], BODY, room, "ink"), above=12)
    rest = (Block(rows(text, BODY, room, "ink"), above=24, ruled=room) for text in texts[1:])
    return (first, *rest)
