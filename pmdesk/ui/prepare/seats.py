"""Who has a seat: the parts that the review names, and each seat with alias, role and name."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.ready import owned_by
from pmdesk.method.roles import holder_sentences, lead_of, role_names
from pmdesk.model.gestures import header, seats
from pmdesk.model.review import Review, Seat
from pmdesk.model.text import new_id
from pmdesk.ui.prepare.holders import HolderRow, seat_name
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.suggest_field import SuggestField
from pmdesk.ui.widgets.tick_box import TickBox

TICK, AWAY, GAP = 52, 26, 12
SHARES = {False: {"alias": 4, "role": 5, "name": 0}, True: {"alias": 5, "role": 4, "name": 4}}
"""How the width is shared out, without and with names."""


class SeatRow(QWidget):
    """One seat: underlined fields, two marks, and a way to take it out."""

    def __init__(self, theme: Theme, session: ReviewSession, seat: Seat) -> None:
        super().__init__()
        self._names_shown = True
        self._said: Seat | None = None
        self.seat = seat.id
        self.fields = {
            "alias": SuggestField(tr("Alias"), (), tr("On-call engineer"), "underline"),
            "role": SuggestField(tr("Role"), role_names(), tr("Incident commander"), "underline"),
            "name": SuggestField(tr("Name, private"), (), tr("Name"), "underline"),
        }
        self.marks = {"leader": TickBox(theme), "present": TickBox(theme)}
        away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete seat"))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for name, field in self.fields.items():
            row.addWidget(field, SHARES[True][name])
            field.edited.connect(lambda value, name=name: self._set(session, name, value))
            field.left.connect(session.seal)
        for name, box in self.marks.items():
            box.setFixedSize(TICK, 28)
            row.addWidget(box)
            box.clicked.connect(lambda on, name=name: self._set(session, name, on))
        row.addWidget(away)
        away.clicked.connect(lambda: session.do(seats.delete_seat, id=self.seat))

    def _set(self, session: ReviewSession, field: str, value: object) -> None:
        session.do(seats.set_fact, id=self.seat, field=field, value=value)

    def show_seat(self, seat: Seat, names: bool) -> None:
        """Shows a seat; where `names` are folded the field for it holds none."""
        if (seat, names) == (self._said, self._names_shown):
            return
        self._said, self._names_shown = seat, names
        if not names:
            self.fields["name"].flush()
        self.fields["name"].setVisible(names)
        _share_out(self._row, names, *self.fields.values())
        for name, field in self.fields.items():
            field.show_value(getattr(seat, name) if names or name != "name" else "")
        said = seat_name(seat)
        for name, word in (("leader", tr("Leader")), ("present", tr("Comes to the meeting"))):
            self.marks[name].setChecked(getattr(seat, name))
            self.marks[name].setAccessibleName(f"{word}: {said}")


class Heads(QWidget):
    """The words above the columns of the seats."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, AWAY + GAP, 0)
        self._row.setSpacing(GAP)
        self._words = (
            label(tr("Alias, seen by the room"), 11, 600, "muted"),
            label(tr("Role"), 11, 600, "muted"),
            label(tr("Name, private"), 11, 600, "private"),
        )
        for word in self._words:
            word.setMinimumWidth(1)
            self._row.addWidget(word)
        for text, tip in (
            (tr("Leader"), tr("Sets priorities for the others")),
            (tr("Comes"), tr("Is expected in the meeting")),
        ):
            word = label(text, 11, 600, "muted")
            word.setFixedWidth(TICK)
            word.setToolTip(tip)
            self._row.addWidget(word)
        self.show_names(True)

    def show_names(self, shown: bool) -> None:
        self._words[-1].setVisible(shown)
        _share_out(self._row, shown, *self._words)


def _share_out(row: QHBoxLayout, names: bool, *parts: QWidget) -> None:
    """Gives the columns of alias, role and name their shares of a row."""
    for part, share in zip(parts, SHARES[names].values(), strict=True):
        row.setStretchFactor(part, share)


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
        self._names = True
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

    def _connect(self) -> None:
        for name, row in self.holders.items():
            row.taken.connect(
                lambda seat, f=name: self.session.do(header.seat_in, field=f, seat=seat)
            )
            row.new_wanted.connect(lambda f=name: self.new_wanted.emit(f))
        self.add.clicked.connect(self._add)
        self.names.clicked.connect(lambda: self.names_wanted.emit(not self._names))

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

    def show_review(self, review: Review) -> None:
        owned = owned_by(review, review.facilitator) if review.facilitator else ""
        warning = tr("owns {what}").format(what=owned) if owned else ""
        for name, row in self.holders.items():
            row.show_holder(review, getattr(review, name), warning if name == "facilitator" else "")
        self.holders["drafter"].offer(None if review.drafter else lead_of(review))
        if review.seats is not self._seen:
            self._seen = review.seats
            self._show_seats(review)

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
            row = kept.pop(seat.id, None) or SeatRow(self.theme, self.session, seat)
            self.rows.append(row)
        for gone in kept.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, row in enumerate(self.rows):
            self._column.insertWidget(number, row)
            row.show()

    def _add(self) -> None:
        id = new_id()
        if self.session.do(seats.add_seat, id=id):
            self.edit(id)

    def edit(self, seat: str) -> None:
        """Puts the caret into the alias of a seat."""
        for row in self.rows:
            if row.seat == seat:
                row.fields["alias"].setFocus(Qt.FocusReason.OtherFocusReason)
                self.brought.emit(row)

    def places(self) -> Mapping[str, QWidget]:
        return {name: row.choice for name, row in self.holders.items()}
