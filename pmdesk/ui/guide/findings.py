"""What the mirror and the checks say of the stage: each line leads to its place."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.finding import Finding
from pmdesk.method.lacking import lacking
from pmdesk.method.language.rules import KINDS, kinds
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.leads import Lead, LeadList

SHORT = 5
"""Lines that are shown before more are asked for."""
SAID_TWICE = frozenset(("action-open-ended", "action-soon"))
"""Checks of an action that say what the mirror marks in its words, too."""
PAUSE = 500
"""Milliseconds without an edit after which the lines are new."""


class FindingsSection(QWidget):
    """Findings of one stage, language first; folded in a meeting while the room may see them.

    Signals:
        place_wanted(Finding): the user wants to go to where a finding is.
    """

    place_wanted = Signal(object)

    def __init__(self, theme: Theme, session: ReviewSession, room: Room) -> None:
        super().__init__()
        self._session, self._room = session, room
        self._stage = Stage.PREPARE
        self._all = False
        self._findings: list[Finding] = []
        self.count = label("", 12, 400, "muted")
        self.list = LeadList(theme, tr("Findings"))
        self.folded = Para(theme, tr("Folded: this window may be shared."), 12, 400, "muted")
        self.more = button(theme, "", "link", dense=True)
        head = QHBoxLayout()
        head.addWidget(label(tr("Findings"), 12, 600, "muted"), 1)
        head.addWidget(self.count)
        self._more = align(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        for part in (self.folded, self.list, self._more):
            column.addWidget(part)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self.list.chosen.connect(self._go)
        self.more.clicked.connect(self._show_all)
        session.mirror.found.connect(self.look)
        self.hide()

    def show_stage(self, stage: Stage) -> None:
        self._stage, self._all = stage, False
        self.look()

    def show_review(self, review: Review) -> None:
        self._pause.start()

    def show_room(self) -> None:
        """What may be seen is different."""
        self._show()

    def begin(self) -> None:
        """Puts the focus on the first finding, unless they are folded."""
        first = next((row for row in self.list.rows if row.isVisible()), None)
        if first is not None:
            first.setFocus()

    def look(self) -> None:
        """Gathers the findings of the stage."""
        self._pause.stop()
        marked = [f for f in self._session.mirror.findings if f.stage is self._stage]
        # The Report stage has a list of its own for what is missing.
        missing = () if self._stage is Stage.REPORT else lacking(self._session.review)
        vague = {f.row for f in marked if f.kind == "action-vague"}
        self._findings = marked + [
            f
            for f in missing
            if f.stage is self._stage and not (f.rule in SAID_TWICE and f.row in vague)
        ]
        self._show()

    def _show(self) -> None:
        hides = self._room.hides_findings
        shown = self._findings if self._all else self._findings[:SHORT]
        self.list.show_leads([] if hides else [_lead(n, f) for n, f in enumerate(shown)])
        self.count.setText("" if hides else str(len(self._findings)))
        self.folded.setVisible(hides)
        rest = len(self._findings) - len(shown)
        self.more.setText(tr("{n} more").format(n=rest))
        self.more.setAccessibleName(tr("Show {n} more findings").format(n=rest))
        self._more.setVisible(rest > 0 and not hides)
        self.setVisible(bool(self._findings))

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _go(self, lead: Lead) -> None:
        number = int(lead.place)
        if number < len(self._findings):
            self.place_wanted.emit(self._findings[number])


def _lead(number: int, finding: Finding) -> Lead:
    """A finding as a line: of the mirror its kind and the words, of a check what it says."""
    stage, place = finding.stage, str(number)
    if finding.kind in KINDS:
        words = f"{tr(kinds()[finding.kind].name)}: “{finding.excerpt}”"
        return Lead(words, False, finding.message, stage, place, finding.suggestion, warns=True)
    return Lead(finding.message, False, finding.suggestion, stage, place, finding.suggestion)
