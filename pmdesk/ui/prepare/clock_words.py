"""The 48-hour clock of a review in whole sentences: on time, due soon, late, and by how much."""

from dataclasses import dataclass
from datetime import datetime

from pmdesk.model.deadline import WITHIN, Deadline, DeadlineState, clock
from pmdesk.model.meetings import ended_at, late_by, memories_fade
from pmdesk.model.review import Review
from pmdesk.model.times import clock_text, day_text, duration_text, local, zone_label
from pmdesk.model.words import State
from pmdesk.ui.tr import tr


@dataclass(frozen=True, slots=True)
class ClockWords:
    """The clock for its ring, the sentence beside it, and the warning that goes with a late one."""

    deadline: Deadline
    text: str
    warning: str = ""


def clock_words(review: Review, now: datetime) -> ClockWords:
    """How the clock of a review stands at a moment."""
    ended = ended_at(review)
    held = min((m.started for m in review.meetings if m.started), default=None)
    dates = [m.scheduled for m in review.meetings if m.scheduled and not m.started]
    planned = min((at for at in dates if at >= now), default=None)
    deadline = clock(ended, planned, held, now)
    if ended is None:
        text = tr("Held.") if held else tr("The 48 hours begin when the incident is over.")
        return ClockWords(deadline, text)
    if held is None and review.state not in (State.DRAFT, State.MEETING):
        return ClockWords(Deadline(DeadlineState.UNKNOWN, ""), tr("No meeting was held."))
    text = _held(review, ended, held) if held else _to_come(review, deadline, ended, planned, now)
    fades = memories_fade(review, held or planned or now)
    return ClockWords(deadline, text, _fading() if fades else "")


def _held(review: Review, ended: datetime, held: datetime) -> str:
    late = late_by(review, held)
    if late:
        return tr("Held {span} late.").format(span=duration_text(late))
    return tr("On time: held {span} after the end.").format(span=duration_text(held - ended))


def _to_come(
    review: Review, deadline: Deadline, ended: datetime, planned: datetime | None, now: datetime
) -> str:
    due = ended + WITHIN
    over = moment_text(due, review.zone)
    if planned is not None and planned > due:
        said = tr("Set {span} late: the 48 hours are over on {due}.")
        if now > due:
            said = tr("Set {span} late: the 48 hours were over on {due}.")
        return said.format(span=duration_text(planned - due), due=over)
    if now > due:
        said = tr("Late: the 48 hours were over on {due}, {span} ago.")
        return said.format(due=over, span=duration_text(now - due))
    soon = deadline.state is DeadlineState.DUE_SOON
    said = tr("Due soon: {text}, until {due}.") if soon else tr("On time: {text}, until {due}.")
    if planned is not None:
        said = tr("On time: {text}. The 48 hours are over on {due}.")
    return said.format(text=deadline.text, due=over)


def _fading() -> str:
    return tr(
        "More than a week after an incident, memories are put together rather than recalled. "
        "Lean on records, and mark what is told from memory."
    )


def moment_text(at: datetime, zone: str) -> str:
    """Fri 16 Oct 2026, 11:48 CEST."""
    day = day_text(local(at, zone).date())
    return f"{day}, {clock_text(at, zone)} {zone_label(zone, at)}"
