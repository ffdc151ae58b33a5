"""The words that rules speak of: who can be judged, which words are adverbs, what people do."""

import tomllib
from dataclasses import dataclass
from functools import cache

from pmdesk.resources import resource_text

_NOT_FORMED = frozenset(
    ("need", "speed", "feed", "seed", "embed", "indeed", "proceed", "exceed", "red")
)
_NOT_ADVERBS = frozenset(
    ("reply", "apply", "supply", "family", "rely", "multiply", "daily", "weekly", "monthly", "fly",
     "assembly", "anomaly", "early", "only", "likely", "friendly", "july", "italy", "poly", "ally")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of one language; words in small letters but `teams` and `names`."""

    classes: dict[str, frozenset[str]]
    teams: frozenset[str]
    names: frozenset[str]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]

    def is_adverb(self, word: str) -> bool:
        """Whether a word may stand between the parts of a verb."""
        if word in self.classes["adverbs"]:
            return True
        return len(word) > 4 and word.endswith("ly") and word not in _NOT_ADVERBS

    def is_participle(self, word: str) -> bool:
        """Whether a word can be a past participle: tested, written, rolled."""
        if word in self.classes["participles"]:
            return True
        return len(word) > 3 and word.endswith("ed") and word not in _NOT_FORMED

    def is_past(self, word: str) -> bool:
        """Whether a word can be a verb in the past: was, ran, tested."""
        return word in self.classes["pasts"] or self.is_participle(word)

    def is_person_noun(self, word: str) -> bool:
        """Whether a noun names somebody who can be judged, in whichever number."""
        people = self.classes["people"]
        return word in people or (word.endswith("s") and word[:-1] in people)

    def is_affected(self, word: str) -> bool:
        """Whether a noun names people to whom it happened."""
        affected = self.classes["affected"]
        return word in affected or (word.endswith("s") and word[:-1] in affected)


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The lists that ship with a language; raises KeyError for one without."""
    name = "language_words" if language == "en" else f"language_words.{language}"
    table = tomllib.loads(resource_text(f"method/{name}.toml"))
    lists = {key: value for key, value in table.items() if isinstance(value, list)}
    names = resource_text("method/given_names.txt").split("\n")
    return Lexicon(
        {key: frozenset(words) for key, words in lists.items()},
        frozenset(lists["teams"]),
        frozenset(name.strip() for name in names if name.strip()),
    )
