"""Who had the floor in a running meeting: a count for each seat, and of a held one the balance.

Nothing here knows a time or an order: counts are kept as they stand, no history has them, and
their rows stand in the order of the seats. When the meeting ends, only the balance is left.
"""

from dataclasses import dataclass

from pmdesk.model.change import RowChange, added, edited, removed
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import Steps, gesture, need
from pmdesk.model.meetings import attended, running
from pmdesk.model.review import Meeting, Participation, Review, find

MOST = 999
"""The most turns that are counted for a seat."""


@dataclass(frozen=True, slots=True)
class Balance:
    """How the floor was shared: `turns` in all; of `seats` seats `heard` had at least one.

    `share` is the percentage of the turns that the two seats with most of them had, 0 without any.
    """

    turns: int = 0
    seats: int = 0
    heard: int = 0
    share: int = 0


@gesture("Count turn", kept=True)
def count_turn(review: Review, *, id: str, meeting: str, seat: str, by: int = 1) -> Steps:
    """One turn more (or less) for a seat; `id` is used where it has no count in this meeting yet.

    Refused where that meeting does not run: what was counted in one is not changed afterwards.
    """
    live, place = running(review), need("seats", review.seats, seat)
    if live is None or live.id != meeting:
        raise Refused("Turns are counted while a meeting runs.", "Start the meeting first.")
    row = next((r for r in _counts(review, meeting) if r.seat == seat), None)
    turns = max(0, min((row.turns if row is not None else 0) + by, MOST))
    if row is not None:
        return edited("participation", row, turns=turns) if turns else (_gone(row),)
    made = Participation(id=id, position=place.position, meeting=meeting, seat=seat, turns=turns)
    return (added("participation", made),) if turns else ()


def _gone(row: Participation) -> RowChange:
    return removed("participation", row)


def close_balance(review: Review, meeting: str) -> Steps:
    """The counts of a meeting give way to one row without a seat; nothing where none was made."""
    counts = _counts(review, meeting)
    if not counts:
        return
    balance = balance_of(review, meeting)
    # The first of the rows becomes the balance: ending a meeting has no id for another one.
    old = _closed(review, meeting)
    left, *others = (old, *counts) if old is not None else counts
    yield from edited(
        "participation",
        left,
        position=0,
        seat="",
        turns=balance.turns,
        seats=balance.seats,
        heard=balance.heard,
        share=balance.share,
    )
    yield from map(_gone, others)


def balance_of(review: Review, meeting: str) -> Balance:
    """The balance of a meeting: of its counts while it runs, as it was kept once it has ended.

    A meeting that was ended too early and goes on has both; they are taken together.
    """
    row, counts = _closed(review, meeting), turns_of(review, meeting)
    old = Balance(row.turns, row.seats, row.heard, row.share) if row is not None else Balance()
    if not counts:
        return old if row is not None else Balance(seats=_seats(review, meeting, counts))
    new = sum(counts.values())
    most = sum(sorted(counts.values())[-2:])
    turns = old.turns + new
    return Balance(
        turns=turns,
        seats=max(old.seats, _seats(review, meeting, counts)),
        heard=max(old.heard, len(counts)),
        # Nobody knows any more whose turns the old ones were: the two shares are averaged.
        share=round((old.turns * old.share + 100 * most) / turns),
    )


def turns_of(review: Review, meeting: str) -> dict[str, int]:
    """The turns of a running meeting by seat; seats without a turn are not in it."""
    return {row.seat: row.turns for row in _counts(review, meeting)}


def _seats(review: Review, meeting: str, counts: dict[str, int]) -> int:
    """Those who could have the floor: who is or was there, without the one who leads."""
    row: Meeting | None = find(review.meetings, meeting)
    there = {part.seat.id for part in attended(review, row)} if row is not None else set()
    return len((there - {review.facilitator}) | set(counts))


def _counts(review: Review, meeting: str) -> list[Participation]:
    return [row for row in review.participation if row.meeting == meeting and row.seat]


def _closed(review: Review, meeting: str) -> Participation | None:
    rows = (row for row in review.participation if row.meeting == meeting and not row.seat)
    return next(rows, None)
