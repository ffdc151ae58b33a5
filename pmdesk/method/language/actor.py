"""Who does what a verb says: a person, people to whom it happened, a thing, or nobody named.

No grammar of English stands here, only as much of one as keeps machines from being blamed: the
noun phrase before a verb, past adverbs, auxiliaries, what follows a preposition, and insertions.
"""

from enum import StrEnum

from pmdesk.method.language.lexicon import Lexicon
from pmdesk.method.language.prose import HELD
from pmdesk.method.language.tokens import Sentence

_STOPS = frozenset('.,;:!?()[]{}|—–-…*_"“”/#→=><&~^%')
_AND = frozenset(("and", "or", "but", "then", "yet", "nor"))
_WHO, _WHICH = frozenset(("who", "whom")), frozenset(("that", "which"))
_OPENS = frozenset(("because", "since", "that", "which", "when", "while", "although", "whether"))
"""Words behind which a clause begins."""
_MORE = frozenset(("again", "more"))
"""With these "once" joins nothing."""
_FAR = 40
"""Words that are looked at before a verb, at most."""
_IN_PHRASE = 7
"""Words of a phrase, at most."""
_IN_RELATIVE = 12
"""Words of a clause with "who", at most."""
_TIMES = 6
"""Prepositions that are stepped over in one phrase, at most."""


class Actor(StrEnum):
    """Who does something."""

    PERSON = "person"
    AFFECTED = "affected"
    THING = "thing"
    NOBODY = "nobody"


