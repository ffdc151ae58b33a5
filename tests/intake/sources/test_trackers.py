"""GitHub, GitLab, Jira and Teams: comments, what was changed, answers, and texts made plain."""

import json

import pytest

from pmdesk.intake.sources.html_text import from_html
from pmdesk.model.words import Kind
from tests.intake.sources import samples
from tests.intake.sources.reading import clocks, entries, taken, texts

AT = "2026-10-06T14:05:00Z"


def test_a_timeline_of_github() -> None:
    first, second = entries(samples.GITHUB)
    assert (first.text, first.who, first.kind) == ("Label added: incident", "ada", Kind.ACTION)
    assert first.source == "GitHub acme/shop"
    assert (second.text, second.details) == ("Runbook:", "- step one")
    assert (second.bot, second.team, second.who) == (True, "helper[bot]", "")
    assert (second.edited, second.source) == (True, "GitHub acme/shop#9")
    assert second.link.endswith("#issuecomment-2")


def test_other_events_of_github() -> None:
    intake = taken(
        [
            {"event": "committed", "sha": "ab", "message": "Fix\n\nwhy", "author": {"name": "Ada"}}
            | {"committer": {"date": "2026-10-06T14:01:00Z"}},
            {"event": "reviewed", "node_id": "r", "state": "approved", "submitted_at": AT, "id": 4}
            | {"user": {"login": "bo"}, "body": None},
            {"event": "merged", "node_id": "m", "commit_id": "ab", "created_at": AT, "id": 5},
            {"event": "renamed", "node_id": "n", "created_at": AT, "id": 6}
            | {"rename": {"from": "a", "to": "b"}},
            {"event": "subscribed", "node_id": "s", "created_at": AT, "id": 7},
            {"event": "teleported", "node_id": "t", "created_at": AT, "id": 8},
        ]
    )
    assert texts(intake) == ["Fix", "Review: approved", "Merged as ab", "Renamed from “a” to “b”"]
    assert [entry.kind.value for entry in intake.entries] == [
        "change",
        "action",
        "change",
        "action",
    ]
    assert [row.text for row in intake.skipped] == ["subscribed", ""]
    assert "teleported (1)" in intake.warnings[0]


def test_an_issue_of_github_says_when_it_was_closed() -> None:
    opened, closed = entries({"items": [samples.GITHUB_ISSUE]})
    assert (opened.text, opened.details) == ("Opened: Checkout down", "It is slow")
    assert (closed.text, closed.who) == ("Closed: Checkout down", "bo")


def test_notes_of_gitlab_and_what_gitlab_writes_itself() -> None:
    first, second = entries(samples.GITLAB)
    assert (first.text, first.who, first.bot) == ("looks like DNS", "Ada", False)
    assert (first.source, first.thread) == ("GitLab merge request 5", "")
    assert (second.text, second.who, second.bot) == ("closed", "Bo", True)
    assert (second.kind, second.thread, second.edited) == (Kind.ACTION, first.key, False)
    label = {"id": 3, "resource_type": "Issue", "created_at": AT, "action": "add"}
    (event,) = entries([label | {"user": {"name": "Ada"}, "label": {"name": "sev1"}}])
    assert (event.text, event.who) == ("Label add: sev1", "Ada")


def test_an_issue_of_jira_with_changelog_and_comments() -> None:
    intake = taken(samples.JIRA)
    created, changed, comment = intake.entries
    assert texts(intake) == ["Created: Checkout down", "status: To Do → Doing", "rolled back `4.2`"]
    assert clocks(intake) == ["14:00:00", "14:05:00", "14:10:00"]
    assert (created.zone, created.who) == ("+02:00", "Ada")
    assert created.link == "https://acme.example.com/browse/OPS-1"
    assert (changed.bot, changed.team, changed.who) == (True, "Robot", "")
    assert (comment.who, comment.edited, comment.key) == ("Bo", True, "jira:OPS-1:comment:7")
    assert [len(entries({"issues": [samples.JIRA]})), len(entries([samples.JIRA] * 2))] == [3, 3]


def test_webhooks_of_jira() -> None:
    changed, _, said = entries(samples.JIRA_HOOK)
    assert changed.text == "priority: Low → High; description changed"
    assert (changed.who, changed.written) == ("Ada", "1790000000000")
    assert said.text == "on it"
    comment = {"id": "1", "body": "on it", "created": AT, "author": {"displayName": "Bo"}}
    said_alone = {"timestamp": 1, "webhookEvent": "comment_created", "comment": comment}
    assert [entry.text for entry in entries(said_alone)] == ["on it"]
    assert "user_created (1)" in taken({"timestamp": 1, "webhookEvent": "user_created"}).warnings[0]


def test_messages_of_teams_with_answers() -> None:
    first, second = entries(samples.TEAMS)
    assert (first.text, first.details) == ("hi @Bo & all", "```\na\n  b\n```")
    assert (first.who, first.edited, first.link) == ("Ada", True, "https://teams.example.com/1")
    assert (second.text, second.bot, second.team) == ("alert resolved", True, "Grafana")
    assert second.thread == first.key


def test_deleted_messages_notices_and_cards_of_teams() -> None:
    base = {"createdDateTime": AT, "messageType": "message", "body": {"content": ""}}
    facts = {"facts": [{"title": "host", "value": "a"}]}
    card = json.dumps({"body": [{"type": "TextBlock", "text": "CPU high"}, facts]})
    event = {"@odata.type": "#microsoft.graph.callStartedEventMessageDetail"}
    intake = taken(
        {
            "value": [
                {**base, "id": "1", "deletedDateTime": AT},
                {**base, "id": "2", "messageType": "systemEventMessage", "eventDetail": event},
                {**base, "id": "3", "messageType": "systemEventMessage"},
                {**base, "id": "4", "attachments": [{"content": card}]},
                {**base, "id": "5", "messageType": "typing"},
            ],
            "@odata.nextLink": "https://graph.example.com",
        }
    )
    assert texts(intake) == ["Call started", "CPU high"]
    assert intake.entries[1].details == "host: a"
    assert [row.reason for row in intake.skipped][:2] == [
        "It was deleted in Teams.",
        "Teams says this itself, nobody wrote it.",
    ]
    assert ["typing" in intake.warnings[0], "more pages" in intake.warnings[1]] == [True, True]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>b<br>c</p>", "a\nb\nc"),
        ('<a href="https://x.example/?a=1&amp;b=2">see</a>', "[see](https://x.example/?a=1&b=2)"),
        ('<a href="javascript:alert(1)">see</a>', "see (javascript:alert(1))"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<script>alert(1)</script>x<style>y</style>", "x"),
        ('<img alt="graph">&lt;b&gt; 1 < 2', "graph<b> 1 < 2"),
        ("use <code>ls</code>\n now", "use `ls` now"),
        ("<p", "<p"),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert from_html(html) == text
