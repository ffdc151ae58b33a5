"""The room as the console sees it: the meeting, how far the walk has come, and what is shown.

Where a running meeting stands is stored at once; alone, a stage is only looked at. The audience
window is opened from here and is handed finished values, never the review.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from pmdesk.method.room import room_words
from pmdesk.model.agenda import IN_MEETING, agenda
from pmdesk.model.audience import Audience
from pmdesk.model.clock import Clock, meeting_clock, paused, stage_clock
from pmdesk.model.for_room import for_room
from pmdesk.model.gestures import meeting as gestures
from pmdesk.model.meetings import current, planned, present, running, seen
from pmdesk.model.review import Entry, Meeting, Review, Seat
from pmdesk.model.strip_scale import Measure
from pmdesk.model.text import new_id
from pmdesk.model.words import RoomView, Stage
from pmdesk.ui.session import ReviewSession


class Screen(Protocol):
    """What the room asks of the audience window."""

    def show_audience(self, audience: Audience) -> None: ...
    def set_frozen(self, frozen: bool) -> None: ...
    def set_blank(self, blank: bool) -> None: ...


class Room(QObject):
    """One review's meeting room.

    Signals:
        changed(): the meeting, the walk, what is shown or what is hidden is different.
    """

    changed = Signal()

    def __init__(
        self, session: ReviewSession, measure: Measure, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._session, self._measure, self.now = session, measure, now
        self._stage = Stage.PREPARE
        self._screen: Screen | None = None
        self._view = RoomView.LIVE
        self._kept: tuple[Review, Meeting, datetime] | None = None
        self.frozen_since: datetime | None = None
        self.masked = True
        self.private_open = False
        self.pages = 1
        if self.running and self.row is not None and self.row.view is not RoomView.LIVE:
            # What was frozen is not known any more: nothing is the safe thing to show.
            self._view = RoomView.BLANK
        session.changed.connect(self._changed)

    # What is so

    @property
    def review(self) -> Review:
        return self._session.review

    @property
    def row(self) -> Meeting | None:
        """The meeting that says where the room stands, None where there is none yet."""
        return current(self.review)

    @property
    def running(self) -> bool:
        return running(self.review) is not None

    @property
    def paused(self) -> bool:
        return self.running and paused(self.review, self.row)

    @property
    def stage(self) -> Stage:
        """The stage that the room is in: that of a running meeting, else the one looked at."""
        row = self.row
        return row.stage if row is not None and self.running else self._stage

    @property
    def reached(self) -> tuple[Entry, ...]:
        """The entries that the room has walked through."""
        return seen(self.review, self.row)

    @property
    def prompt(self) -> str:
        """The question that the room sees, "" for none."""
        return self.row.prompt if self.row is not None else ""

    @property
    def focus(self) -> str:
        """The id of the factor or action that the room looks at."""
        return self.row.focus if self.row is not None else ""

    @property
    def page(self) -> int:
        """The page that the room sees, from 0."""
        return min(self.row.page if self.row is not None else 0, self.pages - 1)

    @property
    def present(self) -> tuple[Seat, ...]:
        return present(self.review, self.row)

    @property
    def is_open(self) -> bool:
        """Whether there is an audience window."""
        return self._screen is not None

    @property
    def view(self) -> RoomView:
        return self._view

    @property
    def hides_private(self) -> bool:
        """Whether private parts of the console are folded: without audience it may be shared."""
        return not self.is_open and not self.private_open

    @property
    def hides_later(self) -> bool:
        """Whether the console keeps entries below the room line out of sight."""
        return self.hides_private and self.running

    @property
    def known(self) -> tuple[Entry, ...]:
        """The entries that the console may show: where it is shared, those that were reached."""
        return self.reached if self.hides_later else self.review.entries

    def minutes(self, stage: Stage) -> int:
        """The minutes that a stage has, 0 for work alone."""
        return agenda(self.row, room_words().minutes).get(stage, 0)

    def stage_clock(self) -> Clock:
        """The clock of the stage that the room is in."""
        minutes = self.minutes(self.stage)
        return stage_clock(self.review, running(self.review), self.stage, minutes, self.now())

    def meeting_clock(self) -> Clock:
        whole = sum(self.minutes(stage) for stage in IN_MEETING)
        return meeting_clock(self.review, running(self.review), whole, self.now())

    def seen(self) -> Audience:
        """What the room sees, or would see if there were a window: what was frozen stays."""
        return self._audience(*(self._kept or self._moment()))

    def audience(self) -> Audience:
        """What there is to see at the moment."""
        return self._audience(*self._moment())

    def _moment(self) -> tuple[Review, Meeting, datetime]:
        """What a view of the room is made of."""
        return self.review, replace(self.row or Meeting(id=""), stage=self.stage), self.now()

    def _audience(self, review: Review, shown: Meeting, now: datetime) -> Audience:
        words = room_words()
        return for_room(review, shown, now, words, self._measure, masked=self.masked)

    # The meeting

    def begin(self) -> bool:
        """Starts the planned meeting, or a new one; whoever has a seat and is expected is there."""
        if planned(self.review) is None:
            self._session.do(gestures.add_meeting, id=new_id())
        meeting = planned(self.review)
        here = tuple((new_id(), seat.id) for seat in self.review.seats if seat.present)
        times = {"now": self.now(), "ids": (new_id(), new_id())}
        return meeting is not None and self._session.do(
            gestures.begin, id=meeting.id, here=here, **times
        )

    def pause(self) -> None:
        """Stops the clocks, or lets them go on."""
        gesture = gestures.resume if self.paused else gestures.pause
        self._meet(gesture, now=self.now(), line=new_id())

    def end(self) -> None:
        self._stage = Stage.REPORT
        self._meet(gestures.end, now=self.now(), line=new_id())

    def reopen(self) -> None:
        """The meeting that was held last was ended too early and goes on."""
        self._meet(gestures.reopen, now=self.now(), line=new_id())

    def join(self, seat: str) -> None:
        """A seat is in the meeting, from now on where it has begun."""
        if self.row is not None:
            row = self.row.id
            self._session.do(gestures.join, id=new_id(), meeting=row, seat=seat, now=self.now())

    def join_anew(self, alias: str) -> None:
        """Somebody who has no seat yet gets one and is in the meeting."""
        if self.row is not None:
            ids = {"id": new_id(), "seat": new_id(), "meeting": self.row.id}
            self._session.do(gestures.join_anew, alias=alias, now=self.now(), **ids)

    def leave(self, seat: str) -> None:
        if self.row is not None:
            self._session.do(gestures.leave, meeting=self.row.id, seat=seat, now=self.now())

    # Where it stands

    def go_to_stage(self, stage: Stage) -> None:
        """The console went to a stage: a running meeting goes along, but not to work alone."""
        if not self.running:
            self._stage = stage
            self._changed()
        elif stage in IN_MEETING:
            self._meet(gestures.go_to_stage, stage=stage, now=self.now(), line=new_id())

    def step(self, by: int) -> Entry | None:
        """Walks on or back by one entry; gives the one that is current then."""
        place = len(self.reached) - 1 + by
        entries = self.review.entries
        if not -1 <= place < len(entries):
            return self.reached[-1] if self.reached else None
        entry = entries[place] if place >= 0 else None
        self.reach(entry)
        return entry

    def reach(self, entry: Entry | None) -> None:
        """Says how far the room has seen; None is back before the beginning."""
        if self.row is None:
            self._session.do(gestures.add_meeting, id=new_id())
        self._meet(gestures.reach, entry=entry)

    # What is shown

    def show_prompt(self, text: str) -> None:
        """Shows a question to the room; the same one again, or "", takes it away."""
        self._show(prompt="" if text == self.prompt else text)

    def look_at(self, id: str) -> None:
        """A factor or action that the room looks at; "" for none."""
        if id != self.focus:
            self._show(focus=id, page=0)

    def turn(self, by: int) -> None:
        """Turns the page that the room sees."""
        page = max(0, min(self.page + by, self.pages - 1))
        if page != self.page:
            self._show(page=page)

    def show_clock(self, shown: bool) -> None:
        self._show(clock_shown=shown)

    def set_view(self, view: RoomView) -> None:
        """Freezes, blanks, or lets the room follow again; the same one again is live."""
        self._view = RoomView.LIVE if view is self._view else view
        frozen = self._view is RoomView.FROZEN
        self.frozen_since = self.now() if frozen else None
        # Also without a window: it opens with what was frozen.
        self._kept = self._moment() if frozen else None
        if self.running:
            self._meet(gestures.show, view=self._view)
        self._changed()

    def mask_names(self, masked: bool) -> None:
        """Whether known names inside texts give way to aliases, also on a page that is frozen."""
        self.masked = masked
        self._changed()

    def open_private(self, shown: bool) -> None:
        """Opens the private parts by hand although the console may be shared."""
        self.private_open = shown
        self.changed.emit()

    def use_screen(self, screen: Screen | None) -> None:
        """The audience window came or went; private parts fold again with each change."""
        self._screen = screen
        self.private_open = False
        self._changed()

    def paged(self, page: int, pages: int) -> None:
        """The window says how many pages the stage has."""
        if pages != self.pages:
            self.pages = pages
            self.changed.emit()

    # Inside

    def _show(self, **values: Any) -> None:
        if self.row is None:
            self._session.do(gestures.add_meeting, id=new_id())
        self._meet(gestures.show, **values)

    def _meet(self, gesture: Callable[..., Any], **arguments: Any) -> None:
        if self.row is not None:
            self._session.do(gesture, id=self.row.id, **arguments)

    def _changed(self) -> None:
        if self._screen is not None:
            self._screen.set_blank(self._view is RoomView.BLANK)
            # What was frozen is seen again with names hidden or shown, and in a new window.
            self._screen.set_frozen(False)
            self._screen.show_audience(self.seen())
            self._screen.set_frozen(self._view is RoomView.FROZEN)
        self.changed.emit()
