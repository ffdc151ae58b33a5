"""The seats of the review as rows of three fields: alias, role, name."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.gestures import seats
from pmdesk.model.review import Review, Seat
from pmdesk.model.text import new_id
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.labels import label


class SeatRow(QWidget):
    """One seat: underlined fields and a way to take it out."""

    def __init__(self, theme: Theme, session: ReviewSession, seat: Seat) -> None:
        super().__init__()
        self.seat = seat.id
        self.fields = {
            "alias": LineField(tr("Alias"), tr("On-call engineer"), "underline"),
            "role": LineField(tr("Role"), tr("Incident commander"), "underline"),
            "name": LineField(tr("Name, only here"), tr("Name, only here"), "underline"),
        }
        away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete seat"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for name, field in self.fields.items():
            row.addWidget(field, 1)
            field.edited.connect(
                lambda value, name=name: session.do(
                    seats.set_fact, id=self.seat, field=name, value=value
                )
            )
            field.left.connect(session.seal)
        row.addWidget(away)
        away.clicked.connect(lambda: session.do(seats.delete_seat, id=self.seat))

    def show_seat(self, seat: Seat) -> None:
        for name, field in self.fields.items():
            field.show_value(getattr(seat, name))


class SeatsEditor(QWidget):
    """All seats, and a way to add one."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._seen: tuple[Seat, ...] | None = None
        self.rows: list[SeatRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.add = button(theme, tr("Add seat"), "outline", "plus", dense=True)
        self.add.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 42, 0)
        head.setSpacing(16)
        for text in (tr("Alias, seen by the room"), tr("Role"), tr("Name, only here")):
            head.addWidget(label(text, 11, 600, "muted"), 1)
        column.addLayout(head)
        column.addLayout(self._column)
        column.addWidget(self.add)

    def show_review(self, review: Review) -> None:
        if review.seats is self._seen:
            return
        self._seen = review.seats
        if [row.seat for row in self.rows] != [seat.id for seat in review.seats]:
            self._rebuild(review)
        for row, seat in zip(self.rows, review.seats, strict=True):
            row.show_seat(seat)

    def _rebuild(self, review: Review) -> None:
        kept = {row.seat: row for row in self.rows}
        self.rows = []
        for seat in review.seats:
            row = kept.pop(seat.id, None) or SeatRow(self._theme, self._session, seat)
            self.rows.append(row)
        for gone in kept.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, row in enumerate(self.rows):
            self._column.insertWidget(number, row)

    def _add(self) -> None:
        if self._session.do(seats.add_seat, id=new_id()):
            self.rows[-1].fields["alias"].setFocus()
