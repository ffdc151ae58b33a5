"""The checks of a review's structure: what is empty, missing, cannot be or is hard to read."""

from pmdesk.method.checks.action_texts import action_texts
from pmdesk.method.checks.actions import actions
from pmdesk.method.checks.biases import biases
from pmdesk.method.checks.factors import factors
from pmdesk.method.checks.fixes import fixes
from pmdesk.method.checks.header import header
from pmdesk.method.checks.impact import impact
from pmdesk.method.checks.lessons import lessons
from pmdesk.method.checks.outage import outage
from pmdesk.method.checks.plan import plan
from pmdesk.method.checks.questions import questions
from pmdesk.method.checks.readability import readability
from pmdesk.method.checks.summary import summary
from pmdesk.method.checks.support import support
from pmdesk.method.checks.terms import terms
from pmdesk.method.checks.timeline import timeline
from pmdesk.method.checks.times import times
from pmdesk.method.finding import Finding
from pmdesk.model.review import Review

_PARTS = (
    *(header, summary, impact, outage, readability, terms),
    *(timeline, times, support, fixes, questions),
    *(biases, factors, lessons, actions, action_texts, plan),
)
RULES = (
    "owner-missing", "summary-empty", "impact-no-number",
    "timeline-empty", "timeline-no-signal", "timeline-no-action", "timeline-no-detection",
    "timeline-no-resolution", "timeline-begins-late", "worksheet-begins-late", "timeline-one-side",
    "key-moments-none", "entry-day-unknown", "gap-no-question", "milestones-order",
    "started-contradicts", "resolved-contradicts", "duration-contradicts", "support-few",
    "entry-contested", "amendment-no-reason", "bias-not-asked", "factors-none", "factors-few",
    "category-empty", "lessons-none", "actions-none", "action-no-owner", "action-no-due",
    "action-no-done-when", "action-no-ticket",
    "summary-short", "summary-long", "summary-no-what", "summary-no-when", "summary-no-impact",
    "summary-no-resolution", "summary-fix", "impact-vague", "outage-partial", "term-undefined",
    "sentence-long", "paragraph-long", "entry-fix", "question-closed", "factor-person",
    "factors-no-system", "lessons-nothing-good", "action-no-verb", "action-open-ended",
    "action-long", "action-two", "action-wide", "action-soon", "actions-few", "actions-many",
    "actions-order", "prevention-none",
)  # fmt: skip
"""The name of everything that these checks may say."""


def check(review: Review) -> tuple[Finding, ...]:
    """All findings of a review, in the order of its stages."""
    return tuple(finding for part in _PARTS for finding in part(review))
