"""The balance of turns: a key for each seat counts that it had the floor. Private."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.gestures import participation
from pmdesk.model.gestures.participation import Balance, balance_of, turns_of
from pmdesk.model.masking import called
from pmdesk.model.meetings import running
from pmdesk.model.review import Meeting, Seat
from pmdesk.model.text import new_id
from pmdesk.ui.guide.turn_row import TurnRow
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.labels import Para

KEYS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIDE = 3
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TurnsBox(QWidget):
    """The seats that are here, each with its key; the keys act while the box has the focus.

    A digit or letter counts one turn, Backspace takes the last one back; arrows go to a seat, where
    + and - count. A seat keeps its key while the window is open. Folded, no seat is in it.

    Signals:
        open_wanted(): private parts are to be opened although the window may be shared.
    """

    open_wanted = Signal()

    def __init__(self, theme: Theme, session: ReviewSession, room: Room) -> None:
        super().__init__()
        self._theme, self._session, self._room = theme, session, room
        self._keys: dict[str, str] = {}
        self._last: list[str] = []
        self._at = ""
        self._seen: object = None
        self.rows: dict[str, TurnRow] = {}
        self.setAccessibleName(tr("Turns, private"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hint = Para(theme, "", 12, 400, "private")
        self.balance = Para(theme, "", 12)
        self.quiet = Para(theme, "", 12)
        self.open_anyway = button(theme, tr("Open anyway"), "outline", dense=True)
        self._shut = align(self.open_anyway)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE + 9, 8, 6, 10)
        column.setSpacing(6)
        for part in (self.hint, self._list, self.balance, self.quiet, self._shut):
            column.addWidget(part)
        self.open_anyway.clicked.connect(self.open_wanted)
        self.look()

    @property
    def is_folded(self) -> bool:
        return self._room.hides_private

    @property
    def _meeting(self) -> Meeting | None:
        return running(self._session.review)

    def begin(self) -> None:
        """Takes the focus, or gives it to the button that opens what is folded."""
        (self.open_anyway if self.is_folded else self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Counting

    def count(self, seat: str, by: int = 1) -> None:
        """One turn more or less for a seat."""
        meeting = self._meeting
        if meeting is None or self.is_folded:
            return
        fact = {"meeting": meeting.id, "seat": seat, "by": by}
        if self._session.do(participation.count_turn, id=new_id(), **fact) and by > 0:
            self._last.append(seat)

    def _take_back(self) -> None:
        if self._last:
            self.count(self._last.pop(), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chords = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        key, sign = Qt.Key(event.key()), event.text().upper()
        seat = next((seat for seat, own in self._keys.items() if own == sign), "")
        if event.modifiers() & chords or self.is_folded:
            super().keyPressEvent(event)
        elif sign and seat in self.rows:
            self.count(seat)
        elif key == Qt.Key.Key_Backspace:
            self._take_back()
        elif key in STEPS:
            self._step(STEPS[key])
        elif sign in ("+", "-") and self._at in self.rows:
            self.count(self._at, 1 if sign == "+" else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        seats = list(self.rows)
        if seats:
            at = seats.index(self._at) + by if self._at in seats else 0 if by > 0 else -1
            self._at = seats[at % len(seats)]
            self._show()

    # Showing

    def look(self) -> None:
        """Follows the review and the room; nothing is painted anew where nothing is different."""
        review, room = self._session.review, self._room
        rows = (review.participation, review.seats, review.attendance, review.facilitator)
        now = (rows, self._meeting and self._meeting.id, room.hides_private)
        if now != self._seen:
            self._seen = now
            self._show()

    def _seats(self) -> tuple[Seat, ...]:
        """Those who are here; where nobody was ticked, all who were expected. Not who leads."""
        review = self._session.review
        if self._meeting is None or self.is_folded:
            return ()
        here = self._room.present or tuple(seat for seat in review.seats if seat.present)
        return tuple(seat for seat in here if seat.id != review.facilitator)

    def _show(self) -> None:
        seats, review, meeting = self._seats(), self._session.review, self._meeting
        turns = turns_of(review, meeting.id) if meeting is not None else {}
        self._place(seats)
        most = max((turns.get(seat.id, 0) for seat in seats), default=0)
        for seat in seats:
            row, current = self.rows[seat.id], seat.id == self._at
            key, count = self._key(seat.id), turns.get(seat.id, 0)
            row.show_seat(key, called(seat), count, most, current=current)
        unheard = [called(seat) for seat in seats if seat.id not in turns] if turns else []
        self._say(self._hint(seats), self._balance(), unheard)
        self._shut.setVisible(self.is_folded)
        self._list.setVisible(bool(seats))
        self.update()

    def _say(self, hint: str, balance: str, unheard: list[str]) -> None:
        quiet = tr("Not heard yet: {who}").format(who=", ".join(unheard)) if unheard else ""
        for para, text in ((self.hint, hint), (self.balance, balance), (self.quiet, quiet)):
            para.set_text(text)
            para.setVisible(bool(text))

    def _hint(self, seats: tuple[Seat, ...]) -> str:
        if self.is_folded:
            return tr("Turns are folded: this window may be shared")
        if self._meeting is None:
            return tr("Turns are counted while a meeting runs.")
        if not seats:
            return tr("Nobody is here yet. Tick who is in the meeting.")
        return tr(
            "The key of a seat counts a turn, Backspace takes it back. Only the count is kept."
        )

    def _balance(self) -> str:
        """In words: of the running meeting, else of the one that was held last."""
        row = self._meeting or self._room.row
        if row is None or self.is_folded:
            return ""
        said = balance_of(self._session.review, row.id)
        return _words(said) if said.turns else ""

    def _key(self, seat: str) -> str:
        """The key of a seat, the same for as long as the window is open; "" where none is left."""
        if seat not in self._keys:
            free = (key for key in KEYS if key not in self._keys.values())
            self._keys[seat] = next(free, "")
        return self._keys[seat]

    def _place(self, seats: tuple[Seat, ...]) -> None:
        """A row for each seat, in their order; rows of others go, with all that they say."""
        wanted = [seat.id for seat in seats]
        if list(self.rows) == wanted:
            return
        for id in [id for id in self.rows if id not in wanted]:
            row = self.rows.pop(id)
            row.forget()
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {id: self.rows.get(id) or self._made(id) for id in wanted}
        for place, row in enumerate(self.rows.values()):
            if self._rows.indexOf(row) != place:
                self._rows.insertWidget(place, row)

    def _made(self, seat: str) -> TurnRow:
        row = TurnRow(self._theme)
        row.counted.connect(lambda by: self.count(seat, by))
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme["private-tint"])
        painter.fillRect(QRectF(0, 0, SIDE, self.height()), theme["private"])
        if self.hasFocus():
            painter.setPen(stroke(theme["accent"], 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))


def _words(said: Balance) -> str:
    turns = tr("1 turn") if said.turns == 1 else tr("{n} turns").format(n=said.turns)
    heard = tr("{heard} of {seats} heard").format(heard=said.heard, seats=said.seats)
    if said.heard < 3:
        return f"{turns}, {heard}."
    share = tr("the two with most had {share} %").format(share=said.share)
    return f"{turns}, {heard}; {share}."
