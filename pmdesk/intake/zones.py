"""Which time zone a text means: names, offsets, and abbreviations with the reading we give them."""

import re
from dataclasses import dataclass

from pmdesk.model.errors import Refused
from pmdesk.model.times import zone_of

# Abbreviations are read as the clock on the wall of their region: people write "PST" all year.
# The day then decides between winter and summer time; `doubts.py` warns where it does not fit.
_REGIONS = {
    "UTC": "UTC GMT Z",
    "Europe/London": "BST",
    "Europe/Lisbon": "WET WEST",
    "Europe/Berlin": "CET CEST MEZ MESZ",
    "Europe/Athens": "EET EEST",
    "Europe/Moscow": "MSK",
    "America/New_York": "ET EST EDT",
    "America/Chicago": "CT CST CDT",
    "America/Denver": "MT MST MDT",
    "America/Los_Angeles": "PT PST PDT",
    "America/Anchorage": "AKST AKDT",
    "Pacific/Honolulu": "HST",
    "America/Halifax": "AST ADT",
    "America/St_Johns": "NST NDT",
    "America/Bogota": "COT",
    "America/Lima": "PET",
    "America/Argentina/Buenos_Aires": "ART",
    "America/Sao_Paulo": "BRT",
    "America/Santiago": "CLT CLST",
    "Africa/Johannesburg": "SAST",
    "Africa/Lagos": "WAT",
    "Africa/Nairobi": "EAT",
    "Asia/Dubai": "GST",
    "Asia/Karachi": "PKT",
    "Asia/Kolkata": "IST",
    "Asia/Jakarta": "WIB",
    "Asia/Singapore": "SGT",
    "Asia/Hong_Kong": "HKT",
    "Asia/Tokyo": "JST",
    "Asia/Seoul": "KST",
    "Australia/Perth": "AWST",
    "Australia/Adelaide": "ACST ACDT",
    "Australia/Sydney": "AEST AEDT",
    "Pacific/Auckland": "NZST NZDT",
}
_WORDS = {
    r"Coordinated Universal Time|Universal Time|Greenwich Mean Time": "UTC",
    r"Pacific(?: Standard| Daylight)? Time": "America/Los_Angeles",
    r"Mountain(?: Standard| Daylight)? Time": "America/Denver",
    r"Central(?: Standard| Daylight)? Time": "America/Chicago",
    r"Eastern(?: Standard| Daylight)? Time": "America/New_York",
    r"Central European(?: Summer)? Time": "Europe/Berlin",
    r"Eastern European(?: Summer)? Time": "Europe/Athens",
    r"British(?: Summer)? Time": "Europe/London",
    r"India(?:n)? Standard Time": "Asia/Kolkata",
    r"Japan Standard Time": "Asia/Tokyo",
}
# Without "Time" these are words of other meanings: they need a mark or the end behind them.
_REGION_ALONE = r"(?:Pacific|Mountain|Eastern)(?=\s?[:;,)\]|–—]|\s-\s|\s*$)"
_ABBREVIATIONS = {short: name for name, shorts in _REGIONS.items() for short in shorts.split()}
_OTHER_READINGS = {
    "IST": "India; Ireland and Israel write it too",
    "CST": "Central time in North America; China writes it too",
    "BST": "Britain in summer; Bangladesh writes it too",
    "AST": "Atlantic time in North America; Arabia writes it too",
    "GST": "the Gulf; Guam writes it too",
}
_AMERICAN = re.compile(r"US/|America/(?:New_York|Chicago|Denver|Los_Angeles|Anchorage)")

