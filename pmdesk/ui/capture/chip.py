"""The chip in the capture line: where the line goes and, for an entry, to which time."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from pmdesk.intake.capture import Timed
from pmdesk.model.review import Entry
from pmdesk.model.times import entry_clock, entry_day, entry_day_text, zone_label
from pmdesk.model.words import Kind, Precision
from pmdesk.ui.capture.targets import Target
from pmdesk.ui.paint.shapes import KIND_ROLE, paint_kind, stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

HEIGHT = 22
PADDING, MARK, GAP = 6, 16, 5
WIDEST = 280


@dataclass(frozen=True, slots=True)
class Chip:
    """What the chip shows: a kind's shape or an icon, words, and whether something is missing."""

    words: str
    role: str
    icon: str = ""
    kind: Kind | None = None
    waits: bool = False

    def width(self, theme: Theme) -> int:
        words = width(self.words, theme.font(11, 600))
        return min(WIDEST, round(words) + 2 * PADDING + MARK + GAP + 1)

    def paint(self, p: QPainter, theme: Theme, box: QRectF) -> None:
        """Into a rectangle of HEIGHT."""
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = stroke(theme["edge" if self.waits or theme.flat else "line"], 1)
        if self.waits:
            pen.setDashPattern([3, 2])
        tinted = not self.waits and not theme.flat
        p.setPen(pen)
        p.setBrush(theme[f"{self.role}-tint"] if tinted else theme["surface"])
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        middle = QPointF(box.left() + PADDING + MARK / 2, box.center().y())
        if self.kind is not None:
            paint_kind(p, theme, self.kind, middle, 12)
        else:
            square = QRectF(middle.x() - MARK / 2, middle.y() - MARK / 2, MARK, MARK)
            paint_icon(p, self.icon, theme[self.role].name(), square)
        text = box.adjusted(PADDING + MARK + GAP, 0, -PADDING + 2, 0)
        font = theme.font(11, 600)
        draw(p, text, self.words, font, theme[self.role], Qt.AlignmentFlag.AlignLeft)
        p.restore()


def chip_of(
    target: Target, timed: Timed | None, zone: str, usual: date | None, *, worded: bool, seat: str
) -> Chip:
    """The chip of a line: `usual` is the day of the incident, `seat` the alias of a named seat.

    `worded` says that there are words; an entry that then has no time waits for one.
    """
    if target.noun != "entries":
        words = tr(target.word)
        return Chip(f"{words}, {seat}" if seat else words, target.role, target.icon)
    if timed is None:
        words = tr("Entry, no time yet") if worded else tr(target.word)
        return Chip(words, target.role, target.icon, waits=worded)
    when = time_text(timed.entry, zone, usual)
    kind = timed.entry.kind
    return Chip(f"{when}, {seat}" if seat else when, KIND_ROLE[kind], kind=kind)


def time_text(entry: Entry, zone: str, usual: date | None) -> str:
    """14:38 CEST; with its day where that is not the usual one: Fri 2 Oct 14:38 CEST."""
    day = entry_day_text(entry, zone, year=False)
    if entry.precision is Precision.DAY:
        return day
    clock = f"{entry_clock(entry, zone)} {zone_label(zone, entry.at)}"
    other = entry.day_known and entry_day(entry, zone) != usual
    return f"{day} {clock}" if other else clock
