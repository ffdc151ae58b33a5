"""Which part of an export is wanted: some channels, from a day to a day; and what there is."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from pmdesk.intake.collector import ENTRIES_CAP
from pmdesk.intake.sources.source import Record
from pmdesk.intake.values import Channel, Choices
from pmdesk.model.errors import WorldError
from pmdesk.model.times import date_text, local, zone_of

_NAMED = 12
Bound = date | datetime | None


class TooManyEntries(WorldError):
    """More than a timeline holds; `choices` is what a part can be chosen from."""

    def __init__(self, count: int, choices: Choices) -> None:
        several = len(choices.channels) > 1
        days = ""
        if choices.first is not None and choices.last is not None:
            days = f" from {date_text(choices.first)} to {date_text(choices.last)}"
        super().__init__(
            f"There are {count:,} entries in it{days}; a timeline holds {ENTRIES_CAP:,}.",
            f"Choose {'a channel, and ' if several else ''}the first and the last day.",
        )
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Narrow:
    """`channels` by name (none means all), from `first` on and before `end`, in UTC."""

    channels: frozenset[str] = frozenset()
    first: datetime | None = None
    end: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether a time lies in the range."""
        return (self.first is None or at >= self.first) and (self.end is None or at < self.end)


def narrow(channels: Collection[str], first: Bound, last: Bound, zone: str) -> Narrow:
    """The part that somebody asks for; a day counts whole, in the zone. Raises WorldError."""
    begin = _moment(first, zone, timedelta())
    end = _moment(last, zone, timedelta(days=1))
    if begin is not None and end is not None and end <= begin:
        raise WorldError("The last day is before the first one.", "Swap them.")
    return Narrow(frozenset(name.strip().lstrip("#") for name in channels), begin, end)


def _moment(bound: Bound, zone: str, whole: timedelta) -> datetime | None:
    if bound is None:
        return None
    if isinstance(bound, datetime):
        known = bound if bound.tzinfo is not None else bound.replace(tzinfo=UTC)
        # A last moment counts itself, with its whole second.
        return known + (timedelta(seconds=1) if whole else timedelta())
    try:
        return (datetime.combine(bound, time()) + whole).replace(tzinfo=zone_of(zone))
    except OverflowError:
        return None


def chosen(records: Sequence[Record], wanted: Narrow, choices: Choices) -> list[Record]:
    """The records of the part that is wanted; raises WorldError for a channel that is not there."""
    there = {channel.name for channel in choices.channels}
    missing = sorted(wanted.channels - there)
    if missing:
        names = ", ".join(sorted(there)[:_NAMED]) or "none"
        more = f" and {len(there) - _NAMED} more" if len(there) > _NAMED else ""
        raise WorldError(f"There is no channel “{missing[0]}” in it.", f"There are: {names}{more}.")
    if wanted.channels:
        records = [record for record in records if record.channel in wanted.channels]
    return [
        record
        for record in records
        if record.when and (not record.when.day_known or wanted.holds(record.when.at))
    ]


def check_count(count: int, choices: Choices) -> None:
    """Raises TooManyEntries where a part is to be chosen."""
    if count > ENTRIES_CAP:
        raise TooManyEntries(count, choices)


def choices_of(records: Sequence[Record], zone: str) -> Choices:
    """What can be chosen from: the channels with their counts, the first and the last day."""
    counts = Counter([record.channel for record in records])
    del counts[""]
    times = [when.at for record in records if (when := record.when) and when.day_known]
    first, last = (min(times), max(times)) if times else (None, None)
    return Choices(
        channels=tuple(Channel(name, count) for name, count in counts.most_common()),
        first=local(first, zone).date() if first else None,
        last=local(last, zone).date() if last else None,
    )
