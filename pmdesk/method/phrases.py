"""Lists of phrases that are looked for in a text: whole words, in small letters or capitals."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from pmdesk.memory import of_review
from pmdesk.method.languages import main_language
from pmdesk.method.tables import table, texts

FAR = 20_000
"""Characters of a text that are read: behind them nothing is looked for."""
_NEAR = 40
"""Characters before a phrase in which its guards are looked for."""
_KEPT, _SHORT = 16_384, 10_000
"""So many answers about texts are kept, and about texts of so many characters at most."""
_NUMBER = r"\d[\d.,]{0,15}"
_FIXED = re.compile(r"[^*#]+")

More = ParamSpec("More")
Answer = TypeVar("Answer")


def kept(
    read: Callable[Concatenate[str, More], Answer],
) -> Callable[Concatenate[str, More], Answer]:
    """Keeps what a function found in a text: after an edit only what was edited is read again."""
    known: Any = of_review(lru_cache(maxsize=_KEPT)(read))

    def answer(text: str, /, *args: More.args, **more: More.kwargs) -> Answer:
        found: Answer = (known if len(text) <= _SHORT else read)(text, *args, **more)
        return found

    return answer


class Phrases:
    """Phrases, each some words with blanks between them.

    `one|other` in the place of a word stands for either, `*` for any letters, `#` for a number. A
    phrase that stands right behind one of `behind` or right before one of `before` is left alone.
    """

    def __init__(
        self, phrases: Iterable[str], *, behind: Iterable[str] = (), before: Iterable[str] = ()
    ) -> None:
        given = tuple(phrases)
        self._hints = tuple(sorted({hint for phrase in given for hint in _hints(phrase)}))
        whole = rf"(?:{_either(given)})(?![\w-])"
        self._begins = re.compile(whole, re.IGNORECASE)
        self._anywhere = re.compile(rf"(?<![\w-]){whole}", re.IGNORECASE)
        self._behind = _guard(behind, r"(?<!\w)(?:{})\s+$")
        self._before = _guard(before, r"\s+(?:{})(?!\w)")

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Where one of them stands, in the order of the text."""
        text = text[:FAR]
        if self.may_be_in(text):
            for found in self._anywhere.finditer(text):
                if not self._left_alone(text, found):
                    yield found

    def may_be_in(self, text: str) -> bool:
        """Whether a look is worth its time; False where none of them stands in the text."""
        lowered = text[:FAR].lower().replace("’", "'")
        return any(hint in lowered for hint in self._hints)

    def first(self, text: str) -> str:
        """The first that stands in a text, on one line; "" for none."""
        found = next(self.find(text), None)
        return " ".join(found.group().split()) if found is not None else ""

    def begins(self, text: str) -> str:
        """The one with which a text begins; "" for none."""
        found = self._begins.match(text)
        return found.group() if found is not None else ""

    def _left_alone(self, text: str, found: re.Match[str]) -> bool:
        start = found.start()
        if self._behind is not None and self._behind.search(text[max(0, start - _NEAR) : start]):
            return True
        return self._before is not None and bool(self._before.match(text, found.end()))


def _either(phrases: Iterable[str]) -> str:
    """The phrases as one pattern, the longest first; "" for none."""
    ordered = sorted(set(phrases), key=len, reverse=True)
    return "|".join(r"\s+".join(map(_word, phrase.split())) for phrase in ordered)


def _word(word: str) -> str:
    either = "|".join(
        re.escape(way).replace(r"\*", r"\w*").replace(r"\#", _NUMBER).replace("'", "['’]")
        for way in word.split("|")
    )
    return f"(?:{either})" if "|" in word else either


def _hints(phrase: str) -> tuple[str, ...]:
    """Letters of which some are in every text that has the phrase, for speed."""
    parts = [[_FIXED.findall(way.lower()) for way in word.split("|")] for word in phrase.split()]
    told = [[max(way, key=len) for way in ways] for ways in parts if all(ways)]
    return tuple(max(told, key=lambda ways: min(map(len, ways)))) if told else ("",)


def _guard(phrases: Iterable[str], pattern: str) -> re.Pattern[str] | None:
    either = _either(phrases)
    return re.compile(pattern.format(either), re.IGNORECASE) if either else None


@cache
def listed(part: str, key: str) -> Phrases:
    """A list of a part of the quality table; its guards are KEY_behind and KEY_before."""
    values = table("quality")[part]
    return Phrases(
        texts(values[key]),
        behind=texts(values.get(f"{key}_behind", ())),
        before=texts(values.get(f"{key}_before", ())),
    )


def words(part: str) -> dict[str, Any]:
    """A part of the quality table."""
    found: dict[str, Any] = table("quality")[part]
    return found


def is_read(language: str) -> bool:
    """Whether the lists are of the language of a review; in others no words are looked for."""
    return main_language(language) == str(table("quality")["language"])
