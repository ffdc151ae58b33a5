"""Which biases the room was not asked about yet."""

from collections.abc import Iterator

from pmdesk.method.biases import asked_biases
from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.model.review import Review
from pmdesk.model.words import Mark


def biases(review: Review) -> Iterator[Finding]:
    """Each bias that is asked about in every meeting."""
    asked = {row.bias for row in review.biases if row.mark is not Mark.NOT_ASKED}
    for bias in asked_biases():
        if bias.key not in asked:
            yield said(
                "bias-not-asked",
                f"{bias.name}: not asked yet.",
                bias.question,
                "biases",
                excerpt=bias.key,
            )
