"""Times of day in a line of text: 14:05, 14:05:09, 4:23PM, 10:45a, 14.43, 22h06, 2pm, 14:??."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

_HALF = r"(?:\s?(?P<ap{n}>[ap])(?:m\b|\.m\.)|(?P<short{n}>[ap])(?!\w))"
_CLOCK = re.compile(
    rf"""
    (?:(?<![A-Za-z0-9:.])|(?<=\d{{4}}:))(?<!\d,)(?P<h1>\d\d?):(?P<m1>[0-5]\d|\?\?|xx)
        (?::(?P<s1>[0-5]\d|\?\?)(?:[.,]\d{{1,9}})?)?(?!\d|:[\d?]|[.,]\d)(?:{_HALF.format(n=1)})?
        (?:\s(?:uhr|hrs|hours)\b)?
    |(?<=\d)T(?P<h5>\d\d):?(?P<m5>[0-5]\d)(?::?(?P<s5>[0-5]\d)(?:[.,]\d{{1,9}})?)?(?!\d|:\d)
    |(?<![\w:./,-])(?P<h2>\d\d?)(?P<dot>[.h])(?P<m2>[0-5]\d)(?![^\W_]|:\d|[.,%]\d|\s?%)
        (?:{_HALF.format(n=2)})?(?:\suhr\b)?
    |(?<![\w:./,-])(?P<h3>\d\d?)(?:\s?(?P<ap3>[ap])(?:m\b|\.m\.)|h\b(?!\s\d\d?\s?m)|\suhr\b)
    |(?<![\w:])(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?=Z\b|\s?(?:hrs|UTC|GMT|hours)\b)
    |(?<![\w-])(?P<none>HH:mm|--:--|\?\?:\?\?|xx:xx|tb[cd]:tb[cd])
    |(?P<said>\(time\s(?:tbc|tbd|unknown)\))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?<![\w:])(?:T\s?)?(?P<sign>[+\-−])\s?"
    r"(?:(?P<h>\d{1,3}):(?P<m>\d\d)(?::(?P<s>\d\d))?|(?P<n>\d{1,4})\s?(?P<unit>s|sec|m|min|h|d)\b)"
    r"\+?(?![\d:])|(?<![\w:])T\s?=\s?0\b|(?<![\w:])T0\b",
    re.IGNORECASE,
)
_ELAPSED = re.compile(r"(\d\d):(\d\d):(\d\d)(?=\t[^\t:]{1,80}:\t)")
_UNITS = {"s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True, slots=True)
class ClockRead:
    """A time of day as written; None stands for a part that is not given.

    `weak` ones (14.43 without am or pm) are times only where their place says so.
    """

    start: int
    end: int
    hour: int | None
    minute: int | None = None
    second: int | None = None
    half: str = ""
    weak: bool = False
    warning: str = ""

    def in_half(self, half: str) -> "ClockRead":
        """The same in the other half of the day: of "2 and 3 pm" the first is meant so too."""
        if self.hour is None or self.half or not 1 <= self.hour <= 12:
            return self
        hour = self.hour % 12 + (12 if half == "p" else 0)
        return ClockRead(
            self.start, self.end, hour, self.minute, self.second, half, False, self.warning
        )

    @property
    def seconds(self) -> int:
        """Seconds since midnight, parts that are not given counted as 0."""
        return (self.hour or 0) * 3600 + (self.minute or 0) * 60 + (self.second or 0)


@dataclass(frozen=True, slots=True)
class RelativeRead:
    """A time counted from another (T+10m, +00:58); `zero` names the moment itself (T0)."""

    start: int
    end: int
    span: timedelta
    zero: bool = False


def clocks_in(text: str) -> Iterator[ClockRead]:
    """The times of day of a line from left to right."""
    for match in _CLOCK.finditer(text):
        read = _read(match)
        if read is not None:
            yield read


def _read(match: re.Match[str]) -> ClockRead | None:
    start, end = match.span()
    part = match.groupdict()
    if part["none"] or part["said"]:
        return ClockRead(start, end, None)
    number = next(n for n in "12345" if part[f"h{n}"])
    hour = int(part[f"h{number}"])
    half = (part.get(f"ap{number}") or part.get(f"short{number}") or "").lower()
    minute, second = _part(part.get(f"m{number}")), _part(part.get(f"s{number}"))
    if hour > 23:
        return None
    warning = ""
    if half and hour > 12:
        warning = f"{match.group().strip()} was read as {hour}:{minute or 0:02}."
    elif half:
        hour = hour % 12 + (12 if half == "p" else 0)
    weak = part["dot"] == "." and not half
    return ClockRead(start, end, hour, minute, second, half, weak, warning)


def _part(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def relative_at(text: str, position: int) -> RelativeRead | None:
    """The relative time that begins at a position."""
    match = _RELATIVE.match(text, position)
    if match is None:
        return None
    if match["sign"] is None:
        return RelativeRead(*match.span(), timedelta(), zero=True)
    if match["n"]:
        seconds = int(match["n"]) * _UNITS[match["unit"].lower()]
    else:
        seconds = int(match["h"]) * 3600 + int(match["m"]) * 60 + int(match["s"] or 0)
    forward = match["sign"] == "+"
    return RelativeRead(*match.span(), timedelta(seconds=seconds if forward else -seconds))


def elapsed_at(text: str, position: int) -> RelativeRead | None:
    """The time since the start of a recording, as chats of video calls write it."""
    match = _ELAPSED.match(text, position)
    if match is None:
        return None
    hours, minutes, seconds = (int(part) for part in match.groups())
    return RelativeRead(*match.span(), timedelta(hours=hours, minutes=minutes, seconds=seconds))
