"""The ways out while a library cannot be written: a copy, the file found again, the text."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from pmdesk.model.review import Review
from pmdesk.store.errors import LibraryFault
from pmdesk.store.library import Library
from pmdesk.store.open_as_can import How
from pmdesk.store.recovery import Recovery
from pmdesk.ui.storage.keeper import READ_ONLY, StorageKeeper
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.ask import ask
from pmdesk.ui.widgets.notices import Notice, Way

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk
    from pmdesk.ui.storage.untouchable import Untouchable

AskPath = Callable[[str, Path], Path | None]


class Storing:
    """What the window does about a library that it cannot write, or may only read.

    `place` is where the user knows the library: elsewhere than its file where a copy is worked on.
    """

    def __init__(self, desk: "Desk", library: Library, place: Path) -> None:
        self._desk, self._library, self._place = desk, library, place
        ways = {
            "copy": self.save_copy,
            "here": self.save_here,
            "find": self.find,
            "reopen": lambda: self._open(place),
            "text": self.copy_text,
            "anyway": lambda: self._open(place, How(anyway=True)),
        }
        self.keeper = StorageKeeper(library, desk.window.notices, ways, desk.window)
        self.keeper.stored.connect(self._say_stored)
        self.keeper.changed.connect(self.show)
        self._untouchable: Untouchable | None = None
        self.ask_new: AskPath = self._ask_new
        self.ask_there: AskPath = self._ask_there

    def end(self) -> None:
        self.keeper.end()
        self._turn(False)

    def write_no_more(self) -> None:
        """After grave faults of ours what is stored stays as it is, until pmdesk starts anew."""
        self._library.read_only = LibraryFault(tr("pmdesk has made several mistakes in a row."), "")
        ways = (
            Way(tr("Start pmdesk again"), self.restart),
            Way(tr("Save a copy…"), self.save_copy),
        )
        text = tr(
            "Something is wrong in pmdesk, so it writes no more. Everything until now is stored."
        )
        self._desk.window.notices.show_notice(READ_ONLY, Notice(text, ways, "brick"))
        self.show()

    def restart(self) -> None:
        """Ends this process and starts another one as this was started."""
        self._desk.end()
        QProcess.startDetached(sys.executable, sys.orig_argv[1:])

    def show(self) -> None:
        """What is stored, or whether anything can be, may be different; a console may be new."""
        self._turn(self._library.read_only is not None or bool(self.keeper.nowhere))
        if self._desk.console is not None:
            self._desk.console.show_stored()

    def _turn(self, on: bool) -> None:
        if self._untouchable is None and on and self._desk.has_work:
            from pmdesk.ui.storage.untouchable import Untouchable  # noqa: PLC0415 (knows consoles)

            self._untouchable = Untouchable(self._desk.window)
        if self._untouchable is not None:
            self._untouchable.turn(on)

    # Ways out

    def save_copy(self) -> None:
        """The whole library with what waits in a new file, in which the window goes on."""
        start = self._place.with_name(f"{self._place.stem} copy.pmdesk")
        path = self.ask_new(tr("Save a copy"), start)
        if path is not None:
            path = path if path.suffix else path.with_suffix(".pmdesk")
            self._copy_to(path, path)

    def save_here(self) -> None:
        """The same under the name that the library had."""
        self._copy_to(self._library.path, self._place)

    def find(self) -> None:
        """The place to which the library was moved."""
        path = self.ask_there(tr("Find the library"), self._place)
        if path is not None:
            self._open(path)

    def copy_text(self) -> None:
        """Everything of the reviews that wait, as text that can be pasted anywhere."""
        self._desk.flush()
        texts = [as_text(session.review) for session in self.keeper.waiting]
        QGuiApplication.clipboard().setText("\n\n".join(texts))
        self._desk.say(
            tr("Copied with private notes. Paste it into a file that only you can read.")
        )

    def may_close(self) -> bool:
        """Whether the window may close; asks where words would be gone with it."""
        if self.keeper.again() or not self.keeper.nowhere:
            return True
        return not ask(
            self._desk.theme,
            tr("The last change is stored nowhere"),
            tr("No disk takes it. Copy it as text or save a copy elsewhere before you close."),
            tr("Stay"),
            tr("Close without it"),
            self._desk.window,
        )

    # Doing it

    def _copy_to(self, path: Path, place: Path) -> None:
        """Copies the library into a file and goes on in `place`, where that file is known."""
        self._desk.flush()
        try:
            self._library.copy_to(path)
        except LibraryFault as fault:
            self._desk.say_fault(fault)
            return
        for session in self.keeper.nowhere:
            # No usual place takes it; that of the copy may.
            session.keep_whole(Recovery([path.parent]))
        self._open(place)

    def _open(self, path: Path, how: How | None = None) -> None:
        """The library there, in the place of this one, with the same review in front."""
        console = self._desk.console
        review = console.session.review.id if console is not None else ""
        self._desk.use_library(path, how or How())
        if review:
            self._desk.go_back_to(review)

    def _say_stored(self, count: int) -> None:
        said = tr("Stored again: 1 change that waited.")
        if count != 1:
            said = tr("Stored again: {count} changes that waited.").format(count=count)
        self._desk.say(said)

    def _ask_new(self, title: str, start: Path) -> Path | None:
        kinds = tr("Libraries (*.pmdesk)")
        name, _ = QFileDialog.getSaveFileName(self._desk.window, title, str(start), kinds)
        return Path(name) if name else None

    def _ask_there(self, title: str, start: Path) -> Path | None:
        kinds = tr("Libraries (*.pmdesk)")
        name, _ = QFileDialog.getOpenFileName(self._desk.window, title, str(start.parent), kinds)
        return Path(name) if name else None


def as_text(review: Review) -> str:
    """A review as Markdown with the names of people, and its private notes after it."""
    from pmdesk.report.export import export  # noqa: PLC0415 (late: only where all else fails)
    from pmdesk.report.options import Options  # noqa: PLC0415

    text = export(review, "md", Options(names=True)).decode()
    if not review.notes:
        return text
    notes = "\n".join(f"- {note.text}" for note in review.notes)
    return f"{text}\n\n## {tr('Private notes')}\n\n{notes}\n"
