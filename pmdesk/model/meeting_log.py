"""What the log of a running meeting says beside its clocks: what was decided, and what parked.

The lines come with the change that decides or parks, in the same step: undo takes both back.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from pmdesk.model.change import Change, RowChange, added
from pmdesk.model.meetings import running
from pmdesk.model.order import STEP, after
from pmdesk.model.review import LogLine, Review
from pmdesk.model.words import Capture, Decision, Event


def logged(review: Review, change: Change, now: datetime, new_id: Callable[[], str]) -> Change:
    """The change with a line of the log for each thing that it settles in a running meeting."""
    live = running(review)
    if live is None or change.kept:
        return change
    settled = [what for row in change.rows if (what := _settled(row)) is not None]
    if not settled:
        return change
    position = after(max((line.position for line in review.log), default=None))
    at = now.replace(microsecond=0)
    lines = [
        added(
            "log",
            LogLine(
                id=new_id(),
                position=position + STEP * number,
                meeting=live.id,
                at=at,
                what=what,
                detail=detail,
            ),
        )
        for number, (what, detail) in enumerate(settled)
    ]
    return replace(change, rows=(*change.rows, *lines))


def decided(review: Review, meeting: str) -> Iterator[tuple[str, Decision]]:
    """(action, decision) of what a meeting decided and nothing later in it took back, in order."""
    last: dict[str, str] = {}
    for line in review.log:
        if line.meeting == meeting and line.what == Event.DECIDED:
            word, _, action = line.detail.partition(" ")
            last.pop(action, None)
            last[action] = word
    for action, word in last.items():
        if word in set(Decision) and word != Decision.PROPOSED:
            yield action, Decision(word)


def _settled(row: RowChange) -> tuple[Event, str] | None:
    """What a change of a row settles, as event and detail; None for nothing."""
    after_ = row.after or {}
    if row.noun == "actions" and "decision" in after_:
        before = (row.before or {}).get("decision", Decision.PROPOSED)
        if after_["decision"] is not before:
            return Event.DECIDED, f"{after_['decision']} {row.id}"
    if row.noun == "parked" and row.before is None and after_.get("outcome") is Capture.OPEN:
        return Event.PARKED, row.id
    return None
