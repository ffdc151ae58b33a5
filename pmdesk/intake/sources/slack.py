"""Slack: an export as zip or folder, one channel or day of it, or an answer of its API."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.plain import Object, has_one, objects, said, shown, unwrapped, web
from pmdesk.intake.sources.slack_text import readable
from pmdesk.intake.sources.source import Content, Given, Item, Record, Source, Unknown
from pmdesk.intake.values import Skipped
from pmdesk.model.words import Kind

_DAY_FILE = re.compile(r"(?:(?P<channel>[^/]{1,200})/)?\d{4}-\d\d-\d\d\.json")
_LISTS = ("channels.json", "groups.json", "mpims.json", "dms.json")
_TS = re.compile(r"\d{9,11}\.\d{1,9}", re.ASCII)
_UNSAID = {
    **dict.fromkeys(("channel_join", "group_join"), "Somebody joined the channel."),
    **dict.fromkeys(("channel_leave", "group_leave"), "Somebody left the channel."),
    **dict.fromkeys(
        (
            *("channel_archive", "channel_unarchive", "group_archive", "group_unarchive"),
            *("bot_add", "bot_remove", "bot_enable", "bot_disable", "pinned_item"),
            *("unpinned_item", "reminder_add", "channel_convert_to_private", "channel_posting"),
            *("channel_canvas_updated", "sh_room_created", "app_conversation_join"),
        ),
        "Slack says this itself, nobody wrote it.",
    ),
    **dict.fromkeys(("tombstone", "message_deleted"), "It was deleted in Slack."),
    "message_replied": "It only says that there is an answer.",
    "reply_broadcast": "It only says that there is an answer.",
}
_TAKEN = frozenset(
    (
        *("", "bot_message", "me_message", "thread_broadcast", "file_share", "file_comment"),
        *("file_mention", "channel_topic", "channel_purpose", "channel_name", "group_topic"),
        *("group_purpose", "group_name", "huddle_thread", "document_mention", "message_changed"),
        *("assistant_app_thread", "bot_thread_broadcast"),
    )
)
_PUSHED = re.compile(r"\b(?:new commits?|pushed|deploy\w*|released?|merged)\b", re.IGNORECASE)
_ABOUT_CHANNEL = ("channel_topic", "channel_purpose", "group_topic", "group_purpose")


@dataclass(slots=True)
class _Workspace:
    """Who is who and what is where, from the lists beside the channels."""

    people: dict[str, str] = field(default_factory=dict)
    bots: set[str] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)

    def place(self, channel: str) -> tuple[str, str]:
        """How the keys of a channel begin, and what people call it."""
        found = self.places.get(channel)
        if found is None:
            direct = channel[:1] == "D" and channel in self.channels
            named = "Slack, direct messages" if direct else f"Slack #{channel}"
            found = f"slack:{self.ids.get(channel, channel)}:", named if channel else "Slack"
            self.places[channel] = found
        return found


def _is_message(record: Object) -> bool:
    ts = record.get("ts")
    if not isinstance(ts, str) or not _TS.fullmatch(ts):
        return False
    return record.get("type") == "message" or ("user" in record and "text" in record)


def _recognises(content: Content) -> bool:
    if content.files:
        days = [name for name in content.files if _channel_of(name) is not None]
        return any(
            has_one(Content(documents=content.files[name]), _is_message) for name in days[:50]
        )
    return has_one(content, _is_message, "messages")


def _channel_of(name: str) -> str | None:
    """The folder that a file of a day lies in, whatever lies above; None for other files."""
    match = _DAY_FILE.search(name)
    if match is None or match.end() != len(name):
        return None
    return match["channel"] or ""


def _read(content: Content, given: Given) -> Iterator[Item]:
    workspace = _workspace(content.files)
    if not content.files:
        for number, value in unwrapped(content, _is_message, "messages"):
            yield _item(value, number, said(value, "channel.name"), workspace)
        return
    number = 0
    for name in sorted(content.files):
        channel = _channel_of(name)
        if channel is None:
            continue
        for document in content.files[name]:
            for value in document if isinstance(document, list) else [document]:
                number += 1
                yield _item(value, number, channel, workspace)


def _workspace(files: Mapping[str, tuple[Any, ...]]) -> _Workspace:
    found = _Workspace()
    for name in files:
        last = name.rpartition("/")[2]
        if last != "users.json" and last not in _LISTS:
            continue
        for row in (row for document in files[name] for row in objects(document)):
            if last == "users.json":
                _learn_person(found, row)
            else:
                id, title = said(row, "id"), said(row, "name", "id")
                found.ids[title], found.channels[id] = id, title
    return found


def _learn_person(found: _Workspace, user: Object) -> None:
    id = said(user, "id")
    found.people[id] = said(
        user, "profile.display_name", "profile.real_name", "real_name", "name", "id"
    )
    if user.get("is_bot") is True or id == "USLACKBOT":
        found.bots.add(id)


def _item(value: Any, number: int, channel: str, workspace: _Workspace) -> Item:
    if not isinstance(value, dict) or "ts" not in value:
        return Unknown(number, "no message", shown(value))
    subtype = value.get("subtype") or ""
    if not isinstance(subtype, str) or value.get("type", "message") != "message":
        return Unknown(number, said(value, "type"), said(value, "text"))
    if subtype in _UNSAID:
        return Skipped(number, _said(value, workspace), _UNSAID[subtype])
    if value.get("hidden") is True and subtype != "message_changed":
        return Skipped(number, _said(value, workspace), "Slack hides it.")
    if subtype not in _TAKEN:
        return Unknown(number, subtype, said(value, "text"))
    inner = value.get("message")
    if subtype == "message_changed" and isinstance(inner, dict):
        # The event of an edit: what counts is the message as it is now.
        value = {"edited": {}, **inner}
    return _record(value, subtype, number, channel, workspace)


def _record(
    value: Object, subtype: str, number: int, channel: str, workspace: _Workspace
) -> Record:
    ts, thread = value.get("ts"), value.get("thread_ts")
    base, place = workspace.place(channel)
    who, bot = _author(value, workspace)
    text = _said(value, workspace)
    record = Record(number, moment(ts), text, key=f"{base}{ts}", source=place, channel=channel)
    if bot:
        record.team, record.bot = who, True
    else:
        record.who = who
    if thread is not None and thread != ts:
        record.thread = f"{base}{thread}" if isinstance(thread, str) else ""
    if subtype or bot:
        record.kind = _kind(subtype, text, bot)
    if subtype == "me_message" and who and text:
        record.text = f"{who} {text}"
    if "edited" in value:
        record.edited = True
    if "permalink" in value:
        record.link = web(value["permalink"])
    return record


def _kind(subtype: str, text: str, bot: bool) -> Kind | None:
    """A topic is told to everyone; of bots what they say of code is a change."""
    if subtype in _ABOUT_CHANNEL:
        return Kind.COMMUNICATION
    return Kind.CHANGE if bot and _PUSHED.search(text[:300]) else None


def _author(value: Object, workspace: _Workspace) -> tuple[str, bool]:
    """The name of who wrote it, and whether that is a bot."""
    id = value.get("user")
    if not isinstance(id, str):
        id = said(value, "comment.user")
    known = workspace.people.get(id, "")
    if known and "bot_id" not in value:
        return known, id in workspace.bots or value.get("subtype") == "bot_message"
    bot_profile = said(value, "bot_profile.name")
    if (
        value.get("subtype") == "bot_message"
        or id in workspace.bots
        or id == "USLACKBOT"
        or ("bot_id" in value and (bool(bot_profile) or not known))
    ):
        return said(value, "username") or bot_profile or known, True
    named = said(value, "user_profile.display_name", "user_profile.real_name", "username")
    return known or named or id, False


def _said(value: Object, workspace: _Workspace) -> str:
    """What a message says: its text, else its attachments, blocks and files."""
    text = value.get("text")
    if isinstance(text, str) and text.strip() and "bot_id" not in value:
        return readable(text, workspace.people, workspace.channels)
    parts = [text] if isinstance(text, str) and text.strip() else []
    if "attachments" in value:
        parts += [part for item in objects(value["attachments"]) if (part := _attached(item))]
    if not parts and "blocks" in value:
        parts = _texts(value["blocks"], 0)
    if "files" in value and not parts:
        named = [said(item, "title", "name") for item in objects(value["files"])]
        parts = ["Shared " + ", ".join(filter(None, named))] if any(named) else []
    return readable("\n".join(parts), workspace.people, workspace.channels)


def _attached(item: Object) -> str:
    lines = [said(item, name) for name in ("pretext", "title", "text")]
    lines += [f"{said(row, 'title')}: {said(row, 'value')}" for row in objects(item.get("fields"))]
    kept = [line for line in lines if line.strip(": ")]
    return "\n".join(kept) or said(item, "fallback")


def _texts(blocks: Any, depth: int) -> list[str]:
    """The texts in blocks, which nest."""
    found: list[str] = []
    if depth < 8:
        for block in objects(blocks):
            text = block.get("text")
            found += [text] if isinstance(text, str) else _texts([text], depth + 1)
            found += _texts(block.get("elements"), depth + 1)
            found += _texts(block.get("fields"), depth + 1)
    return found


SLACK = Source(
    key="slack",
    name="Slack",
    recognises=_recognises,
    read=_read,
    fields={
        "time": "`ts`, the number of seconds since 1970",
        "text": "`text`, else attachments, blocks or names of files; names in place of ids",
        "actor": "`user`, by its display name in `users.json`",
        "thread": "`thread_ts` of an answer",
        "link": "`permalink`, where the API gave one",
        "bot or human": "`subtype` bot_message, `bot_id`, `is_bot` in `users.json`",
        "edited": "`edited`",
    },
    variants=(
        "the zip of an export, or its unpacked folder",
        "the folder of one channel, the file of one day",
        "answers of `conversations.history` and `conversations.replies`",
    ),
    left_out="deleted messages, people who join or leave, what Slack says itself",
    how="In Slack: Settings, Workspace settings, Import/export data, Export.",
)
