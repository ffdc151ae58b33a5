"""Writes the timeline strip as SVG: text stays text, shapes are a few bytes each."""

from html import escape

from pmdesk.model.strip_shapes import Label, Line, Strip
from pmdesk.model.words import Kind, Milestone

INK, MUTED, ACCENT = "#1B1D20", "#585B60", "#0A6058"
SIGNAL, BRICK, AMBER = "#2A5699", "#A0382A", "#7E5200"
EDGE, RULE = "#85827B", "#DEDBD5"

KIND_COLOUR = {
    Kind.SIGNAL: SIGNAL,
    Kind.CHANGE: INK,
    Kind.ACTION: ACCENT,
    Kind.DECISION: ACCENT,
    Kind.COMMUNICATION: INK,
}
MILESTONE_COLOUR = {
    Milestone.NONE: INK,
    Milestone.IMPACT_STARTED: BRICK,
    Milestone.DETECTED: INK,
    Milestone.ENGAGED: INK,
    Milestone.UNDERSTOOD: INK,
    Milestone.MITIGATED: ACCENT,
    Milestone.RESOLVED: ACCENT,
}

_FONT = 'font-family="Inter, Noto Sans, DejaVu Sans, sans-serif" font-size="11"'


def _outline(kind: Kind, x: float, y: float) -> str:
    """The outline of a kind's shape around a centre, as path data on 13 pixels."""
    at = f"M{_n(x)} {_n(y)}"
    return {
        Kind.SIGNAL: f"{at}m-5.5-5.5h11v11h-11z",
        Kind.CHANGE: f"{at}m0-6.5l6.5 12h-13z",
        Kind.ACTION: f"{at}m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
        # The hole runs the other way round, so that it stays one where shapes overlap.
        Kind.DECISION: f"{at}m0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z{at}m-2.2 0a2.2 2.2 0 1 0 4.4 0"
        "a2.2 2.2 0 1 0-4.4 0z",
        Kind.COMMUNICATION: f"{at}m-6-5.5h12v8.7h-6l-3 3.3v-3.3h-3z",
    }[kind]


def _shapes(kind: Kind, outlines: str) -> str:
    """All shapes of a kind as one element, which is drawn much faster than many."""
    colour = KIND_COLOUR[kind]
    if kind is Kind.COMMUNICATION:
        return f'<path d="{outlines}" fill="#fff" stroke="{colour}" stroke-width="1.5"/>'
    return f'<path d="{outlines}" fill="{colour}"/>'


def mark(kind: Kind) -> str:
    """The shape of a kind beside its word, of the elements that are drawn fastest."""
    fill = f'fill="{KIND_COLOUR[kind]}"'
    return {
        Kind.SIGNAL: f'<rect x="-5.5" y="-5.5" width="11" height="11" {fill}/>',
        Kind.CHANGE: f'<polygon points="0,-6.5 6.5,5.5 -6.5,5.5" {fill}/>',
        Kind.ACTION: f'<circle r="6" {fill}/>',
        Kind.DECISION: f'<polygon points="0,-6.5 6.5,0 0,6.5 -6.5,0" {fill}/>'
        '<circle r="2.2" fill="#fff"/>',
        Kind.COMMUNICATION: '<polygon points="-6,-5.5 6,-5.5 6,3.2 0,3.2 -3,6.5 -3,3.2 -6,3.2" '
        f'fill="#fff" stroke="{INK}" stroke-width="1.5"/>',
    }[kind]


def flag(milestone: Milestone) -> str:
    """The pennant of a milestone on 12 pixels, its stem on the left."""
    colour = MILESTONE_COLOUR[milestone]
    return f'<path d="M1 1h10l-3.6 5 3.6 5h-10z" fill="{colour}"/>'


def _line(path: str, colour: str, more: str = 'stroke-width="1.3"') -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" {more}/>'


