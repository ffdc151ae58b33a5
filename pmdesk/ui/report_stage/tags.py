"""Tags as chips that can be taken away, with a line to add more."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pmdesk.model.review import Tag
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import LineField

CHIP = 24
CROSS = 24
GAP = 6
LINE = 32


class TagChip(QAbstractButton):
    """One tag; its cross, Space, Delete and Backspace take it away (`clicked`)."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.name = theme, name
        self.setAccessibleName(tr("Remove tag {name}").format(name=name))
        self.setToolTip(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(int(width(self.name, self._theme.font(12, 500))) + 10 + CROSS, CHIP)

    def hitButton(self, at: QPoint) -> bool:
        return self.width() - CROSS <= at.x() < self.width() and 0 <= at.y() < CHIP

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        p.setPen(stroke(theme["accent" if focus else "line"], 2 if focus else 1))
        p.setBrush(theme["hover" if self.underMouse() else "surface"])
        inset = 1.0 if focus else 0.5
        box = QRectF(self.rect())
        p.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 4, 4)
        draw(p, box.adjusted(9, 0, -CROSS + 1, 0), self.name, theme.font(12, 500), theme["ink"])
        cross = QRectF(self.width() - CROSS + 6, 6, 12, 12)
        paint_icon(p, "close", theme["muted"].name(), cross)


class TagEditor(QWidget):
    """Chips in rows, the line to add behind the last one.

    Signals:
        edited(tuple[str, ...]): the names of the tags as they should be.
        rebuilt(): there are other chips.
    """

    edited = Signal(object)
    rebuilt = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._seen: tuple[Tag, ...] | None = None
        self.chips: list[TagChip] = []
        self.line = LineField(tr("Add a tag"), tr("Add a tag"), "underline")
        self.line.setParent(self)
        self.line.entered.connect(self._add)
        self.line.left.connect(self._add)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tags(self, tags: tuple[Tag, ...]) -> None:
        if tags is self._seen:
            return
        self._seen = tags
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(tag.name) for tag in tags]
        self._place()
        self.rebuilt.emit()

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        return [*self.chips, self.line]

    def _chip(self, name: str) -> TagChip:
        chip = TagChip(self._theme, name, self)
        chip.clicked.connect(lambda: self._remove(name))
        chip.show()
        return chip

    def names(self) -> tuple[str, ...]:
        return tuple(chip.name for chip in self.chips)

    def _add(self) -> None:
        new = tuple(part.strip() for part in self.line.text().split(",") if part.strip())
        self.line.show_value("")
        if new:
            self.edited.emit((*self.names(), *new))

    def _remove(self, name: str) -> None:
        self.line.setFocus()
        self.edited.emit(tuple(other for other in self.names() if other != name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        """Puts chips side by side as far as they go, then below; sets the height that needs."""
        x = y = 0
        room = max(120, self.width())
        before: QWidget | None = None
        for part, wide in (
            *((chip, chip.sizeHint().width()) for chip in self.chips),
            (self.line, 120),
        ):
            wide = min(wide, room)
            if x and x + wide > room:
                x, y = 0, y + LINE
            if part is self.line:
                part.setGeometry(x, y, room - x if room - x < 200 else 200, LINE)
            else:
                part.setGeometry(x, y + (LINE - CHIP) // 2, wide, CHIP)
            if before is not None:
                QWidget.setTabOrder(before, part)
            before, x = part, x + wide + GAP
        if self.height() != y + LINE or self.minimumHeight() != y + LINE:
            self.setFixedHeight(y + LINE)
