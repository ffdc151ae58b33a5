"""Versions: the backups of the library by day, what differs from now, and the ways back."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pmdesk.model.errors import WorldError
from pmdesk.store.kept import KeptReview, Standing
from pmdesk.store.versions import Version
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.versions.review_list import ReviewList
from pmdesk.ui.versions.version_list import VersionList
from pmdesk.ui.versions.words import count_said, note_said, size_said, when_said
from pmdesk.ui.versions.writing import Writing
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.empty import EmptyState
from pmdesk.ui.widgets.labels import ElidedLabel, Para
from pmdesk.ui.widgets.surface import Rule, Surface
from pmdesk.ui.widgets.tab_order import order_tabs

PAUSE = 90
"""Milliseconds for which keys rest on a backup before it is read."""
Look = Callable[[Version], Sequence[KeptReview]]


class VersionsDialog(Dialog):
    """`look` reads what is in a backup and may raise WorldError; nothing is changed here.

    Signals:
        restore_wanted(object, object, bool): a KeptReview of a Version; True for a copy beside.
        all_wanted(object): everything of a Version, into a new file that is to be chosen.
        backup_wanted(): a first backup.
        stale(): there may be other backups by now.
    """

    restore_wanted = Signal(object, object, bool)
    all_wanted = Signal(object)
    backup_wanted = Signal()
    stale = Signal()

    def __init__(
        self, theme: Theme, look: Look, today: date, parent: QWidget | None = None
    ) -> None:
        sentence = tr(
            "Backups of this library. Choose one to see what differs from now; "
            "what you put back can be undone."
        )
        restore, close = tr("Restore this review"), tr("Close")
        super().__init__(
            theme, tr("Versions"), sentence, primary=restore, cancel=close, parent=parent
        )
        self._look = look
        self._read: dict[Path, Sequence[KeptReview]] = {}
        self.writing = Writing(self)
        self.backups = VersionList(theme, today)
        self.reviews = ReviewList(theme)
        self.head = ElidedLabel(theme, "", 13, 600)
        self.facts = ElidedLabel(theme, "", 12, 400, "muted")
        self.fault = Para(theme, "", 13, 400, "brick")
        self.nothing = Para(theme, "", 13, 400, "muted")
        self.copy = button(theme, tr("Restore as a copy"))
        self.all = button(theme, tr("Restore all into a copy…"), "outline", "copy")
        self.empty = EmptyState(
            theme,
            tr("No backup yet"),
            tr(
                "One is made when something has changed: after opening, every half hour, "
                "and on closing."
            ),
            tr("Back up now"),
            self.backup_wanted.emit,
        )
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()
        room = parent.window().size() if parent is not None else QSize(1040, 700)
        self.setMinimumSize(820, 480)
        wanted = QSize(room.width() - 160, room.height() - 100)
        self.resize(wanted.boundedTo(QSize(1120, 720)).expandedTo(QSize(820, 480)))

    def _lay_out(self) -> None:
        left, right = Surface(self.theme), Surface(self.theme)
        left.setFixedWidth(330)
        for panel, rows in ((left, self.backups), (right, self.reviews)):
            # Two lists side by side: a frame says to which of them keys go.
            rows.focused.connect(lambda on, it=panel: it.set_border("accent" if on else "line"))
            column = QVBoxLayout(panel)
            column.setContentsMargins(1, 6, 1, 6)
            column.setSpacing(0)
        _column(left).addWidget(self.backups)
        said = QVBoxLayout()
        said.setContentsMargins(16, 8, 16, 10)
        said.setSpacing(2)
        said.addWidget(self.head)
        said.addWidget(self.facts)
        self._inside = QStackedWidget()
        self._inside.addWidget(self.reviews)
        self._inside.addWidget(_framed(self.nothing))
        _column(right).addLayout(said)
        _column(right).addWidget(Rule(self.theme))
        _column(right).addWidget(self._inside, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left)
        row.addWidget(right, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(both)
        self._pages.addWidget(self.empty)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.fault)
        self.fault.hide()
        self.foot.insertWidget(0, self.all)
        assert self.primary is not None
        self.foot.insertWidget(self.foot.indexOf(self.primary), self.copy)
        order_tabs(self)

    def _connect(self) -> None:
        self.backups.chosen.connect(lambda _: self._chosen())
        self._pause.timeout.connect(self._show_chosen)
        self.reviews.moved.connect(self._offer)
        self.copy.clicked.connect(lambda: self._restore(beside=True))
        self.all.clicked.connect(self._restore_all)
        self.writing.done.connect(self._offer)

    # What is shown

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Lists the backups, the newest first; the one that was chosen stays so."""
        known = self.backups.current()
        self._read.clear()
        self.backups.show_versions(versions, known.name if known is not None else "")
        self._pages.setCurrentIndex(0 if versions else 1)
        for made in (self.all, self.copy, self.primary):
            if made is not None:
                made.setVisible(bool(versions))
        self._show_chosen()
        if versions:
            self.backups.setFocus()
        else:
            self.empty.take_focus()

    def say_fault(self, fault: WorldError) -> None:
        """What could not be done, and what to do; until the next try."""
        self.fault.set_text(str(fault))
        self.fault.show()

    def _chosen(self) -> None:
        version = self.backups.current()
        if version is not None and version.path in self._read:
            self._show_chosen()
        else:
            self._pause.start()

    def _show_chosen(self) -> None:
        """The reviews of the backup in front."""
        self._pause.stop()
        version = self.backups.current()
        if version is None:
            return
        known = self.reviews.current()
        facts = [count_said(version), size_said(version.size), note_said(version)]
        self.head.set_text(when_said(version))
        self.facts.set_text("  ·  ".join(fact for fact in facts if fact))
        try:
            found = self._reviews_of(version)
        except WorldError as fault:
            self._show_nothing(str(fault))
        else:
            self.reviews.show_reviews(found, known.id if known is not None else "")
            self._show_nothing("" if found else tr("The library held no review then."))
        self._offer()

    def _reviews_of(self, version: Version) -> Sequence[KeptReview]:
        if version.path not in self._read:
            self._read[version.path] = self._look(version)
        return self._read[version.path]

    def _show_nothing(self, text: str) -> None:
        self.nothing.set_text(text)
        self._inside.setCurrentIndex(1 if text else 0)
        if text:
            self.reviews.show_reviews(())

    def _offer(self) -> None:
        """Which ways back there are from here; a greyed one says what is missing."""
        version, review = self.backups.current(), self.reviews.current()
        busy, readable = self.writing.busy, self._inside.currentIndex() == 0
        same = review is not None and review.standing is Standing.SAME
        assert self.primary is not None
        self.primary.setEnabled(review is not None and not same and not busy)
        self.primary.setToolTip(tr("It is the same now.") if same else "")
        self.copy.setEnabled(review is not None and not busy)
        self.all.setEnabled(version is not None and version.sound and readable and not busy)
        self.all.setText(
            " " + (tr("Writing the copy…") if busy else tr("Restore all into a copy…"))
        )

    # What is done

    def done_well(self) -> None:
        """The primary button, and Enter."""
        if self.primary is not None and self.primary.isEnabled():
            self._restore(beside=False)

    def _restore(self, *, beside: bool) -> None:
        self.fault.hide()
        version, review = self.backups.current(), self.reviews.current()
        if version is not None and review is not None:
            self.restore_wanted.emit(version, review, beside)

    def _restore_all(self) -> None:
        self.fault.hide()
        version = self.backups.current()
        if version is not None:
            self.all_wanted.emit(version)

    def done(self, result: int) -> None:
        """A copy that is being written is finished first: Esc waits for it."""
        if not self.writing.busy:
            super().done(result)


def _column(panel: QWidget) -> QVBoxLayout:
    column = panel.layout()
    assert isinstance(column, QVBoxLayout)
    return column


def _framed(words: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
    return box
