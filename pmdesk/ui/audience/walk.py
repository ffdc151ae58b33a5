"""The stage Timeline: the axis up to now, the moments before, and the current one large."""

from pmdesk.model.audience import Moment, Walk
from pmdesk.ui.audience.accounts import account, contested, time_lines
from pmdesk.ui.audience.axis import MILESTONE_ROLE, axis_ops
from pmdesk.ui.audience.board import Area
from pmdesk.ui.audience.flow import Block, Column, Row, fill, rows
from pmdesk.ui.audience.picture import Flag, KindMark, Leaf, Leaves, Ops
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import (
    BODY_LIGHT,
    BODY_STRONG,
    CAPTION,
    Type,
    line,
    width,
    wrapped,
)
from pmdesk.ui.tr import tr

_AFTER_TIME = 36.0
_BEFORE = Type(28, 44, 400)
_BEFORE_TIME = Type(28, 44, 600)
_MARK = 20.0
_ABOVE = 24.0
_LEAST = 150.0
"""The height that the moments need beside the axis; the axis gives way on a very low sheet."""


def walk(body: Walk, sheet: Sheet) -> Leaves:
    foot = tr("The room agreed on this timeline.") if body.agreed else ""
    if body.again:
        foot = tr("We read this moment again.")
    if not body.moments or body.axis is None:
        block = Block(rows(body.before, sheet.cover, min(sheet.inner, 1500.0), "ink"), runs=True)
        columns = fill([block], sheet.room)
        return Leaves(tuple(Leaf(column.at(sheet.left, sheet.top)) for column in columns), foot)
    labels = sheet.columns == 2 and any(item.milestone for item in body.axis.items)
    ops, taken = axis_ops(body.axis, sheet.inner, labels=labels)
    if sheet.room - taken < _LEAST:
        ops, taken = (), 0.0
    area = Area(sheet, taken + 20 * sheet.stretch)
    drawn = Column(ops, taken, 0).at(sheet.left, sheet.top)
    columns = _moments(body, sheet, area.height)
    name = tr("The moment goes on")
    leaves = tuple(Leaf((*drawn, *area.placed((column,))), name) for column in columns)
    return Leaves(leaves, foot)


def _moments(body: Walk, sheet: Sheet, height: float) -> tuple[Column, ...]:
    """The current moment, and before it as many of the latest as have room on the same page."""
    for first in range(len(body.moments)):
        columns = fill(_from(first, body, sheet), height)
        if len(columns) == 1:
            break
    return columns


def _from(first: int, body: Walk, sheet: Sheet) -> list[Block]:
    """The moments from one on; the day stands where it changes, with the zone where it begins."""
    days, indent = _days(body), _indent(body, sheet)
    made: list[Block] = []
    for n in range(first, len(body.moments)):
        day = days[n] if n == first or days[n] != days[n - 1] else ""
        if n == first and day:
            day = _headed(day, body, len(body.moments) - 1 - first)
        if n < len(body.moments) - 1:
            made.append(_moment(body.moments[n], day, indent, sheet))
        else:
            made += _current(body.moments[n], day, indent, sheet)
    return made


def _headed(day: str, body: Walk, shown: int) -> str:
    """The day at the top with its zone, and what was passed and has no room here."""
    said = tr("{day}, {zone}").format(day=day, zone=body.zone)
    more = body.passed - shown
    return tr("{day}. {n} more in passing").format(day=said, n=more) if more > 0 else said


def _days(body: Walk) -> list[str]:
    """The day of each moment."""
    days: list[str] = []
    for moment in body.moments:
        days.append(moment.day or (days[-1] if days else ""))
    return days


def _indent(body: Walk, sheet: Sheet) -> float:
    """The width of the column of times: none of the times that are shown is cut."""
    *earlier, current = body.moments
    words = [width(part, sheet.title) for part in time_lines(current.time)]
    words += [width(moment.time, _BEFORE_TIME) for moment in earlier]
    least = 202.0 if sheet.columns == 2 else 150.0
    return max(least, max(words) + _AFTER_TIME)


def _moment(moment: Moment, day: str, indent: float, sheet: Sheet) -> Block:
    """One of the moments before, in muted type."""
    made = rows(moment.text or tr("No text yet"), _BEFORE, sheet.inner, "muted", indent)
    mark = KindMark(indent - 38, _BEFORE.line / 2, _MARK, moment.kind)
    first = (*line(0, 0, moment.time, _BEFORE_TIME, "muted"), mark, *made[0].ops)
    head = rows(day, CAPTION, sheet.inner, "muted")
    return Block((*head, Row(_BEFORE.line, first), *made[1:]), above=12 * sheet.stretch)


def _current(moment: Moment, day: str, indent: float, sheet: Sheet) -> list[Block]:
    """The moment that is talked about: large, with who, and how others remember it."""
    if moment.contested and moment.accounts:
        return contested(moment, day, indent, sheet, _said(moment, indent, sheet))
    type = sheet.title
    texts = rows(moment.text or tr("No text yet"), type, sheet.inner, "ink", indent)
    times = time_lines(moment.time)
    made = tuple(
        Row(
            type.line,
            (
                *(line(0, 0, times[n], type, "accent") if n < len(times) else ()),
                *(texts[n].ops if n < len(texts) else ()),
            ),
        )
        for n in range(max(len(texts), len(times)))
    )
    above = _ABOVE * sheet.stretch
    head = rows(day, CAPTION, sheet.inner, "muted")
    return [
        Block(head, above=above, leads=True),
        Block(made, above=0 if head else above, runs=True),
        Block(_said(moment, indent, sheet), above=12, runs=True),
        *(account(text, indent, sheet) for text in moment.accounts),
    ]


def _said(moment: Moment, indent: float, sheet: Sheet) -> tuple[Row, ...]:
    """Kind and who, and the milestone before them."""
    x = indent
    ops: Ops = ()
    if moment.milestone_word:
        role = MILESTONE_ROLE[moment.milestone]
        word = line(x + 32, 0, moment.milestone_word, BODY_STRONG, role)
        ops = (Flag(x, 12, _MARK, role), *word)
        x += 32 + width(moment.milestone_word, BODY_STRONG) + 40
    ops += (KindMark(x + 11, BODY_LIGHT.line / 2, 22, moment.kind),)
    text = moment.kind_word
    if moment.who:
        text = tr("{kind}, {who}").format(kind=moment.kind_word, who=moment.who)
    if moment.support_word:
        text = tr("{said}. {support}").format(said=text, support=moment.support_word)
    words = wrapped(text, BODY_LIGHT, sheet.inner - x - 46)
    first = Row(BODY_LIGHT.line, (*ops, *line(x + 46, 0, words[0], BODY_LIGHT, "muted")))
    rest = (Row(42, line(x + 46, 0, more, BODY_LIGHT, "muted")) for more in words[1:])
    return (first, *rest)
