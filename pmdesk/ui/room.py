"""The room as the console leads it: the meeting, how far the walk goes, and what is shown.

Where a running meeting stands is stored at once; alone, a stage is only looked at. The audience
window is handed finished values, never the review.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from pmdesk.method.room import room_words
from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.clock import last_told
from pmdesk.model.gestures import attendance, clocks, header
from pmdesk.model.gestures import meeting as gestures
from pmdesk.model.meetings import planned
from pmdesk.model.review import Entry, find
from pmdesk.model.strip_scale import Measure
from pmdesk.model.text import new_id
from pmdesk.model.walking import stop_after, stop_before
from pmdesk.model.words import RoomView, Stage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.standing import Screen, Standing


class Room(Standing):
    """One review's meeting room, with everything that the console does in it."""

    def __init__(
        self, session: ReviewSession, measure: Measure, now: Callable[[], datetime]
    ) -> None:
        super().__init__(session, measure, now)
        session.use_clock(now)
        session.changed.connect(self._changed)

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
        gesture = clocks.resume if self.paused else clocks.pause
        self._meet(gesture, now=self.now(), line=new_id())

    def tick_off(self, key: str, on: bool, stage: Stage | None = None) -> None:
        """Says of a condition that only the room can know of that it was asked, at this stage."""
        times = {"now": self.now(), "line": new_id()}
        self._meet(gestures.tick_off, stage=stage or self.stage, key=key, on=on, **times)

    def extend(self, minutes: int) -> None:
        """Gives the stage so many minutes more; the end of the meeting stays where it is."""
        times = {"now": self.now(), "line": new_id()}
        self._meet(clocks.extend, stage=self.stage, minutes=minutes, **times)

    def leave_out(self, gap: timedelta) -> str:
        """Does not count what the computer's clock ran ahead (negative: was set back).

        Gives the id of the line that says so, "" where the clocks stand still anyway.
        """
        line = new_id()
        self._meet(clocks.leave_out, gap=gap, now=self.now(), line=line)
        return line if find(self.review.log, line) is not None else ""

    def count_in(self, line: str) -> None:
        """Counts after all what was left out."""
        self._session.do(clocks.count_in, line=line)

    def hand_over(self) -> None:
        """The meeting goes on at another computer; here it is as it was until it comes back."""
        self._stage = self.stage
        self._meet(gestures.hand_over, now=self.now(), line=new_id())

    def take_on(self) -> None:
        """A meeting that was handed over is led from here, where it stood.

        Where the clock of this computer is behind the other one's, the meeting's time goes on.
        """
        now, told = self.now(), last_told(self.review, self.row)
        self._meet(gestures.take_on, now=now, line=new_id())
        if told is not None and now < told:
            self.leave_out(now - told)

    def end(self) -> None:
        self._stage = Stage.REPORT
        self._meet(gestures.end, now=self.now(), line=new_id())

    def leave_buy_in_open(self, reason: str) -> None:
        """Keeps why nobody was asked whether there is room for the plan; "" keeps nothing."""
        if reason:
            note = "\n".join(part for part in (self.review.buy_in_note, reason) if part)
            self._session.seal()
            self._session.do(header.set_closing, field="buy_in_note", value=note)

    def reopen(self) -> None:
        """The meeting that was held last was ended too early and goes on."""
        self._meet(gestures.reopen, now=self.now(), line=new_id())

    def join(self, seat: str) -> None:
        """A seat is in the meeting, from now on where it has begun."""
        if self.row is not None:
            row = self.row.id
            self._session.do(attendance.join, id=new_id(), meeting=row, seat=seat, now=self.now())

    def join_anew(self, alias: str) -> None:
        """Somebody who has no seat yet gets one and is in the meeting."""
        if self.row is not None:
            ids = {"id": new_id(), "seat": new_id(), "meeting": self.row.id}
            self._session.do(attendance.join_anew, alias=alias, now=self.now(), **ids)

    def leave(self, seat: str) -> None:
        if self.row is not None:
            self._session.do(attendance.leave, meeting=self.row.id, seat=seat, now=self.now())

    # Where it stands

    def go_to_stage(self, stage: Stage) -> None:
        """The console went to a stage: a running meeting goes along, but not to work alone."""
        if not self.running:
            self._stage = stage
            self._changed()
        elif stage in IN_MEETING:
            self._meet(gestures.go_to_stage, stage=stage, now=self.now(), line=new_id())

    def steps(self) -> dict[str, Callable[[], object]]:
        """What the walk can do now, by the keys of the actions."""
        made: dict[str, Callable[[], object]] = {}
        if self.looks_back or len(self.reached) < len(self.review.entries):
            made["next-moment"] = self.walk_on
            made["next-entry"] = lambda: self.walk_on(finely=True)
        if self.place > 0:
            made["previous-moment"] = self.look_back
            made["previous-entry"] = lambda: self.look_back(finely=True)
        if self.looks_back:
            made["back-to-line"] = self.back_to_line
        return made

    def walk_on(self, *, finely: bool = False) -> None:
        """To the next key moment, or `finely` to the next entry.

        Whoever reads again comes to the line first, and stops there: what comes is another step.
        """
        reached, place = self.reached, self.place
        if place + 1 < len(reached):
            after = place + 1 if finely else stop_after(reached, place + 1)
            self.read_again(reached[after])
            return
        entries = self.review.entries
        after = len(reached) if finely else stop_after(entries, len(reached))
        if after < len(entries):
            self.reach(entries[after])
            self._ask_at_the_end()

    def look_back(self, *, finely: bool = False) -> None:
        """To read the key moment (`finely`: the entry) before again; the line stays."""
        reached, place = self.reached, self.place
        if place > 0:
            self.read_again(reached[place - 1 if finely else stop_before(reached, place)])

    def read_again(self, entry: Entry) -> None:
        """The room looks at an entry that it has reached; the last of them is where it stands."""
        reached = self.reached
        if entry in reached:
            self._show(focus="" if entry is reached[-1] else entry.id, page=0)

    def back_to_line(self) -> None:
        """The room looks at the moment again that the walk has come to."""
        if self.looks_back:
            self._show(focus="", page=0)

    def reach(self, entry: Entry | None) -> None:
        """Says how far the room has seen; None is back before the beginning."""
        if self.row is None:
            self._session.do(gestures.add_meeting, id=new_id())
        self._meet(gestures.reach, entry=entry)

    def tell(self, entry: Entry) -> None:
        """The room has heard of an entry of the moment that the walk has come to."""
        self._meet(gestures.tell, entry=entry)

    def _ask_at_the_end(self) -> None:
        """With the last entry the room is asked whether this is how it was."""
        if self.through and self.review.timeline_agreed is None:
            self._show(prompt=room_words().texts["ending"])

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
        # While it is led elsewhere nothing of it moves here: its file is to fit when it returns.
        if self.row is not None and (not self.away or gesture is gestures.take_on):
            self._session.do(gesture, id=self.row.id, **arguments)

    def _changed(self) -> None:
        if self._screen is not None:
            self._screen.set_blank(self._view is RoomView.BLANK)
            # What was frozen is seen again with names hidden or shown, and in a new window.
            self._screen.set_frozen(False)
            self._screen.show_audience(self.seen())
            self._screen.set_frozen(self._view is RoomView.FROZEN)
        self.changed.emit()
