"""One file beside an entry: what it looks like, its name, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.export_log import Left, note_left, place_of
from pmdesk.model.attachments import PICTURES, size_text
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import evidence
from pmdesk.model.review import Attachment
from pmdesk.report.save import save
from pmdesk.ui.paint.picture import picture_of
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.look import PictureDialog
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.for_once import for_once
from pmdesk.ui.widgets.labels import ElidedLabel

THUMB = QSize(72, 48)


class Thumb(QWidget):
    """A small picture, or the sign for a file; a click opens the picture."""

    def __init__(self, theme: Theme, row: "FileRow") -> None:
        super().__init__()
        self._theme, self._row = theme, row
        self.picture: QPixmap | None = None
        self.setFixedSize(THUMB)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.fillRect(self.rect(), self._theme["sunken"])
        if self.picture is None:
            box = self.rect().adjusted(28, 16, -28, -16)
            paint_icon(p, "file", self._theme["muted"].name(), box.toRectF())
            return
        fitted = self.picture.size().scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio)
        place = self.rect()
        place.setSize(fitted)
        place.moveCenter(self.rect().center())
        p.drawPixmap(place, self.picture)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._row.open()


class FileRow(QWidget):
    """Name and size beside the thumb, and buttons to look at it, save it, take it out."""

    def __init__(self, theme: Theme, session: ReviewSession, file: Attachment) -> None:
        super().__init__()
        self._theme, self._session, self._file = theme, session, file
        self.thumb = Thumb(theme, self)
        self.name = ElidedLabel(theme, file.name, 13)
        self.size_said = ElidedLabel(theme, "", 11, 400, "muted")
        self.show_button = button(theme, tr("Show"), "link", dense=True)
        self.save = button(theme, tr("Save as…"), "link", dense=True)
        self.away = button(theme, "", "quiet", "trash", dense=True, name=tr("Take out"))
        ways = QHBoxLayout()
        ways.setSpacing(10)
        ways.addWidget(self.show_button)
        ways.addWidget(self.save)
        ways.addStretch(1)
        ways.addWidget(self.away)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.size_said)
        words.addLayout(ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.thumb, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_button.clicked.connect(self.open)
        self.save.clicked.connect(self._save)
        self.away.clicked.connect(lambda: session.do(evidence.detach, id=self._file.id))
        self._draw()

    def _draw(self) -> None:
        file = self._file
        data = self._session.blob(file.blob) if file.media_type in PICTURES else None
        self.thumb.picture = picture_of(data, THUMB * 2) if data is not None else None
        self.show_button.setVisible(self.thumb.picture is not None)
        there = self._session.has_blob(file.blob)
        self.save.setVisible(there)
        said = size_text(file.size) if there else tr("Lost: only its name is left")
        self.size_said.set_text(said, "muted")

    def show_row(self, file: Attachment) -> None:
        same = file.blob == self._file.blob
        self._file = file
        self.name.set_text(file.name)
        for made, word in ((self.show_button, tr("Show")), (self.save, tr("Save as"))):
            made.setAccessibleName(f"{word}: {file.name}")
        self.away.setAccessibleName(tr("Take out: {name}").format(name=file.name))
        if not same:
            self._draw()

    def open(self) -> None:
        """The picture as large as the window allows."""
        data = self._session.blob(self._file.blob)
        if data is not None and self.thumb.picture is not None:
            made = PictureDialog(self._theme, self._file.name, data, self.window())
            with for_once(made) as dialog:
                dialog.exec()

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save as"), self._file.name)
        data = self._session.blob(self._file.blob)
        if name and data is not None:
            try:
                save(Path(name), data)
            except WorldError as fault:
                self._session.refused.emit(fault)
            else:
                id, to = self._session.review.id, place_of(Path(name))
                note_left(Left("attachment", "", id, 1, "", to=to), "window")
