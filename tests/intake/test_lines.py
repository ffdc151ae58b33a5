"""A table of lines as people write them, each with what a careful reader makes of it."""

import re
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from pmdesk.intake.read import read
from pmdesk.intake.values import Intake, ProposedEntry
from pmdesk.model.times import UNKNOWN_DAY, zone_of
from pmdesk.model.words import Precision

TABLE = Path(__file__).with_name("lines.tsv")
GIVEN = "2026-10-06 UTC"
Row = dict[str, str]


def rows() -> list[Row]:
    """The rows of the table by the names of its columns."""
    lines = [line for line in TABLE.read_text("utf-8").split("\n") if line and line[0] != "#"]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]


def raw(text: str) -> str:
    return text.replace("⏎", "\n").replace("⇥", "\t")


def given(row: Row) -> tuple[date | None, str | None]:
    day, zone = (row["given"] or GIVEN).split()
    return (None if day == "-" else date.fromisoformat(day)), (None if zone == "-" else zone)


def taken(row: Row) -> tuple[Intake, list[ProposedEntry]]:
    """What comes of a row, and the entries that begin in its line rather than in its context."""
    day, zone = given(row)
    context, line = raw(row["context"]), raw(row["line"])
    if context and not context.endswith("\n"):
        context += "\n"
    intake = read((context + line).encode(), day=day, zone=zone)
    before = context.count("\n")
    return intake, [entry for entry in intake.entries if entry.line > before]


def local(entry: ProposedEntry, day: date | None) -> str:
    """The time of an entry as the table writes it."""
    zone = zone_of(entry.zone)
    about = entry.precision is Precision.ABOUT

    def one(moment_is_end: bool) -> str:
        moment = entry.until if moment_is_end else entry.at
        assert moment is not None
        here = moment.astimezone(zone)
        known = here.date() != (UNKNOWN_DAY if not entry.day_known else day)
        if entry.precision is Precision.DAY:
            return f"{here:%Y-%m-%d}"
        seconds = entry.precision is Precision.SECOND or bool(here.second)
        return (f"{here:%Y-%m-%dT}" if known else "") + f"{here:%H:%M:%S}"[: 8 if seconds else 5]

    text = one(False) + (f"/{one(True)}" if entry.until is not None else "")
    return f"~{text}" if about else text


def same_time(entry: ProposedEntry, wanted: str, day: date | None) -> bool:
    if wanted == "*":
        return True
    found = local(entry, day)
    # The given day may be written out, and "about" hides whether seconds are known.
    wanted = wanted.replace(f"{day}T", "")
    if found == wanted or (wanted.startswith("~") and f"{found}:00" == wanted):
        return True
    # A range may be told to the second or begin "about"; a month alone stands on its first day.
    if "/" in wanted:
        bare = re.sub(r":00(?=/|$)", "", wanted) if wanted.count(":") > 2 else wanted
        return re.sub(r"^~", "", found) in (wanted, bare)
    return re.fullmatch(r"\d{4}-\d\d", wanted) is not None and found == f"{wanted}-01"


def words(text: str) -> str:
    return " ".join(text.split())


def wrong(row: Row) -> str:
    """What is wrong with the reading of a row; "" where all is right."""
    intake, entries = taken(row)
    says = row["says"]
    if not row["at"]:
        if entries:
            return f"an entry: {local(entries[0], given(row)[0])} {entries[0].text!r}"
        reasons = " ".join(skipped.reason for skipped in intake.skipped)
        return "" if says in ("*", "") or says in reasons else f"said only {reasons!r}"
    if len(entries) != 1:
        skipped = [(row.text, row.reason) for row in intake.skipped]
        return f"{len(entries)} entries; skipped {skipped}"
    (entry,) = entries
    day, zone = given(row)
    problems = []
    if not same_time(entry, row["at"], day):
        problems.append(f"time {local(entry, day)}")
    if entry.zone != (row["zone"] or zone):
        problems.append(f"zone {entry.zone}")
    if words(entry.text) != words(row["text"]):
        problems.append(f"text {entry.text!r}")
    said = " ".join((*entry.warnings, *intake.warnings))
    if says == "" and entry.warnings:
        problems.append(f"warns {entry.warnings}")
    elif says not in ("", "*") and says not in said:
        problems.append(f"said only {said!r}")
    return "; ".join(problems)


def test_no_two_lines_are_alike_but_for_digits() -> None:
    lines = [re.sub(r"\d+", "0", row["line"]) for row in rows()]
    assert len(lines) == len(set(lines)) >= 300
    assert sum(row["model"] == "real" for row in rows()) * 3 >= len(lines)


def test_zones_of_the_table_exist() -> None:
    assert all(ZoneInfo(row["zone"]) for row in rows() if "/" in row["zone"])


def test_lines_are_read_as_a_careful_reader_would() -> None:
    table = rows()
    faults = [f"{row['line']}\n    {fault}" for row in table if (fault := wrong(row))]
    assert len(faults) <= len(table) * 0.02, "\n".join(["", *faults])
