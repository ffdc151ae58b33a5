"""An open review as the windows see it: gestures in, one signal out after each commit."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from pmdesk.model.attachments import TOGETHER, attachment, size_text
from pmdesk.model.change import Change
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import evidence
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.store.session import Session
from pmdesk.ui.mirror.live import LiveMirror
from pmdesk.ui.tr import tr


class ReviewSession(QObject):
    """The store's session with Qt signals.

    Signals:
        changed(Review): a new value is stored; also after undo and redo.
        refused(WorldError): something could not be done; the value is what it was.
        done(str): the label of a step that was undone or redone, for the message line.
        noted(str): something was done, and this is to be known of it.
    """

    changed = Signal(object)
    refused = Signal(object)
    done = Signal(str)
    noted = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.mirror = LiveMirror(self)
        self._unsubscribe = session.subscribe(lambda review: self.changed.emit(review))

    @property
    def review(self) -> Review:
        return self._session.review

    @property
    def saved_at(self) -> datetime | None:
        return self._session.saved_at

    @property
    def is_stored(self) -> bool:
        """Whether everything is in the library; else it is in memory and a recovery file."""
        return self._session.adrift is None

    @property
    def reads_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._session.reads_only

    @property
    def took(self) -> float:
        """Seconds that the last commit took."""
        return self._session.took

    @property
    def undo_label(self) -> str | None:
        return self._session.undo_label

    @property
    def redo_label(self) -> str | None:
        return self._session.redo_label

    def do(self, gesture: Callable[..., Change], **arguments: Any) -> bool:
        """Carries out a gesture; False where the world refused it (and `refused` said why)."""
        try:
            self._session.do(gesture, **arguments)
        except WorldError as fault:
            self.refused.emit(fault)
            return False
        return True

    def now(self) -> datetime:
        """The time by which this review is led."""
        return self._session.now()

    def use_clock(self, now: Callable[[], datetime]) -> None:
        """What amendments and the log of a meeting are dated by."""
        self._session.now = now

    def attach(self, noun: str, row: str, name: str, data: bytes) -> bool:
        """Keeps a file beside a row; its bytes are in the library before the row says so."""
        try:
            made = attachment(new_id(), noun, row, name, data)
            before = self._session.blobs.total()
            self._session.blobs.put(data)
        except WorldError as fault:
            self.refused.emit(fault)
            return False
        kept = self.do(evidence.attach, attachment=made)
        total = self._session.blobs.total()
        if kept and before <= TOGETHER < total:
            said = tr("All files of this library have {size}, and each backup copies them.")
            advice = tr("Better link to large ones.")
            self.noted.emit(f"{said.format(size=size_text(total))} {advice}")
        return kept

    def blob(self, hash: str) -> bytes | None:
        """The bytes of an attachment."""
        return self._session.blobs.get(hash)

    def has_blob(self, hash: str) -> bool:
        """Whether the library has the bytes of an attachment."""
        return self._session.blobs.has(hash)

    def seal(self) -> None:
        """The next step does not merge with the last: a field was left."""
        self._session.seal()

    def undo(self) -> None:
        self._replay(self._session.undo)

    def redo(self) -> None:
        self._replay(self._session.redo)

    def _replay(self, replay: Callable[[], str | None]) -> None:
        try:
            label = replay()
        except WorldError as fault:
            self.refused.emit(fault)
        else:
            if label:
                self.done.emit(label)

    def close(self) -> None:
        self.mirror.close()
        self._unsubscribe()
