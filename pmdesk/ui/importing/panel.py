"""The middle of the preview: the proposed entries, the current one in full, the lines left out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pmdesk.ui.importing.bar import ImportBar
from pmdesk.ui.importing.left_out import SkippedModel, SkippedView
from pmdesk.ui.importing.line import ImportLine
from pmdesk.ui.importing.reading import Reading
from pmdesk.ui.importing.rows import ProposalsModel
from pmdesk.ui.importing.table import ProposalsTable
from pmdesk.ui.importing.ticks import NOTHING, Here
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Ground, Rule, Surface


class ImportPanel(QWidget):
    """Shows one reading, or a sentence in its place.

    Signals:
        ticked(): another number of entries is chosen.
        stopped(): whoever waits has had enough.
    """

    ticked = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.proposals, self.skipped = ProposalsModel(), SkippedModel()
        self.bar = ImportBar(theme, self.proposals)
        self.table = ProposalsTable(theme, self.proposals)
        self.line = ImportLine(theme, self.proposals.ticks)
        self.left_out = SkippedView(theme, self.skipped)
        self.fold = button(theme, tr("Lines not taken"), "link", "down")
        self.nothing = Para(theme, "", 13, 400, "muted")
        self.stop = button(theme, tr("Stop reading"))
        self._between = Rule(theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self.proposals.ticked.connect(self.ticked)
        self.table.looked_at.connect(self._look_at)
        self.bar.next_wanted.connect(self._next_warning)
        self.fold.clicked.connect(lambda: self._unfold(self.left_out.isHidden()))
        self.stop.clicked.connect(self.stopped)

    def _lay_out(self) -> None:
        entries = QWidget()
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.table, 1)
        side = Ground(self._theme, "surface", "left")
        inner = QVBoxLayout(side)
        inner.setContentsMargins(1, 0, 0, 0)
        inner.addWidget(self.line)
        beside.addWidget(side)
        above = QVBoxLayout(entries)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self.bar)
        above.addLayout(beside, 1)
        self._stack.addWidget(entries)
        self._stack.addWidget(self._words())
        panel = Surface(self._theme)
        column = QVBoxLayout(panel)
        column.setContentsMargins(1, 5, 1, 5)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._between)
        column.addWidget(self.left_out)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(panel, 1)
        whole.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._unfold(False)

    def _words(self) -> QWidget:
        said = Ground(self._theme, "surface")
        words = QVBoxLayout(said)
        words.setContentsMargins(16, 14, 16, 14)
        words.setSpacing(12)
        words.addWidget(self.nothing)
        words.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        self.stop.hide()
        return said

    def show_reading(self, reading: Reading, here: Here, otherwise: str, role: str) -> None:
        """What was read; where that is no entry, a sentence."""
        self.proposals.show_reading(reading, here)
        self.skipped.show_lines(reading.intake.skipped)
        found = bool(reading.intake.entries)
        self.nothing.set_text("" if found else otherwise, role)
        self.stop.hide()
        self._stack.setCurrentIndex(0 if found else 1)
        self.fold.setVisible(bool(reading.intake.skipped))
        self._unfold(bool(reading.intake.skipped) and not self.left_out.isHidden())

    def wait(self, text: str) -> None:
        """Says that something is being read, with a way to end that."""
        self.show_reading(NOTHING, Here(), text, "muted")
        self.stop.show()

    def forget(self) -> None:
        """Another text: nothing is ticked or bounded yet."""
        self.proposals.ticks.forget()
        self.bar.forget()

    def _look_at(self, row: int) -> None:
        self.line.show_place(self.proposals.places[row] if row >= 0 else -1)

    def look_again(self) -> None:
        """What is masked has changed."""
        self._look_at(self.table.currentIndex().row())

    def _next_warning(self) -> None:
        row = self.proposals.next_warned(self.table.currentIndex().row())
        self.table.go_to(row)
        if row >= 0:
            self.table.setFocus()

    def _unfold(self, open: bool) -> None:
        self.left_out.setVisible(open)
        self._between.setVisible(open)
        n = len(self.skipped.lines)
        text = tr("1 line was not taken") if n == 1 else tr("{n} lines were not taken").format(n=n)
        self.fold.setText(text)
        self.fold.setAccessibleName(text)
        self.fold.setIcon(icon(self._theme, "up" if open else "down", "accent"))
