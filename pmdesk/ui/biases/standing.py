"""What a review already holds against a bias, and where the rest of it can be settled."""

from dataclasses import dataclass

from pmdesk.method.words import name_of
from pmdesk.model.masking import called
from pmdesk.model.measures import milestone_entry
from pmdesk.model.review import BiasMark, Review, find
from pmdesk.model.times import duration_text
from pmdesk.model.words import LessonKind, Mark, Milestone, Stage
from pmdesk.ui.tr import tr


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence; where it asks for something, the words of the way to `stage`."""

    text: str = ""
    way: str = ""
    stage: Stage = Stage.BIASES


def standing(review: Review, bias: str) -> Standing:
    """How the review stands against a bias; empty where there is nothing to tell."""
    tell = {
        "confirmation": _advocate,
        "hindsight": _beginning,
        "negativity": _balance,
    }.get(bias)
    return tell(review) if tell is not None else Standing()


def _advocate(review: Review) -> Standing:
    seat = find(review.seats, review.advocate) if review.advocate else None
    if seat is None:
        return Standing(tr("Nobody is devil's advocate yet."), tr("Choose in Open"), Stage.OPEN)
    return Standing(tr("Devil's advocate: {seat}").format(seat=called(seat)))


def _beginning(review: Review) -> Standing:
    start = milestone_entry(review.entries, Milestone.IMPACT_STARTED)
    known = [entry for entry in review.entries if entry.day_known]
    way = (tr("Go to Timeline"), Stage.TIMELINE)
    if start is None or not known:
        return Standing(tr("The timeline does not say yet when the impact began."), *way)
    before = start.at - known[0].at
    if not before:
        return Standing(tr("The timeline begins with the impact. What was there before?"), *way)
    span = tr("{n} days").format(n=before.days) if before.days > 1 else duration_text(before)
    return Standing(tr("The timeline begins {span} before the impact.").format(span=span))


def _balance(review: Review) -> Standing:
    count = {kind: sum(row.kind is kind for row in review.lessons) for kind in LessonKind}
    well, better = count[LessonKind.WENT_WELL], count[LessonKind.COULD_GO_BETTER]
    said = tr("{n} went well, {m} could go better.").format(n=well, m=better)
    if well < better or not well:
        return Standing(said, tr("Add in Lessons"), Stage.LESSONS)
    return Standing(said)


def elsewhere(review: Review, bias: str) -> tuple[BiasMark, ...]:
    """What was answered about a bias at other stages, in the order of the stages."""
    order = list(Stage)
    found = [
        row
        for row in review.biases
        if row.bias == bias and row.stage is not Stage.BIASES and row.mark is not Mark.NOT_ASKED
    ]
    return tuple(sorted(found, key=lambda row: order.index(row.stage)))


def elsewhere_text(review: Review, bias: str) -> str:
    """ "Noticed at Timeline, discussed at Factors", with the notes; "" where it was nowhere."""
    said = []
    for row in elsewhere(review, bias):
        note = f": {' '.join(row.note.split())}" if row.note.strip() else ""
        mark, stage = name_of(row.mark), name_of(row.stage)
        said.append(tr("{mark} at {stage}").format(mark=mark, stage=stage) + note)
    return "; ".join(said)
