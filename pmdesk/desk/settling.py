"""What is done a moment after a review was closed: what it held goes back to the system."""

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pmdesk.memory import give_back, let_go
from pmdesk.ui.theme.font_cache import forget_fonts

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk

AFTER = 2000
"""Milliseconds after which what a console held is free."""


class Settling(QObject):
    """Waits that moment; a review that is open again by then keeps what it needs."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, interval=AFTER)
        self._timer.timeout.connect(self.now)

    def begin(self) -> None:
        """A review was closed."""
        self._timer.start()

    @property
    def is_due(self) -> bool:
        """Whether a review was closed and nothing was done about it yet."""
        return self._timer.isActive()

    def now(self) -> None:
        """Takes a tenth of a second where no review is open, else a millisecond."""
        self._timer.stop()
        if not self._desk.window.isVisible():
            return  # it was closed, and with it goes everything
        if self._desk.console is None:
            self._let_all_go()
        give_back()

    def _let_all_go(self) -> None:
        # All that is to go goes before anything is made anew. Else the new would come to lie
        # between, all over the memory that a review has filled, and keep it from going back:
        # widgets that know each other are garbage until they are looked for, and small pieces that
        # are free are taken one by one until they are joined.
        gc.collect()
        let_go()
        forget_fonts()
        give_back()
        if self._desk.opened is not None:
            self._desk.library.connection.give_back()
        self._desk.theme.gather()