OTHER: dict[str, tuple[str, str]] = {
    "milestone": ("0 0 12 12", flag(Milestone.NONE)),
    "gap": (
        "0 0 16 12",
        _line("M1 2v8M15 2v8", AMBER)
        + _line("M3 6h10", AMBER, 'stroke-width="1.3" stroke-dasharray="2 2"'),
    ),
    "known": ("0 0 12 12", _line("M3 1.5h6v9l-3-2.4-3 2.4z", MUTED)),
    "surprise": (
        "0 0 12 12",
        _line("M6 0.8L7.4 4.6 11.2 6 7.4 7.4 6 11.2 4.6 7.4 0.8 6 4.6 4.6z", INK),
    ),
    "impact": (
        "0 0 22 12",
        f'<rect width="22" height="12" fill="{BRICK}" fill-opacity="0.09"/>'
        + _line("M0 5L5 0M0 12L12 0M7 12L19 0M14 12L22 4", BRICK, 'stroke-opacity="0.4"'),
    ),
}
"""Shapes of other things by name: (view box, drawing)."""


def write(strip: Strip, title: str) -> str:
    """The strip as an SVG element with `title` as its accessible name."""
    return "".join(
        (
            f'<svg class="strip" xmlns="http://www.w3.org/2000/svg" role="img" '
            f'aria-label="{escape(title)}" viewBox="0 0 {_n(strip.width)} {_n(strip.height)}" '
            f'width="{_n(strip.width)}" height="{_n(strip.height)}" {_FONT}>',
            f"<title>{escape(title)}</title>",
            *_band(strip),
            _strokes(strip.lanes, RULE),
            _strokes(strip.axis + tuple(tick.line for tick in strip.ticks), EDGE),
            _strokes(strip.slashes, EDGE, 'stroke-width="1.2"'),
            *(_text(label, MUTED) for label in (*strip.lane_labels, *strip.side_labels)),
            *(_text(tick.label, MUTED) for tick in strip.ticks if tick.label),
            *_brackets(strip),
            *_pennants(strip),
            *_items(strip),
            "</svg>",
        )
    )


def _band(strip: Strip) -> list[str]:
    if strip.band is None:
        return []
    box = strip.band.box
    size = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    hatch = _strokes(strip.band.hatch, BRICK, 'stroke-opacity="0.28"')
    return [f'<rect {size} fill="{BRICK}" fill-opacity="0.09"/>', hatch]


def _brackets(strip: Strip) -> list[str]:
    parts: list[str] = []
    for bracket in strip.brackets:
        parts.append(_strokes((bracket.line,), AMBER, 'stroke-width="1.5" stroke-dasharray="3 2"'))
        parts.append(_strokes(bracket.ends, AMBER, 'stroke-width="1.5"'))
        if bracket.label is not None:
            halo = _text(bracket.label, "#fff", 'stroke="#fff" stroke-width="3" aria-hidden="true"')
            parts += [halo, _text(bracket.label, AMBER)]
    return parts


def _pennants(strip: Strip) -> list[str]:
    parts: list[str] = []
    for pennant in strip.pennants:
        colour = MILESTONE_COLOUR[pennant.milestone]
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in pennant.flag)
        parts.append(_strokes((pennant.stem,), colour, 'stroke-width="1.5"'))
        parts.append(f'<polygon points="{points}" fill="{colour}"/>')
        if pennant.label is not None:
            parts.append(_text(pennant.label, colour))
    return parts


def _items(strip: Strip) -> list[str]:
    spans = tuple(Line(i.x, i.y, i.until, i.y) for i in strip.items if i.until is not None)
    parts = [_strokes(spans, MUTED, 'stroke-width="2"')]
    for kind in KIND_COLOUR:
        outlines = [_outline(kind, i.x, i.y) for i in strip.items if i.kind is kind]
        if outlines:
            parts.append(_shapes(kind, "".join(outlines)))
    return parts


def _strokes(lines: tuple[Line, ...], colour: str, more: str = "") -> str:
    if not lines:
        return ""
    path = "".join(f"M{_n(a.x1)} {_n(a.y1)}L{_n(a.x2)} {_n(a.y2)}" for a in lines)
    return f'<path d="{path}" fill="none" stroke="{colour}" {more}/>'


def _text(label: Label, colour: str, more: str = "") -> str:
    bold = f'<tspan font-weight="600">{escape(label.bold)}</tspan>' if label.bold else ""
    place = f'x="{_n(label.x)}" y="{_n(label.y)}" text-anchor="{label.anchor}"'
    return f'<text {place} fill="{colour}" {more}>{bold}{escape(label.plain)}</text>'


def _n(number: float) -> str:
    """A length to a tenth of a pixel, in its shortest form."""
    return f"{round(number, 1):g}" if abs(number) < 1e5 else f"{number:.0f}"
