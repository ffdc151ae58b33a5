"""A part of a strip's time, closer: zoomed in at a place, moved along, and out again."""

from dataclasses import dataclass

from pmdesk.model.strip_scale import Scale, Segment

SHORTEST = 60.0
"""Seconds that the closest window shows."""


@dataclass(frozen=True, slots=True)
class Window:
    """The time that is shown, in seconds since 1970 in UTC."""

    begin: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.begin

    def holds(self, at: float) -> bool:
        return self.begin <= at <= self.end


def windowed(window: Window, x1: float, x2: float) -> Scale:
    """The axis of a window: one linear piece."""
    return Scale((Segment(window.begin, window.end, x1, x2, True),))


def zoomed(scale: Scale, x: float, factor: float, whole: Window) -> Window | None:
    """The window when the time at `x` stays where it is and all else is `factor` times as wide.

    None is the whole strip again, with its breaks.
    """
    piece = scale.piece(x)
    begin = piece.at(x - (x - piece.x1) / factor)
    end = piece.at(x + (piece.x2 - x) / factor)
    if len(scale.segments) > 1:
        # Beside a break there is other time than the slope of the piece says.
        begin, end = max(begin, piece.start), min(end, piece.end)
    if factor < 1 and end - begin >= whole.length:
        return None
    if end - begin < SHORTEST:
        middle = min(max(piece.at(x), piece.start), piece.end)
        share = (x - piece.x1) / max(piece.x2 - piece.x1, 1.0)
        begin = middle - share * SHORTEST
        end = begin + SHORTEST
    return _inside(Window(begin, end), whole)


def moved(window: Window, share: float, whole: Window) -> Window:
    """The window a share of its length later (negative: earlier), as far as there is anything."""
    by = share * window.length
    return _inside(Window(window.begin + by, window.end + by), whole)


def showing(window: Window, at: float, whole: Window) -> Window:
    """The window moved so that it shows a time, where it does not yet."""
    if window.holds(at):
        return window
    begin = at - window.length / 2
    return _inside(Window(begin, begin + window.length), whole)


def _inside(window: Window, whole: Window) -> Window:
    length = max(min(window.length, whole.length), SHORTEST)
    begin = min(max(window.begin, whole.begin), max(whole.end - length, whole.begin))
    return Window(begin, begin + length)