class Reader:
    """One sentence with the questions that rules ask of it.

    `known` are words, in small letters, of the names and aliases of the people of a review.
    """

    def __init__(self, sentence: Sentence, lexicon: Lexicon, known: frozenset[str]) -> None:
        self.sentence, self.lexicon, self.known = sentence, lexicon, known
        self.words = sentence.words
        self.all = frozenset(sentence.words)

    def subject(self, verb: int) -> Actor:
        """Who does what the verb at an index says; its auxiliaries and adverbs count to it."""
        return self._before(verb - 1, max(0, verb - _FAR))

    def _before(self, at: int, least: int) -> Actor:
        """The subject of whatever begins after `at`."""
        at = self._past_helpers(at, least)
        if at < least:
            return Actor.NOBODY
        word = self.words[at]
        if word in _AND:
            return self.doer(at)
        if word in _WHO or (word in _WHICH and at > least and not self._ends_clause(at - 1)):
            return self._antecedent(at, least)
        if word == ",":
            return self._past_insertion(at, least)
        if self._ends_clause(at):
            return Actor.NOBODY
        return self._phrase(at, least)

    def _past_helpers(self, at: int, least: int) -> int:
        lex, words = self.lexicon, self.words
        while at >= least and (words[at] in lex["auxiliaries"] or lex.is_adverb(words[at])):
            # "of" helps a verb only in "should of"; elsewhere it holds a phrase together.
            if words[at] == "of" and (at == least or words[at - 1] not in lex["auxiliaries"]):
                break
            if self._is_actor(at) or self._begins_clause(at):
                break
            at -= 1
        return at

    def _begins_clause(self, at: int) -> bool:
        """Whether "since" and its like join clauses here, rather than stand inside a verb."""
        word, lex = self.words[at], self.lexicon
        if word not in lex["conjunctions"] or at + 1 >= len(self.words):
            return False
        behind = self.words[at + 1]
        if behind in _MORE:
            return False
        return behind not in lex["auxiliaries"] and not lex.is_participle(behind)

    def _phrase(self, at: int, least: int) -> Actor:
        """The noun phrase that ends at a word: its head, and what a share of people is."""
        lex, words = self.lexicon, self.words
        inner = Actor.THING
        for turn in range(_TIMES):
            while at > least and words[at] in lex["after_noun"] and not self._is_actor(at):
                at -= 1
            if at < least:
                return Actor.NOBODY
            head = self.kind(at)
            if words[at] in lex["shares"] and turn:
                return inner
            begin = self._begin_of_phrase(at, least)
            if (
                begin > least
                and words[begin - 1] in lex["prepositions"]
                and words[begin - 1] != "than"
            ):
                inner, at = head, begin - 2
                if at >= least and words[at] in _WHO | _WHICH:
                    return self._antecedent(at, least)
                if at < least or self._ends_clause(at) or words[at] in lex["conjunctions"]:
                    return Actor.NOBODY if at < least else self._before(at, least)
                continue
            return self._past_relative(begin, least) or head if head is Actor.THING else head
        return Actor.THING

    def _past_relative(self, begin: int, least: int) -> Actor | None:
        """Whom a clause with "who" is about that ends with a thing: the engineer who wrote it."""
        for at in range(begin - 1, max(least, begin - _IN_RELATIVE) - 1, -1):
            if self.words[at] in _WHO:
                return self._antecedent(at, least)
            if self._ends_clause(at):
                return None
        return None

    def _begin_of_phrase(self, at: int, least: int) -> int:
        """Where the noun phrase that ends at a word begins."""
        lex, words = self.lexicon, self.words
        if self._is_pronoun(at):
            return at
        while at > least:
            word = words[at]
            if word in lex["determiners"]:
                return at
            before = words[at - 1]
            if before in lex["prepositions"] or before in lex["conjunctions"] or before in _STOPS:
                return at
            if before in lex["auxiliaries"] or before in _WHO or self._is_pronoun(at - 1):
                return at
            at -= 1
        return at

    def _ends_clause(self, at: int) -> bool:
        word = self.words[at]
        return word in _STOPS or word in self.lexicon["conjunctions"]

    def doer(self, at: int) -> Actor:
        """Who is the subject of the clause that goes over a word."""
        least, begin = max(0, at - _FAR), at
        while begin > least and not (
            self.words[begin - 1] in ".;:!?(—–" or self.words[begin - 1] in _OPENS
        ):
            begin -= 1
        return self.first(begin, at)

    def relative(self, at: int) -> Actor:
        """Whom the clause with "who" is about that goes over a word."""
        for index in range(at - 1, max(0, at - _IN_RELATIVE) - 1, -1):
            if self.words[index] in _WHO:
                return self._antecedent(index, max(0, index - _FAR))
            if self.words[index] in _STOPS:
                break
        return Actor.THING

    def one(self, verb: int) -> bool:
        """Whether the subject of a verb is one person: a name, a role, "he"."""
        at = self._past_helpers(verb - 1, 0)
        if at > 0 and self.words[at] == ",":
            at = self._opening_comma(at, 0) - 1
        if at < 0 or any(self.words[at] in self.lexicon[name] for name in ("team_words", "firms")):
            return False
        if self._is_pronoun(at):
            return self.words[at] in ("he", "she")
        word = self.words[at]
        return self.is_name(at) or word in self.known or self.lexicon.is_person_noun(word)

    def first(self, begin: int, end: int) -> Actor:
        """The first actor in a stretch: a head before anything that ends its phrase."""
        lex = self.lexicon
        while begin < end and (self._ends_clause(begin) or lex.is_adverb(self.words[begin])):
            begin += 1
        for index in range(begin, min(end, begin + _IN_PHRASE)):
            word = self.words[index]
            if word == "of" and self.words[index - 1] in lex["shares"]:
                continue
            if word in _STOPS or word in lex["prepositions"] or word in lex["auxiliaries"]:
                return Actor.THING
            if (kind := self.kind(index)) is not Actor.THING and not self.goes_on(index):
                return kind
        return Actor.THING

    def _antecedent(self, at: int, least: int) -> Actor:
        """Whom "who" or "that" stands for."""
        is_who, before = self.words[at] in _WHO, at - 1
        if before >= least and self.words[before] == ",":
            before -= 1
        if before < least or self._ends_clause(before):
            return Actor.PERSON if is_who else Actor.THING
        kind = self._phrase(before, least)
        if is_who and kind is not Actor.AFFECTED:
            return Actor.PERSON
        return kind

    def _past_insertion(self, at: int, least: int) -> Actor:
        """After a comma: what stands before the insertion that the comma closes."""
        opens = self._opening_comma(at, least)
        if opens < least or self.words[opens] != ",":
            # No insertion: "After the deploy, …" has nobody before the verb, a list goes on.
            first = self.words[least:at][:1]
            if first and first[0] in self.lexicon["prepositions"] | self.lexicon["conjunctions"]:
                return Actor.NOBODY
            return self.first(least, at)
        return self._phrase(opens - 1, least) if opens > least else Actor.NOBODY

    def _opening_comma(self, at: int, least: int) -> int:
        """The comma behind which an insertion begins; that of "who" before any nearer one."""
        opens, found = at - 1, -1
        while opens >= least and self.words[opens] not in ";:.!?()":
            if self.words[opens] == ",":
                found = opens if found < 0 else found
                behind = self.words[opens + 1 : opens + 3]
                if any(word in _WHO or word in ("which", "whose") for word in behind):
                    return opens
            opens -= 1
        return found if found >= 0 else opens

    # Words

    def is_stop(self, at: int) -> bool:
        """Whether no phrase goes over a sign."""
        return self.words[at] in _STOPS

    def kind(self, at: int) -> Actor:
        """What a word names."""
        word, raw, lex = self.words[at], self.sentence.raw[at], self.lexicon
        if self._is_pronoun(at):
            return self._they(at) if word == "they" else Actor.PERSON
        if raw == "PR" and at and self.words[at - 1] in lex["determiners"]:
            return Actor.THING
        if raw[0].isupper() and (raw in lex.teams or raw in lex.names):
            return Actor.PERSON
        if word in self.known:
            return Actor.PERSON
        if word in lex["of_customers"] and at and lex.is_affected(self.words[at - 1]):
            return Actor.PERSON
        if lex.is_affected(word):
            return Actor.THING if self._in_name_of_team(at) else Actor.AFFECTED
        if lex.is_person_noun(word) or word in lex["team_words"]:
            return Actor.PERSON
        if at and self.words[at - 1] in ("team", "squad") and raw[0].isupper():
            return Actor.PERSON
        if at and self.words[at - 1] == "@":
            return Actor.PERSON
        return Actor.THING

    def goes_on(self, at: int) -> bool:
        """Whether a word is only the first part of what something is called: "support ticket"."""
        behind = self.words[at + 1] if at + 1 < len(self.words) else ""
        return behind in self.lexicon["held"] and not self._is_pronoun(at)

    def is_name(self, at: int) -> bool:
        """Whether a word is a given name."""
        return self.sentence.raw[at] in self.lexicon.names

    def _in_name_of_team(self, at: int) -> bool:
        """Whether a word about customers begins the name of a team: customer success."""
        return at + 1 < len(self.words) and self.words[at + 1] in self.lexicon["of_customers"]

    def _is_actor(self, at: int) -> bool:
        return self.kind(at) is not Actor.THING

    def _is_pronoun(self, at: int) -> bool:
        return self.words[at] in self.lexicon["pronouns"]

    def _they(self, at: int) -> Actor:
        """Whom "they" stands for: the last plural before it."""
        for index in range(at - 1, max(-1, at - _FAR), -1):
            word = self.words[index]
            if (kind := self.kind(index)) is not Actor.THING and word != "they":
                return kind
            if word.endswith("s") and len(word) > 3 and word not in ("this", "was", "its", "has"):
                return Actor.THING
        return Actor.PERSON

    def is_held(self, at: int) -> bool:
        """Whether a word stands in the place of something that is left alone."""
        return self.sentence.raw[at].startswith(HELD)
