"""How times are read: clocks, dates, ranges, zones, days carried and days crossed."""

from datetime import UTC, date, datetime

import pytest

from pmdesk.intake.read import read
from pmdesk.intake.values import Intake, ProposedEntry
from pmdesk.model.times import UNKNOWN_DAY
from pmdesk.model.words import Precision

DAY = date(2026, 10, 6)


def taken(text: str, day: date | None = DAY, zone: str | None = "UTC", name: str = "") -> Intake:
    return read(text.encode(), day=day, zone=zone, name=name)


def one(text: str, day: date | None = DAY, zone: str | None = "UTC") -> ProposedEntry:
    (entry,) = taken(text, day, zone).entries
    return entry


def clocks(intake: Intake) -> list[str]:
    return [f"{entry.at:%m-%d %H:%M}" for entry in intake.entries]


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("14:05 Alert fires", "2026-10-06T14:05"),
        ("- 14:05 – Alert fires", "2026-10-06T14:05"),
        ("[14:05] Alert fires", "2026-10-06T14:05"),
        ("**14:05:** Alert fires", "2026-10-06T14:05"),
        ("{{ 14:05 }} Alert fires", "2026-10-06T14:05"),
        ("14:05:09 Alert fires", "2026-10-06T14:05:09"),
        ("4:23PM Alert fires", "2026-10-06T16:23"),
        ("10:45a Alert fires", "2026-10-06T10:45"),
        ("12:15 AM - Alert fires", "2026-10-06T00:15"),
        ("12:15 p.m. Alert fires", "2026-10-06T12:15"),
        ("14.43: Alert fires", "2026-10-06T14:43"),
        ("14h43 Alert fires", "2026-10-06T14:43"),
        ("14:43 Uhr Alert fires", "2026-10-06T14:43"),
        ("2026-10-07 09:00 | Alert fires", "2026-10-07T09:00"),
        ("2026-10-07T09:00:00Z Alert fires", "2026-10-07T09:00"),
        ("2026-10-07T09:00:00.250+02:00 Alert fires", "2026-10-07T07:00"),
        ("20261007T090000Z Alert fires", "2026-10-07T09:00"),
        ("Sep 27 2017 13:06 Alert fires", "2017-09-27T13:06"),
        ("27. September, 13:06 Alert fires", "2026-09-27T13:06"),
        ("15 de marzo de 2024, 08:23: Alert fires", "2024-03-15T08:23"),
        ("24/07/25 12:34 – Alert fires", "2025-07-24T12:34"),
        ("07-27-2023 2:14 pm - Alert fires", "2023-07-27T14:14"),
        ("24.07.2025 12:34 Alert fires", "2025-07-24T12:34"),
        ("At 15:05 UTC on June 8, 2023, Alert fires", "2023-06-08T15:05"),
        ("[10/Oct/2026:13:55:36 -0700] Alert fires", "2026-10-10T20:55:36"),
        ("Oct  7 10:00:01 Alert fires", "2026-10-07T10:00:01"),
        ("1791280800 Alert fires", "2026-10-06T10:00"),
        ("1791280800000 Alert fires", "2026-10-06T10:00"),
        ("14:05 CET Alert fires", "2026-10-06T12:05"),
        ("14:05 PDT: Alert fires", "2026-10-06T21:05"),
        ("14:05 (UTC+5:30) Alert fires", "2026-10-06T08:35"),
        ("14:05 US/Pacific Alert fires", "2026-10-06T21:05"),
    ],
)
def test_a_time_before_the_text_is_read(line: str, at: str) -> None:
    entry = one(line)
    assert entry.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert entry.text == "Alert fires"


@pytest.mark.parametrize(
    ("line", "clock", "text"),
    [
        ("Raised a case with the vendor at 10:29", "10:29", "Raised a case with the vendor"),
        ("- Resolved 2026-10-06 16:13", "16:13", "Resolved"),
        ("- Incident declared: 2026-10-06 14.43", "14:43", "Incident declared"),
        ("**Update**: still at work {{< track \"2026-10-06T21:00:00Z\" >}}", "21:00",
         "**Update**: still at work"),
    ],
)  # fmt: skip
def test_a_time_behind_the_text_is_read(line: str, clock: str, text: str) -> None:
    entry = one(line)
    assert (f"{entry.at:%H:%M}", entry.text) == (clock, text)


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("14:10–14:20 waiting", "14:20:00"),
        ("14:10-14:20 waiting", "14:20:00"),
        ("~14:10 → 14:20 waiting", "14:20:00"),
        ("14:10:57-58 waiting", "14:10:58"),
        ("between 2:10 and 2.20 PM, waiting", "14:20:00"),
        ("from 14:10 to 14:20 waiting", "14:20:00"),
        ("2026-10-06 14:10 - 2026-10-06 14:20 waiting", "14:20:00"),
    ],
)
def test_ranges_have_two_ends(line: str, end: str) -> None:
    entry = one(line)
    assert entry.precision is Precision.BETWEEN
    assert f"{entry.at:%H:%M}" == "14:10"
    assert f"{entry.until:%H:%M:%S}" == end
    assert entry.text == "waiting"


@pytest.mark.parametrize(
    ("line", "precision"),
    [
        ("14:05 x is up", Precision.MINUTE),
        ("14:05:00 x is up", Precision.SECOND),
        ("~14:05 x is up", Precision.ABOUT),
        ("ca. 14:05 x is up", Precision.ABOUT),
        ("around 2:05 pm: x is up", Precision.ABOUT),
        ("14:05~ | x is up", Precision.ABOUT),
        ("2pm x is up", Precision.ABOUT),
        ("2026-10-06 x is up", Precision.DAY),
        ("2026-10-06 --:-- x is up", Precision.DAY),
        ("2026-10-06 HH:mm x is up", Precision.DAY),
    ],
)
def test_how_exactly_a_time_is_known_is_kept(line: str, precision: Precision) -> None:
    entry = one(line)
    assert (entry.precision, entry.text) == (precision, "x is up")


