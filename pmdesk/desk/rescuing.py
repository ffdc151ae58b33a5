"""The ways on from a library that is damaged, strange or cannot be opened."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from pmdesk.model.errors import WorldError
from pmdesk.model.times import date_text
from pmdesk.paths import backup_folder, data_folder
from pmdesk.store.errors import LargeFile, LibraryFault, StrangeFile, Trouble
from pmdesk.store.known import Known
from pmdesk.store.open_as_can import How
from pmdesk.store.verify import Damage
from pmdesk.ui.fault_page import FaultPage
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.notices import Notice, Way

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk
    from pmdesk.store.salvage import Salvaged
    from pmdesk.store.versions import Version
    from pmdesk.ui.salvaging import Beside

DAMAGE = "damage"
"""The key of the notice."""


class Rescue:
    """What the window does about damage; the damaged file itself is never written by it."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._found: tuple[Damage, ...] = ()
        self._job: Beside | None = None
        self.ask_new: Callable[[Path], Path | None] = self._ask_new

    # What is found

    def cannot_open(self, fault: WorldError, path: Path) -> None:
        """The page that stands where a library cannot be opened."""
        ways = self._ways(fault, path)
        if _is_damaged(fault):
            # What the command line advises stands here as buttons.
            fault = WorldError(fault.said, tr("It stays as it is, whatever you choose."))
        page = FaultPage(self._desk.theme, fault, path, ways)
        page.again.connect(lambda: self._desk.use_library(path))
        page.another.connect(self._desk.choose_library)
        self._desk.window.show_page(page)

    def found(self, damage: tuple[Damage, ...]) -> None:
        """The check of the whole file is done."""
        self._found = damage
        if not damage:
            self._desk.window.notices.withdraw(DAMAGE)
            return
        if self._desk.opened is not None and self._desk.opened.backups is not None:
            self._desk.opened.backups.hold()
        self._say(self.said())

    def review_is_damaged(self, fault: WorldError) -> None:
        """A review that somebody wanted to open is not as it was written."""
        self._say(fault.said)

    def end(self) -> None:
        """The library is closed."""
        self._found = ()
        self._desk.window.notices.withdraw(DAMAGE)

    def _say(self, text: str) -> None:
        ways = (Way(tr("What can be done…"), self.show),)
        self._desk.window.notices.show_notice(DAMAGE, Notice(text, ways, "brick"))

    def said(self) -> str:
        """How many reviews are damaged, and which, unless they are restricted."""
        from pmdesk.ui.damage_words import damage_words  # noqa: PLC0415 (only where it is needed)

        return damage_words(self._found, self._titles())

    def _titles(self) -> dict[str, str]:
        """Titles by id; a restricted review has none here."""
        titles: dict[str, str] = {}

        def read() -> None:
            for line in self._desk.library.lines(self._desk.now().date()):
                titles[line.id] = line.words.title if line.words is not None else ""

        self._desk.attempt(read)
        return titles

    def show(self) -> None:
        """The page with the ways out of damage, while the library stays open."""
        path = self._desk.library.path
        advice = tr(
            "What is sound can be used as before. The damaged file stays as it is, whatever you "
            "choose; no backup is made of it, and none is deleted."
        )
        said = self.said() if self._found else tr("A part of this library is damaged.")
        from pmdesk.ui.damage_words import damage_lines  # noqa: PLC0415

        lines = damage_lines(self._found, self._titles())
        ways = (*self._out_of_damage(path), Way(tr("Go on as it is"), self._desk.go_home))
        page = FaultPage(self._desk.theme, WorldError(said, advice), path, ways, lines, usable=True)
        self._desk.window.show_page(page)

    # Ways on

    def _ways(self, fault: WorldError, path: Path) -> tuple[Way, ...]:
        if isinstance(fault, LargeFile):
            anyway = Way(
                tr("Open it anyway"), lambda: self._desk.use_library(path, How(large=True))
            )
            return (anyway, Way(tr("Open a copy…"), lambda: self.salvage(path)))
        damaged = _is_damaged(fault)
        if isinstance(fault, StrangeFile) and not damaged:
            return (Way(tr("Open a copy…"), lambda: self.salvage(path)),)
        if damaged or (_is_own(path) and isinstance(fault, LibraryFault) and fault.trouble is None):
            return self._out_of_damage(path)
        return ()

    def _out_of_damage(self, path: Path) -> tuple[Way, ...]:
        ways = [Way(tr("Salvage into a new file…"), lambda: self.salvage(path))]
        kept = self._newest(path)
        if kept is not None:
            at = kept.at.astimezone()
            n = kept.reviews
            text = (
                tr("Open the backup of {day} {time}, 1 review")
                if n == 1
                else tr("Open the backup of {day} {time}, {n} reviews")
            )
            text = text.format(day=date_text(at.date()), time=f"{at:%H:%M}", n=n)
            ways.append(Way(text, lambda: self.open_backup(path)))
        ways.append(Way(tr("Show the folder"), lambda: _show_folder(path)))
        return tuple(ways)

    @staticmethod
    def _newest(path: Path) -> "Version | None":
        from pmdesk.store.versions import find_versions  # noqa: PLC0415

        return next((one for one in find_versions(path, backup_folder()) if one.sound), None)

    def salvage(self, path: Path) -> None:
        """Everything that can be read into a new file, which is then opened."""
        target = self.ask_new(_free(path, tr("salvaged")))
        if target is None or not self._desk.close_library():
            return
        from pmdesk.store.salvage import salvage  # noqa: PLC0415
        from pmdesk.ui.salvaging import Beside  # noqa: PLC0415

        said = tr("Reading what can be read …")
        self._wait(said, path)
        known = Known(data_folder())
        self._job = Beside(
            lambda pause: salvage(path, target, known=known, pause=pause), self._desk.window
        )
        self._job.done.connect(lambda outcome: self._salvaged(path, outcome))
        self._job.start()

    def _wait(self, said: str, path: Path) -> None:
        stop = Way(tr("Stop"), lambda: self._stop(path))
        page = FaultPage(
            self._desk.theme, WorldError(said, tr("The file itself stays as it is.")), path,
            (stop,), usable=True,
        )  # fmt: skip
        self._desk.window.show_page(page)

    def _stop(self, path: Path) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._desk.use_library(path)

    def _salvaged(self, path: Path, outcome: "Salvaged | BaseException") -> None:
        self._job = None
        if isinstance(outcome, WorldError):
            self.cannot_open(outcome, path)
            return
        if isinstance(outcome, BaseException):
            self._desk.use_library(path)
            raise outcome
        self._desk.use_library(outcome.path)
        self._show_made(path, outcome)

    def _show_made(self, path: Path, made: "Salvaged") -> None:
        n = made.reviews
        said = tr("1 review is in {name}.") if n == 1 else tr("{n} reviews are in {name}.")
        said += " " + (tr("Not everything could be read.") if made.missing else tr("All is there."))
        advice = tr("This library is open now. The file that it was made from stays as it is.")
        if made.note is not None:
            advice += " " + tr("The list below is also in {note}.").format(note=made.note.name)
        fault = WorldError(said.format(n=n, name=made.path.name), advice)
        ways = self._after(path, made.path)
        page = FaultPage(self._desk.theme, fault, made.path, ways, made.missing, usable=True)
        self._desk.window.show_page(page)

    def _after(self, path: Path, new: Path) -> tuple[Way, ...]:
        """On with the new file, or with it where the damaged one of this user stands."""
        home = Way(tr("Go to the reviews"), self._desk.go_home)
        if not _is_own(path):
            return (home,)
        instead = tr("Use it in place of {name}").format(name=path.name)
        return (home, Way(instead, lambda: self.take_place(new, path)))

    def take_place(self, new: Path, damaged: Path) -> None:
        """The damaged file gets another name, the new one gets its; both stay as they are."""
        from pmdesk.store.take_place import take_place  # noqa: PLC0415

        if not self._desk.close_library():
            return
        try:
            away = take_place(new, Path(os.path.realpath(damaged)), self._desk.now())
        except WorldError as fault:
            self._desk.use_library(new)
            self._desk.say_fault(fault)
            return
        self._desk.use_library(damaged)
        said = tr("The damaged file is now called {name}; nothing in it was changed.")
        self._desk.say(said.format(name=away.name))

    def open_backup(self, path: Path) -> None:
        """The newest backup that is good, row by row, as a new file, which is then opened."""
        from pmdesk.store.restore import restore_all  # noqa: PLC0415
        from pmdesk.store.versions import find_versions  # noqa: PLC0415

        target = self.ask_new(_free(path, tr("backup")))
        if target is None:
            return
        last: WorldError | None = None
        for kept in find_versions(path, backup_folder()):
            try:
                made = restore_all(kept.path, target)
            except WorldError as fault:
                last = fault
                continue
            self._desk.use_library(made)
            at = kept.at.astimezone()
            said = tr("This is the backup of {day} {time}, as {name}.").format(
                day=date_text(at.date()), time=f"{at:%H:%M}", name=made.name
            )
            words = WorldError(said, tr("The damaged file stays as it is."))
            page = FaultPage(self._desk.theme, words, made, self._after(path, made), usable=True)
            self._desk.window.show_page(page)
            return
        self._desk.say_fault(last or WorldError(tr("There is no good backup.")))

    def _ask_new(self, suggested: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._desk.window, tr("New file"), str(suggested), tr("Libraries (*.pmdesk)")
        )
        return Path(name) if name else None


def _is_own(path: Path) -> bool:
    """Whether a library of this user stood here."""
    return Known(data_folder()).has_path(Path(os.path.realpath(path))) and path.is_file()


def _is_damaged(fault: WorldError) -> bool:
    return isinstance(fault, LibraryFault) and fault.trouble is Trouble.DAMAGED


def _free(path: Path, word: str) -> Path:
    """A name beside a library that is not taken yet."""
    number, target = 1, path.with_name(f"{path.stem}-{word}.pmdesk")
    while target.exists():
        number += 1
        target = path.with_name(f"{path.stem}-{word}-{number}.pmdesk")
    return target


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
