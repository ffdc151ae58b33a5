"""Reads the labelled sentences, and holds what the rules find in them against their labels.

`labelled/` has a file for each kind, half of it look-alikes; two people wrote them before there was
a rule, and the rules were made with them in view. `held_out/` was written by others who knew no
rule, one set after the other; the rules learned from each after a first run, which found rightly
and found at all: 94 and 56 % of the first, 95 and 98 % of the second, 90 and 78 % of the third,
83 and 70 % of the fourth. (Of the last two twenty labels were settled afterwards where their
writers drew the line between two kinds elsewhere.) `unseen.tsv` was written by somebody else again,
and no rule was made with it: it is for the bench alone.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pmdesk.method.language.mirror import text_marks
from pmdesk.method.language.rules import KINDS, PLACES, Rules

FOLDER = Path(__file__).parent / "labelled"
HELD_OUT = Path(__file__).parent / "held_out"
UNSEEN = Path(__file__).parent / "unseen.tsv"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, where it stands and which kinds a careful reader finds in it."""

    kinds: frozenset[str]
    place: str
    modelled: str
    text: str


@dataclass
class Score:
    """How often a kind was found rightly, wrongly, and not."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    said: list[str] = field(default_factory=list)

    def precision(self, kind: str = "") -> float:
        return _share(self.right, self.wrong, kind)

    def recall(self, kind: str = "") -> float:
        return _share(self.right, self.missed, kind)


def _share(right: Counter[str], other: Counter[str], kind: str) -> float:
    if kind:
        return right[kind] / max(1, right[kind] + other[kind])
    return right.total() / max(1, right.total() + other.total())


def held_out() -> list[Labelled]:
    """Those that the rules learned from later."""
    return [one for path in sorted(HELD_OUT.glob("*.tsv")) for one in sentences_in(path)]


def sentences_in(path: Path) -> Iterator[Labelled]:
    """The sentences of one file."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        kinds, place, modelled, text = line.split("\t")
        named = frozenset(kinds.split(",")) - {"-"}
        yield Labelled(named, place, modelled, text)


def labelled() -> list[Labelled]:
    """All sentences that the rules were made with."""
    return [each for path in sorted(FOLDER.glob("*.tsv")) for each in sentences_in(path)]


def found_in(sentence: Labelled, rules: Rules) -> set[str]:
    """The kinds that the rules find in a sentence; the parking lot is never looked at."""
    if sentence.place == "parked":
        return set()
    place = sentence.place if sentence.place in (*PLACES, "chat") else "prose"
    return {mark.rule.kind for mark in text_marks(sentence.text, rules, place)}


def marked(sentences: list[Labelled], rules: Rules) -> tuple[float, float]:
    """Of the sentences that are marked, the share that has a label; and the other way round.

    By whatever kind: two readers draw the lines between kinds in different places.
    """
    pairs = [(bool(found_in(each, rules)), bool(each.kinds)) for each in sentences]
    both = sum(found and label for found, label in pairs)
    found, labels = (sum(side) for side in zip(*pairs, strict=True))
    return both / max(1, found), both / max(1, labels)


def score(sentences: list[Labelled], rules: Rules) -> Score:
    """Each kind of each sentence against its label."""
    result = Score()
    for sentence in sentences:
        found = found_in(sentence, rules)
        for kind in KINDS:
            if kind in found & sentence.kinds:
                result.right[kind] += 1
            elif kind in found:
                result.wrong[kind] += 1
                result.said.append(f"{kind} found in: {sentence.text}")
            elif kind in sentence.kinds:
                result.missed[kind] += 1
                result.said.append(f"{kind} missed in: {sentence.text}")
    return result
