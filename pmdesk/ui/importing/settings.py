"""What an import needs to know: format, day, zone, order of digits, whose account it is."""

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.intake.asking import order_is_open, start_is_open
from pmdesk.intake.span import bound_of
from pmdesk.intake.values import Intake
from pmdesk.model.review import Review
from pmdesk.model.text import clean_line
from pmdesk.model.times import date_text, day_text, local, zone_of
from pmdesk.ui.importing.formats import format_choices, recognised
from pmdesk.ui.importing.take import read_day
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented
from pmdesk.ui.widgets.fields import ChoiceField, LineField, mark_fault
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.suggest_field import SuggestField
from pmdesk.ui.widgets.zone_field import ZoneField

PAUSE = 150
"""Milliseconds without typing after which the text is read again."""
WIDTHS = {"format": 190, "day": 140, "zone": 180, "start": 140, "teller": 170}


class ImportSettings(QWidget):
    """What is said about a text, with a word below the fields.

    The order of digits and the start of counted times are asked for only where the text leaves
    them open.

    Signals:
        changed(): the text is to be read again.
    """

    changed = Signal()

    def __init__(self, theme: Theme, today: date, zone: str, review: Review | None) -> None:
        super().__init__()
        self._today, self._stated = today, ""
        self.format = ChoiceField(theme, tr("Format"))
        self.format.set_choices(format_choices(""))
        self.format.show_value("auto")
        self.day = LineField(tr("Day of the first line"), tr("6 Oct 2026"))
        if review is not None and review.started is not None:
            # Lines for an open review are most likely of the incident's own day.
            self.day.show_value(date_text(local(review.started, review.zone).date()))
        self.zone = ZoneField(theme, zone)
        orders = [(tr("Day first"), False), (tr("Month first"), True)]
        self.order = Segmented(tr("Dates such as 03/04"), orders)
        self.start = LineField(tr("Counted from"), tr("6 Oct 14:00"))
        self.teller = SuggestField(tr("Whose account"), people(review), tr("Nobody’s"))
        self.said = Para(theme, "", 12, 400, "muted")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._asked = {"day": QWidget(), "order": QWidget(), "start": QWidget()}
        self._lay_out()
        for field in (self.day, self.zone, self.start):
            field.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._reread)
        self.format.chosen.connect(lambda _: self.changed.emit())
        self.order.chosen.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        for name, pixels in WIDTHS.items():
            getattr(self, name).setFixedWidth(pixels)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(labelled(tr("Format"), self.format))
        row.addWidget(self._part("day", tr("Day of the first line")))
        row.addLayout(labelled(tr("Time zone"), self.zone))
        for name, text in (("order", tr("Dates such as 03/04")), ("start", tr("Counted from"))):
            row.addWidget(self._part(name, text))
            self._asked[name].hide()
        row.addLayout(labelled(tr("Whose account"), self.teller))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.said)

    def _part(self, name: str, text: str) -> QWidget:
        """A field under its label that can be away."""
        inner = labelled(text, getattr(self, name))
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addStretch(1)
        self._asked[name].setLayout(inner)
        return self._asked[name]

    # What was said

    def day_given(self) -> date | None:
        return read_day(self.day.text(), self._today)

    def zone_given(self) -> str | None:
        """The zone for times without one; None where what was typed is no zone."""
        return None if self.zone.fault() else self.zone.zone() or None

    def month_first(self) -> bool | None:
        """The order of digits in dates, None where nobody settled it."""
        value = self.order.value()
        return value if isinstance(value, bool) else None

    def start_given(self) -> datetime | None:
        """The moment from which times count, None where none can be read."""
        bound = bound_of(self.start.text(), self._today)
        day = (bound.day if bound else None) or self.day_given()
        if bound is None or bound.clock is None or day is None:
            return None
        at = datetime.combine(day, time()) + bound.clock
        return at.replace(tzinfo=zone_of(self.zone_given() or "UTC"))

    def contributor(self) -> str:
        """Whose account or notes these are; "" for nobody's."""
        return clean_line(self.teller.text())

    # What is shown

    def forget(self) -> None:
        """Another text comes: what was settled for the one before does not hold for it."""
        self.format.show_value("auto")
        self.order.show_value(None)
        self.start.clear()
        for name, part in self._asked.items():
            part.setVisible(name == "day")

    def suggest(self, intake: Intake) -> None:
        """Says what was recognised, asks for what is open, tells the text's own zone."""
        value = self.format.value()
        self.format.set_choices(format_choices(recognised(intake.format)))
        self.format.show_value(value)
        for name, wanted in (("order", order_is_open(intake)), ("start", start_is_open(intake))):
            if wanted:
                self._asked[name].show()
        # An export has the day of each of its messages; there is none to be said.
        dated = bool(intake.choices.first) and all(entry.day_known for entry in intake.entries)
        self._asked["day"].setVisible(not dated)
        zones = {entry.zone for entry in intake.entries} - {self.zone_given() or "UTC"}
        self._stated = zones.pop() if len(zones) == 1 else ""
        self._say()

    def settle(self) -> None:
        """What was just typed counts now."""
        if self._pause.isActive():
            self._pause.stop()
            self._reread()

    def _reread(self) -> None:
        mark_fault(self.day, bool(self.day.text().strip()) and self.day_given() is None)
        mark_fault(self.zone, bool(self.zone.fault()))
        mark_fault(self.start, bool(self.start.text().strip()) and self.start_given() is None)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """What stands below the fields: a fault, else the day and the text's own zone."""
        day, text = self.day_given(), self.day.text().strip()
        unread = tr("No day was found in this. Write it like 6 Oct 2026.")
        uncounted = tr("Say day and time of the start, such as 6 Oct 14:00.")
        fault = (unread if text and day is None else "") or self.zone.fault()
        if not fault and self.start.text().strip() and self.start_given() is None:
            fault = uncounted
        own = tr("The text has its own time zone: {zone}.").format(zone=self._stated)
        told = "  ".join((day_text(day) if day else "", own if self._stated else "")).strip()
        self.said.set_text(fault or told, "brick" if fault else "muted")


