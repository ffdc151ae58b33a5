"""The timeline strip as plain geometry: the window paints it, the report writes it as SVG.

Lengths are pixels from the strip's upper left corner, y goes down. Texts are in the caption type
(11 px); a text's `y` is its baseline. Shapes stand around their centre on 13 pixels.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from pmdesk.model.measures import impact_ends
from pmdesk.model.review import Entry
from pmdesk.model.strip_labels import FLAG, Placed, Wanted, place
from pmdesk.model.strip_scale import Mark, Measure, Scale, marks, scale, side_texts
from pmdesk.model.strip_shapes import (
    Band,
    Box,
    Bracket,
    Item,
    Label,
    Line,
    Pennant,
    Strip,
    Tick,
)
from pmdesk.model.strip_zoom import Window, windowed
from pmdesk.model.times import duration_text, entry_clock
from pmdesk.model.timetable import GAP, GapRow, gaps
from pmdesk.model.words import Kind, Milestone, Precision

SHAPE = 13.0
HIT = 24.0
HEIGHT = 132.0
"""The height at which everything has its usual distance; more goes between the lanes."""

_LEVELS = (7.0, 27.0)
_BASELINE = 4.0
_LANE_LABEL = 8.0
_AXIS_LEFT = 64.0
_AXIS_RIGHT = 16.0
_BELOW_AXIS = 20.0
_ABOVE_PEOPLE = 18.0
_HATCH = 7.0
_BRACKET_INSET = 9.0
_SHORTEST_BRACKET = 12.0
_PEOPLE = frozenset({Kind.ACTION, Kind.DECISION, Kind.COMMUNICATION})
_LIKED = {
    Milestone.IMPACT_STARTED: (1, True),
    Milestone.DETECTED: (0, True),
    Milestone.ENGAGED: (0, False),
    Milestone.UNDERSTOOD: (1, False),
    Milestone.MITIGATED: (1, False),
    Milestone.RESOLVED: (0, True),
}


@dataclass(frozen=True, slots=True)
class _Frame:
    """The heights of a strip, and where its axis begins and ends."""

    width: float
    height: float
    left: float
    right: float

    @property
    def axis(self) -> float:
        return self.height - _BELOW_AXIS

    @property
    def step(self) -> float:
        return min(max((self.height - 84) / 2, 14.0), 40.0)

    @property
    def system(self) -> float:
        return self.axis - 20

    @property
    def people(self) -> float:
        return self.system - self.step

    def lane(self, kind: Kind) -> float:
        return self.people if kind in _PEOPLE else self.system


def layout(
    entries: Sequence[Entry],
    zone: str,
    width: float,
    height: float,
    measure: Measure,
    milestone_word: Callable[[Milestone], str],
    *,
    gap: timedelta = GAP,
    lanes: tuple[str, str] = ("People", "System"),
    known: int | None = None,
    window: Window | None = None,
) -> Strip:
    """The strip of entries in their order; `lanes` are the words for the upper and lower lane.

    With `known` it is of so many first ones only, scaled to them: it tells nothing of the others.
    A `window` shows the time between two moments, without breaks; what lies outside is left out.
    """
    every, entries = entries, entries[:known]
    shown = {entry.id for entry in entries}
    gap_rows = [row for row in gaps(every, gap) if {row.before.id, row.behind.id} <= shown]
    label_width = max(measure(lane, False) for lane in lanes)
    left = max(_AXIS_LEFT, _LANE_LABEL + label_width + 12)
    frame = _Frame(width, height, left, max(width - _AXIS_RIGHT, left + 60))
    axis = _axis(entries, frame, measure, window) if entries else None
    if window is not None:
        entries = [entry for entry in entries if window.holds(entry.at.timestamp())]
    spans = [(s.x1, s.x2) for s in axis.segments] if axis else [(frame.left, frame.right)]
    ticks, side_labels = _axis_texts(axis, zone, frame, measure) if axis else ((), ())
    pennants = _pennants(entries, axis, zone, frame, measure, milestone_word) if axis else ()
    return Strip(
        width,
        height,
        _band(every, shown, axis, frame) if axis else None,
        tuple(Line(a, y, b, y) for y in (frame.people, frame.system) for a, b in spans),
        tuple(
            Label(_LANE_LABEL, y + _BASELINE, "start", "", text, measure(text, False))
            for text, y in zip(lanes, (frame.people, frame.system), strict=True)
        ),
        tuple(Line(a, frame.axis, b, frame.axis) for a, b in spans),
        tuple(_slash(x, frame.axis) for (_, a), (b, _) in pairwise(spans) for x in (a + 2, b - 2)),
        ticks,
        side_labels,
        _brackets(gap_rows, axis, frame, measure, pennants) if axis else (),
        pennants,
        tuple(_item(entry, axis, frame) for entry in entries) if axis else (),
        axis,
    )


def _axis(
    entries: Sequence[Entry], frame: _Frame, measure: Measure, window: Window | None
) -> Scale:
    """The axis of some entries, one at least; that of a window has no breaks."""
    if window is not None:
        return windowed(window, frame.left, frame.right)
    times = sorted(entry.at.timestamp() for entry in entries)
    started, _ = impact_ends(entries)
    incident = None if started is None else started.at.timestamp()
    side = measure("Wed 30 Sep", False)
    return scale(times, frame.left, frame.right, side, incident, _core(entries))


def _core(entries: Sequence[Entry]) -> tuple[float, float] | None:
    """From the first milestone to the last."""
    marked = [entry.at.timestamp() for entry in entries if entry.milestone]
    return (min(marked), max(marked)) if len(marked) > 1 else None


def _item(entry: Entry, axis: Scale, frame: _Frame) -> Item:
    x, y = axis.x(entry.at.timestamp()), frame.lane(entry.kind)
    until = None
    if entry.precision is Precision.BETWEEN and entry.until is not None and entry.until > entry.at:
        until = min(axis.x(entry.until.timestamp()), frame.right)
    return Item(entry.id, entry.kind, x, y, until, Box(x - HIT / 2, y - HIT / 2, HIT, HIT))


def _slash(x: float, y: float) -> Line:
    return Line(x - 3, y + 5, x + 3, y - 5)


def _band(
    entries: Sequence[Entry], shown: AbstractSet[str], axis: Scale, frame: _Frame
) -> Band | None:
    """The impact; to the right end of the strip where its own end (an id) is not shown."""
    first, last = impact_ends(entries)
    if first is None or last is None or last.at <= first.at or first.id not in shown:
        return None
    x1 = axis.x(first.at.timestamp())
    x2 = axis.x(last.at.timestamp()) if last.id in shown else frame.right
    if x2 <= x1:
        return None
    top = frame.people - _ABOVE_PEOPLE
    box = Box(x1, top, x2 - x1, frame.axis - top)
    return Band(box, hatched(box))


def hatched(box: Box) -> tuple[Line, ...]:
    """Lines rising at 45 degrees through a rectangle, each cut at its edges."""
    lines: list[Line] = []
    right, bottom = box.x + box.width, box.y + box.height
    # Each line is x + y = total; counted from 0, so that neighbouring boxes hatch alike.
    total = ((box.x + box.y) // _HATCH + 1) * _HATCH
    while total < right + bottom:
        x1, x2 = max(box.x, total - bottom), min(right, total - box.y)
        if x2 > x1:
            lines.append(Line(x1, total - x1, x2, total - x2))
        total += _HATCH
    return tuple(lines)


def _brackets(
    rows: Sequence[GapRow],
    axis: Scale,
    frame: _Frame,
    measure: Measure,
    pennants: Sequence[Pennant],
) -> tuple[Bracket, ...]:
    found: list[Bracket] = []
    stems = [pennant.stem.x1 for pennant in pennants]
    free_from = 0.0
    for row in rows:
        x1 = axis.x(row.start.timestamp()) + _BRACKET_INSET
        x2 = axis.x(row.end.timestamp()) - _BRACKET_INSET
        if x2 - x1 < _SHORTEST_BRACKET:
            continue
        y, text = frame.people, duration_text(row.end - row.start)
        width = measure(text, True)
        label = Label((x1 + x2) / 2, y - 8, "middle", text, "", width)
        begin, end = label.left - 2, label.left + width + 2
        clear = begin >= free_from and end <= frame.width and begin >= 0
        if any(begin < stem < end for stem in stems) or not clear:
            label_or_none = None
        else:
            label_or_none, free_from = label, end + 4
        ends = (Line(x1, y - 4, x1, y + 4), Line(x2, y - 4, x2, y + 4))
        found.append(Bracket(Line(x1, y, x2, y), ends, label_or_none))
    return tuple(found)


def _pennants(
    entries: Sequence[Entry],
    axis: Scale,
    zone: str,
    frame: _Frame,
    measure: Measure,
    word: Callable[[Milestone], str],
) -> tuple[Pennant, ...]:
    marked = [entry for entry in entries if entry.milestone is not Milestone.NONE]
    clocks = [f" {entry_clock(entry, zone)}" for entry in marked]
    wanted = [
        Wanted(
            axis.x(entry.at.timestamp()),
            measure(word(entry.milestone), True),
            measure(clock, False),
            _LIKED[entry.milestone],
        )
        for entry, clock in zip(marked, clocks, strict=True)
    ]
    placed = place(wanted, frame.width)
    return tuple(
        _pennant(entry, spot, word(entry.milestone), clock, frame)
        for entry, clock, spot in zip(marked, clocks, placed, strict=True)
    )


def _pennant(entry: Entry, spot: Placed, word: str, clock: str, frame: _Frame) -> Pennant:
    y, away = _LEVELS[spot.level], -1.0 if spot.left else 1.0
    tip, notch = spot.x + away * FLAG, spot.x + away * (FLAG - 4)
    flag = ((spot.x, y - 5), (tip, y - 5), (notch, y), (tip, y + 5), (spot.x, y + 5))
    label = None
    if spot.word:
        width = spot.end - spot.begin - FLAG - 4
        anchor = "end" if spot.left else "start"
        x = spot.x + away * (FLAG + 4)
        label = Label(x, y + _BASELINE, anchor, word, clock if spot.time else "", width)
    stem = Line(spot.x, y - 5, spot.x, frame.axis)
    hit = Box(min(spot.x, tip) - (HIT - FLAG) / 2, y - HIT / 2, HIT, HIT)
    return Pennant(entry.id, entry.milestone, stem, flag, label, hit)


def _axis_texts(
    axis: Scale, zone: str, frame: _Frame, measure: Measure
) -> tuple[tuple[Tick, ...], tuple[Label, ...]]:
    """The ticks of the main piece, and the days of the pieces beside it where they fit."""
    y = frame.axis + 17
    taken: list[tuple[float, float]] = []
    sides: list[Label] = []
    beside = [segment for segment in axis.segments if not segment.main]
    # The outermost are named first: they say how far the strip reaches.
    for segment in sorted(beside, key=lambda s: -abs(s.x1 - axis.main.x1)):
        for text in side_texts(segment, axis.main, zone):
            label = _inside((segment.x1 + segment.x2) / 2, y, text, frame.width, measure)
            if label is not None and _take(taken, label):
                sides.append(label)
                break
    return tuple(
        _tick(mark, frame, measure, taken) for mark in marks(axis.main, zone, measure)
    ), tuple(sides)


def _tick(mark: Mark, frame: _Frame, measure: Measure, taken: list[tuple[float, float]]) -> Tick:
    label = None
    if mark.text:
        width = measure(mark.text, False)
        label = Label(mark.x, frame.axis + 17, "middle", "", mark.text, width)
        if label.left < 0 or label.left + width > frame.width or not _take(taken, label):
            label = None
    return Tick(Line(mark.x, frame.axis, mark.x, frame.axis + (5 if mark.text else 3)), label)


def _inside(x: float, y: float, text: str, width: float, measure: Measure) -> Label | None:
    """A label centred on `x`, pushed in where it would leave the strip."""
    length = measure(text, False)
    if length > width:
        return None
    centre = min(max(x, length / 2), width - length / 2)
    return Label(centre, y, "middle", "", text, length)


def _take(taken: list[tuple[float, float]], label: Label) -> bool:
    """Takes the room of a label, with a distance; False where another one has it."""
    begin, end = label.left - 3, label.left + label.width + 3
    if any(begin < b and a < end for a, b in taken):
        return False
    taken.append((begin, end))
    return True
