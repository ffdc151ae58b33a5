"""Known names inside texts give way to aliases: a slip of the pen does not reach the room."""

import re
import unicodedata
from collections.abc import Callable, Collection
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
_SHORT = """
ad ai am an as at be by cd ci db do go he id if in io ip is it me my no of ok on or os pm pr qa so
to ui up us vm we
"""
_SHORT_WORDS = frozenset(_SHORT.split())
"""Words of two letters, which are no names in whatever way they are written."""
_NEVER = re.compile(r"(?!)")
_BETWEEN = r"[\s._-]*"
"""What stands between the parts of a name, also in a login or an address."""


def called(seat: Seat | None) -> str:
    """How a room and a report call a seat: by its alias, else its role; never by name."""
    return NOBODY if seat is None else seat.alias or seat.role or NOBODY


def parts_of(name: str) -> list[str]:
    """A name's parts that may stand for the person alone: "Mara", "Lindt"."""
    return [part for part in _split(unicodedata.normalize("NFC", name)) if len(part) > 1]


def written(names: Collection[str]) -> re.Pattern[str]:
    """Finds these names, however their parts are joined and in whichever case, with an @ before."""
    forms = {_key(form): form for name in names for form in (name, _bare(name)) if _key(form)}
    if not forms:
        return _NEVER
    found = _pattern(sorted(forms.values(), key=len, reverse=True)).pattern
    return re.compile(f"@?(?:{found})", re.IGNORECASE)


def is_word(text: str, start: int, end: int) -> bool:
    """Whether what stands there, alike a name, may as well be a word ("mark the entry")."""
    return _is_word(text[start:end].lstrip("@"), _begins_sentence(text, start))


def at_beginning(text: str, start: int, alias: str) -> str:
    """An alias as it is written there: with a capital where a sentence begins."""
    return alias[:1].upper() + alias[1:] if _begins_sentence(text, start) else alias


def masker(seats: tuple[Seat, ...], masked: bool) -> Callable[[str], str]:
    """What makes a one-line field of a text for the room: without marks, and without known names.

    With `masked` off, names stand as they were typed.
    """
    swap = swapper(seats) if masked else None
    return plain if swap is None else lambda text: swap(plain(text))


def swapper(seats: tuple[Seat, ...]) -> Callable[[str], str] | None:
    """What puts aliases in the place of known names in a text; None where no name is known."""
    named = tuple((seat.name, called(seat)) for seat in seats if seat.name.strip())
    return _swapper(named) if named else None


def plain(text: str) -> str:
    """A text without marks for code, emphasis and links."""
    return text_of(parse(text))


@lru_cache(maxsize=32)
def _swapper(names: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    aliases: dict[str, str] = {}
    parts: dict[str, str] = {}
    for name, alias in names:
        for part in _parts(name):
            aliases.setdefault(_key(part), alias)
            parts.setdefault(_key(part), part)
    if not aliases:
        return lambda text: text
    pattern = _pattern(sorted(parts.values(), key=len, reverse=True))

    def swap(found: re.Match[str]) -> str:
        written = found[0]
        begins = _begins_sentence(found.string, found.start())
        if _is_word(written, begins):
            return written
        alias = aliases.get(_key(written), NOBODY)
        return alias[:1].upper() + alias[1:] if begins else alias

    return lambda text: pattern.sub(swap, unicodedata.normalize("NFC", text))


def _parts(name: str) -> list[str]:
    """The whole name, its parts, and all of them without accents."""
    whole = unicodedata.normalize("NFC", name.strip(" ._-"))
    parts = [whole, *(part for part in _split(whole) if len(part) > 1)]
    return [part for part in (*parts, *map(_bare, parts)) if _key(part)]


def _split(text: str) -> list[str]:
    return [part for part in re.split(r"[\s._-]+", text) if part]


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _key(text: str) -> str:
    """A name as it is looked up: however it is joined and written."""
    return "".join(_split(text)).casefold()


def _pattern(names: list[str]) -> re.Pattern[str]:
    """Finds names however their parts are joined; scripts without spaces know no edges of words."""
    joined = {name: _BETWEEN.join(map(re.escape, _split(name))) for name in names}
    wide = [name for name in names if unicodedata.east_asian_width(name[0]) in "WF"]
    spaced = "|".join(joined[name] for name in names if name not in wide)
    found = [joined[name] for name in wide]
    if spaced:
        found.append(rf"(?<![^\W_])(?:{spaced})(?![^\W_])")
    return re.compile("|".join(found), re.IGNORECASE)


def _is_word(written: str, begins: bool) -> bool:
    """Whether what looks like a name may as well be a word; only scripts with capitals tell."""
    if written.lower() == written.upper():
        return False
    parts = _split(written.casefold())
    small = written == written.lower()
    if len(parts) == 1 and len(written) <= 2:
        return small or len(written) == 1 or parts[0] in _SHORT_WORDS
    words = all(part in _ALSO_WORDS or part in _SHORT_WORDS for part in parts)
    return words and (small or (begins and len(parts) == 1))


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip("“\"'(")
    stripped = before.rstrip()
    return (
        not stripped
        or "\n" in before[len(stripped) :]
        or (before != stripped and stripped[-1] in ".!?")
    )
