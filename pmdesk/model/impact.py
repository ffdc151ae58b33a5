"""The ready impact sentence, composed from the short facts of a review and nothing else."""

import re

from pmdesk.model.measures import impact
from pmdesk.model.review import Review
from pmdesk.model.times import duration_text

THIN = "\u2009"
"""The space between groups of three digits."""

_COUNT = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:[\s.,'’][0-9]{3}){1,5}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"[0-9]+")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s.,'’](?=[0-9]{3}(?![0-9]))")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_SAYS_FAILED = re.compile(r"\b(?:fail|error|lost|reject|timed? ?out|drop)", re.IGNORECASE)


def compose(review: Review) -> str:
    """Such as "2 870 customers were affected for 60 min; 4 312 requests failed."

    "" where neither users nor failed requests nor a duration are given; where no duration is
    typed, the one of the timeline stands in.
    """
    users, failed = _counted(review.impact_users), _counted(review.impact_failed)
    typed = _tidy(review.impact_duration)
    if not (users or failed or typed):
        return ""
    told = _main_clause(users, failed, _duration(review, typed))
    extent = _tidy(review.impact_extent)
    if extent:
        told += f" ({_lowered(extent)})"
    if users and failed:
        told += f"; {_failed(failed)}"
    missed = _tidy(review.impact_objectives)
    more = f" Objective missed: {missed}." if missed else ""
    return f"{told[:1].upper()}{told[1:]}.{more}"


def tells_numbers(review: Review) -> bool:
    """Whether the sentence of the review has the numbers of users, failed requests and duration."""
    facts = (review.impact_users, review.impact_failed, review.impact_duration)
    told = _numbers(review.impact_sentence)
    return bool(told) and all(_numbers(fact) <= told for fact in facts)


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(_BETWEEN_DIGITS.sub("", text)))


def _main_clause(users: str, failed: str, lasted: str) -> str:
    if users:
        affected = f"{_customers(users)} affected"
        return f"{affected} for {lasted}" if lasted else affected
    if failed:
        return f"{_failed(failed)} in {lasted}" if lasted else _failed(failed)
    return f"Customers were affected for {lasted}"


def _customers(users: str) -> str:
    if users == "1":
        return "1 customer was"
    if _is_bare(users):
        return f"{users} of customers were" if "%" in users else f"{users} customers were"
    return f"{users} were"


def _failed(failed: str) -> str:
    if failed == "1":
        return "1 request failed"
    if _is_bare(failed):
        return f"{failed} of requests failed" if "%" in failed else f"{failed} requests failed"
    return failed if _SAYS_FAILED.search(failed) else f"{failed} failed"


def _is_bare(text: str) -> bool:
    """A number without a word that says of what."""
    return any(char.isdigit() for char in text) and not _WORD.search(text)


def _duration(review: Review, typed: str) -> str:
    if not typed:
        computed = impact(review)
        return duration_text(computed) if computed is not None else ""
    clock = _CLOCK.fullmatch(typed)
    if clock:
        hours, minutes = int(clock[1]), int(clock[2])
        parts = (f"{hours} h" if hours else "", f"{minutes} min" if minutes or not hours else "")
        return " ".join(part for part in parts if part)
    return typed.removeprefix("for ")


def _tidy(text: str) -> str:
    return text.strip().rstrip(".;").rstrip()


def _counted(text: str) -> str:
    """The text; a plain number gets its digits in groups of three."""
    text = _tidy(text)
    if _COUNT.fullmatch(text) is None:
        return text
    return f"{int(''.join(filter(str.isdigit, text))):,}".replace(",", THIN)


def _lowered(text: str) -> str:
    """As it stands inside a sentence: "Partial" becomes "partial", "EU only" stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
