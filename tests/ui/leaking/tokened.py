"""A full review in which every text is a token, so that each string tells where it came from."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from pmdesk.model.bundle import with_new_ids
from pmdesk.model.codec import fields_of
from pmdesk.model.order import STEP
from pmdesk.model.review import NOUNS, Entry, Link, Meeting, Note, Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Decision, Precision, Progress, State
from tests.full_review import NOON, full_review, row_id

ENTRIES = 12
RANGES = {1: 97, 4: 263, 6: 571}
"""Entries that are ranges, by number, and the minute after noon at which each ends.

All others are told to the second, so that a time tells whose it is.
"""
TOKEN = re.compile(r"Tok\d{4}q")

KEYS = {
    *("zone", "second_zone", "written", "category", "group", "seat", "meeting", "entry", "owner"),
    *("facilitator", "advocate", "drafter", "picked_by", "buy_in_by", "reached", "focus", "what"),
    *("blob", "stage", "source_noun", "source", "target_noun", "target", "agenda", "about_noun"),
    *("about", "noun", "row", "language", "criteria", "duties", "hidden_sections", "parent"),
    *("contributor", "import_key", "roles_spared"),
    *("reviewer", "rule", "media_type", "field", "format", "bias"),
}
"""Fields that hold keys, ids and zones rather than words."""

SECRET = {
    *("notes.text", "seats.name", "dismissals.excerpt", "dismissals.reason"),
    *("exports.audience", "exports.target", "safety.note", "heard.text", "turner.line"),
}
"""What is private to the facilitator: neither for the room nor for a console that may be shared."""

EARLIER, RESTRICTED = "earlier.", "restricted."
"""Before the fields of other reviews in the library; of a restricted one hardly a word is seen."""
LISTED = {RESTRICTED + field for field in ("review.severity", "seats.alias", "seats.role")}
"""What a list shows of a restricted review: how severe it is, and who has an action of it."""

PUBLIC = {
    *("review.title", "review.goal", "review.opening", "review.rules", "review.services"),
    *("review.severity", "review.impact_users", "review.impact_failed", "review.impact_extent"),
    *("review.drift_word", "review.channel", "seats.alias", "seats.role", "entries.text"),
    *("entries.team", "accounts.text", "factors.text", "groups.name", "lessons.text"),
    "actions.text",
    *("actions.done_when", "actions.reason", "parked.text", "recipients.who", "meetings.prompt"),
}
"""What the room may see, each at its stage; all else is for the console alone."""

TOLD = "seats.name in a text"
"""A name that somebody wrote into a text: the room sees the alias, unless names are shown to it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a token stands: noun and field, and the entry that it belongs to ("" = none)."""

    field: str
    entry: str = ""

    @property
    def secret(self) -> bool:
        field = self.field.removeprefix(EARLIER)
        return field in SECRET or (field.startswith(RESTRICTED) and field not in LISTED)

    @property
    def public(self) -> bool:
        return self.field in PUBLIC


class Tokens:
    """Gives out tokens and knows where each one went."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}

    def token(self, field: str, entry: str = "") -> str:
        """A new token for a field."""
        made = f"Tok{len(self.sources):04}q"
        self.sources[made] = Source(field, entry)
        return made

    def found(self, text: str) -> set[tuple[str, Source]]:
        """The tokens in a text."""
        return {(token, self.sources[token]) for token in TOKEN.findall(text)}

    def review(self) -> Review:
        """The review; in draft, with a meeting to come."""
        bare = _shaped(full_review())
        tuples: dict[str, Any] = {
            noun: tuple(self._row(noun, row) for row in getattr(bare, noun)) for noun in NOUNS
        }
        return self._with_a_name_told(replace(self._row("review", bare), **tuples))

    def other(self, review: Review, begins: str) -> Review:
        """Another review of the same services, a week before, whose actions are to be done.

        `begins` is what its fields begin with: EARLIER or RESTRICTED.
        """
        known, week = set(self.sources), timedelta(days=7)
        made = with_new_ids(self.review(), new_id)
        for token in self.sources.keys() - known:
            field = self.sources[token].field
            if field != TOLD or begins == RESTRICTED:
                self.sources[token] = Source(begins + field)
        to_do = {"decision": Decision.ACCEPTED, "progress": Progress.OPEN, "finished": None}
        return replace(
            made,
            services=review.services,
            restricted=begins == RESTRICTED,
            started=None,
            entries=tuple(replace(row, at=row.at - week, until=None) for row in made.entries),
            actions=tuple(replace(row, **to_do) for row in made.actions),
        )

    def _with_a_name_told(self, review: Review) -> Review:
        """The last seat's name stands in texts of the room, too."""
        name = review.seats[-1].name.split()[0]
        self.sources[name] = Source(TOLD)
        changed: dict[str, Any] = {"title": f"{review.title}, said {name}"}
        for noun in ("entries", "accounts", "factors", "lessons", "actions", "parked", "groups"):
            rows = getattr(review, noun)
            text = "name" if noun == "groups" else "text"
            told = {text: f"{getattr(rows[1], text)}, said {name}"}
            changed[noun] = (rows[0], replace(rows[1], **told), *rows[2:])
        return replace(review, **changed)

    def _row(self, noun: str, row: Any) -> Any:
        entry = _entry_of(noun, row)
        made: dict[str, Any] = {}
        for field in fields_of(noun):
            value = getattr(row, field.name)
            if field.name == "id" or field.name in KEYS or not value:
                continue
            name = f"{noun}.{field.name}"
            if field.kind is str:
                made[field.name] = f"{self.token(name, entry)} {field.name.replace('_', ' ')}"
            elif field.kind is tuple:
                made[field.name] = tuple(self.token(name) for _ in value)
        return replace(row, **made)


