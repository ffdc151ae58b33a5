"""What a report still lacks, as a short list whose rows lead to the place or are set aside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pmdesk.method.completeness import completeness
from pmdesk.method.finding import Finding
from pmdesk.method.lacking import SetAside, sorted_out
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.report_stage.dismissing import AsideBox
from pmdesk.ui.report_stage.finding_row import ROW, FindingRow, counted
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para

SHORT = 8
"""Rows that are shown before "more" is asked for."""
TIMES = frozenset({"started", "resolved", "impact_duration"})
"""Fields of the header that are held against the times of the timeline."""

Findings = tuple[Finding, ...]


def gathered(findings: Findings) -> list[Findings]:
    """Findings of one rule about several rows together."""
    groups: dict[tuple[str, str], Findings] = {}
    for finding in findings:
        key = (finding.rule, finding.message)
        groups[key] = (*groups.get(key, ()), finding)
    return list(groups.values())


def of_timeline(finding: Finding) -> bool:
    """Whether it tells something of the timeline: when an entry was, how many there are."""
    times = finding.noun == "review" and finding.field in TIMES
    return times or finding.stage is Stage.TIMELINE


class MissingList(QWidget):
    """The missing parts of a review, how much is filled, and what was set aside.

    Signals:
        chosen(Finding): the user goes to the place of a missing part.
        dismiss_wanted(tuple[Finding, ...], QWidget): these are to be set aside; the button of it.
        recalled(tuple[str, ...]): the dismissals with these ids are to go.
        open_wanted(): the reasons are to be opened although the window may be shared.
        rebuilt(): there are other rows.
    """

    chosen = Signal(object)
    dismiss_wanted = Signal(object, object)
    recalled = Signal(object)
    open_wanted = Signal()
    rebuilt = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._seen: list[Findings] | None = None
        self._aside: tuple[SetAside, ...] = ()
        self._all = self._folded = False
        self._shut = True
        self.rows: list[FindingRow] = []
        self._lines: list[QWidget] = []
        self.dismissals: list[QPushButton] = []
        self.filled = Para(theme, "", 13, 500)
        self.more = button(theme, "", "link", dense=True)
        self.aside = button(theme, tr("Set aside"), "link", "down", dense=True)
        self.box = AsideBox(theme)
        self.box.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._lay_out()
        self.more.clicked.connect(self._show_all)
        self.aside.clicked.connect(self._fold)
        self.box.recalled.connect(self.recalled)
        self.box.open_wanted.connect(self.open_wanted)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addWidget(self.more)
        ways.addWidget(self.aside)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.filled)
        column.addLayout(self._column)
        column.addLayout(ways)
        column.addWidget(self.box)

    def show_review(self, review: Review, *, folded: bool = False, shut: bool = True) -> None:
        """What is missing; `folded` leaves out what tells of entries that the room may not know.

        `shut` keeps the reasons of what was set aside out of sight.
        """
        self._show_filled(review)
        missing, aside = sorted_out(review)
        found = gathered(tuple(one for one in missing if not folded or not of_timeline(one)))
        self._aside = tuple(one for one in aside if not folded or not of_timeline(one[0]))
        self._shut = shut
        if found != self._seen or folded != self._folded:
            self._seen, self._folded = found, folded
            self._rebuild()
        self._show_aside()

    def _show_filled(self, review: Review) -> None:
        found = completeness(review)
        said = tr("{percent}\u2009% filled.").format(percent=found.percent)
        if found.missing:
            names = ", ".join(tr(part.name) for part in found.missing)
            said = f"{said} {tr('Still empty: {names}.').format(names=names)}"
        self.filled.set_text(said)

    def _show_aside(self) -> None:
        count = len(self._aside)
        self.aside.setText(f" {tr('{n} set aside').format(n=count)}")
        open_ = not self.box.isHidden() and bool(count)
        state = tr("open") if open_ else tr("folded")
        self.aside.setAccessibleName(f"{self.aside.text().strip()}, {state}")
        self.aside.setIcon(icon(self._theme, "up" if open_ else "down", "accent"))
        self.aside.setVisible(bool(count))
        self.box.setVisible(open_)
        before = self.box.rows
        self.box.show_rows(self._aside if open_ else (), shut=self._shut)
        if self.box.rows is not before:
            self.rebuilt.emit()

    def _fold(self) -> None:
        self.box.setVisible(self.box.isHidden())
        self._show_aside()

    def _show_all(self) -> None:
        self._all = True
        self._rebuild()

    def _rebuild(self) -> None:
        held = next((n for n, line in enumerate(self._lines) if _has_focus(line)), -1)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        found = self._seen or []
        shown = found if self._all else found[:SHORT]
        self.rows, self.dismissals = [], []
        self._lines = [self._line(findings) for findings in shown] or [self._nothing()]
        for line in self._lines:
            self._column.addWidget(line)
        rest = len(found) - len(shown)
        self.more.setText(tr("{n} more").format(n=rest))
        self.more.setAccessibleName(tr("Show {n} more missing parts").format(n=rest))
        self.more.setVisible(rest > 0)
        if held >= 0 and found:
            self.rows[min(held, len(self.rows) - 1)].setFocus()
        self.rebuilt.emit()

    def _nothing(self) -> QWidget:
        text = tr("Nothing is missing.")
        if self._folded:
            text = tr("Nothing is missing beside the timeline.")
        self.rows = [FindingRow(self._theme, text, "", None)]
        return self.rows[0]

    def _line(self, findings: Findings) -> QWidget:
        first = findings[0]
        text = counted(first.message, len(findings))
        row = FindingRow(self._theme, text, first.suggestion, first.stage)
        row.clicked.connect(lambda: self.chosen.emit(first))
        name = tr("Dismiss with reason")
        dismiss = button(self._theme, "", "quiet", "more", dense=True, name=name)
        dismiss.setAccessibleName(f"{name}: {text}")
        dismiss.clicked.connect(lambda: self.dismiss_wanted.emit(findings, dismiss))
        self.rows.append(row)
        self.dismissals.append(dismiss)
        line = QWidget()
        line.setMinimumHeight(ROW)
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(2)
        beside.addWidget(row, 1)
        beside.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        return line


def _has_focus(line: QWidget) -> bool:
    focus = line.window().focusWidget()
    return focus is not None and (focus is line or line.isAncestorOf(focus))
