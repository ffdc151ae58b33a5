"""The strip above the table: shows the course of the incident, and chooses an entry in it.

The ring is where the walk stands; a frame is what is chosen. The wheel, plus and minus show a part
of the time closer.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pmdesk.method.words import name_of
from pmdesk.model.review import Entry, Review
from pmdesk.model.strip import layout
from pmdesk.model.strip_line import room_line
from pmdesk.model.strip_shapes import Box, Line, Strip
from pmdesk.model.strip_zoom import Window, moved, showing, zoomed
from pmdesk.model.times import entry_clock, entry_day_text
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.strip import NO_MARKS, Marks, measure_with, paint_strip
from pmdesk.ui.paint.text import plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.walk import Walk, known_entries
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button

INNER = 8
SIZE = 152
CLOSER = 1.5
"""How much wider one step of the zoom makes the time."""
ALONG = 0.25
"""The share of what is shown by which a step moves on."""
NOTCH = 120
DRAGS = 4
"""Pixels from which on a press is a drag."""


class StripView(QWidget):
    """The timeline strip on a surface of its own.

    Signals:
        chosen(str): the user picked the entry with this id, with the mouse or the arrow keys.
        zoomed(): another part of the time is shown.
    """

    chosen = Signal(str)
    zoomed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()
        self._zone = "UTC"
        self._all: tuple[Entry, ...] = ()
        self._walk: Walk | None = None
        self.marks = NO_MARKS
        self.strip: Strip | None = None
        self.window_shown: Window | None = None
        self._turned = 0
        self._pressed: QPoint | None = None
        told = tr("Whole timeline")
        self.whole = button(theme, tr("Whole"), "outline", dense=True, tip=told, name=told)
        self.whole.setParent(self)
        self.whole.clicked.connect(self.show_whole)
        self.whole.hide()
        self.setFixedHeight(SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Timeline strip"))

    def show_review(
        self, review: Review, *, in_place: bool = False, walk: Walk | None = None
    ) -> None:
        """Takes a new value; `in_place` says that all shapes stay where they are."""
        before, self._walk = self._walk, walk
        ends = [entry.until for entry in self._entries]
        self._entries = known_entries(review, walk)
        folded = walk is not None and walk.folded
        self._all = self._entries if folded else review.entries
        # Ranges have an end or none as the window may be shared or not, and as the walk goes on.
        same = ends == [entry.until for entry in self._entries]
        stays = in_place and review.zone == self._zone and same
        self._zone = review.zone
        if self.window_shown is not None and self._extent() is None:
            self.window_shown = None
        if not stays or self.strip is None:
            self._lay_out()
        elif before != walk:
            self._mark()

    def show_current(self, entry: str) -> None:
        self.setAccessibleDescription(self._sentence(entry))
        if entry != self.marks.chosen:
            self.marks = replace(self.marks, chosen=entry)
            self._bring(entry)
            self.update()

    def _lay_out(self) -> None:
        room, height = self._beside_button() - 2 * INNER, self.height() - 2 * INNER
        measure, known = measure_with(self._theme), len(self._entries)
        self.strip = layout(
            self._all,
            self._zone,
            room,
            height,
            measure,
            name_of,
            known=known,
            window=self.window_shown,
        )
        self._mark()

    def _mark(self) -> None:
        """Where the walk stands: that alone is new after most of its steps."""
        walk, strip = self._walk, self.strip
        if walk is None or strip is None:
            self.marks = Marks(self.marks.chosen)
        else:
            seen = {entry.id for entry in self._entries[: walk.reached]}
            ids = frozenset(item.entry for item in strip.items if item.entry not in seen)
            now = walk.at or (self._entries[walk.reached - 1].id if walk.reached else "")
            line = self._room_line(strip, walk.reached, len(strip.items) - len(ids))
            self.marks = Marks(self.marks.chosen, now, ids, line)
        self.update()

    def _room_line(self, strip: Strip, reached: int, shown: int) -> Line | None:
        """Where the room stands; None where that lies outside of the part that is shown."""
        beside = self._entries[max(reached - 1, 0) : reached + 1]
        window = self.window_shown
        if window is not None and not any(window.holds(e.at.timestamp()) for e in beside):
            return None
        return room_line(strip, shown)

    # Closer

    def _extent(self) -> Window | None:
        """All the time there is to show; None where it is a moment only."""
        times = [entry.at.timestamp() for entry in self._entries]
        return Window(min(times), max(times)) if len(set(times)) > 1 else None

    def zoom(self, steps: int, x: float | None = None) -> None:
        """So many steps closer (negative: further away), around a place or what is chosen."""
        whole, strip = self._extent(), self.strip
        if whole is None or strip is None or strip.scale is None:
            return
        if steps < 0 and self.window_shown is None:
            return
        x = self._middle_of_chosen(strip) if x is None else x
        self._show_window(zoomed(strip.scale, x, CLOSER**steps, whole))

    def _middle_of_chosen(self, strip: Strip) -> float:
        chosen = (item.x for item in strip.items if item.entry == self.marks.chosen)
        return next(chosen, strip.width / 2)

    def move_along(self, share: float) -> None:
        """A part of what is shown later (negative: earlier), where the strip is closer."""
        whole = self._extent()
        if whole is not None and self.window_shown is not None:
            self._show_window(moved(self.window_shown, share, whole))

    def show_whole(self) -> None:
        self._show_window(None)

    def _bring(self, id: str) -> None:
        """Moves the part that is shown to where an entry is."""
        entry = next((entry for entry in self._entries if entry.id == id), None)
        whole = self._extent()
        if entry is not None and whole is not None and self.window_shown is not None:
            self._show_window(showing(self.window_shown, entry.at.timestamp(), whole))

    def _show_window(self, window: Window | None) -> None:
        if window == self.window_shown:
            return
        self.window_shown = window
        self.whole.setVisible(window is not None)
        self._lay_out()
        self.zoomed.emit()

    def _beside_button(self) -> int:
        """The width that is left for drawing: nothing comes to lie under the button."""
        self.whole.adjustSize()
        self.whole.move(self.width() - self.whole.width() - INNER, INNER)
        return self.width() if self.window_shown is None else self.whole.x()

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
        self._pressed = event.position().toPoint()
        if entry:
            self.chosen.emit(entry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws the time along, where the strip is closer."""
        at, pressed, strip = event.position().toPoint(), self._pressed, self.strip
        if pressed is None or strip is None or abs(at.x() - pressed.x()) < DRAGS:
            return
        self._pressed = at
        self.move_along((pressed.x() - at.x()) / max(strip.width, 1.0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Closer and further away at the pointer; sideways, or with Shift, along the time."""
        turned, along = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not along:
            turned, along = 0, turned
        if along:
            self.move_along(-ALONG * along / NOTCH)
        self._turned += turned
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        if steps:
            self.zoom(steps, event.position().x() - INNER)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_0: self.show_whole,
            Qt.Key.Key_PageUp: lambda: self.move_along(-2 * ALONG),
            Qt.Key.Key_PageDown: lambda: self.move_along(2 * ALONG),
        }
        beside = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        act = acts.get(Qt.Key(event.key()))
        if act is not None and not event.modifiers() & ~beside:
            act()
            return
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
