"""Alertmanager of Prometheus, and Grafana in the same shape: webhooks and lists of alerts."""

from collections.abc import Iterator

from pmdesk.intake.sources.moments import is_never, moment
from pmdesk.intake.sources.plain import Object, pairs, said, web
from pmdesk.intake.sources.shape import Shape
from pmdesk.intake.sources.source import Record, Source
from pmdesk.model.words import Kind

_WRAPPERS = ("alerts", "data")
_LINKS = ("generatorURL", "panelURL", "dashboardURL")
_STILL = "still firing"
_SHORT = 200


def _is_one(record: Object) -> bool:
    return "startsAt" in record and isinstance(record.get("labels"), dict)


def _alert(value: Object, number: int, zone: str | None) -> Iterator[Record]:
    resolved = said(value, "status", "status.state") == "resolved"
    ended = resolved and not is_never(value.get("endsAt"))
    name = _name(value)
    begun = said(value, "startsAt")
    moments = [("firing", value.get("startsAt"), name if ended else f"{name} ({_STILL})")]
    if ended:
        moments.append(("resolved", value.get("endsAt"), f"Resolved: {name}"))
    for what, when, text in moments:
        yield Record(
            number,
            moment(when, zone),
            text,
            kind=Kind.SIGNAL,
            details=_details(value) if what == "firing" else "",
            link=next((link for field in _LINKS if (link := web(value.get(field)))), ""),
            key=f"alertmanager:{said(value, 'fingerprint') or name}:{begun}:{what}",
            incident=said(value, "fingerprint") or name,
            bot=True,
        )


def _name(value: Object) -> str:
    """The alert's name with its description, or its summary where that is one short line."""
    named = said(value, "labels.alertname")
    told = [said(value, f"annotations.{field}") for field in ("description", "summary", "message")]
    short = [text for text in told if text and len(text) <= _SHORT and "\n" not in text]
    text = short[0] if short else next((text[:_SHORT] for text in told if text), "")
    return f"{named}: {text}" if named and text and text != named else named or text


def _details(value: Object) -> str:
    return "\n".join(filter(None, (pairs(value.get("labels")), pairs(value.get("annotations")))))


_SHAPE = Shape(_is_one, _WRAPPERS, _alert)
ALERTMANAGER = Source(
    key="alertmanager",
    name="Alertmanager",
    recognises=_SHAPE.recognises,
    read=_SHAPE.read,
    fields={
        "time": "`startsAt`, and `endsAt` once it is resolved; year 1 means “still firing”",
        "text": "`alertname` with `description` or `summary`; all labels in the details",
        "actor": "nobody: alerts are the monitoring's",
        "thread": "none",
        "link": "`generatorURL`, in Grafana `panelURL`",
        "bot or human": "always a bot",
        "edited": "not in the export",
    },
    variants=(
        "a webhook of version 4, one or many; Grafana's is the same",
        "`/api/v2/alerts`",
    ),
    left_out="nothing",
    how="Keep the webhooks that it sends, or save what `/api/v2/alerts` answers.",
)
