"""What an export is doing, in one line: under way with Cancel, done with Open, or why not."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout

from pmdesk.model.errors import WorldError
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Surface


class ExportBar(Surface):
    """Follows an exporter; hidden until there is something to say."""

    def __init__(self, theme: Theme, exporter: Exporter) -> None:
        super().__init__(theme)
        self.path = Path()
        self._words = Para(theme)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Export"))
        self.cancel = button(theme, tr("Cancel"), "outline", dense=True)
        self.open = button(theme, tr("Open"), "link", dense=True)
        self.folder = button(theme, tr("Show in folder"), "link", dense=True)
        self.away = button(theme, "", "quiet", "close", dense=True, name=tr("Put away"))
        self._lay_out()
        self._connect(exporter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        for part in (self.cancel, self.open, self.folder, self.away):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.bar)

    def _connect(self, exporter: Exporter) -> None:
        # Methods only: the exporter outlives this bar, and a lambda would not be let go with it.
        exporter.progress.connect(self._under_way)
        exporter.finished.connect(self._done)
        exporter.noted.connect(self._noted)
        exporter.failed.connect(self._failed)
        exporter.cancelled.connect(self._cancelled)
        exporter.copied.connect(self._copied)
        self.cancel.clicked.connect(exporter.cancel)
        self.away.clicked.connect(self.hide)
        self.open.clicked.connect(lambda: _show(self.path))
        self.folder.clicked.connect(lambda: _show(self.path.parent))

    def text(self) -> str:
        """What it says at the moment; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _under_way(self, said: str, share: float) -> None:
        self.bar.setValue(round(100 * share))
        self._say(said, busy=True)

    def _done(self, path: Path) -> None:
        self.path = path
        self._say(tr("Saved {name}").format(name=path.name), done=True)

    def _noted(self, said: str) -> None:
        self._say(f"{tr('Saved {name}').format(name=self.path.name)}. {said}", done=True)

    def _cancelled(self) -> None:
        self._say(tr("Export cancelled. Nothing was written."))

    def _copied(self) -> None:
        self._say(tr("Copied. Paste it into a document."))

    def _failed(self, fault: WorldError) -> None:
        self._say(str(fault), "brick")

    def _say(self, text: str, role: str = "ink", *, busy: bool = False, done: bool = False) -> None:
        self._words.set_text(text, role)
        for part, shown in (
            (self.bar, busy),
            (self.cancel, busy),
            (self.open, done),
            (self.folder, done),
            (self.away, not busy),
        ):
            part.setVisible(shown)
        self.show()


def _show(path: Path) -> None:
    """Hands a file or a folder to the desktop; only ever on a press of a button."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
