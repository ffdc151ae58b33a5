"""The calendar entry of a meeting, read back as a calendar reads it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Meeting, Review, Seat
from pmdesk.report.calendar_entry import write
from pmdesk.report.options import Options

AT = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 10, 14, 12, 0, 5, 77, tzinfo=UTC)
LONG = "Großer Saal, 3. Stock; ☎ “Hafen” 🔥\\ " * 6
REVIEW = Review(
    id="r",
    title="Fares slow, or not shown; on a Wednesday 🔥",
    zone="Europe/Berlin",
    seats=(Seat(id="a", name="Ada Quill", alias="Lead"),),
    facilitator="a",
    meetings=(Meeting(id="m-1", scheduled=AT, minutes=75, place=LONG, agenda="timeline 31"),),
)


def event(review: Review = REVIEW) -> Event:
    (found,) = Calendar.from_ical(write(review, Options(kind="Learning review"), NOW)).events
    return found


def test_a_calendar_reads_back_what_is_planned() -> None:
    found = event()
    assert (found.start, found.end) == (AT, AT + timedelta(minutes=75))
    assert NOW.replace(microsecond=0) == found.DTSTAMP
    assert found["summary"] == f"Learning review: {REVIEW.title}"
    assert found["location"] == LONG.strip()
    assert "Agenda\n- Timeline, 31 min\n\n" in found["description"]
    assert "attendee" not in found
    assert "organizer" not in found


def test_lines_are_short_and_end_as_calendars_want_it() -> None:
    data = write(REVIEW, Options(), NOW)
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()  # none is cut inside a character
    assert b"DTSTART:20261016T080000Z" in lines
    assert {b"VERSION:2.0", b"METHOD:PUBLISH"} <= set(lines)
    assert any(line.startswith(b"PRODID:") for line in lines)


def test_an_entry_that_is_exported_again_is_the_same_one() -> None:
    (meeting,) = REVIEW.meetings
    later = replace(REVIEW, meetings=(replace(meeting, scheduled=AT + timedelta(days=1)),))
    assert event()["uid"] == event(later)["uid"] == "m-1@pmdesk"
    other = replace(REVIEW, meetings=(replace(meeting, id="m-2"),))
    assert event(other)["uid"] != event()["uid"]


def test_a_restricted_review_does_not_show_its_title() -> None:
    data = write(replace(REVIEW, restricted=True), Options(), NOW).decode()
    assert "Fares" not in data
    assert event(replace(REVIEW, restricted=True))["class"] == "PRIVATE"


def test_names_are_in_it_only_where_they_are_asked_for() -> None:
    review = replace(REVIEW, title="What Ada Quill saw")
    assert event(review)["summary"] == "Learning review: What Lead saw"
    assert b"What Ada Quill saw" in write(review, Options(names=True), NOW)


def test_without_a_date_there_is_none() -> None:
    with pytest.raises(WorldError, match="no meeting with a date"):
        write(replace(REVIEW, meetings=(Meeting(id="m"),)), Options())


def test_what_a_file_brought_along_breaks_no_entry() -> None:
    odd = "Slow\x00\x07\r\nATTENDEE:mailto:x@example.org"
    (meeting,) = REVIEW.meetings
    review = replace(REVIEW, title=odd, meetings=(replace(meeting, place=odd, minutes=10**12),))
    found = event(review)
    assert found["summary"] == "Learning review: Slow ATTENDEE:mailto:x@example.org"
    assert "attendee" not in found
    assert found.end - found.start == timedelta(days=7)
