"""The button that says in words what the audience window does, and opens it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pmdesk.model.words import RoomView
from pmdesk.ui.console.room_words import place_words, state_words
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.room import Room
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme

HIGH, LEAST, MOST = 40, 164, 216
WORDS_LEFT, EDGE = 38, 12
UNFOLD = (Qt.Key.Key_Down, Qt.Key.Key_Menu)


class AudienceButton(QAbstractButton):
    """Two lines beside a screen: outline while closed, green while live, amber while held still.

    Signals:
        unfolded(): Down or the menu key was pressed: more is wanted.
    """

    unfolded = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._role = theme, ""
        self._bold, self._small = theme.font(12, 600), theme.font(11)
        self._state, self._place, self._held = "", "", ""
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_room(self, room: Room) -> None:
        """Takes state and place from the room."""
        held = room.view is not RoomView.LIVE
        role = "" if not room.is_open else "amber" if held else "accent"
        words = self._words(room)
        if (role, *words) == (self._role, self._state, self._place):
            return
        before = self.sizeHint()
        self._role, (self._state, self._place) = role, words
        self.setAccessibleName(f"{self._state}. {self._place}")
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def _words(self, room: Room) -> tuple[str, str]:
        """The place of a frozen room is that at which it was frozen."""
        state, place = state_words(room)
        if room.view is RoomView.LIVE:
            self._held = place_words(room)
        frozen = room.is_open and room.view is RoomView.FROZEN
        return state, (self._held or place) if frozen else place

    def words(self) -> tuple[str, str]:
        """The two lines."""
        return self._state, self._place

    def sizeHint(self) -> QSize:
        text = max(width(self._state, self._bold), width(self._place, self._small))
        return QSize(max(LEAST, min(MOST, round(text) + WORDS_LEFT + EDGE + 1)), HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in UNFOLD:
            self.unfolded.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        colour = self._role or "ink"
        paint_icon(painter, "screen", theme[colour].name(), QRectF(14, HIGH / 2 - 8, 16, 16))
        room = self.width() - WORDS_LEFT - EDGE / 2
        loud = "amber" if self._role == "amber" else "ink"
        first, second = QRectF(WORDS_LEFT, 4, room, 16), QRectF(WORDS_LEFT, 20, room, 16)
        draw(painter, first, self._state, self._bold, theme[loud])
        draw(painter, second, self._place, self._small, theme["muted"])

    def _paint_box(self, painter: QPainter) -> None:
        theme, role = self._theme, self._role
        painter.setBrush(theme[f"{role}-tint"] if role else theme["surface"])
        if self.isDown():
            painter.setBrush(theme["accent-tint"])
        elif self.underMouse() and not role:
            painter.setBrush(theme["hover"])
        # Without tints it is the thickness of the frame that says: this one is on.
        thick = 2 if self.hasFocus() or (role and theme.flat) else 1
        frame = "accent" if self.hasFocus() else role or "edge"
        painter.setPen(stroke(theme[frame], thick))
        inset = thick / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
