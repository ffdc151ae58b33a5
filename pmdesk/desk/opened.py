"""A library as long as a window has it open: how it is opened, and what goes on beside it."""

import os
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pmdesk.desk.resuming import Resume
from pmdesk.desk.storing import Storing
from pmdesk.model.errors import WorldError
from pmdesk.paths import backup_folder, data_folder, log_folder, recovery_folders
from pmdesk.private_files import private_folder
from pmdesk.store.backup import Guard
from pmdesk.store.errors import LibraryFault
from pmdesk.store.keeper import commit_of, keeper_of
from pmdesk.store.known import Known
from pmdesk.store.library import Library
from pmdesk.store.lock import HeldElsewhere
from pmdesk.store.open_as_can import How, open_as_can
from pmdesk.store.places import Place, place_of
from pmdesk.store.recovery import Recovery
from pmdesk.store.versions import refuse_backup
from pmdesk.store.working_copy import WorkingCopy
from pmdesk.ui.background_check import BackgroundCheck
from pmdesk.ui.backups import NOTICE as BACKUPS
from pmdesk.ui.backups import Backups
from pmdesk.ui.tr import tr

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk
    from pmdesk.ui.doorbell import Doorbell

STEADY = 60_000
"""Milliseconds after which a start has gone well."""


def open_library(path: Path, how: How, now: datetime) -> tuple[Library, WorkingCopy | None]:
    """The library, made where there is none; for reading only where it cannot be written.

    On a network share or in a cloud folder with the copy that is worked on. Raises WorldError for
    what cannot be opened.
    """
    refuse_backup(path, backup_folder())
    try:
        private_folder(path.parent)
    except OSError as fault:
        said = tr("The folder {path} cannot be made.").format(path=path.parent)
        raise WorldError(said, fault.strerror or "") from None
    if how.direct or place_of(path) is Place.DISK:
        return _open(path, path, how), None
    copy = WorkingCopy(Path(os.path.realpath(path)), data_folder() / "working")
    try:
        copy.take(now, anyway=how.anyway)
    except HeldElsewhere:
        return _open(path, path, how), None  # to be read, where it is
    try:
        return _open(copy.path, path, how), copy
    except BaseException:
        copy.release()
        raise


def _open(path: Path, original: Path, how: How) -> Library:
    return open_as_can(
        path,
        backup_folder(),
        Recovery(recovery_folders(original)),
        known=Known(data_folder()),
        anyway=how.anyway,
        large=how.large,
    )


class Opened:
    """What is made with a library and ends with it."""

    def __init__(self, desk: "Desk", library: Library, copy: WorkingCopy | None = None) -> None:
        self._desk, self.library, self._copy = desk, library, copy
        self._was_in_trouble = False
        self._place = copy.original if copy is not None else library.path
        self.storing = Storing(desk, library, self._place)
        self.resume = Resume(library, log_folder())
        self.backups = self._backed_up_by_itself()
        self.check = BackgroundCheck(library.path, desk.window)
        self.check.found.connect(desk.rescue.found)
        self._bell: Doorbell | None = None
        self._steady = QTimer(desk.window, singleShot=True, interval=STEADY)
        self._steady.timeout.connect(self.resume.steady)

    def _backed_up_by_itself(self) -> Backups | None:
        """From now on until it is closed; never of one that is only read."""
        desk, library = self._desk, self.library
        if library.read_only is not None:
            return None
        ticks, notices = desk.ticks or time.monotonic, desk.window.notices
        original = self._copy.original if self._copy is not None else None
        keeper = keeper_of(library, backup_folder(), desk.now, ticks, original)
        backups = Backups(keeper, self._commit, notices, desk.window)
        self.storing.keeper.changed.connect(lambda: self._one_notice(backups))
        backups.done.connect(lambda path: desk.say(tr("Backed up as {path}").format(path=path)))
        return backups

    def _one_notice(self, backups: Backups) -> None:
        """What keeps the library from being stored keeps it from being backed up: said once."""
        in_trouble = self.storing.keeper.in_trouble
        if in_trouble:
            self._desk.window.notices.withdraw(BACKUPS)
        elif self._was_in_trouble:
            backups.look()
        self._was_in_trouble = in_trouble

    def _commit(self) -> Guard | None:
        """Where the library stands; None while its file is in trouble, which is said already."""
        return None if self.storing.keeper.in_trouble else commit_of(self.library)

    def go_on(self) -> None:
        """What the first page did not need."""
        self._steady.start()
        self.check.start()
        if self.library.read_only is None:
            from pmdesk.ui.doorbell import Doorbell  # noqa: PLC0415 (QtNetwork: late)

            self._bell = Doorbell(self._place, self._desk.come, self._desk.window)
        if self._copy is not None:
            self._desk.say(on_a_copy(), tr("Work there directly"), self._work_there)

    def end(self) -> None:
        """Closes the library, in good order."""
        self.storing.end()
        self.check.end()
        if self.backups is not None:
            if self._desk.window.ends:
                self._desk.window.hide()
            self.backups.close(self.library.tidy)
        self.library.close()
        self.resume.end()
        self._steady.stop()
        if self._bell is not None:
            self._bell.take_down()
        # The window would keep them, and with them all that they hold.
        for part in (self._steady, self.backups, self.check, self.storing.keeper, self._bell):
            if part is not None:
                part.deleteLater()
        if self._copy is not None:
            self._put_back(self._copy)
            self._copy.release()

    def _work_there(self) -> None:
        if self._copy is not None:
            self._desk.use_library(self._copy.original, How(direct=True))

    def _put_back(self, copy: WorkingCopy) -> None:
        try:
            back = copy.put_back(self._desk.now())
        except LibraryFault as fault:
            said = tr("It is kept on this computer and put back when you open it the next time.")
            self._desk.tell(tr("The library could not be put back"), f"{fault.said} {said}")
            return
        if back is not None and back.beside:
            said = tr("{name} was changed there meanwhile. Your work lies beside it as {beside}.")
            words = said.format(name=copy.original.name, beside=back.path.name)
            self._desk.tell(tr("Two versions of this library"), words)


def on_a_copy() -> str:
    """Why the window works on another file than the one that was named."""
    return tr(
        "This library lies on a network share or in a cloud folder. You work on a copy on this "
        "computer; it is put back when you close it."
    )
