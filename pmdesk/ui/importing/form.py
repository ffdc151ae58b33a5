"""The parts of the import preview and where they stand; import_preview.py makes them work."""

from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.ui.importing.panel import ImportPanel
from pmdesk.ui.importing.range import ImportRange
from pmdesk.ui.importing.secrets import ImportSecrets
from pmdesk.ui.importing.settings import ImportSettings, ImportTarget
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.tab_order import order_tabs
from pmdesk.ui.widgets.tick_box import TickBox

TYPING = 250
"""Milliseconds without typing after which pasted lines are read."""
LEAST, USUAL, MOST = QSize(960, 600), QSize(1180, 720), QSize(1520, 940)
"""Sizes of the dialog: beside a table it shows the current line in full."""


class ImportForm(Dialog):
    """What is said about a text above, what was read of it below, a place to paste at the left."""

    def __init__(
        self, theme: Theme, today: date, zone: str, review: Review | None, parent: QWidget | None
    ) -> None:
        title, cancel = tr("Import"), tr("Cancel")
        super().__init__(theme, title, " ", primary=tr("Take in"), cancel=cancel, parent=parent)
        self.settings = ImportSettings(theme, today, zone, review)
        self.target = ImportTarget(review)
        self.range = ImportRange(theme, today)
        self.secrets = ImportSecrets(theme)
        self.panel = ImportPanel(theme)
        self.others = TickBox(theme)
        self.warnings = Para(theme, "", 12, 400, "amber")
        self.area = QPlainTextEdit()
        self.next_file = button(theme, tr("Skip this file"))
        self.typing = QTimer(self, singleShot=True, interval=TYPING)
        self._lay_out()
        self.setMinimumSize(LEAST)
        room = parent.window().size() if parent is not None else LEAST
        self.resize(QSize(room.width() - 80, room.height() - 60).expandedTo(USUAL).boundedTo(MOST))

    def _lay_out(self) -> None:
        self.area.setAccessibleName(tr("Lines to read"))
        self.area.setPlaceholderText(tr("14:02 Alert: checkout errors\n14:05 Pager goes off"))
        self.area.setFixedWidth(240)
        self.area.setTabChangesFocus(True)  # or the keyboard would not get out of it
        self.area.hide()
        self.others.setChecked(True)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.settings)
        part = QHBoxLayout()
        part.setSpacing(20)
        part.addWidget(self.range, 0, Qt.AlignmentFlag.AlignTop)
        part.addWidget(self.target, 1, Qt.AlignmentFlag.AlignTop)
        right.addLayout(part)
        right.addWidget(self.warnings)
        right.addWidget(self.secrets)
        right.addWidget(self.panel, 1)
        right.addWidget(self.others)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.area)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self.foot.insertWidget(0, self.next_file)
        self.next_file.hide()
        order_tabs(self)

    def show_area(self, text: str) -> None:
        """Shows the place to paste, with a text in it."""
        self.heading.setText(tr("Paste lines"))
        self.setWindowTitle(tr("Paste lines"))
        self.area.setPlainText(text)
        self.area.moveCursor(QTextCursor.MoveOperation.End)
        self.area.show()
        self.area.setFocus()
