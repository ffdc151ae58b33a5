"""PagerDuty's incidents and alerts: one record for each moment that they hold."""

from collections.abc import Iterator
from typing import Any

from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.pagerduty_log import agent_of, resolved_kind
from pmdesk.intake.sources.plain import Object, at, names, objects, pairs, said, web
from pmdesk.intake.sources.source import Record
from pmdesk.intake.values import Header
from pmdesk.model.words import Kind

_UNTOLD = "It was resolved; the export does not say when."


def is_incident(record: Object) -> bool:
    return "incident_number" in record or (
        record.get("type") == "incident" and "created_at" in record
    )


def is_alert(record: Object) -> bool:
    return record.get("type") == "alert" and "created_at" in record


def header(record: Object) -> Header:
    """What an incident says about the whole."""
    started, resolved = moment(record.get("created_at")), moment(record.get("resolved_at"))
    service = said(record, "service.summary")
    return Header(
        title=said(record, "title", "summary")[:500],
        incident=said(record, "id")[:100],
        severity=said(record, "priority.summary")[:100],
        services=(service[:200],) if service else (),
        started=started.at.replace(microsecond=0) if started else None,
        resolved=resolved.at.replace(microsecond=0) if resolved else None,
    )


def incident(record: Object, number: int, zone: str | None) -> Iterator[Record]:
    title = said(record, "title", "summary")
    service = said(record, "service.summary")

    def made(what: str, when: Any, text: str, kind: Kind, agent: Any = None) -> Record:
        who, team, bot = agent_of(agent)
        return Record(
            number,
            moment(when, zone),
            text,
            kind=kind,
            details=said(record, "description") if what == "created" else "",
            who=who,
            team=team or service,
            link=web(record.get("html_url")),
            key=f"pagerduty:incident:{said(record, 'id')}:{what}",
            incident=said(record, "id"),
            bot=bot,
        )

    yield made("created", record.get("created_at"), title, Kind.SIGNAL)
    for row in objects(record.get("responder_requests")):
        asked = names(
            [target.get("responder_request_target") for target in _targets(row)], "summary"
        )
        text = f"Asked {asked or 'for responders'} to join: {title}"
        when = row.get("requested_at")
        yield made(f"asked:{when}", when, text, Kind.ACTION, row.get("requester"))
    for row in objects(record.get("assignments")):
        text = f"Assigned to {said(row, 'assignee.summary') or 'somebody'}: {title}"
        yield made(f"assigned:{row.get('at')}", row.get("at"), text, Kind.ACTION)
    for row in objects(record.get("acknowledgements")):
        when, text = row.get("at"), f"Acknowledged: {title}"
        yield made(f"acknowledged:{when}", when, text, Kind.ACTION, row.get("acknowledger"))
    if record.get("resolved_at"):
        agent = record.get("last_status_change_by")
        kind = resolved_kind(agent_of(agent)[2])
        yield made("resolved", record["resolved_at"], f"Resolved: {title}", kind, agent)


def _targets(row: Object) -> list[Object]:
    return objects(row.get("responder_request_targets"))


def alert(record: Object, number: int, zone: str | None) -> Iterator[Record]:
    title = said(record, "summary", "body.details.description")
    moments = [("created", record.get("created_at"), title)]
    if record.get("resolved_at"):
        moments.append(("resolved", record["resolved_at"], f"Resolved: {title}"))
    untold = record.get("status") == "resolved" and not record.get("resolved_at")
    for what, when, text in moments:
        yield Record(
            number,
            moment(when, zone),
            text,
            kind=Kind.SIGNAL,
            details=pairs(at(record, "body", "details")) if what == "created" else "",
            team=said(record, "integration.summary", "service.summary"),
            link=web(record.get("html_url")),
            key=f"pagerduty:alert:{said(record, 'id')}:{what}",
            incident=said(record, "incident.id"),
            bot=True,
            warnings=(_UNTOLD,) if untold else (),
        )
