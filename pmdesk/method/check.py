"""The checks of a review; so far for its structure: what is empty, missing or cannot be."""

from pmdesk.method.checks.actions import actions
from pmdesk.method.checks.biases import biases
from pmdesk.method.checks.factors import factors
from pmdesk.method.checks.header import header
from pmdesk.method.checks.lessons import lessons
from pmdesk.method.checks.support import support
from pmdesk.method.checks.timeline import timeline
from pmdesk.method.checks.times import times
from pmdesk.method.finding import Finding
from pmdesk.model.review import Review

_PARTS = (header, timeline, times, support, biases, factors, lessons, actions)
RULES = (
    "owner-missing", "summary-empty", "impact-no-number",
    "timeline-empty", "timeline-no-signal", "timeline-no-action", "timeline-no-detection",
    "timeline-no-resolution", "timeline-begins-late", "worksheet-begins-late", "timeline-one-side",
    "key-moments-none", "entry-day-unknown", "gap-no-question", "milestones-order",
    "started-contradicts", "resolved-contradicts", "duration-contradicts", "support-few",
    "entry-contested", "amendment-no-reason", "bias-not-asked", "factors-none", "factors-few",
    "category-empty", "lessons-none", "actions-none", "action-no-owner", "action-no-due",
    "action-no-done-when", "action-no-ticket",
)  # fmt: skip
"""The name of everything that these checks may say."""


def check(review: Review) -> tuple[Finding, ...]:
    """All findings of a review, in the order of its stages."""
    return tuple(finding for part in _PARTS for finding in part(review))
