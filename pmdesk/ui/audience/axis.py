"""The axis of the walk as a picture: shapes on a line up to now, pennants, times."""

from pmdesk.model.audience import AXIS_WIDTH, Axis, AxisItem
from pmdesk.model.strip_labels import Placed, Wanted, place
from pmdesk.model.words import Milestone
from pmdesk.ui.audience.picture import Flag, KindMark, Op, Ops, Ring, Stroke, moved
from pmdesk.ui.audience.type import CAPTION, CAPTION_STRONG, line, width

HEIGHT = 190.0
"""From the upper labels to the line below the times."""
LOW = 114.0
"""The same without labels."""

MILESTONE_ROLE = {
    Milestone.IMPACT_STARTED: "brick",
    Milestone.DETECTED: "ink",
    Milestone.ENGAGED: "ink",
    Milestone.UNDERSTOOD: "ink",
    Milestone.MITIGATED: "accent",
    Milestone.RESOLVED: "accent",
}
_LINE = 112.0
_LEVELS = (20.0, 58.0)
"""Centres of the two rows of labels."""
_SHAPE = 21.0
_NOW = 21.0
_FLAG = 18.0
_SLASH = 9.0
_CLOSE = 6.0
"""Shapes of one kind that are nearer than this are one shape."""


def axis_ops(axis: Axis, room: float, *, labels: bool = True) -> tuple[Ops, float]:
    """The axis over the whole width, and its height with the line that closes it off."""
    share = room / AXIS_WIDTH
    lift = 0.0 if labels else HEIGHT - LOW
    ops: list[Op] = []
    if labels:
        ops += _pennants(axis.items, share, room)
    for x1, x2 in axis.lines:
        ops.append(Stroke(x1 * share, _LINE, (x2 - x1) * share, 0, "edge", 2.0))
    for at in axis.breaks:
        x = at * share
        for left in (x, x + 18 * share):
            ops.append(Stroke(left - 5, _LINE + _SLASH, 10, -2 * _SLASH, "edge", 2.0))
    ops += _ticks(axis, share, room)
    ops += _items(axis, share)
    height = HEIGHT - lift
    ops.append(Stroke(0, HEIGHT, room, 0, "line"))
    return tuple(moved(op, 0, -lift) for op in ops), height


def _ticks(axis: Axis, share: float, room: float) -> list[Op]:
    """Strokes with their times, as many as have room beside each other."""
    ops: list[Op] = []
    free = -1.0
    for tick in axis.ticks:
        x = tick.x * share
        starts = any(abs(tick.x - x1) < 1 for x1, _ in axis.lines)
        if not starts:
            ops.append(Stroke(x, _LINE, 0, 12 if tick.text else 7, "edge", 2.0))
        if not tick.text:
            continue
        wide = width(tick.text, CAPTION)
        left = min(max(0.0, x if starts else x - wide / 2), room - wide)
        if left > free:
            ops += line(left, _LINE + 20, tick.text, CAPTION, "muted")
            free = left + wide + 16
    return ops


def _items(axis: Axis, share: float) -> list[Op]:
    """The shapes, on top the one that is looked at in its ring; crowds of a kind are one shape."""
    ops: list[Op] = []
    last: dict[object, float] = {}
    now = axis.items[axis.now]
    for item in axis.items:
        x = item.x * share
        if item is now or (not item.milestone and x - last.get(item.kind, -9.0) < _CLOSE):
            continue
        last[item.kind] = x
        ops.append(KindMark(x, _LINE, _SHAPE, item.kind))
    x = now.x * share
    ops.append(Ring(x, _LINE, _NOW, "paper"))
    ops.append(KindMark(x, _LINE, _SHAPE, now.kind))
    ops.append(Ring(x, _LINE, _NOW, "accent", 3.0))
    return ops


def _pennants(items: tuple[AxisItem, ...], share: float, room: float) -> list[Op]:
    marked = [item for item in items if item.milestone]
    wanted = [
        Wanted(
            x=item.x * share,
            word=width(item.label, CAPTION_STRONG) + _FLAG - 8,
            time=0.0,
            first=(number % 2, item.x > AXIS_WIDTH / 2),
        )
        for number, item in enumerate(marked)
    ]
    ops: list[Op] = []
    for item, placed in zip(marked, place(wanted, room), strict=True):
        ops += _pennant(item, placed)
    return ops


def _pennant(item: AxisItem, placed: Placed) -> Ops:
    role = MILESTONE_ROLE[item.milestone]
    middle = _LEVELS[placed.level]
    top = middle - _FLAG * 0.45
    ops: Ops = (
        Stroke(placed.x, top, 0, _LINE - top, role, 2.0),
        Flag(placed.x, top, _FLAG, role, placed.left),
    )
    if not placed.word:
        return ops
    wide = width(item.label, CAPTION_STRONG)
    gap = _FLAG + 10
    x = placed.x - gap - wide if placed.left else placed.x + gap
    return ops + line(x, middle - CAPTION_STRONG.line / 2, item.label, CAPTION_STRONG, role)
