"""Reads a timeline from lines: one per entry, headings per time, bullets, tables, logs."""

import re
from collections.abc import Sequence

from pmdesk.intake.collector import Collector, Draft
from pmdesk.intake.lines import Line, Stamped, leading, stamped
from pmdesk.intake.tables import cells_of, is_separator, read_table
from pmdesk.intake.zones import zone_stated
from pmdesk.model.text import LINE_CAP

_PICTURE = re.compile(r"!\[|<img|<iframe|<video|<a\s", re.IGNORECASE)
_OPEN_END = re.compile(r"[^.!?:;)\]]$")
_WRAPPED_FROM, _WRAPPED_UP_TO = 50, 5000
_NOT_CONTINUED = re.compile(r"https?://|[^a-z]")
_STARTS = re.compile(r"[A-Z\d@*_`\[\"'“]")
_CODE_INDENT = 4
_LIKE_A_CLOCK = re.compile(r"\d{1,2}:\d\d(?![\d.:])")
NO_TIME = "There is no time in this line."


class TimelineReader:
    """Reads the lines of one timeline into a collector.

    In a `section` of a report everything belongs to the entry before it; in a text of its own a
    line without a time does so only right behind it.
    """

    def __init__(self, collector: Collector, *, section: bool) -> None:
        self._collector = collector
        self._section = section
        self._last: Draft | None = None
        self._gap = True
        self._filling = False

    def read(self, lines: Sequence[Line]) -> None:
        """All lines, in their order."""
        index = 0
        while index < len(lines):
            end = _table_end(lines, index)
            if end > index:
                self._table(lines[index:end])
                index = end
            else:
                self._line(lines[index])
                index += 1

    def _table(self, lines: Sequence[Line]) -> None:
        rows = [(line.number, cells_of(line.body)) for line in lines if not is_separator(line.body)]
        before = len(self._collector.drafts)
        if not read_table(self._collector, rows):
            for line in lines:
                self._unstamped(line)
        elif len(self._collector.drafts) > before:
            self._last = self._collector.drafts[-1]
        self._gap = True

    def _line(self, line: Line) -> None:
        if line.blank:
            self._gap, self._filling = True, False
            return
        found = None if line.code else stamped(line)
        if found is not None and self._starts_entry(line, found):
            self._entry(line, found)
        else:
            self._unstamped(line)
        self._gap = False

    def _starts_entry(self, line: Line, found: Stamped) -> bool:
        last = self._last
        if line.heading:
            return found.leading or found.stamp.dated
        if last is not None and not last.text and not found.leading:
            return False
        if line.quote and self._section:
            return False
        if last is not None and not line.bullet and line.indent >= last.indent + _CODE_INDENT:
            return False
        if last is not None and self._goes_on(last, line, found):
            return False
        under_heading = last is not None and last.heading and not last.dated
        if found.leading:
            return line.bullet or not under_heading
        return not under_heading and bool(_STARTS.match(line.body)) and not self._filling

    def _goes_on(self, last: Draft, line: Line, found: Stamped) -> bool:
        """Whether "5 minutes later" is the end of a sentence that was broken to fit a width."""
        relative = found.stamp.relative
        broken = len(last.text) >= _WRAPPED_FROM and bool(_OPEN_END.search(last.text))
        later = relative is not None and relative.later
        return later and broken and not self._gap and not line.bullet

    def _entry(self, line: Line, found: Stamped) -> None:
        stamp, text, written = found.stamp, found.text, found.written
        if stamp.relative is not None and stamp.relative.zero:
            inner = leading(text.lstrip("=: "))
            if inner is not None:
                stamp, text, written = inner.stamp, inner.text or written, inner.written
        draft = self._collector.add(line.number, stamp, written, text)
        if draft is not None:
            draft.indent = line.indent
            draft.heading = bool(line.heading)
            draft.details += found.details
            self._last = draft
            self._filling = False

    def _unstamped(self, line: Line) -> None:
        last = self._last
        zone = None if line.code else zone_stated(line.body)
        if zone is not None and (last is None or self._gap):
            self._collector.calendar.state_zone(zone, line.number)
        elif last is None:
            self._collector.skip(line.number, line.body, NO_TIME)
        elif not line.code and not line.heading and self._fill(last, line):
            self._filling = True
        elif not self._section and not line.code and _LIKE_A_CLOCK.match(line.body):
            self._collector.skip(line.number, line.body, "This is no time of day.")
        elif self._belongs(last, line):
            self._continue(last, line)
        else:
            self._collector.skip(line.number, line.body, NO_TIME)

    def _fill(self, last: Draft, line: Line) -> bool:
        """Gives a time that stands alone its text: the paragraph below it."""
        if last.text and not self._filling:
            return self._wrapped(last, line)
        if _PICTURE.match(line.body) or (self._filling and line.bullet):
            return False
        if len(last.text) + len(line.body) > LINE_CAP:
            return False
        last.text = f"{last.text} {line.body}".strip()
        return True

    def _wrapped(self, last: Draft, line: Line) -> bool:
        """Joins the rest of a sentence that was broken to fit a width."""
        broken = (
            not self._gap
            and not line.bullet
            and not last.details
            and _WRAPPED_FROM <= len(last.text) < _WRAPPED_UP_TO
            and _OPEN_END.search(last.text)
            and not _NOT_CONTINUED.match(line.body)
        )
        if broken:
            last.text = f"{last.text} {line.body}"
        return bool(broken)

    def _belongs(self, last: Draft, line: Line) -> bool:
        if self._section or line.code or last.heading:
            return True
        return not self._gap or line.indent > last.indent or last.text.endswith(":")

    def _continue(self, last: Draft, line: Line) -> None:
        if self._gap and last.details:
            last.details.append("")
        # A heading inside an entry would tear the report apart.
        last.details.append(f"**{line.body}**" if line.heading else _dedented(line, last))


def _dedented(line: Line, last: Draft) -> str:
    indent = len(line.raw) - len(line.raw.lstrip())
    text = line.raw[min(indent, last.indent + 2) :].rstrip()
    # Two stars that open nothing would be shown as such.
    alone = not line.code and text.startswith("**") and text.count("**") == 1
    return text[2:].lstrip() if alone else text


def _table_end(lines: Sequence[Line], start: int) -> int:
    """The index behind a Markdown table that begins at `start`; `start` where there is none."""
    body = lines[start].body
    if lines[start].code or "|" not in body:
        return start
    follows = start + 1 < len(lines) and is_separator(lines[start + 1].body)
    if not body.startswith("|") and not follows:
        return start
    end = start
    while end < len(lines) and "|" in lines[end].body and not lines[end].code:
        end += 1
    return end
