"""Finds what the rules look for in a text, with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pmdesk.method.language.actor import Reader
from pmdesk.method.language.pattern import Match, Pattern, past_adverbs
from pmdesk.method.language.prose import paragraphs, prose
from pmdesk.method.language.rule import Rule
from pmdesk.method.language.rules import Begun, Rules
from pmdesk.method.language.tokens import Sentence, sentences

MOST = 200
"""Marks of one paragraph, at most: whoever has more of them does not need each of them."""
MOST_SENTENCES = 1_000
"""Sentences of one paragraph with a word to look at, at most: no prose has as many."""
NOWHERE = "chat"
Index = Mapping[str, Begun]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a rule found something: from `start` to `end`, in the sentence `first` to `last`.

    `rewrite` is what can stand in its place, None where the writer has to find it.
    """

    rule: Rule
    start: int
    end: int
    first: int
    last: int
    rewrite: str | None = None

    def moved(self, by: int) -> "Mark":
        """The same words further on in a text."""
        if not by:
            return self
        start, end, first, last = self.start + by, self.end + by, self.first + by, self.last + by
        return Mark(self.rule, start, end, first, last, self.rewrite)


def marks(
    text: str, rules: Rules, place: str = "prose", known: frozenset[str] = frozenset()
) -> tuple[Mark, ...]:
    """What is found in one paragraph, in its order; `known` are words of people's names."""
    if place == NOWHERE:
        return ()
    found: list[Mark] = []
    index, there = rules.index, rules.at(place)
    for sentence in islice(sentences(prose(text), index.keys()), MOST_SENTENCES):
        reader = Reader(sentence, rules.lexicon, known)
        found += _apart(_marks(reader, index, there))
        if len(found) >= MOST:
            return tuple(found[:MOST])
    return tuple(found)


def text_marks(
    text: str, rules: Rules, place: str = "prose", known: frozenset[str] = frozenset()
) -> Iterator[Mark]:
    """What is found in a whole Markdown text, in its order."""
    for at, paragraph in paragraphs(text):
        for mark in marks(paragraph, rules, place, known):
            yield mark.moved(at)


def _marks(reader: Reader, index: Index, there: frozenset[str]) -> Iterator[Mark]:
    sentence, count = reader.sentence, 0
    for at in range(len(sentence)):
        for rule, pattern in _begun(reader, index, at):
            found = rule.match(reader, at, pattern) if rule.id in there else None
            if found is not None:
                yield _mark(rule, sentence, found)
                count += 1
        if count > MOST:
            return


def _begun(reader: Reader, index: Index, at: int) -> Iterator[tuple[Rule, Pattern]]:
    """What can begin at a word, going by the words behind it."""
    words = reader.words
    begun = index.get(words[at])
    if begun is None:
        return
    for entry in begun.with_any:
        if entry[1].can_stand(reader.all):
            yield entry
    if at + 1 >= len(words):
        return
    yield from begun.behind.get(words[at + 1], ())
    past = past_adverbs(reader, at + 1, first=False)
    if past > at + 1 and words[past] != words[at + 1]:
        yield from begun.behind.get(words[past], ())


def _mark(rule: Rule, sentence: Sentence, found: Match) -> Mark:
    start, end = sentence.starts[found.begin], sentence.ends[found.end - 1]
    last = len(sentence) - 1
    while last > found.end - 1 and sentence.words[last] in ".!?…":
        last -= 1
    words = _rewrite(rule, sentence, found)
    return Mark(rule, start, end, sentence.starts[0], sentence.ends[last], words)


def _rewrite(rule: Rule, sentence: Sentence, found: Match) -> str | None:
    """The other wording with the words of this place; a question is put anew by whoever asks."""
    if rule.rewrite is None or found.who >= 0 or sentence.words[-1] == "?":
        return None
    if "{done}" not in rule.rewrite:
        return rule.rewrite
    negative = any(
        word in ("not", "n't", "never") for word in sentence.words[found.begin : found.end]
    )
    done = sentence.raw[found.done]
    return f"had {done}" if negative else rule.rewrite.format(done=done)


def _apart(found: Iterator[Mark]) -> list[Mark]:
    """Of marks of one kind that overlap the longest; words of several kinds have several."""
    kept: list[Mark] = []
    for mark in sorted(found, key=_strength):
        if not any(_same(mark, other) for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: (mark.start, mark.end))


def _strength(mark: Mark) -> tuple[bool, int, int]:
    return (mark.rule.yields, mark.start - mark.end, mark.start)


def _same(one: Mark, other: Mark) -> bool:
    """Whether one of two says it all: of one kind, or one that gives way to others."""
    overlaps = one.start < other.end and other.start < one.end
    return overlaps and (one.rule.kind == other.rule.kind or one.rule.yields or other.rule.yields)
