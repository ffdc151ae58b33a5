"""The axis of the walk as plain geometry: from the first moment to now, which is its right end."""

from collections.abc import Callable, Sequence

from pmdesk.model.audience import AXIS_WIDTH, Axis, AxisItem, AxisTick
from pmdesk.model.review import Entry
from pmdesk.model.strip_scale import BREAK, Measure, marks, scale, side_texts
from pmdesk.model.words import Milestone

SIDE = 170.0
"""The room for a stretch of time beside the main one, wide enough for "Wed 30 Sep"."""


def walk_axis(
    entries: Sequence[Entry], zone: str, measure: Measure, word: Callable[[Milestone], str]
) -> Axis | None:
    """The axis for the entries that were reached; None where there are none.

    It is scaled anew at each step, so that it never tells how much is still to come.
    """
    if not entries:
        return None
    times = sorted(entry.at.timestamp() for entry in entries)
    axis = scale(times, 0.0, AXIS_WIDTH - 16, SIDE, times[-1])
    ticks = [AxisTick(mark.x, mark.text) for mark in marks(axis.main, zone, measure)]
    for segment in axis.segments:
        if not segment.main:
            text = next(
                (
                    text
                    for text in side_texts(segment, axis.main, zone)
                    if measure(text, False) <= segment.x2 - segment.x1 + BREAK
                ),
                "",
            )
            ticks.append(AxisTick(segment.x1, text))
    return Axis(
        lines=tuple((segment.x1, segment.x2) for segment in axis.segments),
        breaks=tuple(segment.x2 for segment in axis.segments[:-1]),
        items=tuple(
            AxisItem(
                axis.x(entry.at.timestamp()), entry.kind, entry.milestone, word(entry.milestone)
            )
            for entry in entries
        ),
        ticks=tuple(sorted(ticks, key=lambda tick: tick.x)),
    )
