"""Whole reports in Markdown: sections, timeline, factors, lessons, actions, front matter."""

from datetime import UTC, date, datetime

from pmdesk.intake.read import read
from pmdesk.intake.values import Intake
from pmdesk.model.words import ActionKind, LessonKind, Milestone, Progress

REPORT = """---
title: Slow checkout
date: 2026-10-06
severity: SEV-2
services: [checkout, payments]
tags: [capacity, cache]
---
<!-- template: remove this
10:00 not an event -->

# Slow checkout

## Summary

Checkout was slow for an hour. One in ten customers gave up.

## Customer impact

2870 customers, 60 minutes.

## Timeline (all times CEST)

Times are from the chat.

| Time | Event |
|------|-------|
| 13:58 | Alert: latency above 2 s |
| 14:05 | Incident declared |

- 14:20 - Rollback started
- 15:01 - Incident resolved

## Contributing factors

- The pool had room for ten connections.
  It was sized in 2019.
- Nobody saw the queue grow.

## Lessons learned

### What went well

1. The rollback worked at once.

### Where we got lucky

* It was a quiet Tuesday.

## Action items

These are only examples of headings.

### Process

- [ ] Page on-call when the pool is 80 % full (owner: Ada Byron, due 2026-11-01) OPS-12
- [x] @grace: rehearse the rollback, by 5 Nov 2026
- {{ summary }} [link to issue]
- When the pool is changed:
  - Add a load test

## Attendees

- A, B, C
"""


def taken(text: str, name: str = "") -> Intake:
    return read(text.encode(), name=name)


def test_the_header_is_filled_from_front_matter_and_sections() -> None:
    intake = taken(REPORT)
    header = intake.header
    assert (intake.format, header.title, header.severity) == ("markdown", "Slow checkout", "SEV-2")
    assert header.services == ("checkout", "payments")
    assert intake.tags == ("capacity", "cache")
    assert header.summary == "Checkout was slow for an hour. One in ten customers gave up."
    assert header.impact == "2870 customers, 60 minutes."


def test_the_timeline_takes_its_day_from_the_front_matter_and_its_zone_from_the_heading() -> None:
    intake = taken(REPORT)
    assert [f"{entry.at:%Y-%m-%d %H:%M}" for entry in intake.entries] == [
        "2026-10-06 11:58",
        "2026-10-06 12:05",
        "2026-10-06 12:20",
        "2026-10-06 13:01",
    ]
    assert intake.entries[1].milestone is Milestone.ENGAGED
    assert (
        intake.entries[0].line
        == REPORT.split("\n").index("| 13:58 | Alert: latency above 2 s |") + 1
    )


def test_list_items_become_factors_and_lessons_by_their_headings() -> None:
    intake = taken(REPORT)
    assert [factor.text for factor in intake.factors] == [
        "The pool had room for ten connections. It was sized in 2019.",
        "Nobody saw the queue grow.",
    ]
    assert [(lesson.kind, lesson.text) for lesson in intake.lessons] == [
        (LessonKind.WENT_WELL, "The rollback worked at once."),
        (LessonKind.LUCKY, "It was a quiet Tuesday."),
    ]


def test_actions_give_up_their_owner_date_and_ticket() -> None:
    first, second, third = taken(REPORT).actions
    assert first.text == "Page on-call when the pool is 80 % full OPS-12"
    assert (first.owner, first.due, first.ticket) == ("Ada Byron", date(2026, 11, 1), "OPS-12")
    assert first.kind is ActionKind.DETECT
    assert (second.text, second.owner, second.due) == (
        "rehearse the rollback",
        "grace",
        date(2026, 11, 5),
    )
    assert second.progress is Progress.DONE
    assert third.text == "Add a load test"


def test_what_has_no_place_is_listed_with_its_line() -> None:
    skipped = {row.text: row.line for row in taken(REPORT).skipped}
    assert skipped["A, B, C"] == len(REPORT.split("\n")) - 1
    assert "These are only examples of headings." in skipped


def test_actions_in_a_table_are_read_by_column() -> None:
    text = (
        "# R\n## Action items\n| Action | Owner | Due | Ticket | Status |\n|--|--|--|--|--|\n"
        "| Add a page | Ada | 2026-11-01 | [O-1](https://t.example/browse/O-1) | Done |\n"
        "| Rest | | | | |\n"
    )
    first, second = taken(text).actions
    assert (first.owner, first.due, first.ticket) == (
        "Ada",
        date(2026, 11, 1),
        "https://t.example/browse/O-1",
    )
    assert (first.progress, second.progress) == (Progress.DONE, Progress.OPEN)


