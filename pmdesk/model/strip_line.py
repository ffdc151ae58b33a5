"""Where the room line stands in a strip: behind the last entry that the room has seen."""

from pmdesk.model.strip_shapes import Line, Strip

_MOST = 18.0
_ABOVE, _BELOW = 30.0, 6.0


def room_line(strip: Strip, reached: int) -> Line:
    """The upright line behind the first `reached` entries of a strip; before the first for 0."""
    items, axis, lane = strip.items, strip.axis, strip.lanes[0]
    top, bottom = lane.y1 - _ABOVE, axis[0].y1 + _BELOW
    if reached <= 0:
        x = max(axis[0].x1, items[0].x - _MOST) if items else axis[0].x1
        return Line(x, top, x, bottom)
    last = items[min(reached, len(items)) - 1].x
    x = last + _MOST
    if reached < len(items):
        x = last + min((items[reached].x - last) / 2, _MOST)
    x = min(x, axis[-1].x2)
    return Line(x, top, x, bottom)
