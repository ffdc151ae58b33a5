"""What the summary lacks: its length, and the four things that it is to tell."""

import re
from collections.abc import Iterator
from functools import cache

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.own_words import sentence_count
from pmdesk.method.phrases import FAR, is_read, kept, listed, words
from pmdesk.model.review import Review

LEAST, MOST = 2, 3
"""Sentences of a summary."""
_CLOCK = re.compile(
    r"\b\d{1,2}[:h]\d\d\b|\b\d{1,2}\.\d\d\b(?! ?%)|\b\d{1,2} ?[ap]\.?m\b|\b\d{4}-\d\d-\d\d"
    r"|\b\d{1,2}[./]\d{1,2}(?:[./]\d{2,4}\b|\.)|\b20\d\d\b",
    re.IGNORECASE,
)
_TIME = r"(?:milli|micro)?seconds?|minutes?|hours?|days?|weeks?|months?|years?|mins?|secs?|hrs?"
_AMOUNT = re.compile(
    r"\d\s?(?:%|‰|percent\b)|(?<![\w.:-])\d[\d.,'’ \u2009\u202f\u00a0]{0,20}"
    rf"\b(?!\s?(?:{_TIME}|ms|s|h)\b)\s?(?:\w+\s){{0,2}}?[a-z]{{3,}}s\b",
    re.IGNORECASE,
)
"""A share, or so many of something that is not time."""

_ASKS = {
    "what": ("The summary does not say what happened.", "What was seen, in a few plain words?"),
    "when": (
        "The summary does not say when it was.",
        "On which day, and from when to when?",
    ),
    "impact": (
        "The summary does not say whom it reached.",
        "Who could not do what, and how many were they?",
    ),
    "resolution": (
        "The summary does not say how it was resolved.",
        "What brought it back to normal?",
    ),
}


def summary(review: Review) -> Iterator[Finding]:
    """Two or three sentences with what, when, impact and resolution."""
    if not review.summary.strip():
        yield said(
            "summary-empty",
            "The summary is empty.",
            "Say in two or three sentences what happened, when, and what customers saw.",
            field="summary",
        )
        return
    yield from _length(sentence_count(review.summary))
    if not is_read(review.language):
        return
    told = _told(review.summary)
    for part, (message, question) in _ASKS.items():
        if part not in told:
            yield said(f"summary-no-{part}", message, question, field="summary")


def _length(count: int) -> Iterator[Finding]:
    if LEAST <= count <= MOST:
        return
    few = count < LEAST
    yield said(
        "summary-short" if few else "summary-long",
        "The summary has one sentence." if few else f"The summary has {count} sentences.",
        "Two or three say what happened, when, whom it reached and how it ended."
        if few
        else "Two or three are read by everybody. What can move to impact or timeline?",
        field="summary",
    )


@kept
def _told(text: str) -> frozenset[str]:
    """Which of the four a text tells."""
    text = text[:FAR]
    undated = _dates().sub(" ", _CLOCK.sub(" ", text))
    dated = undated != text or bool(listed("summary", "when").first(text))
    told = {
        "what": bool(listed("summary", "happened").first(text)),
        "when": dated,
        "impact": bool(listed("summary", "impact").first(text) or _AMOUNT.search(undated)),
        "resolution": bool(listed("summary", "resolution").first(text)),
    }
    return frozenset(part for part, is_told in told.items() if is_told)


@cache
def _dates() -> re.Pattern[str]:
    """A day and a month in words: 6 October, Oct 6th, October 2026."""
    month = f"(?:{'|'.join(words('summary')['months'])})"
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{month}\b|\b{month}\.?\s+\d{{1,4}}(?:st|nd|rd|th)?\b",
        re.IGNORECASE,
    )
