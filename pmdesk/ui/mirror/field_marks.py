"""Waves under what the mirror finds in a text field, found again after each pause in typing."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPixmap,
    QTextCursor,
    QTextLine,
)
from shiboken6 import isValid

from pmdesk.method.language.mirror import Mark
from pmdesk.method.language.rewrite import rewrite
from pmdesk.ui.mirror.live import LiveMirror
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.widgets.fields import TextField

PAUSE = 600
"""Milliseconds without typing after which a text is looked at."""
HOVER = 450
"""Milliseconds that the mouse rests on a mark before the bubble opens."""
TURN, TALL = 6, 5
"""The wave in pixels: one turn of it, and the room that it needs."""
HEIGHT, PEN, DROP = 1.6, 1.2, 3.5
"""How far it swings, how thick it is, how far below the baseline it runs."""
Place = Callable[[], tuple[str, str, str]]
"""Noun, row and field of what stands in a text field at the moment."""


class FieldMarks(QObject):
    """The marks of one text field; they move with the text as it is edited.

    Signals:
        wanted(object, bool): the bubble is to open at this mark; True: by hand, so that keys work
            in it.
        gone(): no mark is at the caret any more.
    """

    wanted = Signal(object, bool)
    gone = Signal()

    def __init__(
        self, mirror: LiveMirror, field: TextField, place: Place, colour: Callable[[], QColor]
    ) -> None:
        super().__init__(field)
        self._mirror, self.field, self._place, self._colour = mirror, field, place, colour
        self.marks: tuple[Mark, ...] = ()
        self._typed = False
        self._hovered: Mark | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._hover = QTimer(self, singleShot=True, interval=HOVER)
        self._pause.timeout.connect(self.look)
        self._hover.timeout.connect(self._open_hovered)
        # Of a value that is shown the field itself says nothing.
        field.document().contentsChange.connect(self._changed)
        field.cursorPositionChanged.connect(self._moved)
        mirror.changed.connect(self._again)
        field.overlay = self.paint
        field.viewport().setMouseTracking(True)
        field.installEventFilter(self)
        field.viewport().installEventFilter(self)
        self._pause.start(0)

    @property
    def place(self) -> tuple[str, str, str]:
        """Noun, row and field of what stands in the field."""
        return self._place()

    # Finding

    def _changed(self, at: int, gone: int, come: int) -> None:
        """Marks before and behind an edit stay where their words are; one that it touches goes."""
        typed = self.field.hasFocus()
        self._typed = self._typed or typed
        self._pause.start(PAUSE if typed else 0)
        kept = []
        for mark in self.marks:
            if mark.end < at:
                kept.append(mark)
            elif mark.start >= at + gone:
                kept.append(mark.moved(come - gone))
        if len(kept) != len(self.marks):
            self.gone.emit()
        self.marks = tuple(kept)

    def _again(self) -> None:
        self._pause.start(0)

    def look(self) -> None:
        """Looks at the text now."""
        self._pause.stop()
        text = self.field.text()
        before = self.marks
        self.marks = self._mirror.field_marks(text, *self._place())
        typed, self._typed = self._typed, False
        self.field.viewport().update()
        if not self.marks:
            if before:
                self.gone.emit()
            return
        mark = self.at_caret()
        if typed and mark is not None and mark not in before and self.field.hasFocus():
            self.wanted.emit(mark, False)

    # Where

    def at_caret(self) -> Mark | None:
        """The mark in which the caret stands, or behind which it does."""
        return self._at(self.field.textCursor().position())

    def _at(self, place: int) -> Mark | None:
        found = [mark for mark in self.marks if mark.start <= place <= mark.end]
        return min(found, key=lambda mark: mark.end - mark.start, default=None)

    def count_at(self, mark: Mark) -> tuple[int, int]:
        """Which mark of the field it is, and of how many."""
        return self.marks.index(mark) + 1 if mark in self.marks else 0, len(self.marks)

    def next_to(self, mark: Mark | None) -> Mark | None:
        """The mark after one, round and round."""
        if not self.marks:
            return None
        if mark is None or mark not in self.marks:
            place = self.field.textCursor().position()
            return next((m for m in self.marks if m.end >= place), self.marks[0])
        return self.marks[(self.marks.index(mark) + 1) % len(self.marks)]

    def rect(self, mark: Mark) -> QRect:
        """Where the first line of a mark stands, in the viewport."""
        start, end = self._cursor(mark.start), self._cursor(mark.end)
        first, last = self.field.cursorRect(start), self.field.cursorRect(end)
        if last.top() > first.top():
            return QRect(first.left(), first.top(), 24, first.height())
        return QRect(first.left(), first.top(), max(1, last.left() - first.left()), first.height())

    def _cursor(self, place: int) -> QTextCursor:
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(min(place, len(self.field.text())))
        return cursor

    # Doing

    def use(self, mark: Mark) -> bool:
        """Writes the other wording; False where there is none or the words are others by now."""
        self.look()  # somebody may have gone on with the sentence since
        there = next((m for m in self.marks if (m.rule, m.start) == (mark.rule, mark.start)), None)
        text = self.field.text()
        made = rewrite(text, there) if there is not None else None
        if made is None or self.field.isReadOnly():
            return False
        head = _common(text, made.text)
        tail = min(_common(text[head:][::-1], made.text[head:][::-1]), len(text) - head)
        cursor = self._cursor(head)
        cursor.setPosition(len(text) - tail, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(made.text[head : len(made.text) - tail])
        cursor.setPosition(made.start)
        cursor.setPosition(made.end, QTextCursor.MoveMode.KeepAnchor)
        self.field.setTextCursor(cursor)
        self.field.flush()
        self.look()
        return True

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Paints the waves of what can be seen."""
        if not self.marks:
            return
        wave = _wave(self._colour().name(), painter.device().devicePixelRatioF())
        first, last = self._seen()
        for mark in self.marks:
            if mark.end >= first and mark.start <= last:
                for left, right, base in self._lines(mark):
                    top = round(base + DROP - TALL / 2)
                    painter.drawTiledPixmap(round(left), top, round(right - left), TALL, wave)

    def _seen(self) -> tuple[int, int]:
        """The places of the first and the last letter that can be seen."""
        seen = self.field.viewport().rect()
        first = self.field.cursorForPosition(seen.topLeft()).position()
        return first, self.field.cursorForPosition(seen.bottomRight()).position()

    def _lines(self, mark: Mark) -> list[tuple[float, float, float]]:
        """From where to where the words of a mark stand on each line, and its baseline."""
        found = []
        document, offset = self.field.document(), self._offset()
        block = document.findBlock(mark.start)
        while block.isValid() and block.position() < mark.end:
            layout, corner = block.layout(), block.layout().position() + offset
            start = max(mark.start - block.position(), 0)
            end = min(mark.end - block.position(), block.length() - 1)
            number = layout.lineForTextPosition(start).lineNumber() if layout.lineCount() else 0
            while number < layout.lineCount() and layout.lineAt(number).textStart() < end:
                line = layout.lineAt(number)
                number += 1
                first = max(start, line.textStart())
                last = min(end, line.textStart() + line.textLength())
                if first < last:
                    left, right = _across(line, first), _across(line, last)
                    base = corner.y() + line.y() + line.ascent()
                    found.append((corner.x() + left, corner.x() + right, base))
            block = block.next()
        return found

    def _offset(self) -> QPointF:
        across, down = self.field.horizontalScrollBar(), self.field.verticalScrollBar()
        return QPointF(-across.value(), -down.value())

    # Keys and mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # While a field goes its viewport still gets events; a fault in here then ends the process.
        if not isValid(self.field):
            return False
        if watched is self.field.viewport():
            self._mouse(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if _asks(event) and self.marks:
                event.accept()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._mirror.folds():
            return True
        if not _asks(event) or not self.marks:
            return False
        mark = self.at_caret()
        if event.key() == Qt.Key.Key_Period:
            self.wanted.emit(mark or self.next_to(None), True)
            return True
        return mark is not None and self.use(mark)

    def _mouse(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.Leave or isinstance(event, QHelpEvent):
            self._hover.stop()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            place = self.field.cursorForPosition(event.position().toPoint()).position()
            mark = self._at(place)
            if mark is not None and not self._over(mark, event.position()):
                mark = None
            if mark != self._hovered:
                self._hovered = mark
                self._hover.stop()
                if mark is not None and not event.buttons():
                    self._hover.start()

    def _over(self, mark: Mark, at: QPointF) -> bool:
        return any(
            left - 2 <= at.x() <= right + 2 and base - 16 <= at.y() <= base + 8
            for left, right, base in self._lines(mark)
        )

    def _open_hovered(self) -> None:
        if self._hovered is not None and self._hovered in self.marks:
            self.wanted.emit(self._hovered, False)

    def _moved(self) -> None:
        if not self._pause.isActive() and self.at_caret() is None:
            self.gone.emit()


def _across(line: QTextLine, place: int) -> float:
    """Where a letter stands on its line."""
    found = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def _asks(event: QKeyEvent) -> bool:
    """Ctrl+. for what is said of a mark, Alt+Enter for its rewrite."""
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    if event.key() == Qt.Key.Key_Period:
        return event.modifiers() == control
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() == alt


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    most = min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


@lru_cache(maxsize=16)
def _wave(colour: str, ratio: float) -> QPixmap:
    """One turn of the wave, to be laid side by side: drawing each one anew costs half a frame."""
    tile = QPixmap(round(TURN * ratio), round(TALL * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    middle, quarter = TALL / 2, TURN / 4
    path = QPainterPath(QPointF(-2 * quarter, middle))
    for number, up in enumerate((False, True, False, True)):
        x, peak = (2 * number - 2) * quarter, -HEIGHT if up else HEIGHT
        path.quadTo(QPointF(x + quarter, middle + peak), QPointF(x + 2 * quarter, middle))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(stroke(QColor(colour), PEN))
    painter.drawPath(path)
    painter.end()
    return tile
