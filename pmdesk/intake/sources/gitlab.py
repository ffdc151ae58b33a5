"""GitLab: notes and discussions of an issue or a merge request, and its state and label events."""

from collections.abc import Iterator

from pmdesk.intake.sources.moments import moment
from pmdesk.intake.sources.plain import Object, objects, said, web
from pmdesk.intake.sources.shape import Shape
from pmdesk.intake.sources.source import Item, Record, Source
from pmdesk.model.words import Kind


def _is_note(record: Object) -> bool:
    return "body" in record and ("noteable_type" in record or "noteable_id" in record)


def _is_event(record: Object) -> bool:
    return "resource_type" in record and "created_at" in record


def _is_discussion(record: Object) -> bool:
    return "individual_note" in record and isinstance(record.get("notes"), list)


def _is_one(record: Object) -> bool:
    return _is_note(record) or _is_event(record) or _is_discussion(record)


def _items(value: Object, number: int, zone: str | None) -> Iterator[Item]:
    if _is_discussion(value):
        first = ""
        for note in objects(value["notes"]):
            record = _note(note, number, zone)
            record.thread, first = first, first or record.key
            yield record
    elif _is_note(value):
        yield _note(value, number, zone)
    else:
        yield _event(value, number, zone)


def _note(value: Object, number: int, zone: str | None) -> Record:
    system = value.get("system") is True
    username = said(value, "author.username")
    bot = system or value.get("author", {}) is None or _is_bot(username)
    record = _record(value, number, zone, said(value, "body"), "note")
    record.kind = Kind.ACTION if system else None
    record.bot = bot
    changed = value.get("updated_at")
    # What the system writes is "updated" by itself; only people edit.
    record.edited = not system and bool(changed) and changed != value.get("created_at")
    if _is_bot(username):
        record.who, record.team = "", said(value, "author.name", "author.username")
    return record


def _is_bot(username: str) -> bool:
    return username.endswith("_bot") or "_bot_" in username or username == "ghost"


def _event(value: Object, number: int, zone: str | None) -> Record:
    what = said(value, "state", "label.name", "milestone.title")
    action = said(value, "action")
    label = "Label" if "label" in value else "Milestone" if "milestone" in value else "State"
    text = f"{label} {action}: {what}" if action else f"{label}: {what}"
    record = _record(value, number, zone, text if what else "", f"{label.lower()}-event")
    record.kind = Kind.ACTION
    return record


def _record(value: Object, number: int, zone: str | None, text: str, what: str) -> Record:
    kind = said(value, "noteable_type", "resource_type")
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in kind[:40])
    place = f"GitLab{words if words.startswith(' ') else f' {words}'}".rstrip()
    id = said(value, "noteable_iid")
    return Record(
        number,
        moment(value.get("created_at"), zone),
        text,
        who=said(value, "author.name", "author.username", "user.name", "user.username"),
        source=f"{place} {id}" if id else place,
        link=web(said(value, "web_url", "url")),
        key=f"gitlab:{what}:{said(value, 'id')}" if said(value, "id") else "",
    )


_SHAPE = Shape(_is_one, (), _items)
GITLAB = Source(
    key="gitlab",
    name="GitLab",
    recognises=_SHAPE.recognises,
    read=_SHAPE.read,
    fields={
        "time": "`created_at`",
        "text": "`body` of a note; state, label or milestone of an event",
        "actor": "`author` or `user`, by name",
        "thread": "notes of one discussion answer its first one",
        "link": "`web_url`, where there is one",
        "bot or human": "`system: true`: GitLab wrote it down for the one who did it",
        "edited": "`updated_at` of a person's note, where it differs",
    },
    variants=(
        "`/projects/ID/issues/N/notes`, also of merge requests",
        "`/discussions`",
        "`/resource_state_events`, `/resource_label_events`, `/resource_milestone_events`",
    ),
    left_out="nothing",
    how="`glab api --paginate projects/ID/issues/NUMBER/notes > notes.json`",
)
