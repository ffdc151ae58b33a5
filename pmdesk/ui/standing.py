"""How a review's room stands: the meeting, the walk, what is shown and what is hidden."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from pmdesk.method.leaving import Condition, leaving
from pmdesk.method.room import room_words
from pmdesk.model.agenda import agenda
from pmdesk.model.audience import Audience
from pmdesk.model.clock import Clock, allotted, meeting_clock, paused, stage_clock
from pmdesk.model.for_room import for_room
from pmdesk.model.meetings import current, handed_over, looked_at, present, running, seen
from pmdesk.model.review import Entry, Meeting, Question, Review, Seat
from pmdesk.model.strip_scale import Measure
from pmdesk.model.walking import so_far
from pmdesk.model.words import RoomView, Stage
from pmdesk.ui.session import ReviewSession


class Screen(Protocol):
    """What the room asks of the audience window."""

    def show_audience(self, audience: Audience) -> None: ...
    def set_frozen(self, frozen: bool) -> None: ...
    def set_blank(self, blank: bool) -> None: ...


class Standing(QObject):
    """What is so in one review's meeting room, read only; `Room` is what can be done about it.

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

    @property
    def review(self) -> Review:
        return self._session.review

    @property
    def row(self) -> Meeting | None:
        """The meeting that says where the room stands, None where there is none yet."""
        return current(self.review)

    @property
    def running(self) -> bool:
        """Whether a meeting is led from here; one that was handed over is led elsewhere."""
        return running(self.review) is not None and not self.away

    @property
    def away(self) -> bool:
        """Whether the meeting goes on at another computer."""
        return handed_over(self.review)

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
    def current(self) -> Entry | None:
        """The moment that the room looks at, None before the first."""
        return looked_at(self.review, self.row)

    @property
    def place(self) -> int:
        """The place of that moment among the entries, -1 before the first."""
        current = self.current
        return self.reached.index(current) if current is not None else -1

    @property
    def looks_back(self) -> bool:
        """Whether the room reads something again that it has walked past."""
        return self.place + 1 < len(self.reached)

    @property
    def through(self) -> bool:
        """Whether the walk has come to the end."""
        return 0 < len(self.reached) == len(self.review.entries)

    @property
    def prompt(self) -> str:
        """The question that the room sees, "" for none."""
        return self.row.prompt if self.row is not None else ""

    @property
    def focus(self) -> str:
        """The id of the factor or action that the room looks at, or of an entry read again."""
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
        """Whether the console keeps entries below the room line out of sight.

        Also of a meeting that is led elsewhere: who looked on here may look on still.
        """
        return self.hides_private and running(self.review) is not None

    @property
    def hides_findings(self) -> bool:
        """Whether what the mirror and the checks say is out of sight: in a meeting, where the
        console may be shared. Whoever drafts alone needs it.
        """
        return self.hides_private and running(self.review) is not None

    @property
    def known(self) -> tuple[Entry, ...]:
        """The entries that the console may show: where it is shared, those that were reached."""
        reached = self.reached
        if not self.hides_later:
            return self.review.entries
        return tuple(so_far(entry, reached[-1].at) for entry in reached)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The open questions that the console may show: none that is pinned to a later entry."""
        review = self.review
        if not self.hides_later:
            return review.questions
        later = {entry.id for entry in review.entries[len(self.reached) :]}
        return tuple(row for row in review.questions if row.entry not in later)

    def minutes(self, stage: Stage) -> int:
        """The minutes that a stage has with those it got on the way, 0 for work alone."""
        return allotted(self.review, self.row, room_words().minutes).get(stage, 0)

    @property
    def leaving(self) -> tuple[Condition, ...]:
        """What makes the stage of a running meeting a good one to leave; nothing alone."""
        return leaving(self.review, self.row, self.stage) if self.running else ()

    def stage_clock(self) -> Clock:
        """The clock of the stage that the room is in."""
        minutes = self.minutes(self.stage)
        return stage_clock(self.review, running(self.review), self.stage, minutes, self.now())

    def meeting_clock(self) -> Clock:
        whole = sum(agenda(self.row, room_words().minutes).values())
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
