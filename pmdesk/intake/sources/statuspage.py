"""Statuspage: the updates of incidents and of planned work, oldest first."""

from collections.abc import Iterator
from typing import Any

from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.plain import (
    Object,
    at,
    has_one,
    names,
    objects,
    said,
    shown,
    unwrapped,
    web,
)
from pmdesk.intake.sources.source import Content, Given, Item, Record, Source, Unknown
from pmdesk.intake.values import Header
from pmdesk.model.errors import Refused
from pmdesk.model.times import zone_of
from pmdesk.model.words import Kind

_WRAPPERS = ("incidents", "incident", "scheduled_maintenances", "scheduled_maintenance")
_STATES = ("monitoring", "resolved")


def _is_one(record: Object) -> bool:
    return isinstance(record.get("incident_updates"), list)


def _recognises(content: Content) -> bool:
    return has_one(content, _is_one, *_WRAPPERS)


def _read(content: Content, given: Given) -> Iterator[Item]:
    pages = [at(document, "page") for document in content.documents]
    page = next((page for page in pages if isinstance(page, dict)), {})
    name = said(page, "name")
    place = f"{name} status page" if name else "Statuspage"
    for number, value in unwrapped(content, _is_one, *_WRAPPERS):
        if not isinstance(value, dict) or not _is_one(value):
            yield Unknown(number, text=shown(value))
            continue
        yield _header(value)
        for record in _updates(value, number, given.zone):
            record.source, record.zone = place, _zone(said(page, "time_zone"))
            yield record


def _zone(named: str) -> str:
    """The page's zone where it is one that is known here."""
    try:
        zone_of(named)
    except Refused:
        return ""
    return named


def _header(value: Object) -> Header:
    started = moment(value.get("started_at") or value.get("created_at"))
    resolved = moment(value.get("resolved_at"))
    return Header(
        title=said(value, "name")[:500],
        started=started.at.replace(microsecond=0) if started else None,
        resolved=resolved.at.replace(microsecond=0) if resolved else None,
    )


def _updates(value: Object, number: int, zone: str | None) -> Iterator[Record]:
    name, id = said(value, "name"), said(value, "id")
    told = set()
    for update in objects(value["incident_updates"]):
        status = said(update, "status")
        told.add(status)
        yield _record(
            value, number, _time(update, zone), status, said(update, "body") or name, update
        )
    for status in _STATES:
        when = value.get(f"{status}_at")
        if when and status not in told:
            yield _record(value, number, moment(when, zone), status, name, {"id": f"{id}:{status}"})


def _time(update: Object, zone: str | None) -> Any:
    return moment(update.get("display_at"), zone) or moment(update.get("created_at"), zone)


def _record(
    value: Object, number: int, when: Any, status: str, text: str, update: Object
) -> Record:
    touched = names(update.get("affected_components"), "name")
    details = [said(value, "name")] if text != said(value, "name") else []
    details += [f"Affected: {touched}"] if touched else []
    created, changed = update.get("created_at"), update.get("updated_at")
    word = status.replace("_", " ").capitalize()
    return Record(
        number,
        when,
        f"{word}: {text}" if word else text,
        kind=Kind.COMMUNICATION,
        details="\n".join(details),
        link=web(value.get("shortlink")),
        key=f"statuspage:{said(update, 'id')}" if said(update, "id") else "",
        incident=said(value, "id"),
        edited=bool(created and changed) and created != changed,
    )


STATUSPAGE = Source(
    key="statuspage",
    name="Statuspage",
    recognises=_recognises,
    read=_read,
    milestones=True,
    fields={
        "time": "`display_at`, else `created_at` of each update, in the page's `time_zone`",
        "text": "`status` and `body`; the incident's name in the details",
        "actor": "nobody: a page names no people",
        "thread": "none",
        "link": "`shortlink`",
        "bot or human": "human: people write these posts",
        "edited": "`updated_at` of an update, where it differs",
    },
    variants=(
        "`/api/v2/incidents.json`, `/api/v2/summary.json`, one incident",
        "`/api/v2/scheduled-maintenances.json`",
    ),
    left_out="nothing; states without an update come from `monitoring_at` and `resolved_at`",
    how="Open PAGE/api/v2/incidents.json in a browser and save it.",
)
