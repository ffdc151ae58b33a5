"""Watches what could not be stored: says so once, tries again, and says when all is stored."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk.store.errors import LibraryFault, Trouble
from pmdesk.store.library import Library
from pmdesk.store.session import Session
from pmdesk.ui.storage.words import read_only_text, trouble_text
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.notices import Notice, Notices, Way

AGAIN = 5000
"""Milliseconds between two looks at the file, and tries to store what waits."""
KEY, READ_ONLY = "storage", "read-only"
Ways = Mapping[str, Callable[[], object]]

_WAYS: Mapping[Trouble | None, tuple[str, ...]] = {
    Trouble.FULL: ("again", "copy", "text"),
    Trouble.BROKEN: ("again", "copy", "text"),
    Trouble.LOCKED_AWAY: ("again", "copy", "text"),
    Trouble.BUSY: ("again", "copy"),
    Trouble.MOVED: ("here", "find", "copy"),
    Trouble.CHANGED: ("reopen", "copy", "text"),
    Trouble.DAMAGED: ("reopen", "text"),
}


class StorageKeeper(QObject):
    """One for an open library; `ways` are what its notice offers, by key.

    Signals:
        stored(int): so many changes that waited are stored now.
        changed(): whether something waits, or may be typed at all, is different.
    """

    stored = Signal(int)
    changed = Signal()

    def __init__(
        self, library: Library, notices: Notices, ways: Ways, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._notices, self._ways = library, notices, ways
        self._timer = QTimer(self, interval=AGAIN)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        library.adrift.changed = self._look
        if library.read_only is not None:
            self._say_read_only(library.read_only)
        self._look()

    @property
    def waiting(self) -> list[Session]:
        """The reviews of which not everything is stored."""
        return self._library.adrift.sessions

    @property
    def nowhere(self) -> list[Session]:
        """Those whose last change is in this window only."""
        return [each for each in self.waiting if each.adrift and each.adrift.kept is None]

    @property
    def in_trouble(self) -> bool:
        """Whether a notice stands about the file: what else fails now is no news."""
        return bool(self._notices.ways(KEY))

    def tick(self) -> None:
        """Stores what waits, or looks whether the file is still there as it was left."""
        if self.waiting:
            self.again()
        else:
            self._look()

    def again(self) -> bool:
        """Tries to store what waits; whether everything is stored now."""
        count = 0
        for session in tuple(self.waiting):  # one that is stored leaves the list
            steps = len(session.adrift.waiting) if session.adrift else 0
            try:
                session.retry()
            except LibraryFault:
                break
            count += steps
        self._look()
        if count:
            self.stored.emit(count)
        return not self.waiting

    def end(self) -> None:
        """The library is closed."""
        self._timer.stop()
        self._library.adrift.changed = lambda: None
        for key in (KEY, READ_ONLY):
            self._notices.withdraw(key)

    def _look(self) -> None:
        waiting = self.waiting
        adrift = waiting[0].adrift if waiting else None
        fault = adrift.fault if adrift is not None else self._library.look()
        if fault is None:
            self._notices.withdraw(KEY)
        else:
            keys = _WAYS.get(fault.trouble, ("copy", "text"))
            if fault.trouble is Trouble.MOVED and self._library.path.exists():
                keys = ("reopen", "copy")  # another file lies in its place
            text = trouble_text(fault, adrift, self._library.path)
            self._notices.show_notice(KEY, Notice(text, self._words(keys), "brick"))
        self.changed.emit()

    def _say_read_only(self, why: LibraryFault) -> None:
        keys = ["reopen", "copy"]
        if getattr(why, "left", False):
            keys.append("anyway")
        self._notices.show_notice(READ_ONLY, Notice(read_only_text(why), self._words(keys)))

    def _words(self, keys: tuple[str, ...] | list[str]) -> tuple[Way, ...]:
        words = {
            "again": tr("Try again"),
            "copy": tr("Save a copy…"),
            "text": tr("Copy as text"),
            "here": tr("Save here again"),
            "find": tr("Find it…"),
            "reopen": tr("Open again"),
            "anyway": tr("Write all the same"),
        }
        acts = {"again": self.again, **self._ways}
        return tuple(Way(words[key], acts[key]) for key in keys if key in acts)
