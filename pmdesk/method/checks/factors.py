"""What the contributing factors lack."""

from collections.abc import Iterator

from pmdesk.method.categories import categories
from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.language.findings import Mirror
from pmdesk.method.language.names import People, people_of
from pmdesk.method.language.rules import built_in
from pmdesk.method.phrases import kept
from pmdesk.model.review import Factor, Review

_OF_PEOPLE = frozenset(("blame", "human-error"))
"""Kinds of words that make a person the explanation; a name is one of the first."""


def factors(review: Review) -> Iterator[Finding]:
    """Several of them, in every category, and none of them a person."""
    if not review.factors:
        yield said(
            "factors-none",
            "There are no factors yet.",
            "What had to be true for this to happen?",
            "factors",
        )
        return
    if len(review.factors) < 2:
        yield said(
            "factors-few",
            "There is one factor. Most incidents have several.",
            "What else had to be true?",
            "factors",
        )
    yield from _people(review)
    used = {factor.category for factor in review.factors}
    for category in categories():
        if category.key not in used:
            yield said(
                "category-empty",
                f"{category.name}: anything here?",
                category.question,
                "factors",
                field="category",
                excerpt=category.key,
            )


def _people(review: Review) -> Iterator[Finding]:
    people = people_of(review)
    told = [factor for factor in review.factors if factor.text.strip()]
    named = [(factor, _person(factor.text, review.language, people)) for factor in told]
    if told and all(words for _, words in named):
        yield said(
            "factors-no-system",
            "No factor is about the system.",
            "What in tools, process or load made these steps likely, whoever was on shift?",
            "factors",
        )
    yield from (_condition(factor, words) for factor, words in named if words)


def _condition(factor: Factor, words: str) -> Finding:
    return said(
        "factor-person",
        "This factor is about a person.",
        "Which condition could have led anybody there? Write that one down.",
        "factors",
        row=factor.id,
        field="text",
        excerpt=words,
    )


@kept
def _person(text: str, language: str, people: People) -> str:
    """The words that make a factor one about a person; "" where it is about a condition."""
    for mark in Mirror(built_in(language), people).marks(text, "factor"):
        if mark.rule.kind in _OF_PEOPLE:
            return " ".join(text[mark.start : mark.end].split())
    return ""
