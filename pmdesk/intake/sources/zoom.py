"""The chat of a Zoom meeting: saved by a participant (wall clock) or by the cloud recording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from pmdesk.intake.sources.moments import Moment, placed
from pmdesk.intake.sources.source import Content, Given, Item, Notice, Record, Source
from pmdesk.intake.sources.wall import Wall, clock_of
from pmdesk.intake.values import Skipped
from pmdesk.model.times import UNKNOWN_DAY

_CLOUD = re.compile(
    r"(?P<clock>\d{1,3}:\d\d:\d\d)\t+ ?(?P<name>[^\t]{1,120}?)[ \t]*:[ \t]+(?P<text>.*)"
)
_SAVED = re.compile(
    r"(?P<clock>\d{1,2}:\d\d:\d\d)[ \t]+From[ \t]+(?P<name>[^\n]{1,120}?)"
    r"(?:[ \t]+to[ \t]+(?P<to>[^:\n]{1,120}?))?[ \t]*:(?:[ \t]+(?P<text>.*)|$)",
    re.IGNORECASE,
)
_ALL = re.compile(r"everyone|all panelists.*|all attendees.*|alle", re.IGNORECASE)
_REACTION = re.compile(r'(?:Reacted to|Removed an? \S{1,40} reaction from) ["“]')
_ANSWER = re.compile(r'Replying to ["“](?P<begun>.{1,200}?)(?:\.\.\.|…)?["”]\s*')
_LOOKED_AT = 60
_LONGEST = 4000
_NO_START = "This counts from the start of the recording, which is not known."
_ASK = (
    "The times of this chat count from the start of the recording. Say when it started; "
    "until then they stand as if it had been 00:00."
)


@dataclass(slots=True)
class _Line:
    """A message while its further lines come in."""

    number: int
    match: re.Match[str]
    lines: list[str] = field(default_factory=list)


def _recognises(content: Content) -> bool:
    lines = [line[:_LONGEST] for line in content.text[:60_000].split("\n") if line.strip()][
        :_LOOKED_AT
    ]
    first = _begins(lines[0]) if lines else None
    if first is None:
        return False
    # “From … to Everyone:” is unmistakable; a message may then run over any number of lines.
    sure = first.re is _SAVED and bool(first["to"])
    return sure or sum(1 for line in lines if _begins(line)) * 8 >= len(lines)


def _begins(line: str) -> re.Match[str] | None:
    return _SAVED.match(line) or _CLOUD.match(line)


def _read(content: Content, given: Given) -> Iterator[Item]:
    wall, keys = Wall(given, content.name), dict[str, str]()
    asked = False
    for line in _messages(content.text):
        cloud = line.match.re is _CLOUD
        if cloud and given.start is None and not asked:
            asked = True
            yield Notice(_ASK)
        yield _item(line, wall, given, keys)


def _messages(text: str) -> Iterator[_Line]:
    current: _Line | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        match = _begins(line[:_LONGEST])
        if match is not None:
            if current is not None:
                yield current
            current = _Line(number, match, [(match["text"] or "") + line[_LONGEST:]])
        elif current is not None:
            current.lines.append(line.strip())
    if current is not None:
        yield current


def _item(line: _Line, wall: Wall, given: Given, keys: dict[str, str]) -> Item:
    match, text = line.match, "\n".join(line.lines).strip()
    cloud = match.re is _CLOUD
    if not cloud and match["to"] and not _ALL.fullmatch(match["to"].strip()):
        return Skipped(line.number, "", "It was written to one person, not to everyone.")
    if _REACTION.match(text):
        return Skipped(line.number, text, "It is a reaction, not a message.")
    who, thread = match["name"].strip(), ""
    answer = _ANSWER.match(text)
    if answer is not None and answer.end() < len(text):
        thread = keys.get(answer["begun"][:12], "")
        text = text[answer.end() :]
    when = _recorded(match["clock"], given) if cloud else _at(match["clock"], wall)
    if when is None:
        return Skipped(line.number, text, "It has no time that can be read.")
    key = wall.key("zoom", match["clock"], who, text)
    keys.setdefault(text[:12], key)
    return Record(
        line.number,
        when,
        text,
        who=who,
        source="Zoom chat",
        key=key,
        thread=thread,
        warnings=(_NO_START,) if cloud and given.start is None else (),
    )


def _at(written: str, wall: Wall) -> Moment | None:
    clock = clock_of(written)
    return wall.at(clock, written, seconds=True) if clock else None


def _recorded(written: str, given: Given) -> Moment | None:
    """So long after the start of the recording."""
    hours, minutes, seconds = (int(part) for part in written.split(":"))
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    try:
        if given.start is not None:
            return Moment(given.start.astimezone(UTC) + span, written)
        local = datetime.combine(given.day or UNKNOWN_DAY, time()) + span
        at, note = placed(local, given.zone or "UTC")
    except OverflowError:
        return None
    return Moment(at, written, note=note, day_known=given.day is not None)


ZOOM = Source(
    key="zoom",
    name="Zoom chat",
    recognises=_recognises,
    read=_read,
    fields={
        "time": "of a saved chat the time of day; of a cloud recording the time since it began",
        "text": "what follows the name, with all its lines",
        "actor": "the name before the colon, or behind “From”",
        "thread": "“Replying to …”, by the words that it quotes",
        "link": "none",
        "bot or human": "human: a chat names no bots",
        "edited": "not in a chat",
    },
    variants=(
        "“09:03:27 From Name to Everyone:” (saved in the meeting), older and newer",
        "“00:58:04 Name: text” with tabs (cloud recording)",
    ),
    left_out="reactions, and what was written to one person only",
    how="Save the chat in the meeting, or download the chat file of the recording.",
)
