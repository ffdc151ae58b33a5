"""What is done while the room walks: on, back to read again, a time mended, and the end asked."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from pmdesk.intake.capture import Scene, read_entry
from pmdesk.method.room import room_words
from pmdesk.model.gestures import captured, timeline
from pmdesk.model.review import Entry, Review
from pmdesk.model.text import new_id
from pmdesk.model.times import entry_clock, entry_day
from pmdesk.model.walking import so_far
from pmdesk.model.words import Support
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.timeline.ending import Ending
from pmdesk.ui.timeline.panel import EntryPanel
from pmdesk.ui.timeline.table import TimelineTable

Handlers = dict[str, Callable[[], object]]


class Host(Protocol):
    """What these acts need of the stage."""

    session: ReviewSession
    room: Room | None
    table: TimelineTable
    panel: EntryPanel
    ending: Ending
    acted: SignalInstance

    @property
    def review(self) -> Review: ...
    def bring(self, entry: str) -> None: ...
    def open_side(self) -> None: ...


class WalkActs:
    """The walk moves by these acts alone: never by choosing, filters, undo or edits."""

    def __init__(self, host: Host, add: Callable[..., bool]) -> None:
        self._host, self._add = host, add
        self._mending = False
        host.panel.time.entered.connect(self._mended)
        host.panel.time.left.connect(self._give_up)
        host.ending.acted.connect(host.acted)
        # Not on the button that now takes the agreement back: Enter may come twice.
        host.ending.agreed.clicked.connect(host.table.setFocus)
        host.ending.wanted.connect(host.bring)
        line = host.ending.line
        line.entry_wanted.connect(lambda text: self._close(self.add_missing(text)))
        line.question_wanted.connect(lambda text: self._close(self.pin_question(text)))
        line.closed.connect(lambda: self._close(True))

    def handlers(self) -> Handlers:
        """The actions (by key) that can be done now."""
        room = self._host.room
        if room is None:
            return {}
        made: Handlers = {key: self._stored(act) for key, act in room.steps().items()}
        asks = room.running and room.through and room.review.timeline_agreed is None
        if asks and "next-moment" not in made:
            # Behind the last moment comes the question that ends the walk: Enter answers it.
            made["next-moment"] = self._host.ending.agreed.setFocus
        if room.current is not None:
            made["mend-time"] = self.mend
        if room.running and room.reached:
            made["ask-ending"] = lambda: room.show_prompt(room_words().texts["ending"])
            made["something-missing"] = self.ask_what_is_missing
            made["contested"] = self.contest
        return made

    def _stored(self, act: Callable[[], object]) -> Callable[[], object]:
        """What is still typed belongs to the entry that it stands beside; so does the caret."""

        def after_flush() -> object:
            host, focus = self._host, QApplication.focusWidget()
            host.panel.flush()
            if self._mending or (focus is not None and host.panel.isAncestorOf(focus)):
                host.table.setFocus()
            return act()

        return after_flush

    # A wrong time

    def mend(self) -> None:
        """The caret goes into the time of the moment that the room looks at."""
        host = self._host
        current = host.room.current if host.room is not None else None
        if current is None:
            return
        host.bring(current.id)
        host.open_side()
        self._mending = True
        host.panel.time.setFocus()
        host.panel.time.selectAll()

    def _mended(self) -> None:
        """Enter goes back to the walk, where the room is; what is no time keeps the caret."""
        host = self._host
        if not self._mending or host.panel.time.property("fault"):
            return
        self._mending = False
        current = host.room.current if host.room is not None else None
        if current is not None:
            host.bring(current.id)
        host.table.setFocus()

    def _give_up(self) -> None:
        self._mending = False

    # The end

    def contest(self) -> None:
        """Marks the chosen entry as contested, and takes how somebody else remembers it."""
        host, entry = self._host, self._entry()
        if entry is None:
            return
        host.bring(entry.id)
        host.session.do(timeline.set_support, id=entry.id, support=Support.CONTESTED)
        host.open_side()
        accounts = host.panel.accounts
        if not accounts.fields:
            accounts.remember.click()
        if accounts.fields:  # a library that is only read takes none, and says so
            accounts.fields[-1].text.setFocus()

    def add_missing(self, text: str) -> bool:
        """What the room misses becomes an entry: at its own time, else at the chosen one's."""
        host, near = self._host, self._entry()
        if near is None:
            return False
        zone = host.review.zone
        day = entry_day(near, zone) if near.day_known else None
        now = host.room.now() if host.room is not None else near.at
        timed = read_entry(text, Scene(zone, now, day, near, host.review.seats))
        plain = Entry(
            id="",
            at=near.at,
            precision=near.precision,
            until=near.until,
            day_known=near.day_known,
            zone=near.zone,
            text=text,
        )
        entry = replace(timed.entry if timed is not None else plain, id=new_id())
        return self._add(entry, told=True)

    def pin_question(self, text: str) -> bool:
        """What the room misses is kept as a question at the chosen entry."""
        entry = self._entry()
        return entry is not None and self._host.session.do(
            captured.add_question, id=new_id(), text=text, entry=entry.id
        )

    def ask_what_is_missing(self) -> None:
        """Opens the line for what the room misses, at the chosen entry."""
        entry, host = self._entry(), self._host
        if entry is not None:
            line = host.room.reached[-1].at if host.room is not None else None
            host.ending.line.ask(entry_clock(so_far(entry, line), host.review.zone))
            host.ending.show_room(host.room)
            host.ending.line.field.setFocus()
            # The table has less room now: what is missing something stays in sight.
            QTimer.singleShot(0, host.table, host.table.show_line)

    def _close(self, done: bool) -> None:
        """The line is folded, where what it said is stored."""
        if done:
            self._host.ending.line.fold()
            self._host.ending.show_room(self._host.room)
            self._host.table.setFocus()

    def _entry(self) -> Entry | None:
        """The chosen entry where the room has reached it, else the one that the room looks at."""
        room = self._host.room
        if room is None:
            return None
        chosen = self._host.table.current()
        return chosen if chosen in room.reached else room.current
