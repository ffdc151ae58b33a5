"""A review in which the checks find nothing, to take away from."""

from dataclasses import replace
from datetime import UTC, date, datetime

from pmdesk.method.biases import asked_biases
from pmdesk.method.check import check
from pmdesk.method.finding import Finding
from pmdesk.model.review import Action, BiasMark, Entry, Factor, Lesson, Review, Seat
from pmdesk.model.words import Kind, Mark, Milestone

AT = datetime(2026, 10, 6, 14, 5, tzinfo=UTC)
ACTION = Action(
    id="a",
    text="Cap retries",
    owner="s",
    due=date(2026, 11, 1),
    done_when="The test passes",
    ticket="OPS-1",
)
FULL = Review(
    id="r",
    owner="s",
    summary="On 6 October checkout was slow. 2870 users waited until it was rolled back.",
    impact_users="2870 users",
    seats=(Seat(id="s", name="Ada", alias="the lead"),),
    entries=(
        Entry(
            id="1", at=AT, kind=Kind.SIGNAL, milestone=Milestone.DETECTED, source="pager", star=True
        ),
        Entry(id="2", at=AT, kind=Kind.ACTION, milestone=Milestone.RESOLVED, source="chat"),
    ),
    biases=tuple(
        BiasMark(id=bias.key, bias=bias.key, mark=Mark.NOT_SEEN) for bias in asked_biases()
    ),
    factors=(
        Factor(id="f1", category="technical"),
        Factor(id="f2", category="process"),
        Factor(id="f3", category="organizational"),
        Factor(id="f4", category="environmental"),
    ),
    lessons=(Lesson(id="l", text="The runbook helped"),),
    actions=(
        ACTION,
        replace(ACTION, id="a2", text="Page on-call when the queue is full"),
        replace(ACTION, id="a3", text="Roll back without a release"),
    ),
)


def rules(review: Review) -> list[str]:
    """The rules that find something, in the order of the checks."""
    return [finding.rule for finding in check(review)]


def found(review: Review, *wanted: str) -> list[Finding]:
    """What some rules find."""
    return [finding for finding in check(review) if finding.rule in wanted]
