"""Dates in a line of text as they are written, before anyone knows the year or the order."""

import re
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
_WEEKDAYS = (
    "monday|mon|montag|lundi|lunes|lunedì|segunda-feira|maandag",
    "tuesday|tues|tue|dienstag|mardi|martes|martedì|terça-feira|dinsdag",
    "wednesday|wed|mittwoch|mercredi|miércoles|mercoledì|quarta-feira|woensdag",
    "thursday|thurs|thur|thu|donnerstag|jeudi|jueves|giovedì|quinta-feira|donderdag",
    "friday|fri|freitag|vendredi|viernes|venerdì|sexta-feira|vrijdag",
    "saturday|sat|samstag|sonnabend|samedi|sábado|sabato|zaterdag",
    "sunday|sun|sonntag|dimanche|domingo|domenica|zondag",
)
# Short ones that are words of other languages count only with a mark behind them.
_SHORT_WEEKDAYS = (
    "mo|lun|seg|ma",
    "di|mar|ter",
    "mi|mer|mié|qua|wo",
    "do|jeu|jue|gio|qui",
    "fr|ven|vie|sex|vr",
    "sa|sam|sáb|sab|za",
    "so|dim|dom|zo",
)
_WEEKDAY = {
    name: n
    for table in (_WEEKDAYS, _SHORT_WEEKDAYS)
    for n, names in enumerate(table)
    for name in names.split("|")
}
WEEKDAYS = rf"(?:(?:{'|'.join(_WEEKDAYS)})\b\.?|(?:{'|'.join(_SHORT_WEEKDAYS)})[.,])"
WEEKDAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

# The look ahead at the front of both patterns is for speed: most places of a line are neither.
_DIGITS = re.compile(
    r"""
    (?=[\diwef])(?:
    (?<![A-Za-z0-9.])(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])
        (?P<m1>\d\d?|\?\?)(?P=s1)(?P<d1>\d\d?|\?\?)(?!\d)(?!\.\d)
    |(?<!\w)(?P<y6>(?:19|20)\d\d)(?P<m6>[01]\d)(?P<d6>[0-3]\d)(?=t\d{4}|[ _-]\d\d:?\d\d)
    |(?<![\w.])(?P<unknown>(?:19|20)\d\d/\d\d-\?\?-\?\?)
    |(?<![A-Za-z0-9/.,])(?<![A-Za-z0-9]-)(?<!\d_)(?P<a>\d\d?)(?P<s2>[-/.])(?P<b>\d\d?)
        (?P=s2)(?P<y2>(?:19|20)\d\d|\d\d)(?![\d/])(?![.,]\d)
    |(?<![\w./,-])(?P<a5>\d\d?)/(?P<b5>\d\d?)(?![\d/\w])
    |(?<![\w.])(?P<a7>\d\d?)\.(?P<b7>\d\d?)\.(?=,?\s\d\d?[:.h]\d)
    |(?<!\S)[iwef](?P<m9>[01]\d)(?P<d9>[0-3]\d)(?=\s\d\d:\d\d:\d\d\.\d)
    |(?:(?<!\d)(?P<y8>\d{4})\s?年\s?)?(?<!\d)(?P<m8>\d\d?)\s?月\s?(?P<d8>\d\d?)\s?日
    )""",
    re.VERBOSE,
)
_NAMED = re.compile(
    rf"""
    (?=\d|(?<![^\W_])[^\W\d_])(?:
    (?<![A-Za-z0-9./-])(?P<d3>\d\d?)(?:st|nd|rd|th|er|º|°|\.)?[ /-]{{1,2}}(?:of\ |de\ )?
        (?P<n3>{_NAMES})\b\.?
        (?:,?[ /-](?:de\ |del\ )?(?P<y3>(?:19|20)\d\d)(?!\d)|-(?P<yy3>\d\d)(?!\d|:))?
    |(?<![^\W_])(?P<n4>{_NAMES})\.?\ {{1,2}}(?P<d4>\d\d?)(?:st|nd|rd|th)?(?![^\W_]|:\d|[.,]\d)
        (?:,?\ {{1,2}}(?P<y4>(?:19|20)\d\d)(?!\d|:\d))?
    )""",
    re.VERBOSE,
)
_STEMS = "|".join(sorted({name[:3] for name in _MONTH}))
# Looking for all names is slow; most lines have no beginning of a name beside a digit.
_MAY_BE_NAMED = re.compile(
    rf"(?=\d)\d\S{{0,3}}[ /-]{{1,2}}(?:of |de )?(?:{_STEMS})"
    rf"|(?<![^\W_])(?:{_STEMS})\w{{0,8}}\.? {{1,2}}\d",
)


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date as written. With `numeric` both orders may be meant and `day`, `month` are as in D/M.

    `year` is None where it is not written, `day` None where only the month is known, `month` None
    where nothing is known. `bare` ones (7/10, 7.10.26) need a clock to be a date.
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


def lowered(text: str) -> str:
    """A text in small letters that has the same length: patterns without case are much faster."""
    return text.replace("İ", "i").lower()


def weekday_of(name: str) -> int:
    """The number of a day of the week from 0 for Monday, by a name that WEEKDAYS matches."""
    return _WEEKDAY[name.rstrip(".,")]


def dates_in(text: str) -> list[DateRead]:
    """The dates of a line from left to right."""
    text = lowered(text)
    found = [read for match in _DIGITS.finditer(text) if (read := _of_digits(match))]
    if _MAY_BE_NAMED.search(text):
        found += [read for match in _NAMED.finditer(text) if (read := _named(match))]
        found.sort(key=lambda read: read.start)
    return found


def _of_digits(match: re.Match[str]) -> DateRead | None:
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
        # With points the day always comes first; without a full year they part a version.
        points = part["s2"] == "."
        bare = points and len(match.group()) < 8
        year = int(part["y2"]) + (2000 if len(part["y2"]) == 2 else 0)
        read = DateRead(start, end, year, int(part["b"]), int(part["a"]), not points, bare)
    elif part["m8"] or part["m9"]:
        n = "8" if part["m8"] else "9"
        known = int(part["y8"]) if part["y8"] else None
        read = DateRead(start, end, known, int(part[f"m{n}"]), int(part[f"d{n}"]))
    elif part["a7"]:
        read = DateRead(start, end, None, int(part["b7"]), int(part["a7"]), bare=True)
    else:
        read = DateRead(start, end, None, int(part["b5"]), int(part["a5"]), True, True)
    return read if _possible(read) else None


def _named(match: re.Match[str]) -> DateRead | None:
    part = match.groupdict()
    number = "3" if part["n3"] else "4"
    year = part[f"y{number}"] or (f"20{part['yy3']}" if part["yy3"] else None)
    month = _MONTH[part[f"n{number}"]]
    day = int(part[f"d{number}"])
    read = DateRead(*match.span(), int(year) if year else None, month, day)
    return read if _possible(read) else None


def _possible(read: DateRead) -> bool:
    if read.month is None or read.value(2000) is not None:
        return True
    return read.numeric and read.swapped().value(2000) is not None
