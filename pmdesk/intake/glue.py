"""What may stand before, between and behind the parts of one time, in several languages.

Texts are given in small letters (`dates.lowered`).
"""

import re
from dataclasses import dataclass

from pmdesk.intake.dates import WEEKDAYS, weekday_of
from pmdesk.intake.phrases import ABOUT, AND, AT, BETWEEN, NEXT_DAY, UNTIL

NEAR = 40
"""How far apart the parts of one time may stand, in characters."""

_ABOUT = rf"(?P<about>[~≈]|(?<!\w)(?:{ABOUT}))"
_BETWEEN = rf"(?P<between>(?<!\w)(?:{BETWEEN})(?!\w))"
_DAY = rf"(?<!\w)(?:(?P<day>{WEEKDAYS})|(?P<next>{NEXT_DAY}))"
_AT = rf"(?:@|(?<!\w)(?:{AT}))"
_BEFORE = re.compile(rf"(?:{_BETWEEN}|{_ABOUT}|{_DAY}|{_AT})[\s,(*_]{{0,3}}")
_WORD = re.compile(r"[^\W\d_]+|[~≈@]")
_WORD_END = re.compile(r"[^\W\d_.][.,]?[\s,(*_]{0,3}$|[~≈@.][\s,(*_]{0,3}$")
_MOST_WORDS = 3
_MOST_PHRASES = 3
_MARKS = r"[\s,;:@|()\[\]*_–—-]*"
_BEHIND_DATE = re.compile(rf"{_MARKS}(?:(?:{_BETWEEN}|{_ABOUT}|{_DAY}|{_AT}|the|time)[\s,]*)*")
_BEHIND_CLOCK = re.compile(rf"[\s,(]*(?:(?:on|the|{_DAY})[\s,]*)*")
_RANGE = re.compile(
    rf"[\s*_]*(?:-{{1,3}}>?|[–—→~]|(?<!\w)(?:{UNTIL}|(?P<word>{AND}))(?!\w))[\s*_~]*"
)
_SHORT_END = re.compile(r"[-–](\d\d)(?=$|[\s,;|)\]}*_]|:(?![\d?x]))")
_ABOUT_BEHIND = re.compile(rf"(?P<about>~|ish\b|\s?\((?:{ABOUT})\))|(?P<open>\+)(?!\d)")
_YEAR_BEHIND = re.compile(r"\s((?:19|20)\d\d)(?![\w:-]|\.\d)")
_OTHER_CLOCK = re.compile(r"\s?[/=(,;|]\s?")


@dataclass(frozen=True, slots=True)
class Words:
    """What the words say that belong to a time: about, between, a day of the week (0 Monday)."""

    start: int = 0
    about: bool = False
    between: bool = False
    weekday: int | None = None
    next_day: bool = False

    def and_also(self, match: re.Match[str]) -> "Words":
        """With what a match adds."""
        said = match.groupdict()
        day = said.get("day")
        return Words(
            self.start,
            self.about or bool(said.get("about")),
            self.between or bool(said.get("between")),
            weekday_of(day) if day else self.weekday,
            self.next_day or bool(said.get("next")),
        )


def words_before(text: str, start: int) -> Words:
    """The words right before a position that belong to the time there; `start` is theirs."""
    words = Words(start)
    for _ in range(_MOST_PHRASES):
        match = _last_words(text, words.start)
        if match is None:
            break
        found = words.and_also(match)
        words = Words(match.start(), found.about, found.between, found.weekday, found.next_day)
    return words


def _last_words(text: str, end: int) -> re.Match[str] | None:
    """The longest phrase that ends at a position."""
    begin = max(0, end - NEAR)
    if not _WORD_END.search(text, begin, end):
        return None
    starts = [begin + match.start() for match in _WORD.finditer(text[begin:end])][-_MOST_WORDS:]
    matches = (_BEFORE.fullmatch(text, start, end) for start in starts)
    return next(filter(None, matches), None)


def clock_behind_date(text: str, start: int, end: int) -> re.Match[str] | None:
    """Whether what stands between a date and a clock makes them one time."""
    return _BEHIND_DATE.fullmatch(text, start, end) if end - start <= NEAR else None


def date_behind_clock(text: str, start: int, end: int) -> re.Match[str] | None:
    """Whether what stands between a clock and a date makes them one time."""
    return _BEHIND_CLOCK.fullmatch(text, start, end) if end - start <= NEAR else None


def range_sign(text: str, position: int, *, between: bool) -> int | None:
    """Where the end of a range begins; words such as "and" count only behind "between"."""
    match = _RANGE.match(text, position)
    if match is None or (match["word"] and not between):
        return None
    return match.end()


def short_end(text: str, position: int) -> tuple[int, int] | None:
    """The two digits that close a range such as 16:05:57-58, and where they end."""
    match = _SHORT_END.match(text, position)
    return None if match is None else (int(match.group(1)), match.end())


def about_behind(text: str, position: int) -> tuple[bool, int] | None:
    """Whether a mark behind a time (~, ish, +) says "about", and where it ends."""
    match = _ABOUT_BEHIND.match(text, position)
    return None if match is None else (bool(match["about"]), match.end())


def year_behind(text: str, position: int) -> tuple[int, int] | None:
    """The year that C and `date` print behind the clock, and where it ends."""
    match = _YEAR_BEHIND.match(text, position)
    return None if match is None else (int(match.group(1)), match.end())


def other_clock_sign(text: str, position: int) -> int | None:
    """Where the clock of another zone may begin: "14:05 UTC / 16:05 CEST"."""
    match = _OTHER_CLOCK.match(text, position)
    return None if match is None else match.end()
