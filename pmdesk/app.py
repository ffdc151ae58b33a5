"""The process with the window: one for each library, and it ends in good order."""

import faulthandler
import os
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.desk.sitting import watch_crashes
from pmdesk.memory import settle
from pmdesk.paths import config_folder, log_folder
from pmdesk.store.lock import holder_of
from pmdesk.ui.faults import catch_faults
from pmdesk.ui.settings import Settings
from pmdesk.ui.signals import Signals
from pmdesk.ui.theme.scale import at_start
from pmdesk.ui.zoom import remembered


def main(path: Path) -> int:
    """Opens the window on a library; gives the exit code of the application.

    Where another window has this library, that one comes to the front instead.
    """
    if held_here(path) and ring(path):
        return 0
    settle()
    crashes = watch_crashes(log_folder())
    settings = Settings(config_folder() / "pmdesk.ini")
    with at_start(remembered(settings)):
        app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("pmdesk")
    app.setStyle("Fusion")
    desk = Desk(settings, ticks=time.monotonic)
    catch_faults(log_folder(), desk.say_fault, desk.write_no_more)
    Signals(desk.end, desk.flush, desk.window)
    desk.open(path)
    code = app.exec()
    if crashes is not None:
        faulthandler.disable()
        crashes.close()
    return code


def held_here(path: Path) -> bool:
    """Whether a process of this computer has the library open for writing."""
    return bool(holder_of(Path(os.path.realpath(path))))


def ring(path: Path) -> bool:
    """Calls the window that has a library; whether there is one."""
    from pmdesk.ui.doorbell import ring as ring_at  # only for a second start

    return ring_at(Path(os.path.realpath(path)))
