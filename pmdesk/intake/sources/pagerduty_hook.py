"""PagerDuty's webhooks of version 3: one record for each event that was sent."""

from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.pagerduty_log import agent_of, resolved_kind
from pmdesk.intake.sources.plain import Object, at, names, said, web
from pmdesk.intake.sources.source import Record
from pmdesk.model.words import Kind

_EVENTS = {
    "incident.triggered": (Kind.SIGNAL, "Triggered"),
    "incident.acknowledged": (Kind.ACTION, "Acknowledged"),
    "incident.unacknowledged": (Kind.SIGNAL, "No longer acknowledged"),
    "incident.delegated": (Kind.ACTION, "Delegated"),
    "incident.escalated": (Kind.ACTION, "Escalated"),
    "incident.reassigned": (Kind.ACTION, "Reassigned"),
    "incident.reopened": (Kind.ACTION, "Reopened"),
    "incident.resolved": (Kind.ACTION, "Resolved"),
    "incident.priority_updated": (Kind.ACTION, "Priority changed"),
    "incident.incident_type.changed": (Kind.ACTION, "Type changed"),
    "incident.service_updated": (Kind.ACTION, "Service changed"),
    "incident.custom_field_values.updated": (Kind.ACTION, "Fields changed"),
    "incident.conference_bridge.updated": (Kind.COMMUNICATION, "Conference bridge set"),
    "incident.workflow.started": (Kind.ACTION, "Workflow started"),
    "incident.workflow.completed": (Kind.ACTION, "Workflow completed"),
    "incident.responder.added": (Kind.ACTION, "Responder added"),
    "incident.responder.replied": (Kind.ACTION, "Responder replied"),
    "incident.status_update_published": (Kind.COMMUNICATION, "Status update"),
    "incident.annotated": (None, "Note"),
    "service.created": (Kind.CHANGE, "Service created"),
    "service.updated": (Kind.CHANGE, "Service changed"),
    "service.deleted": (Kind.CHANGE, "Service deleted"),
}
_TO_SOMEBODY = ("incident.delegated", "incident.escalated", "incident.reassigned")


def is_event(record: Object) -> bool:
    return "event_type" in record and "occurred_at" in record


def is_known_event(record: Object) -> bool:
    return said(record, "event_type") in _EVENTS


def event(record: Object, number: int, zone: str | None) -> Record:
    what, data = said(record, "event_type"), record.get("data")
    who, team, bot = agent_of(record.get("agent"))
    kind, word = _EVENTS[what]
    note = what == "incident.annotated"
    return Record(
        number,
        moment(record.get("occurred_at"), zone),
        _text(what, word, data),
        kind=resolved_kind(bot) if what == "incident.resolved" else kind,
        who=who,
        team=team or names(at(data, "teams"), "summary") or said(data, "service.summary"),
        link=web(said(data, "html_url", "incident.html_url")),
        key=f"pagerduty:note:{said(data, 'id')}"
        if note and said(data, "id")
        else f"pagerduty:event:{said(record, 'id')}",
        incident=said(data, "incident.id", "id"),
        bot=bot,
    )


def _text(what: str, word: str, data: object) -> str:
    if what in ("incident.annotated", "incident.status_update_published"):
        return said(data, "content", "message")
    title = said(data, "title", "incident.summary", "summary")
    to = names(at(data, "assignees"), "summary") if what in _TO_SOMEBODY else ""
    if what.startswith("incident.responder"):
        to = said(data, "user.summary", "escalation_policy.summary")
        state = said(data, "state")
        word = f"{word} ({state})" if state and what.endswith("replied") else word
        return f"{word}{': ' if to else ''}{to}: {title}" if title else f"{word}: {to}"
    if what == "incident.priority_updated":
        to = said(data, "priority.summary")
    words = f"{word} to {to}" if to else word
    return f"{words}: {title}" if title else words
