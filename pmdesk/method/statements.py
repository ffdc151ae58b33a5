"""Reads what somebody said in the room: which kind of statement it is, and what to ask next.

It goes over the words once, so the longest text costs no more than its length.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pmdesk.method.tables import table, texts

MOST = 600
"""Characters that are read; what was said aloud is shorter."""
MOST_REST = 160
"""Characters of a question that are said again in another one."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
Phrase = tuple[frozenset[str], ...]
"""The words of a phrase, each with those that may stand in its place; none for any word."""


class Form(StrEnum):
    """What was typed: a statement, a question after a person or a reason, or one for yes and no."""

    STATEMENT = "statement"
    WHO_OR_WHY = "who-or-why"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of statement: `says` is an example, `ask` are three questions that go on from it."""

    key: str
    name: str
    says: str
    ask: tuple[str, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was recognised: `kind` is None for questions, and where no kind was found."""

    form: Form
    kind: Kind | None
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    """Open questions for those that begin in certain ways."""

    begins: tuple[Phrase, ...]
    ask: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of statements, the one that counts first in front."""
    return tuple(
        Kind(row["key"], row["name"], row["says"], texts(row["ask"]), _phrases(row["words"]))
        for row in table("statements")["kind"]
    )


def read_statement(text: str) -> Reading:
    """The kind of what was said or asked, with the questions that fit; none where none is found."""
    said = " ".join(text[:MOST].split())
    words = [(found[0].lower().replace("’", "'"), found.end()) for found in _WORD.finditer(said)]
    while words and words[0][0] in _choice("fillers"):
        del words[0]
    plain = [word for word, _ in words]
    turn, size = _begun(plain, _turns("turn"))
    if turn is not None:
        rest = said[words[size - 1][1] :].strip(" ?.,:;")[:MOST_REST].strip()
        return Reading(Form.WHO_OR_WHY, None, _with_rest(turn.ask, rest))
    closed, _ = _begun(plain, _turns("closed"))
    if closed is not None and _is_question(said, plain):
        return Reading(Form.CLOSED, None, closed.ask)
    kind = _kind(plain)
    return Reading(Form.STATEMENT, kind, kind.ask if kind is not None else ())


def _kind(words: Sequence[str]) -> Kind | None:
    for kind in kinds():
        places = range(len(words))
        if any(_fits(phrase, words, at) for at in places for phrase in _from(kind, words[at])):
            return kind
    return None


def _is_question(said: str, words: Sequence[str]) -> bool:
    """Whether a beginning such as "did" asks: with its mark, or with a subject behind it."""
    if said.endswith("?"):
        return True
    # "Had we known" is no question.
    return len(words) > 1 and words[0] != "had" and words[1] in _choice("subjects")


def _begun(words: Sequence[str], turns: Iterable[_Turn]) -> tuple[_Turn | None, int]:
    """The first row that begins like the words, and how many of them its beginning takes."""
    for turn in turns:
        for phrase in turn.begins:
            if _fits(phrase, words, 0):
                return turn, len(phrase)
    return None, 0


def _with_rest(ask: Iterable[str], rest: str) -> tuple[str, ...]:
    bare = str(table("statements")["bare"])
    return tuple(
        bare if "{rest}" in line and not rest else line.replace("{rest}", rest) for line in ask
    )


# Phrases


def _fits(phrase: Phrase, words: Sequence[str], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    return all(not some or words[at + n] in some for n, some in enumerate(phrase))


@cache
def _by_first(key: str) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of a kind by the word with which they begin."""
    found: dict[str, tuple[Phrase, ...]] = {}
    phrases = next(kind.phrases for kind in kinds() if kind.key == key)
    for phrase in phrases:
        for word in phrase[0]:
            found[word] = (*found.get(word, ()), phrase)
    return found


def _from(kind: Kind, word: str) -> tuple[Phrase, ...]:
    return _by_first(kind.key).get(word, ())


@cache
def _turns(name: str) -> tuple[_Turn, ...]:
    rows = table("statements")[name]
    return tuple(_Turn(_phrases(row["begins"]), texts(row["ask"])) for row in rows)


@cache
def _choice(name: str) -> frozenset[str]:
    return frozenset(str(table("statements")[name]).split("/"))


def _phrases(lines: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(
        tuple(frozenset() if word == "*" else frozenset(word.split("/")) for word in line.split())
        for line in lines
    )
