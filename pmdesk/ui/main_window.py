"""The window: places pages, owns the menus, and knows no features.

A page brings handlers for the actions it can do; an action without one is greyed. It may say with
`ticks` which of those that can be ticked are on. One that is `passing` goes when it is left.
"""

import sys
from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from pmdesk.ui.actions import ACTIONS, MENUS, ActionSpec
from pmdesk.ui.page_area import PageArea, Pages
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme import scale
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.notices import Notices
from pmdesk.ui.zoom import Wheel

Handlers = Mapping[str, Callable[[], object]]
SMALLEST = QSize(1024, 640)
"""In pixels of the system: zoomed in, a page has fewer of its own and scrolls."""


class Page(Protocol):
    """What the window asks of a page."""

    def handlers(self) -> Handlers: ...
    def window_title(self) -> str: ...
    def leave(self) -> None: ...


class MainWindow(QMainWindow):
    """Menus from the list of actions, and one page at a time.

    Signals:
        scheme_changed(Qt.ColorScheme): the system went from light to dark or back.
        turned(): another page is in front.
    """

    scheme_changed = Signal(Qt.ColorScheme)
    turned = Signal()

    def __init__(
        self, theme: Theme, settings: Settings, own: Callable[[], Handlers] = dict
    ) -> None:
        super().__init__()
        self._theme, self._settings, self._own = theme, settings, own
        self._page: Page | None = None
        self._spent: set[str] = set()
        """Of undo and redo, those that have no step left."""
        self._stack = Pages()
        # Kept here: a window does not keep its central widget from the garbage collector.
        self._area = PageArea(self._stack)
        self.notices = Notices(theme)
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._area, 1)
        self.setCentralWidget(self._middle)
        self._wheel = Wheel(self, lambda by: self.do("zoom-in" if by > 0 else "zoom-out"))
        self._keep_smallest()
        theme.zoomed.connect(self._keep_smallest)
        self._menus: dict[str, QMenu] = {}
        self.actions_by_key = {spec.key: self._action(spec) for spec in ACTIONS}
        self._fill_menus()
        self.closing: Callable[[], bool] = lambda: True
        self.ends = False
        """Whether it is being closed: what takes a moment then is done out of sight."""
        self.barred: Callable[[], Collection[str]] = tuple
        """The keys of the actions that cannot be done now, whatever page is in front."""

    def _action(self, spec: ActionSpec) -> QAction:
        action = QAction(tr(spec.text), self)
        action.setShortcuts([QKeySequence(keys) for keys in (spec.keys, spec.also) if keys])
        if spec.icon:
            action.setIcon(icon(self._theme, spec.icon))
        action.setIconVisibleInMenu(False)
        action.setCheckable(spec.checkable)
        action.setToolTip(tr(spec.help))
        action.setStatusTip("")
        action.triggered.connect(lambda _=False, key=spec.key: self.do(key))
        return action

    def _fill_menus(self) -> None:
        for name in MENUS:
            self._menus[name] = self.menuBar().addMenu(tr(name))
        for spec in ACTIONS:
            menu = self._menus[spec.menu]
            if spec.divided:
                menu.addSeparator()
            menu.addAction(self.actions_by_key[spec.key])

    def do(self, key: str) -> None:
        """Does what the action with this key stands for, where it can be done now."""
        handler = self._handlers().get(key)
        if handler is not None:
            handler()
        self.refresh()

    def can(self) -> tuple[str, ...]:
        """The keys of the actions that can be done now."""
        handlers = self._handlers()
        undone = [k for k in ("undo", "redo") if not self.actions_by_key[k].isEnabled()]
        return tuple(key for key in handlers if key not in undone)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        page = self._page.handlers() if self._page is not None else {}
        barred = self.barred()
        return {key: act for key, act in {**self._own(), **page}.items() if key not in barred}

    def _ticks(self) -> Mapping[str, bool]:
        ticks = getattr(self._page, "ticks", None)
        return ticks() if ticks is not None else {}

    def show_page(self, page: Page) -> None:
        """Puts another page in front; the one before is asked to save what it holds."""
        before = self._page
        if before is not None and before is not page:
            before.leave()
        self._page = page
        assert isinstance(page, QWidget)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None and before is not page and getattr(before, "passing", False):
            self.drop_page(before)
        self.refresh()
        if before is not page:
            self.turned.emit()

    def drop_page(self, page: Page) -> None:
        """Takes a page away for good."""
        assert isinstance(page, QWidget)
        if page is self._page:
            self._page = None  # it was asked already to save what it holds
        self._stack.removeWidget(page)
        page.deleteLater()

    @property
    def page(self) -> Page | None:
        return self._page

    def refresh(self) -> None:
        """Titles, undo labels and which actions can be done now."""
        handlers = self._handlers()
        ticks = self._ticks()
        for key, action in self.actions_by_key.items():
            action.setEnabled(key in handlers and key not in self._spent)
            if key in ticks:
                action.setChecked(ticks[key])
        if self._page is not None:
            self.setWindowTitle(self._page.window_title())

    def set_history(self, undo: str | None, redo: str | None) -> None:
        """Names the next steps of the history in the Edit menu."""
        for key, word, label in (("undo", tr("Undo"), undo), ("redo", tr("Redo"), redo)):
            action = self.actions_by_key[key]
            action.setText(f"{word} {label[0].lower()}{label[1:]}" if label else word)
            action.setEnabled(label is not None)
            (self._spent.discard if label is not None else self._spent.add)(key)

    # Size and place

    def _keep_smallest(self) -> None:
        """Not while shown: then its size is still counted in the pixels of before."""
        if not self.isVisible():
            self.setMinimumSize(SMALLEST / self._theme.zoom)

    def minimumSizeHint(self) -> QSize:
        """What the pages need; in less than that they scroll."""
        pages = self._stack.minimumSizeHint()
        above = self.menuBar().heightForWidth(self.width())
        if not self.notices.isHidden():
            above += self.notices.sizeHint().height()
        return pages + QSize(0, above)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            scale.follow(self)
            self.setMinimumSize(SMALLEST / self._theme.zoom)
        return done

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wheel.watch(self.windowHandle())

    def restore_place(self) -> None:
        """The size and place of last time, on a screen that is there; else a comfortable size."""
        place = self._settings.bytes("window/geometry")
        if place.isEmpty() or not self.restoreGeometry(place):
            self.usual_place()
        screens = QGuiApplication.screens()
        if not any(s.availableGeometry().intersects(self.frameGeometry()) for s in screens):
            self.move(screens[0].availableGeometry().topLeft())

    def usual_place(self) -> None:
        """A comfortable size in the middle of its screen."""
        if self.isVisible():
            self.showNormal()
        self.resize(1280, 800)
        room = self.screen().availableGeometry()
        self.resize(self.size().boundedTo(room.size()).expandedTo(self.minimumSize()))
        frame = self.frameGeometry()
        frame.moveCenter(room.center())
        self.move(frame.topLeft())

    def closeEvent(self, event: QCloseEvent) -> None:
        # A fault goes to the log, and the window closes all the same: whoever ends is let go. Out
        # of here PySide may meet it unready, and then the process crashes.
        try:
            closes = self._leave_for_good()
        except Exception:
            sys.excepthook(*sys.exc_info())
            closes = True
        if closes:
            super().closeEvent(event)
        else:
            event.ignore()

    def _leave_for_good(self) -> bool:
        """Lets the page and whoever else holds something store it; False where the window stays."""
        if self._page is not None:
            self._page.leave()
        place: QByteArray = self.saveGeometry()
        self.ends = True
        if not self.closing():
            self.ends = False
            return False
        self._settings.set_bytes("window/geometry", place)
        return True
