"""Pasted lines: what becomes an entry, what belongs to the one before, what is skipped."""

from datetime import date

import pytest

from pmdesk.intake.read import read
from pmdesk.intake.values import Intake
from pmdesk.model.words import Kind, Milestone

DAY = date(2026, 10, 6)


def taken(text: str) -> Intake:
    return read(text.encode(), day=DAY, zone="UTC")


def test_each_line_with_a_time_becomes_an_entry_with_its_line() -> None:
    intake = taken(
        "14:00 deploy starts\n\n14:05 Alert: errors above 5 %\n14:31 - rollback started\n"
    )
    assert [(entry.line, entry.text) for entry in intake.entries] == [
        (1, "deploy starts"),
        (3, "Alert: errors above 5 %"),
        (4, "rollback started"),
    ]
    assert [entry.kind for entry in intake.entries] == [Kind.CHANGE, Kind.SIGNAL, Kind.ACTION]


def test_lines_right_behind_an_entry_are_its_details() -> None:
    (entry,) = taken("14:00 Pool exhausted\n  two of three hosts\n- host a\n").entries
    assert entry.details == "two of three hosts\n- host a"


def test_a_sentence_broken_to_fit_a_width_is_joined() -> None:
    text = (
        "14:00 The message came from a person known to the user, who was asked\n       to sign in\n"
    )
    (entry,) = taken(text).entries
    assert entry.text.endswith("who was asked to sign in")


def test_a_line_apart_without_a_time_is_skipped_with_its_reason() -> None:
    intake = taken("14:00 Alert\n\nWe were all tired.\n")
    assert [(row.line, row.text) for row in intake.skipped] == [(3, "We were all tired.")]
    assert intake.skipped[0].reason == "There is no time in this line."


def test_a_heading_per_time_takes_the_paragraph_below_it() -> None:
    text = (
        "### 14:00\n\nThe node is evicted. Users\nnotice it.\n\n```\n14:00:01 evicted\n```\n"
        "### 14:10\nQuiet\n"
    )
    intake = taken(text)
    assert [entry.text for entry in intake.entries] == [
        "The node is evicted. Users notice it.",
        "Quiet",
    ]
    assert "14:00:01 evicted" in intake.entries[0].details


def test_a_heading_can_hold_the_text_itself() -> None:
    intake = taken("### 14:00 - Team alerted\nThe duty phone rang.\n")
    assert intake.entries[0].text == "Team alerted"
    assert intake.entries[0].details == "The duty phone rang."


def test_logs_in_code_are_details_not_events() -> None:
    intake = taken(
        "- 14:00 Crash loop\n```\n2026-10-06 13:59:59 ERROR no socket\n```\n- 14:05 Fixed\n"
    )
    assert len(intake.entries) == 2
    assert "no socket" in intake.entries[0].details


def test_marks_around_the_time_go_and_those_in_the_text_stay() -> None:
    intake = taken("- **14:00** - [Alert](https://example.org/a_b) on `api`\n14:05 **Declared**.\n")
    assert [entry.text for entry in intake.entries] == [
        "[Alert](https://example.org/a_b) on `api`",
        "**Declared**.",
    ]


def test_a_markdown_table_is_read_by_the_names_of_its_columns() -> None:
    text = (
        "| Day | Date (2025) | Time (UTC) | Event | Team | Severity |\n|--|:--|--|--|--|--|\n"
        "| Fri | Dec 31 | 21:33 | Mail \\| sent | Support | high |\n| | | 21:40 | Reply | | |\n"
        "| | Jan 1 | HH:mm | Unclear | | |\n| | | soon | Later | | |\n"
    )
    intake = taken(text)
    assert [f"{entry.at:%Y-%m-%d %H:%M} {entry.text}" for entry in intake.entries] == [
        "2025-12-31 21:33 Mail | sent",
        "2025-12-31 21:40 Reply",
        "2025-01-01 00:00 Unclear",
        "2025-01-01 00:00 Later",
    ]
    assert intake.entries[0].team == "Support"
    assert intake.entries[0].details == "Severity: high"
    assert "Only the day" in intake.entries[3].warnings[0]


def test_a_table_without_a_head_is_read_by_what_is_in_it() -> None:
    intake = taken("| 14:00 | Alert on the cluster | SRE |\n| 14:05 | Rollback of 412 | SRE |\n")
    assert [entry.text for entry in intake.entries] == ["Alert on the cluster", "Rollback of 412"]


def test_a_table_about_something_else_gives_no_entries() -> None:
    intake = taken("| Name | Count |\n|---|---|\n| pods | 14 |\n")
    assert intake.entries == ()


def test_each_milestone_is_marked_once() -> None:
    intake = taken(
        "14:00 Issue detected\n14:02 Issue detected by support\n14:03 Incident declared\n"
        "15:00 Incident resolved\n15:30 Incident resolved\n"
    )
    assert [entry.milestone for entry in intake.entries] == [
        Milestone.DETECTED,
        Milestone.NONE,
        Milestone.ENGAGED,
        Milestone.NONE,
        Milestone.RESOLVED,
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("~300 concurrent users", Kind.SIGNAL),
        ("Asking teams to scale down", Kind.COMMUNICATION),
        ("Pager goes off for the night shift", Kind.SIGNAL),
        ("CPU over the threshold", Kind.SIGNAL),
        ("Release 4.2 merged", Kind.CHANGE),
        ("We decided to wait", Kind.DECISION),
        ("Status page updated for customers", Kind.COMMUNICATION),
        ("Customers informed by mail", Kind.COMMUNICATION),
        ("Two people restarted the cache", Kind.ACTION),
    ],
)
def test_the_kind_is_guessed_by_simple_words(text: str, kind: Kind) -> None:
    assert taken(f"14:00 {text}\n").entries[0].kind is kind


def test_text_in_other_scripts_stays_whole() -> None:
    intake = taken("09:00 : 监控告警触发\n09:05 ✅ nœud redémarré\n")
    assert [entry.text for entry in intake.entries] == ["监控告警触发", "✅ nœud redémarré"]


def test_a_text_of_nothing_but_a_date_is_that_day() -> None:
    (entry,) = taken("24/07/25\n").entries
    assert f"{entry.at:%Y-%m-%d} {entry.precision}" == "2025-07-24 day"


def test_the_json_has_what_other_programs_rely_on() -> None:
    document = taken("14:00-14:10 CEST waiting\nno time, no gap\n\nnothing\n").to_json()
    entry = document["entries"][0]
    assert document["format"] == "text"
    assert entry["at"] == "2026-10-06T12:00:00Z"
    assert entry["until"] == "2026-10-06T12:10:00Z"
    assert (entry["precision"], entry["zone"], entry["line"]) == ("between", "Europe/Berlin", 1)
    assert document["skipped"] == [
        {"line": 4, "text": "nothing", "reason": "There is no time in this line."}
    ]
