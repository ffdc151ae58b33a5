"""A card of a board: a few lines of text, all of them while it is edited."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from pmdesk.ui.board.plan import CardPlan
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw_lines, plain, wrapped
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

MIME = "application/x-pmdesk-card"
SIDE, TOP, BOTTOM = 13, 11, 10
LINE = 19
WATCHED = 4
"""Width of the bar at the left of the card that the room looks at."""

KEYS: Mapping[str, str] = {
    "Return": "edit",
    "Enter": "edit",
    "F2": "edit",
    "Del": "delete",
    "Alt+Left": "move-left",
    "Alt+Right": "move-right",
    "Alt+Up": "move-up",
    "Alt+Down": "move-down",
    "Up": "walk-up",
    "Down": "walk-down",
    "Left": "walk-left",
    "Right": "walk-right",
    "Home": "walk-first",
    "End": "walk-last",
}
"""What keys do on a card of any board; stages add letters of their own."""


def key_text(event: QKeyEvent) -> str:
    """The key as a table writes it: "Alt+Left", "G"."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    modifiers = event.modifiers() & ~keypad
    return QKeySequence(int(modifiers.value) | event.key()).toString(
        QKeySequence.SequenceFormat.PortableText
    )


class Card(QWidget):
    """One card, kept by id; subclasses paint a foot and answer clicks on it.

    Signals:
        commanded(str, str): id, and what a key or a double click wants ("edit", "move-left").
        menu_wanted(str, QPoint): id and the place for the menu on the screen.
        grown(): the height that the card needs has changed.
        focused(str): the card with this id got the focus.
    """

    most_lines: ClassVar[int] = 3

    commanded = Signal(str, str)
    menu_wanted = Signal(str, QPoint)
    grown = Signal()
    focused = Signal(str)

    def __init__(self, theme: Theme, plan: CardPlan, keys: Mapping[str, str]) -> None:
        super().__init__()
        self.theme, self.plan, self._keys = theme, plan, {**KEYS, **keys}
        self.hovered = False
        self.watched = False
        self._pressed: QPoint | None = None
        self._editor: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    # What it shows

    def show_plan(self, plan: CardPlan) -> bool:
        """Takes a new value; True where there was something new."""
        if plan == self.plan:
            return False
        self.plan = plan
        self._name()
        self.update()
        return True

    def show_watched(self, watched: bool) -> None:
        """Marks the card that the room looks at."""
        if watched != self.watched:
            self.watched = watched
            self._name()
            self.update()

    def _name(self) -> None:
        said = tr("The room looks at it") if self.watched else ""
        parts = (plain(self.plan.text) or tr("Empty card"), self.plan.spoken, said)
        self.setAccessibleName(". ".join(part for part in parts if part))

    def lines(self, room: float) -> tuple[str, ...]:
        text = plain(self.plan.text) or tr("Empty card")
        return wrapped(text, self.theme.font(13), room, self.most_lines)

    def text_height(self, room: float) -> int:
        """The height of the text, or of the editor that covers it."""
        if self._editor is not None:
            return max(LINE, self._editor.height())
        return LINE * len(self.lines(room))

    def foot_height(self) -> int:
        """What a foot takes, with the space above it."""
        return 0

    def height_for(self, width: int) -> int:
        return TOP + self.text_height(width - 2 * SIDE) + self.foot_height() + BOTTOM

    def sizeHint(self) -> QSize:
        return QSize(240, self.height_for(240))

    # The editor, which lies over the text

    @property
    def editor(self) -> QWidget | None:
        return self._editor

    def take_editor(self, editor: QWidget) -> None:
        editor.setParent(self)
        self._editor = editor
        self._place_editor()
        editor.show()
        self.grown.emit()
        self.update()

    def drop_editor(self) -> None:
        self._editor = None
        self.grown.emit()
        self.update()

    def _place_editor(self) -> None:
        if self._editor is not None:
            # Text of a fixed line height sits at the foot of its line; this makes it flush with
            # the painted text, so that nothing jumps.
            self._editor.setFixedWidth(self.width() - 2 * SIDE)
            self._editor.move(SIDE, TOP - 1)

    def resizeEvent(self, event: QEvent) -> None:
        self._place_editor()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        room = self.width() - 2 * SIDE
        if self._editor is None:
            role = "ink" if self.plan.text else "muted"
            font, ink = self.theme.font(13), self.theme[role]
            draw_lines(painter, QPointF(SIDE, TOP), self.lines(room), font, ink, LINE)
        if self.foot_height():
            top = TOP + self.text_height(room) + self.foot_height() - 20
            self.paint_foot(painter, QRectF(SIDE, top, room, 20))

    def _paint_frame(self, painter: QPainter) -> None:
        current = self.hasFocus() or self._editor is not None
        ground = "hover" if self.hovered and not current else "surface"
        width = 2.0 if current else 1.0
        inset = width / 2
        painter.setPen(stroke(self.theme["accent" if current else "line"], width))
        painter.setBrush(self.theme[ground])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        if self.watched:
            painter.fillRect(QRectF(0, 8, WATCHED, self.height() - 16), self.theme["accent"])

    def paint_foot(self, painter: QPainter, box: QRectF) -> None:
        """Paints the foot into its line of 20 px."""

    def foot_tip(self, at: QPoint) -> str:
        """What a tooltip says over the foot."""
        return ""

    def foot_clicked(self, at: QPoint) -> bool:
        """Answers a click; False where there is nothing at this place."""
        return False

    # Input

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused.emit(self.plan.id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # A card's own keys come before the window's: Alt+Left moves the card, not the page.
            if self._editor is None and key_text(event) in self._keys:
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def _tip(self, at: QPoint) -> str:
        cut = self.lines(self.width() - 2 * SIDE)
        whole = plain(self.plan.text) if cut and cut[-1].endswith("…") else ""
        return self.foot_tip(at) or whole

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._keys.get(key_text(event), "")
        if command and self._editor is None:
            self.commanded.emit(self.plan.id, command)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            self._pressed = None
            self.foot_clicked(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._over_foot(event):
            self._pressed = None
            self.commanded.emit(self.plan.id, "edit")

    def _over_foot(self, event: QMouseEvent) -> bool:
        foot = self.foot_height()
        return bool(foot) and event.position().y() > self.height() - BOTTOM - foot

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance() and self._editor is None:
            start, self._pressed = self._pressed, None
            self._drag(start)

    def _drag(self, start: QPoint) -> None:
        drag = QDrag(self)
        drag.setMimeData(card_data(self.plan.id))
        drag.setPixmap(self.grab())
        drag.setHotSpot(start)
        drag.exec(Qt.DropAction.MoveAction)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.mapToGlobal(QPoint(SIDE, self.height() // 2)) if by_key else event.globalPos()
        self.menu_wanted.emit(self.plan.id, at)


def card_data(id: str) -> QMimeData:
    """What a dragged card carries: its id and nothing that another program could take."""
    data = QMimeData()
    data.setData(MIME, QByteArray(id.encode()))
    return data


def card_of(data: QMimeData) -> str:
    """The id that was dragged, or ""."""
    return bytes(data.data(MIME).data()).decode() if data.hasFormat(MIME) else ""
