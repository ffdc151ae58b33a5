"""Looks over a whole text for what its single lines leave out: day, order of digits, zone."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from pmdesk.intake.calendar import Known
from pmdesk.intake.dates import DateRead, dates_in
from pmdesk.intake.document import Document
from pmdesk.intake.stamps import LONGEST
from pmdesk.intake.zones import ZoneRead, american, zone_named, zone_stated

_LINES = 20_000
_FIRST_LINES = 5
_NEAR_DAYS = 10
_DAY_KEYS = ("date", "incident date", "started", "start", "day")
_ZONE_KEYS = ("timezone", "time zone", "zone", "tz")


def survey(
    document: Document,
    name: str,
    day: date | None,
    zone: str | None,
    month_first: bool | None = None,
) -> Known:
    """What is known before the first line; `day`, `zone`, `month_first` are what the user said.

    The day of a report is that of its front matter, title or file name, then the user's, then the
    first one in its text (of a text without sections: in its first lines).
    """
    lines = list(islice(_texts(document), _LINES))
    titles = [document.front.get(key, "") for key in _DAY_KEYS]
    titles += [document.title, name.replace("_", "-")]
    stated = _zone(document, lines)
    written = [read for text in (*titles, *lines) for read in _dates(text)]
    order = (month_first, True) if month_first is not None else _order(written, day, stated)
    month_first, sure = order
    in_title = _first_day(titles, month_first)
    first = _first_day(lines if document.structured else lines[:_FIRST_LINES], month_first)
    return Known(
        day=in_title or day or first,
        near=_first_day(lines, month_first),
        month_first=month_first,
        order_sure=sure,
        given_zone=zone,
        stated=stated,
    )


def _texts(document: Document) -> Iterator[str]:
    for section in document.sections:
        if section.heading:
            yield section.heading
        yield from (line.body for line in section.lines if not line.code and not line.blank)


def _dates(text: str) -> Iterable[DateRead]:
    return dates_in(text) if len(text) <= LONGEST else ()


def _first_day(texts: Iterable[str], month_first: bool) -> date | None:
    return next((day for text in texts if (day := day_in(text, month_first=month_first))), None)


def day_in(text: str, *, month_first: bool = False) -> date | None:
    """The first whole date of a text, with its year."""
    for read in _dates(text):
        if read.year is None or read.day is None:
            continue
        swap = month_first and read.numeric
        first, other = (read.swapped(), read) if swap else (read, read.swapped())
        day = first.value(read.year) or (other.value(read.year) if read.numeric else None)
        if day is not None:
            return day
    return None


def _zone(document: Document, lines: list[str]) -> ZoneRead | None:
    for key in _ZONE_KEYS:
        named = zone_named(document.front.get(key, ""))
        if named is not None:
            return named
    return next((zone for line in lines if (zone := zone_stated(line))), None)


def _order(written: list[DateRead], day: date | None, stated: ZoneRead | None) -> tuple[bool, bool]:
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
    return stated is not None and american(stated.zone), False


def _whole(read: DateRead) -> date | None:
    return read.value(read.year) if read.year and read.day else None


def _close(read: DateRead, anchors: list[date]) -> bool:
    value = _whole(read)
    return value is not None and any(
        abs((value - anchor).days) <= _NEAR_DAYS for anchor in anchors[:100]
    )
