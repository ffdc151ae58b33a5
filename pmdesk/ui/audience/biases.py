"""The stage Biases: the habits of thought to ask about, each with its question."""

from pmdesk.model.audience import Biases, Habit
from pmdesk.ui.audience.board import Area, titled
from pmdesk.ui.audience.flow import Block, Column, Row, rows, spread
from pmdesk.ui.audience.picture import Leaf, Leaves
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import BODY, BODY_STRONG, LEAD, SECOND, Type
from pmdesk.ui.tr import tr

_PAD = 28.0


def biases(body: Biases, sheet: Sheet) -> Leaves:
    ops, area, alone = titled(body.heading, sheet)
    columns = _columns(body, area, LEAD)
    if len(columns) > sheet.columns:
        columns = _columns(body, area, BODY)
    pages = [columns[at : at + sheet.columns] for at in range(0, len(columns), sheet.columns)]
    name = tr("Habits of thought")
    leaves = tuple(Leaf((*ops, *area.placed(page)), name) for page in pages)
    return Leaves((*alone, *leaves))


def _columns(body: Biases, area: Area, type: Type) -> tuple[Column, ...]:
    """The habits, with their questions in a type: large where all of them fit on one page."""
    blocks = [_habit(habit, area.sheet.column, type) for habit in body.habits]
    return spread(blocks, area.height, area.sheet.columns)


def _habit(habit: Habit, room: float, type: Type) -> Block:
    made = (
        *rows(habit.name, BODY_STRONG, room - _PAD, "ink", _PAD),
        *rows(habit.description, SECOND, room - _PAD, "muted", _PAD),
        Row(8, (), 0),
        *rows(habit.question, type, room - _PAD, "accent", _PAD),
    )
    return Block(made, above=24, inside=(18, 20), card=room)
