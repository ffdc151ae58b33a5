"""The row of one seat, with the heads of its columns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.roles import role_names
from pmdesk.model.gestures import seats
from pmdesk.model.review import Review, Seat
from pmdesk.model.words import Stage
from pmdesk.ui.guide.about_notes import AboutNotes, notes_on
from pmdesk.ui.prepare.holders import seat_name
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.private import mark_private
from pmdesk.ui.widgets.suggest_field import SuggestField
from pmdesk.ui.widgets.tick_box import TickBox

TICK, AWAY, GAP = 44, 54, 12
SHARES = {False: {"alias": 4, "role": 5, "name": 0}, True: {"alias": 5, "role": 4, "name": 4}}
"""How the width is shared out, without and with names."""


class SeatRow(QWidget):
    """One seat: underlined fields, two marks, notes on the person, and a way to take it out.

    Signals:
        opened(QWidget): the private notes were opened and should be in sight.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, session: ReviewSession, seat: Seat) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._names_shown, self._private = True, True
        self._said: Seat | None = None
        self.seat = seat.id
        self.notes: AboutNotes | None = None
        self.fields = {
            "alias": SuggestField(tr("Alias"), (), tr("On-call engineer"), "underline"),
            "role": SuggestField(tr("Role"), role_names(), tr("Incident commander"), "underline"),
            "name": SuggestField(tr("Name, private"), (), tr("Name"), "underline"),
        }
        mark_private(self.fields["name"])
        self.marks = {"leader": TickBox(theme), "present": TickBox(theme)}
        self.lock = button(theme, "", "quiet", "lock", dense=True, name=tr("Private note"))
        self.lock.setCheckable(True)
        policy = self.lock.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.lock.setSizePolicy(policy)
        self._lay_out()

    def _lay_out(self) -> None:
        session = self._session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        row = self._row = QHBoxLayout()
        row.setSpacing(GAP)
        self._column.addLayout(row)
        for name, field in self.fields.items():
            row.addWidget(field, SHARES[True][name])
            field.edited.connect(lambda value, name=name: self._set(name, value))
            field.left.connect(session.seal)
        for name, box in self.marks.items():
            box.setFixedSize(TICK, 28)
            row.addWidget(box)
            box.clicked.connect(lambda on, name=name: self._set(name, on))
        away = button(self._theme, "", "quiet", "trash", dense=True, name=tr("Delete seat"))
        ends = QHBoxLayout()
        ends.setSpacing(2)
        ends.addWidget(self.lock)
        ends.addWidget(away)
        row.addLayout(ends)
        self.lock.toggled.connect(self._open_notes)
        away.clicked.connect(lambda: session.do(seats.delete_seat, id=self.seat))

    def _set(self, field: str, value: object) -> None:
        self._session.do(seats.set_fact, id=self.seat, field=field, value=value)

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

    # Private notes

    def show_notes(self, review: Review, shown: bool) -> None:
        """Shows that there are notes, and those that are opened; folded, nothing tells of them."""
        if shown != self._private:
            self._private = shown
            self.lock.setVisible(shown)
            self._fold_notes(shown)
        count = len(notes_on(review, ("seats", self.seat))) if shown else 0
        self._call_lock(count, seat_name(self._said) if self._said is not None else "")
        if self.notes is not None and shown:
            self.notes.show_review(review)

    def _fold_notes(self, shown: bool) -> None:
        if self.notes is None:
            return
        if shown:
            self.notes.reopen()
        else:
            self.notes.shut()
        self.notes.setVisible(shown and self.lock.isChecked())

    def _call_lock(self, count: int, alias: str) -> None:
        one, many = tr("1 private note on {seat}"), tr("{n} private notes on {seat}")
        text = one if count == 1 else many if count else tr("Private note on {seat}")
        name = text.format(n=count, seat=alias)
        if name != self.lock.accessibleName():
            self.lock.setAccessibleName(name)
            self.lock.setToolTip(name)
            self.lock.setIcon(icon(self._theme, "lock", "private" if count else "muted"))
        if self.notes is not None:
            self.notes.call_it(tr("Private note on {seat}").format(seat=alias))

    def _open_notes(self, opened: bool) -> None:
        if self.notes is None:
            said = tr("Private: what to ask them, what they fear.")
            about = ("seats", self.seat)
            self.notes = AboutNotes(self._theme, self._session, about, Stage.PREPARE, said)
            self._column.addWidget(self.notes)
            self.notes.escaped.connect(self._leave_notes)
        self.show_notes(self._session.review, self._private)
        self.notes.setVisible(opened)
        if opened:
            self.opened.emit(self.notes)
            self.notes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.notes.finish()

    def _leave_notes(self) -> None:
        self.lock.setChecked(False)
        self.lock.setFocus(Qt.FocusReason.OtherFocusReason)


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
