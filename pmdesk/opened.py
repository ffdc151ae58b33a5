"""A library as long as a window has it open: how it is opened, and what goes on beside it."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pmdesk.model.errors import WorldError
from pmdesk.paths import backup_folder, data_folder, log_folder, recovery_folders
from pmdesk.private_files import private_folder
from pmdesk.resuming import Resume
from pmdesk.store.backup import Guard
from pmdesk.store.keeper import commit_of, keeper_of
from pmdesk.store.known import Known
from pmdesk.store.library import Library
from pmdesk.store.open_as_can import open_as_can
from pmdesk.store.recovery import Recovery
from pmdesk.storing import Storing
from pmdesk.ui.backups import Backups
from pmdesk.ui.tr import tr

if TYPE_CHECKING:
    from pmdesk.app import Desk
    from pmdesk.ui.doorbell import Doorbell

STEADY = 60_000
"""Milliseconds after which a start has gone well."""


def open_library(path: Path, *, anyway: bool = False, large: bool = False) -> Library:
    """The library, made where there is none; for reading only where it cannot be written.

    Raises WorldError for what cannot be opened. `anyway` and `large`: see Library.open.
    """
    try:
        private_folder(path.parent)
    except OSError as fault:
        said = tr("The folder {path} cannot be made.").format(path=path.parent)
        raise WorldError(said, fault.strerror or "") from None
    return open_as_can(
        path,
        backup_folder(),
        Recovery(recovery_folders(path)),
        known=Known(data_folder()),
        anyway=anyway,
        large=large,
    )


class Opened:
    """What is made with a library and ends with it."""

    def __init__(self, desk: "Desk", library: Library) -> None:
        self._desk, self.library = desk, library
        self.storing = Storing(desk, library)
        self.resume = Resume(library, log_folder())
        self.backups = self._backed_up_by_itself()
        self._bell: Doorbell | None = None
        self._steady = QTimer(desk.window, singleShot=True, interval=STEADY)
        self._steady.timeout.connect(self.resume.steady)

    def _backed_up_by_itself(self) -> Backups | None:
        """From now on until it is closed; never of one that is only read."""
        desk, library = self._desk, self.library
        if library.read_only is not None:
            return None
        ticks, notices = desk.ticks or time.monotonic, desk.window.notices
        keeper = keeper_of(library, backup_folder(), desk.now, ticks)
        backups = Backups(keeper, self._commit, notices, desk.window)
        backups.done.connect(lambda path: desk.say(tr("Backed up as {path}").format(path=path)))
        return backups

    def _commit(self) -> Guard | None:
        """Where the library stands; None while its file is in trouble, which is said already."""
        return None if self.storing.keeper.in_trouble else commit_of(self.library)

    def go_on(self) -> None:
        """What the first page did not need."""
        self._steady.start()
        if self.library.read_only is None:
            from pmdesk.ui.doorbell import Doorbell  # noqa: PLC0415 (QtNetwork: late)

            self._bell = Doorbell(self.library.path, self._desk.come, self._desk.window)

    def end(self) -> None:
        """Closes the library, in good order."""
        self.storing.end()
        if self.backups is not None:
            self.backups.close(self.library.tidy)
        self.library.close()
        self.resume.end()
        self._steady.stop()
        if self._bell is not None:
            self._bell.take_down()
