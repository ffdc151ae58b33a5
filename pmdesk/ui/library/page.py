"""The home page: the reviews of a library, what to do next with each of them, and follow-up."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pmdesk.method.wording import word_of
from pmdesk.model.errors import WorldError
from pmdesk.store.library import Library
from pmdesk.store.lines import ReviewLine
from pmdesk.ui.library.head import LibraryHead, LibraryTab
from pmdesk.ui.library.list_delegate import GUTTER
from pmdesk.ui.library.lists import LibraryLists
from pmdesk.ui.library.preview import Preview
from pmdesk.ui.library.preview_place import PreviewPlace
from pmdesk.ui.library.standing import shown_title
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.banner import Banner
from pmdesk.ui.widgets.drops import FileDrops


class LibraryPage(QWidget):
    """The list of reviews with filter, preview and the library's own undo.

    Signals:
        opened(str), report_wanted(str): a review by its id.
        action_wanted(str, str): an action where it stands: its review and its id.
        erase_wanted(str): a review is to go for good.
        turned(): another tab is in front, so something else can be done.
        new_wanted(), import_wanted(), folder_wanted(), sample_wanted(), another_wanted(): the way
            in.
        dropped(list[Path]): files were dropped on the page.
        history(undo, redo): the labels of the next steps of the library, or None.
        emptied(): the last review has gone, or the first came (the app may show another page).
    """

    opened = Signal(str)
    report_wanted = Signal(str)
    action_wanted = Signal(str, str)
    erase_wanted = Signal(str)
    turned = Signal()
    new_wanted = Signal()
    import_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()
    another_wanted = Signal()
    dropped = Signal(list)
    history = Signal(object, object)
    emptied = Signal()

    def __init__(
        self,
        theme: Theme,
        library: Library,
        now: Callable[[], datetime],
        organisation: str = "",
    ) -> None:
        super().__init__()
        self._library, self._now = library, now
        self._count = 0
        self.head = LibraryHead(theme, organisation, library.path.name)
        self.lists = LibraryLists(theme, library, now)
        self.panel = self.lists.reviews
        self.preview = Preview(theme)
        self.banner = Banner(theme)
        self.preview_place = PreviewPlace(
            self.preview, library, self.panel.line, now, self._guarded, self
        )
        self._drops = FileDrops(theme, self)
        self._lay_out()
        self.banner.setParent(self)
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.lists, 1)
        below.addWidget(self.preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(below, 1)

    def _connect(self) -> None:
        view = self.panel.view
        self.head.filter.textChanged.connect(self.lists.narrow)
        self.head.filter.list_wanted.connect(self.lists.take_focus)
        self.head.turned.connect(self._turned)
        self.lists.action_wanted.connect(self.action_wanted)
        self.head.new.clicked.connect(self.new_wanted)
        self.head.importing.clicked.connect(self.import_wanted)
        self.head.folder.clicked.connect(self.folder_wanted)
        self.panel.shown.connect(self.preview_place.begin)
        for part in (view, self.preview):
            part.opened.connect(self.opened)
            part.menu_wanted.connect(self._menu)
        view.delete_wanted.connect(self.delete)
        self.preview.report_wanted.connect(self.report_wanted)
        self._drops.dropped.connect(self.dropped)

    def refresh(self) -> None:
        """Reads the library's lines again, keeping the chosen review."""
        self._guarded(self._read)

    def _read(self) -> None:
        before, lines = self._count, tuple(self._library.lines(self._now().date()))
        self._count = len(lines)
        self.head.call_it(word_of(self._library.policies()))
        self.head.count_open(sum(line.open_actions for line in lines))
        self.panel.show_lines(lines)
        self.lists.read_actions()
        self.history.emit(self._library.undo_label, self._library.redo_label)
        if bool(before) != bool(lines):
            self.emptied.emit()

    def _turned(self, tab: LibraryTab) -> None:
        self.lists.turn_to(tab)
        self._guarded(self.lists.read_actions)
        if not self.head.tabs[tab].hasFocus():
            self.lists.take_focus()
        self._fit()
        self.turned.emit()

    def turn_over(self) -> None:
        """From the reviews to their open actions, or back."""
        to = LibraryTab.REVIEWS if self.lists.on_follow_up else LibraryTab.FOLLOW_UP
        self.head.turn_to(to)
        self.lists.take_focus()

    def choose(self, id: str) -> None:
        """Makes a review the chosen one, where it is in the list."""
        self.panel.choose(id)

    def is_empty(self) -> bool:
        """Whether the library has no review at all."""
        return not self._count

    # The chosen review

    def chosen(self) -> ReviewLine | None:
        """The line of the chosen review; None on the list of actions."""
        return None if self.lists.on_follow_up else self.panel.line()

    def open(self) -> None:
        if self.lists.on_follow_up:
            self.lists.follow_up.open_current()
            return
        line = self.panel.line()
        if line is not None:
            self.opened.emit(line.id)

    def report(self) -> None:
        line = self.panel.line()
        if line is not None:
            self.report_wanted.emit(line.id)

    def delete(self) -> None:
        """Takes the chosen review out at once; undo is offered."""
        line = self.panel.line()
        if line is None:
            return

        def act() -> None:
            self._library.remove(line.id)
            self.refresh()
            said = tr("Deleted “{title}”.").format(title=shortened(shown_title(line)))
            self.banner.say(said, tr("Undo"), self.undo)

        self._guarded(act)

    def _menu(self, at: QPoint) -> None:
        line = self.panel.line()
        if line is None:
            return
        menu = QMenu(self)
        menu.addAction(tr("Open"), self.open)
        menu.addAction(tr("Report"), self.report)
        menu.addSeparator()
        menu.addAction(tr("Delete review"), self.delete)
        menu.addAction(tr("Erase for good…"), lambda: self.erase_wanted.emit(line.id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # The library's history

    def undo(self) -> None:
        self._guarded(lambda: self._replay(self._library.undo))

    def redo(self) -> None:
        self._guarded(lambda: self._replay(self._library.redo))

    def _replay(self, replay: Callable[[], str | None]) -> None:
        label = replay()
        self.refresh()
        if label:
            self.banner.say(label)

    def _guarded(self, act: Callable[[], None]) -> None:
        """Does something with the library; what the world refuses is said in the banner."""
        try:
            act()
        except WorldError as fault:
            self.banner.say_fault(fault)

    # What the window asks of a page

    def handlers(self) -> dict[str, Callable[[], object]]:
        chosen: dict[str, Callable[[], object]] = {
            "delete-review": self.delete,
            "details-panel": self.fold_preview,
        }
        return {
            **({} if self.lists.on_follow_up else chosen),
            "new-review": self.new_wanted.emit,
            "import-file": self.import_wanted.emit,
            "open-sample": self.sample_wanted.emit,
            "open-library": self.another_wanted.emit,
            "open-review": self.open,
            "undo": self.undo,
            "redo": self.redo,
            "find": self.head.filter.take_focus,
            "follow-up": self.turn_over,
        }

    def window_title(self) -> str:
        return f"{self._library.path.name} – pmdesk"

    def leave(self) -> None:
        self.preview_place.stop()

    def fold_preview(self) -> None:
        """Folds the preview away, or opens it where there is room."""
        self.preview_place.fold()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Without the preview, which goes where there is no room for it."""
        return super().minimumSizeHint() - QSize(self.preview_place.taken, 0)

    def _fit(self) -> None:
        self.preview_place.fit(self.width(), wanted=not self.lists.on_follow_up)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lists.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        self._place_banner()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_banner()
        return super().event(event)

    def _place_banner(self) -> None:
        room = self.width() - (self.preview.width() if self.preview.isVisible() else 0)
        self.banner.place(GUTTER, room - 2 * GUTTER, self.height() - 16)


def shortened(title: str) -> str:
    """A title as it stands inside a sentence."""
    return title if len(title) <= 80 else f"{title[:79].rstrip()}…"
