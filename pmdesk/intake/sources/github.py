"""GitHub: the timeline, the events and the comments of an issue or a pull request."""

import re
from collections.abc import Iterator

from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.plain import Object, at, objects, said, web
from pmdesk.intake.sources.shape import Shape
from pmdesk.intake.sources.source import Item, Record, Source, Unknown
from pmdesk.intake.values import Skipped
from pmdesk.model.words import Kind

_WRAPPERS = ("items",)
_UNSAID = frozenset(("subscribed", "unsubscribed", "mentioned", "user_blocked", "comment_deleted"))
_EVENTS: dict[str, tuple[Kind, str]] = {
    "closed": (Kind.ACTION, "Closed"),
    "reopened": (Kind.ACTION, "Reopened"),
    "locked": (Kind.ACTION, "Locked"),
    "unlocked": (Kind.ACTION, "Unlocked"),
    "labeled": (Kind.ACTION, "Label added: {label.name}"),
    "unlabeled": (Kind.ACTION, "Label removed: {label.name}"),
    "assigned": (Kind.ACTION, "Assigned to {assignee.login}"),
    "unassigned": (Kind.ACTION, "No longer assigned to {assignee.login}"),
    "milestoned": (Kind.ACTION, "Milestone set: {milestone.title}"),
    "demilestoned": (Kind.ACTION, "Milestone removed: {milestone.title}"),
    "renamed": (Kind.ACTION, "Renamed from “{rename.from}” to “{rename.to}”"),
    "referenced": (Kind.ACTION, "Referenced by commit {commit_id}"),
    "cross-referenced": (Kind.ACTION, "Mentioned in {source.issue.title}"),
    "connected": (Kind.ACTION, "Linked to a pull request"),
    "disconnected": (Kind.ACTION, "Link to a pull request removed"),
    "merged": (Kind.CHANGE, "Merged as {commit_id}"),
    "deployed": (Kind.CHANGE, "Deployed"),
    "head_ref_deleted": (Kind.CHANGE, "Branch deleted"),
    "head_ref_restored": (Kind.CHANGE, "Branch restored"),
    "head_ref_force_pushed": (Kind.CHANGE, "Branch force-pushed"),
    "base_ref_changed": (Kind.CHANGE, "Base branch changed"),
    "base_ref_force_pushed": (Kind.CHANGE, "Base branch force-pushed"),
    "review_requested": (Kind.ACTION, "Review asked of {requested_reviewer.login}"),
    "review_request_removed": (Kind.ACTION, "Review no longer asked for"),
    "review_dismissed": (Kind.ACTION, "Review dismissed"),
    "ready_for_review": (Kind.ACTION, "Ready for review"),
    "convert_to_draft": (Kind.ACTION, "Made a draft again"),
    "marked_as_duplicate": (Kind.ACTION, "Marked as a duplicate"),
    "unmarked_as_duplicate": (Kind.ACTION, "No longer marked as a duplicate"),
    "pinned": (Kind.ACTION, "Pinned"),
    "unpinned": (Kind.ACTION, "Unpinned"),
    "transferred": (Kind.ACTION, "Moved from another repository"),
    "converted_to_discussion": (Kind.ACTION, "Made a discussion"),
    "added_to_project": (Kind.ACTION, "Added to a project"),
    "moved_columns_in_project": (Kind.ACTION, "Moved in a project"),
    "removed_from_project": (Kind.ACTION, "Removed from a project"),
    "added_to_project_v2": (Kind.ACTION, "Added to a project"),
    "removed_from_project_v2": (Kind.ACTION, "Removed from a project"),
    "project_v2_item_status_changed": (Kind.ACTION, "Moved in a project"),
    "issue_type_added": (Kind.ACTION, "Type set"),
    "issue_type_changed": (Kind.ACTION, "Type changed"),
    "sub_issue_added": (Kind.ACTION, "Sub-issue added"),
    "parent_issue_added": (Kind.ACTION, "Made a sub-issue"),
    "auto_merge_enabled": (Kind.ACTION, "Auto-merge switched on"),
    "automatic_base_change_succeeded": (Kind.CHANGE, "Base branch changed"),
}
_FIELD = re.compile(r"\{([\w.]+)\}")
_PLACE = re.compile(
    r"https?://[^\s/]+/(?:api/v3/)?(?:repos/)?([\w.-]{1,100}/[\w.-]{1,100})/(?:issues|pull|pulls)/"
    r"(?:(\d{1,12})\b)?"
)
_REPOSITORY = re.compile(r"https?://[^\s/]+/(?:api/v3/)?repos/([\w.-]{1,100}/[\w.-]{1,100})/")


