"""The report as it will read, as text; it loads nothing from anywhere."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextBrowser

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr


class ReportPreview(QTextBrowser):
    """Shows rich text; links are words here, pictures and style sheets are never fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Preview of the report"))
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFont(Theme.font(13))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(16)
        self._shown = ""

    def show_html(self, html: str) -> None:
        """Another text; the place that was being read stays in view."""
        if html == self._shown:
            return
        self._shown = html
        place = self.verticalScrollBar().value()
        self.setHtml(html)
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None
