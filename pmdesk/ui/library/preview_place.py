"""The place of the preview beside the lists: when there is one, and which review it shows."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from pmdesk.store.library import Library
from pmdesk.store.lines import ReviewLine
from pmdesk.store.sound import DamagedReview
from pmdesk.ui.library.preview import Preview

PAUSE = 160
"""Milliseconds without another choice after which the whole review is loaded."""
WIDE, VERY_WIDE = 1180, 1800
"""From these widths of the page on there is room for the preview, and for a wider one."""
USUAL, WIDER = 372, 420


class PreviewPlace(QObject):
    """Shows the chosen review in `preview` a moment after it was chosen.

    `line` says which one is chosen; `guarded` says what the world refuses while it is read.
    """

    def __init__(
        self,
        preview: Preview,
        library: Library,
        line: Callable[[], ReviewLine | None],
        now: Callable[[], datetime],
        guarded: Callable[[Callable[[], None]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._preview, self._library = preview, library
        self._line, self._now, self._guarded = line, now, guarded
        self._folded = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.show)

    @property
    def taken(self) -> int:
        """The pixels of the page that the preview takes."""
        return 0 if self._preview.isHidden() else self._preview.width()

    def fit(self, page: int, *, wanted: bool) -> None:
        """The page is so wide now, and has reviews in front or not."""
        self._preview.setFixedWidth(WIDER if page >= VERY_WIDE else USUAL)
        self._preview.setVisible(wanted and page >= WIDE and not self._folded)
        self.begin()

    def fold(self) -> None:
        """Folded away from now on, or no longer."""
        self._folded = not self._folded

    def begin(self) -> None:
        """Another review may be the chosen one."""
        self._pause.start()

    def stop(self) -> None:
        """The page is left."""
        self._pause.stop()

    def show(self) -> None:
        """Shows the chosen review now, where there is a place for it."""
        line = self._line()
        if line is None or not self._preview.isVisible():
            self._preview.clear()
            return
        self._guarded(lambda: self._read(line))

    def _read(self, line: ReviewLine) -> None:
        try:
            review = self._library.review(line.id)
        except DamagedReview:
            # Said when somebody opens it, and by the check of the whole file.
            self._preview.clear()
        else:
            self._preview.show_review(line, review, self._now())
