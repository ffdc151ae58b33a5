"""Secrets and personal data in what is about to leave: where they stand, and the way to mask them.

What was decided about a value is kept with the review, by a digest, and is not asked again: it goes
as it is, or it is masked from then on.
"""

import hashlib
import html
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from pmdesk.method.secrets import SecretFound, SecretKind, find_secrets, mask_where
from pmdesk.method.stage_of import stage_of
from pmdesk.model.gestures.dismissals import AS_IT_IS, MASKED, SECRETS_RULE
from pmdesk.model.review import LOCAL, NOUNS, Review, Row
from pmdesk.model.times import clock_text
from pmdesk.model.typed import rewritten, texts_of
from pmdesk.model.words import Stage

FILES = "attachments"
_CAP = 1 << 20
"""Characters of an attached text that are looked through."""
_NO_SIGN = str.maketrans("", "", "\\*_`~<>[]()\"'| \t\r\n\u00ad\u200b")
"""Signs that a format adds or takes away: a value is looked for without them."""


@dataclass(frozen=True, slots=True)
class GoingOut:
    """A finding in the field `name` of a row ("review" is the header); `excerpt` is shortened."""

    noun: str
    id: str
    name: str
    kind: SecretKind
    excerpt: str
    value: str = field(repr=False)

    @property
    def stage(self) -> Stage:
        """The stage in which the place is edited."""
        return stage_of(self.noun, self.name)

    @property
    def digest(self) -> str:
        """What the value is known by once something was decided about it."""
        return digest(self.value)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about values, by their digests."""

    as_they_are: frozenset[str] = frozenset()
    masked: frozenset[str] = frozenset()

    def is_open(self, found: GoingOut) -> bool:
        return found.digest not in self.as_they_are | self.masked


def digest(value: str) -> str:
    """A value as 32 hex digits."""
    return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:32]


def decided(review: Review) -> Decided:
    """What was decided in this review."""
    rows = [row for row in review.dismissals if row.rule == SECRETS_RULE]
    return Decided(
        frozenset(row.excerpt for row in rows if row.reason == AS_IT_IS),
        frozenset(row.excerpt for row in rows if row.reason == MASKED),
    )


def secrets_of(review: Review) -> tuple[GoingOut, ...]:
    """Everything that is found in what a bundle holds, in the order of its nouns."""
    found = list(_in_row("review", review))
    for noun in NOUNS:
        if noun not in LOCAL:
            found += (one for row in getattr(review, noun) for one in _in_row(noun, row))
    return tuple(found)


def _in_row(noun: str, row: Row | Review) -> Iterator[GoingOut]:
    for name, value in texts_of(noun, row):
        for text in (value,) if isinstance(value, str) else value:
            for one in find_secrets(text):
                said = text[one.start : one.end]
                yield GoingOut(noun, row.id, name, one.kind, one.excerpt, said)


def written_in(found: Collection[GoingOut], written: str) -> tuple[GoingOut, ...]:
    """Those whose value stands in a text that was made of the review: Markdown, CSV, a calendar."""
    if not found:
        return ()
    plain = _bare(html.unescape(written))
    return tuple(one for one in found if _bare(one.value) in plain)


def _bare(text: str) -> str:
    return text.translate(_NO_SIGN)


def secrets_of_files(review: Review, texts: Mapping[str, bytes]) -> tuple[GoingOut, ...]:
    """What is found in attached texts, given by their hashes; pictures cannot be searched."""
    return tuple(
        GoingOut(FILES, row.id, "bytes", one.kind, one.excerpt, text[one.start : one.end])
        for row in review.attachments
        if (text := as_text(texts.get(row.blob, b"")))
        for one in find_secrets(text)
    )


def as_text(data: bytes) -> str:
    """The text of a file, "" for what is none."""
    if len(data) > _CAP or b"\0" in data[:4096]:
        return ""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


Hides = Callable[[SecretFound, str], bool]


def hides_kinds(kinds: Collection[str]) -> Hides:
    """Hides what is of some kinds."""
    return lambda one, value: one.kind.key in kinds


def hides_values(digests: Collection[str]) -> Hides:
    """Hides some values, wherever they stand."""
    return lambda one, value: digest(value) in digests


def masked_review(review: Review, hides: Hides) -> Review:
    """The review with words such as ‹token› in the place of what is to be hidden."""
    return rewritten(review, lambda text: mask_where(text, hides) if text else text)


def masked_file(data: bytes, hides: Hides) -> bytes:
    """An attached text, masked; any other file as it is."""
    text = as_text(data)
    masked = mask_where(text, hides) if text else text
    return masked.encode() if masked != text else data


_ONE = {
    "entries": "entry",
    "accounts": "account",
    "groups": "group",
    "factors": "factor",
    "ladder": "ladder step",
    "lessons": "lesson",
    "actions": "action",
    "ideas": "idea",
    "questions": "question",
    "parked": "parked topic",
    "seats": "seat",
    "meetings": "meeting",
    "biases": "bias",
    "tags": "tag",
    "amendments": "amendment",
    "log": "line of the meeting's log",
    "attachments": "file",
    "worksheet": "worksheet row",
    "glossary": "term",
    "comments": "comment",
    "sign_offs": "sign-off",
    "recipients": "recipient",
}


def place_said(review: Review, found: GoingOut) -> str:
    """Where it stands, in few words and without any of the text: "entry of 14:05", "summary"."""
    if found.noun == "review":
        return found.name.replace("_", " ").replace("impact sentence", "impact")
    rows = getattr(review, found.noun)
    number = next((n for n, row in enumerate(rows, 1) if row.id == found.id), 0)
    one = _ONE.get(found.noun, found.noun)
    if found.noun == "entries" and number:
        entry = rows[number - 1]
        return f"{one} of {clock_text(entry.at, review.zone)}"
    return f"{one} {number}" if number else one
