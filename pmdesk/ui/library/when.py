"""What somebody types as the time of an incident, and how it is said back."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pmdesk.intake.entry_time import clocks_doubt, read_entry_time
from pmdesk.model.times import clock_text, day_text, local, zone_label
from pmdesk.model.words import Precision
from pmdesk.ui.tr import tr

_TODAY = re.compile(r"^\s*(today|yesterday)\b,?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A time in UTC, and the line that says what was understood."""

    at: datetime
    said: str


def read_when(text: str, zone: str, now: datetime) -> When | None:
    """The time in a text such as "6 Oct 14:05", "14:05" or "yesterday 9pm"; None without one.

    A time without a day is the last one that has passed.
    """
    today = local(now, zone).date()
    word = _TODAY.match(text)
    day = today
    if word is not None:
        text = text[word.end() :]
        day = today - timedelta(days=1 if word[1].casefold() == "yesterday" else 0)
    read = read_entry_time(text, day, zone)
    if read is None:
        return None
    if word is None and read.at > now and local(read.at, zone).date() == today:
        day -= timedelta(days=1)
        read = read_entry_time(text, day, zone) or read
    at = read.at.astimezone(UTC)
    said = (_said(at, zone, now, read.precision), clocks_doubt(read.warnings))
    return When(at, ". ".join(filter(None, said)))


def _said(at: datetime, zone: str, now: datetime, precision: Precision) -> str:
    day, today = local(at, zone).date(), local(now, zone).date()
    near = {today: tr("Today"), today - timedelta(days=1): tr("Yesterday")}.get(day, "")
    said = f"{near}, {day_text(day)}" if near else day_text(day)
    if precision is Precision.DAY:
        return tr("{day}, from 00:00. Add a time where you know it.").format(day=said)
    said = f"{said}, {clock_text(at, zone)} {zone_label(zone, at)}"
    return tr("{time} – that is still to come.").format(time=said) if at > now else said
