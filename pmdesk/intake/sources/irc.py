"""Logs of IRC: irssi, WeeChat, HexChat, ZNC and lines of the kind "[14:05] <name> text"."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from pmdesk.intake.sources.moments import Moment, moment
from pmdesk.intake.sources.source import Content, Given, Item, Record, Source
from pmdesk.intake.sources.wall import Wall, clock_of
from pmdesk.intake.values import Skipped

_TIME = (
    r"\[?(?:(?P<iso>\d{4}-\d\d-\d\d)[ T]|(?P<day>\d{1,2} [A-Z][a-z]{2} \d{4}) )?"
    r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?)"
    r"(?: ?(?P<zone>Z|UTC|(?:[A-Z]{2,5}/)?[+-]\d\d:?\d\d))?\]?"
)
_NICK = r"[^\s<>]{1,60}"
_SAID = re.compile(rf"{_TIME}[ \t]+<[ @+%&~!]{{0,2}}(?P<nick>{_NICK})>[ \t]?(?P<text>.*)")
_DID = re.compile(rf"{_TIME}[ \t]+(?:\*|Action:)[ \t]+(?P<nick>{_NICK})[ \t]+(?P<text>.*)")
_NOTICE = re.compile(rf"{_TIME}[ \t]+-(?P<nick>[^\s<>!-][^\s<>]{{0,60}})-[ \t]+(?P<text>.*)")
_TOLD = re.compile(rf"{_TIME}[ \t]+(?:-!-|\*{{2,4}}|-->|<--|--|=!=|---)[ \t]+(?P<text>.*)")
_SURE = re.compile(rf"{_TIME}[ \t]+(?:-!-|\*{{3}}|-->|<--|=!=)[ \t]")
_COLUMNS = re.compile(
    rf"{_TIME}(?:\t| {{2,}})[ \t]*[@+%&~]?(?P<nick>[^\s<>*-][^\s<>]{{0,60}})"
    r"(?:\t| {2,})[ \t]*(?P<text>.*)"
)
_DAY = re.compile(
    r"(?:--- |\*{4} |Session |\[?\d\d:\d\d\S* --- ).{0,40}?"
    r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* {1,2}(?P<day>\d{1,2})"
    r"(?: \d\d:\d\d:\d\d)? (?P<year>\d{4})"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LOOKED_AT = 60
_SHARE = 0.6
_LONGEST = 4000


def _recognises(content: Content) -> bool:
    if not content.text:
        return False
    lines = [line[:_LONGEST] for line in content.text[:60_000].split("\n") if line.strip()][
        :_LOOKED_AT
    ]
    said = sum(1 for line in lines if _spoken(line))
    other = sum(1 for line in lines if _TOLD.match(line) or _DAY.match(line))
    # A table of times, teams and events looks much the same; only IRC has marks such as these.
    sure = any(_SAID.match(line) or _SURE.match(line) or _DAY.match(line) for line in lines)
    # One line alone is no log; whoever pastes one into a timeline wants it as it is.
    return sure and said > 0 and said + other >= max(2, len(lines) * _SHARE)


def _spoken(line: str) -> re.Match[str] | None:
    match = _SAID.match(line) or _DID.match(line)
    if match is None:
        columns = _COLUMNS.match(line)
        match = columns if columns and columns["iso"] else None
    return match


def _read(content: Content, given: Given) -> Iterator[Item]:
    wall = Wall(given, content.name)
    for number, line in enumerate(content.text.split("\n"), start=1):
        line = line.rstrip()
        if not line:
            continue
        short = line[:_LONGEST]
        match = _spoken(short) or _NOTICE.match(short)
        if match is not None:
            yield _record(match, line[len(short) :], number, wall, given.zone)
        elif (day := _DAY.match(short)) is not None:
            wall.set_day(_date(day["year"], day["month"], day["day"]))
        elif _TOLD.match(short):
            yield Skipped(number, line, "The server says this, nobody wrote it.")
        else:
            yield Skipped(number, line, "It is no line of a chat.")


def _record(match: re.Match[str], rest: str, number: int, wall: Wall, zone: str | None) -> Item:
    nick, text = match["nick"], match["text"] + rest
    when = _when(match, wall, zone)
    if when is None:
        return Skipped(number, match[0], "It has no time that can be read.")
    did = match.re is _DID
    return Record(
        number,
        when,
        f"{nick} {text}" if did else text,
        who=nick,
        key=wall.key("irc", when.written, nick, text),
        bot=match.re is _NOTICE,
    )


def _when(match: re.Match[str], wall: Wall, zone: str | None) -> Moment | None:
    clock, written = clock_of(match["clock"]), match["clock"]
    if clock is None:
        return None
    day = match["iso"]
    if match["day"]:
        number, month, year = match["day"].split()
        found = _date(year, month, number)
        if found is None:
            return None
        day = found.isoformat()
    if day is None:
        return wall.at(clock, written, seconds=written.count(":") == 2)
    offset = (match["zone"] or "").rpartition("/")[2]
    found_at = moment(
        f"{day} {clock:%H:%M}{f':{clock:%S}' if written.count(':') == 2 else ''}{offset}", zone
    )
    if found_at is None:
        return None
    wall.set_day(datetime.fromisoformat(day).date())
    before = match.start("iso") if match["iso"] else match.start("day")
    end = match.end("zone") if match["zone"] else match.end("clock")
    return Moment(
        found_at.at,
        match.string[before:end],
        found_at.zone,
        found_at.precision,
        found_at.note,
        found_at.bare,
    )


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


IRC = Source(
    key="irc",
    name="IRC",
    recognises=_recognises,
    read=_read,
    fields={
        "time": "the time in each line; its day from “Day changed”, the file's name or the line",
        "text": "what stands behind the name; “* name does” stays a sentence",
        "actor": "the name in `<name>`",
        "thread": "none: IRC has no answers",
        "link": "none",
        "bot or human": "notices (`-name-`) are of bots; other bots cannot be told from people",
        "edited": "not in a log",
    },
    variants=(
        "irssi, WeeChat, HexChat, ZNC",
        "“[14:05] <name> text”, “2014-03-01 04:07:13 PST/-0800 <name> text”",
    ),
    left_out="who joins, leaves or changes the topic or a mode",
    how="Take the log file of your client; give the day where its lines have none.",
)
