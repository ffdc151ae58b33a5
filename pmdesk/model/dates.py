"""Days as people type them into a field: read where they can mean one thing only, else not."""

import re
from datetime import date, timedelta

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST = 40

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
_DOTTED = re.compile(r"(\d\d?)\. ?(\d\d?)\.(?: ?(\d{4}|\d\d))?")
_SLASHED = re.compile(r"(\d\d?)([/-])(\d\d?)\2(\d{4})")
_DAY_FIRST = re.compile(r"(\d\d?)(?:st|nd|rd|th|\.)? ?(?:of )?([a-z]{3,9})\.?(?:,? (\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d\d?)(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_AHEAD = re.compile(r"\+ ?(\d{1,4}) ?(d|days?|w|weeks?)?")
_WEEKDAY = re.compile(r"([a-z]{3,9})\.?,? (?=\S)")


def read_day(text: str, today: date) -> date | None:
    """The day that a text names; None where it names none, or where it may be one of two.

    Reads 2026-10-23, 23 Oct, Oct 23 2026, 23.10.2026, 23.10., today, tomorrow, +14 (days), +2w, and
    a weekday before any of them, which has to be the right one. Without a year it is the first
    such day from today on. 04/05/2026 is either April or May, and so is not read; 23/10/2026 is.
    """
    words = " ".join(text.lower().replace("\u00a0", " ").split())
    if not words or len(words) > _LONGEST:
        return None
    weekday, rest = _without_weekday(words)
    day = _relative(rest, today) or _numbers(rest, today) or _with_month(rest, today)
    if day is None or (weekday is not None and day.weekday() != weekday):
        return None
    return day


def _without_weekday(words: str) -> tuple[int | None, str]:
    match = _WEEKDAY.match(words)
    number = None if match is None else _named(match[1], _DAYS)
    if match is None or number is None:
        return None, words
    return number, words[match.end() :]


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """The number of a name that is written whole or shortened to three letters or more."""
    return next((n for n, name in enumerate(names) if name.startswith(word)), None)


def _relative(words: str, today: date) -> date | None:
    if words in ("today", "tomorrow"):
        return today + timedelta(days=int(words == "tomorrow"))
    match = _AHEAD.fullmatch(words)
    if match is None:
        return None
    weeks = (match[2] or "").startswith("w")
    try:
        return today + timedelta(days=int(match[1]) * (7 if weeks else 1))
    except OverflowError:
        return None


def _numbers(words: str, today: date) -> date | None:
    if match := _ISO.fullmatch(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(words):
        if match[3] is None:
            return _coming(int(match[2]), int(match[1]), today)
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return _day(year, int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(words):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        readings = {_day(year, second, first), _day(year, first, second)} - {None}
        return readings.pop() if len(readings) == 1 else None
    return None


def _with_month(words: str, today: date) -> date | None:
    if match := _DAY_FIRST.fullmatch(words):
        number, name, year = match[1], match[2], match[3]
    elif match := _MONTH_FIRST.fullmatch(words):
        name, number, year = match[1], match[2], match[3]
    else:
        return None
    month = 8 if name == "sept" else _named(name, _MONTHS)
    if month is None:
        return None
    if year is None:
        return _coming(month + 1, int(number), today)
    return _day(int(year), month + 1, int(number))


def _coming(month: int, day: int, today: date) -> date | None:
    """The first such day from today on; 29 February may take up to eight years."""
    years = range(today.year, min(today.year + 9, date.max.year + 1))
    days = (_day(year, month, day) for year in years)
    return next((found for found in days if found is not None and found >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
