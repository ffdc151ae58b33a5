"""Opsgenie: logs of an alert, webhooks, alerts and their notes."""

import re
from collections.abc import Iterator

from pmdesk.intake.sources.moments import Moment, moment
from pmdesk.intake.sources.plain import Object, at, pairs, said, web
from pmdesk.intake.sources.shape import Shape
from pmdesk.intake.sources.source import Item, Record, Source, Unknown
from pmdesk.model.words import Kind

_WRAPPERS = ("data",)
_ACTIONS: dict[str, tuple[Kind | None, str]] = {
    "Create": (Kind.SIGNAL, ""),
    "Acknowledge": (Kind.ACTION, "Acknowledged"),
    "UnAcknowledge": (Kind.ACTION, "No longer acknowledged"),
    "AddNote": (None, ""),
    "AssignOwnership": (Kind.ACTION, "Assigned"),
    "TakeOwnership": (Kind.ACTION, "Ownership taken"),
    "Close": (Kind.ACTION, "Closed"),
    "Delete": (Kind.ACTION, "Deleted"),
    "Escalate": (Kind.ACTION, "Escalated"),
    "EscalateNext": (Kind.ACTION, "Escalated"),
    "AddTeam": (Kind.ACTION, "Team added"),
    "AddResponder": (Kind.ACTION, "Responder added"),
    "AddRecipient": (Kind.ACTION, "Recipient added"),
    "AddTags": (Kind.ACTION, "Tags added"),
    "RemoveTags": (Kind.ACTION, "Tags removed"),
    "AddDetails": (Kind.ACTION, "Details added"),
    "RemoveDetails": (Kind.ACTION, "Details removed"),
    "Snooze": (Kind.ACTION, "Snoozed"),
    "SnoozeEnded": (Kind.SIGNAL, "Snooze ended"),
    "UpdatePriority": (Kind.ACTION, "Priority changed"),
    "UpdateMessage": (Kind.ACTION, "Message changed"),
    "UpdateDescription": (Kind.ACTION, "Description changed"),
}
_TO = ("alert.owner", "alert.team", "alert.recipient", "alert.responder.name", "alert.priority")
_ACTED = re.compile(
    r"\b(?:acknowledged|assigned|escalated|closed|snoozed|deleted|owner\w*|added|removed|updated)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:alert created|sent|notif\w+|delivered|seen|expired|count)\b", re.I)


def _is_log(record: Object) -> bool:
    return "log" in record and "createdAt" in record


def _is_note(record: Object) -> bool:
    return "note" in record and "owner" in record and "createdAt" in record


def _is_alert(record: Object) -> bool:
    return "tinyId" in record and "message" in record and "createdAt" in record


def _is_hook(record: Object) -> bool:
    return isinstance(record.get("alert"), dict) and "alertId" in record["alert"]


def _is_one(record: Object) -> bool:
    return _is_log(record) or _is_note(record) or _is_hook(record) or _is_alert(record)


