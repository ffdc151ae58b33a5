"""Opens the bubble that speaks of a mark, one at a time, over the page that the text stands on."""

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from pmdesk.method.language.findings import finding
from pmdesk.method.language.mirror import Mark
from pmdesk.method.language.rewrite import sentence
from pmdesk.ui.mirror.bubble import MarkBubble
from pmdesk.ui.mirror.field_marks import FieldMarks
from pmdesk.ui.mirror.live import LiveMirror
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.popover import Popover

WIDE = 384


class MarkSpeaker(QObject):
    """Speaks of marks over `host`; what somebody folded stays folded while the words stay."""

    def __init__(self, theme: Theme, mirror: LiveMirror, host: QWidget) -> None:
        super().__init__(host)
        self._theme, self._mirror, self._host = theme, mirror, host
        self.popover: Popover | None = None
        self._marks: FieldMarks | None = None
        self._mark: Mark | None = None
        self._folded: set[tuple[str, str]] = set()
        mirror.wanted.connect(self.speak)
        mirror.gone.connect(self._gone)
        mirror.changed.connect(self._look)
        mirror.folds = self.fold

    def speak(self, marks: FieldMarks, mark: Mark, by_hand: bool, asks: bool = False) -> None:
        """Opens at a mark; not by itself where it was folded before."""
        if self._mirror.hidden or (not by_hand and _key(marks, mark) in self._folded):
            return
        self.close()
        self._marks, self._mark = marks, mark
        text = marks.field.text()
        words = " ".join(text[mark.start : mark.end].split())
        bubble = MarkBubble(
            self._theme,
            mark,
            words,
            sentence(text, mark),
            marks.count_at(mark),
            by_hand=by_hand,
            asks_reason=asks,
        )
        self._connect(bubble)
        popover = Popover(self._theme, self._host, bubble, WIDE, veil=by_hand, within_edit=True)
        popover.closed.connect(self._closed)
        self.popover = popover
        popover.open_at(self._anchor(marks, mark))

    def _connect(self, bubble: MarkBubble) -> None:
        bubble.used.connect(self._use)
        bubble.dismissed.connect(self._dismiss)
        bubble.off_wanted.connect(self._switch_off)
        bubble.next_wanted.connect(self._next)
        bubble.reason_wanted.connect(self._ask_reason)

    def _anchor(self, marks: FieldMarks, mark: Mark) -> QRect:
        rect, port = marks.rect(mark), marks.field.viewport()
        return rect.translated(port.mapTo(self._host, QPoint(0, 0)))

    def close(self) -> None:
        """Folds what stands open; the waves stay."""
        popover, self.popover = self.popover, None
        if popover is not None and isValid(popover):
            popover.close_it()

    def fold(self) -> bool:
        """Folds at somebody's wish: it does not open by itself again. False where none is open."""
        if self.popover is None or self._marks is None or self._mark is None:
            return False
        self._folded.add(_key(self._marks, self._mark))
        self.close()
        return True

    def _closed(self) -> None:
        self.popover = None

    def _gone(self, marks: FieldMarks) -> None:
        if marks is self._marks and self.popover is not None and not self.popover.veil:
            self.close()

    def _look(self) -> None:
        if self._mirror.hidden:
            self.close()

    # What is done

    def _use(self) -> None:
        marks, mark = self._marks, self._mark
        self.close()
        if marks is not None and mark is not None and isValid(marks):
            marks.field.setFocus()
            marks.use(mark)

    def _dismiss(self, reason: str) -> None:
        marks, mark = self._marks, self._mark
        self.close()
        if marks is not None and mark is not None and isValid(marks):
            noun, row, field = marks.place
            marks.field.flush()
            found = finding(mark, marks.field.text(), noun=noun, row=row, field=field)
            self._mirror.dismiss(found, reason)

    def _switch_off(self) -> None:
        mark = self._mark
        self.close()
        if mark is not None:
            self._mirror.switch_off(mark.rule.id)

    def _next(self) -> None:
        marks, mark = self._marks, self._mark
        if marks is None or mark is None:
            return
        by_hand = self.popover is not None and self.popover.veil
        after = marks.next_to(mark)
        if after is not None:
            self._folded.discard(_key(marks, after))
            self.speak(marks, after, by_hand)

    def _ask_reason(self) -> None:
        if self._marks is not None and self._mark is not None:
            self.speak(self._marks, self._mark, by_hand=True, asks=True)


def _key(marks: FieldMarks, mark: Mark) -> tuple[str, str]:
    """By which a mark is known while its words stay where they are."""
    text = marks.field.text()
    return mark.rule.id, f"{marks.place}{text[mark.start : mark.end]}"
