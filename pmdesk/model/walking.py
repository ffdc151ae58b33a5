"""Where the walk stops: at key moments one by one; what lies between is shown in passing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from pmdesk.model.review import Entry

SHOWN_BEFORE = 3
"""Moments that stay in sight before the current one, at least."""
MOST_BEFORE = 12
"""So many are listed in passing, at most."""


def so_far(entry: Entry, line: datetime | None) -> Entry:
    """An entry for those who know what lies up to a moment: a range that ends later has no end.

    None is to know everything.
    """
    if line is None or entry.until is None or entry.until <= line:
        return entry
    return replace(entry, until=None)


def is_key(entry: Entry) -> bool:
    """Whether the walk stops there: a star or a milestone."""
    return entry.star or bool(entry.milestone)


def stop_after(entries: Sequence[Entry], seen: int) -> int:
    """The place of the next stop, where the first `seen` entries have been walked through.

    The walk begins at the earliest entry and ends at the last one, marked or not. Where nothing
    is marked, every entry is a stop. With nothing left it is the number of entries.
    """
    last = len(entries) - 1
    if not seen or seen > last or not any(map(is_key, entries)):
        return min(seen, last + 1)
    return next((n for n in range(seen, last) if is_key(entries[n])), last)


def stop_before(entries: Sequence[Entry], place: int) -> int:
    """The place of the stop before an entry, the first one at the least."""
    if not any(map(is_key, entries)):
        return max(0, place - 1)
    return next((n for n in range(place - 1, 0, -1) if is_key(entries[n])), 0)


def stops_left(entries: Sequence[Entry], seen: int) -> tuple[int, bool]:
    """How many moments are to come, and whether they are key moments: else every entry is one."""
    if not any(map(is_key, entries)):
        return len(entries) - seen, False
    return sum(map(is_key, entries[seen:])), True


def shown_with(entries: Sequence[Entry], place: int) -> tuple[int, int]:
    """From which entry on is read with the moment at a place, and how many are read in passing.

    In passing are the entries since the stop before it; at least three entries are read with it
    and at most twelve.
    """
    stop = stop_before(entries, place)
    first = max(0, min(stop + 1, place - SHOWN_BEFORE), place - MOST_BEFORE)
    return first, max(0, place - stop - 1)
