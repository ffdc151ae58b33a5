"""Which backups may go: many of today, fewer of last week, one a month of last year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

LIMIT = 1 << 30
"""Bytes that the backups of a library may take."""
ALWAYS = 2
"""How many of the newest stay, whatever their size."""
MIGRATION = timedelta(days=90)
"""How long a copy stays that was made before a migration."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup: where, made when (UTC), its bytes, and whether before a migration."""

    path: Path
    at: datetime
    size: int
    before_migration: bool = False


Bucket = Callable[[datetime], object]
TIERS: tuple[tuple[timedelta, Bucket], ...] = (
    (timedelta(days=1), lambda at: (at.date(), at.hour)),
    (timedelta(days=14), lambda at: at.date()),
    (timedelta(days=61), lambda at: at.isocalendar()[:2]),
    (timedelta(days=366), lambda at: (at.year, at.month)),
)
"""Up to an age, the last copy of each hour, day, week and month."""


def thin(copies: Iterable[Copy], now: datetime, limit: int = LIMIT) -> tuple[Copy, ...]:
    """The copies to delete, the oldest first; what is left takes `limit` bytes if that can be.

    The oldest of all stays as well, as long as there is room.
    """
    newest_first = sorted(copies, key=lambda copy: (copy.at, copy.path), reverse=True)
    safe = set(newest_first[:ALWAYS]) | {
        copy for copy in newest_first if copy.before_migration and now - copy.at < MIGRATION
    }
    kept = safe | _in_time(newest_first, now) | set(newest_first[-1:])
    room = limit - sum(copy.size for copy in kept)
    for copy in reversed(newest_first):
        if room >= 0:
            break
        if copy in kept and copy not in safe:
            kept.remove(copy)
            room += copy.size
    return tuple(copy for copy in reversed(newest_first) if copy not in kept)


def _in_time(newest_first: list[Copy], now: datetime) -> set[Copy]:
    kept: set[Copy] = set()
    for age, bucket in TIERS:
        seen: set[object] = set()
        for copy in newest_first:
            # A clock that was set back makes copies of the future: they are as of now.
            if now - copy.at <= age and (place := bucket(copy.at)) not in seen:
                seen.add(place)
                kept.add(copy)
    return kept
