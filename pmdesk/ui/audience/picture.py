"""A page of the audience window as data: what is drawn where, in units of the sheet.

So a test can read every string with its size and colour, and one painter serves window and
thumbnail.
"""

from dataclasses import dataclass, replace

from pmdesk.model.words import Decision, Kind, Novelty


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text on one line; `y` is its baseline, `role` its colour, `rtl` its direction."""

    x: float
    y: float
    text: str
    px: float
    weight: int
    role: str
    width: float
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle with round corners, and a border where `edge` names a colour."""

    x: float
    y: float
    width: float
    height: float
    role: str
    radius: float = 0.0
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line from (x, y) by (dx, dy)."""

    x: float
    y: float
    dx: float
    dy: float
    role: str
    thick: float = 1.5


@dataclass(frozen=True, slots=True)
class KindMark:
    """The shape of an entry's kind around a centre."""

    x: float
    y: float
    size: float
    kind: Kind


@dataclass(frozen=True, slots=True)
class Flag:
    """The pennant of a milestone from its top corner at the stem; `left` flies to the left."""

    x: float
    y: float
    size: float
    role: str
    left: bool = False


@dataclass(frozen=True, slots=True)
class NoveltyMark:
    """Bookmark or star around a centre."""

    x: float
    y: float
    size: float
    novelty: Novelty


@dataclass(frozen=True, slots=True)
class DecisionMark:
    """The shape of a decision around a centre."""

    x: float
    y: float
    size: float
    decision: Decision


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around a centre; `thick` 0 fills it."""

    x: float
    y: float
    radius: float
    role: str
    thick: float = 0.0


Op = Text | Fill | Stroke | KindMark | Flag | NoveltyMark | DecisionMark | Ring
Ops = tuple[Op, ...]


def moved(op: Op, dx: float, dy: float) -> Op:
    """The same at another place."""
    return replace(op, x=op.x + dx, y=op.y + dy)


@dataclass(frozen=True, slots=True)
class Picture:
    """One page: what is drawn on a sheet of width x height units, from back to front."""

    width: float
    height: float
    ops: Ops

    @property
    def texts(self) -> tuple[str, ...]:
        """Every string on the page, in the order of reading."""
        return tuple(op.text for op in self.ops if isinstance(op, Text))


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a stage puts on a page between head and foot; `name` announces it on the one before."""

    ops: Ops
    name: str = ""


@dataclass(frozen=True, slots=True)
class Leaves:
    """The pages of a stage and the sentence at their foot."""

    leaves: tuple[Leaf, ...]
    foot: str = ""
