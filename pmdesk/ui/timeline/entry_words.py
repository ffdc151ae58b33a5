"""What a row of the timeline says of its entry beside its text: times, people, what it has."""

from collections import Counter

from pmdesk.method.words import name_of
from pmdesk.model.review import Entry, Review, find
from pmdesk.model.times import day_text, entry_clock, entry_day_text, local
from pmdesk.model.walking import so_far
from pmdesk.model.words import Capture, Precision
from pmdesk.ui.paint.text import plain
from pmdesk.ui.timeline.chips import Beside
from pmdesk.ui.timeline.walk import Walk
from pmdesk.ui.tr import tr

BESIDE = ("zone", "second_zone", "seats", "accounts", "questions", "attachments")
"""What rows show that is not in their entries."""
NOTHING = Beside()


class EntryWords:
    """The words for the entries of one value of a review, as far as a walk has come."""

    def __init__(self, review: Review, walk: Walk | None = None) -> None:
        self._review, self._walk = review, walk
        self._beside = beside_of(review)
        self._order: dict[str, int] | None = None
        self.names_anybody = any(entry.seat or entry.team for entry in review.entries)
        """Whether any entry has a seat or a team: else nobody misses the column."""

    def go_on(self, review: Review, walk: Walk | None, changed: list[Entry]) -> None:
        """Another value with every row in its place, of which these entries differ."""
        self._review, self._walk = review, walk
        self.names_anybody |= any(entry.seat or entry.team for entry in changed)

    def is_later(self, entry: Entry) -> bool:
        """Whether an entry comes behind what the room has seen."""
        if self._walk is None:
            return False
        if self._order is None:
            self._order = {row.id: place for place, row in enumerate(self._review.entries)}
        return self._order.get(entry.id, 0) >= self._walk.reached

    def clock(self, entry: Entry) -> str:
        return self._clock(entry, self._review.zone)

    def _clock(self, entry: Entry, zone: str) -> str:
        line = self._walk.line if self._walk is not None else None
        return entry_clock(so_far(entry, line), zone)

    def second_clock(self, entry: Entry) -> str:
        """The time in the second zone; with its weekday where that is another one."""
        zone = self._review.second_zone
        if not zone or entry.precision is Precision.DAY:
            return ""
        clock, there = self._clock(entry, zone), local(entry.at, zone)
        same = there.date() == local(entry.at, self._review.zone).date()
        return clock if same else f"{day_text(there.date()).split()[0]} {clock}"

    def who(self, entry: Entry) -> str:
        """The seat's alias, else the team."""
        seat = find(self._review.seats, entry.seat) if entry.seat else None
        return (seat.alias or seat.role) if seat is not None else entry.team

    def beside(self, entry: Entry) -> Beside:
        """How much belongs to an entry."""
        return self._beside.get(entry.id, NOTHING)

    def sentence(self, entry: Entry) -> str:
        """The whole row in words, for those who hear it."""
        day = entry_day_text(entry, self._review.zone, year=False)
        parts = [f"{day} {self.clock(entry)}", name_of(entry.kind), plain(entry.text)]
        if entry.milestone:
            parts.append(name_of(entry.milestone))
        if self.who(entry):
            parts.append(self.who(entry))
        if self.is_later(entry):
            parts.append(tr("not seen by the room yet"))
        return ", ".join(parts)


def beside_of(review: Review) -> dict[str, Beside]:
    """What belongs to each entry that something belongs to."""
    accounts = Counter(row.entry for row in review.accounts)
    open_ = Counter(row.entry for row in review.questions if row.outcome is Capture.OPEN)
    files = Counter(row.about for row in review.attachments)
    return {id: Beside(accounts[id], open_[id], files[id]) for id in (accounts | open_ | files)}