def _items(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    if _is_hook(value):
        yield _hook(value, number, zone)
    elif _is_alert(value):
        yield from _alert(value, number, zone)
    else:
        yield _logged(value, number, zone)


def _logged(value: Object, number: int, zone: str | None) -> Record:
    text, owner = said(value, "log", "note"), said(value, "owner")
    bot = owner.lower() in ("", "system") or said(value, "type") == "system"
    created = said(value, "createdAt")
    return Record(
        number,
        moment(value.get("createdAt"), zone),
        text,
        kind=_kind(text) if _is_log(value) else None,
        who="" if bot else owner,
        key=f"opsgenie:log:{created}:{said(value, 'offset') or number}",
        bot=bot,
    )


def _kind(text: str) -> Kind | None:
    if _TOLD.search(text[:200]):
        return Kind.SIGNAL
    return Kind.ACTION if _ACTED.search(text[:200]) else None


def _hook(value: Object, number: int, zone: str | None) -> Item:
    action, alert = said(value, "action"), value["alert"]
    if action not in _ACTIONS:
        return Unknown(number, action, said(alert, "message"))
    kind, word = _ACTIONS[action]
    created, updated = alert.get("createdAt"), alert.get("updatedAt")
    when = created if action == "Create" else updated or created
    who = said(alert, "username")
    bot = who.lower() in ("", "system") or action == "Create"
    message, to = said(alert, "message"), said(value, *_TO)
    text = said(alert, "note") if action == "AddNote" else message
    if word:
        named = f"{word} to {to}" if to and word in ("Assigned", "Escalated") else word
        text = f"{named}: {message}"
    return Record(
        number,
        moment(when, zone),
        text,
        kind=Kind.SIGNAL if action == "Close" and bot else kind,
        details=_details(alert) if action == "Create" else "",
        who="" if bot else who,
        team=said(value, "integrationName") if bot else "",
        key=f"opsgenie:{said(alert, 'alertId')}:{action}:{said(alert, 'updatedAt', 'createdAt')}",
        incident=said(alert, "alertId"),
        bot=bot,
    )


def _details(alert: Object) -> str:
    parts = (said(alert, "description"), pairs(alert.get("details")))
    return "\n".join(part for part in parts if part)


def _alert(value: Object, number: int, zone: str | None) -> Iterator[Record]:
    message, report = said(value, "message"), value.get("report")
    moments: list[tuple[str, Moment | None, str, str]] = [
        ("created", moment(value.get("createdAt"), zone), message, "")
    ]
    if said(report, "acknowledgedBy"):
        at_ack = _later(value, at(report, "ackTime"), zone)
        moments.append(
            ("acked", at_ack, f"Acknowledged: {message}", said(report, "acknowledgedBy"))
        )
    if value.get("status") == "closed" and at(report, "closeTime") is not None:
        at_close = _later(value, at(report, "closeTime"), zone)
        moments.append(("closed", at_close, f"Closed: {message}", said(report, "closedBy")))
    for what, when, text, who in moments:
        bot = what == "created" or who.lower() in ("", "system")
        yield Record(
            number,
            when,
            text,
            kind=Kind.SIGNAL if bot else Kind.ACTION,
            details=_details(value) if what == "created" else "",
            who="" if bot else who,
            team=said(value, "integration.name", "source") if bot else "",
            link=web(value.get("link")),
            key=f"opsgenie:{said(value, 'id')}:{what}",
            incident=said(value, "id"),
            bot=bot,
        )


def _later(value: Object, milliseconds: object, zone: str | None) -> Moment | None:
    """The moment that a report counts from the alert's beginning, in milliseconds."""
    begun = moment(value.get("createdAt"), zone)
    if begun is None or isinstance(milliseconds, bool) or not isinstance(milliseconds, int):
        return None
    seconds = begun.at.timestamp() + milliseconds / 1000 if abs(milliseconds) < 10**13 else 0
    return moment(seconds)


_SHAPE = Shape(_is_one, _WRAPPERS, _items)
OPSGENIE = Source(
    key="opsgenie",
    name="Opsgenie",
    recognises=_SHAPE.recognises,
    read=_SHAPE.read,
    milestones=True,
    fields={
        "time": "`createdAt`; of a webhook `updatedAt` (nanoseconds), of its Create `createdAt`",
        "text": "`log`, `note`, or the `action` with the alert's `message`",
        "actor": "`owner` of a log, `username` of a webhook",
        "thread": "none: Opsgenie has no answers",
        "link": "`link` of an alert, where there is one",
        "bot or human": "`type` or `owner` “system”; alerts that were created",
        "edited": "not in the export",
    },
    variants=(
        "`/v2/alerts/ID/logs` and `/v2/alerts/ID/notes`",
        "`/v2/alerts`, one or many, with acknowledging and closing from `report`",
        "webhooks, one or many",
    ),
    left_out="custom actions of a webhook",
    how="Ask its API for `/v2/alerts/ID/logs` and save the answer.",
)
