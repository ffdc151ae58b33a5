"""The ground rules: those chosen in their order, others to choose from, a line for own ones."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.method.room import room_words
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.model.text import clean_line
from pmdesk.ui.board.foot import KeyHints
from pmdesk.ui.opening.rule_order import FEW, MANY, Rules, chosen, others, reworded, usual
from pmdesk.ui.opening.rules import RuleList
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.labels import ElidedLabel, label

WORD = 220
"""Pixels for the agreed word at most."""
UNDER = 52
"""Where the words of a rule begin."""


class RulesBlock(Block):
    """Chosen rules first, numbered as the room sees them; `more` holds what waits in drafting.

    Below the chosen ones stands the agreed word, where a rule speaks of one.

    A rule of one's own that is no longer chosen stays in reach as long as the stage is there.
    """

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, tr("Ground rules"))
        self._session = session
        self._own: Rules = ()
        self._review: Review | None = None
        self.list, self.rest = RuleList(theme), RuleList(theme)
        self.back = button(theme, tr("Back to the usual rules"), "link", dense=True)
        self.rest_head = ElidedLabel(theme, tr("More to choose from"), 11, 600, "muted")
        self.line = LineField(tr("A rule of your own"), tr("A rule of your own"))
        self.add = button(theme, tr("Add"), "outline", name=tr("Add rule"))
        self.word = LineField(tr("The agreed word"), tr("One word, such as Harbour"))
        self.word.setMaximumWidth(WORD)
        moves = (tr("Move"), ("Alt ↑", "Alt ↓"))
        self.keys = KeyHints(theme, (moves, (tr("Edit"), ("F2",)), (tr("Tick"), ("Enter",))))
        self.head.addWidget(self.back)
        own = QHBoxLayout()
        own.setSpacing(8)
        own.addWidget(self.line, 1)
        own.addWidget(self.add)
        word = label(tr("The agreed word"), 12, 400, "muted")
        self._word_row = _below_rule(word, self.word)
        self.fields.addWidget(self.list)
        self.fields.addWidget(self._word_row)
        self.fields.addWidget(self.rest_head)
        self.fields.addWidget(self.rest)
        self.fields.addLayout(own)
        self.fields.addWidget(self.keys)
        self._connect()

    def _connect(self) -> None:
        for part in (self.list, self.rest):
            part.chosen.connect(self._choose)
            part.reworded.connect(self._reword)
            part.edit_left.connect(self._session.seal)
            part.walked.connect(self._walk)
        self.back.clicked.connect(lambda: self._store(()))
        self.add.clicked.connect(self._add)
        self.line.returnPressed.connect(self._add)
        self.word.edited.connect(
            lambda text: self._session.do(header.set_opening, field="drift_word", value=text)
        )
        self.word.left.connect(self._session.seal)

    @property
    def rules(self) -> Rules:
        """What the room sees."""
        return chosen(self._session.review)

    def show_review(self, review: Review) -> None:
        self.word.show_value(review.drift_word)
        self._word_row.setVisible(any(r in room_words().word_rules for r in chosen(review)))
        if self._review is not None and review.rules == self._review.rules:
            return
        self._review = review
        rules = chosen(review)
        method = usual()
        self._own = tuple(dict.fromkeys((*self._own, *(r for r in rules if r not in method))))
        focused = next((r for r in (*self.list.rows, *self.rest.rows) if r.hasFocus()), None)
        rest = others(rules, self._own)
        self.list.show_rules(rules, rules)
        self.rest.show_rules(rest, rules)
        self.rest_head.setVisible(bool(rest) and not self.rest.isHidden())
        self.back.setVisible(bool(review.rules) and rules != method)
        self._say_count(len(rules))
        if focused is not None and not focused.hasFocus():
            self._focus(focused.rule)

    def _say_count(self, count: int) -> None:
        said = tr("{n} chosen, five to seven is good.").format(n=count)
        self.say(said, "muted" if FEW <= count <= MANY else "amber")

    def _focus(self, text: str) -> None:
        """The row of a rule that went to the other list keeps the focus."""
        row = self.list.row(text) or self.rest.row(text)
        if row is not None and row.isVisibleTo(self):
            row.setFocus()

    def fit(self, alone: bool) -> None:
        """Whether there is time to choose among all of them, or only those chosen are shown."""
        self.rest_head.setVisible(alone and bool(self.rest.rows))

    # Doing

    def _store(self, rules: Rules) -> None:
        self._session.seal()
        self._session.do(header.set_rules, rules=rules)
        self._session.seal()

    def _choose(self, rules: Rules, text: str) -> None:
        if rules:
            self._store(rules)
            return
        # No rules at all would bring the method's back.
        self.say(tr("One rule at least stays. Choose another first."), "amber")
        row = self.list.row(text)
        if row is not None:
            row.show_number(row.number)

    def _reword(self, text: str, other: str) -> None:
        self._session.do(header.set_rules, rules=reworded(self.rules, text, other))

    def _walk(self, text: str, by: int) -> None:
        part = self.rest if by > 0 else self.list
        if part.rows and part.isVisible() and part.row(text) is None:
            part.rows[0 if by > 0 else -1].setFocus()

    def _add(self) -> None:
        text = clean_line(self.line.text())
        if text and text not in self.rules:
            self._store((*self.rules, text))
        self.line.clear()
        self.line.show_value("")
        self.line.setFocus()


def _below_rule(*parts: QWidget) -> QWidget:
    """A row that begins where the words of a rule do."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(UNDER, 0, 0, 4)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return box
