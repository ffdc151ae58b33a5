"""The rows of the timeline's table."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model.review import Entry
from pmdesk.model.times import entry_day
from pmdesk.model.timetable import (
    DayRow,
    EntryRow,
    GapRow,
    LaterRow,
    RoomRow,
    folded,
    gaps,
    line_place,
    rows,
    with_line,
)
from pmdesk.model.words import Milestone, Precision


def at(clock: str, day: int = 6) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, 10, day, int(hour), int(minute), tzinfo=UTC)


def entry(when: datetime, milestone: Milestone = Milestone.NONE, **more: object) -> Entry:
    return Entry(id=when.isoformat(), at=when, milestone=milestone, **more)  # type: ignore[arg-type]


INCIDENT = (
    entry(at("09:00")),
    entry(at("11:58"), Milestone.IMPACT_STARTED),
    entry(at("12:21")),
    entry(at("12:35")),
    entry(at("12:58"), Milestone.MITIGATED),
    entry(at("13:41"), Milestone.RESOLVED),
)


def kinds(table: tuple[object, ...]) -> list[str]:
    return [type(row).__name__.removesuffix("Row") for row in table]


def test_gaps_are_shown_while_the_impact_lasts_and_not_before_or_after() -> None:
    table = rows(INCIDENT, "UTC")
    assert kinds(table) == ["Day", *["Entry"] * 2, "Gap", "Entry", "Entry", "Gap", *["Entry"] * 2]
    assert [row.text for row in table if isinstance(row, GapRow)] == [
        "23 min without an entry",
        "23 min without an entry",
    ]


def test_a_gap_is_as_long_as_asked_for() -> None:
    assert len(gaps(INCIDENT, timedelta(minutes=14))) == 3
    assert gaps(INCIDENT, timedelta(minutes=24)) == ()


def test_without_an_end_there_is_no_gap_to_speak_of() -> None:
    assert gaps(INCIDENT[:4]) == ()


def test_detected_and_resolved_stand_in_for_missing_milestones() -> None:
    entries = (entry(at("12:00"), Milestone.DETECTED), entry(at("12:20"), Milestone.RESOLVED))
    assert len(gaps(entries)) == 1


def test_an_entry_between_two_times_fills_the_gap() -> None:
    between = entry(
        at("12:00"), Milestone.IMPACT_STARTED, precision=Precision.BETWEEN, until=at("12:50")
    )
    entries = (between, entry(at("12:10")), entry(at("12:58"), Milestone.MITIGATED))
    assert gaps(entries) == ()


def test_days_are_those_of_the_shown_zone() -> None:
    entries = (entry(at("21:30")), entry(at("22:30")))
    in_berlin = [row.text for row in rows(entries, "Europe/Berlin") if isinstance(row, DayRow)]
    in_utc = [row.text for row in rows(entries, "UTC") if isinstance(row, DayRow)]
    assert in_berlin == ["Tue 6 Oct 2026", "Wed 7 Oct 2026"]
    assert in_utc == ["Tue 6 Oct 2026"]


def test_an_entry_of_a_day_stands_first_in_it_in_every_zone() -> None:
    whole_day = entry(at("22:00", 5), precision=Precision.DAY, zone="Europe/Berlin")
    entries = (whole_day, entry(at("22:30", 5)), entry(at("09:00")))
    table = rows(entries, "UTC")
    shown = [
        row.text if isinstance(row, DayRow) else row.entry
        for row in table
        if not isinstance(row, GapRow)
    ]
    assert shown == ["Mon 5 Oct 2026", entries[1], "Tue 6 Oct 2026", whole_day, entries[2]]


def test_unknown_days_are_counted() -> None:
    first = datetime(2000, 1, 1, 23, 50, tzinfo=UTC)
    entries = tuple(entry(first + timedelta(minutes=20 * n), day_known=False) for n in range(2))
    assert [row.text for row in rows(entries, "UTC") if isinstance(row, DayRow)] == [
        "Day 1",
        "Day 2",
    ]


def test_no_entries_no_rows() -> None:
    assert rows((), "UTC") == ()
    assert isinstance(rows(INCIDENT[:1], "UTC")[1], EntryRow)


def reached(count: int) -> set[str]:
    return {entry.id for entry in INCIDENT[:count]}


def test_the_room_line_stands_behind_the_last_entry_that_was_reached() -> None:
    table = with_line(rows(INCIDENT, "UTC"), reached(2), 4)
    assert kinds(table)[:5] == ["Day", "Entry", "Entry", "Room", "Gap"]
    assert [row for row in table if isinstance(row, RoomRow)] == [RoomRow(4)]
    assert kinds(with_line(rows(INCIDENT, "UTC"), set(), 6))[0] == "Room"
    assert kinds(with_line(rows(INCIDENT, "UTC"), reached(6), 0))[-1] == "Room"


def test_an_entry_of_a_day_that_stands_earlier_does_not_pull_the_line_up() -> None:
    whole_day = entry(at("22:00", 5), precision=Precision.DAY, zone="Europe/Berlin")
    entries = (whole_day, entry(at("22:30", 5)), entry(at("09:00")))
    table = rows(entries, "UTC")
    place = line_place(table, {whole_day.id, entries[1].id})
    assert table[place - 1] == EntryRow(whole_day)


def test_folded_rows_are_what_the_room_knows_and_tell_no_number() -> None:
    table = folded(rows(INCIDENT, "UTC"), reached(3), 3)
    assert kinds(table) == ["Day", "Entry", "Entry", "Gap", "Entry", "Room", "Later"]
    assert table[-2:] == (RoomRow(None), LaterRow())
    assert kinds(folded(rows(INCIDENT, "UTC"), set(), 6)) == ["Room", "Later"]
    assert folded(rows(INCIDENT, "UTC"), reached(6), 0)[-1] == RoomRow(0)


def test_a_gap_or_a_day_is_known_with_what_lies_behind_it() -> None:
    entries = (*INCIDENT[:2], entry(at("00:30", 7)), entry(at("00:40", 7), Milestone.MITIGATED))
    table = rows(entries, "UTC")
    assert "Gap" in kinds(table)
    assert kinds(folded(table, {e.id for e in entries[:2]}, 2)) == [
        "Day",
        "Entry",
        "Entry",
        "Room",
        "Later",
    ]
    known = folded(table, {e.id for e in entries[:3]}, 1)
    assert kinds(known)[3:6] == ["Gap", "Day", "Entry"]


ZONES = ("UTC", "Europe/Berlin", "America/Havana", "Asia/Beirut", "Asia/Kolkata", "-03:30")
"""In Havana and Beirut the clocks change at midnight."""


@given(
    hours=st.lists(st.floats(0, 24 * 380), max_size=30),
    zone=st.sampled_from(ZONES),
    days=st.sets(st.integers(0, 29), max_size=3),
)
def test_every_entry_stands_under_its_own_day(
    hours: list[float], zone: str, days: set[int]
) -> None:
    begin = datetime(2025, 12, 30, tzinfo=UTC)
    entries = [
        Entry(
            id=str(n),
            at=begin + timedelta(hours=hour),
            precision=Precision.DAY if n in days else Precision.MINUTE,
            zone=zone,
        )
        for n, hour in enumerate(sorted(hours))
    ]
    day, seen = None, []
    for row in rows(entries, zone):
        if isinstance(row, DayRow):
            assert row.day != day, "no day has two headings one after the other"
            day = row.day
        elif isinstance(row, EntryRow):
            assert entry_day(row.entry, zone) == day
            seen.append(row.entry.id)
    assert sorted(seen) == sorted(entry.id for entry in entries)
