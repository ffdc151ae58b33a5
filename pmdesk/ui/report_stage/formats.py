"""The files a review can become, as data: endings, names and the actions that make them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.model.filenames import safe_name
from pmdesk.model.review import Review
from pmdesk.ui.actions import N
from pmdesk.ui.tr import tr

AskPath = Callable[[str, str], Path | None]
"""Asks where to write: (suggested file name, filter such as "PDF (*.pdf)") -> path, or None."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One kind of file; `action` is the key of the action that makes it."""

    key: str
    action: str
    suffix: str
    name: str
    menu: str


FORMATS = (
    FileFormat("pdf", "export-pdf", ".pdf", N("PDF"), N("PDF…")),
    FileFormat("md", "export-md", ".md", N("Markdown"), N("Markdown…")),
    FileFormat("html", "export-html", ".html", N("Web page"), N("HTML…")),
    FileFormat("csv", "export-csv", ".csv", N("Table"), N("Timeline as CSV…")),
    FileFormat("json", "export-json", ".json", N("Bundle"), N("Bundle for another library…")),
)


def format_of(key: str) -> FileFormat:
    """The format of a key."""
    return next(file_format for file_format in FORMATS if file_format.key == key)


def suggestion(review: Review, file_format: FileFormat) -> tuple[str, str]:
    """The suggested file name and the filter of the dialog."""
    suffix = file_format.suffix
    if file_format.key == "json" and any(row.blob for row in review.attachments):
        suffix = ".zip"
    name = "" if review.restricted else review.title
    return safe_name(name, suffix), f"{tr(file_format.name)} (*{suffix})"


class SaveDialog:
    """The system's own dialog for saving, which also asks before it replaces a file.

    Starts in the folder of last time, at first in the user's documents.
    """

    def __init__(self, folder: Path | None = None) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.folder = folder or Path(QStandardPaths.writableLocation(documents))

    def __call__(self, suggested: str, filters: str) -> Path | None:
        dialog = QFileDialog(QApplication.activeWindow(), tr("Export"), str(self.folder), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(Path(suggested).suffix)
        dialog.selectFile(suggested)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        if not chosen:
            return None
        self.folder = Path(chosen[0]).parent
        return Path(chosen[0])
