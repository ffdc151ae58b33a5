"""What an import needs to know: the day, the zone, and where the lines go."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.intake.values import Intake
from pmdesk.model.review import Review
from pmdesk.model.text import clean_line
from pmdesk.model.times import date_text, day_text, local
from pmdesk.ui.library.take import read_day
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented
from pmdesk.ui.widgets.fields import LineField, mark_fault
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.zone_field import ZoneField

PAUSE = 150
"""Milliseconds without typing after which the text is read again."""


class ImportSettings(QWidget):
    """Day, zone and target, with a word below the fields.

    Signals:
        changed(): day or zone are others; the text is to be read again.
        retargeted(): another target or title.
    """

    changed = Signal()
    retargeted = Signal()

    def __init__(self, theme: Theme, today: date, zone: str, review: Review | None) -> None:
        super().__init__()
        self._today, self._suggested, self._stated = today, "", ""
        self.day = LineField(tr("Day of the first line"), tr("6 Oct 2026"))
        if review is not None and review.started is not None:
            # Lines for an open review are most likely of the incident's own day.
            self.day.show_value(date_text(local(review.started, review.zone).date()))
        self.zone = ZoneField(theme, zone)
        self.target = Segmented(
            tr("Take in"), [(tr("Into this review"), False), (tr("As a new review"), True)]
        )
        self.title = LineField(tr("Title"), tr("Title of the new review"))
        self.said = Para(theme, "", 12, 400, "muted")
        self.can_choose = review is not None
        self.target.show_value(review is None)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        for field in (self.day, self.zone):
            field.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._reread)
        self.target.chosen.connect(self._retarget)
        self.title.textChanged.connect(lambda _: self.retargeted.emit())
        self._retarget()

    def _lay_out(self) -> None:
        self.day.setFixedWidth(150)
        self.zone.setFixedWidth(200)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(labelled(tr("Day of the first line"), self.day))
        row.addLayout(labelled(tr("Time zone"), self.zone))
        row.addStretch(1)
        where = QHBoxLayout()
        where.setSpacing(12)
        named = label(tr("As a new review with the title"), 13, 400, "muted")
        # What is shown before it has its place would flash up as a window.
        (named if self.can_choose else self.target).hide()
        where.addWidget(named)
        where.addWidget(self.target)
        where.addWidget(self.title, 1000)
        where.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addSpacing(4)
        column.addLayout(where)

    def day_given(self) -> date | None:
        return read_day(self.day.text(), self._today)

    def zone_given(self) -> str | None:
        """The zone for times without one; None where what was typed is no zone."""
        return None if self.zone.fault() else self.zone.zone() or None

    def new_title(self) -> str | None:
        """The title of the new review; None where the lines go into the open one."""
        return clean_line(self.title.text()) if self.target.value() else None

    def suggest(self, intake: Intake) -> None:
        """Fills in the title that the text names, unless another was typed; tells its zone."""
        zones = {entry.zone for entry in intake.entries} - {self.zone_given() or "UTC"}
        self._stated = zones.pop() if len(zones) == 1 else ""
        self._say()
        if self.title.text() in ("", self._suggested):
            self._suggested = intake.header.title
            self.title.setText(self._suggested)

    def _reread(self) -> None:
        text = self.day.text().strip()
        mark_fault(self.day, bool(text) and self.day_given() is None)
        mark_fault(self.zone, bool(self.zone.fault()))
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """What stands below the two fields: a fault, else the day and the text's own zone."""
        day, text = self.day_given(), self.day.text().strip()
        unread = tr("No day was found in this. Write it like 6 Oct 2026.")
        fault = (unread if text and day is None else "") or self.zone.fault()
        own = tr("The text has its own time zone: {zone}.").format(zone=self._stated)
        told = "  ".join((day_text(day) if day else "", own if self._stated else "")).strip()
        self.said.set_text(fault or told, "brick" if fault else "muted")

    def _retarget(self, _: object = None) -> None:
        self.title.setVisible(bool(self.target.value()))
        self.retargeted.emit()
