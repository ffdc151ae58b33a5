"""The axis of the walk as plain geometry: from the first moment to now, which is its right end."""

from collections.abc import Callable, Sequence

from pmdesk.model.audience import AXIS_WIDTH, Axis, AxisItem, AxisTick
from pmdesk.model.review import Entry
from pmdesk.model.strip_scale import BREAK, Measure, Scale, marks, scale, side_texts
from pmdesk.model.words import Milestone

SIDE = 170.0
"""The room for a stretch of time beside the main one, wide enough for "Wed 30 Sep"."""
END = AXIS_WIDTH - 22.0
"""Where now is: the ring around it ends with the axis."""
_MAIN_FROM = 3
"""Moments that a stretch needs to be the main one because the walk has come to it."""


def walk_axis(
    entries: Sequence[Entry],
    zone: str,
    measure: Measure,
    word: Callable[[Milestone], str],
    now_at: int = -1,
) -> Axis | None:
    """The axis for the entries that were reached; None where there are none.

    The room looks at the entry `now_at`, the last one unless it reads again.

    It is scaled anew at each step, so that it never tells how much is still to come.
    """
    if not entries:
        return None
    times = [entry.at.timestamp() for entry in entries]
    axis = _scale(sorted(times))
    now = axis.x(max(times))
    share = END / now
    lines = [(s.x1 * share, min(s.x2, now) * share) for s in axis.segments]
    return Axis(
        lines=tuple(lines),
        breaks=tuple(end for _, end in lines[:-1]),
        items=tuple(
            AxisItem(axis.x(at) * share, entry.kind, entry.milestone, word(entry.milestone))
            for at, entry in zip(times, entries, strict=True)
        ),
        ticks=tuple(
            AxisTick(tick.x * share, tick.text)
            for tick in _ticks(axis, zone, measure)
            if tick.x <= now
        ),
        now=now_at % len(entries),
    )


def _scale(times: Sequence[float]) -> Scale:
    """The main stretch is the one that the walk has come to, or the fullest while that is short."""
    axis = scale(times, 0.0, AXIS_WIDTH, SIDE, None)
    here = axis.segments[-1].start
    if sum(at >= here for at in times) < _MAIN_FROM:
        return axis
    return scale(times, 0.0, AXIS_WIDTH, SIDE, times[-1])


def _ticks(axis: Scale, zone: str, measure: Measure) -> list[AxisTick]:
    """Strokes of the main stretch, and what the stretches beside it are called where they begin."""
    ticks = [AxisTick(mark.x, mark.text) for mark in marks(axis.main, zone, measure)]
    for segment in axis.segments:
        if segment.main:
            continue
        room = segment.x2 - segment.x1 + BREAK
        texts = side_texts(segment, axis.main, zone)
        fitting = (text for text in texts if measure(text, False) <= room)
        ticks.append(AxisTick(segment.x1, next(fitting, "")))
    return sorted(ticks, key=lambda tick: tick.x)
