"""Makes files of reviews and puts them on the clipboard, while the window stays alive.

Made and owned by the app; every stage and menu uses the same one.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.report.clipboard import plain_text, rich_text
from pmdesk.report.export import export, save
from pmdesk.report.options import Options
from pmdesk.report.worker import Job, Renderer
from pmdesk.ui.report_stage.formats import FORMATS, AskPath, SaveDialog, format_of, suggestion
from pmdesk.ui.tr import tr

POLL = 60
"""Milliseconds between two looks at the worker, only while it renders."""


class Exporter(QObject):
    """One export at a time; the PDF is rendered by a process of its own.

    Signals:
        progress(str): what is going on now, in words; the first one says that it began.
        finished(Path): the file is there, whole.
        failed(WorldError): it is not, and what was there before is as it was.
        cancelled(): the user stopped it; nothing was written.
        copied(): the report is on the clipboard.
    """

    progress = Signal(str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    copied = Signal()

    def __init__(
        self,
        bundle_bytes: Callable[[Review], bytes],
        ask_path: AskPath | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bundle_bytes, self._ask = bundle_bytes, ask_path or SaveDialog()
        self._renderer = Renderer()
        self._options = Options()
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether a PDF is being rendered."""
        return self._timer.isActive()

    def warm_up(self) -> None:
        """Starts the process that renders, so that the first PDF does not wait for it."""
        self._renderer.start()

    def handlers(self, review: Callable[[], Review]) -> dict[str, Callable[[], object]]:
        """The actions of export by key; `review` gives the value of the moment."""
        made = {file_format.action: self._maker(review, file_format.key) for file_format in FORMATS}
        return {**made, "copy-report": lambda: self.copy(review())}

    def _maker(self, review: Callable[[], Review], key: str) -> Callable[[], object]:
        return lambda: self.export(review(), key)

    def export(self, review: Review, key: str) -> None:
        """Asks where to, then writes a file of the format with this key (pdf, md …)."""
        if self.busy:
            advice = tr("Wait for it, or cancel it.")
            self.failed.emit(WorldError(tr("An export is under way."), advice))
            return
        path = self._ask(*suggestion(review, format_of(key)))
        if path is None:
            return
        if key == "pdf":
            self._render(review, path)
        else:
            self._write(review, key, path)

    def copy(self, review: Review) -> None:
        """Puts the report on the clipboard as rich text and as plain text."""
        data = QMimeData()
        data.setHtml(rich_text(review, self._options))
        data.setText(plain_text(review, self._options))
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit()

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

    def _render(self, review: Review, path: Path) -> None:
        self._renderer.submit(Job(review, "pdf", self._options, path))
        self._timer.start()
        self.progress.emit(tr("Writing {name}").format(name=path.name))

    def _write(self, review: Review, key: str, path: Path) -> None:
        try:
            json = key == "json"
            data = self._bundle_bytes(review) if json else export(review, key, self._options)
            save(path, data)
        except WorldError as fault:
            self.failed.emit(fault)
        else:
            self.finished.emit(path)

    def _look(self) -> None:
        for message in self._renderer.poll():
            self._take(*message)

    def _take(self, what: str, *told: str) -> None:
        if what == "progress":
            self.progress.emit(told[0])
            return
        self._timer.stop()
        if what == "done":
            self.finished.emit(Path(told[0]))
        else:
            self.failed.emit(WorldError(*told))
