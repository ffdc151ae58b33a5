"""Reads rule files: those of the method, and those of an organisation over them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from pmdesk.method.language.lexicon import Lexicon, lexicon
from pmdesk.method.language.pattern import BadPattern, Pattern, compiled
from pmdesk.method.language.rule import ANYBODY, WHO, Rule
from pmdesk.method.languages import main_language
from pmdesk.method.tables import table
from pmdesk.resources import folder

KINDS = (
    "counterfactual", "blame", "human-error", "hindsight", "judgement", "mind-reading",
    "root-cause", "who-question", "why-question", "action-vague", "wording",
)  # fmt: skip
"""The kinds of language findings; `structure` is what the quality checks say."""
PLACES = ("prose", "summary", "impact", "entry", "factor", "lesson", "action", "question", "title")
"""Where a text stands; "chat" is what somebody else said, and is never looked at."""

NAMED = "person-named"
"""The rule about people of the review who stand there by name; it has no patterns."""
_PATTERNS = ("patterns", "unless_before", "unless_after", "unless_with", "only_with")
_LISTS = ("places", "not_places", "examples", "leaves")
_TEXTS = ("message", "suggestion", "ask", "rewrite", "append", "before", "after", "who", "kind")
_KEYS = frozenset((*_PATTERNS, *_LISTS, *_TEXTS, "id", "off", "yields"))


class BadRules(ValueError):
    """A rule file that cannot be used, with the place in it (from 1; 0 where it has none)."""

    def __init__(self, said: str, line: int = 0, column: int = 0) -> None:
        super().__init__(said)
        self.said, self.line, self.column = said, line, column


@dataclass(frozen=True, slots=True)
class Kind:
    """What is said of all rules of a kind."""

    key: str
    name: str
    reason: str
    before: str
    after: str


@dataclass(slots=True)
class Begun:
    """What can begin with a word: with any other behind it, or with one of some."""

    with_any: list[tuple[Rule, Pattern]] = field(default_factory=list)
    behind: dict[str, list[tuple[Rule, Pattern]]] = field(default_factory=dict)

    def add(self, entry: tuple[Rule, Pattern], followers: frozenset[str] | None) -> None:
        """Takes a pattern of a rule with the words that can follow; None: any."""
        if followers is None:
            self.with_any.append(entry)
        for word in followers or ():
            self.behind.setdefault(word, []).append(entry)


class Rules:
    """The rules that are in force; a value, like all that holds it.

    `off` are the ids of those that were switched off, which may be rules that no file holds.
    """

    def __init__(
        self, rules: tuple[Rule, ...], lexicon: Lexicon, off: frozenset[str] = frozenset()
    ) -> None:
        self.rules, self.lexicon, self.off = rules, lexicon, off
        self._index: dict[str, Begun] = {}
        self._at: dict[str, frozenset[str]] = {}

    @property
    def index(self) -> Mapping[str, Begun]:
        """What is looked for anywhere, by the words with which it begins; made once.

        May hold rules that are switched off.
        """
        return self._indexed()

    def _indexed(self) -> dict[str, Begun]:
        if not self._index:
            for rule in self.rules:
                for pattern in rule.patterns:
                    entry = (rule, pattern)
                    for word in pattern.beginnings():
                        self._index.setdefault(word, Begun()).add(entry, pattern.followers(word))
        return self._index

    def at(self, place: str) -> frozenset[str]:
        """The ids of the rules that are looked for at a place."""
        if place not in self._at:
            self._at[place] = frozenset(rule.id for rule in self.rules if rule.stands_in(place))
        return self._at[place]

    def rule(self, id: str) -> Rule | None:
        """A rule by its id."""
        return next((rule for rule in self.rules if rule.id == id), None)

    def without(self, ids: Iterable[str]) -> "Rules":
        """The same with some rules switched off."""
        off = self.off | frozenset(ids)
        if off == self.off:
            return self
        made = Rules(tuple(rule for rule in self.rules if rule.id not in off), self.lexicon, off)
        made._index = self._indexed()  # it is large, and `at` says which of its rules count
        return made


def built_in(language: str = "en") -> Rules:
    """The rules that ship for a language ("en", "en-GB", "" for English); none where none do.

    Another language is two more files: `language.de.toml` and `language_words.de.toml`.
    """
    main = main_language(language)
    return _shipped(main) if main in _languages() else Rules((), lexicon())


@cache
def _languages() -> frozenset[str]:
    files = (folder() / "method").glob("language.*.toml")
    return frozenset(("en", *(path.name.split(".")[1] for path in files)))


@cache
def _shipped(language: str) -> Rules:
    words = lexicon(language)
    rules = table("language" if language == "en" else f"language.{language}")
    return Rules(_parsed(rules, "", words, {}), words)


@cache
def kinds() -> Mapping[str, Kind]:
    """Each kind with its name, its reason and a pair of sentences."""
    said = table("language")["kind"]
    return {
        key: Kind(key, *(str(said[key][f]) for f in ("name", "reason", "before", "after")))
        for key in KINDS
    }


def with_own(base: Rules, text: str) -> Rules:
    """Rules over which an organisation has put a file of its own; raises BadRules."""
    shipped = {rule.id: rule for rule in built_in().rules}
    known = {**shipped, **{rule.id: rule for rule in base.rules}}
    there = {rule.id for rule in base.rules} | base.off
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadRules(*_place(str(fault))) from None
    off = {str(entry.get("id")) for entry in _entries(given) if entry.get("off") is True}
    for id in off - known.keys() - {NAMED}:
        raise BadRules(f"There is no rule “{id}” to switch off.", *where(text, id))
    # What only changes a rule of another language is nothing here.
    own = [
        rule
        for rule in _parsed(given, text, base.lexicon, known)
        if rule.id in there or rule.id not in shipped
    ]
    ids = {rule.id for rule in own}
    kept = (rule for rule in base.rules if rule.id not in off and rule.id not in ids)
    rules = (*kept, *(replace(rule, own=True) for rule in own))
    return Rules(rules, base.lexicon, base.off | off)


def _place(said: str) -> tuple[str, int, int]:
    """What tomllib says, and the line and column in it."""
    words, _, place = said.rpartition(" (at ")
    if not words:
        return said, 0, 0
    numbers = [int("".join(filter(str.isdigit, part)) or 0) for part in place.split(",")]
    return f"{words}.", numbers[0], numbers[1] if len(numbers) > 1 else 0


def where(text: str, words: str) -> tuple[int, int]:
    """The line and column at which a word stands first in a file, from 1."""
    at = text.find(words)
    if not words or at < 0:
        return 0, 0
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _entries(given: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    entries = given.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadRules("“rule” is to be a list: write [[rule]] above each one.")
    return entries


def _parsed(
    given: Mapping[str, Any], text: str, words: Lexicon, known: Mapping[str, Rule]
) -> tuple[Rule, ...]:
    """The rules of a file that was read; `text`, as it stands there, says where a fault is."""
    found: dict[str, Rule] = {}
    for entry in _entries(given):
        id = entry.get("id")
        if not isinstance(id, str) or not id:
            raise BadRules("A rule has no id.")
        if entry.get("off") is True:
            continue
        try:
            if id in found:
                raise BadRules(f"Two rules are called “{id}”.")
            found[id] = _rule(entry, words, known.get(id))
        except BadRules as fault:
            line, column = where(text, f'"{id}"')
            raise BadRules(f"Rule “{id}”: {fault.said}", line, column) from None
    return tuple(found.values())


def _rule(entry: Mapping[str, Any], words: Lexicon, like: Rule | None) -> Rule:
    """A rule; one that is known already keeps what the entry does not say."""
    for key in entry:
        if key not in _KEYS:
            raise BadRules(f"“{key}” is not known.")
    values: dict[str, Any] = {}
    for key in _TEXTS:
        if key in entry:
            values[key] = _text(key, entry[key])
    if "yields" in entry:
        values["yields"] = entry["yields"] is True
    for key in (*_LISTS, *_PATTERNS):
        if key in entry:
            values[key] = _texts(key, entry[key])
    for key in _PATTERNS:
        if key in values:
            values[key] = _compiled(values[key], words, begins=key == "patterns")
    for key, allowed in (("kind", KINDS), ("who", WHO)):
        if key in values and values[key] not in allowed:
            raise BadRules(f"{key} is one of: {', '.join(allowed)}.")
    for key in ("places", "not_places"):
        if bad := set(values.get(key, ())) - set(PLACES):
            raise BadRules(f"There is no place “{bad.pop()}”. Places: {', '.join(PLACES)}.")
    if like is not None:
        return replace(like, **values)
    for key in ("kind", "patterns", "message", "suggestion"):
        if not values.get(key):
            raise BadRules(f"It has no {key}.")
    return Rule(**{"who": ANYBODY, **values, "id": str(entry["id"])})


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadRules(f"{key} is to be a text.")
    return value


def _texts(key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise BadRules(f"{key} is to be a list of texts.")
    return tuple(value)


def _compiled(texts: Iterable[str], words: Lexicon, *, begins: bool) -> tuple[Pattern, ...]:
    """`begins` demands that each is found by the words with which it begins."""
    try:
        patterns = tuple(compiled(text, words) for text in texts)
        for pattern in patterns if begins else ():
            pattern.beginnings()
        return patterns
    except BadPattern as fault:
        raise BadRules(str(fault)) from None
