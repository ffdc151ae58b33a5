"""Slack: who, where, when, threads in order, markup as text, a part of it by channel and day."""

from datetime import date, datetime
from typing import Any

import pytest

from pmdesk.intake.read import read
from pmdesk.intake.sources import narrow
from pmdesk.intake.sources.narrow import TooManyEntries
from pmdesk.intake.sources.slack_text import readable
from pmdesk.model.errors import WorldError
from pmdesk.model.words import Kind
from tests.intake.sources import samples
from tests.intake.sources.reading import entries, folder, taken, texts, zipped

USERS = [
    {"id": "U1", "name": "ada.l", "profile": {"display_name": "Ada", "real_name": "Ada L"}},
    {"id": "U2", "name": "bo", "real_name": "Bo B", "profile": {"display_name": ""}},
    {"id": "U9", "name": "watcher", "is_bot": True, "profile": {"real_name": "Watcher"}},
]
EXPORT = {
    "users.json": USERS,
    "channels.json": [{"id": "C1", "name": "ops"}, {"id": "C2", "name": "general"}],
    "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
    "ops/2026-09-21.json": samples.SLACK,
    "general/2026-09-22.json": [
        {"type": "message", "user": "U9", "ts": "1790078400.000000", "text": "deploy 4 done"}
    ],
    "D1/2026-09-23.json": [
        {"type": "message", "user": "U1", "ts": "1790164800.000000", "text": "quiet word"}
    ],
}


def message(text: str, ts: str = "1790000000.000100", **more: Any) -> dict[str, Any]:
    return {"type": "message", "user": "U1", "ts": ts, "text": text, **more}


@pytest.mark.parametrize("pack", [zipped, folder])
@pytest.mark.parametrize("above", ["", "acme export/", "../../etc/", "/"])
def test_an_export_comes_in_from_a_zip_and_a_folder(pack: Any, above: str) -> None:
    intake = read(pack({above + name: rows for name, rows in EXPORT.items()}))
    assert intake.format == "slack"
    first, answer, bot, deploy, direct = intake.entries
    assert (first.text, first.who, first.source) == ("checkout is down", "Ada", "Slack #ops")
    assert (first.key, first.written) == ("slack:C1:1790000000.000100", "1790000000.000100")
    assert f"{first.at:%Y-%m-%dT%H:%M:%S}" == "2026-09-21T14:13:20"
    assert answer.text == "@Ada see [graph](https://example.com/g)"
    assert (answer.who, answer.thread, answer.edited) == ("Bo B", first.key, True)
    assert (bot.text, bot.details) == ("Error rate", "5 %")
    assert (bot.bot, bot.who, bot.team, bot.kind) == (True, "", "Alerts", Kind.SIGNAL)
    assert (deploy.bot, deploy.team, deploy.kind) == (True, "Watcher", Kind.CHANGE)
    assert direct.source == "Slack, direct messages"


def test_the_channels_and_days_can_be_chosen() -> None:
    data = folder(EXPORT)
    choices = read(data).choices
    assert [(row.name, row.count) for row in choices.channels] == [
        ("ops", 3), ("D1", 1), ("general", 1)
    ]  # fmt: skip
    assert (choices.first, choices.last) == (date(2026, 9, 21), date(2026, 9, 23))
    assert texts(read(data, channels=["#general"])) == ["deploy 4 done"]
    day = date(2026, 9, 23)
    assert texts(read(data, first=day, last=day)) == ["quiet word"]
    # Noon in UTC begins the next day in Auckland.
    assert texts(read(data, first=day, last=day, zone="Pacific/Auckland")) == ["deploy 4 done"]
    moments = read(data, first=datetime(2026, 9, 21, 14, 14), last=datetime(2026, 9, 21, 14, 15))
    assert texts(moments)[0].startswith("@Ada")
    with pytest.raises(WorldError, match="no channel “nowhere”") as caught:
        read(data, channels=["nowhere"])
    assert "general, ops" in caught.value.advice
    with pytest.raises(WorldError, match="before the first"):
        read(data, first=day, last=date(2026, 9, 22))


def test_more_than_a_timeline_holds_asks_for_a_range(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrow, "ENTRIES_CAP", 3)
    with pytest.raises(TooManyEntries, match="5 entries in it from 21 Sep 2026 to") as caught:
        read(folder(EXPORT))
    assert caught.value.choices.channels[0].name == "ops"
    assert len(read(folder(EXPORT), channels=["ops"]).entries) == 3


