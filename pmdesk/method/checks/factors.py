"""What the contributing factors lack."""

from collections.abc import Iterator

from pmdesk.method.categories import categories
from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.model.review import Review


def factors(review: Review) -> Iterator[Finding]:
    """Several of them, in every category."""
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
