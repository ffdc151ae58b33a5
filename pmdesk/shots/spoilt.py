"""The sample made worse, so that each check has something to find and can be photographed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from pmdesk.model.bundle import with_new_ids
from pmdesk.model.review import Action, Review
from pmdesk.model.text import new_id
from pmdesk.model.times import UNKNOWN_DAY
from pmdesk.model.words import ActionKind, Decision, Kind, LessonKind, Milestone, Progress, Support

LONG = " ".join(["The lookup waited for the fare engine, and the page waited for the lookup,"] * 3)
LONGER = " ".join([LONG] * 4)
ACTIONS = (
    "Improve all pages soon",
    "Add an alert on the queue and remove the old one",
    "Monitoring of all lookups in every region",
    f"Limit the lookups. {LONG}",
)


def spoilt(sample: Review) -> Iterator[Review]:
    """Several of it, each with ids of its own and worse in another way."""
    for worse in (_empty, _worded, _of_one, _silent, _contradicting):
        yield with_new_ids(worse(sample), new_id)


def _empty(sample: Review) -> Review:
    """Nothing but a title."""
    return Review(id=sample.id, title=sample.title, zone=sample.zone)


def _worded(sample: Review) -> Review:
    """Texts that are too long, too vague, about people or about remedies."""
    texts = dict(zip((row.id for row in sample.actions), ACTIONS, strict=False))
    factors = [replace(row, text="On-call failed to look", category="") for row in sample.factors]
    plan = [_open(row, texts.get(row.id, "Queue")) for row in sample.actions]
    return replace(
        sample,
        summary=f"A full outage of the SLO. We will add an alert. {LONG}. It was so.\n\n{LONGER}",
        impact_users="Some customers",
        impact_extent="Partial: two in five",
        factors=tuple(factors),
        lessons=tuple(replace(row, kind=LessonKind.SURPRISED) for row in sample.lessons[:1]),
        actions=(*plan, *(_open(replace(plan[0], id=new_id()), "Ask") for _ in range(3))),
        entries=(
            replace(sample.entries[0], text="Fares slow; we will add an alert"),
            *sample.entries[1:],
        ),
        questions=tuple(replace(row, text="Did the alert fire?") for row in sample.questions),
        glossary=(),
        dismissals=(),
    )


def _open(action: Action, text: str) -> Action:
    return replace(
        action,
        text=text, owner="", due=None, ticket="", done_when="", first=False,
        decision=Decision.PROPOSED, progress=Progress.OPEN,
        kind=ActionKind.PREVENT if text == "Ask" else ActionKind.DETECT,
    )  # fmt: skip


def _of_one(sample: Review) -> Review:
    """One sentence, one factor, one action, one side."""
    entries = [
        replace(
            row,
            at=datetime.combine(UNKNOWN_DAY, row.at.timetz()),
            kind=Kind.SIGNAL, milestone=Milestone.NONE, star=False, day_known=False,
            seat="", team="", contributor="",
            support=Support.NONE, source="", link="",
        )
        for row in sample.entries
    ]  # fmt: skip
    return replace(
        sample,
        summary="Fares.",
        entries=tuple(entries),
        factors=sample.factors[:1],
        actions=(replace(_open(sample.actions[0], "Remove the old alert")),),
        accounts=(), attachments=(), questions=(), dismissals=(),
    )  # fmt: skip


def _silent(sample: Review) -> Review:
    """A timeline of people alone that begins with the impact, with silence and no reasons."""
    began = next(row for row in sample.entries if row.milestone is Milestone.IMPACT_STARTED)
    later = [row for row in sample.entries if row.at >= began.at]
    kept = [*later[:2], *later[-3:]]
    entries = [
        replace(row, kind=Kind.ACTION, support=Support.CONTESTED if n == 1 else row.support)
        for n, row in enumerate(kept)
    ]
    looked = [replace(row, at=began.at + timedelta(minutes=1)) for row in sample.worksheet]
    return replace(
        sample,
        entries=tuple(entries),
        worksheet=tuple(looked),
        accounts=(), attachments=(), questions=(), dismissals=(), links=(), timeline_agreed=None,
    )  # fmt: skip


def _contradicting(sample: Review) -> Review:
    """Times that cannot all be right."""
    swapped = {
        Milestone.DETECTED: Milestone.RESOLVED,
        Milestone.RESOLVED: Milestone.DETECTED,
    }
    return replace(
        sample,
        entries=tuple(
            replace(row, milestone=swapped.get(row.milestone, row.milestone))
            for row in sample.entries
        ),
        started=sample.entries[-1].at,
        resolved=sample.entries[0].at,
        impact_duration="3 h",
        amendments=tuple(replace(row, reason="") for row in sample.amendments),
        dismissals=(),
    )
