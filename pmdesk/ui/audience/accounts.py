"""How a moment is remembered: one account below the other, or side by side where they differ."""

from dataclasses import replace
from itertools import zip_longest

from pmdesk.model.audience import Moment
from pmdesk.ui.audience.flow import Block, Row, rows
from pmdesk.ui.audience.picture import Fill, Ops, moved
from pmdesk.ui.audience.sheet import GAP, Sheet
from pmdesk.ui.audience.type import BODY_LIGHT, CAPTION, LEAD, SECOND, line
from pmdesk.ui.tr import tr


def time_lines(text: str) -> tuple[str, ...]:
    """A range of times on two lines, so that it takes no more width than one."""
    begin, dash, end = text.partition("–")
    return (begin + dash, end) if dash else (text,)


def account(text: str, indent: float, sheet: Sheet) -> Block:
    """How somebody else remembers the moment, behind a bar."""
    made = rows(tr("Also remembered"), SECOND, sheet.inner, "muted", indent + 28)
    made += rows(text, BODY_LIGHT, sheet.inner, "ink", indent + 28)
    barred = tuple(
        replace(row, ops=(Fill(indent, 0, 3, row.height, "edge"), *row.ops)) for row in made
    )
    return Block(barred, above=16, runs=True)


def contested(
    moment: Moment, day: str, indent: float, sheet: Sheet, said: tuple[Row, ...]
) -> list[Block]:
    """The moment with its accounts in one size beside each other: none of them is the right one.

    `said` are the rows with kind, who, and the word that it is contested.
    """
    above = 24 * sheet.stretch
    head = rows(day, CAPTION, sheet.inner, "muted")
    return [
        Block(head, above=above, leads=True),
        Block(_timed(moment, said, sheet), above=0 if head else above, leads=True),
        Block(_beside(moment, indent, sheet), above=12, runs=True),
    ]


def _timed(moment: Moment, said: tuple[Row, ...], sheet: Sheet) -> tuple[Row, ...]:
    """The time, large, and beside it what kind of moment it is."""
    times = [line(0, 0, text, sheet.title, "accent") for text in time_lines(moment.time)]
    drop = (sheet.title.line - said[0].height) / 2
    made = []
    for time, row in zip_longest(times, said):
        ops: Ops = time or ()
        if row is not None:
            ops += tuple(moved(op, 0, drop) for op in row.ops)
        made.append(Row(sheet.title.line if time is not None else row.height, ops))
    return tuple(made)


def _beside(moment: Moment, indent: float, sheet: Sheet) -> tuple[Row, ...]:
    """The accounts in two columns; in a narrow window one below the other."""
    texts = (moment.text or tr("No text yet"), *moment.accounts)
    if sheet.columns == 1:
        return tuple(row for text in texts for row in _told(text, indent, sheet.inner))
    wide = (sheet.inner - indent - GAP) / 2
    left = _told(texts[0], indent, indent + wide)
    other = indent + wide + GAP
    right = [row for text in texts[1:] for row in _told(text, other, sheet.inner)]
    empty = Row(0.0)
    return tuple(
        Row(max(a.height, b.height), (*a.ops, *b.ops))
        for a, b in zip_longest(left, right, fillvalue=empty)
    )


def _told(text: str, indent: float, right: float) -> tuple[Row, ...]:
    """One account behind a bar, between two edges."""
    made = (*rows(text, LEAD, right, "ink", indent + 28), Row(20.0, lines=0))
    return tuple(
        replace(row, ops=(Fill(indent, 0, 3, row.height, "accent"), *row.ops)) if row.lines else row
        for row in made
    )
