"""The dialog that starts a review: a title and a time are enough."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pmdesk.method.wording import PLAIN
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.model.severity import LEVELS
from pmdesk.model.text import clean_line, new_id
from pmdesk.ui.library.when import When, read_when
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.fields import ChoiceField, LineField, mark_fault
from pmdesk.ui.widgets.form import labelled, side_by_side
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.zone_field import ZoneField


class NewReviewDialog(Dialog):
    """Asks for what is known already; `review()` gives the new value after Enter."""

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        zone: str = "",
        parent: QWidget | None = None,
        *,
        word: str = PLAIN,
    ) -> None:
        super().__init__(
            theme,
            tr("New {word}").format(word=word),
            tr("A title and a time are enough. The rest can wait until you know more."),
            primary=tr("Create {word}").format(word=word),
            cancel=tr("Cancel"),
            parent=parent,
        )
        self._now = now
        self.title = LineField(tr("Title"), tr("What was seen, for instance: Checkout errors"))
        self.started = LineField(tr("Started"), tr("6 Oct 14:05, or yesterday 9pm"))
        self.zone = ZoneField(theme, zone)
        self.severity = ChoiceField(theme, tr("Severity"))
        self.incident = LineField(tr("Incident id"), "INC-2041")
        self.services = LineField(tr("Services"), tr("checkout-api, orders-db"))
        choices: list[tuple[str, object]] = [(tr("Not said yet"), "")]
        self.severity.set_choices(choices + [(word, word) for word in LEVELS])
        self.severity.show_value("")
        self.title_fault = Para(theme, "", 12, 400, "brick")
        self.understood = Para(theme, "", 12, 400, "muted")
        self._lay_out()
        self.title.textChanged.connect(lambda: self._say(self.title, self.title_fault, ""))
        self.started.textChanged.connect(self._read)
        self.zone.textChanged.connect(self._read)
        self._read()
        self.setFixedWidth(560)
        self.title.setFocus()

    def _lay_out(self) -> None:
        self.body.addLayout(_with_word(labelled(tr("Title"), self.title), self.title_fault))
        times = side_by_side(
            labelled(tr("Started"), self.started), labelled(tr("Time zone"), self.zone)
        )
        when = QVBoxLayout()
        when.setSpacing(4)
        when.addLayout(times)
        when.addWidget(self.understood)
        self.body.addLayout(when)
        facts = side_by_side(
            labelled(tr("Severity"), self.severity), labelled(tr("Incident id"), self.incident)
        )
        self.body.addLayout(facts)
        self.body.addLayout(labelled(tr("Services, with commas between"), self.services))
        self.body.addStretch(1)

    def _when(self) -> When | None:
        text = self.started.text().strip()
        if not text or self.zone.fault():
            return None
        return read_when(text, self.zone.zone(), self._now())

    def _read(self) -> None:
        """Says what was understood of time and zone."""
        mark_fault(self.started, False)
        mark_fault(self.zone, False)
        when = self._when()
        said = when.said if when is not None else ""
        if not self.started.text().strip():
            said = tr("Not known yet? It can be added at any time.")
        self.understood.set_text(said or tr("No time read yet."), "muted")

    def done_well(self) -> None:
        """Creates, unless something that was typed cannot be kept."""
        for field, below, fault in self._faults():
            self._say(field, below, fault)
            field.setFocus()
            return
        self.accept()

    def _faults(self) -> list[tuple[QLineEdit, Para, str]]:
        faults: list[tuple[QLineEdit, Para, str]] = []
        if not self.title.text().strip():
            said = tr("A review needs a title. A few words on what was seen are enough.")
            faults.append((self.title, self.title_fault, said))
        if self.zone.fault():
            faults.append((self.zone, self.understood, self.zone.fault()))
        elif self.started.text().strip() and self._when() is None:
            said = tr("No time was found in this. Write it like 6 Oct 2026 14:05.")
            faults.append((self.started, self.understood, said))
        try:
            for field in (self.title, self.incident, self.services):
                clean_line(field.text())
        except WorldError as fault:
            faults.append((self.title, self.title_fault, str(fault)))
        return faults

    def _say(self, field: QLineEdit, below: Para, fault: str) -> None:
        mark_fault(field, bool(fault))
        below.set_text(fault, "brick")

    def review(self) -> Review:
        """The new review, with an id of its own."""
        when = self._when()
        names = (clean_line(name) for name in self.services.text().split(","))
        severity = self.severity.value()
        return Review(
            id=new_id(),
            title=clean_line(self.title.text()),
            incident=clean_line(self.incident.text()),
            severity=severity if isinstance(severity, str) else "",
            services=tuple(dict.fromkeys(name for name in names if name)),
            zone=self.zone.zone(),
            started=when.at if when is not None else None,
            created=self._now(),
        )


def _with_word(column: QVBoxLayout, word: Para) -> QVBoxLayout:
    column.addWidget(word)
    return column
