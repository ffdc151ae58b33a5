"""Times that count from another: T+10m, +00:58, “10 minutes later”, the clock of a recording."""

import re
from dataclasses import dataclass
from datetime import timedelta

from pmdesk.intake.phrases import ABOUT, AFTER, COUNT, LATER, NUMBERS, UNITS

_UNIT = "|".join(UNITS.values())
_RELATIVE = re.compile(
    rf"""
    (?<![\w:])(?:T\s?)?(?P<sign>[+\-−])\s?
        (?:(?P<h>\d{{1,3}}):(?P<m>\d\d)(?::(?P<s>\d\d))?
        |(?P<parts>\d{{1,4}}\s?(?:{_UNIT})(?![^\W\d_])(?:\s?\d{{1,4}}\s?(?:{_UNIT})(?![^\W\d_]))*))
        \+?(?!\d|:\d)
    |(?<![\w:])(?:T\s?=\s?0|T0)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LATER = re.compile(
    rf"""
    (?:(?P<about>~|(?:{ABOUT})\s))?\s?
    (?:(?P<n>\d{{1,4}}|{COUNT})\s?(?P<unit>{_UNIT})\s(?:{LATER})(?!\w|\sthan)
    |(?:{AFTER})\s(?P<n2>\d{{1,4}}|{COUNT})\s?(?P<unit2>{_UNIT})(?!\w|\s(?:of|von|de|di|van)\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PART = re.compile(rf"(\d{{1,4}})\s?({_UNIT})(?![^\W\d_])", re.IGNORECASE)
_SECONDS = [(re.compile(words, re.IGNORECASE), seconds) for seconds, words in UNITS.items()]
_ELAPSED = re.compile(r"(\d\d):(\d\d):(\d\d)(?=\t[^\t:]{1,80}:\t)")
_LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class RelativeRead:
    """A time counted from another; `zero` names the moment itself (T0).

    `later` ones count from the entry before them, the others from the last time of a clock.
    """

    start: int
    end: int
    span: timedelta
    zero: bool = False
    later: bool = False
    about: bool = False


def relative_at(text: str, position: int) -> RelativeRead | None:
    """The relative time that begins at a position."""
    match = _RELATIVE.match(text, position)
    if match is None:
        return _later_at(text, position)
    if match["sign"] is None:
        return RelativeRead(*match.span(), timedelta(), zero=True)
    if match["parts"]:
        seconds = sum(int(count) * _seconds(unit) for count, unit in _PART.findall(match["parts"]))
    else:
        seconds = int(match["h"]) * 3600 + int(match["m"]) * 60 + int(match["s"] or 0)
    span = timedelta(seconds=seconds if match["sign"] == "+" else -seconds)
    return RelativeRead(*match.span(), span) if abs(span) <= _LONGEST else None


def _later_at(text: str, position: int) -> RelativeRead | None:
    match = _LATER.match(text, position)
    if match is None:
        return None
    count = match["n"] or match["n2"]
    number = float(count) if count.isdigit() else NUMBERS[count.lower()]
    span = timedelta(seconds=number * _seconds(match["unit"] or match["unit2"]))
    about = bool(match["about"]) or not count.isdigit()
    return RelativeRead(*match.span(), span, later=True, about=about) if span <= _LONGEST else None


def _seconds(unit: str) -> int:
    return next(seconds for words, seconds in _SECONDS if words.fullmatch(unit))


def elapsed_at(text: str, position: int) -> RelativeRead | None:
    """The time since the start of a recording, as chats of video calls write it."""
    match = _ELAPSED.match(text, position)
    if match is None:
        return None
    hours, minutes, seconds = (int(part) for part in match.groups())
    return RelativeRead(*match.span(), timedelta(hours=hours, minutes=minutes, seconds=seconds))
