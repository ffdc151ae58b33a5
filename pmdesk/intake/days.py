"""Which day a date means: the year and the order of its digits may be left open by it."""

from dataclasses import dataclass
from datetime import date

from pmdesk.intake.dates import DateRead
from pmdesk.intake.doubts import other_weekday
from pmdesk.model.times import UNKNOWN_DAY, date_text


@dataclass(frozen=True, slots=True)
class DigitOrder:
    """Whether the month comes first in dates such as 03/04, and whether the text shows it."""

    month_first: bool
    sure: bool


def day_of(
    read: DateRead, near: date | None, order: DigitOrder, weekday: int | None
) -> tuple[date | None, list[str]]:
    """The day of a date and what is to be said about it; None where there is no such day.

    A missing year is that of the day `near`; `weekday` is the day of the week beside the date.
    """
    if read.month is None:
        return None, []
    notes: list[str] = []
    if read.numeric:
        read, notes = _ordered(read, near, order, weekday)
    if read.year is not None:
        day = read.value(read.year)
    elif near is not None:
        day = _nearest(read, near)
    else:
        day = read.value(UNKNOWN_DAY.year)
        notes.append("The year is not given.")
    if read.day is None:
        notes.append("Only the month is given.")
    doubt = other_weekday(day, weekday) if day is not None and not notes else ""
    return day, [*notes, doubt] if doubt else notes


def _ordered(
    read: DateRead, near: date | None, order: DigitOrder, weekday: int | None
) -> tuple[DateRead, list[str]]:
    swapped = read.swapped()
    first, other = (swapped, read) if order.month_first else (read, swapped)
    year = read.year or (near or UNKNOWN_DAY).year
    taken, left = first.value(year), other.value(year)
    if taken is None:
        return other, []
    if left is None or left == taken or order.sure:
        return first, []
    if weekday is not None and (taken.weekday() == weekday) != (left.weekday() == weekday):
        return (first if taken.weekday() == weekday else other), []
    said = [_named(day, read.year is not None) for day in (taken, left)]
    return first, [f"Read as {said[0]}; it could be {said[1]}."]


def _named(day: date, with_year: bool) -> str:
    """3 Apr 2026; without the year where the text does not give it."""
    return date_text(day) if with_year else date_text(day).rsplit(" ", 1)[0]


def _nearest(read: DateRead, near: date) -> date | None:
    years = (near.year - 1, near.year, near.year + 1)
    days = [day for year in years if (day := read.value(year))]
    return min(days, key=lambda day: abs(day - near), default=None)
