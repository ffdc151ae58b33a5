"""Shows what was read from a file or from pasted lines, before anything of it is stored."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pmdesk.intake.read import read
from pmdesk.intake.values import Intake
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.ui.library.import_rows import ProposalsModel, SkippedModel
from pmdesk.ui.library.import_settings import ImportSettings
from pmdesk.ui.library.import_table import ProposalsTable, SkippedView
from pmdesk.ui.library.take import Rows, Taken, format_text, others_text, taken
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Ground, Rule, Surface
from pmdesk.ui.widgets.tick_box import TickBox

TYPING = 250
"""Milliseconds without typing after which pasted lines are read."""
File = tuple[str, bytes]


class ImportPreview(Dialog):
    """One text after another: what was read of it, and what of that is taken in.

    `take` stores one text in one step and may raise WorldError, which is said in place. Without
    `take` the dialog closes and `accepted_rows` gives what to store.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        today: date,
        zone: str = "",
        review: Review | None = None,
        take: Callable[[Taken], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            tr("Import"),
            " ",
            primary=tr("Take in"),
            cancel=tr("Cancel"),
            parent=parent,
        )
        self._review, self._take = review, take
        self._files: list[File] = []
        self._place = 0
        self._data: File = ("", b"")
        self._intake: Intake | None = None
        self.taken: Taken | None = None
        self.settings = ImportSettings(theme, today, zone, review)
        self.proposals, self.skipped = ProposalsModel(), SkippedModel()
        self.table = ProposalsTable(theme, self.proposals)
        self.left_out = SkippedView(theme, self.skipped)
        self.fold = button(theme, tr("Lines not taken"), "link", "down")
        self.others = TickBox(theme)
        self.warnings = Para(theme, "", 12, 400, "amber")
        self.nothing = Para(theme, "", 13, 400, "muted")
        self.area = QPlainTextEdit()
        self.next_file = button(theme, tr("Skip this file"))
        self._between = Rule(theme)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._lay_out()
        self._connect()
        self.setMinimumSize(880, 480)
        self.resize(1000, 600)

    def _lay_out(self) -> None:
        self.area.setAccessibleName(tr("Lines to read"))
        self.area.setPlaceholderText(tr("14:02 Alert: checkout errors\n14:05 Pager goes off"))
        self.area.setFixedWidth(260)
        self.area.setTabChangesFocus(True)  # or the keyboard would not get out of it
        self.area.hide()
        self.others.setChecked(True)
        said = Ground(self.theme, "surface")
        words = QVBoxLayout(said)
        words.setContentsMargins(16, 14, 16, 14)
        words.addWidget(self.nothing)
        words.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(said)
        panel = Surface(self.theme)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(1, 5, 1, 5)
        inner.setSpacing(0)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self._between)
        inner.addWidget(self.left_out)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.settings)
        right.addWidget(self.warnings)
        right.addWidget(panel, 1)
        right.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.others)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.area)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self._unfold(False)
        self.foot.insertWidget(0, self.next_file)
        self.next_file.hide()

    def _connect(self) -> None:
        self.settings.changed.connect(self._read)
        self.settings.retargeted.connect(self._count)
        self.proposals.ticked.connect(self._count)
        self.others.toggled.connect(self._count)
        self.fold.clicked.connect(lambda: self._unfold(self.left_out.isHidden()))
        self.next_file.clicked.connect(self._next)
        self.area.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._typed)

    # What is read

    def load(self, files: Sequence[File]) -> None:
        """Shows the first of some files (name and bytes); the others follow."""
        self._files, self._place = list(files), 0
        self._show_file()

    def paste(self, text: str = "") -> None:
        """Shows the text area, with a text in it; it is read as one types."""
        self.heading.setText(tr("Paste lines"))
        self.setWindowTitle(tr("Paste lines"))
        self.area.setPlainText(text)
        self.area.moveCursor(QTextCursor.MoveOperation.End)
        self.area.show()
        self.area.setFocus()
        self._typed()

    def _show_file(self) -> None:
        self._data = self._files[self._place]
        self.next_file.setVisible(self._place + 1 < len(self._files))
        self._read()
        self.table.setFocus()

    def _typed(self) -> None:
        self._typing.stop()
        self._data = ("", self.area.toPlainText().encode())
        self._read()

    def _read(self) -> None:
        """Reads again; nothing but what is shown changes."""
        self._intake, name, data = None, *self._data
        how = tr("Paste or type lines such as “14:05 Alert fires”. They are read as you type.")
        if data.strip() or name:
            day, zone = self.settings.day_given(), self.settings.zone_given()
            try:
                self._intake = read(data, name=name, day=day, zone=zone)
            except WorldError as fault:
                how = str(fault)
        if self._intake is None:
            self._show(Intake(format="", name=name), how, "brick" if name or data else "muted")
        else:
            self._show(self._intake, tr("No line with a time was found."), "muted")

    def _show(self, intake: Intake, how: str, role: str) -> None:
        self.settings.suggest(intake)
        self.proposals.show_entries(intake.entries)
        self.skipped.show_lines(intake.skipped)
        in_rows = {warning for entry in intake.entries for warning in entry.warnings}
        warnings = [warning for warning in intake.warnings if warning not in in_rows][:4]
        self.warnings.set_text("  ".join(warnings), "amber")
        self.warnings.setVisible(bool(warnings))
        self.nothing.set_text("" if intake.entries else how, role)
        self._stack.setCurrentIndex(0 if intake.entries else 1)
        found = others_text(intake)
        self.others.setText(tr("Take in what else was found: {what}").format(what=found))
        self.others.setAccessibleName(self.others.text())
        self.others.setVisible(bool(found))
        self.fold.setVisible(bool(intake.skipped))
        self._unfold(bool(intake.skipped) and not self.left_out.isHidden())
        self._count()

    def _unfold(self, open: bool) -> None:
        self.left_out.setVisible(open)
        self._between.setVisible(open)
        n = len(self.skipped.lines)
        text = tr("1 line was not taken") if n == 1 else tr("{n} lines were not taken").format(n=n)
        self.fold.setText(text)
        self.fold.setAccessibleName(text)
        self.fold.setIcon(icon(self.theme, "up" if open else "down", "accent"))

    def _count(self, _: object = None) -> None:
        """Says what was recognised and what will be taken in."""
        assert self.primary is not None
        n, others = len(self.proposals.chosen), self._others_wanted()
        text = tr("Take in 1 entry") if n == 1 else tr("Take in {n} entries").format(n=n)
        if not n:
            text = tr("Take in what was found") if others else tr("Take in")
        self.primary.setText(text)
        self.primary.setAccessibleName(text)
        missing = self.settings.new_title() == ""
        self.primary.setEnabled(bool(self._intake) and bool(n or others) and not missing)
        self.primary.setToolTip(tr("A new review needs a title.") if missing else "")
        self.sentence.set_text(self._recognised(), "muted")

    def _recognised(self) -> str:
        if self._intake is None:
            return self._data[0] or tr("Nothing is stored before you take it in.")
        n = len(self._intake.entries)
        count = tr("1 entry") if n == 1 else tr("{n} entries").format(n=n)
        parts = [format_text(self._intake.format), self._data[0], count]
        if len(self._files) > 1:
            place = tr("file {n} of {all}")
            parts.append(place.format(n=self._place + 1, all=len(self._files)))
        return "  ·  ".join(part for part in parts if part)

    def _others_wanted(self) -> bool:
        return not self.others.isHidden() and self.others.isChecked()

    # What is taken

    def accepted_rows(self) -> tuple[Rows, dict[str, object], str | None]:
        """Rows by noun, header facts, and the title of the new review or None."""
        assert self._intake is not None
        new = self._taken(self._intake)
        return new.rows, new.facts, new.new_title

    def _taken(self, intake: Intake) -> Taken:
        title = self.settings.new_title()
        new = taken(
            intake,
            self.proposals.chosen,
            others=self._others_wanted(),
            review=self._review if title is None else None,
            new_title=title or "",
        )
        if title is not None:
            new.facts.setdefault("zone", self.settings.zone_given() or "UTC")
        return new

    def done_well(self) -> None:
        """Takes in what is ticked; with more files, goes on to the next."""
        if self._typing.isActive():
            self._typed()
        if self._intake is None or self.primary is None or not self.primary.isEnabled():
            return
        try:
            self.taken = self._taken(self._intake)
            if self._take is not None:
                self._take(self.taken)
        except WorldError as fault:
            self.warnings.set_text(str(fault), "brick")
            self.warnings.show()
            return
        self._next()

    def _next(self) -> None:
        if self._place + 1 < len(self._files):
            self._place += 1
            self._show_file()
        else:
            self.accept()
