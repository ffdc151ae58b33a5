"""Which entries of a timeline are asked for: by kind, by words, and by what they have or lack."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pmdesk.model.review import Entry, Review, find
from pmdesk.model.words import Capture, Kind, Support


class Which(StrEnum):
    """What an entry has to have, or to lack."""

    ALL = ""
    KEY = "key"
    CONTESTED = "contested"
    UNSUPPORTED = "unsupported"
    QUESTION = "question"
    FILES = "files"
    ACCOUNTS = "accounts"
    NO_DAY = "no-day"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is asked for; all of it has to hold. `kinds` None is every kind."""

    kinds: frozenset[Kind] | None = None
    words: str = ""
    which: Which = Which.ALL

    @property
    def everything(self) -> bool:
        return self == EVERYTHING


EVERYTHING = Narrowed()


def holds(narrowed: Narrowed, review: Review) -> Callable[[Entry], bool]:
    """Says of an entry of a review whether it is asked for."""
    wanted = narrowed.words.casefold().split()
    has = _having(narrowed.which, review)

    def test(entry: Entry) -> bool:
        if narrowed.kinds is not None and entry.kind not in narrowed.kinds:
            return False
        if not has(entry):
            return False
        if not wanted:
            return True
        told = _told(entry, review)
        return all(word in told for word in wanted)

    return test


def _told(entry: Entry, review: Review) -> str:
    """Everything that stands in an entry, as it is searched."""
    seat = find(review.seats, entry.seat) if entry.seat else None
    who = (seat.alias, seat.role) if seat is not None else ()
    parts = (entry.text, entry.details, entry.team, entry.source, entry.known_then, *who)
    return " ".join(parts).casefold()


def _having(which: Which, review: Review) -> Callable[[Entry], bool]:
    rows: dict[Which, set[str]] = {
        Which.QUESTION: {q.entry for q in review.questions if q.outcome is Capture.OPEN},
        Which.FILES: {file.about for file in review.attachments},
        Which.ACCOUNTS: {account.entry for account in review.accounts},
        Which.AMENDED: {amendment.row for amendment in review.amendments},
    }
    if which in rows:
        ids = rows[which]
        return lambda entry: entry.id in ids
    files = rows[Which.FILES]
    tests: dict[Which, Callable[[Entry], bool]] = {
        Which.ALL: lambda entry: True,
        Which.KEY: lambda entry: entry.star or bool(entry.milestone),
        Which.CONTESTED: lambda entry: entry.support is Support.CONTESTED,
        Which.NO_DAY: lambda entry: not entry.day_known,
        Which.UNSUPPORTED: lambda entry: not _supported(entry) and entry.id not in files,
    }
    return tests[which]


def _supported(entry: Entry) -> bool:
    """Whether anything says what an entry rests on."""
    return bool(entry.support or entry.source or entry.link)
