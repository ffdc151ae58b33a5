"""After the room agreed, a change of the timeline keeps the earlier words and asks for a reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pmdesk.model.gestures import amendments, header, reshaping, timeline
from pmdesk.model.review import Entry, Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Kind, Milestone, Precision
from pmdesk.store.library import Library
from pmdesk.store.session import Session

NINE = datetime(2026, 10, 6, 9, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A review with two entries, agreed."""
    first = Entry(id=new_id(), at=NINE, text="Alert fires", position=1)
    second = Entry(id=new_id(), at=NINE + timedelta(minutes=5), text="Rollback", position=2)
    review = Review(id=new_id(), title="x", entries=(first, second), timeline_agreed=NINE)
    with Library.open(tmp_path / "l.pmdesk", create=True) as library:
        library.add(review, "New review")
        yield library.session(review.id)


def told(session: Session) -> list[tuple[str, str, str, str]]:
    return [(row.field, row.before, row.after, row.reason) for row in session.review.amendments]


def test_before_the_room_agreed_nothing_is_kept(session: Session) -> None:
    session.do(header.agree_timeline, at=None)
    session.do(timeline.set_text, id=session.review.entries[0].id, text="Other")
    assert told(session) == []


def test_the_earlier_text_is_kept_and_undo_takes_both_back(session: Session) -> None:
    session.do(timeline.set_text, id=session.review.entries[0].id, text="Alert fires twice")
    assert told(session) == [("text", "Alert fires", "Alert fires twice", "")]
    session.undo()
    assert told(session) == []
    assert session.review.entries[0].text == "Alert fires"


def test_typing_on_is_one_amendment_and_typing_back_is_none(session: Session) -> None:
    entry = session.review.entries[0].id
    for text in ("Alert f", "Alert", "Page goes off"):
        session.do(timeline.set_text, id=entry, text=text)
    assert told(session) == [("text", "Alert fires", "Page goes off", "")]
    session.do(timeline.set_text, id=entry, text="Alert fires")
    assert told(session) == []


def test_with_a_reason_it_is_closed_and_the_next_change_is_another(session: Session) -> None:
    entry = session.review.entries[0].id
    session.do(timeline.set_text, id=entry, text="Page goes off")
    session.do(amendments.set_reason, id=session.review.amendments[0].id, reason="the log says so")
    session.do(timeline.set_text, id=entry, text="Page goes off late")
    assert told(session) == [
        ("text", "Alert fires", "Page goes off", "the log says so"),
        ("text", "Page goes off", "Page goes off late", ""),
    ]


def test_a_time_is_kept_as_people_read_it(session: Session) -> None:
    entry = session.review.entries[0]
    session.do(
        timeline.set_time,
        id=entry.id,
        at=NINE - timedelta(minutes=10),
        precision=Precision.ABOUT,
        zone="UTC",
        written="about 08:50",
    )
    assert told(session) == [
        ("time", "Tue 6 Oct 2026, 09:00 UTC", "Tue 6 Oct 2026, ~08:50 UTC", "")
    ]


def test_kind_and_milestone_are_told_and_stars_and_details_are_not(session: Session) -> None:
    entry = session.review.entries[0].id
    session.do(timeline.set_kind, id=entry, kind=Kind.ACTION)
    session.do(timeline.set_milestone, id=entry, milestone=Milestone.DETECTED)
    session.do(timeline.set_star, id=entry, star=True)
    session.do(timeline.set_fact, id=entry, field="details", value="a log line")
    assert told(session) == [("kind", "signal", "action", ""), ("milestone", "", "detected", "")]


def test_what_is_added_and_taken_out_is_told(session: Session) -> None:
    fresh = Entry(id=new_id(), at=NINE, text="Added")
    session.do(timeline.add_entry, entry=fresh)
    session.do(timeline.set_text, id=fresh.id, text="Added late")
    session.do(timeline.delete_entry, id=session.review.entries[2].id)
    assert told(session) == [
        ("", "", "09:00 UTC Added late", ""),
        ("", "09:05 UTC Rollback", "", ""),
    ]
    session.do(timeline.delete_entry, id=fresh.id)
    assert [row[1] for row in told(session)] == ["09:05 UTC Rollback"]


def test_an_import_is_one_amendment(session: Session) -> None:
    rows = [("entries", Entry(id=new_id(), at=NINE, text=f"line {n}")) for n in range(40)]
    session.do(timeline.take_in, rows=rows)
    assert told(session) == [("", "", "40 entries", "")]


def test_several_entries_shifted_have_an_amendment_each_and_one_reason(session: Session) -> None:
    ids = [entry.id for entry in session.review.entries]
    session.do(reshaping.shift, ids=ids, by=timedelta(minutes=1))
    made = session.review.amendments
    assert [row.field for row in made] == ["time", "time"]
    assert len({row.at for row in made}) == 1
    session.do(amendments.set_reasons, ids=[row.id for row in made], reason="one clock was late")
    assert {row.reason for row in session.review.amendments} == {"one clock was late"}


def test_another_version_put_in_its_place_is_not_amended(session: Session) -> None:
    entry = session.review.entries[0]
    newer = replace(
        session.review, entries=(replace(entry, text="Other"), session.review.entries[1])
    )
    session.replaced(newer)
    assert told(session) == []