def people(review: Review | None) -> Sequence[str]:
    """Who is offered as the teller: the people of the review, by name or else by seat."""
    seats = review.seats if review is not None else ()
    names = (seat.name or seat.alias or seat.role for seat in seats)
    return tuple(dict.fromkeys(name for name in names if name))


class ImportTarget(QWidget):
    """Where an import goes: into the open review, or into a new one with a title.

    Signals:
        changed(): another target or title.
    """

    changed = Signal()

    def __init__(self, review: Review | None) -> None:
        super().__init__()
        self._suggested = ""
        self.choice = Segmented(
            tr("Take in"), [(tr("Into this review"), False), (tr("As a new review"), True)]
        )
        self.title = LineField(tr("Title"), tr("Title of the new review"))
        self.choice.show_value(review is None)
        named = label(tr("As a new review with the title"), 13, 400, "muted")
        # What is shown before it has its place would flash up as a window.
        (self.choice if review is None else named).hide()
        where = QHBoxLayout(self)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(12)
        where.addWidget(named)
        where.addWidget(self.choice)
        where.addWidget(self.title, 1000)
        where.addStretch(1)
        self.choice.chosen.connect(self._retarget)
        self.title.textChanged.connect(lambda _: self.changed.emit())
        self._retarget()

    def new_title(self) -> str | None:
        """The title of the new review; None where the lines go into the open one."""
        return clean_line(self.title.text()) if self.choice.value() else None

    def suggest(self, title: str) -> None:
        """Fills in the title that the text names, unless another was typed."""
        if self.title.text() in ("", self._suggested):
            self._suggested = title
            self.title.setText(title)

    def _retarget(self, _: object = None) -> None:
        self.title.setVisible(bool(self.choice.value()))
        self.changed.emit()
