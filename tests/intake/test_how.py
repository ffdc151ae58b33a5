"""How a time was read can be told: where its day and zone came from, and what is doubtful."""

from datetime import date

import pytest

from pmdesk.intake.read import read
from pmdesk.intake.values import Intake, ProposedEntry

DAY = date(2026, 10, 6)


def taken(text: str, day: date | None = DAY, zone: str | None = "UTC", name: str = "") -> Intake:
    return read(text.encode(), day=day, zone=zone, name=name)


def last(text: str, day: date | None = DAY, zone: str | None = "UTC") -> ProposedEntry:
    return taken(text, day, zone).entries[-1]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("2026-10-07 14:05 UTC up", ""),
        ("14:05 up", "day given above, zone given above"),
        ("14:05 UTC up", "day given above"),
        ("2026-10-07 09:00 down\n14:05 UTC up", "day from line 1"),
        ("14:05 CEST down\n2026-10-07 14:06 up", "zone from line 1"),
        ("Times in CEST\n\n2026-10-07 14:05 up", "zone from line 1"),
        ("---\ndate: 2026-10-07\ntimezone: PST\n---\n14:05 up",
         "day from the front matter, zone from the front matter"),
        ("# Outage of 7 October 2026\n\n14:05 UTC up", "day from the title"),
        ("## Summary\nBad.\n\n## Timeline, 7 October 2026 (UTC)\n- 14:05 up",
         "day from the heading, zone from line 4"),
    ],
)  # fmt: skip
def test_where_day_and_zone_came_from_is_told(text: str, how: str) -> None:
    assert last(text).how == how


def test_a_day_in_the_name_of_the_file_and_a_zone_that_is_nowhere_are_told() -> None:
    intake = taken("14:05 up", day=None, zone=None, name="2026-10-07-outage.txt")
    assert intake.entries[0].how == "day from the file’s name, no zone named"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Mon 2026-10-06 14:05 up", "6 Oct 2026 is a Tuesday, not a Monday"),
        ("14:05 UTC / 17:05 CEST up", "17:05 CEST is another moment; 14:05 was taken"),
        ("Wed 09:00 up", "Read as Wednesday, 7 Oct 2026"),
        ("14:20 down\nNext day 09:00 up", "Read as Wednesday, 7 Oct 2026"),
        ("14:20 down\n14:05 up", "earlier than the entry before it"),
        ("2pm up", "Only the hour is given"),
        ("14:05 down\n10 minutes later: up", "Counted from 14:05"),
    ],
)
def test_what_was_settled_for_the_user_is_said(text: str, warning: str) -> None:
    assert warning in " ".join(last(text).warnings)


@pytest.mark.parametrize(
    "text",
    [
        "Tue 2026-10-06 14:05 up",
        "14:05 UTC / 16:05 CEST up",
        "2026-10-06 14:05:30 UTC (07:05 PDT) up",
        "Tue 14:05 up",
        "14:05 down\n14:02 a late note",
    ],
)
def test_what_agrees_is_not_doubted(text: str) -> None:
    assert last(text).warnings == ()


def test_the_day_of_the_week_settles_the_order_of_digits() -> None:
    entry = last("Tue 03/04/2026 14:05 up\n".replace("Tue", "Wed"), day=None)
    assert f"{entry.at:%m-%d}" == "03-04"
    assert entry.warnings == ()


def test_a_record_of_a_log_keeps_its_other_keys_as_details() -> None:
    entry = last('time=2026-10-06T14:05:09Z level=error msg="pool is full" host=web1')
    assert (entry.text, entry.details) == ("pool is full", "level: error\nhost: web1")
    entry = last(
        '{"ts":1791295500,"message":"a"}\n{"ts":1791295509,"fields":{"message":"b"},"n":7}'
    )
    assert (entry.text, entry.details) == ("b", "n: 7")


def test_log_lines_with_commas_are_no_table() -> None:
    intake = taken("2026-10-06 14:05:09,123 WARN slow\n2026-10-06 14:05:10,456 ERROR down\n")
    assert [entry.text for entry in intake.entries] == ["WARN slow", "ERROR down"]


def test_a_sentence_with_a_comma_is_no_head_of_a_table() -> None:
    intake = taken("This is what happened at the time of the outage, as far as we know\n14:05 up\n")
    assert [entry.text for entry in intake.entries] == ["up"]


def test_a_zone_beside_one_clock_in_a_sentence_holds_for_no_other() -> None:
    intake = taken("It went down at 2:30 AM PST, at a bad time.\n\n14:05 up\n")
    assert intake.entries[-1].zone == "UTC"


def test_a_summary_with_a_time_is_no_second_timeline() -> None:
    text = (
        "## Summary\nAt 14:05 UTC, the shop went down.\n\n## Timeline\n- 14:05 down\n- 14:31 up\n"
    )
    intake = taken(text)
    assert [entry.text for entry in intake.entries] == ["down", "up"]
    assert "went down" in intake.header.summary


def test_a_sentence_that_goes_on_below_counts_from_nothing() -> None:
    text = "14:05 The alarm was raised and taken back again by itself without a person in\n" + (
        "3 minutes later the next one came\n"
    )
    (entry,) = taken(text).entries
    assert "3 minutes later" in entry.text + entry.details


@pytest.mark.parametrize("line", ["After 2 days of tests we knew", "An hour later than planned"])
def test_a_span_that_is_no_time_counts_from_nothing(line: str) -> None:
    assert len(taken(f"14:05 Deploy.\n{line}\n").entries) == 1


def test_a_doubt_about_a_date_names_no_year_that_nobody_gave() -> None:
    intake = taken("03/04 14:05 alert fires\n")
    assert any("Read as 3 Apr; it could be 4 Mar." in e.warnings for e in intake.entries)
