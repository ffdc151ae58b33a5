"""A line of the capture line, read: its target, its time, its seat, and what could complete it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pmdesk.intake.entry_time import read_line
from pmdesk.intake.kinds import kind_of
from pmdesk.intake.lines import line_of
from pmdesk.model.review import Entry, Seat
from pmdesk.model.times import clock_text, entry_day, local
from pmdesk.model.words import Precision

LETTERS = 3
"""So many letters of a word have to be typed before the rest of it is offered."""

_NOW = re.compile(r"now(?=[\s,:]|$)[\s,:]*", re.IGNORECASE)
_SAME = re.compile(r"(?:same(?: time)?(?=[\s,:]|$)|\"(?=\s|$))[\s,:]*", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?|our) ", re.IGNORECASE)
_STAND_IN = "x"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a line is read against.

    `day` is the day of a bare time (None: not known), `last` the entry that was captured last.
    """

    zone: str
    now: datetime
    day: date | None = None
    last: Entry | None = None
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class Timed:
    """An entry as a line tells it; its id is "" and so is its text where only the time is there.

    `begin` is where the words begin behind the time; 0 where the time stands elsewhere.
    """

    entry: Entry
    begin: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What could stand in the line from `begin` up to the caret; `shown` is how it is called."""

    begin: int
    text: str
    shown: str
    seat: bool


# Targets


def split_target(line: str, slashes: Collection[str]) -> tuple[str, str]:
    """The slash (without its stroke) that a line begins with, "" for none, and the rest of it.

    A letter needs a blank behind it: "/etc is full" is a text. A sign needs none.
    """
    words = line.lstrip()
    if not words.startswith("/"):
        return "", line
    for slash in slashes:
        rest = words[1 + len(slash) :]
        if words[1:].startswith(slash) and (not rest or rest[0].isspace() or not slash.isalpha()):
            return slash, rest.lstrip()
    return "", line


def lines_of(text: str) -> list[str]:
    """The lines of a pasted text that have words, without bullets and other marks of lists."""
    bodies = (line_of(number, raw).body for number, raw in enumerate(text.splitlines(), 1))
    return [body for body in bodies if body]


# Entries


def read_entry(text: str, scene: Scene) -> Timed | None:
    """The entry of a line such as "14:05 Alert fires", "now …", or "same …"; None without a time.

    A seat named at the beginning or end with @ becomes the entry's seat.
    """
    seat, words = named_seat(text, scene.seats)
    timed = _relative(words, scene) or _read(words, scene)
    if timed is None:
        return None
    inner, said = named_seat(timed.entry.text, scene.seats)
    entry = replace(timed.entry, text=said, seat=seat or inner)
    if inner:
        entry = replace(entry, kind=kind_of(said))
    return Timed(entry, timed.begin if text.startswith(words) else 0)


def entry_at(text: str, moment: Entry, scene: Scene) -> Timed | None:
    """The entry of a line without a time that was said about a moment; None without words."""
    seat, words = named_seat(text, scene.seats)
    if not words.strip():
        return None
    dated = moment.precision is Precision.DAY
    entry = Entry(
        id="",
        at=moment.at,
        precision=Precision.DAY if dated else Precision.ABOUT,
        day_known=moment.day_known,
        zone=moment.zone,
        text=words.strip(),
        kind=kind_of(words),
        seat=seat,
    )
    return Timed(entry, 0)


def _relative(text: str, scene: Scene) -> Timed | None:
    """A line whose time is that of the clock, or that of the entry before it."""
    if match := _NOW.match(text):
        at = (
            local(scene.now, scene.zone)
            .replace(second=0, microsecond=0)
            .astimezone(scene.now.tzinfo)
        )
        entry = Entry(id="", at=at, zone=scene.zone, written=clock_text(at, scene.zone))
    elif (match := _SAME.match(text)) and scene.last is not None:
        last = scene.last
        entry = Entry(
            id="",
            at=last.at,
            until=last.until,
            precision=last.precision,
            day_known=last.day_known,
            zone=last.zone,
            written=last.written,
        )
    else:
        return None
    said = text[match.end() :].strip()
    return Timed(replace(entry, text=said, kind=kind_of(said)), match.end())


def _read(text: str, scene: Scene) -> Timed | None:
    entry = read_line(text, scene.day, scene.zone)
    if entry is not None and entry.text:
        body = text.rstrip()
        begins = body.endswith(entry.text) and len(body) > len(entry.text)
        return Timed(entry, len(body) - len(entry.text) if begins else 0)
    alone = entry or read_line(f"{text.rstrip()} {_STAND_IN}", scene.day, scene.zone)
    if alone is None or alone.text not in ("", _STAND_IN):
        return None
    return Timed(replace(alone, text=""), len(text) if text.endswith(" ") else 0)


def time_words(entry: Entry, scene: Scene) -> str:
    """The time of an entry as it has to be typed to be read so again, in the zone of the scene."""
    seconds = entry.precision is Precision.SECOND
    day = entry_day(entry, scene.zone)
    dated = entry.day_known and day != scene.day
    if entry.precision is Precision.DAY:
        return day.isoformat()
    text = clock_text(entry.at, scene.zone, seconds=seconds)
    if entry.precision is Precision.BETWEEN and entry.until is not None:
        text = f"{text}-{clock_text(entry.until, scene.zone)}"
    text = f"{day.isoformat()} {text}" if dated else text
    return f"about {text}" if entry.precision is Precision.ABOUT else text


# Seats


def seat_words(seats: Sequence[Seat]) -> dict[str, str]:
    """How seats are called in a line, with their ids: by alias, else role; never by name."""
    called: dict[str, str] = {}
    for seat in seats:
        if seat.alias or seat.role:
            called.setdefault(seat.alias or seat.role, seat.id)
    return called


def named_seat(text: str, seats: Sequence[Seat]) -> tuple[str, str]:
    """The id of the seat that a text names at its beginning or end with @, and the text without.

    ("", text) where it names none.
    """
    words = text.strip()
    if "@" not in words:
        return "", text
    called = seat_words(seats)
    for name in sorted(called, key=len, reverse=True):
        mark = re.escape(f"@{name}")
        if match := re.match(rf"{mark}(?!\w)[\s,:]*", words, re.IGNORECASE):
            return called[name], words[match.end() :]
        if match := re.search(rf"(?:^|[\s,(]+){mark}[\s.)]*$", words, re.IGNORECASE):
            return called[name], words[: match.start()]
    return _begun_seat(words, called) or ("", text)


def _begun_seat(words: str, called: Mapping[str, str]) -> tuple[str, str] | None:
    """ "@dat was on call": one seat only whose name has a word that begins so."""
    match = _BEGUN.match(words)
    if match is None:
        return None
    begun = match[1].casefold()
    fit = {
        seat
        for name, seat in called.items()
        if any(word.startswith(begun) for word in name.casefold().split())
    }
    return (fit.pop(), words[match.end() :]) if len(fit) == 1 else None


_BEGUN = re.compile(r"@(\w{3,30})[\s,:]+(?=\S)")
"""A seat that somebody began to name, in so many letters that it is no slip."""

# Completion


def offers(text: str, caret: int, seats: Sequence[Seat], services: Sequence[str]) -> list[Offer]:
    """What could complete the word at the caret: behind an @ seats, else seats and services."""
    if text[caret : caret + 1].isalnum():
        return []
    head = text[:caret]
    names = list(seat_words(seats))
    asked = _asked(head, names)
    if asked:
        return asked
    found = [_begun(head, name, seat=True) for name in names]
    found += [_begun(head, service, seat=False) for service in services]
    return [offer for offer in found if offer is not None]


def _asked(head: str, names: Sequence[str]) -> list[Offer]:
    """The seats that fit what stands behind an @: those that begin so first."""
    at = head.rfind("@")
    if at < 0 or (at and not head[at - 1].isspace()):
        return []
    begun = head[at + 1 :].casefold()
    if any(begun.rstrip() == name.casefold() for name in names):
        return []
    first = [name for name in names if _bare(name).casefold().startswith(begun)]
    first += [name for name in names if name.casefold().startswith(begun) and name not in first]
    later = [n for n in names if f" {begun}" in n.casefold() and n not in first] if begun else []
    return [Offer(at, f"@{name} ", name, True) for name in (*first, *later)]


def _begun(head: str, name: str, *, seat: bool) -> Offer | None:
    """The offer of a name whose first letters stand before the caret; what is typed stays so."""
    for whole in dict.fromkeys((name, _bare(name))):
        for size in range(min(len(whole) - 1, len(head)), LETTERS - 1, -1):
            begin = len(head) - size
            if begin and (head[begin - 1].isalnum() or head[begin - 1] in "-_@"):
                continue
            if head[begin:].casefold() == whole[:size].casefold():
                text = head[begin:] + whole[size:] if seat else whole
                return Offer(begin, f"{text} ", name, seat)
    return None


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
