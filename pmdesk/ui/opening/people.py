"""Who takes which part at the opening: devil's advocate, leaders, and who is here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.method.parts import parts
from pmdesk.model.gestures import header, seats
from pmdesk.model.masking import called
from pmdesk.model.review import Review, Seat
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.picker import Picker, PickRow


def names(chosen: tuple[Seat, ...]) -> str:
    """How seats are called, one behind the other."""
    return ", ".join(called(seat) for seat in chosen)


class AdvocateBlock(Block):
    """The seat of the devil's advocate and what it is for."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, tr("Devil's advocate"), parts().advocate)
        self.choice = ChoiceField(theme, tr("Devil's advocate"))
        self.hint = Para(theme, "", 12, 400, "amber")
        self.choice.setMaximumWidth(360)
        self.fields.addWidget(self.choice)
        self.fields.addWidget(self.hint)
        self.choice.chosen.connect(
            lambda seat: session.do(header.seat_in, field="advocate", seat=seat)
        )

    def show_review(self, review: Review) -> None:
        rows = [(called(seat), seat.id) for seat in review.seats]
        self.choice.set_choices([(tr("Not yet chosen"), ""), *rows])
        self.choice.show_value(review.advocate)
        said = ""
        if not review.seats:
            said = tr("Nobody has a seat yet. Seats are made in Prepare.")
        elif review.advocate and review.advocate == review.facilitator:
            said = tr("The facilitator has no opinion in the meeting. Who else could take it?")
        self.hint.set_text(said)
        self.hint.setVisible(bool(said))


class LeadersBlock(Block):
    """Leaders with a seat, those that are here first, and what to ask of them beforehand.

    Signals:
        pick_wanted(QWidget): leaders are to be marked, beside this button.
    """

    pick_wanted = Signal(QWidget)

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, tr("Leaders"))
        self._session = session
        self.who = Para(theme, "", 13, 500)
        self.ask = Para(theme, "", 13)
        self.mark = button(theme, tr("Mark leaders…"), "link", "seat", dense=True)
        self.head.addWidget(self.mark)
        self.fields.addWidget(self.who)
        self.fields.addWidget(self.ask)
        self.mark.clicked.connect(lambda: self.pick_wanted.emit(self.mark))

    def show_people(self, review: Review, room: Room | None) -> None:
        leaders = tuple(seat for seat in review.seats if seat.leader)
        here = room.present if room is not None and room.running else leaders
        there = tuple(seat for seat in leaders if seat in here)
        away = tuple(seat for seat in leaders if seat not in here)
        said = [names(there)] if there else []
        said += [tr("Not here: {names}").format(names=names(away))] if away else []
        self.who.set_text("\n".join(said))
        self.who.setVisible(bool(said))
        words = parts().leaders if leaders else tr("Nobody is marked as somebody who leads.")
        self.ask.set_text(words, "ink" if leaders else "muted")
        self.mark.setVisible(bool(review.seats))

    def picker(self) -> Picker:
        """The seats to tick those that lead."""
        review = self._session.review
        rows = [PickRow(seat.id, called(seat)) for seat in review.seats]
        led = {seat.id for seat in review.seats if seat.leader}
        picker = Picker(self.theme, tr("Who leads others here?"), rows, led)
        picker.toggled.connect(self._mark)
        return picker

    def _mark(self, seat: str, on: bool) -> None:
        self._session.seal()
        self._session.do(seats.set_fact, id=seat, field="leader", value=on)


class HereBlock(Block):
    """How many of those who have a seat are here; the list of who is there stands elsewhere.

    Signals:
        list_wanted(): the list of who is there is to be opened.
    """

    list_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Who is here"))
        self.names = Para(theme)
        self.open = button(theme, tr("Who is here…"), "outline", "seat", dense=True)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        self.fields.addWidget(self.names)
        self.fields.addLayout(row)
        self.open.clicked.connect(self.list_wanted)

    def show_people(self, review: Review, room: Room | None) -> None:
        here = room.present if room is not None else ()
        expected = tuple(seat for seat in review.seats if seat.present)
        if here:
            self.say(tr("{n} of {all} seats").format(n=len(here), all=len(review.seats)))
            self.names.set_text(names(here))
        else:
            count = len(expected)
            said = tr("1 seat is expected.") if count == 1 else tr("{n} seats are expected.")
            self.say(said.format(n=count) if count else tr("Nobody has a seat yet."))
            self.names.set_text(names(expected))
        self.names.setVisible(bool(self.names.text()))
