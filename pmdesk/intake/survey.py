"""Looks over a whole text for what its single lines leave out: day, order of digits, zone."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from pmdesk.intake.calendar import Known
from pmdesk.intake.dates import DateRead, dates_in
from pmdesk.intake.document import Document
from pmdesk.intake.zones import ZoneRead, american, zone_named, zone_stated

_LINES = 20_000
_ORDER_LINES = 2_000
_FIRST_LINES = 5
_FIRST_CHARS = 300
_NEAR_DAYS = 10
_DAY_KEYS = ("date", "incident date", "started", "start", "day")
_ZONE_KEYS = ("timezone", "time zone", "zone", "tz")


def survey(document: Document, name: str, day: date | None, zone: str | None) -> Known:
    """What is known before the first line; `day` and `zone` are what the user said.

    The day of a report is that of its front matter, title or file name, then the user's, then the
    first one in its text (of a text without sections: in its first lines).
    """
    lines = list(islice(_texts(document), _LINES))
    titles = {
        "day from the front matter": [document.front.get(key, "") for key in _DAY_KEYS],
        "day from the title": [document.title],
        "day from the file’s name": [name.replace("_", "-")],
    }
    texts = [text for _, text in lines]
    stated, stated_from = _zone(document, lines)
    titled = [text for group in titles.values() for text in group]
    written = [read for text in (*titled, *texts[:_ORDER_LINES]) for read in _dates(text)]
    month_first, sure = _order(written, day, stated.zone if stated else zone)
    days = {stood: _first_day(group, month_first) for stood, group in titles.items()}
    days["day given above"] = day
    first = texts if document.structured else texts[:_FIRST_LINES]
    days["day from the first date"] = _first_day(first, month_first)
    day_from = next((stood for stood, found in days.items() if found), "")
    return Known(
        day=days.get(day_from),
        day_from=day_from,
        near=_first_day(texts, month_first),
        month_first=month_first,
        order_sure=sure,
        given_zone=zone,
        stated=stated,
        stated_from=stated_from,
    )


def _texts(document: Document) -> Iterator[tuple[int, str]]:
    for section in document.sections:
        if section.heading:
            yield section.number, section.heading
        yield from (
            (line.number, line.body) for line in section.lines if not line.code and not line.blank
        )


def _dates(text: str) -> Iterable[DateRead]:
    return dates_in(text[:_FIRST_CHARS])


def _first_day(texts: Iterable[str], month_first: bool) -> date | None:
    return next((day for text in texts if (day := day_in(text, month_first=month_first))), None)


def day_in(text: str, *, month_first: bool = False) -> date | None:
    """The first whole date of a text, with its year."""
    for read in _dates(text):
        if read.year is None or read.day is None or read.bare:
            continue
        swap = month_first and read.numeric
        first, other = (read.swapped(), read) if swap else (read, read.swapped())
        day = first.value(read.year) or (other.value(read.year) if read.numeric else None)
        if day is not None:
            return day
    return None


def _zone(document: Document, lines: list[tuple[int, str]]) -> tuple[ZoneRead | None, str]:
    for key in _ZONE_KEYS:
        named = zone_named(document.front.get(key, ""))
        if named is not None:
            return named, "zone from the front matter"
    stated = ((zone_stated(text), number) for number, text in lines)
    return next(((zone, f"zone from line {n}") for zone, n in stated if zone), (None, ""))


def _order(written: list[DateRead], day: date | None, zone: str | None) -> tuple[bool, bool]:
    """Whether months come first in dates of digits, and whether the text itself shows it."""
    numeric = [read for read in written if read.numeric and read.day and read.month]
    days_first = any((read.day or 0) > 12 for read in numeric)
    months_first = any((read.month or 0) > 12 for read in numeric)
    if days_first != months_first:
        return months_first, True
    named = [value for read in written if not read.numeric and (value := _whole(read))]
    anchors = [*([day] if day else []), *named[:_LINES]]
    votes = 0
    for read in numeric[:_NEAR_DAYS]:
        votes += _close(read.swapped(), anchors) - _close(read, anchors)
    if votes:
        return votes > 0, False
    return zone is not None and american(zone), False


def _whole(read: DateRead) -> date | None:
    return read.value(read.year) if read.year and read.day else None


def _close(read: DateRead, anchors: list[date]) -> bool:
    value = _whole(read)
    return value is not None and any(
        abs((value - anchor).days) <= _NEAR_DAYS for anchor in anchors[:100]
    )
