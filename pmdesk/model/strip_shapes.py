"""What a timeline strip is made of: plain shapes and texts with their places.

Lengths are pixels from the strip's upper left corner, y goes down.
"""

from dataclasses import dataclass

from pmdesk.model.strip_scale import Scale
from pmdesk.model.words import Kind, Milestone


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Label:
    """A text: `bold` comes first, `plain` follows it; `anchor` is "start", "middle" or "end"."""

    x: float
    y: float
    anchor: str
    bold: str
    plain: str
    width: float

    @property
    def left(self) -> float:
        """Where the text begins."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width


@dataclass(frozen=True, slots=True)
class Item:
    """The shape of an entry; `until` is the x where one known to lie between two times ends."""

    entry: str
    kind: Kind
    x: float
    y: float
    until: float | None
    hit: Box


@dataclass(frozen=True, slots=True)
class Pennant:
    """A milestone: a stem from `top` to the axis and a notched flag on the side of its label."""

    entry: str
    milestone: Milestone
    stem: Line
    flag: tuple[tuple[float, float], ...]
    label: Label | None
    hit: Box


@dataclass(frozen=True, slots=True)
class Band:
    """The impact, with its hatching already cut to the rectangle."""

    box: Box
    hatch: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """Time without an entry: a dashed line with an end stroke on each side."""

    line: Line
    ends: tuple[Line, Line]
    label: Label | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A stroke below the axis; minor ones have no label."""

    line: Line
    label: Label | None


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything to paint, from the back to the front."""

    width: float
    height: float
    band: Band | None
    lanes: tuple[Line, ...]
    lane_labels: tuple[Label, ...]
    axis: tuple[Line, ...]
    slashes: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    side_labels: tuple[Label, ...]
    brackets: tuple[Bracket, ...]
    pennants: tuple[Pennant, ...]
    items: tuple[Item, ...]
    scale: Scale | None = None
    """The axis, where there are entries: what zooming begins with."""