def _is_one(record: Object) -> bool:
    if isinstance(record.get("event"), str):
        return "node_id" in record or isinstance(record.get("actor"), dict) or "sha" in record
    return _is_comment(record) or _is_issue(record)


def _is_comment(record: Object) -> bool:
    return "author_association" in record and "body" in record and "number" not in record


def _is_issue(record: Object) -> bool:
    return "comments_url" in record and "number" in record and "title" in record


def _items(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    return _issue(value, number, zone) if _is_issue(value) else _event(value, number, zone)


def _event(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    what = said(value, "event") or "commented"
    if what in _UNSAID:
        yield Skipped(number, what, "GitHub notes this itself, nothing was done.")
    elif what in ("commented", "reviewed", "line-commented", "commit-commented"):
        remarks = objects(value.get("comments")) or [value]
        for remark in remarks:
            yield _said(remark, number, zone)
    elif what == "committed":
        yield _commit(value, number, zone)
    elif what in _EVENTS:
        kind, template = _EVENTS[what]
        text = _FIELD.sub(lambda match: said(value, match[1])[:300], template)
        yield _record(value, number, zone, text, kind, value.get("created_at"))
    else:
        yield Unknown(number, what)


def _said(value: Object, number: int, zone: str | None) -> Record:
    when = value.get("created_at") or value.get("submitted_at")
    state = said(value, "state").replace("_", " ").lower()
    record = _record(value, number, zone, said(value, "body"), None, when)
    if not record.text and state:
        record.text, record.kind = f"Review: {state}", Kind.ACTION
    record.edited = bool(value.get("updated_at")) and value["updated_at"] != when
    answered = said(value, "in_reply_to_id")
    record.thread = f"github:{answered}" if answered else ""
    return record


def _commit(value: Object, number: int, zone: str | None) -> Record:
    text = said(value, "message")
    when = at(value, "committer", "date") or at(value, "author", "date")
    record = _record(value, number, zone, text, Kind.CHANGE, when)
    record.who, record.key = said(value, "author.name"), f"github:{said(value, 'sha')}"
    return record


def _issue(value: Object, number: int, zone: str | None) -> Iterator[Record]:
    title = said(value, "title")
    opened = _record(value, number, zone, f"Opened: {title}", Kind.ACTION, value.get("created_at"))
    opened.details = said(value, "body")
    yield opened
    if value.get("closed_at"):
        closed = _record(value, number, zone, f"Closed: {title}", Kind.ACTION, value["closed_at"])
        closed.who, closed.key = said(value, "closed_by.login"), f"{opened.key}:closed"
        yield closed


def _record(
    value: Object, number: int, zone: str | None, text: str, kind: Kind | None, when: object
) -> Record:
    login = said(value, "actor.login", "user.login", "author.login")
    bot = login.endswith("[bot]") or said(value, "actor.type", "user.type") == "Bot"
    id = said(value, "id", "node_id")
    return Record(
        number,
        moment(when, zone),
        text,
        kind=kind,
        who="" if bot else login,
        team=login if bot else "",
        source=_place(value),
        link=web(said(value, "html_url", "source.issue.html_url", "submitted_url")),
        key=f"github:{id}" if id else "",
        bot=bot,
    )


def _place(value: Object) -> str:
    """GitHub owner/name#12, as far as the addresses in an event tell."""
    for field in ("html_url", "issue_url", "url"):
        address = said(value, field)[:500]
        match = _PLACE.match(address)
        if match and match[2]:
            return f"GitHub {match[1]}#{match[2]}"
        if repository := _REPOSITORY.match(address):
            return f"GitHub {repository[1]}"
    return "GitHub"


_SHAPE = Shape(_is_one, _WRAPPERS, _items)
GITHUB = Source(
    key="github",
    name="GitHub",
    recognises=_SHAPE.recognises,
    read=_SHAPE.read,
    fields={
        "time": "`created_at`, of a review `submitted_at`, of a commit its date",
        "text": "`body` of a comment; the event in words with what it names",
        "actor": "`actor` or `user`, by login",
        "thread": "`in_reply_to_id` of a comment on a line",
        "link": "`html_url`",
        "bot or human": "`type` Bot, or a login that ends in [bot]",
        "edited": "`updated_at` of a comment, where it differs",
    },
    variants=(
        "`/repos/O/R/issues/N/timeline`, `/events`, `/comments`",
        "the issue itself, one or many",
    ),
    left_out="who subscribed, who was mentioned",
    how="`gh api --paginate repos/OWNER/NAME/issues/NUMBER/timeline > timeline.json`",
)
