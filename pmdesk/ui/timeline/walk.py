"""How far the room has walked, as the Timeline stage shows it, and the words for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pmdesk.model.review import Entry, Review
from pmdesk.model.walking import so_far, stops_left
from pmdesk.model.words import Milestone, Stage
from pmdesk.ui.room import Room
from pmdesk.ui.tr import tr


@dataclass(frozen=True, slots=True)
class Walk:
    """The room has reached the first `reached` of `total` entries.

    `folded` keeps the others, and how many they are, out of sight. The room looks at the entry with
    the id `at`, which it reads `again` where it is not the last that it has reached; `back` says
    whether there is one before it. While folded, nothing behind the moment `line` is told.
    """

    reached: int
    total: int
    folded: bool
    at: str = ""
    line: datetime | None = None
    again: bool = False
    back: bool = False

    @property
    def later(self) -> int:
        return self.total - self.reached

    @property
    def through(self) -> bool:
        """Whether there is nothing left to walk to."""
        return self.reached > 0 and not self.later


class Steps:
    """Hears whether the walk has moved since it was asked last, whoever moved it."""

    def __init__(self) -> None:
        self._before: object = None
        self.first = True
        """Whether it was asked for the first time."""

    def made(self, room: Room) -> bool:
        row = room.row
        now = (row.focus, row.reached_at, row.reached) if row is not None else ("", None, "")
        before, self._before = self._before, now
        self.first = before is None
        return before != now


def walk_of(room: Room | None) -> Walk | None:
    """The walk; None while there is none to show: not begun, and no meeting that runs."""
    if room is None:
        return None
    reached = len(room.reached)
    if not reached and not room.running and not room.away:
        return None
    current = room.current
    at = current.id if current is not None else ""
    total = len(room.review.entries)
    folded = room.hides_later
    line = room.reached[-1].at if folded and reached else None
    return Walk(reached, total, folded, at, line, room.looks_back, room.place > 0)


def known_entries(review: Review, walk: Walk | None) -> tuple[Entry, ...]:
    """The entries that may be seen in this window."""
    if walk is None or not walk.folded:
        return review.entries
    return tuple(so_far(entry, walk.line) for entry in review.entries[: walk.reached])


def summary(review: Review, walk: Walk | None) -> tuple[str, ...]:
    """The sentence below the title of the stage, in parts: the first ones count for most."""
    if not review.entries:
        return (tr("Walked forward, from before it began."),)
    return _drafted(review) if walk is None else _walked(review, walk)


def _drafted(review: Review) -> tuple[str, ...]:
    marked = sum(entry.milestone is not Milestone.NONE for entry in review.entries)
    unknown = sum(not entry.day_known for entry in review.entries)
    told = len({account.entry for account in review.accounts})
    return (
        tr("{n} of 6 milestones").format(n=marked),
        *((tr("{n} told twice").format(n=told),) if told else ()),
        *((tr("{n} without a day").format(n=unknown),) if unknown else ()),
    )


def _walked(review: Review, walk: Walk) -> tuple[str, ...]:
    if walk.folded and not walk.reached:
        return (tr("The walk has not begun"),)
    if walk.again:
        return (tr("Reading again"), tr("the walk keeps its place"))
    if walk.through:
        agreed = review.timeline_agreed is not None
        return (tr("The timeline is agreed.") if agreed else tr("The walk is through."),)
    said = tr("{n} reached") if walk.folded else tr("{n} of {all} reached")
    known = {entry.id for entry in known_entries(review, walk)}
    told = [account.entry for account in review.accounts if account.entry in known]
    twice = len(told) == len(set(told))
    word = tr("{n} with two accounts") if twice else tr("{n} with several accounts")
    return (
        said.format(n=walk.reached, all=walk.total),
        *((word.format(n=len(set(told))),) if told else ()),
    )


def pace(room: Room | None, walk: Walk | None) -> tuple[str, ...]:
    """What is left of the walk, and in which time; nothing where the window may be shared."""
    if (
        room is None
        or walk is None
        or walk.folded
        or walk.through
        or walk.again
        or not room.running
    ):
        return ()
    left, key = stops_left(room.review.entries, walk.reached)
    if not left:
        return ()
    many = tr("{n} key moments left") if key else tr("{n} moments left")
    one = tr("1 key moment left") if key else tr("1 moment left")
    said = one if left == 1 else many.format(n=left)
    minutes = int(room.stage_clock().left.total_seconds() // 60)
    if room.stage is not Stage.TIMELINE or not room.minutes(Stage.TIMELINE):
        return (said,)
    return (said, tr("{n} min").format(n=minutes) if minutes >= 0 else tr("over time"))


def fitting(parts: tuple[str, ...], room: float, measure: Callable[[str], float]) -> str:
    """As many parts as have room, one at least: half a part would say less than none."""
    while len(parts) > 1 and measure(", ".join(parts)) > room:
        parts = parts[:-1]
    return ", ".join(parts)


def line_text(reached: bool) -> str:
    """What the room line says at the left."""
    return tr("The room has seen up to here") if reached else tr("The room has seen nothing yet")


def later_text(later: int | None) -> str:
    """What the room line says at the right; nothing in a window that may be shared."""
    if later is None:
        return ""
    if not later:
        return tr("The walk is through")
    if later == 1:
        return tr("1 later entry stays hidden")
    return tr("{n} later entries stay hidden").format(n=later)


def folded_text() -> str:
    """What stands for everything that comes, in a window that may be shared."""
    return tr("Later entries stay hidden while this window may be shared")
