"""What the rail says beside each stage: a few words and how much of it is there (0 to 1)."""

from pmdesk.method.biases import asked_biases
from pmdesk.method.completeness import completeness
from pmdesk.method.ready import ready
from pmdesk.model.review import Review
from pmdesk.model.words import Decision, Mark, Milestone, Novelty, Stage
from pmdesk.ui.room import Room
from pmdesk.ui.tr import tr

MILESTONES = (Milestone.IMPACT_STARTED, Milestone.DETECTED, Milestone.RESOLVED)
"""Without these three no report can say how long it lasted."""


def progress(stage: Stage, review: Review, room: Room | None = None) -> tuple[str, float]:
    """The words below a stage's name and its share.

    While the room is kept from what is to come, they do not tell how much of it there is. Of the
    stage that a meeting is in they tell what is left to do there.
    """
    if room is not None and room.running and stage is room.stage:
        left = sum(not one.done for one in room.leaving)
        if left:
            return tr("{n} left to do").format(n=left), min(0.9, _words(stage, review, room)[1])
    return _words(stage, review, room)


def _words(stage: Stage, review: Review, room: Room | None) -> tuple[str, float]:
    if stage is Stage.TIMELINE and room is not None and room.hides_later:
        return _walked(len(room.reached), review)
    return _OF[stage](review)


def _walked(count: int, review: Review) -> tuple[str, float]:
    share = 1.0 if review.timeline_agreed else 0.4 if count else 0.0
    return tr("{n} reached").format(n=count), share


def _prepare(review: Review) -> tuple[str, float]:
    items = ready(review)
    done = sum(item.done for item in items)
    return tr("{n} of {all} ready").format(n=done, all=len(items)), done / len(items)


def _open(review: Review) -> tuple[str, float]:
    said = tr("Advocate named") if review.advocate else tr("No advocate yet")
    return said, 1.0 if review.advocate else 0.0


def _timeline(review: Review) -> tuple[str, float]:
    count = len(review.entries)
    if not count:
        return tr("No entries yet"), 0.0
    marked = {entry.milestone for entry in review.entries}
    share = 0.4 + 0.6 * sum(m in marked for m in MILESTONES) / len(MILESTONES)
    return (tr("1 entry") if count == 1 else tr("{n} entries").format(n=count)), share


def _biases(review: Review) -> tuple[str, float]:
    keys = {bias.key for bias in asked_biases()}
    asked = {row.bias for row in review.biases if row.mark is not Mark.NOT_ASKED} & keys
    return tr("{n} of {all} asked").format(n=len(asked), all=len(keys)), len(asked) / len(keys)


def _factors(review: Review) -> tuple[str, float]:
    count = len(review.factors)
    if not count:
        return tr("None yet"), 0.0
    settled = sum(factor.novelty is not Novelty.OPEN for factor in review.factors)
    share = min(1.0, count / 2) * (0.5 + 0.5 * settled / count)
    return (tr("1 factor") if count == 1 else tr("{n} factors").format(n=count)), share


def _lessons(review: Review) -> tuple[str, float]:
    kinds = {lesson.kind for lesson in review.lessons}
    count = len(review.lessons)
    text = tr("None yet") if not count else tr("{n} noted").format(n=count)
    return text, min(1.0, len(kinds) / 3)


def _actions(review: Review) -> tuple[str, float]:
    count = len(review.actions)
    if not count:
        return tr("None yet"), 0.0
    decided = sum(action.decision is not Decision.PROPOSED for action in review.actions)
    return tr("{n} of {all} decided").format(n=decided, all=count), decided / count


def _close(review: Review) -> tuple[str, float]:
    parts = (review.buy_in, review.next_date, review.channel, review.recipients)
    given = sum(bool(part) for part in parts)
    return tr("{n} of {all} settled").format(n=given, all=len(parts)), given / len(parts)


def _report(review: Review) -> tuple[str, float]:
    found = completeness(review)
    return tr("{share} % filled").format(share=found.percent), found.filled / found.of


_OF = {
    Stage.PREPARE: _prepare,
    Stage.OPEN: _open,
    Stage.TIMELINE: _timeline,
    Stage.BIASES: _biases,
    Stage.FACTORS: _factors,
    Stage.LESSONS: _lessons,
    Stage.ACTIONS: _actions,
    Stage.CLOSE: _close,
    Stage.REPORT: _report,
}
