"""The dialog that says which version this is, under which licence, and where files lie."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pmdesk import __version__
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Rule


class AboutDialog(Dialog):
    """`places` names files and folders: {"Library": path, "Backups": path, …}."""

    def __init__(
        self, theme: Theme, places: Mapping[str, Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            tr("About pmdesk"),
            tr("Leads a room through an incident and prints the report. Works without a network."),
            primary=tr("Close"),
            parent=parent,
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        facts = {tr("Version"): __version__, tr("Licence"): tr("MIT")}
        facts |= {name: str(path) for name, path in places.items()}
        for row, (name, text) in enumerate(facts.items()):
            said = label(name, 13, 400, "muted")
            said.setFixedHeight(20)
            grid.addWidget(said, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Para(theme, text), row, 1)
        self.body.addWidget(Rule(theme))
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.setFixedWidth(560)
