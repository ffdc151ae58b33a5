"""The dialog that switches language rules off and on, and takes rules of a library's own."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pmdesk.method.language.in_force import laid_over
from pmdesk.method.language.names import named_rule
from pmdesk.method.language.rule import Rule
from pmdesk.method.language.rules import BadRules, Rules, built_in, kinds
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.fields import TextField, mark_fault
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.tick_box import TickBox

WIDTH, HEIGHT = 720, 600
RULES, OWN = "rules", "own"
EXAMPLE = """[[rule]]
id = "war-room"
kind = "wording"
patterns = ["war room|rooms"]
message = "We call it the incident call."
suggestion = "Write “incident call”."
rewrite = "incident call"
"""


class RuleBox(QWidget):
    """One rule with its tick: an example of what it finds, and why."""

    def __init__(self, theme: Theme, rule: Rule, *, on: bool) -> None:
        super().__init__()
        self.rule = rule
        example = rule.examples[0] if rule.examples else rule.id
        self.tick = TickBox(theme, example)
        self.tick.setChecked(on)
        said = f"{rule.message} ({rule.id}, {tr('your own')})" if rule.own else rule.message
        why = Para(theme, said, 12, 400, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(self.tick)
        row = QVBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(why)
        column.addLayout(row)

    def fits(self, words: str) -> bool:
        """Whether it is about some words."""
        rule = self.rule
        told = (rule.id, rule.message, rule.suggestion, *rule.examples)
        return words in " ".join(told).lower()


class RulesDialog(Dialog):
    """Both pages; `off()` and `own()` give what is to be kept."""

    def __init__(
        self,
        theme: Theme,
        off: frozenset[str],
        own: str,
        path: Path,
        users: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            tr("Language rules"),
            tr("What the mirror marks, for everybody who uses this library."),
            primary=tr("Keep"),
            cancel=tr("Cancel"),
            parent=parent,
        )
        self._users, self._path = users, path
        self.pages = Segmented(tr("Page"), [(tr("Rules"), RULES), (tr("Rules of your own"), OWN)])
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Find a rule by its words"))
        self.filter.setAccessibleName(tr("Find a rule"))
        self.boxes: dict[str, RuleBox] = {}
        self._heads: list[tuple[QWidget, list[RuleBox]]] = []
        self.text = TextField(tr("Rules of this library"), EXAMPLE, lines=(12, 14))
        self.said = Para(theme, "", 12, 400, "muted")
        self._base, fault = self._with_users()
        self._lay_out(off, own, fault)
        self.pages.chosen.connect(self._turn)
        self.filter.textChanged.connect(self._narrow)
        self.text.textChanged.connect(self._check)
        self.pages.show_value(RULES)
        self._turn(RULES)
        self._check()
        self.resize(WIDTH, HEIGHT)

    def _with_users(self) -> tuple[Rules, str]:
        try:
            return laid_over(built_in(), self._users), ""
        except BadRules as fault:
            return built_in(), _placed(fault)

    def _lay_out(self, off: frozenset[str], own: str, fault: str) -> None:
        self.body.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignLeft)
        self._rules = QWidget()
        column = QVBoxLayout(self._rules)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filter)
        column.addWidget(scrolled(self._all_rules(off)), 1)
        self.body.addWidget(self._rules, 1)
        self._own = QWidget()
        column = QVBoxLayout(self._own)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        told = tr("A rule with the id of a built-in one changes it; “off = true” switches it off.")
        column.addWidget(Para(self.theme, told, 13))
        self.text.show_value(own)
        column.addWidget(self.text)
        column.addWidget(self.said)
        there = tr("Your own file: {path}. It holds in every library.")
        column.addWidget(Para(self.theme, there.format(path=self._path), 12, 400, "muted"))
        if fault:
            column.addWidget(Para(self.theme, f"{self._path.name}, {fault}", 12, 400, "brick"))
        column.addStretch(1)
        self.body.addWidget(self._own, 1)

    def _all_rules(self, off: frozenset[str]) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(4)
        for key, kind in kinds().items():
            rules = [rule for rule in self._base.rules if rule.kind == key]
            if key == "blame":
                rules.append(replace(named_rule("factor", ""), examples=(tr("Somebody by name"),)))
            head = label(tr(kind.name), 13, 600)
            head.setContentsMargins(0, 8, 0, 0)
            column.addWidget(head)
            boxes = [RuleBox(self.theme, rule, on=rule.id not in off) for rule in rules]
            for box in boxes:
                column.addWidget(box)
                self.boxes[box.rule.id] = box
            self._heads.append((head, boxes))
        column.addStretch(1)
        return inner

    # What is kept

    def off(self) -> frozenset[str]:
        """The ids of the rules without a tick."""
        return frozenset(id for id, box in self.boxes.items() if not box.tick.isChecked())

    def own(self) -> str:
        """The text of the library's own rules."""
        return self.text.text()

    # What is shown

    def _turn(self, page: object) -> None:
        self._rules.setVisible(page == RULES)
        self._own.setVisible(page == OWN)
        field: QWidget = self.filter if page == RULES else self.text
        field.setFocus()

    def _narrow(self, words: str) -> None:
        """Only the rules about some words, and the kinds that have any."""
        words = words.strip().lower()
        for head, boxes in self._heads:
            for box in boxes:
                box.setVisible(box.fits(words))
            head.setVisible(any(box.fits(words) for box in boxes))

    def _check(self) -> None:
        """Says what cannot be read, and where; then nothing can be kept."""
        fault, count = "", 0
        try:
            own = laid_over(self._base, self.text.text())
            count = sum(rule.own for rule in own.rules) - sum(rule.own for rule in self._base.rules)
        except BadRules as bad:
            fault = _placed(bad)
        mark_fault(self.text, bool(fault))
        counted = tr("1 rule of this library.") if count == 1 else tr("{n} rules of this library.")
        self.said.set_text(fault or counted.format(n=count), "brick" if fault else "muted")
        if self.primary is not None:
            self.primary.setEnabled(not fault)


def _placed(fault: BadRules) -> str:
    """Line and column, then what is the matter."""
    if not fault.line:
        return fault.said
    place = tr("line {line}, column {column}").format(line=fault.line, column=fault.column)
    return f"{place[:1].upper()}{place[1:]}: {fault.said}"
