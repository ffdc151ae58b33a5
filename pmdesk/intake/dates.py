"""Dates in a line of text as they are written, before anyone knows the year or the order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january|jan|januar|enero|ene|janvier|janv|gennaio|janeiro|januari",
    "february|feb|februar|febrero|février|fevrier|févr|febbraio|fevereiro|februari",
    "march|mar|märz|mär|maerz|marzo|mars|março|maart|mrt",
    "april|apr|abril|abr|avril|avr|aprile",
    "may|mai|mayo|maggio|maio|mei",
    "june|jun|juni|junio|juin|giugno|junho",
    "july|jul|juli|julio|juillet|juil|luglio|julho",
    "august|aug|agosto|ago|août|aout|augustus",
    "september|sept|sep|septiembre|septembre|settembre|setembro",
    "october|oct|oktober|okt|octubre|octobre|ottobre|outubro|out",
    "november|nov|noviembre|novembre|novembro",
    "december|dec|dezember|dez|diciembre|dic|décembre|déc|dicembre|dezembro",
)
_MONTH = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
WEEKDAYS = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b\.?"
)

_DATE = re.compile(
    rf"""
    (?<![A-Za-z0-9.])(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])
        (?P<m1>\d\d?|\?\?)(?P=s1)(?P<d1>\d\d?|\?\?)(?!\d)(?!\.\d)
    |(?<!\w)(?P<y6>(?:19|20)\d\d)(?P<m6>[01]\d)(?P<d6>[0-3]\d)(?=T\d{{4}})
    |(?<![\w.])(?P<unknown>(?:19|20)\d\d/\d\d-\?\?-\?\?)
    |(?<![A-Za-z0-9/.,])(?<![A-Za-z0-9]-)(?P<a>\d\d?)(?P<s2>[-/.])(?P<b>\d\d?)
        (?P=s2)(?P<y2>(?:19|20)\d\d|\d\d)(?![\d/])(?![.,]\d)
    |(?<![A-Za-z0-9./-])(?P<d3>\d\d?)(?:st|nd|rd|th|\.)?[ /-]{{1,2}}(?:of\ |de\ )?
        (?P<n3>{_NAMES})\b\.?
        (?:,?[ /-](?:de\ |del\ )?(?P<y3>(?:19|20)\d\d)(?!\d))?
    |(?<![^\W_])(?P<n4>{_NAMES})\.?\ {{1,2}}(?P<d4>\d\d?)(?:st|nd|rd|th)?(?![^\W_]|:\d|[.,]\d)
        (?:,?\ {{1,2}}(?P<y4>(?:19|20)\d\d)(?!\d|:\d))?
    |(?<![\w./,-])(?P<a5>\d\d?)/(?P<b5>\d\d?)(?![\d/\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date as written. With `numeric` both orders may be meant and `day`, `month` are as in D/M.

    `year` is None where it is not written, `day` None where only the month is known, `month` None
    where nothing is known. `bare` is a day and a month of digits that need a clock to be a date.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    numeric: bool = False
    bare: bool = False

    def swapped(self) -> "DateRead":
        """The same read month first."""
        return DateRead(
            self.start, self.end, self.year, self.day, self.month, self.numeric, self.bare
        )

    def value(self, year: int) -> date | None:
        """The date, in the given year where it has none; None where there is no such day."""
        if self.month is None:
            return None
        try:
            return date(self.year or year, self.month, self.day or 1)
        except ValueError:
            return None


def dates_in(text: str) -> Iterator[DateRead]:
    """The dates of a line from left to right."""
    for match in _DATE.finditer(text):
        read = _read(match)
        if read is not None:
            yield read


def _read(match: re.Match[str]) -> DateRead | None:
    start, end = match.span()
    part = match.groupdict()
    if part["unknown"]:
        return DateRead(start, end, None, None, None)
    if part["y6"]:
        read = DateRead(start, end, int(part["y6"]), int(part["m6"]), int(part["d6"]))
    elif part["y1"]:
        month = None if part["m1"] == "??" else int(part["m1"])
        day = None if part["d1"] == "??" or month is None else int(part["d1"])
        read = DateRead(start, end, int(part["y1"]), month, day)
    elif part["a"]:
        year = int(part["y2"])
        if year < 100:
            if part["s2"] == "." and len(match.group()) < 8:
                return None
            year += 2000
        # With points the day always comes first.
        points = part["s2"] == "."
        read = DateRead(start, end, year, int(part["b"]), int(part["a"]), numeric=not points)
    elif part["a5"]:
        read = DateRead(start, end, None, int(part["b5"]), int(part["a5"]), True, True)
    else:
        number = "3" if part["n3"] else "4"
        written_year = part[f"y{number}"]
        read = DateRead(
            start,
            end,
            int(written_year) if written_year else None,
            _MONTH[part[f"n{number}"].lower()],
            int(part[f"d{number}"]),
        )
    possible = (
        read.month is None or read.value(2000) or (read.numeric and read.swapped().value(2000))
    )
    return read if possible else None
