"""What the bubble says of a mark: why, what instead, what to ask aloud; and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pmdesk.method.language.mirror import Mark
from pmdesk.method.language.rules import kinds
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Ground

REASONS = (
    "It quotes what was said",
    "It is about a machine or a document",
    "The room wants it in these words",
)
SHORT = 40
"""Letters of the words that stand in the head."""


class Instead(QWidget):
    """The other wording behind an accent bar."""

    def __init__(self, theme: Theme, said: str, words: str, role: str = "accent") -> None:
        super().__init__()
        bar = Ground(theme, role)
        bar.setFixedWidth(2)
        self.words = Para(theme, f"{said} {words}", 13)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(bar)
        row.addWidget(self.words, 1)


class MarkBubble(QWidget):
    """One mark. By hand its buttons take the focus; else a click leaves it where somebody writes.

    Signals:
        used(): the other wording is wanted.
        dismissed(str): the mark is set aside, for this reason.
        off_wanted(): its rule is not to be looked for in this library any more.
        next_wanted(): the next mark of the text.
        reason_wanted(): a reason is to be given, for which keys have to work here.
    """

    used = Signal()
    dismissed = Signal(str)
    off_wanted = Signal()
    next_wanted = Signal()
    reason_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        mark: Mark,
        words: str,
        rewritten: str,
        count: tuple[int, int],
        *,
        by_hand: bool,
        asks_reason: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._by_hand = theme, by_hand
        rule = mark.rule
        kind = kinds()[rule.kind]
        short = words if len(words) <= SHORT else f"{words[: SHORT - 1].rstrip()}…"
        self.setAccessibleName(f"{tr(kind.name)}: “{short}”. {rule.message} {rule.suggestion}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(self._head(tr(kind.name), short, count))
        self._column.addWidget(Para(theme, rule.message, 13, 400, "muted"))
        self.instead = Instead(theme, tr("Instead:"), rewritten or rule.suggestion)
        self._column.addWidget(self.instead)
        if rewritten:
            self._column.addWidget(Para(theme, rule.suggestion, 12, 400, "muted"))
        if rule.ask:
            self._column.addWidget(Para(theme, f"{tr('Ask aloud:')} {rule.ask}", 13, 400, "muted"))
        self.more_box = self._more(
            kind.reason, rule.before or kind.before, rule.after or kind.after
        )
        self._column.addWidget(self.more_box)
        self.reasons = self._reasons()
        self._column.addWidget(self.reasons)
        self._column.addWidget(self._foot(rewritten))
        if asks_reason:
            self._show_reasons()

    def _head(self, kind: str, words: str, count: tuple[int, int]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(f"{kind}: “{words}”", 13, 600, "amber"), 1)
        if count[1] > 1:
            said = tr("{n} of {all}").format(n=count[0], all=count[1])
            after = self._button(said, "link", name=tr("{said}, next mark").format(said=said))
            after.clicked.connect(self.next_wanted)
            row.addWidget(after)
        return row

    def _more(self, reason: str, before: str, after: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(Para(self._theme, tr(reason), 13))
        column.addWidget(Instead(self._theme, tr("Before:"), before, "amber"))
        column.addWidget(Instead(self._theme, tr("After:"), after))
        box.hide()
        return box

    def _reasons(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("Dismissed here, because"), 12, 400, "muted"))
        for reason in REASONS:
            made = self._button(tr(reason), "outline")
            made.clicked.connect(lambda _=False, reason=reason: self.dismissed.emit(tr(reason)))
            column.addWidget(align(made))
        self.own = LineField(tr("Another reason"), tr("Another reason, then Enter"))
        self.own.entered.connect(self._own_reason)
        column.addWidget(self.own)
        off = self._button(tr("Switch this rule off in this library"), "link")
        off.clicked.connect(self.off_wanted)
        column.addWidget(align(off))
        box.hide()
        return box

    def _foot(self, rewritten: str) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self.use = self._button(tr("Use this  Alt Enter"), "primary", name=tr("Use this"))
        if not rewritten:
            self.use.hide()  # what is shown before it has its place would be a window
        self.more = self._button(tr("More"), "outline")
        self.aside = self._button(tr("Dismiss with reason"), "link")
        row.addWidget(self.use)
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(self.aside)
        self.use.clicked.connect(self.used)
        self.more.clicked.connect(self._show_more)
        self.aside.clicked.connect(self._ask_reason)
        self.setFocusProxy(self.use if rewritten else self.more)
        return box

    def _button(self, text: str, role: str, *, name: str = "") -> QPushButton:
        made = button(self._theme, text, role, dense=True, name=name)
        if not self._by_hand:
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    # What it unfolds

    def _show_more(self) -> None:
        self.more_box.setVisible(self.more_box.isHidden())
        self.more.setText(tr("Less") if not self.more_box.isHidden() else tr("More"))

    def _ask_reason(self) -> None:
        if self._by_hand:
            self._show_reasons()
        else:
            self.reason_wanted.emit()

    def _show_reasons(self) -> None:
        self.reasons.show()
        self.aside.hide()
        self.more_box.hide()
        self.setFocusProxy(self.own)
        self.own.setFocus()

    def _own_reason(self) -> None:
        reason = self.own.text().strip()
        if reason:
            self.dismissed.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier and self.use.isVisible():
            self.used.emit()
        else:
            super().keyPressEvent(event)
