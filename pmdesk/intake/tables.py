"""Reads a timeline from rows and columns, found by their names or else by what is in them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pmdesk.intake.collector import Collector
from pmdesk.intake.lines import Stamped, leading
from pmdesk.intake.stamps import Stamp
from pmdesk.intake.zones import ZoneRead, zone_named, zone_stated

Row = tuple[int, Sequence[str]]
"""A line number and the cells of that line."""

_NAMES = {
    "end": "end|until|to|finished|end time",
    "zone": "zone|tz|timezone|time zone",
    "time": "time|timestamp|datetime|when|clock|hour|at|started|start|zeit|uhrzeit|zeitpunkt|hora"
    "|heure|ora|tijd|tijdstip|ts|created|created at|occurred at|time stamp|start time|date/time"
    "|date & time|date and time",
    "date": "date|datum|fecha|jour|giorno|data",
    "weekday": "day|weekday|tag|día",
    "text": "event|description|what|what happened|message|summary|activity|entry|update"
    "|event description|ereignis|beschreibung|evento|ocorrência|gebeurtenis|événement"
    "|descripción|comment|action|note|text|details|notes|title|information|observation|content",
    "who": "who|person|actor|by|user|responder|author|name|wer|quién|qui|assignee|engineer",
    "team": "team|responsible team|group|responsible|owner|department|squad",
    "source": "source|evidence|link|reference|channel|url|quelle|fuente|links",
    "kind": "type|kind|category",
}
_ROLE = {name: role for role, names in _NAMES.items() for name in names.split("|")}
_MARKS = re.compile(r"[*_`]|\([^()]{0,40}\)|\[[^][]{0,40}\]")
_YEAR = re.compile(r"\b(20\d\d)\b")
_SEPARATOR = re.compile(r"\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?")
_CELL_END = re.compile(r"(?<!\\)\|")
_WHEN = ("date", "weekday", "time")
_SAMPLE = 20


def is_separator(body: str) -> bool:
    """Whether a line is the rule below the head of a Markdown table."""
    return "-" in body and "|" in body and _SEPARATOR.fullmatch(body.strip()) is not None


def cells_of(body: str) -> list[str]:
    """The cells of a line of a Markdown table."""
    text = body.strip()
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(text)]


def roles_of(header: Sequence[str]) -> dict[str, int]:
    """Which column plays which role by its name; empty where none says when."""
    roles: dict[str, int] = {}
    for index, cell in enumerate(header):
        name = " ".join(_MARKS.sub(" ", cell).lower().split()).strip(" :")
        role = _ROLE.get(name) or next((_ROLE[w] for w in name.split() if w in _ROLE), "")
        if role == "text" and role in roles and name in ("details", "notes", "comment", "note"):
            continue
        if not role and zone_named(cell) is not None:
            role = "time"
        if role and role not in roles:
            roles[role] = index
    return roles if "time" in roles or "date" in roles else {}


def roles_by_content(rows: Sequence[Row]) -> dict[str, int]:
    """Which columns say when and which says what, from the cells themselves."""
    sample = [row for _, row in rows[:_SAMPLE]]
    width = max((len(row) for row in sample), default=0)
    if width < 2:
        return {}
    columns = [[row[i] for row in sample if i < len(row) and row[i]] for i in range(width)]
    when = [i for i, cells in enumerate(columns) if cells and _share(cells) > 0.5]
    rest = [i for i in range(width) if i not in when and columns[i]]
    if not when or not rest:
        return {}
    text = max(rest, key=lambda i: sum(map(len, columns[i])) / len(columns[i]))
    roles = {"text": text, "time": when[-1]}
    if len(when) > 1:
        roles["date"] = when[0]
    return roles


def _share(cells: list[str]) -> float:
    whole = sum(1 for cell in cells if (found := leading(cell[:80])) and not found.text)
    return whole / len(cells)


def header_zone(header: Sequence[str]) -> ZoneRead | None:
    """The zone that the name of a column of times states."""
    return next((zone for cell in header if (zone := zone_stated(cell) or zone_named(cell))), None)


class TableReader:
    """Reads the rows of one table into a collector."""

    def __init__(self, collector: Collector, roles: dict[str, int], header: Sequence[str]) -> None:
        self._collector = collector
        self._roles = roles
        self._header = header
        date_name = header[roles["date"]] if header and "date" in roles else ""
        year = _YEAR.search(date_name)
        self._year = year.group(1) if year else ""
        self._date = ""

    def read(self, rows: Sequence[Row]) -> None:
        """All rows, in their order."""
        for line, cells in rows:
            self._row(line, cells)

    def _cell(self, cells: Sequence[str], role: str) -> str:
        index = self._roles.get(role, -1)
        return cells[index].strip() if 0 <= index < len(cells) else ""

    def _row(self, line: int, cells: Sequence[str]) -> None:
        text = self._cell(cells, "text")
        when = self._when(cells)
        if not when and text and self._collector.drafts:
            self._collector.drafts[-1].details.append(text)
            return
        found = leading(when[:120]) if when else None
        if found is None:
            shown = " | ".join(cell for cell in cells if cell)
            if shown:
                self._collector.skip(line, shown, "No time could be read in this row.")
            return
        stamp = self._with_others(found, cells)
        draft = self._collector.add(line, stamp, when, text or found.text)
        if draft is not None:
            draft.who = self._cell(cells, "who")
            draft.team = self._cell(cells, "team")
            draft.source = self._cell(cells, "source")
            draft.label = self._cell(cells, "kind")
            draft.details += self._others(cells)

    def _when(self, cells: Sequence[str]) -> str:
        date, time = self._cell(cells, "date"), self._cell(cells, "time")
        if "date" in self._roles and "time" in self._roles:
            # An empty date means the one above.
            self._date = date = date or (self._date if time else "")
        if date and self._year and self._year not in date:
            date = f"{date}, {self._year}"
        return f"{date} {time}".strip()

    def _with_others(self, found: Stamped, cells: Sequence[str]) -> Stamp:
        stamp = found.stamp
        if found.text and stamp.dated:
            warning = f"Only the day could be read from “{found.written} {found.text}”."
            stamp = replace(stamp, warnings=(*stamp.warnings, warning))
        zone = zone_named(self._cell(cells, "zone")) if "zone" in self._roles else None
        if zone is not None and stamp.zone is None:
            stamp = replace(stamp, zone=zone)
        end = leading(self._cell(cells, "end")[:120]) if "end" in self._roles else None
        if end is not None and stamp.end_clock is None and end.stamp.clock is not None:
            stamp = replace(stamp, end_date=end.stamp.date, end_clock=end.stamp.clock)
        return stamp

    def _others(self, cells: Sequence[str]) -> list[str]:
        """The cells that no role takes, each with the name of its column."""
        taken = set(self._roles.values())
        return [
            f"{self._header[index]}: {cell}" if index < len(self._header) else cell
            for index, cell in enumerate(cells)
            if cell and index not in taken
        ]


def read_table(collector: Collector, rows: Sequence[Row]) -> bool:
    """Reads a table whose first row may be its head; False where it tells no times."""
    header: Sequence[str] = rows[0][1] if rows else ()
    roles = roles_of(header) if not any(leading(cell[:80]) for cell in header) else {}
    if roles:
        rows = rows[1:]
        if "text" not in roles:
            by_content = roles_by_content(rows)
            if "text" not in by_content:
                return False
            roles["text"] = by_content["text"]
    else:
        roles, header = roles_by_content(rows), ()
    if not roles:
        return False
    zone = header_zone(header)
    if zone is not None:
        collector.calendar.state_zone(zone)
    TableReader(collector, roles, header).read(rows)
    return True
