"""The strip above the table: shows the course of the incident, and chooses an entry in it.

The ring is where the walk stands; a frame is what is chosen.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pmdesk.method.words import name_of
from pmdesk.model.review import Entry, Review
from pmdesk.model.strip import Box, Strip, layout
from pmdesk.model.strip_line import room_line
from pmdesk.model.times import entry_clock, entry_day_text
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.strip import NO_MARKS, Marks, measure_with, paint_strip
from pmdesk.ui.paint.text import plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.walk import Walk, known_entries
from pmdesk.ui.tr import tr

INNER = 8
SIZE = 152


class StripView(QWidget):
    """The timeline strip on a surface of its own.

    Signals:
        chosen(str): the user picked the entry with this id, with the mouse or the arrow keys.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()
        self._zone = "UTC"
        self._all: tuple[Entry, ...] = ()
        self._walk: Walk | None = None
        self.marks = NO_MARKS
        self.strip: Strip | None = None
        self.setFixedHeight(SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Timeline strip"))

    def show_review(
        self, review: Review, *, in_place: bool = False, walk: Walk | None = None
    ) -> None:
        """Takes a new value; `in_place` says that all shapes stay where they are."""
        before, self._walk = self._walk, walk
        count = len(self._entries)
        self._entries = known_entries(review, walk)
        folded = walk is not None and walk.folded
        self._all = self._entries if folded else review.entries
        stays = in_place and review.zone == self._zone and count == len(self._entries)
        self._zone = review.zone
        if not stays or self.strip is None:
            self._lay_out()
        elif before != walk:
            self._mark()

    def show_current(self, entry: str) -> None:
        self.setAccessibleDescription(self._sentence(entry))
        if entry != self.marks.chosen:
            self.marks = replace(self.marks, chosen=entry)
            self.update()

    def _lay_out(self) -> None:
        room, height = self.width() - 2 * INNER, self.height() - 2 * INNER
        measure, known = measure_with(self._theme), len(self._entries)
        self.strip = layout(self._all, self._zone, room, height, measure, name_of, known=known)
        self._mark()

    def _mark(self) -> None:
        """Where the walk stands: that alone is new after most of its steps."""
        walk, strip = self._walk, self.strip
        if walk is None or strip is None:
            self.marks = Marks(self.marks.chosen)
        else:
            reached, later = strip.items[: walk.reached], strip.items[walk.reached :]
            now = walk.at or (reached[-1].entry if reached else "")
            ids = frozenset(item.entry for item in later)
            line = room_line(strip, walk.reached)
            self.marks = Marks(self.marks.chosen, now, ids, line)
        self.update()

    def _sentence(self, id: str) -> str:
        entry = next((entry for entry in self._entries if entry.id == id), None)
        if entry is None:
            return ""
        day, clock = entry_day_text(entry, self._zone, year=False), entry_clock(entry, self._zone)
        words = [f"{day} {clock}", name_of(entry.kind), plain(entry.text)]
        if entry.milestone:
            words.insert(2, name_of(entry.milestone))
        return ", ".join(words)

    def entry_at(self, at: QPoint) -> str:
        """The id of the entry under a point, "" where there is none; pennants first."""
        if self.strip is None:
            return ""
        x, y = at.x() - INNER, at.y() - INNER
        boxes = [*((p.hit, p.entry) for p in self.strip.pennants)]
        boxes += [(item.hit, item.entry) for item in self.strip.items]
        hits = [(abs(_middle(box) - x), entry) for box, entry in boxes if _inside(box, x, y)]
        return min(hits)[1] if hits else ""

    def sizeHint(self) -> QSize:
        return QSize(600, SIZE)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, SIZE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        entry = self.entry_at(event.position().toPoint())
        if entry:
            self.chosen.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        ids = [entry.id for entry in self._entries]
        if not by or not ids:
            super().keyPressEvent(event)
            return
        chosen = self.marks.chosen
        place = ids.index(chosen) + by if chosen in ids else 0
        self.chosen.emit(ids[max(0, min(place, len(ids) - 1))])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self._sentence(self.entry_at(event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        p.setPen(stroke(theme["accent" if focused else "line"], 2 if focused else 1))
        p.setBrush(theme["surface"])
        inset = 1.0 if focused else 0.5
        p.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        if self.strip is not None:
            p.translate(INNER, INNER)
            paint_strip(p, theme, self.strip, self.marks)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def _middle(box: Box) -> float:
    return box.x + box.width / 2