def test_an_answer_never_stands_before_what_it_answers() -> None:
    intake = taken(
        [
            message("later", "1790000100.0"),
            message("parent", "1790000050.0", thread_ts="1790000050.0"),
            message("late answer", "1790000060.0", thread_ts="1790000050.0"),
            message("early answer", "1790000040.0", thread_ts="1790000050.0"),
            message("first", "1790000030.0"),
        ]
    )
    assert texts(intake) == ["first", "parent", "early answer", "late answer", "later"]
    assert [bool(entry.warnings) for entry in intake.entries] == [False, False, True, False, False]
    assert {entry.thread for entry in intake.entries if "answer" in entry.text} == {
        intake.entries[1].key
    }


def test_what_nobody_said_is_left_out_with_a_reason() -> None:
    intake = taken(
        [
            message("hello"),
            message("<@U1> has joined", "1790000001.0", subtype="channel_join"),
            message("This message was deleted.", "1790000002.0", subtype="tombstone"),
            message("x", "1790000003.0", subtype="message_deleted"),
            message("", "1790000004.0"),
            message("hello"),
            message("soon", "no time"),
            message("x", "1790000005.0", subtype="sh_strange"),
            "not a message",
        ]
    )
    assert texts(intake) == ["hello"]
    reasons = [row.reason for row in intake.skipped]
    assert reasons == [
        "Somebody joined the channel.",
        "It was deleted in Slack.",
        "It was deleted in Slack.",
        "There is no text in it.",
        "It stands in this export twice.",
        "It has no time that can be read.",
        "It is of a kind that is not known here.",
        "It is of a kind that is not known here.",
    ]
    assert intake.warnings == (
        "2 events of kinds that are not known here (sh_strange (1), no message (1)): left out.",
    )


def test_kinds_of_messages_that_are_not_plain() -> None:
    intake = taken(
        [
            message("looks around", "1790000001.0", subtype="me_message", username="ada"),
            message("set the topic: down", "1790000002.0", subtype="channel_topic"),
            message("", "1790000003.0", files=[{"title": "graph"}, {"name": "log.txt"}]),
            message(
                "old",
                "1790000004.0",
                subtype="message_changed",
                message=message("new", "1790000003.5"),
            ),
            message(
                "",
                "1790000005.0",
                blocks=[{"elements": [{"elements": [{"text": "in a block"}]}]}],
            ),
        ]
    )
    assert texts(intake) == [
        *("ada looks around", "set the topic: down", "Shared graph, log.txt", "new", "in a block")
    ]
    assert intake.entries[1].kind is Kind.COMMUNICATION
    assert [entry.edited for entry in intake.entries] == [False, False, False, True, False]


def test_answers_of_the_api_come_in_and_say_when_pages_are_missing() -> None:
    intake = taken({"ok": True, "messages": samples.SLACK, "has_more": True})
    assert len(intake.entries) == 3
    assert "more pages follow" in intake.warnings[0]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<@U1> and <@U7|zoe> and <@U8>", "@Ada and @zoe and @U8"),
        ("<#C1> <#C2|general>", "#ops #general"),
        ("<https://a.example/x?a=1&amp;b=2>", "https://a.example/x?a=1&b=2"),
        ("<https://a.example|a.example>", "[a.example](https://a.example)"),
        ("<mailto:a@b.example|a@b.example> <tel:1234|12 34>", "a@b.example 12 34"),
        ("<!here> <!channel|channel> <!subteam^S1|@sre>", "@here @channel @sre"),
        ("<!date^1790000000^{date}|21 Sep>", "21 Sep"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("run ```kubectl get pods``` now", "run `kubectl get pods` now"),
        ("see\n```a\n  b``` done", "see\n```\na\n  b\n```\n done"),
        ("a < b and ``` alone", "a < b and ``` alone"),
    ],
)
def test_markup_becomes_readable_text(written: str, shown: str) -> None:
    assert readable(written, {"U1": "Ada"}, {"C1": "ops"}) == shown


def test_code_is_kept_whole_in_the_details() -> None:
    (entry,) = entries([message("```Traceback\n  File x\nKeyError```")])
    assert entry.text == "Traceback"
    assert entry.details == "```\nTraceback\n  File x\nKeyError\n```"


def test_a_day_of_a_channel_that_is_broken_is_named() -> None:
    intake = read(folder({**EXPORT, "ops/2026-09-24.json": b'[{"type": '}))
    assert len(intake.entries) == 5
    assert intake.skipped[-1].text == "ops/2026-09-24.json"
    assert "broken in line 1" in intake.skipped[-1].reason


def test_what_a_person_writes_is_a_message_unless_they_tell_what_they_did() -> None:
    said = ("db is down, errors everywhere", "I restarted the pooler", "we decided to roll back")
    intake = taken(
        [{"ts": f"179129550{n}.000100", "user": "U1", "text": t} for n, t in enumerate(said)]
    )
    kinds = [entry.kind.value for entry in intake.entries]
    assert kinds == ["communication", "action", "decision"]
