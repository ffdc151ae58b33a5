"""The wall clock of a chat log: the day that its lines leave out, midnight, names for its lines."""

import zlib
from collections import Counter
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from pmdesk.intake.sources.moments import Moment, placed
from pmdesk.intake.sources.source import Given
from pmdesk.intake.survey import day_in
from pmdesk.model.times import UNKNOWN_DAY
from pmdesk.model.words import Precision

_BACKWARDS = timedelta(hours=8)


class Wall:
    """Follows a log from line to line; a day counts until a line names another."""

    def __init__(self, given: Given, name: str) -> None:
        self._day = day_in(name.replace("_", "-")) or given.day
        self._zone = given.zone or "UTC"
        self._last: datetime | None = None
        self._seen: Counter[str] = Counter()

    def set_day(self, day: date | None) -> None:
        """From here on lines without a day are of this one."""
        if day is not None:
            self._day, self._last = day, None

    def at(self, clock: time, written: str, *, seconds: bool) -> Moment | None:
        """The moment of a line that names the time of day only; None where there is none."""
        try:
            return self._at(clock, written, seconds)
        except OverflowError:
            return None

    def _at(self, clock: time, written: str, seconds: bool) -> Moment:
        local = datetime.combine(self._day or UNKNOWN_DAY, clock)
        note = ""
        if self._last is not None and self._last - local > _BACKWARDS:
            local += timedelta(days=1)
            self._day = local.date() if self._day else None
            note = f"The clock goes back from {self._last:%H:%M}; read as the next day."
        self._last = local if self._day else None
        at, odd = _placed(local, self._zone)
        return Moment(
            at,
            written,
            precision=Precision.SECOND if seconds else Precision.MINUTE,
            note=note or odd,
            bare=True,
            day_known=self._day is not None,
        )

    def key(self, source: str, written: str, who: str, text: str) -> str:
        """A key that the same line has in every import of its log, though logs have no ids."""
        day = self._day.isoformat() if self._day else ""
        sum_ = zlib.crc32(text.encode("utf-8", "replace"))
        key = f"{source}:{day}:{written}:{who}:{sum_:08x}"
        self._seen[key] += 1
        return key if self._seen[key] == 1 else f"{key}:{self._seen[key]}"


_placed = lru_cache(maxsize=256)(placed)
"""Many lines of a log share their minute."""


@lru_cache(maxsize=4096)
def clock_of(text: str) -> time | None:
    """The time of day in "9:05" or "09:05:30"; None where it is none."""
    hour, minute, second = (int(part) for part in f"{text}:0".split(":")[:3])
    try:
        return time(hour, minute, second)
    except ValueError:
        return None
