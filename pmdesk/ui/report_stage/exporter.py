"""Makes files of reviews and puts them on the clipboard, while the window stays alive.

Made and owned by the app; every stage and menu uses the same one.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from pmdesk.export_log import Left, NoteLeft, place_of
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.report.evidence import Blob, no_blob
from pmdesk.report.export import NO_EVIDENCE, evidence_for, export
from pmdesk.report.options import Options, What
from pmdesk.report.outgoing import Outgoing
from pmdesk.report.save import save
from pmdesk.report.worker import Done, Failed, Job, Message, Progress, Renderer
from pmdesk.sealed import seal
from pmdesk.ui.report_stage.formats import (
    ALL_FORMATS,
    AskPath,
    FileFormat,
    SaveDialog,
    format_of,
    suggestion,
)
from pmdesk.ui.tr import tr

RENDERED = frozenset({"pdf", "html"})
"""Formats that need heavy parts: these are loaded only in the process that renders."""

POLL = 60
"""Milliseconds between two looks at the worker, only while it renders."""


Gate = Callable[[Review, str, Options], Outgoing | None]
"""Looks at what is about to leave, by the key of its writer; None where nobody wants it now."""


def unasked(review: Review, writer: str, options: Options) -> Outgoing | None:
    """The gate of a window in which nobody is asked."""
    return Outgoing(review)


class Exporter(QObject):
    """One export at a time; what takes long is made by a process of its own.

    Signals:
        progress(str, float): what is going on now, in words and as a share from 0 to 1.
        finished(Path): the file is there, whole.
        noted(str): what to know of that file: characters that no font has.
        failed(WorldError): it is not, and what was there before is as it was.
        cancelled(): the user stopped it; nothing was written.
        copied(): the report is on the clipboard.
        called(): reports are called something else from now on.
    """

    progress = Signal(str, float)
    finished = Signal(object)
    noted = Signal(str)
    failed = Signal(object)
    cancelled = Signal()
    copied = Signal()
    called = Signal()

    def __init__(
        self,
        bundle_bytes: Callable[[Outgoing], bytes],
        ask_path: AskPath | None = None,
        parent: QObject | None = None,
        *,
        blob: Blob = no_blob,
        gate: Gate = unasked,
        passphrase: Callable[[], str] = str,
        note: NoteLeft = bool,
    ) -> None:
        super().__init__(parent)
        self._gate, self._passphrase, self._note = gate, passphrase, note
        self._line: Left | None = None
        self._bundle_bytes, self._ask = bundle_bytes, ask_path or SaveDialog()
        self._blob = blob
        self._renderer = Renderer()
        self.options = Options()
        self._plain = ""
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self._look)

    def call_it(self, kind: str) -> None:
        """What a report is called at its head: "Learning review"."""
        if kind != self.options.kind:
            self.options = replace(self.options, kind=kind)
            self.called.emit()

    @property
    def busy(self) -> bool:
        """Whether a PDF is being rendered."""
        return self._timer.isActive()

    def warm_up(self) -> None:
        """Starts the process that renders, so that the first PDF does not wait for it."""
        with suppress(WorldError):  # said when something is to be rendered
            self._renderer.start()

    def handlers(self, review: Callable[[], Review]) -> dict[str, Callable[[], object]]:
        """The actions of export by key; `review` gives the value of the moment."""
        made = {each.action: self.maker(review, each.key) for each in ALL_FORMATS}
        return {**made, "copy-report": lambda: self.copy(review())}

    def maker(self, review: Callable[[], Review], key: str) -> Callable[[], object]:
        """What exports the review of the moment in one format."""
        return lambda: self.export(review(), key)

    def ask_for(self, review: Review, key: str) -> Path | None:
        """Where a file of the format with this key is to go; None where nobody wants it."""
        return self._ask(*suggestion(review, format_of(key)))

    def export(self, review: Review, key: str) -> None:
        """Asks where to, then writes a file of the format with this key (pdf, md …)."""
        if self._is_taken():
            return
        chosen = format_of(key)
        options = replace(self.options, what=chosen.what)
        left = self._gate(review, chosen.writer, options)
        passphrase = self._passphrase() if left is not None and chosen.sealed else ""
        if left is None or (chosen.sealed and not passphrase):
            return
        path = self._ask(*suggestion(review, chosen))
        if path is None:
            return
        if chosen.writer in RENDERED:
            evidence = NO_EVIDENCE
            if chosen.what is What.REPORT:
                evidence = evidence_for(left.review, chosen.writer, self._blob)
            self._line = _line(left, chosen, options, len(evidence.pictures), path)
            self._render(Job(left.review, chosen.writer, options, path, evidence), tr("Writing"))
        else:
            self._line = _line(left, chosen, options, len(left.blobs), path)
            self._write(left, chosen, options, path, passphrase)

    def copy(self, review: Review) -> None:
        """Puts the report on the clipboard as rich text, and as Markdown for plain places."""
        if self._is_taken():
            return
        left = self._gate(review, "md", self.options)
        if left is not None:
            self._plain = export(left.review, "md", self.options).decode()
            people = _people(self.options)
            self._line = Left(
                "rich-text", "report", review.id, people=people, to="clipboard", masked=left.masked
            )
            self._render(Job(left.review, "clipboard", self.options), tr("Copying"))

    def _is_taken(self) -> bool:
        if self.busy:
            advice = tr("Wait for it, or cancel it.")
            self.failed.emit(WorldError(tr("An export is under way."), advice))
        return self.busy

    def cancel(self) -> None:
        """Stops a PDF that is being rendered."""
        if self.busy:
            self._timer.stop()
            self._renderer.cancel()
            self.cancelled.emit()

    def close(self) -> None:
        """Ends the process that renders."""
        self._timer.stop()
        self._renderer.close()

    def _render(self, job: Job, said: str) -> None:
        try:
            self._renderer.submit(job)
        except WorldError as fault:
            self.failed.emit(fault)
            return
        self._timer.start()
        self.progress.emit(said, 0.0)

    def _write(
        self, left: Outgoing, chosen: FileFormat, options: Options, path: Path, passphrase: str
    ) -> None:
        try:
            data = self._bytes(left, chosen, options)
            save(path, seal(data, passphrase) if passphrase else data, private=chosen.whole)
        except WorldError as fault:
            self.failed.emit(fault)
        else:
            self._done(path)

    def _bytes(self, left: Outgoing, chosen: FileFormat, options: Options) -> bytes:
        if chosen.whole:
            return self._bundle_bytes(left)
        return export(left.review, chosen.writer, options)

    def _done(self, path: Path | None) -> None:
        """It has left: a line is written for it."""
        if self._line is not None:
            self._note(self._line)
            self._line = None
        if path is not None:
            self.finished.emit(path)

    def _look(self) -> None:
        for message in self._renderer.poll():
            self._take(message)

    def _take(self, message: Message) -> None:
        if isinstance(message, Progress):
            self.progress.emit(message.text, message.fraction)
            return
        self._timer.stop()
        if isinstance(message, Failed):
            self.failed.emit(WorldError(message.said, message.advice))
        elif message.target is not None:
            self._done(message.target)
            if message.said:
                self.noted.emit(message.said)
        else:
            self._put_on_clipboard(message)

    def _put_on_clipboard(self, done: Done) -> None:
        data = QMimeData()
        data.setHtml(done.content.decode())
        data.setText(self._plain)
        QGuiApplication.clipboard().setMimeData(data)
        self._done(None)
        self.copied.emit()


def _people(options: Options) -> str:
    return "names" if options.names else "seats"


def _line(left: Outgoing, chosen: FileFormat, options: Options, files: int, path: Path) -> Left:
    """What the log says of a file."""
    return Left(
        what="json-sealed" if chosen.sealed else chosen.writer,
        document="" if chosen.whole else str(chosen.what),
        review=left.review.id,
        attachments=files,
        people="names" if chosen.whole else _people(options),
        audience="" if chosen.whole else options.audience,
        to=place_of(path),
        masked=left.masked,
    )
