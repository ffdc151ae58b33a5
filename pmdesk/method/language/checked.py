"""Which texts of a review the language mirror looks at, and as what each of them reads.

Left alone are the parking lot, private notes, ideas that are held back, and what somebody wrote in
a chat: it is a record, and nobody rewrites records.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pmdesk.model.review import Entry, Review
from pmdesk.model.words import Kind

_HEADER = {
    "title": "title",
    "summary": "summary",
    **dict.fromkeys(("impact_users", "impact_failed", "impact_customers"), "impact"),
    **dict.fromkeys(("impact_operations", "impact_sentence"), "impact"),
    **dict.fromkeys(("class_trend", "class_set_aside", "class_similar", "class_growth"), "prose"),
    **dict.fromkeys(("response_communication", "closing_note"), "prose"),
}
_ROWS = {
    "entries": {"text": "entry", "details": "prose", "known_then": "prose"},
    "accounts": {"text": "entry"},
    "factors": {"text": "factor", "details": "prose", "role": "prose"},
    "groups": {"name": "factor"},
    "lessons": {"text": "lesson"},
    "actions": {"text": "action"},
    "questions": {"text": "question", "answer": "prose"},
    "ladder": {"question": "question", "answer": "factor"},
}
PLACES = {("review", field): place for field, place in _HEADER.items()} | {
    (noun, field): place for noun, fields in _ROWS.items() for field, place in fields.items()
}
"""As what a field of a noun reads; a field that is not in it is never looked at."""
_CHATS = ("slack", "teams", "zoom", "irc", "chat", "discord", "mattermost")


@dataclass(frozen=True, slots=True)
class Checked:
    """One text of a review: where it stands in it, and as what it reads."""

    noun: str
    row: str
    field: str
    place: str
    text: str


def checked(review: Review) -> Iterator[Checked]:
    """Every text that is looked at and not empty, in the order of the stages."""
    for field, place in _HEADER.items():
        if text := getattr(review, field):
            yield Checked("review", "", field, place, text)
    for noun, fields in _ROWS.items():
        for row in getattr(review, noun):
            if isinstance(row, Entry) and is_record(row):
                continue
            for field, place in fields.items():
                if text := getattr(row, field):
                    yield Checked(noun, row.id, field, place, text)


def is_record(entry: Entry) -> bool:
    """Whether an entry is what somebody wrote in a chat at the time."""
    came_in = bool(entry.import_key) and entry.kind is Kind.COMMUNICATION
    return came_in and any(chat in entry.source.lower() for chat in _CHATS)
