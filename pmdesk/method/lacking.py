"""What a report still lacks, by stage: checks, and what meeting and reviewers left open."""

from pmdesk.method.check import check
from pmdesk.method.checks.comments import comments
from pmdesk.method.checks.meeting import meeting
from pmdesk.method.finding import Finding
from pmdesk.model.review import Dismissal, Review
from pmdesk.model.words import Stage

_ORDER = [Stage.REPORT, *(stage for stage in Stage if stage is not Stage.REPORT)]
"""What is written here comes first, then the stages as they come."""


SetAside = tuple[Finding, Dismissal]
"""A finding with what says why it is not asked."""


def lacking(review: Review) -> tuple[Finding, ...]:
    """Everything that is missing, by stage; what was set aside is left out."""
    return sorted_out(review)[0]


def sorted_out(review: Review) -> tuple[tuple[Finding, ...], tuple[SetAside, ...]]:
    """What is missing, by stage, and what would be, but was set aside."""
    aside = {row.place: row for row in review.dismissals}
    found = sorted(
        (*check(review), *meeting(review), *comments(review)),
        key=lambda finding: _ORDER.index(finding.stage),
    )
    return (
        tuple(finding for finding in found if finding.place not in aside),
        tuple((finding, aside[finding.place]) for finding in found if finding.place in aside),
    )