@pytest.mark.parametrize(
    "line",
    [
        "Version 14.05 was released to all regions",
        "10.0.0.1:8080 refuses connections",
        "25:00 is no time",
        "14:65 is no time",
        "3 nodes down",
        "It stayed like that until 14:05",
        "HH:mm what happened",
        "2021/22-??-?? HH:mm ran by hand",
        "T+0:10 second stage",
    ],
)
def test_what_is_no_time_becomes_no_entry(line: str) -> None:
    intake = taken(line)
    assert intake.entries == ()
    assert [skipped.line for skipped in intake.skipped] == [1]


def test_a_percentage_is_no_zone_and_a_range_no_offset() -> None:
    assert one("14:05 -5 % traffic").text == "-5 % traffic"
    assert one("13:30-13:45 quiet").zone == "UTC"


def test_days_are_carried_from_the_line_before() -> None:
    intake = taken("2026-10-07\n09:00 one\n24/10/26\n08:00 two\n")
    assert clocks(intake) == ["10-07 09:00", "10-24 08:00"]


def test_midnight_without_a_date_goes_to_the_next_day_and_says_so() -> None:
    intake = taken("23:50 rollback\n00:10 quiet\n00:05 a late note\n")
    assert clocks(intake) == ["10-06 23:50", "10-07 00:10", "10-07 00:05"]
    assert "next day" in intake.entries[1].warnings[0]
    assert intake.entries[2].warnings == ()


def test_the_year_comes_from_the_day_that_is_known() -> None:
    assert one("Dec 30, 10:00 frozen", date(2027, 1, 3)).at.year == 2026


def test_without_any_day_the_entries_stand_on_an_unknown_one() -> None:
    intake = taken("14:05 up\n23:50 late\n00:10 later\n", day=None)
    assert [entry.day_known for entry in intake.entries] == [False] * 3
    assert intake.entries[0].at.date() == UNKNOWN_DAY
    assert (intake.entries[2].at - intake.entries[1].at).total_seconds() == 20 * 60
    assert len([warning for warning in intake.warnings if "day" in warning]) == 1


def test_the_order_of_digits_is_taken_from_the_text_where_it_shows_it() -> None:
    intake = taken("05/07/2023 - switched\n02/15/2023 - released\n", day=None)
    assert [f"{entry.at:%m-%d}" for entry in intake.entries] == ["05-07", "02-15"]
    assert all(not entry.warnings for entry in intake.entries)


def test_two_readings_of_a_date_are_pointed_out() -> None:
    entry = one("05/07/2023 10:00 switched", day=None)
    assert f"{entry.at:%m-%d}" == "07-05"
    assert "7 May 2023" in entry.warnings[0]


def test_a_nearby_date_settles_the_order_of_digits() -> None:
    assert f"{one('07/05/2026 10:00 up', date(2026, 7, 4)).at:%m-%d}" == "07-05"


def test_a_zone_named_once_holds_for_all() -> None:
    intake = taken("All times in CET\n14:05 up\n14:06 PDT down\n14:07 up\n")
    assert [entry.zone for entry in intake.entries] == [
        "Europe/Berlin",
        "America/Los_Angeles",
        "Europe/Berlin",
    ]


def test_a_zone_on_a_line_is_carried_where_none_is_named_for_all() -> None:
    intake = taken("14:05 PDT up\n14:07 down\n")
    assert intake.entries[1].zone == "America/Los_Angeles"


def test_no_zone_anywhere_is_said_once() -> None:
    intake = taken("14:05 up\n14:07 down\n", zone=None)
    assert [entry.zone for entry in intake.entries] == ["UTC", "UTC"]
    assert len([warning for warning in intake.warnings if "zone" in warning]) == 1
    assert taken("14:05 up\n", zone="Europe/Berlin").warnings == ()


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ("14:05 IST up", "India"),
        ("14:05 PST up", "UTC−7"),
        ("13:06 PM up", "13:06"),
        ("2026-10-06 14:?? up", "hour"),
        ("2026-10-?? up", "month"),
        ("14:05-14:?? up", "end of the range"),
        ("2026-03-29 02:30 Europe/Berlin up", "did not exist"),
        ("2026-10-25 02:30 Europe/Berlin up", "twice"),
    ],
)
def test_what_can_be_read_in_two_ways_carries_a_warning(line: str, warning: str) -> None:
    assert warning in " ".join(one(line).warnings)


def test_relative_times_count_from_the_moment_before_them() -> None:
    intake = taken("T0 = 14:00\nT+10m second stage\n15:00 deploy\n+00:20 quiet\n")
    assert clocks(intake)[1:] == ["10-06 14:10", "10-06 15:00", "10-06 15:20"]
    assert "Counted from" in intake.entries[1].warnings[0]


def test_an_entry_a_day_before_its_neighbour_is_doubted_but_not_moved() -> None:
    intake = taken("2026-10-06 10:00 a\n2026-09-06 10:05 b\n2026-10-06 10:10 c\n")
    assert f"{intake.entries[1].at:%m-%d}" == "09-06"
    assert "earlier" in intake.entries[1].warnings[0]


def test_a_list_from_the_newest_to_the_oldest_is_no_reason_for_doubt() -> None:
    intake = taken("2026-10-08 10:00 c\n2026-10-07 10:00 b\n2026-10-06 10:00 a\n")
    assert all(entry.warnings == () for entry in intake.entries)
