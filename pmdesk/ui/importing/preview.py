"""Shows what was read from a file or from pasted lines, before anything of it is stored."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from pmdesk.intake.sources.narrow import TooManyEntries
from pmdesk.intake.sources.opening import NotOneExport
from pmdesk.intake.values import Intake
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.ui.importing.form import ImportForm
from pmdesk.ui.importing.part import is_too_large
from pmdesk.ui.importing.reading import IN_LINES, Asked, Data, Reader, Reading
from pmdesk.ui.importing.take import Rows, Taken, others_text, taken
from pmdesk.ui.importing.ticks import NOTHING, Here
from pmdesk.ui.importing.words import way_on, what_is_read, what_lacks
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

WARNINGS = 3
"""Warnings about the whole text that are shown at once; the others stand in a tooltip."""
File = tuple[str, Data]
FindHere = Callable[[Intake, Review | None], Here]


def nothing_here(intake: Intake, review: Review | None) -> Here:
    """Without a library nothing is here already."""
    return Here()


class ImportPreview(ImportForm):
    """One text after another: what was read of it, and what of that is taken in.

    `take` stores one text in one step and may raise WorldError, which is said in place. Without
    `take` the dialog closes and `accepted_rows` gives what to store. `here` tells which entries
    the review, or for a new review the library, has already. `several` is what turned out to be
    many reports rather than one import.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        today: date,
        zone: str = "",
        review: Review | None = None,
        take: Callable[[Taken], None] | None = None,
        here: FindHere = nothing_here,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, today, zone, review, parent)
        self._review, self._take, self._here = review, take, here
        self._files: list[File] = []
        self._place = 0
        self._data: File = ("", b"")
        self._reading: Reading | None = None
        self._export = self._refused = False
        self.taken: Taken | None = None
        self.several: File | None = None
        self.reader = Reader(self)
        self._connect()
        self._read()

    def _connect(self) -> None:
        self.settings.changed.connect(self._read)
        self.range.changed.connect(self._rebound)
        self.secrets.changed.connect(self._remask)
        self.target.changed.connect(self._retarget)
        self.panel.ticked.connect(self._count)
        self.panel.stopped.connect(self._stop)
        self.reader.done.connect(self._done)
        self.others.toggled.connect(self._count)
        self.next_file.clicked.connect(self._next)
        self.area.textChanged.connect(self.typing.start)
        self.typing.timeout.connect(self._typed)

    # What is read

    def load(self, files: Sequence[File]) -> None:
        """Shows the first of some files (name and content); the others follow."""
        self._files, self._place = list(files), 0
        self._show_file()

    def paste(self, text: str = "") -> None:
        """Shows the text area, with a text in it; it is read as one types."""
        self.show_area(text)
        self._typed()

    def _show_file(self) -> None:
        self._data = self._files[self._place]
        self._export = self._refused = False
        self.next_file.setVisible(self._place + 1 < len(self._files))
        for part in (self.settings, self.range, self.panel):
            part.forget()
        self._read()
        self.panel.table.setFocus()

    def _typed(self) -> None:
        self.typing.stop()
        self._data = ("", self.area.toPlainText().encode())
        self._refused = False
        self._read()

    def _read(self) -> None:
        """Reads again; nothing but what is shown changes."""
        name, data = self._data
        self._reading = None
        if not name and isinstance(data, bytes) and not data.strip():
            how = tr("Paste or type lines such as “14:05 Alert fires”. They are read as you type.")
            self._show(NOTHING, how, "muted")
            return
        self.reader.start(self._asked(name, data))
        if self.reader.busy:
            self.panel.wait(tr("Reading {name} …").format(name=name or tr("the text")))
            self._count()

    def _asked(self, name: str, data: Data) -> Asked:
        settings, (first, last) = self.settings, self.range.bounds()
        return Asked(
            data=data,
            name=name,
            format=str(settings.format.value()),
            day=settings.day_given(),
            zone=settings.zone_given(),
            month_first=settings.month_first(),
            start=settings.start_given(),
            channel=self.range.channel_given(),
            first=first,
            last=last,
            export=self._export,
            refused=self._refused,
        )

    def _done(self, outcome: Reading | WorldError) -> None:
        if isinstance(outcome, Reading):
            self._reading = outcome
            self._export = outcome.intake.format not in IN_LINES
            self.range.offer(outcome.intake.choices)
            self._show(outcome, tr("No line with a time was found."), "muted")
            return
        if isinstance(outcome, NotOneExport) and len(self._files) == 1:
            # Each of them is a report of its own: whoever opened this goes on with a list.
            self.several = self._data
            self.reject()
            return
        if isinstance(outcome, TooManyEntries):
            self._export = True
            self.range.offer(outcome.choices)
        elif not self._export:
            self._refused = True
        self._show(NOTHING, f"{outcome} {way_on(self._data[1])}".strip(), "brick")

    def _stop(self) -> None:
        self.reader.cancel()
        self._show(NOTHING, tr("Reading was stopped. Nothing was taken in."), "muted")

    def _show(self, reading: Reading, otherwise: str, role: str) -> None:
        intake = reading.intake
        self.settings.suggest(intake)
        self.target.suggest(intake.header.title)
        every = [one.kind for found in reading.found for one in found]
        self.secrets.show_found((*every, *reading.beside))
        ticks = self.panel.proposals.ticks
        ticks.mask(self.secrets.masks())
        ticks.bounds = self.range.bounds()
        self.panel.show_reading(reading, self._here_already(), otherwise, role)
        in_rows = {warning for entry in intake.entries for warning in entry.warnings}
        self._warn([warning for warning in intake.warnings if warning not in in_rows])
        found = others_text(intake)
        self.others.setText(tr("Take in what else was found: {what}").format(what=found))
        self.others.setAccessibleName(self.others.text())
        self.others.setVisible(bool(found))
        self._count()

    def _warn(self, warnings: Sequence[str]) -> None:
        self.warnings.set_text("  ".join(warnings[:WARNINGS]), "amber")
        self.warnings.setToolTip("\n".join(warnings[WARNINGS:]))
        self.warnings.setVisible(bool(warnings))

    # What is chosen

    def _here_already(self) -> Here:
        if self._reading is None:
            return Here()
        review = self._review if self.target.new_title() is None else None
        return self._here(self._reading.intake, review)

    def _rebound(self) -> None:
        """Other bounds: what is here is narrowed, what was too much is read again."""
        data = self._data[1]
        large = not isinstance(data, bytes) or is_too_large(data)
        if self._export or large or self._refused or self._reading is None:
            self._read()
        else:
            self._bound()
            self._count()

    def _bound(self) -> None:
        self.panel.proposals.bound(*self.range.bounds())

    def _remask(self) -> None:
        self.panel.proposals.mask(self.secrets.masks())
        self.panel.look_again()

    def _retarget(self) -> None:
        here, ticks = self._here_already(), self.panel.proposals.ticks
        if self._reading is not None and here != ticks.here:
            self.panel.proposals.show_reading(self._reading, here)
        self._count()

    def _count(self, _: object = None) -> None:
        """Says what was recognised and what will be taken in."""
        assert self.primary is not None
        n, others = len(self.panel.proposals.ticks.taken()), self._others_wanted()
        text = tr("Take in 1 entry") if n == 1 else tr("Take in {n} entries").format(n=n)
        if not n:
            text = tr("Take in what was found") if others else tr("Take in")
        self.primary.setText(text)
        self.primary.setAccessibleName(text)
        lacking = what_lacks(self._review, self.target.new_title(), n)
        self.primary.setEnabled(bool(self._reading) and bool(n or others) and not lacking)
        self.primary.setToolTip(lacking)
        place = (self._place, len(self._files))
        intake = self._reading.intake if self._reading is not None else None
        self.sentence.set_text(what_is_read(intake, self._data[0], place), "muted")

    def _others_wanted(self) -> bool:
        return not self.others.isHidden() and self.others.isChecked()

    # What is taken

    def accepted_rows(self) -> tuple[Rows, dict[str, object], str | None]:
        """Rows by noun, header facts, and the title of the new review or None."""
        assert self._reading is not None
        new = self._taken()
        return new.rows, new.facts, new.new_title

    def _taken(self) -> Taken:
        title, ticks = self.target.new_title(), self.panel.proposals.ticks
        new = taken(
            ticks.masked(),
            frozenset(ticks.taken()),
            others=self._others_wanted(),
            review=self._review if title is None else None,
            new_title=title or "",
            contributor=self.settings.contributor(),
        )
        if title is not None:
            new.facts.setdefault("zone", self.settings.zone_given() or "UTC")
        return new

    def done_well(self) -> None:
        """Takes in what is ticked; with more files, goes on to the next."""
        if self.typing.isActive():
            self._typed()
        self.settings.settle()
        self.range.settle()
        if self._reading is None or self.primary is None or not self.primary.isEnabled():
            return
        try:
            self.taken = self._taken()
            if self._take is not None:
                self._take(self.taken)
        except WorldError as fault:
            self.warnings.set_text(str(fault), "brick")
            self.warnings.show()
            return
        self._next()

    def done(self, result: int) -> None:
        """Whatever way it closes, what is being read is for nobody."""
        self.reader.cancel()
        super().done(result)

    def _next(self) -> None:
        if self._place + 1 < len(self._files):
            self._place += 1
            self._show_file()
        else:
            self.accept()
