"""Who has a seat: the parts that the review names, each seat, and which roles are covered."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.neutral import part_sentence
from pmdesk.method.roles import WantedRole, coverage, holder_sentences, lead_of
from pmdesk.model.gestures import header, seats
from pmdesk.model.review import Review, Seat
from pmdesk.model.text import new_id
from pmdesk.ui.prepare.holders import HolderRow, seat_name
from pmdesk.ui.prepare.roles_covered import RolesCovered
from pmdesk.ui.prepare.seat_row import Heads, SeatRow
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.tab_order import order_tabs


class SeatsSection(Section):
    """Facilitator, advocate and drafter, all seats, and a way to add one.

    Signals:
        new_wanted(str): a new seat is to hold this field of the review.
        names_wanted(bool): the names are to be shown or folded.
    """

    new_wanted = Signal(str)
    names_wanted = Signal(bool)

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(
            theme, session, tr("Seats"), tr("The room and the report see the alias, never a name.")
        )
        self._seen: tuple[Seat, ...] | None = None
        self._names, self._private = True, True
        self.rows: list[SeatRow] = []
        said = holder_sentences()
        self.holders = {
            "facilitator": HolderRow(theme, tr("Facilitator"), said["facilitator"]),
            "advocate": HolderRow(theme, tr("Devil's advocate"), said["advocate"]),
            "drafter": HolderRow(theme, tr("Drafts timeline"), said["drafter"]),
        }
        self.add = button(theme, tr("Add seat"), "outline", "plus", dense=True)
        self.names = button(theme, tr("Fold names"), "link", "lock", dense=True)
        self.leaders = Para(theme, "", 12, 400, "amber")
        self.roles = RolesCovered(theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        held = QVBoxLayout()
        held.setSpacing(4)
        for row in self.holders.values():
            held.addWidget(row)
        self.fields.addLayout(held)
        self.fields.addSpacing(8)
        self._heads = Heads()
        self._none = Para(
            self.theme, tr("No seats yet. Who was there, and who should hear it?"), 13, 400, "muted"
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.fields.addWidget(self._heads)
        self.fields.addWidget(self._none)
        self.fields.addLayout(self._column)
        self.fields.addWidget(self.leaders)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.add)
        foot.addWidget(self.names)
        foot.addStretch(1)
        self.fields.addLayout(foot)
        self.fields.addSpacing(6)
        self.fields.addWidget(self.roles)

    def _connect(self) -> None:
        for name, row in self.holders.items():
            row.taken.connect(
                lambda seat, f=name: self.session.do(header.seat_in, field=f, seat=seat)
            )
            row.new_wanted.connect(lambda f=name: self.new_wanted.emit(f))
        self.add.clicked.connect(lambda: self._add())
        self.names.clicked.connect(lambda: self.names_wanted.emit(not self._names))
        self.roles.spared.connect(
            lambda key, on: self.session.do(header.tick, field="roles_spared", key=key, on=on)
        )
        self.roles.wanted.connect(self._add_role)

    def show_names(self, shown: bool) -> None:
        """Shows the column of names, or folds it away while this window may be shared."""
        if shown == self._names:
            return
        self._names = shown
        self._heads.show_names(shown)
        said = tr("Fold names") if shown else tr("Show names")
        self.names.setText(f" {said}")
        self.names.setAccessibleName(said)
        self._show_seats(self.session.review)

    def show_private(self, shown: bool) -> None:
        """Shows the notes on persons, or lets go of them while this window may be shared."""
        self._private = shown
        for row in self.rows:
            row.show_notes(self.session.review, shown)

    def show_review(self, review: Review) -> None:
        warning = part_sentence(review, review.facilitator)
        for name, row in self.holders.items():
            row.show_holder(review, getattr(review, name), warning if name == "facilitator" else "")
        self.holders["drafter"].offer(None if review.drafter else lead_of(review))
        if review.seats is not self._seen:
            self._seen = review.seats
            self._show_seats(review)
        self.roles.show_coverage(coverage(review))
        self.show_private(self._private)

    def _show_seats(self, review: Review) -> None:
        if [row.seat for row in self.rows] != [seat.id for seat in review.seats]:
            self._rebuild(review)
        for row, seat in zip(self.rows, review.seats, strict=True):
            row.show_seat(seat, self._names)
        self._heads.setVisible(bool(review.seats))
        self._none.setVisible(not review.seats)
        self.names.setVisible(bool(review.seats))
        self._show_leaders(review)

    def _show_leaders(self, review: Review) -> None:
        leaders = [seat_name(seat) for seat in review.seats if seat.leader and seat.present]
        said = tr("{who}: ask beforehand to speak last, and not to look for who did it.")
        self.leaders.set_text(said.format(who=", ".join(leaders)) if leaders else "")
        self.leaders.setVisible(bool(leaders))

    def _rebuild(self, review: Review) -> None:
        kept = {row.seat: row for row in self.rows}
        self.rows = []
        for seat in review.seats:
            self.rows.append(kept.pop(seat.id) if seat.id in kept else self._row(seat))
        for gone in kept.values():
            gone.show_notes(review, shown=False)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, row in enumerate(self.rows):
            self._column.insertWidget(number, row)
            row.show()

    def _row(self, seat: Seat) -> SeatRow:
        row = SeatRow(self.theme, self.session, seat)
        row.opened.connect(self._bring)
        return row

    def _bring(self, notes: QWidget) -> None:
        order_tabs(self)
        self.brought.emit(notes)

    def _add(self, role: str = "") -> None:
        id = new_id()
        if self.session.do(seats.add_seat, id=id, role=role):
            self.edit(id)

    def _add_role(self, role: WantedRole) -> None:
        """A seat for a role that is missing; where the review names who has it, it is named."""
        if role.holder:
            self.new_wanted.emit(role.holder)
        else:
            self._add(role.role)

    def edit(self, seat: str) -> None:
        """Puts the caret into the alias of a seat."""
        for row in self.rows:
            if row.seat == seat:
                row.fields["alias"].setFocus(Qt.FocusReason.OtherFocusReason)
                self.brought.emit(row)

    def places(self) -> Mapping[str, QWidget]:
        holders = {name: row.choice for name, row in self.holders.items()}
        return {**holders, "roles": self.roles.first_missing()}
