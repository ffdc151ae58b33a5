"""Jira: issues with changelog and comments, lists of those, and webhooks."""

from collections.abc import Iterator
from typing import Any

from pmdesk.intake.sources.jira_text import text_of
from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.plain import Object, at, objects, said, web
from pmdesk.intake.sources.shape import Shape
from pmdesk.intake.sources.source import Item, Record, Source, Unknown
from pmdesk.model.words import Kind

_WRAPPERS = ("issues", "values", "histories", "comments")
_LONG = 200
_DELETED = ("jira:issue_deleted", "comment_deleted")


def _is_hook(record: Object) -> bool:
    return isinstance(record.get("webhookEvent"), str) and "timestamp" in record


def _is_issue(record: Object) -> bool:
    return "key" in record and isinstance(record.get("fields"), dict)


def _is_history(record: Object) -> bool:
    return isinstance(record.get("items"), list) and "created" in record


def _is_comment(record: Object) -> bool:
    return "body" in record and "created" in record and isinstance(record.get("author"), dict)


def _is_one(record: Object) -> bool:
    return any(test(record) for test in (_is_hook, _is_issue, _is_history, _is_comment))


def _items(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    if _is_hook(value):
        yield from _hook(value, number, zone)
    elif _is_issue(value):
        yield from _issue(value, number, zone)
    elif _is_history(value):
        yield _history(value, {}, number, zone)
    else:
        yield _comment(value, {}, number, zone)


def _hook(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    event, when = said(value, "webhookEvent"), value.get("timestamp")
    issue = value["issue"] if isinstance(value.get("issue"), dict) else {}
    if isinstance(at(issue, "fields"), dict):
        yield _created(issue, number, zone)
    if event in _DELETED:
        yield _record(issue, number, moment(when), "Deleted", value.get("user"), f"deleted:{when}")
    changes = value.get("changelog")
    if isinstance(changes, dict):
        stamped = {**changes, "created": when, "author": value.get("user")}
        yield _history(stamped, issue, number, zone)
    if isinstance(value.get("comment"), dict) and event not in _DELETED:
        yield _comment(value["comment"], issue, number, zone)
    if not issue and not isinstance(value.get("comment"), dict):
        yield Unknown(number, event)


def _issue(issue: Object, number: int, zone: str | None) -> Iterator[Item]:
    yield _created(issue, number, zone)
    for history in objects(at(issue, "changelog", "histories")):
        yield _history(history, issue, number, zone)
    for comment in objects(at(issue, "fields", "comment", "comments")):
        yield _comment(comment, issue, number, zone)


def _created(issue: Object, number: int, zone: str | None) -> Record:
    fields = issue["fields"]
    when = moment(fields.get("created"), zone)
    who = fields.get("creator") or fields.get("reporter")
    record = _record(issue, number, when, f"Created: {said(fields, 'summary')}", who, "created")
    described = text_of(fields.get("description"))
    record.details = described if described != said(fields, "summary") else ""
    return record


def _history(history: Object, issue: Object, number: int, zone: str | None) -> Record:
    when = moment(history.get("created"), zone)
    text = "; ".join(filter(None, map(_change, objects(history.get("items")))))
    id = f"changelog:{said(history, 'id') or said(history, 'created')}"
    return _record(issue, number, when, text, history.get("author"), id)


def _change(item: Object) -> str:
    """status: To Do → In Progress; of long texts only that they changed."""
    field = said(item, "field")
    before, after = (said(item, name) for name in ("fromString", "toString"))
    if not field:
        return ""
    if len(before) + len(after) > _LONG or "\n" in before + after:
        return f"{field} changed"
    return f"{field}: {before or 'none'} → {after or 'none'}"


def _comment(comment: Object, issue: Object, number: int, zone: str | None) -> Record:
    when = moment(comment.get("created"), zone)
    id = f"comment:{said(comment, 'id')}"
    text = text_of(comment.get("body"))
    record = _record(issue, number, when, text, comment.get("author"), id)
    record.kind = None
    changed = comment.get("updated")
    record.edited = bool(changed) and changed != comment.get("created")
    return record


def _record(issue: Object, number: int, when: Any, text: str, who: Any, id: str) -> Record:
    key = said(issue, "key")[:100]
    bot = said(who, "accountType") == "app"
    name = said(who, "displayName", "name", "emailAddress")
    base = web(said(issue, "self")).partition("/rest/")[0]
    return Record(
        number,
        when,
        text,
        kind=Kind.ACTION,
        who="" if bot else name,
        team=name if bot else "",
        source=f"Jira {key}" if key else "Jira",
        link=f"{base}/browse/{key}" if base and key else "",
        key=f"jira:{key}:{id}",
        bot=bot,
    )


_SHAPE = Shape(_is_one, _WRAPPERS, _items)
JIRA = Source(
    key="jira",
    name="Jira",
    recognises=_SHAPE.recognises,
    read=_SHAPE.read,
    fields={
        "time": "`created` of issue, history and comment; of a webhook `timestamp`",
        "text": "fields that changed as “status: To Do → Done”; `body` of a comment",
        "actor": "`author`, `creator` or `user`, by display name",
        "thread": "none: comments stand side by side",
        "link": "the page of the issue, from `self`",
        "bot or human": "`accountType` app",
        "edited": "`updated` of a comment, where it differs",
    },
    variants=(
        "an issue with `expand=changelog`, a search with many",
        "`/changelog` and `/comment` of an issue",
        "webhooks, one or many; texts as Jira's document format, too",
    ),
    left_out="the words of long texts that were changed",
    how="Open SITE/rest/api/2/issue/KEY?expand=changelog in a browser and save it.",
)
