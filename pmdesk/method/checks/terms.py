"""Whether whoever reads the report knows its abbreviations."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.terms import undefined_places
from pmdesk.model.review import Review

_WHERE = {"summary": "the summary", "factors": "the factors", "lessons": "the lessons"}


def terms(review: Review) -> Iterator[Finding]:
    """Each abbreviation that nobody explains; its place is the glossary, wherever it stands."""
    for term, (where, count) in undefined_places(review).items():
        place = _WHERE.get(where, "the impact")
        yield said(
            "term-undefined",
            f"“{term}” in {place} is not explained."
            if count == 1
            else f"“{term}” is not explained; it stands {count} times, first in {place}.",
            "What does it stand for? Once in brackets, or a line of the glossary, is enough.",
            "glossary",
            field="word",
            excerpt=term,
        )
