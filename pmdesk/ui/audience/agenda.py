"""The agenda drawn to time: a bar for each stage, with its name and minutes below."""

from pmdesk.model.audience import Share
from pmdesk.ui.audience.flow import Block, Row, rows
from pmdesk.ui.audience.picture import Fill, Ops
from pmdesk.ui.audience.type import CAPTION, CAPTION_STRONG, line, width
from pmdesk.ui.tr import tr

_APART = 6.0
_LABEL_APART = 18.0
_BAR = 14.0


def agenda(shares: tuple[Share, ...], room: float) -> Block:
    """As high as bar and two lines; where the names have no room beside each other, a sentence."""
    if not shares:
        return Block(())
    widths = _widths(shares, room)
    if widths is None:
        text = ", ".join(f"{share.name} {_minutes(share)}" for share in shares)
        return Block(rows(text, CAPTION, room, "muted"))
    bars: Ops = ()
    names: Ops = ()
    minutes: Ops = ()
    x = 0.0
    for share, wide in zip(shares, widths, strict=True):
        role, edge = ("accent", "accent") if share.now else ("track", "edge")
        bars += (Fill(x, 0, wide, _BAR, role, 2.0, edge),)
        type = CAPTION_STRONG if share.now else CAPTION
        names += line(x, 0, share.name, type, "ink")
        minutes += line(x, 0, _minutes(share), CAPTION, "muted")
        x += wide + _APART
    return Block((Row(_BAR + 10, bars, 0), Row(CAPTION.line, names), Row(CAPTION.line, minutes)))


def _minutes(share: Share) -> str:
    return tr("{minutes} min").format(minutes=share.minutes)


def _widths(shares: tuple[Share, ...], room: float) -> list[float] | None:
    """Widths to time, none narrower than its label; None where the labels alone are too wide."""
    room -= _APART * (len(shares) - 1)
    least = [
        max(width(share.name, CAPTION_STRONG), width(_minutes(share), CAPTION)) + _LABEL_APART
        for share in shares
    ]
    if sum(least) > room:
        return None
    fixed: set[int] = set()
    while True:
        free = room - sum(least[n] for n in fixed)
        total = sum(share.minutes for n, share in enumerate(shares) if n not in fixed) or 1
        given = [
            least[n] if n in fixed else free * share.minutes / total
            for n, share in enumerate(shares)
        ]
        short = {n for n, wide in enumerate(given) if wide < least[n]} - fixed
        if not short:
            return given
        fixed |= short
