"""Pictures and files kept beside an entry: added, pasted or dropped, shown, saved, taken out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.attachments import CAP, attached
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Attachment, Review
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.file_row import FileRow
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.drops import FileDrops, local_files
from pmdesk.ui.widgets.kept_rows import kept_rows
from pmdesk.ui.widgets.labels import label

NOUN = "entries"
PASTED = "pasted picture.png"


class Files(QWidget):
    """The files of one entry; what cannot be taken is said as everything that is refused."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._entry = ""
        self._files: dict[str, Attachment] = {}
        self.rows: dict[str, FileRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.add = button(theme, tr("Add a file"), "link", "file")
        self.paste = button(theme, tr("Paste"), "link", "paste", name=tr("Paste a picture or file"))
        self.add.clicked.connect(self._choose)
        self.paste.clicked.connect(self.paste_clipboard)
        ways = QHBoxLayout()
        ways.setSpacing(12)
        ways.addWidget(self.add)
        ways.addWidget(self.paste)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("Evidence: pictures and files"), 11, 600, "muted"))
        column.addLayout(self._column)
        column.addLayout(ways)

    def take_drops(self, page: QWidget) -> None:
        """Files that are dropped on a page are the entry's."""
        FileDrops(self._theme, page).dropped.connect(self.take_files)

    def show_entry(self, review: Review, entry: str) -> None:
        """The files of an entry (its id), none for ""."""
        self._entry = entry
        mine = attached(review.attachments, entry) if entry else ()
        self._files = {row.id: row for row in mine}
        self.rows = kept_rows(self._column, self.rows, list(self._files), self._make)
        for id, row in self.rows.items():
            row.show_row(self._files[id])

    def _make(self, id: str) -> FileRow:
        return FileRow(self._theme, self._session, self._files[id])

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("Add files"), "", tr("All files (*)"))
        self.take_files([Path(name) for name in names])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Keeps copies of some files."""
        for path in paths:
            if not self._entry:
                return
            try:
                data = _bytes_of(path)
            except WorldError as fault:
                self._session.refused.emit(fault)
            else:
                self._session.attach(NOUN, self._entry, path.name, data)
        self._session.seal()

    def paste_clipboard(self) -> bool:
        """Takes the picture or the files of the clipboard; False where there are none."""
        # Offscreen and over some remote desktops an empty clipboard has no data at all.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        taken = mime is not None and self.take_mime(mime)
        if not taken:
            fault = WorldError(
                tr("The clipboard holds no picture and no file."),
                tr("Copy one, or choose a file."),
            )
            self._session.refused.emit(fault)
        return taken

    def take_mime(self, mime: QMimeData) -> bool:
        """Takes what is pasted or dropped, where it is a picture or files."""
        paths = local_files(mime)
        if paths and self._entry:
            self.take_files(paths)
            return True
        image = mime.imageData() if mime.hasImage() else None
        if isinstance(image, QImage) and not image.isNull() and self._entry:
            self._session.attach(NOUN, self._entry, PASTED, png_of(image))
            return True
        return False


def png_of(image: QImage) -> bytes:
    """A picture as PNG, without what a program may have noted in it."""
    plain = QImage(image)
    for key in plain.textKeys():
        plain.setText(key, "")
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(plain)
    return bytes(held.data())


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > CAP:
            raise WorldError(
                tr("{name} is over {n} MB.").format(name=path.name, n=CAP >> 20),
                tr("Attach a part of it, or a link."),
            )
        return path.read_bytes()
    except OSError as fault:
        said = tr("{name} cannot be read.").format(name=path.name)
        raise WorldError(said, fault.strerror or "") from None
