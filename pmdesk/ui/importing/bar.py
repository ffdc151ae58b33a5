"""Above the proposed entries: ticks for many at once, and the way through the warnings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from pmdesk.ui.importing.rows import ProposalsModel
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.surface import Ground
from pmdesk.ui.widgets.tick_box import TickBox

NEXT = "F8"


class ImportBar(Ground):
    """Buttons that act on the rows, and how many are here already.

    Signals:
        next_wanted(): on to the next row with a warning.
    """

    next_wanted = Signal()

    def __init__(self, theme: Theme, rows: ProposalsModel) -> None:
        super().__init__(theme, "surface", "bottom")
        self._rows = rows
        self.all = button(theme, tr("Tick all"), "quiet", dense=True)
        self.none = button(theme, tr("Tick none"), "quiet", dense=True)
        self.bots = button(theme, tr("Untick all bots"), "quiet", dense=True)
        self.here = ElidedLabel(theme, "", 12, 400, "muted")
        self.warned = TickBox(theme)
        self.next = button(
            theme, tr("Next warning"), "quiet", "down", dense=True, tip=tr("Next warning (F8)")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 5)
        row.setSpacing(6)
        for part in (self.all, self.none, self.bots):
            row.addWidget(part)
        row.addWidget(self.here, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.warned)
        row.addWidget(self.next)
        self.all.clicked.connect(lambda: rows.tick_all(True))
        self.none.clicked.connect(lambda: rows.tick_all(False))
        self.bots.clicked.connect(rows.untick_bots)
        self.warned.toggled.connect(rows.only_warned)
        self.next.clicked.connect(self.next_wanted)
        key = QShortcut(QKeySequence(NEXT), self)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(self.next_wanted)
        rows.modelReset.connect(self.show_counts)

    def show_counts(self) -> None:
        """What there is now; a part that has nothing to do is away."""
        ticks = self._rows.ticks
        warned, bots = len(ticks.warned()), len(ticks.bots())
        text = tr("Only with warnings ({n})").format(n=warned)
        self.warned.setText(text)
        self.warned.setAccessibleName(text)
        self.warned.setVisible(bool(warned) or ticks.only_warned)
        self.next.setVisible(bool(warned))
        self.bots.setText(tr("Untick all bots ({n})").format(n=bots))
        self.bots.setVisible(bool(bots))
        here = len(ticks.here.places)
        said = tr("{n} of {all} are here already").format(n=here, all=len(ticks.entries))
        if here and not ticks.here.locked and ticks.here.title:
            where = tr("{n} of {all} are in “{title}” already")
            said = where.format(n=here, all=len(ticks.entries), title=ticks.here.title)
        self.here.set_text(said if here else "")

    def forget(self) -> None:
        """Another text: all rows are shown."""
        self.warned.blockSignals(True)
        self.warned.setChecked(False)
        self.warned.blockSignals(False)
