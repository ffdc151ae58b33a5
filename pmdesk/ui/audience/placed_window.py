"""A window of its own that remembers its screen and is never lost with one."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMoveEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.ui.audience.place import (
    Display,
    Spot,
    choose,
    clamped,
    display_of,
    displays,
    read,
    resized,
    usual,
    write,
)
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.scale import follow


class PlacedWindow(QWidget):
    """Opens where it was the last time, fills its screen or not, and comes back from a lost one.

    When the lost screen is there again, the window goes back to it and is as it was there.
    On the screen it stays as it is when the console is zoomed: `pixel` is how many pixels of the
    usual size one of its own is, and `least` the size in those below which it cannot be made.
    """

    def __init__(self, least: QSize) -> None:
        super().__init__()
        self._least, self.pixel = least, 1.0
        self._real = QSize()
        self.setMinimumSize(least)
        # The console stays where one types, and when it goes, the application ends.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._window = QRect()
        self._on = self._filled = ""
        self._lost: Spot | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._screen_removed)
        app.screenAdded.connect(self._screen_added)

    def open_on(self, settings: Settings, console: QWidget | None = None) -> None:
        """Shows the window in its place; one that is open already comes to the front.

        `console` is the window that the facilitator works in, if not the active one.
        """
        if not self.isVisible():
            beside = console or QApplication.activeWindow()
            screen = beside.screen() if beside is not None else QGuiApplication.primaryScreen()
            spot, self._lost = read(settings, self.pixel), None
            self._put(*choose(spot, displays(), screen.name()))
        elif self.isMinimized():
            self.showNormal()
        self.raise_()

    def remember(self, settings: Settings) -> None:
        """Keeps screen, place and whether it was filled for the next time.

        One that had to leave its screen is remembered there.
        """
        write(settings, self._lost or self._spot(self._display()), self.pixel)

    def use_pixel(self, pixel: float) -> None:
        """The console is zoomed: the pixels of this window are another size from now on."""
        self._real = self.real_size()
        self._window = resized(self._window, self.pixel / pixel)
        if self._lost is not None:
            self._lost = replace(self._lost, rect=resized(self._lost.rect, self.pixel / pixel))
        self.pixel = pixel
        if not self.isVisible():
            self.setMinimumSize(self._least / pixel)

    def real_size(self) -> QSize:
        """Its size in pixels of the usual size; what rounding takes away is put back."""
        if self.pixel == 1:
            return self.size()
        size = self.size() * self.pixel
        off = size - self._real
        return self._real if max(abs(off.width()), abs(off.height())) <= self.pixel else size

    def toggle_full_screen(self) -> None:
        """Fills the screen that it is on, or is a window again."""
        display = self._display()
        if self.isFullScreen():
            self._put(display, self._window, False)
        else:
            self._put(display, self.geometry(), True)

    def screen_gone(self, gone: Display) -> None:
        """A screen is no longer there: a window on it comes back on another, not filling it."""
        # The system may move a window that fills the screen before it says that it is gone.
        filled = self.isFullScreen() and self._filled == gone.name
        if self.isVisible() and (filled or self._on == gone.name):
            self._lost = self._spot(gone)
            # Qt moves the window first, to where it may be out of sight.
            QTimer.singleShot(0, self, lambda: self._come_back(gone.name))

    def _come_back(self, lost: str) -> None:
        if self.isVisible():
            screens = [display for display in displays() if display.name != lost]
            screen = (screens or list(displays()))[0]
            self._put(screen, usual(screen), False)

    def screen_there(self, name: str) -> None:
        """A screen is there: a window that had to leave it goes back."""
        if self._lost is not None and self._lost.screen == name:
            QTimer.singleShot(0, self, self._go_back)

    def _go_back(self) -> None:
        lost, there = self._lost, {display.name for display in displays()}
        if lost is not None and lost.screen in there and self.isVisible():
            self._lost = None
            self._put(*choose(lost, displays(), ""))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            follow(self)
            self.setMinimumSize(self._least / self.pixel)
        return done

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self.isVisible():
            self._on = self.screen().name()

    def _put(self, display: Display, rect: QRect, full: bool) -> None:
        """Shows the window; the place of a window is kept while it fills the screen."""
        self._window = clamped(rect, display.free)
        if full:
            if self.isFullScreen():
                # It goes from one screen to another as a window.
                self.showNormal()
            # Without these it would fill the screen that it happens to be on.
            for screen in QGuiApplication.screens():
                if screen.name() == display.name:
                    self.setScreen(screen)
            self.setGeometry(display.whole)
            self.showFullScreen()
        else:
            if not self.isVisible():
                self.setGeometry(self._window)
            self.showNormal()
            self.setGeometry(self._window)
        self._on, self._filled = display.name, display.name if full else ""

    def _display(self) -> Display:
        """The screen that the window is on."""
        name = self.screen().name()
        found = [display for display in displays() if display.name == name]
        return found[0] if found else displays()[0]

    def _spot(self, display: Display) -> Spot:
        """Where the window is, as a place on a screen."""
        full = self.isFullScreen()
        rect = self._window if full else self.geometry()
        return Spot(display.name, rect.translated(-display.whole.topLeft()), full)

    def _screen_removed(self, screen: QScreen) -> None:
        self.screen_gone(display_of(screen))

    def _screen_added(self, screen: QScreen) -> None:
        self.screen_there(screen.name())
