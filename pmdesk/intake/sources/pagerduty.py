"""PagerDuty: log entries, incidents, alerts, notes, status updates and webhooks."""

from collections.abc import Iterator

from pmdesk.intake.sources.pagerduty_hook import event, is_event, is_known_event
from pmdesk.intake.sources.pagerduty_incident import (
    alert,
    header,
    incident,
    is_alert,
    is_incident,
)
from pmdesk.intake.sources.pagerduty_log import (
    is_known_entry,
    is_log_entry,
    is_note,
    is_status_update,
    log_entry,
    note,
    status_update,
)
from pmdesk.intake.sources.plain import Object, said, shown
from pmdesk.intake.sources.shape import Shape
from pmdesk.intake.sources.source import Item, Source, Unknown

_WRAPPERS = (
    *("log_entries", "log_entry", "incidents", "incident", "alerts", "alert", "notes", "note"),
    *("status_updates", "status_update", "event", "events", "messages"),
)
_KNOWN = (is_log_entry, is_event, is_incident, is_alert, is_note, is_status_update)


def _is_one(record: Object) -> bool:
    return any(known(record) for known in _KNOWN)


def _items(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    if is_log_entry(value) and is_known_entry(value):
        yield log_entry(value, number, zone)
    elif is_event(value) and is_known_event(value):
        yield event(value, number, zone)
    elif is_log_entry(value) or is_event(value):
        yield Unknown(number, said(value, "type", "event_type"), said(value, "summary"))
    elif is_incident(value):
        yield header(value)
        yield from incident(value, number, zone)
    elif is_alert(value):
        yield from alert(value, number, zone)
    elif is_note(value):
        yield note(value, number, zone)
    elif is_status_update(value):
        yield status_update(value, number, zone)
    else:
        yield Unknown(number, said(value, "type"), shown(value))


_SHAPE = Shape(_is_one, _WRAPPERS, _items)
PAGERDUTY = Source(
    key="pagerduty",
    name="PagerDuty",
    recognises=_SHAPE.recognises,
    read=_SHAPE.read,
    milestones=True,
    fields={
        "time": "`created_at`, of a webhook `occurred_at`; of an incident each of its moments",
        "text": "`summary`, the title, `content` of a note, `message` of a status update",
        "actor": "`agent`, `user`, `sender` or `acknowledger`, where it is a user",
        "thread": "none: PagerDuty has no answers",
        "link": "`html_url`",
        "bot or human": "the `type` of the agent: all but users are bots, named as the team",
        "edited": "`updated_at` of a note, where it differs",
    },
    variants=(
        "`/log_entries`, also of one incident",
        "`/incidents`, one or many, and their `/alerts`, `/notes`, `/status_updates`",
        "webhooks of version 3, one or many",
    ),
    left_out="what PagerDuty will do by itself later (`pending_actions`)",
    how=(
        "Ask its API for `/incidents/ID/log_entries?include[]=channels` and "
        "`/incidents/ID/notes`, and save the answers."
    ),
)
