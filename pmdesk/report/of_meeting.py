"""What the documents around a meeting share: when it is, how people and texts appear, refusals."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pmdesk.model.errors import WorldError
from pmdesk.model.inline import Inline, Span, Style, plain
from pmdesk.model.invitation import invited_to
from pmdesk.model.masking import masker
from pmdesk.model.minutes import last_ended
from pmdesk.model.review import Meeting, Review
from pmdesk.model.times import clock_text, offset_label, zone_label
from pmdesk.report.blocks import Block, Document, Facts, Heading
from pmdesk.report.options import Options
from pmdesk.report.people import People
from pmdesk.report.phrases import capital, day_of
from pmdesk.report.sections.cover import title_of

Pair = tuple[str, Inline]
LONGEST = 7 * 24 * 60
"""Minutes of the longest meeting."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One review as those who are in its meeting read it: seats, and known names inside texts too.

    With names asked for in the options, names stand as they were typed.
    """

    review: Review
    options: Options

    def say(self, text: str) -> str:
        """A one-line field, fit to be sent."""
        masked = masker(self.review.seats, not self.options.names)
        return masked(" ".join(text.split()))

    def line(self, text: str) -> Inline:
        """The same as a span."""
        return plain(self.say(text))

    def who(self, seat: str) -> str:
        """The seat of an id with a capital; "" for none."""
        return capital(People(self.review, self.options.names).called(seat))


def announced(review: Review) -> Meeting:
    """The meeting that people are invited to; raises WorldError where none has a date."""
    meeting = invited_to(review)
    if meeting is None or meeting.scheduled is None:
        raise WorldError(
            "This review has no meeting with a date.", "Give it one in the window, at Prepare."
        )
    return meeting


def held_last(review: Review) -> Meeting:
    """The meeting that ended last; raises WorldError where none has ended."""
    meeting = last_ended(review)
    if meeting is None:
        raise WorldError(
            "This review has no meeting that has ended.", "Minutes are there once one is over."
        )
    return meeting


def hours(begin: datetime, end: datetime, zone: str) -> str:
    """Fri 16 Oct 2026, 10:01 to 11:00 CEST; with the day of the end where that is another one."""
    first, last = day_of(begin, zone), day_of(end, zone)
    until = clock_text(end, zone) if first == last else f"{last}, {clock_text(end, zone)}"
    return f"{first}, {clock_text(begin, zone)} to {until} {zone_label(zone, begin)}"


def when(review: Review, begin: datetime, end: datetime) -> Inline:
    """The same in the zone of the review, and in its second one where it has one."""
    said = plain(hours(begin, end, review.zone))
    if not review.second_zone or review.second_zone == review.zone:
        return said
    there, here = hours(begin, end, review.second_zone), day_of(begin, review.zone)
    return (*said, Span(" – ", Style.MUTED), *plain(there.removeprefix(f"{here}, ")))


def planned_end(meeting: Meeting, begin: datetime) -> datetime:
    """When a meeting that begins so ends by its plan; a file may bring any number of minutes."""
    return begin + timedelta(minutes=min(max(0, meeting.minutes), LONGEST))


def facts(*pairs: Pair) -> tuple[Block, ...]:
    """A block of those facts that say something; nothing where none does."""
    said = tuple(pair for pair in pairs if pair[1])
    return (Facts(said),) if said else ()


def titled(heading: str, *blocks: Block) -> tuple[Block, ...]:
    """Blocks below their heading; nothing without any."""
    return (Heading(heading), *blocks) if blocks else ()


def paper(telling: Telling, name: str, at: datetime, cover: tuple[Block, ...]) -> Document:
    """The document of a meeting that begins at `at`, which is called `name`."""
    review, options = telling.review, telling.options
    word, offset = zone_label(review.zone, at), offset_label(review.zone, at)
    return Document(
        title=telling.say(title_of(review)),
        language=review.language or "en",
        kind=f"{options.kind}, {name}",
        state="",
        reach=options.reach,
        zone=f"All times {word}" + (f" ({offset})" if offset != word else ""),
        day=day_of(at, review.zone),
        cover=cover,
        body=(),
        sheet=True,
    )
