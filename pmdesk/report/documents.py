"""The documents that a review can become; every writer of documents works from any of them."""

from collections.abc import Callable, Mapping

from pmdesk.model.review import Review
from pmdesk.report import minutes, preread
from pmdesk.report.blocks import Document
from pmdesk.report.build import build
from pmdesk.report.evidence import Evidence
from pmdesk.report.options import Options, What

_OF_A_MEETING: Mapping[What, Callable[[Review, Options], Document]] = {
    What.PREREAD: preread.build,
    What.MINUTES: minutes.build,
}


def document(review: Review, options: Options, kept: Evidence | None = None) -> Document:
    """The document that the options name; raises WorldError where the review has none such."""
    make = _OF_A_MEETING.get(options.what)
    return build(review, options, kept) if make is None else make(review, options)
