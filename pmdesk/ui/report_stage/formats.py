"""The files a review can become, as data: endings, names and the actions that make them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.model.filenames import safe_name
from pmdesk.model.invitation import invited_to
from pmdesk.model.minutes import last_ended
from pmdesk.model.review import Review
from pmdesk.report.options import What
from pmdesk.sealed import SUFFIX
from pmdesk.ui.actions import N
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.for_once import for_once

AskPath = Callable[[str, str], Path | None]
"""Asks where to write: (suggested file name, filter such as "PDF (*.pdf)") -> path, or None."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One kind of file; `action` is the key of the action that makes it.

    It holds the document `what`; `beginning` stands before the title in its suggested name.
    """

    key: str
    action: str
    suffix: str
    name: str
    menu: str
    what: What = What.REPORT
    beginning: str = ""

    @property
    def writer(self) -> str:
        """The key of the format among those of reports."""
        return "json" if self.whole else self.suffix[1:]

    @property
    def sealed(self) -> bool:
        """Whether it is a bundle under a passphrase."""
        return self.suffix == SUFFIX

    @property
    def whole(self) -> bool:
        """Whether it holds the whole review, for another library."""
        return self.sealed or self.suffix == ".json"


FORMATS = (
    FileFormat("pdf", "export-pdf", ".pdf", N("PDF"), N("PDF…")),
    FileFormat("md", "export-md", ".md", N("Markdown"), N("Markdown…")),
    FileFormat("html", "export-html", ".html", N("Web page"), N("HTML…")),
    FileFormat("csv", "export-csv", ".csv", N("Table"), N("Timeline as CSV…")),
    FileFormat("json", "export-json", ".json", N("Bundle"), N("Bundle for another library…")),
    FileFormat(
        "sealed",
        "export-sealed",
        SUFFIX,
        N("Protected bundle"),
        N("Bundle with a passphrase…"),
    ),
)

"""Of the whole review."""


def _pair(key: str, what: What, beginning: str, pdf: str, md: str) -> tuple[FileFormat, FileFormat]:
    """A document as PDF and as Markdown, each with what menus say."""
    return (
        FileFormat(f"{key}-pdf", f"export-{key}-pdf", ".pdf", N("PDF"), pdf, what, beginning),
        FileFormat(f"{key}-md", f"export-{key}-md", ".md", N("Markdown"), md, what, beginning),
    )


PREREADS = _pair("preread", What.PREREAD, N("Pre-read"), N("PDF…"), N("Markdown…"))
"""What participants get before the meeting that they are invited to."""

MINUTES = _pair(
    "minutes", What.MINUTES, N("Minutes"), N("Minutes as PDF…"), N("Minutes as Markdown…")
)
"""Of the last meeting that was held."""

CALENDAR = FileFormat(
    "ics",
    "export-calendar",
    ".ics",
    N("Calendar entry"),
    N("Calendar entry…"),
    beginning=N("Meeting"),
)
"""The meeting that people are invited to."""

INVITATIONS = (*PREREADS, CALENDAR)
ALL_FORMATS = (*FORMATS, *INVITATIONS, *MINUTES)


def format_of(key: str) -> FileFormat:
    """The format of a key."""
    return next(file_format for file_format in ALL_FORMATS if file_format.key == key)


def can_be_made(review: Review, file_format: FileFormat) -> bool:
    """Whether the review has the meeting that the file is about."""
    if file_format in INVITATIONS:
        return invited_to(review) is not None
    return file_format not in MINUTES or last_ended(review) is not None


def suggestion(review: Review, file_format: FileFormat) -> tuple[str, str]:
    """The suggested file name and the filter of the dialog."""
    suffix = file_format.suffix
    if file_format.key == "json" and any(row.blob for row in review.attachments):
        suffix = ".zip"
    title = "" if review.restricted else review.title
    name = " – ".join(part for part in (tr(file_format.beginning), title) if part)
    return safe_name(name, suffix), f"{tr(file_format.name)} (*{suffix})"


class SaveDialog:
    """The system's own dialog for saving, which also asks before it replaces a file.

    Starts in the folder of last time, at first in the user's documents.
    """

    def __init__(self, folder: Path | None = None) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.folder = folder or Path(QStandardPaths.writableLocation(documents))

    def __call__(self, suggested: str, filters: str) -> Path | None:
        made = QFileDialog(QApplication.activeWindow(), tr("Export"), str(self.folder), filters)
        with for_once(made) as dialog:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setFileMode(QFileDialog.FileMode.AnyFile)
            dialog.setDefaultSuffix(Path(suggested).suffix)
            dialog.selectFile(suggested)
            chosen = dialog.selectedFiles() if dialog.exec() else []
        if not chosen:
            return None
        self.folder = Path(chosen[0]).parent
        return Path(chosen[0])
