"""Datadog: events of version 1 and 2, one or many."""

import re
from collections.abc import Iterator
from typing import Any

from pmdesk.intake.kinds import kind_of
from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.plain import Object, objects, said, web
from pmdesk.intake.sources.shape import Shape
from pmdesk.intake.sources.source import Item, Record, Source
from pmdesk.model.words import Kind

_WRAPPERS = ("events", "event", "data")
_ALERTS = ("error", "warning", "success", "warn", "critical", "alert", "ok")
_DEPLOY = re.compile(r"\b(?:deploy|deployment|release|rollout)\b", re.IGNORECASE)
_MARKS = re.compile(r"%%%\s?")


def _is_v1(record: Object) -> bool:
    return "date_happened" in record


def _is_v2(record: Object) -> bool:
    return record.get("type") == "event" and isinstance(record.get("attributes"), dict)


def _is_one(record: Object) -> bool:
    return _is_v1(record) or _is_v2(record)


def _items(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    if _is_v1(value):
        yield from _first(value, number, zone)
    else:
        yield _second(value, number, zone)


def _first(value: Object, number: int, zone: str | None) -> Iterator[Record]:
    who = said(value, "user.name", "user.handle", "handle")
    title, text = _plain(said(value, "title")), _plain(said(value, "text"))
    key = f"datadog:{said(value, 'id')}" if said(value, "id") else ""
    yield Record(
        number,
        moment(value.get("date_happened"), zone),
        title or text,
        kind=_kind(title, said(value, "alert_type"), value.get("tags")),
        details=_details(text if title else "", value.get("tags")),
        who=who,
        team="" if who else said(value, "host", "source", "source_type_name"),
        link=web(value.get("url")),
        key=key,
        bot=not who,
    )
    for comment in objects(value.get("comments")):
        who = said(comment, "user.name", "user.handle", "handle")
        yield Record(
            number,
            moment(comment.get("date_happened") or comment.get("created"), zone),
            _plain(said(comment, "text", "message")),
            who=who,
            key=f"datadog:{said(comment, 'id')}" if said(comment, "id") else "",
            thread=key,
            bot=not who,
        )


def _second(value: Object, number: int, zone: str | None) -> Record:
    outer = value["attributes"]
    inner = outer["attributes"] if isinstance(outer.get("attributes"), dict) else {}
    title = _plain(said(inner, "title", "evt.name") or said(outer, "title"))
    text = _plain(said(outer, "message", "text"))
    who = said(inner, "user.name", "usr.name", "evt.user.name")
    tags = outer.get("tags") or inner.get("tags")
    return Record(
        number,
        moment(outer.get("timestamp") or inner.get("timestamp"), zone),
        title or text,
        kind=_kind(title or text, said(inner, "status") or said(outer, "alert_type"), tags),
        details=_details(text if title else "", tags),
        who=who,
        team="" if who else said(inner, "service", "hostname", "source_type_name"),
        link=web(said(value, "links.self", "attributes.url")),
        key=f"datadog:{said(value, 'id')}" if said(value, "id") else "",
        bot=not who,
    )


def _plain(text: str) -> str:
    """Without the marks around Datadog's Markdown."""
    return _MARKS.sub("", text).strip()


def _kind(title: str, status: str, tags: Any) -> Kind:
    if status in _ALERTS:
        return Kind.SIGNAL
    tagged = any(isinstance(tag, str) and _DEPLOY.search(tag[:100]) for tag in _tags(tags))
    return Kind.CHANGE if tagged or _DEPLOY.search(title[:300]) else kind_of(title)


def _tags(tags: Any) -> list[Any]:
    return tags[:50] if isinstance(tags, list) else []


def _details(text: str, tags: Any) -> str:
    named = ", ".join(tag[:200] for tag in _tags(tags) if isinstance(tag, str))
    return "\n\n".join(part for part in (text, f"Tags: {named}" if named else "") if part)


_SHAPE = Shape(_is_one, _WRAPPERS, _items)
DATADOG = Source(
    key="datadog",
    name="Datadog",
    recognises=_SHAPE.recognises,
    read=_SHAPE.read,
    fields={
        "time": "`date_happened` (seconds), of version 2 `timestamp`",
        "text": "`title`; `text` or `message` and the tags go into the details",
        "actor": "`user` or `handle`",
        "thread": "comments answer their event",
        "link": "`url`",
        "bot or human": "a bot where no user is named",
        "edited": "not in the export",
    },
    variants=(
        "`/api/v1/events`, one or many",
        "`/api/v2/events`, one or many",
    ),
    left_out="nothing",
    how="Ask its API for `/api/v2/events` from the first to the last moment, and save the answers.",
)
