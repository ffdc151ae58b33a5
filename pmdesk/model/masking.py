"""Known names inside texts give way to aliases: a slip of the pen does not reach the room."""

import re
from collections.abc import Callable
from functools import lru_cache

from pmdesk.model.inline import parse, text_of
from pmdesk.model.review import Seat

NOBODY = "a responder"
_WORDS = """
april art august autumn baker banks bell best bill black bond brook brown bush chance chase
christian cliff cook cross day dean drew english faith field fields flow ford forest fox frank
french gene good grace grant gray green hall hand harmony hill hope hunter ivy jack jade jean
joy june justice king lane law long luck major mark marks mason max may melody miles mill miller
north page park parks pat penny perry pierce pool port power price prince ray read reed rich
rivers rob robin rose rush sage sharp small smith stone storm summer sunny swift terry today
trace turner victor wall ward warner waters west white will winter wood woods wright young
"""
_ALSO_WORDS = frozenset(_WORDS.split())
"""Parts of names that are words as well, in small letters or where a sentence begins."""
_SHORTEST = 3


def called(seat: Seat | None) -> str:
    """How a room and a report call a seat: by its alias, else its role; never by name."""
    return NOBODY if seat is None else seat.alias or seat.role or NOBODY


def masker(seats: tuple[Seat, ...], masked: bool) -> Callable[[str], str]:
    """What makes a one-line field of a text for the room: without marks, and without known names.

    With `masked` off, names stand as they were typed.
    """
    if not masked:
        return plain
    swap = _swapper(tuple((seat.name, called(seat)) for seat in seats if seat.name.strip()))
    return lambda text: swap(plain(text))


def plain(text: str) -> str:
    """A text without marks for code, emphasis and links."""
    return text_of(parse(text))


@lru_cache(maxsize=32)
def _swapper(names: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    aliases: dict[str, str] = {}
    for name, alias in names:
        whole = " ".join(name.split())
        for part in (whole, *re.split(r"[\s.]+", whole)):
            if part == whole or len(part) >= _SHORTEST:
                aliases.setdefault(part.casefold(), alias)
    if not aliases:
        return lambda text: text
    longest = sorted(aliases, key=len, reverse=True)
    pattern = re.compile(
        r"(?<![\w])(?:" + "|".join(map(_spaced, longest)) + r")(?![\w])", re.IGNORECASE
    )

    def swap(found: re.Match[str]) -> str:
        written = " ".join(found[0].split())
        key = written.casefold()
        begins = _begins_sentence(found.string, found.start())
        if key in _ALSO_WORDS and (written == key or begins):
            return found[0]
        alias = aliases[key]
        return alias[:1].upper() + alias[1:] if begins else alias

    return lambda text: pattern.sub(swap, text)


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(part) for part in name.split())


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" “\"'(")
    return not before or before[-1] in ".!?\n"
