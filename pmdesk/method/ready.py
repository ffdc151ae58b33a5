"""What is good to have before the meeting begins, and what of it is there: hints, never a lock."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from pmdesk.method.milestones import milestones
from pmdesk.method.neutral import part_sentence
from pmdesk.method.roles import coverage
from pmdesk.method.tables import table, texts
from pmdesk.method.tellers import WANTED, accounts_besides
from pmdesk.model.inline import parse, text_of
from pmdesk.model.measures import begins_before, milestone_entry
from pmdesk.model.meetings import first_date, late_by
from pmdesk.model.review import Review, find
from pmdesk.model.times import duration_text
from pmdesk.model.words import Milestone, Stage

FIVE = (
    Milestone.IMPACT_STARTED,
    Milestone.DETECTED,
    Milestone.ENGAGED,
    Milestone.MITIGATED,
    Milestone.RESOLVED,
)
"""Milestones that every incident has; when its cause was understood may be open still."""

NAMED = 3
"""Roles that are named where more are missing."""

_SHORTENED = re.compile(r"\b(?:(?i:e\.g|i\.e|approx|ca|vs|a\.m|p\.m|dr|mr|ms|mrs)|[A-Z])\.")
_LONGEST = 20_000
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？]")


@dataclass(frozen=True, slots=True)
class Missing:
    """Why an item is open: in words, "" where the item itself says it.

    It `warns` where something speaks against it rather than being not there yet.
    """

    text: str = ""
    warns: bool = False


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """One item: where it is settled (`place` names the part of Prepare), and what is missing."""

    key: str
    text: str
    stage: Stage
    place: str
    done: bool
    missing: Missing


def ready(review: Review) -> tuple[ReadyItem, ...]:
    """All items in their order."""
    return tuple(_item(review, row) for row in table("ready")["item"])


def _item(review: Review, row: Mapping[str, str]) -> ReadyItem:
    missing = _MISSING[row["key"]](review)
    done, stage = missing is None, Stage(row["stage"])
    return ReadyItem(row["key"], row["text"], stage, row["place"], done, missing or Missing())


def sentences(text: str) -> int:
    """How many sentences a text has; a last one without a full stop counts.

    What comes after the first 20 000 characters is no story any more and is not looked at.
    """
    plain = _SHORTENED.sub("x", text_of(parse(" ".join(text[:_LONGEST].split()))))
    return sum(any(char.isalnum() for char in part) for part in _END.split(plain))


def cause_words(title: str) -> str:
    """The words of a title that tell a cause ("because"), "" where it has none."""
    found = _causes().search(title)
    return " ".join(found[0].casefold().split()) if found else ""


def cause_question(title: str) -> str:
    """What to ask about a title that tells a cause, "" where it tells none."""
    words = cause_words(title)
    return str(table("ready")["cause_question"]).replace("{words}", words) if words else ""


@cache
def _causes() -> re.Pattern[str]:
    words = (r"\s+".join(map(re.escape, word.split())) for word in _words())
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _words() -> tuple[str, ...]:
    return texts(table("ready")["cause_words"])


# Each says what is missing, None where nothing is.


def _story(review: Review) -> Missing | None:
    count = sentences(review.summary)
    if count in (2, 3):
        return None
    if count > 3:
        return Missing(f"{count} sentences", warns=True)
    return Missing("1 sentence so far" if count == 1 else "")


def _title(review: Review) -> Missing | None:
    words = cause_words(review.title)
    return Missing(f"“{words}” tells why", warns=True) if words else None


def _before(review: Review) -> Missing | None:
    if not review.entries:
        return Missing("No entries yet")
    earlier = begins_before(review)
    if earlier is None:
        return Missing("Start not given")
    return None if earlier else Missing("Nothing from before it")


def _milestones(review: Review) -> Missing | None:
    names = {guide.milestone: guide.name for guide in milestones()}
    left = [names[m] for m in FIVE if milestone_entry(review.entries, m) is None]
    if not left:
        return None
    return Missing("" if len(left) == len(FIVE) else f"Not yet: {', '.join(left)}")


def _owner(review: Review) -> Missing | None:
    return None if find(review.seats, review.owner) else Missing()


def _facilitator(review: Review) -> Missing | None:
    if find(review.seats, review.facilitator) is None:
        return Missing("Not yet chosen")
    part = part_sentence(review, review.facilitator)
    return Missing(part, warns=True) if part else None


def _advocate(review: Review) -> Missing | None:
    return None if find(review.seats, review.advocate) else Missing()


def _roles(review: Review) -> Missing | None:
    found = coverage(review)
    lacking = [row.role.name for row in found if row.missing]
    if not lacking:
        return None
    if len(lacking) == len(found):
        return Missing()
    more = f" and {len(lacking) - NAMED} more" if len(lacking) > NAMED else ""
    return Missing(f"Not yet: {', '.join(lacking[:NAMED])}{more}")


def _accounts(review: Review) -> Missing | None:
    count = accounts_besides(review)
    if count >= WANTED:
        return None
    return Missing("1 so far" if count == 1 else "None so far")


def _meeting(review: Review) -> Missing | None:
    at = first_date(review)
    if at is None:
        return Missing("No date yet")
    late = late_by(review, at)
    return Missing(f"{duration_text(late)} later than that", warns=True) if late else None


_MISSING: Mapping[str, Callable[[Review], Missing | None]] = {
    "story": _story,
    "title": _title,
    "before": _before,
    "milestones": _milestones,
    "owner": _owner,
    "facilitator": _facilitator,
    "advocate": _advocate,
    "roles": _roles,
    "accounts": _accounts,
    "meeting": _meeting,
}