def _entry_of(noun: str, row: Any) -> str:
    """The id of the entry that a row tells something of, "" where of none."""
    if noun == "entries":
        return str(row.id)
    told = {
        "amendments": ("noun", "row"),
        "comments": ("noun", "row"),
        "attachments": ("about_noun", "about"),
    }.get(noun)
    if told is not None:
        return str(getattr(row, told[1])) if getattr(row, told[0]) == "entries" else ""
    return str(getattr(row, "entry", ""))


def _shaped(review: Review) -> Review:
    """Before its meeting, with enough entries to walk through."""
    entries = tuple(_entry(review, number) for number in range(ENTRIES))
    accounts = tuple(
        replace(row, entry=entries[3 * number + 1].id) for number, row in enumerate(review.accounts)
    )
    questions = tuple(
        replace(row, entry=entries[5 * number + 1].id)
        for number, row in enumerate(review.questions)
    )
    amendments = tuple(
        replace(row, noun="entries", row=entries[4 * number + 2].id, field="text")
        for number, row in enumerate(review.amendments)
    )
    comments = tuple(
        replace(row, noun="entries", row=entries[5 * number + 1].id)
        for number, row in enumerate(review.comments)
    )
    files = tuple(
        replace(row, about_noun="entries", about=entries[5 * number + 1].id)
        for number, row in enumerate(review.attachments)
    )
    notes = (*review.notes, Note(id=row_id("notes", 9), text="x", stage="timeline"))
    links = tuple(
        Link(
            id=row_id("links", number),
            position=STEP * (number + 1),
            source_noun="factors",
            source=factor.id,
            target_noun="entries",
            target=entries[5 * number].id,
        )
        for number, factor in enumerate(review.factors)
    )
    return replace(
        review,
        state=State.DRAFT,
        restricted=False,
        second_zone="UTC",
        timeline_agreed=None,
        ideas_opened=None,
        ideas_reason="",
        published=None,
        hidden_sections=(),
        criteria=(),
        duties=(),
        meetings=(Meeting(id=row_id("meetings", 0), position=STEP, place="x", pulse_note="x"),),
        attendance=(),
        log=(),
        entries=entries,
        accounts=accounts,
        links=links,
        notes=notes,
        questions=questions,
        amendments=amendments,
        comments=comments,
        attachments=files,
        seats=tuple(replace(row, present=True) for row in review.seats),
        factors=tuple(replace(row, category="technical") for row in review.factors),
        actions=tuple(
            replace(row, decision=decision)
            for row, decision in zip(review.actions, Decision, strict=False)
        ),
    )


def _entry(review: Review, number: int) -> Entry:
    row = review.entries[number % len(review.entries)]
    at, ends = NOON + timedelta(minutes=20 * number, seconds=31 + number), RANGES.get(number)
    return replace(
        row,
        id=row_id("entries", number),
        position=STEP * (number + 1),
        at=at,
        until=None if ends is None else NOON + timedelta(minutes=ends),
        day_known=True,
        precision=Precision.SECOND if ends is None else Precision.BETWEEN,
        milestone=list(type(row.milestone))[number % 7] if number % 2 else row.milestone.NONE,
    )
