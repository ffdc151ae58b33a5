"""The stage Actions: the proposal that is being decided, then the list as decided."""

from dataclasses import replace
from itertools import groupby

from pmdesk.model.audience import Actions, Item
from pmdesk.model.words import Decision
from pmdesk.ui.audience.board import titled
from pmdesk.ui.audience.flow import Block, Row, fill, rows
from pmdesk.ui.audience.picture import DecisionMark, Leaf, Leaves, Ops
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import (
    BODY,
    BODY_LIGHT,
    BODY_STRONG,
    CAPTION_STRONG,
    SECOND,
    Type,
    line,
    wrapped,
)
from pmdesk.ui.tr import tr

DECISION_ROLE = {
    Decision.PROPOSED: "ink",
    Decision.ACCEPTED: "accent",
    Decision.DECLINED: "muted",
    Decision.PARKED: "muted",
}
_STATE = 220.0
_OWNER = 360.0
_MARK = 22.0


def actions(body: Actions, sheet: Sheet) -> Leaves:
    ops, area, pages = titled(body.question, sheet)
    names = (tr("All actions"), tr("More actions"))
    pages += tuple(
        Leaf((*ops, *area.placed((column,))), names[min(number, 1)])
        for number, column in enumerate(fill(_list(body.items, sheet), area.height))
    )
    if body.focus is not None:
        pages = (*_focus(body.focus, sheet), *pages)
    return Leaves(pages, body.settled)


def _focus(item: Item, sheet: Sheet) -> tuple[Leaf, ...]:
    """One proposal, large, with what is agreed about it."""
    room = sheet.inner
    blocks = (
        Block((Row(BODY.line, decision_ops(item, 0, BODY_STRONG)), *_first(item)), leads=True),
        Block(rows(item.text or tr("No text yet"), sheet.title, room, "ink"), above=16, runs=True),
        Block(rows(item.kind, SECOND, room, "muted"), above=20),
        *(_fact(name, value, sheet) for name, value in _facts(item) if value),
    )
    columns = fill(blocks, sheet.room)
    return tuple(Leaf(column.at(sheet.left, sheet.top), tr("In focus")) for column in columns)


def _facts(item: Item) -> tuple[tuple[str, str], ...]:
    return (
        (tr("Owner"), item.owner),
        (tr("Due"), item.due),
        (tr("Done when"), item.done_when),
        (tr("Reason"), item.reason),
    )


def _fact(name: str, value: str, sheet: Sheet) -> Block:
    """A name at the left, its value beside it."""
    indent = _STATE
    made = rows(value, BODY, sheet.inner, "ink", indent)
    first = Row(BODY.line, (*line(0, 1, name, SECOND, "muted"), *made[0].ops))
    return Block((first, *made[1:]), above=12, runs=True)


def decision_ops(item: Item, x: float, type: Type) -> Ops:
    """Shape and word of a decision."""
    role = DECISION_ROLE[item.decision]
    mark = DecisionMark(x + _MARK / 2, type.line / 2, _MARK, item.decision)
    return (mark, *line(x + _MARK + 14, 0, item.decision_word, type, role))


def _first(item: Item) -> tuple[Row, ...]:
    """A line that says that it comes first; none where it does not."""
    said = line(_MARK + 14, 0, tr("First priority"), CAPTION_STRONG, "ink")
    return (Row(CAPTION_STRONG.line, said),) if item.first else ()


def _list(items: tuple[Item, ...], sheet: Sheet) -> list[Block]:
    if not items:
        return [Block(rows(tr("Nothing is proposed yet."), BODY_LIGHT, sheet.inner, "muted"))]
    blocks: list[Block] = []
    for kind, group in groupby(items, key=lambda item: item.kind):
        above = 20.0 if blocks else 0.0
        made = rows(kind, CAPTION_STRONG, sheet.inner, "muted")
        head = Block(made, above=above, leads=True)
        blocks.append(head)
        for number, item in enumerate(group):
            blocks.append(replace(_item(item, sheet, first=not number), under=head))
    return blocks


def _item(item: Item, sheet: Sheet, *, first: bool) -> Block:
    wide = sheet.columns == 2
    made = _beside(item, sheet) if wide else _below(item, sheet)
    ruled = 0.0 if first else sheet.inner
    return Block(made, above=6.0 if first else 20.0, ruled=ruled)


def _beside(item: Item, sheet: Sheet) -> tuple[Row, ...]:
    """Decision, text, owner and date side by side."""
    edge = sheet.inner - _OWNER
    texts = [
        *rows(item.text, BODY, edge - 40, "ink", _STATE),
        *rows(item.reason, SECOND, edge - 40, "muted", _STATE),
    ]
    left = [decision_ops(item, 0, BODY_STRONG)]
    if item.first:
        left.append(line(_MARK + 14, 0, tr("First priority"), CAPTION_STRONG, "ink"))
    right = [line(edge, 0, owner, BODY, "ink") for owner in wrapped(item.owner, BODY, _OWNER)]
    right += [line(edge, 0, due, SECOND, "muted") for due in wrapped(item.due, SECOND, _OWNER)]
    return tuple(
        Row(
            texts[n].height if n < len(texts) else BODY.line,
            (
                *(left[n] if n < len(left) else ()),
                *(texts[n].ops if n < len(texts) else ()),
                *(right[n] if n < len(right) else ()),
            ),
        )
        for n in range(max(len(left), len(texts), len(right)))
    )


def _below(item: Item, sheet: Sheet) -> tuple[Row, ...]:
    """The same below each other, on a narrow sheet."""
    said = ", ".join(part for part in (item.owner, item.due) if part)
    return (
        Row(BODY.line, decision_ops(item, 0, BODY_STRONG)),
        *_first(item),
        *rows(item.text, BODY, sheet.inner, "ink"),
        *rows(item.reason, SECOND, sheet.inner, "muted"),
        *rows(said, SECOND, sheet.inner, "muted"),
    )