def test_bold_labels_can_be_the_headings() -> None:
    text = (
        "# Incident on 2026-10-06 - certificates\n\n- **Key events**\n"
        "  - First detected: 2026-10-06 15:44\n  - Resolved 2026-10-07 11:49\n\n"
        "- **Time to repair**: 20h\n\n- **Time to resolve**: 20h 05m\n\n"
        "- **Impact**: all names of one zone\n\n- **Context**:\n\n"
        "15:50 – Support is called\n\n- **Review actions**:\n  - Cap the lifetime\n"
    )
    intake = taken(text)
    assert [(f"{e.at:%d %H:%M}", e.text) for e in intake.entries] == [
        ("06 15:44", "First detected"),
        ("07 11:49", "Resolved"),
        ("06 15:50", "Support is called"),
    ]
    assert intake.header.impact == "all names of one zone"
    assert [action.text for action in intake.actions] == ["Cap the lifetime"]


def test_a_heading_per_time_carries_day_and_zone() -> None:
    text = (
        "# 2026-10-06, proxy out of memory\n\n## Timeline\n\nAll times in PST\n\n"
        "### Oct 6 2026 23:14\n\nEvicted.\n\n### 00:10 ###\n\nUsers report errors.\n\n"
        "## Conclusion\n\nDone.\n"
    )
    intake = taken(text)
    assert [f"{entry.at:%d %H:%M}" for entry in intake.entries] == ["07 06:14", "07 07:10"]
    assert any("UTC−7" in warning for warning in intake.warnings)


def test_the_day_can_come_from_the_name_of_the_file() -> None:
    text = "## Summary\nShort.\n## Timeline\n- 14:05 Alert\n"
    assert f"{taken(text, '2026-10-06-alert.md').entries[0].at:%m-%d}" == "10-06"


def test_the_first_paragraph_is_the_summary_where_no_section_is() -> None:
    assert taken("# T\n\nIt was slow.\n\nMore.\n\n## Timeline\n- 14:05 x\n").header.summary == (
        "It was slow."
    )


def test_prose_that_tells_the_same_story_is_no_second_timeline() -> None:
    text = (
        "# A login from afar\n\nOn 6 October 2026 a login was reported.\n\n"
        "At 1:15 PM UTC, the clerk called us.\n\nAt 3:50 PM UTC the bank was reached.\n\n"
    )
    timeline = "## Timeline (UTC)\n\nOctober 6, 2026: 1:15pm UTC\nThe clerk called us.\n"
    told = taken(text + timeline)
    assert [entry.text for entry in told.entries] == ["The clerk called us."]
    assert told.header.summary == "On 6 October 2026 a login was reported."
    assert [row.line for row in told.skipped] == [5, 7]
    assert len(taken(f"{text}## Lessons\n- Call at once\n").entries) == 3


def test_pictures_in_html_become_their_description() -> None:
    picture = '<img width="9" alt="load [of the day]" src="https://x.example/a.png" />'
    text = f"# R\n## Timeline\n- 14:05 Alert\n\n{picture}\n\n- 14:10 Seen <img alt='by us'>\n"
    first, second = taken(text).entries
    assert first.details == "![load of the day](https://x.example/a.png)"
    assert second.text == "Seen by us"
    code = f"# R\n## Timeline\n- 14:05 Alert\n```\n{picture}\n```\n"
    assert picture in taken(code).entries[0].details


def test_stars_that_open_nothing_are_left_out() -> None:
    text = "# R\n## Timeline\n14:05 Alert\n\n**Note that this is late.\n\n14:10 **Seen** by us\n"
    first, second = taken(text).entries
    assert first.details == "Note that this is late."
    assert second.text == "**Seen** by us"


def test_points_below_an_action_are_its_scope() -> None:
    text = "# R\n## Action items\n\n1. Move the table\n\n- Copy the rows.\n- Keep both in step.\n"
    (action,) = taken(text).actions
    assert (action.text, action.scope) == ("Move the table", "Copy the rows; Keep both in step")


def test_lessons_leave_their_tick_behind() -> None:
    text = "# R\n## What went well?\n\n✅ **No data was lost**\nIt came late.\n\n⚠️ Slowly\n"
    assert [lesson.text for lesson in taken(text).lessons] == [
        "**No data was lost** It came late.",
        "Slowly",
    ]


def test_a_timeline_inside_a_block_of_code_is_read_all_the_same() -> None:
    assert len(taken("## Timeline\n```\n14:05 up\n14:06 down\n```\n").entries) == 2


def test_moments_in_the_front_matter_are_taken() -> None:
    text = "---\ntitle: X\nstarted: 2026-10-06 13:58 CEST\n---\n## Timeline\n"
    assert taken(text).header.started == datetime(2026, 10, 6, 11, 58, tzinfo=UTC)
