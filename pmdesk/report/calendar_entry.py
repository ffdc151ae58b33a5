"""Writes the meeting to come as an entry that calendars take (RFC 5545), in UTC.

Who comes is not in it, nor anything of the incident but its title; of a restricted review not even
that.
"""

from datetime import UTC, datetime
from unicodedata import category

from icalendar import Calendar, Event

from pmdesk.method.documents import preread_words, questions_to_bring, restricted_title
from pmdesk.method.room import room_words
from pmdesk.model.agenda import agenda
from pmdesk.model.review import Meeting, Review
from pmdesk.report.of_meeting import Telling, announced, planned_end
from pmdesk.report.options import Options
from pmdesk.report.sections.cover import title_of

MADE_BY = "-//pmdesk//pmdesk//EN"


def write(review: Review, options: Options, now: datetime | None = None) -> bytes:
    """The file of an entry that is made at `now`; raises WorldError without a meeting with a date.

    The entry of a meeting keeps its id, so that a calendar replaces an earlier one.
    """
    meeting, telling = announced(review), Telling(review, options)
    assert meeting.scheduled is not None
    calendar, event = Calendar(), Event()
    for name, value in (("prodid", MADE_BY), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(name, value)
    event.add("uid", f"{meeting.id}@pmdesk")
    event.add("dtstamp", (now or datetime.now(UTC)).replace(microsecond=0))
    event.add("dtstart", meeting.scheduled)
    event.add("dtend", planned_end(meeting, meeting.scheduled))
    event.add("summary", _seen(f"{options.kind}: {_title(telling)}"))
    if meeting.place.strip():
        event.add("location", _seen(telling.say(meeting.place)))
    event.add("description", _described(meeting))
    if review.restricted:
        event.add("class", "PRIVATE")
    calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _title(telling: Telling) -> str:
    restricted = telling.review.restricted
    return restricted_title() if restricted else telling.say(title_of(telling.review))


def _seen(text: str) -> str:
    """A text without control characters, which no calendar may be given."""
    return "".join(char for char in text if category(char) != "Cc")


def _described(meeting: Meeting) -> str:
    """What the hour is for, the agenda and what to bring: nothing that somebody typed."""
    words, room = preread_words(), room_words()
    given = agenda(meeting, room.minutes)
    lines = [f"{room.stages[stage]}, {minutes} min" for stage, minutes in given.items() if minutes]
    return "\n".join(
        (
            room.purpose,
            "",
            "Agenda",
            *(f"- {line}" for line in lines),
            "",
            words["bring"],
            *(f"- {question}" for question in questions_to_bring()),
            "",
            words["hand_in"],
        )
    )
