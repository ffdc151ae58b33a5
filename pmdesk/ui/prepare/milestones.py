"""The milestones of the incident with their times and what lies between, read from the timeline."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.method.milestones import milestones
from pmdesk.model.measures import milestone_entry
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import duration_text, entry_clock, entry_day_text, zone_label
from pmdesk.model.words import Milestone, Precision
from pmdesk.ui.paint.shapes import MILESTONE_ROLE, paint_pennant
from pmdesk.ui.paint.text import draw, plain, width
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

ROW = 30
TIME, TIME_WIDTH, AFTER_WIDTH = 170, 70, 90


class MilestoneTimes(QWidget):
    """One row for each milestone; nothing can be edited here, so its lines are thin."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[Milestone, str, Entry | None]] = []
        self._zone, self._second = "UTC", ""
        self._entries: tuple[Entry, ...] = ()
        self._known: tuple[Entry, ...] = ()
        self._days = False
        self._other = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ROW * len(milestones()))

    def show_review(self, review: Review) -> None:
        self._zone, self._second = review.zone, review.second_zone
        self._entries = self._known = review.entries
        self._read()

    def show_known(self, entries: tuple[Entry, ...]) -> None:
        """Reads only these entries: others may not be seen at the moment."""
        if entries != self._known:
            self._known = entries
            self._read()

    def _read(self) -> None:
        self._rows = [
            (guide.milestone, guide.name, milestone_entry(self._known, guide.milestone))
            for guide in milestones()
        ]
        marked = [entry for _, _, entry in self._rows if entry is not None]
        self._days = len({entry_day_text(entry, self._zone) for entry in marked}) > 1
        said = [f"{name} {self._said(entry)}" for _, name, entry in self._rows]
        self.setAccessibleName(tr("Milestones"))
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def _said(self, entry: Entry | None) -> str:
        if entry is None:
            return self._missing()
        return ", ".join(part for part in (self._when(entry), self._also(entry)) if part)

    def _missing(self) -> str:
        """What stands for a milestone without an entry, the same whether it is still to come."""
        whole = len(self._known) == len(self._entries)
        return tr("not marked") if whole else tr("not reached yet")

    def _when(self, entry: Entry) -> str:
        """The time, with the day where the milestones are not all of one."""
        clock = entry_clock(entry, self._zone)
        if not self._days:
            return clock
        day = entry_day_text(entry, self._zone, year=False)
        return day if entry.precision is Precision.DAY else f"{day}, {clock}"

    def _also(self, entry: Entry) -> str:
        """The time in the second zone, where there is one and it is another."""
        if not self._second or not entry.day_known or entry.precision is Precision.DAY:
            return ""
        clock = entry_clock(entry, self._second)
        label = zone_label(self._second, entry.at)
        return "" if clock == entry_clock(entry, self._zone) else f"{clock} {label}"

    def sizeHint(self) -> QSize:
        return QSize(480, ROW * len(milestones()))

    def paintEvent(self, event: QPaintEvent) -> None:
        p, last = QPainter(self), None
        font = self._theme.font(13, 600)
        widths = [width(self._when(entry), font) + 14 for _, _, entry in self._rows if entry]
        after = TIME + max(TIME_WIDTH, *widths, 0)
        small = self._theme.font(12)
        others = [width(self._also(entry), small) for _, _, entry in self._rows if entry]
        self._other, most = after, max(others, default=0.0)
        after += most + 14 if most else 0
        for number, (milestone, name, entry) in enumerate(self._rows):
            rect = QRectF(0, number * ROW, self.width(), ROW)
            self._row(p, rect, milestone, name, entry, last, after)
            last = entry or last

    def _row(
        self,
        p: QPainter,
        rect: QRectF,
        milestone: Milestone,
        name: str,
        entry: Entry | None,
        last: Entry | None,
        after: float,
    ) -> None:
        theme = self._theme
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        role = MILESTONE_ROLE[milestone] if entry is not None else "track"
        paint_pennant(p, theme[role], rect.left(), rect.top() + 10)
        font = theme.font(13, 500)
        draw(p, rect.adjusted(18, 0, 0, 0), name, font, theme["ink" if entry else "muted"])
        time = rect.adjusted(TIME, 0, 0, 0)
        if entry is None:
            draw(p, time, self._missing(), theme.font(13), theme["muted"])
            return
        draw(p, time, self._when(entry), theme.font(13, 600), theme["ink"])
        other = rect.adjusted(self._other, 0, 0, 0)
        draw(p, other, self._also(entry), theme.font(12), theme["muted"])
        place = rect.adjusted(after, 0, 0, 0)
        if last is not None and entry.at >= last.at and entry.day_known == last.day_known:
            passed = f"+ {duration_text(entry.at - last.at)}"
            draw(p, place, passed, theme.font(12), theme["muted"])
        place.setLeft(place.left() + AFTER_WIDTH)
        draw(p, place, plain(entry.text), theme.font(13), theme["muted"])
