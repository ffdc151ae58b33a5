"""Grafana OnCall and Grafana IRM: alert groups, and the webhooks about them."""

from collections.abc import Iterator

from pmdesk.intake.sources.moments import is_never, moment
from pmdesk.intake.sources.plain import Object, at, pairs, said, web
from pmdesk.intake.sources.shape import Shape
from pmdesk.intake.sources.source import Item, Notice, Record, Source
from pmdesk.model.words import Kind

_WRAPPERS = ("results", "alert_group")
_MOMENTS = (
    ("created", "", ""),
    ("acknowledged", "acknowledged_by", "Acknowledged"),
    ("silenced", "silenced_by", "Silenced"),
    ("resolved", "resolved_by", "Resolved"),
)
_LINKS = ("web", "slack", "slack_app", "telegram")
_ONLY_IDS = "This export names people by ids only; give the seats their names."


def _is_one(record: Object) -> bool:
    return "created_at" in record and ("alerts_count" in record or "integration_id" in record)


def _group(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    title = said(value, "title", "web_title_cache") or "An alert group"
    for what, by, word in _MOMENTS:
        when = value.get(f"{what}_at")
        if is_never(when):
            continue
        who = said(value, f"{by}.name", f"{by}.username", by) if by else ""
        if who and not isinstance(value.get(by), dict):
            yield Notice(_ONLY_IDS)
        yield Record(
            number,
            moment(when, zone),
            f"{word}: {title}" if word else title,
            kind=Kind.ACTION if who or what == "silenced" else Kind.SIGNAL,
            details=pairs(value.get("labels")) if what == "created" else "",
            who=who,
            team=said(value, "team.name"),
            link=_link(value),
            key=f"oncall:{said(value, 'id')}:{what}",
            incident=said(value, "id"),
            bot=not who,
        )


def _link(value: Object) -> str:
    return next((link for name in _LINKS if (link := web(at(value, "permalinks", name)))), "")


_SHAPE = Shape(_is_one, _WRAPPERS, _group)
GRAFANA_ONCALL = Source(
    key="grafana-oncall",
    name="Grafana OnCall",
    recognises=_SHAPE.recognises,
    read=_SHAPE.read,
    milestones=True,
    fields={
        "time": "`created_at`, `acknowledged_at`, `silenced_at`, `resolved_at`",
        "text": "`title`, with what happened to the group",
        "actor": "`acknowledged_by`, `silenced_by`, `resolved_by`: ids, unless they hold a name",
        "thread": "none",
        "link": "`permalinks`, that of the web first",
        "bot or human": "a bot where nobody is named",
        "edited": "not in the export",
    },
    variants=("`/api/v1/alert_groups`, one or many", "webhooks with an `alert_group`"),
    left_out="nothing",
    how="Ask its API for `/api/v1/alert_groups` and save the answer.",
)
