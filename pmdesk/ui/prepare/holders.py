"""Who holds a part in the review: one of the seats, or a new one, with a word on what it is for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pmdesk.model.review import Review, Seat, find
from pmdesk.ui.paint.text import elided
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField
from pmdesk.ui.widgets.labels import ElidedLabel, Para

NEW = "new"
CHOICE, LONGEST_ALIAS = 190, 150
"""Pixels for a choice in a row, and for an alias on a button at most."""


def seat_name(seat: Seat) -> str:
    """How a seat is called here: its alias, else its role."""
    return seat.alias or seat.role or tr("A responder")


def show_offer(made: QPushButton, text: str, seat: Seat, part: str) -> None:
    """Words of a button that takes a seat for a part; a long alias is cut."""
    said = text.format(seat=seat_name(seat))
    short = text.format(seat=elided(seat_name(seat), made.font(), LONGEST_ALIAS))
    made.setText(short.replace("&", "&&"))
    made.setAccessibleName(f"{part}: {said}")
    made.setToolTip("" if short == said else said)


class HolderField(ChoiceField):
    """The seats of a review by alias; the last choice makes a new one.

    Signals:
        taken(str): the id of a seat, or "" for nobody.
        new_wanted(): a seat that is not there yet.
    """

    taken = Signal(str)
    new_wanted = Signal()

    def __init__(self, theme: Theme, name: str, role: str = "") -> None:
        super().__init__(theme, name, role)
        self._held = ""
        self.chosen.connect(self._choose)

    def show_holder(self, review: Review, seat: str) -> None:
        self._held = seat if find(review.seats, seat) is not None else ""
        seats = [(seat_name(row), row.id) for row in review.seats]
        choices: list[tuple[str, object]] = [(tr("Not yet chosen"), ""), *seats]
        self.set_choices([*choices, (tr("New seat…"), NEW)])
        self.show_value(self._held)

    def _choose(self, value: object) -> None:
        if value == NEW:
            self.show_value(self._held)
            self.new_wanted.emit()
        else:
            self.taken.emit(value)


class HolderRow(QWidget):
    """A part, who holds it, what it is for, and where one lends itself a seat to take.

    Signals: as HolderField.
    """

    taken = Signal(str)
    new_wanted = Signal()

    def __init__(self, theme: Theme, name: str, explained: str) -> None:
        super().__init__()
        self._explained, self._offer = explained, ""
        self.choice = HolderField(theme, name, "underline")
        self.choice.setFixedWidth(CHOICE)
        self.said = Para(theme, explained, 12, 400, "muted")
        self.use = button(theme, "", "link", dense=True)
        self.use.hide()
        name_label = ElidedLabel(theme, name, 13, 400, "muted")
        name_label.setFixedWidth(118)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(name_label)
        row.addWidget(self.choice)
        row.addWidget(self.said, 1)
        row.addWidget(self.use)
        row.addStretch(0)
        self.setFocusProxy(self.choice)
        self.choice.taken.connect(self.taken)
        self.choice.new_wanted.connect(self.new_wanted)
        self.use.clicked.connect(lambda: self.taken.emit(self._offer))

    def show_holder(self, review: Review, seat: str, warning: str = "") -> None:
        """Shows who it is; a `warning` stands in the place of what it is for."""
        self.choice.show_holder(review, seat)
        self.said.set_text(warning or self._explained, "amber" if warning else "muted")

    def offer(self, seat: Seat | None) -> None:
        """Offers a seat to take at once; None for none."""
        self._offer = seat.id if seat is not None else ""
        if seat is not None:
            show_offer(self.use, tr("Take {seat}"), seat, self.choice.accessibleName())
        self.use.setVisible(seat is not None)
        self.said.setVisible(seat is None)
