"""Microsoft Teams: messages of a chat or a channel as Microsoft Graph gives them."""

import json
from collections.abc import Iterator
from typing import Any

from pmdesk.intake.sources.html_text import from_html
from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.plain import Object, at, objects, said, web
from pmdesk.intake.sources.shape import Shape
from pmdesk.intake.sources.source import Item, Record, Source, Unknown
from pmdesk.intake.values import Skipped
from pmdesk.model.words import Kind

_WRAPPERS = ("value", "messages")
_CALLS = {
    "callStartedEventMessageDetail": "Call started",
    "callEndedEventMessageDetail": "Call ended",
}
_CARD_CAP = 100_000


def _is_one(record: Object) -> bool:
    return "createdDateTime" in record and (
        "messageType" in record or isinstance(record.get("body"), dict)
    )


def _items(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    yield _message(value, number, zone, "")
    for answer in objects(value.get("replies")):
        yield _message(answer, number, zone, said(value, "id"))


def _message(value: Object, number: int, zone: str | None, parent: str) -> Item:
    kind = said(value, "messageType") or "message"
    if value.get("deletedDateTime"):
        return Skipped(number, _text(value), "It was deleted in Teams.")
    if kind in ("systemEventMessage", "unknownFutureValue"):
        event = str(at(value, "eventDetail", "@odata.type") or "").rpartition(".")[2][:80]
        if event not in _CALLS:
            return Skipped(number, event or kind, "Teams says this itself, nobody wrote it.")
        record = _record(value, number, zone, parent, _CALLS[event])
        record.kind, record.bot = Kind.COMMUNICATION, True
        return record
    if kind != "message":
        return Unknown(number, kind, _text(value))
    return _record(value, number, zone, parent, _text(value))


def _record(value: Object, number: int, zone: str | None, parent: str, text: str) -> Record:
    place = said(value, "channelIdentity.channelId", "chatId")
    base = f"teams:{place}:" if place else "teams:"
    answered = said(value, "replyToId") or parent
    person = said(value, "from.user.displayName", "from.user.id")
    tool = said(value, "from.application.displayName", "from.device.displayName")
    return Record(
        number,
        moment(value.get("createdDateTime"), zone),
        text,
        who=person,
        team="" if person else tool,
        source="Teams channel" if said(value, "channelIdentity.channelId") else "Teams chat",
        link=web(value.get("webUrl")),
        key=f"{base}{said(value, 'id')}",
        thread=f"{base}{answered}" if answered else "",
        bot=not person,
        edited=bool(value.get("lastEditedDateTime")),
    )


def _text(value: Object) -> str:
    body = said(value, "body.content")
    html = said(value, "body.contentType").lower() == "html" or body.startswith("<")
    text = from_html(body) if html else body.strip()
    subject = said(value, "subject").strip()
    if subject:
        text = f"{subject}\n{text}".strip()
    if not text:
        text = "\n".join(filter(None, map(_attached, objects(value.get("attachments")))))
    return text or said(value, "summary")


def _attached(attachment: Object) -> str:
    """A card by its texts, a file by its name."""
    content = attachment.get("content")
    if isinstance(content, str) and content[:1] == "{" and len(content) <= _CARD_CAP:
        try:
            content = json.loads(content)
        except (ValueError, RecursionError):
            content = None
    if isinstance(content, dict):
        return "\n".join(_texts(content, 0))
    name = said(attachment, "name")
    return f"Shared {name}" if name else ""


def _texts(node: Any, depth: int) -> list[str]:
    if depth > 12:
        return []
    if isinstance(node, list):
        return [text for item in node[:200] for text in _texts(item, depth + 1)]
    if not isinstance(node, dict):
        return []
    found = [from_html(text) for name in ("title", "text") if (text := said(node, name))]
    for name in ("body", "items", "columns", "facts", "sections"):
        found += _texts(node.get(name), depth + 1)
    if said(node, "value") and said(node, "name", "title"):
        found = [f"{said(node, 'name', 'title')}: {said(node, 'value')}"]
    return found


_SHAPE = Shape(_is_one, _WRAPPERS, _items)
TEAMS = Source(
    key="teams",
    name="Microsoft Teams",
    recognises=_SHAPE.recognises,
    read=_SHAPE.read,
    fields={
        "time": "`createdDateTime`",
        "text": "`body`, HTML as text; the subject first; cards by their texts",
        "actor": "`from.user`, by display name",
        "thread": "`replyToId`, and the `replies` of a message",
        "link": "`webUrl`",
        "bot or human": "`from.application` or no sender",
        "edited": "`lastEditedDateTime`",
    },
    variants=(
        "`/chats/ID/messages`, `/teams/ID/channels/ID/messages`, also with `$expand=replies`",
        "`/replies` of a message",
    ),
    left_out="deleted messages; what Teams says itself, but for calls that start or end",
    how="Ask Microsoft Graph (Graph Explorer) for the messages and save the answer.",
)
