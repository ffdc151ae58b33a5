"""Which rows stand over the capture line: the targets behind a slash, or what completes a word."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pmdesk.intake.capture import Offer, offers, split_target
from pmdesk.model.review import Review
from pmdesk.ui.capture.choices import Choice, ChoiceList
from pmdesk.ui.capture.field import CaptureField
from pmdesk.ui.capture.targets import BY_SLASH, TARGETS, Target
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

WIDEST, EDGE, OVER = 560, 16, 4


class LineLists(QObject):
    """Shows a list over the bar while typing asks for one, and answers its keys.

    Signals:
        target_chosen(Target): the line is to get another target.
        stepped(): another row is the chosen one.
    """

    target_chosen = Signal(object)
    stepped = Signal()

    def __init__(self, theme: Theme, field: CaptureField, bar: QWidget) -> None:
        super().__init__(bar)
        self._field, self._bar = field, bar
        self._put_away = ""
        self.rows = ChoiceList(theme)
        # Without a parent it would outlive the console, and hold on to it.
        self.rows.setParent(bar)
        self.rows.chosen.connect(self._take)

    @property
    def is_open(self) -> bool:
        return self.rows.isVisible()

    def current(self) -> str:
        """The words of the chosen row, "" for none."""
        choice = self.rows.current() if self.is_open else None
        return choice.words if choice is not None else ""

    def close(self) -> None:
        self.rows.hide()

    # What is shown

    def follow(self, review: Review) -> None:
        """Shows what fits the line as it is now typed, or nothing."""
        line = self._field.line()
        if not self._field.hasFocus() or line == self._put_away:
            self.close()
            return
        self._put_away = ""
        begun = line.lstrip()[1:].casefold() if line.lstrip().startswith("/") else None
        if begun is not None and not split_target(line, BY_SLASH)[0]:
            self.show_targets(begun)
        else:
            self._show_offers(review)

    def show_targets(self, begun: str = "") -> None:
        """The targets whose word begins so."""
        fitting = [t for t in TARGETS if tr(t.word).casefold().startswith(begun)]
        rows = [Choice(t, tr(t.word), tr(t.ask), f"/{t.slash}", t.icon, t.role) for t in fitting]
        foot = tr("Enter takes it, Esc closes")
        self._show(tr("Where a line can go"), rows, foot, first=True, left=0)

    def _show_offers(self, review: Review) -> None:
        """Seats and services that could complete the word at the caret."""
        text, caret = self._field.text(), self._field.cursorPosition()
        found = offers(text, caret, review.seats, review.services)
        asked = bool(found) and found[0].text.startswith("@")
        rows = [
            Choice(o, o.shown, tr("Seat"), icon="seat")
            if o.seat
            else Choice(o, o.shown, tr("Service"), icon="tag")
            for o in found
        ]
        foot = tr("Tab or Enter completes") if asked else tr("Tab completes, Enter adds the line")
        left = self._field.cursorRect().left()
        self._show(tr("Complete the word"), rows, foot, first=asked, left=left)

    def _show(
        self, name: str, rows: Sequence[Choice], foot: str, *, first: bool, left: int
    ) -> None:
        host = self._bar.parentWidget()
        if not rows or host is None:
            self.close()
            return
        if self.rows.parentWidget() is not host:
            self.rows.setParent(host)
        room = min(WIDEST, host.width() - 2 * EDGE)
        self.rows.offer(name, rows, foot, first=first, room=room)
        at = self._bar.mapTo(host, QPoint(self._field.x() + left, -OVER))
        furthest = host.width() - EDGE - self.rows.width()
        self.rows.move(min(at.x(), furthest), at.y() - self.rows.height())

    # What is taken

    def _take(self, key: object) -> None:
        if isinstance(key, Target):
            self.target_chosen.emit(key)
        elif isinstance(key, Offer):
            self._complete(key)

    def _complete(self, offer: Offer) -> None:
        field = self._field
        caret = field.cursorPosition()
        spaced = field.text()[caret : caret + 1] == " "
        field.setSelection(offer.begin, caret - offer.begin)
        field.insert(offer.text.rstrip() if spaced else offer.text)

    def key(self, event: QKeyEvent) -> bool:
        """Answers a key while a list is open; False where typing goes on."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.rows.step(1 if key == Qt.Key.Key_Down else -1)
            self.stepped.emit()
            return True
        if key == Qt.Key.Key_Escape:
            self._put_away = self._field.line()
            self.close()
            return True
        if key == Qt.Key.Key_Tab:
            return self.rows.take_current(else_first=True)
        return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows.take_current()
