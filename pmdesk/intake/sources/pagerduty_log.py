"""PagerDuty's records of one moment: log entries, notes and status updates."""

from typing import Any

from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.plain import Object, at, names, said, web
from pmdesk.intake.sources.source import Record
from pmdesk.model.words import Kind

_SUFFIX = "_log_entry"
_KINDS: dict[str, Kind | None] = {
    **dict.fromkeys(
        (
            *("trigger", "notify", "exhaust_escalation_path", "repeat_escalation_path"),
            *("reach_trigger_limit", "reach_ack_limit"),
        ),
        Kind.SIGNAL,
    ),
    **dict.fromkeys(
        (
            *("acknowledge", "acknowledgement", "unacknowledge", "assign", "escalate", "delegate"),
            *("snooze", "unsnooze", "reassign", "merge", "link", "unlink", "reopen"),
            *("urgency_change", "priority_change", "responder_request", "add_responder"),
            *("field_value_change", "custom_field_value_change", "responder_reply"),
            *("run_response_play", "run_workflow", "remove_responder"),
        ),
        Kind.ACTION,
    ),
    **dict.fromkeys(("stakeholder_notify", "status_update", "publish_status"), Kind.COMMUNICATION),
    "annotate": None,
}


def is_log_entry(record: Object) -> bool:
    return said(record, "type").endswith(_SUFFIX) and "created_at" in record


def is_note(record: Object) -> bool:
    return "content" in record and "created_at" in record and isinstance(record.get("user"), dict)


def is_status_update(record: Object) -> bool:
    return "message" in record and "sender" in record and "created_at" in record


def agent_of(agent: Any) -> tuple[str, str, bool]:
    """Who did it, else which tool, and whether that is a tool."""
    name = said(agent, "summary", "name")
    human = said(agent, "type") in ("user", "user_reference")
    return (name, "", False) if human else ("", name, True)


def resolved_kind(bot: bool) -> Kind:
    """Resolving is what the monitoring saw, or what somebody did."""
    return Kind.SIGNAL if bot else Kind.ACTION


def log_entry(record: Object, number: int, zone: str | None) -> Record:
    what = said(record, "type").removesuffix(_SUFFIX)
    who, team, bot = agent_of(record.get("agent"))
    kind = resolved_kind(bot) if what == "resolve" else _KINDS.get(what)
    text = said(record, "channel.notification.summary", "summary") or what.replace("_", " ")
    note = said(record, "note", "channel.summary", "channel.content") if what == "annotate" else ""
    title = said(record, "incident.summary", "incident.title")
    if note:
        text = note
    elif what == "trigger" and title and title not in text:
        text = f"{text}: {title}"
    return Record(
        number,
        moment(record.get("created_at"), zone),
        text,
        kind=kind,
        details=said(record, "event_details.description", "channel.details.description"),
        who=who,
        team=team or names(record.get("teams"), "summary"),
        link=web(record.get("html_url")),
        key=f"pagerduty:log:{said(record, 'id')}" if said(record, "id") else "",
        incident=said(record, "incident.id"),
        bot=bot,
    )


def is_known_entry(record: Object) -> bool:
    """Whether the kind of a log entry is one of those in the documentation."""
    what = said(record, "type").removesuffix(_SUFFIX)
    return what in _KINDS or what == "resolve"


def note(record: Object, number: int, zone: str | None) -> Record:
    who, team, bot = agent_of(record.get("user"))
    created = record.get("created_at")
    return Record(
        number,
        moment(created, zone),
        said(record, "content"),
        who=who,
        team=team,
        key=f"pagerduty:note:{said(record, 'id')}" if said(record, "id") else "",
        bot=bot,
        edited=bool(record.get("updated_at")) and record["updated_at"] != created,
    )


def status_update(record: Object, number: int, zone: str | None) -> Record:
    who, team, bot = agent_of(record.get("sender"))
    return Record(
        number,
        moment(record.get("created_at"), zone),
        said(record, "message"),
        kind=Kind.COMMUNICATION,
        details=said(record, "subject"),
        who=who,
        team=team,
        key=f"pagerduty:status:{said(record, 'id')}" if said(record, "id") else "",
        incident=said(at(record, "incident"), "id"),
        bot=bot,
    )
