"""Times of day in a line of text: 14:05, 14:05:09, 4:23PM, 10:45a, 14.43, 22h06, 2pm, 14:??."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pmdesk.intake.dates import lowered
from pmdesk.intake.phrases import MIDNIGHT, NOON, OCLOCK

_HALF = r"(?:\s?(?P<ap{n}>[ap])(?:m\b|\.m\.)|(?P<short{n}>[ap])(?!\w))"
_OCLOCK = rf"(?:\s?(?:{OCLOCK})(?!\w))"
_ALONE = r"(?<![\w:./,-])"
_CLOCK = re.compile(
    # The look ahead is for speed: at most places of a line nothing of this begins.
    rf"""
    (?=[\dtxh?(nm-])(?:
    (?:(?<![A-Za-z0-9:.])|(?<=\d{{4}}:))(?<!\d,)(?P<h1>\d\d?):(?P<m1>[0-5]\d|\?\?|xx)
        (?::(?P<s1>[0-5]\d|\?\?)(?:[.,]\d{{1,9}})?)?(?!\d|:[\d?]|[.,]\d)(?:{_HALF.format(n=1)})?
        {_OCLOCK}?
    |(?<=\d)t(?P<h5>\d\d):?(?P<m5>[0-5]\d)(?::?(?P<s5>[0-5]\d)(?:[.,]\d{{1,9}})?)?(?!\d|:\d)
    |(?<=\d[t_])(?P<h7>\d\d)-(?P<m7>[0-5]\d)-(?P<s7>[0-5]\d)(?![\w-])
    |(?<![\w.])(?P<h8>\d\d?)\.(?P<m8>[0-5]\d)\.(?P<s8>[0-5]\d)\s?(?P<ap8>[ap])m\b
    |{_ALONE}(?P<h2>\d\d?)(?P<dot>[.h]|\s(?:h|uhr)\s)(?P<m2>[0-5]\d)
        (?!(?![ap]\.?m\b)[^\W_]|:\d|[.,%]\d|\s?%|\sm(?:in\w{{0,5}})?\b)
        (?:{_HALF.format(n=2)})?(?P<said2>\s(?:uhr|uur)\b)?
    |(?:{_ALONE}|(?<=\d[-–]))(?P<h3>\d\d?)(?:\s?(?P<ap3>[ap])(?:m\b|\.m\.)|h\b(?!\s\d\d?\s?m)|\s(?:uhr|uur)\b)
    |{_ALONE}(?P<h6>1[0-2]|[1-9])(?=\s?(?:[-–]|to|and)\s?1?\d(?:[:.][0-5]\d)?\s?[ap]\.?m\b)
    |(?<![\w:])(?P<h4>[01]\d|2[0-3])(?P<m4>[0-5]\d)(?:(?=z\b|\s?(?:utc|gmt)\b)|\s?(?:hrs|hours)\b)
    |(?<![\w-])(?P<none>hh:mm|--:--|\?\?:\?\?|xx:xx|tb[cd]:tb[cd])
    |(?P<said>\(time\s(?:tbc|tbd|unknown)\))
    |(?<!\w)(?:(?P<noon>{NOON})|(?P<midnight>{MIDNIGHT}))(?=\s*[:|–—]|\s-\s)
    )""",
    re.VERBOSE,
)


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
        return replace(self, hour=hour, half=half, weak=False)

    @property
    def seconds(self) -> int:
        """Seconds since midnight, parts that are not given counted as 0."""
        return (self.hour or 0) * 3600 + (self.minute or 0) * 60 + (self.second or 0)


def clocks_in(text: str) -> Iterator[ClockRead]:
    """The times of day of a line from left to right."""
    for match in _CLOCK.finditer(lowered(text)):
        read = _read(match)
        if read is not None:
            yield read


def _read(match: re.Match[str]) -> ClockRead | None:
    start, end = match.span()
    part = match.groupdict()
    if part["none"] or part["said"]:
        return ClockRead(start, end, None)
    if part["noon"] or part["midnight"]:
        return ClockRead(start, end, 12 if part["noon"] else 0)
    number = next(n for n in "12345678" if part[f"h{n}"])
    hour = int(part[f"h{number}"])
    half = part.get(f"ap{number}") or part.get(f"short{number}") or ""
    minute, second = _part(part.get(f"m{number}")), _part(part.get(f"s{number}"))
    if hour > 23:
        return None
    warning = ""
    if half and hour > 12:
        warning = f"{match.group().strip().upper()} was read as {hour}:{minute or 0:02}."
    elif half:
        hour = hour % 12 + (12 if half == "p" else 0)
    weak = part["dot"] == "." and not half and not part["said2"]
    return ClockRead(start, end, hour, minute, second, half, weak, warning)


def _part(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
