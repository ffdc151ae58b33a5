"""Real lines of timelines with the answer of a careful reader: the share that is read like that.

A line whose report lies in the data is read in its report, unless it stands in the text about the
impact there. For another the reader gets what the column `context` quotes as lines before it, and
the day and zone that its reader knew besides.
"""

import csv
import re
from datetime import date
from pathlib import Path

from pmdesk.intake.read import read
from pmdesk.intake.values import Intake, ProposedEntry
from pmdesk.intake.zones import zone_stated
from pmdesk.model.errors import WorldError
from pmdesk.model.times import zone_of
from pmdesk.model.words import Precision

AIM = 0.98
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SOURCE = re.compile(r"[^@]+@\w+:(?P<path>.+)#L(?P<line>\d+)")
_QUOTED = re.compile(r'"([^"]+)"')
_HEAD = "| Time | Event |\n|---|---|\n"
_NOT_WRITTEN = ("", ":00", ":00:00", "T00:00:00", "-01T00:00:00")
Row = dict[str, str]


def run(data: Path) -> bool:
    """Prints the share and each wrong line."""
    table = data / "postmortems" / "timeline-shapes.dev.tsv"
    with table.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    faults = [(row, fault) for row in rows if (fault := wrong(row, table.parent))]
    for row, fault in faults:
        print(f"  {row['id']} {row['verbatim'].strip()[:100]}\n        {fault}")
    share = 1 - len(faults) / len(rows)
    print(f"lines: {len(rows) - len(faults)} of {len(rows)} right, {share:.1%} (aim {AIM:.0%})")
    return share >= AIM


def wrong(row: Row, folder: Path) -> str:
    """What differs from the answer; "" where nothing does."""
    try:
        text, number, intake = _in_report(row, folder) or _alone(row)
    except WorldError as error:
        return f"not read: {error}"
    found = [entry for entry in intake.entries if entry.line == number]
    wanted = row["read_timestamp"]
    if not wanted or wanted.startswith(("T+", "+")):
        return f"an event: {found[0].text}" if found else ""
    if not found:
        return "" if _carried(row, intake, number) else "no event"
    entry = found[0]
    checks = (_time(entry, row), _zone(entry, row), _text(entry, row, text, number))
    return "; ".join(filter(None, checks))


def _in_report(row: Row, folder: Path) -> tuple[str, int, Intake] | None:
    """The report that a line stands in, the line's number, and what was read."""
    source = _SOURCE.fullmatch(row["source"])
    path = next(folder.glob(f"*/{source['path']}"), None) if source else None
    if source is None or path is None:
        return None
    text = path.read_text("utf-8")
    intake = read(path.read_bytes(), name=path.name)
    if row["verbatim"].strip() in intake.header.impact:
        return None
    return text, int(source["line"]), intake


def _alone(row: Row) -> tuple[str, int, Intake]:
    line = row["verbatim"].replace("\\t", "\t")
    before = "\n".join(_QUOTED.findall(row["context"]))
    if line.startswith("|"):
        before = before if before.startswith("|") else f"{before}\n\n{_HEAD}"
        before += "" if before.endswith("|\n") else "\n|---|---|\n"
    below = row["text"].partition("⏎")[2].strip()
    text = f"{before}\n{line}\n\n{below}\n".lstrip("\n")
    wanted = row["read_timestamp"]
    day = date.fromisoformat(wanted[:10]) if re.match(r"\d{4}-\d\d-\d\d", wanted) else None
    label = row["timezone"] if row["timezone_from"] not in ("", "line") else ""
    stated = zone_stated(f"times {label}") if label else None
    intake = read(text.encode(), day=day, zone=stated.zone if stated else None)
    return text, text[: text.index(line)].count("\n") + 1, intake


def _carried(row: Row, intake: Intake, number: int) -> bool:
    """Whether a line that holds nothing but a day gives it to what follows."""
    after = [entry for entry in intake.entries if entry.line > number]
    bare = not row["text"].strip("⏎ ") and len(row["read_timestamp"]) == 10
    return bare and bool(after) and _local(after[0], False)[:10] == row["read_timestamp"]


def _local(entry: ProposedEntry, end: bool) -> str:
    moment = entry.until if end and entry.until else entry.at
    return f"{moment.astimezone(zone_of(entry.zone)):%Y-%m-%dT%H:%M:%S}"


def _time(entry: ProposedEntry, row: Row) -> str:
    wanted, end = row["read_timestamp"], row["read_end"]
    found = _local(entry, False)
    if wanted.startswith("T"):
        wanted, end = wanted[1:], end[1:]
        found, until = found[11:], _local(entry, True)[11:]
        if entry.day_known:
            return f"a day, {entry.at:%Y-%m-%d}"
    else:
        until = _local(entry, True)
    if not found.startswith(wanted) or found[len(wanted) :] not in _NOT_WRITTEN:
        return f"time {found}"
    if len(row["read_timestamp"]) <= 10 and entry.precision is not Precision.DAY:
        return f"precision {entry.precision}" if not wanted.count(":") else ""
    if end and not until.startswith(end):
        return f"end {until}"
    return f"an end, {until}" if entry.until and not end else ""


def _zone(entry: ProposedEntry, row: Row) -> str:
    if not row["timezone"]:
        return "" if entry.zone == "UTC" else f"zone {entry.zone}"
    stated = zone_stated(f"times {row['timezone']}")
    if row["timezone"] == "Z":
        return "" if entry.zone == "UTC" else f"zone {entry.zone}"
    return "" if stated and stated.zone == entry.zone else f"zone {entry.zone}"


def _text(entry: ProposedEntry, row: Row, text: str, number: int) -> str:
    wanted = _plain(row["text"].replace("\\t", "\t"))
    found = _plain(f"{entry.text}{entry.details}" if len(wanted) > len(entry.text) else entry.text)
    if found == wanted or not wanted:
        return ""
    below = _plain(" ".join(text.split("\n")[number - 1 : number + 12]))
    rest = found.removeprefix(wanted)
    # A sentence that goes on below its line is taken whole.
    return "" if rest != found and rest.strip() in below else f"text {found[:120]}"


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", text.replace("⏎", " ").replace("<br>", " "))
    return " ".join(re.sub(r"[*_`#>|\\]", "", text).split()).strip(" :-")
