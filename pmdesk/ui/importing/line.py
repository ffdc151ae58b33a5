"""One proposed entry in full: its line as it stood, how its time was read, what is odd about it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.intake.values import ProposedEntry
from pmdesk.method.secrets import mask_secrets
from pmdesk.model.times import clock_text, day_text, local, zone_label
from pmdesk.model.words import Precision
from pmdesk.ui.importing.rows import clock_said
from pmdesk.ui.importing.ticks import Ticks
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Ground

LONGEST = 1200
"""Characters of a line that are shown."""
WIDTH = 288


class ImportLine(QWidget):
    """What stands beside the table, about its current row."""

    def __init__(self, theme: Theme, ticks: Ticks) -> None:
        super().__init__()
        self._ticks = ticks
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("The line in full"))
        self.heading = Para(theme, "", 11, 600, "muted")
        self.line = Para(theme, "", 13)
        self.read = Para(theme, "", 13)
        self.how = Para(theme, "", 12, 400, "muted")
        self.warnings = Para(theme, "", 12, 400, "amber")
        self.secrets = Para(theme, "", 12, 400, "amber")
        self.more = Para(theme, "", 12, 400, "muted")
        self._stood = Ground(theme, "sunken")
        stood = QVBoxLayout(self._stood)
        stood.setContentsMargins(10, 8, 10, 8)
        stood.addWidget(self.line)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        for part in (self.heading, self._stood, self.read, self.how):
            column.addWidget(part)
        for part in (self.warnings, self.secrets, self.more):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def show_place(self, place: int) -> None:
        """The entry at a place of the reading, -1 for none."""
        known = 0 <= place < len(self._ticks.entries)
        for part in (self.heading, self._stood, self.read, self.how, self.warnings, self.more):
            part.setVisible(known)
        self.secrets.setVisible(known)
        if known:
            self._show(place, self._ticks.entry(place))

    def _show(self, place: int, entry: ProposedEntry) -> None:
        ticks = self._ticks
        stood = ticks.reading.line(entry.line)[:LONGEST].strip()
        heading = tr("Line {n}") if stood else tr("No. {n} of the export")
        self.heading.set_text(heading.format(n=entry.line))
        self.line.set_text(mask_secrets(stood, ticks.masks) or entry.text[:LONGEST])
        self.read.set_text(read_said(entry))
        self.how.set_text(how_said(entry))
        self.warnings.set_text("\n".join(entry.warnings))
        self.secrets.set_text("\n".join(self._secrets(place)))
        self.more.set_text("\n".join(more_said(entry, bool(stood))))
        for part in (self.how, self.warnings, self.secrets, self.more):
            part.setVisible(bool(part.text()))

    def _secrets(self, place: int) -> list[str]:
        """Each secret with its ends, and whether it is masked."""
        masked = tr("{what}: {excerpt}, masked as {word}")
        seen = tr("{what}: {excerpt}, not masked")
        return [
            (masked if one.kind.key in self._ticks.masks else seen).format(
                what=one.rule, excerpt=one.excerpt, word=one.kind.mask
            )
            for one in self._ticks.found(place)
        ]


def read_said(entry: ProposedEntry) -> str:
    """The time as it was read: Tue 6 Oct 2026, 15:58 CEST (13:58 UTC)."""
    day = day_text(local(entry.at, entry.zone).date()) if entry.day_known else tr("unknown day")
    if entry.precision is Precision.DAY:
        return tr("Read as {day}, all day").format(day=day)
    zone = zone_label(entry.zone, entry.at)
    utc = "" if zone == "UTC" else f" ({clock_text(entry.at, 'UTC')} UTC)"
    said = tr("Read as {day}, {clock} {zone}{utc}")
    return said.format(day=day, clock=clock_said(entry), zone=zone, utc=utc)


def how_said(entry: ProposedEntry) -> str:
    """How the time stood there, and where its day or zone came from."""
    written = tr("Written “{text}”").format(text=entry.written) if entry.written else ""
    return ", ".join(part for part in (written, entry.how) if part)


def more_said(entry: ProposedEntry, whole: bool) -> list[str]:
    """Who said it, where, and whether it was edited; the details where no line shows them."""
    who = tr("By {who}").format(who=entry.who) if entry.who else ""
    bot = tr("Written by a bot") if entry.bot else ""
    edited = tr("Edited later") if entry.edited else ""
    answers = tr("An answer in a thread") if entry.thread and entry.thread != entry.key else ""
    details = "" if whole and not entry.details else entry.details[:LONGEST]
    parts = (who, entry.source, bot, edited, answers, entry.link[:200], details)
    return [part for part in parts if part]