_OFFSET = r"[+\-−]\d{1,2}(?::?[0-5]\d)?(?!\d|:\d)"
_SHORTS = "|".join(sorted((re.escape(s) for s in _ABBREVIATIONS), key=len, reverse=True))
_IANA = (
    r"(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Etc)"
    r"/[A-Za-z_/+\-0-9]{2,30}"
)
_NAME = (
    rf"(?P<words>{'|'.join(_WORDS)})|(?P<region>{_REGION_ALONE})"
    rf"|(?P<name>{_SHORTS})(?![A-Za-z])"
    rf"(?:\s?/?\s?\(?(?:UTC|GMT)?(?P<fixed>{_OFFSET})\)?)?|(?P<iana>{_IANA})"
)
# "13:30-13:45" is a range and "14:05 -5 %" is neither: a bare offset needs its sign and two pairs,
# one with a colon and a minus is believed only behind a date and a T.
_BARE = r"\s?(?P<offset>(?:\+\d\d:?|[-−]\d\d)(?:00|15|30|45))(?!\d|:\d|%)"
_AFTER_CLOCK = re.compile(rf"\s?[(\[]?(?:{_NAME})[)\]]?|{_BARE}")
_AFTER_ISO = re.compile(r"([+\-−]\d\d(?::?[0-5]\d)?)(?!\d|:\d)")
_AFTER_SECONDS = re.compile(r"([+\-−]\d\d:?(?:00|15|30|45))(?!\d|:\d)")
_BEFORE_CLOCK = re.compile(rf"[\s*_\[(|>-]*?(?P<zone>\(?(?:{_SHORTS})\)?:?\s)")
_ANYWHERE = re.compile(rf"(?<![A-Za-z0-9/])(?!Z\b)(?:{_NAME})")
_CLOCK_BEFORE = re.compile(r"(?:[:.h]\d\d|\d\s?[ap]\.?m\.?)\s?[(\[]?$", re.IGNORECASE)
_STATEMENT = re.compile(
    r"\b(?:times?|time\s?zone|timezone|timestamps?|clock|timeline|datetime|date"
    r"|zeit(?:en|zone|angaben|linie)?|uhrzeit(?:en)?|heures?|horaires?|fuseau|horas?|hor[aá]rios?"
    r"|huso|or[ae]|orari[oe]?|fuso|tijd(?:en|zone|lijn)?|cronolog[ií]a|chronologie)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ZoneRead:
    """A zone as it was read: the name it is stored with, as written, and what to say about it."""

    zone: str
    written: str
    warning: str = ""


def zone_after(text: str, position: int) -> tuple[ZoneRead, int] | None:
    """The zone that stands right behind a time, and where it ends."""
    match = _AFTER_CLOCK.match(text, position)
    if match is None:
        return None
    read = _read(match)
    return None if read is None else (read, match.end())


def iso_offset_after(
    text: str, position: int, clock: int | None = None
) -> tuple[ZoneRead, int] | None:
    """The offset right behind an ISO 8601 time, and where it ends.

    Without its T, `clock` is the time of day in seconds: "14:05:09-07:00" cannot be a range, while
    "06:05:09-07:00" can, and then it is none.
    """
    match = (_AFTER_ISO if clock is None else _AFTER_SECONDS).match(text, position)
    read = None if match is None else _fixed(match.group(1), match.group())
    if read is None or match is None:
        return None
    digits = match.group(1)[1:].replace(":", "")
    may_be_range = clock is not None and match.group(1)[0] != "+"
    if may_be_range and int(digits[:2]) * 3600 + int(digits[2:] or 0) * 60 >= (clock or 0):
        return None
    return read, match.end()


def zone_before(text: str, end: int) -> tuple[int, ZoneRead] | None:
    """Where a zone begins that stands before the clock at the beginning of a line, and the zone."""
    match = _BEFORE_CLOCK.fullmatch(text, 0, end) if end <= 20 else None
    read = None if match is None else zone_named(match["zone"].strip(" ():"))
    return None if read is None or match is None else (match.start("zone"), read)


def zone_stated(line: str) -> ZoneRead | None:
    """The zone that a line states for all times ("All times in PST", "Timeline (UTC)")."""
    if len(line) > 300 or not _STATEMENT.search(line):
        return None
    # "went down at 2:30 AM PST, at a bad time" speaks of one clock only.
    named = (
        match
        for match in _ANYWHERE.finditer(line)
        if not _CLOCK_BEFORE.search(line, 0, match.start())
    )
    match = next(named, None)
    return None if match is None else _read(match)


def zone_named(text: str) -> ZoneRead | None:
    """The zone of a field that holds nothing but a zone."""
    match = _ANYWHERE.fullmatch(text.strip())
    if match is not None:
        return _read(match)
    offset = re.fullmatch(rf"(?:UTC|GMT)?({_OFFSET})", text.strip())
    return None if offset is None else _fixed(offset.group(1), text.strip())


def american(zone: str) -> bool:
    """Whether people of that zone write the month first."""
    return _AMERICAN.match(zone) is not None


def _read(match: re.Match[str]) -> ZoneRead | None:
    parts = match.groupdict()
    written = match.group().strip("()[] \t\xa0")
    fixed = parts.get("fixed") or parts.get("offset")
    if fixed:
        return _fixed(fixed, written)
    if parts.get("iana"):
        try:
            zone_of(parts["iana"])
        except Refused:
            return None
        return ZoneRead(parts["iana"], written)
    if parts.get("words") or parts.get("region"):
        return ZoneRead(_named_in_words(parts["words"] or f"{parts['region']} Time"), written)
    name = parts["name"]
    other = _OTHER_READINGS.get(name)
    return ZoneRead(_ABBREVIATIONS[name], written, f"{name} was read as {other}." if other else "")


def _named_in_words(name: str) -> str:
    return next(zone for words, zone in _WORDS.items() if re.fullmatch(words, name))


def _fixed(offset: str, written: str) -> ZoneRead | None:
    digits = offset[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14:
        return None
    if not hours and not minutes:
        return ZoneRead("UTC", written)
    sign = "+" if offset[0] == "+" else "-"
    return ZoneRead(f"{sign}{hours:02}:{minutes:02}", written)
