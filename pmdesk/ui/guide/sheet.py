"""The sheet of phrases for a meeting that is stuck: nine situations, and sentences to read."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from pmdesk.method.stages import Act, Unstuck, unstuck
from pmdesk.ui.guide.sheet_page import SheetPage
from pmdesk.ui.guide.sheet_rows import Situations
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.keycap import KeyCap
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.surface import Ground, Rule, Surface

WIDE, HIGH, EDGE = 820, 470, 24
LIST = 250
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PhraseSheet(QWidget):
    """A veil over the console with the sheet on it; Esc or a click beside it puts it away.

    Signals:
        act_wanted(Unstuck): what helps in this situation is to be done; the sheet is gone already,
            unless something is only shown to the room.
        closed(): it is gone.
    """

    act_wanted = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget, room: Room) -> None:
        super().__init__(over)
        self._theme, self._over, self._room = theme, over, room
        self._open = True
        self._back = over.window().focusWidget()
        self.setAccessibleName(tr("Getting unstuck"))
        self.rows = Situations(theme, tuple(row.named(room.review.drift_word) for row in unstuck()))
        self.page = SheetPage(theme)
        self.box = Surface(theme, "edge")
        self.box.setParent(self)
        self._lay_out()
        self.rows.chosen.connect(self._choose)
        self.page.act.clicked.connect(self.do)
        over.installEventFilter(self)
        room.changed.connect(self._follow)
        self._follow()
        self._place()
        self.show()
        self.raise_()
        # As for a popup: the field that was left keeps its caret and what is selected in it.
        self.rows.rows[0].setFocus(Qt.FocusReason.PopupFocusReason)
        self.rows.rows[0].click()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        situations = Ground(self._theme, "surface", "right")
        situations.setFixedWidth(LIST)
        listed = QVBoxLayout(situations)
        listed.setContentsMargins(0, 8, 1, 8)
        listed.addWidget(scrolled(self.rows))
        middle.addWidget(situations)
        middle.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(6)
        for keys, word in (
            ("1 – 9", tr("choose")),
            ("Enter", tr("press the button")),
            ("Esc", tr("close")),
        ):
            foot.addWidget(KeyCap(self._theme, keys))
            foot.addWidget(label(word, 12, 400, "muted"))
            foot.addSpacing(10)
        foot.addStretch(1)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(Rule(self._theme))
        column.addLayout(foot)

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        wide, high = min(WIDE, self.width() - 2 * EDGE), min(HIGH, self.height() - 2 * EDGE)
        left, top = (self.width() - wide) // 2, (self.height() - high) // 3
        self.box.setGeometry(QRect(left, max(EDGE, top), wide, high))

    # What stands there

    @property
    def situation(self) -> Unstuck:
        return unstuck()[self.rows.number]

    def _choose(self, number: int) -> None:
        row = self.situation
        self.page.show_situation(self.rows.rows[number].text(), row)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(row.say)))

    def _follow(self) -> None:
        self.page.show_prompt(self._room.prompt)

    # Doing

    def do(self) -> None:
        """What helps in this situation; where nothing does, nothing."""
        row = self.situation
        if row.act is Act.NONE:
            return
        if row.act is not Act.SHOW:
            self.put_away()
        self.act_wanted.emit(row)

    def put_away(self) -> None:
        """Closes it; the focus goes back to where it was, and finds everything as it was."""
        if not self._open:
            return
        self._open = False
        self._over.removeEventFilter(self)
        self._room.changed.disconnect(self._follow)
        if self._back is not None and isValid(self._back) and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self.rows.rows):
            self.rows.choose(number)
        elif event.key() in ENTER:
            self.do()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes between the situations and what can be done."""
        act = self.page.act
        to_act = act.isVisibleTo(self) and not act.hasFocus()
        target: QWidget = act if to_act else self.rows.rows[self.rows.number]
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.put_away()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is in front: there is nothing to come back to here."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.put_away()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme["scrim"])
