"""Times of a report with their zone always named, and a second zone beside where one is wanted."""

from datetime import datetime

from pmdesk.model.inline import Inline, plain
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import (
    clock_text,
    day_text,
    entry_clock,
    entry_day,
    local,
    zone_label,
)
from pmdesk.model.words import Precision
from pmdesk.report.blocks import Cell, Column
from pmdesk.report.phrases import day_of_incident, zone_word


class Clocks:
    """How the times of one review are told.

    The head of a table names the zone; where a second zone stands beside, or the clock changed
    within the timeline, each row does.
    """

    def __init__(self, review: Review) -> None:
        self.zone = review.zone
        self.second = review.second_zone if review.second_zone != review.zone else ""
        known = [entry for entry in review.entries if entry.day_known]
        one = len({zone_label(review.zone, entry.at) for entry in known}) < 2
        self._in_head = one and not self.second
        self._word = zone_word(review)
        self.incident = day_of_incident(review)

    @property
    def column(self) -> Column:
        """The column of times."""
        return Column("time", f"Time ({self._word})") if self._in_head else Column("zoned", "Time")

    def cell(self, entry: Entry) -> Cell:
        """When an entry was, for a row under the heading of its day."""
        clock = entry_clock(entry, self.zone)
        if self._in_head or entry.precision is Precision.DAY or not entry.day_known:
            return Cell(plain(clock))
        told = f"{clock} {zone_label(self.zone, entry.at)}"
        return Cell(plain(told), quiet=plain(self.beside(entry)))

    def beside(self, entry: Entry) -> str:
        """08:05 EDT, with its day where that is another one; "" without a second zone."""
        if not self.second or entry.precision is Precision.DAY or not entry.day_known:
            return ""
        told = f"{entry_clock(entry, self.second)} {zone_label(self.second, entry.at)}"
        day = entry_day(entry, self.second)
        if day == entry_day(entry, self.zone):
            return told
        return f"{day_text(day, year=False)} {told}"

    def of_entry(self, entry: Entry) -> str:
        """Thu 24 Sep 13:00 CEST: when an entry was, away from the table."""
        clock = entry_clock(entry, self.zone)
        if not entry.day_known:
            return clock
        day = day_text(entry_day(entry, self.zone))
        short = "" if day == self.incident else f"{day.rsplit(' ', 1)[0]} "
        if entry.precision is Precision.DAY:
            return f"{short}{clock}"
        return f"{short}{clock} {zone_label(self.zone, entry.at)}"

    def at(self, at: datetime, zone: str = "") -> str:
        """A moment of the review, with its day where that is not the day of the incident."""
        zone = zone or self.zone
        day = day_text(local(at, zone).date())
        short = "" if day == self.incident else f"{day.rsplit(' ', 1)[0]} "
        return f"{short}{clock_text(at, zone)} {zone_label(zone, at)}"

    def at_beside(self, at: datetime) -> Inline:
        """The same moment in the second zone; nothing without one."""
        return plain(self.at(at, self.second)) if self.second else ()
