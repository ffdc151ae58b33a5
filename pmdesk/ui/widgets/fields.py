"""Fields that save themselves: after a pause in typing, on leaving, on Enter; no undo of their own.

Each field emits `edited(value)` when there is something new to store, and takes values that come
back with `show_value`, which never overwrites what somebody is typing at the moment.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTextEdit,
)

from pmdesk.model.text import TEXT_CAP
from pmdesk.ui.paint.chips import paint_arrow
from pmdesk.ui.paint.text import elided
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.viewport import leave_ground

PAUSE = 500
"""Milliseconds without typing after which a field saves."""


def is_history_key(event: QEvent) -> bool:
    """Whether a ShortcutOverride asks for undo or redo: the window's one history answers those."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


class LineField(QLineEdit):
    """One line of text.

    Signals:
        edited(str): there is a new text to store.
        left(): the focus went elsewhere, after the last `edited`.
        entered(): Enter was pressed, after the last `edited`.
    """

    edited = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, name: str, placeholder: str = "", role: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        if role:
            self.setProperty("role", role)
        self._stored = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(lambda: self._pause.start())
        self.returnPressed.connect(self._enter)

    def show_value(self, value: str) -> None:
        # A stored line has no blanks at its ends; the one just typed is part of the typing.
        text = self.text()
        typing = self.hasFocus() and (text != self._stored or text.strip() == value)
        self._stored = value
        if not typing and text != value:
            self.setText(value)
            self.setCursorPosition(0 if not self.hasFocus() else len(value))

    def flush(self) -> None:
        """Emits what is not stored yet."""
        self._pause.stop()
        if self.text() != self._stored:
            self._stored = self.text()
            self.edited.emit(self._stored)

    def _enter(self) -> None:
        self.flush()
        self.entered.emit()

    def event(self, event: QEvent) -> bool:
        if is_history_key(event):
            self.flush()
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self.left.emit()


class TextField(QTextEdit):
    """Several lines of plain text on lines of 20 px; grows with its text between two heights.

    Signals: as LineField; `entered` only with `one_line`, where Enter ends the edit.
    """

    edited = Signal(str)
    left = Signal()
    entered = Signal()
    escaped = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        lines: tuple[int, int] = (3, 12),
        one_line: bool = False,
        role: str = "",
        line_height: int = 20,
        px: float = 13,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFont(Theme.font(px))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        leave_ground(self)
        self.document().setDocumentMargin(0 if role == "bare" else 2)
        if role:
            self.setProperty("role", role)
        self._lines, self._one_line, self._line_height = lines, one_line, line_height
        self._stored = ""
        self.overlay: Callable[[QPainter], None] | None = None
        """Paints over the text."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._changed)
        self._space_lines()
        self._fit()

    def text(self) -> str:
        """What stands there. Qt's own plain text turns no-break spaces into ordinary ones."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_value(self, value: str) -> None:
        text = self.text()
        typing = self.hasFocus() and (text != self._stored or text.strip() == value)
        self._stored = value
        if not typing and text != value:
            self._set(value)

    def _set(self, value: str) -> None:
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(value)
        self._space_lines()
        self.blockSignals(False)
        if self.hasFocus():
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(value)))
            self.setTextCursor(cursor)
        self._fit()

    def set_lines(self, least: int, most: int) -> None:
        """Other numbers of lines between which it grows."""
        if self._lines != (least, most):
            self._lines = (least, most)
            self._fit()

    def flush(self) -> None:
        """Emits what is not stored yet; waits while an input method is composing."""
        self._pause.stop()
        text = self.text()
        if self.textCursor().block().layout().preeditAreaText():
            self._pause.start()
        elif text != self._stored:
            self._stored = text
            self.edited.emit(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted and dropped text. More than a field holds is not laid out, which would take
        minutes: it goes to whoever stores it, who refuses it and says what to do.
        """
        pasted = source.text()
        if len(pasted) > TEXT_CAP:
            self.edited.emit(pasted)
        else:
            super().insertFromMimeData(source)

    def _changed(self) -> None:
        self._fit()
        if self.text() != self._stored:
            self._pause.start()

    def _space_lines(self) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(self._line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)

    def _fit(self) -> None:
        least, most = self._lines
        frame = self.height() - self.viewport().height() if self.isVisible() else 14
        wanted = self.document().size().height() + frame
        padding = 0 if self.property("role") == "bare" else 16
        low = least * self._line_height + padding
        high = most * self._line_height + (padding + 2 if padding else 0)  # as much as they need
        height = round(min(max(wanted, low), high))
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
        overflow = wanted > high + 1
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if overflow else policy.ScrollBarAlwaysOff
        )

    def event(self, event: QEvent) -> bool:
        if is_history_key(event):
            self.flush()
            event.ignore()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.overlay is not None:
            painter = QPainter(self.viewport())
            self.overlay(painter)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._one_line and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.flush()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self._one_line:
            self.flush()
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self.left.emit()


class ChoiceField(QComboBox):
    """One of a few choices, each with a value of its own.

    The values are kept here: as item data Qt would give plain texts back for members of a StrEnum.

    Signals:
        chosen(object): the user took another one.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, role: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._choices: list[tuple[str, object]] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        if role:
            self.setProperty("role", role)
        self.activated.connect(lambda index: self.chosen.emit(self._choices[index][1]))

    def set_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """Texts with their values; the present choice stays where it is still there."""
        if self._choices == list(choices):
            return
        value = self.value()
        self._choices = list(choices)
        self.clear()
        self.addItems([text for text, _ in choices])
        self.show_value(value)

    def value(self) -> object:
        """The value of the choice that is shown, None where there is none."""
        index = self.currentIndex()
        return self._choices[index][1] if index >= 0 else None

    def show_value(self, value: object) -> None:
        values = [known for _, known in self._choices]
        index = values.index(value) if value in values else -1
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def choose(self, value: object) -> None:
        """Takes a choice as a user would."""
        self.show_value(value)
        self.activated.emit(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        return QSize(64, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        # Style sheets cut a long choice off without a sign of it.
        option.currentText = elided(option.currentText, self.font(), self._room(option))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        paint_arrow(painter, self._theme, QPointF(self.width() - 14, self.height() / 2))

    def _room(self, option: QStyleOptionComboBox) -> float:
        """The width for the text of the choice, beside its icon and the arrow."""
        whole, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(whole, option, part, self).width()
        return room if option.currentIcon.isNull() else room - option.iconSize.width() - 4

    def wheelEvent(self, event: QEvent) -> None:
        # A wheel over a closed list scrolls the page, not the choice.
        event.ignore()


def mark_fault(field: QLineEdit | QTextEdit, faulty: bool) -> None:
    """The brick frame of a field whose text cannot be read; the sentence stands below it."""
    if bool(field.property("fault")) == faulty:
        return
    field.setProperty("fault", faulty)
    field.style().unpolish(field)
    field.style().polish(field)
