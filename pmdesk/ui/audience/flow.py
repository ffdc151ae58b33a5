"""Blocks flow into columns: nothing shrinks, what does not fit goes into the next column."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pmdesk.ui.audience.picture import Fill, Ops, Stroke, moved
from pmdesk.ui.audience.sheet import MOST_LINES
from pmdesk.ui.audience.type import Type, backward, line, width, wrapped

CARD_RADIUS = 10.0


@dataclass(frozen=True, slots=True)
class Row:
    """What is never cut: usually one line, with its place relative to the row's left top."""

    height: float
    ops: Ops = ()
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stay together if they fit into a column; else it is cut between rows.

    `above` is the space before it, not at the top of a column, with a hair line of the
    width `ruled` in it; `inside` the space within, above and below; `card` the width of the card
    behind (0 = none); `bar` the colour of a bar at the left. The last `tail` rows stay with the one
    before; a block that `leads` stays with the next; one that `runs` is cut where a column ends;
    the heading that it stands `under` is repeated where it begins a column.
    """

    rows: tuple[Row, ...]
    above: float = 0.0
    inside: tuple[float, float] = (0.0, 0.0)
    card: float = 0.0
    bar: str = ""
    ruled: float = 0.0
    tail: int = 0
    leads: bool = False
    runs: bool = False
    under: "Block | None" = None

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + sum(self.inside)

    @property
    def lines(self) -> int:
        return sum(row.lines for row in self.rows)


@dataclass(frozen=True, slots=True)
class Column:
    """A filled column, from its left top at 0, 0."""

    ops: Ops
    height: float
    lines: int

    def at(self, x: float, y: float) -> Ops:
        return tuple(moved(op, x, y) for op in self.ops)


def rows(text: str, type: Type, room: float, role: str, indent: float = 0.0) -> tuple[Row, ...]:
    """A text as rows, one for each line; from right to left it stands at the right."""
    turned = backward(text)
    made = []
    for words in wrapped(text, type, room - indent):
        x = max(indent, room - width(words, type)) if turned else indent
        made.append(Row(type.line, line(x, 0, words, type, role, rtl=turned)))
    return tuple(made)


def fill(
    blocks: Iterable[Block], height: float, *, again: Block | None = None, lines: int = MOST_LINES
) -> tuple[Column, ...]:
    """The columns that the blocks need; `again` stands at the top of each column but the first."""
    filler = _Filler(height, lines, again)
    queue = deque(block for block in blocks if block.rows)
    while queue:
        group = [queue.popleft()]
        while group[-1].leads and queue:
            group.append(queue.popleft())
        rest = filler.put(group)
        queue.extendleft(reversed(rest))
    return filler.finished()


class _Filler:
    def __init__(self, height: float, lines: int, again: Block | None) -> None:
        self._height, self._lines, self._again = height, lines, again
        self._columns: list[Column] = []
        self._begin()

    def _begin(self) -> None:
        self._ops: list[Ops] = []
        self._y, self._count, self._fresh = 0.0, 0, True
        if self._columns and self._again is not None:
            self._place(self._again)
            self._fresh = True

    def put(self, group: Sequence[Block]) -> list[Block]:
        """Places a group where it fits; gives back what is still to be placed."""
        asked = group
        if self._fresh:
            group = self._headed(group)
        if self._fits(group):
            for block in group:
                self._place(block)
            return []
        last = group[-1]
        if self._fresh or (last.runs and self._fits((*group[:-1], _first(last, 2)))):
            return self._cut(group, 1 + len(group) - len(asked))
        self._end()
        return list(group)

    def _headed(self, group: Sequence[Block]) -> Sequence[Block]:
        """With the heading that it stands under, unless it would be cut for that."""
        under = group[0].under
        if under is None:
            return group
        whole = self._fits([under, group[0]])
        cut_anyway = not self._fits([group[0]]) and self._fits([under, _first(group[0], 1)])
        return [under, *group] if whole or cut_anyway else group

    def finished(self) -> tuple[Column, ...]:
        if self._ops or not self._columns:
            self._end()
        return tuple(self._columns)

    def _end(self) -> None:
        ops = tuple(op for part in self._ops for op in part)
        self._columns.append(Column(ops, self._y, self._count))
        self._begin()

    def _fits(self, group: Sequence[Block]) -> bool:
        taken = sum(block.height + block.above for block in group)
        if not self._y:
            taken -= group[0].above
        lines = self._count + sum(block.lines for block in group)
        return self._y + taken <= self._height + 0.01 and lines <= self._lines

    def _cut(self, group: Sequence[Block], least: int) -> list[Block]:
        """Fills the column with as many rows as fit; gives back the rest.

        Of the first `least` blocks one row is placed in any case, so that it comes to an end.
        """
        for n, block in enumerate(group):
            count = self._rows_that_fit(block)
            rest = len(block.rows) - count
            if rest and rest <= block.tail:
                count = max(0, len(block.rows) - block.tail - 1)
            if n < least:
                count = max(1, count)
            if count:
                self._place(_first(block, count))
            if count < len(block.rows):
                self._end()
                return [replace(block, rows=block.rows[count:]), *group[n + 1 :]]
        return []

    def _rows_that_fit(self, block: Block) -> int:
        count = 0
        while count < len(block.rows) and self._fits([_first(block, count + 1)]):
            count += 1
        return count

    def _place(self, block: Block) -> None:
        top = self._y + (block.above if self._y else 0.0)
        parts: list[Ops] = []
        if block.ruled and self._y:
            parts.append((Stroke(0, self._y + block.above / 2, block.ruled, 0, "line"),))
        if block.card:
            card = Fill(0, top, block.card, block.height, "surface", CARD_RADIUS, "line")
            parts.append((card,))
        if block.bar:
            parts.append((Fill(0, top, 3, block.height, block.bar),))
        y = top + block.inside[0]
        for row in block.rows:
            parts.append(tuple(moved(op, 0, y) for op in row.ops))
            y += row.height
        self._ops += parts
        self._y = top + block.height
        self._count += block.lines
        self._fresh = False


def _first(block: Block, count: int) -> Block:
    return replace(block, rows=block.rows[:count])


def spread(blocks: Sequence[Block], height: float, columns: int) -> tuple[Column, ...]:
    """The columns of one stream; where all fit on one page they are about equally long."""
    full = fill(blocks, height)
    if columns == 1 or len(full) > columns:
        return full
    tallest = max((block.height for block in blocks), default=0.0)
    low = max(tallest, sum(column.height for column in full) / columns)
    while low < height:
        tried = fill(blocks, low)
        if len(tried) <= columns:
            return tried
        low += 12
    return full
