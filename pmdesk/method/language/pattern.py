"""The small language in which rules say what they look for, and how it is matched.

A pattern is words with blanks between: `should|ought <not>? have <done>`.

    word  a|b      this word; one of these
    wait*          every word that begins so (not as the first part)
    <name>         a class of words: not, be, have, done (past participle), act (what only people
                   do), past (a verb in the past), doing (a word in -ing), adverb, who (somebody
                   who can be judged, up to five words), name (of a person), number, word, asked
                   (a question mark), held (code or an address), verb (none of: a stop, a helper,
                   a determiner), or a list of the lexicon
    part?          perhaps
    ..3            up to three words, none of them a stop
    ^  $           at the beginning of a clause (behind "please", "we need to", "Ops to" as well),
                   at the end of the sentence
    ^^             at the beginning of a demand: of the sentence, behind a label, a dash or "we
                   should", or of one that is joined to it ("…, and check why")

Adverbs may stand between all parts: "should really have been". Brackets are not needed: a rule
has as many patterns as it likes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pmdesk.method.language.actor import Actor, Reader
from pmdesk.method.language.lexicon import Lexicon

_PART = re.compile(r"\^{1,2}|\$|\.\.\d+|<[a-z_]+>\??|[^\s<>?^$]+\??")
_DONE = ("done", "act")
_WORDS_OF_SOMEBODY = 5
_BEGIN_ANEW = frozenset(":;–—-*_•→]")
_MARKS = 6
"""Signs and numbers before the first word, at most."""
_SPEAKERS = frozenset(("i", "we", "you", "he", "she", "they"))
Test = Callable[[Reader, int], int]
"""How many words fit at an index: 0 for none."""


class BadPattern(ValueError):
    """A pattern that cannot be read, with the part of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its test, whether it may be missing, the words that it can begin with."""

    test: Test
    optional: bool
    words: frozenset[str] | None
    name: str
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern fits: word indices, and the index of what `<done>` or `<who>` found."""

    begin: int
    end: int
    done: int
    who: int


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern."""

    parts: tuple[Part, ...]
    at_begin: bool
    at_end: bool
    text: str
    demands: bool = False

    @property
    def has_who(self) -> bool:
        return any(part.name == "who" for part in self.parts)

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Words of each of which a sentence must have one, so that a match can be."""
        known = (part.words for part in self.parts if part.words and not part.optional)
        return tuple(sorted(known, key=len))

    def can_stand(self, words: frozenset[str]) -> bool:
        """Whether a sentence of such words can have a match at all."""
        return not any(need.isdisjoint(words) for need in self.needs)

    def followers(self, word: str) -> frozenset[str] | None:
        """The words that can stand behind one with which a match begins; None: any."""
        found: set[str] = set()
        for number, part in enumerate(self.parts):
            if part.words is not None and word in part.words:
                behind = self._behind(number)
                if behind is None:
                    return None
                found |= behind
            if not part.optional:
                break
        return frozenset(found)

    def _behind(self, number: int) -> frozenset[str] | None:
        found: set[str] = set()
        for part in self.parts[number + 1 :]:
            if part.words is None or part.gap:
                return None
            found |= part.words
            if not part.optional:
                return frozenset(found)
        return None

    def beginnings(self) -> frozenset[str]:
        """The words with which a match can begin; raises BadPattern where that can be any."""
        found: set[str] = set()
        for part in self.parts:
            if part.words is None:
                raise BadPattern(f"“{self.text}” begins with what can be any word.")
            found |= part.words
            if not part.optional:
                break
        return frozenset(found)

    def match(self, reader: Reader, at: int) -> Match | None:
        """The match that begins at an index."""
        if self.demands and not begins_demand(reader, at):
            return None
        if self.at_begin and not begins_clause(reader, _before_leads(reader, at)):
            return None
        found = self._from(reader, 0, at, -1, -1, begin=at)
        if found is None or (self.at_end and not ends_sentence(reader, found.end)):
            return None
        return found

    def _from(
        self, reader: Reader, number: int, at: int, done: int, who: int, *, begin: int
    ) -> Match | None:
        if number == len(self.parts):
            return Match(begin, at, done, who)
        part = self.parts[number]
        if part.gap:
            return self._over_gap(reader, number, at, done, who, begin)
        for index in (at, past_adverbs(reader, at, first=not number)):
            size = part.test(reader, index) if 0 <= index < len(reader.words) else 0
            if size:
                new_done = index if part.name in _DONE else done
                new_who = index + size - 1 if part.name == "who" else who
                found = self._from(reader, number + 1, index + size, new_done, new_who, begin=begin)
                if found is not None:
                    return found
        if part.optional:
            return self._from(reader, number + 1, at, done, who, begin=begin)
        return None

    def _over_gap(
        self, reader: Reader, number: int, at: int, done: int, who: int, begin: int
    ) -> Match | None:
        for index in range(at, min(at + self.parts[number].gap, len(reader.words)) + 1):
            found = self._from(reader, number + 1, index, done, who, begin=begin)
            if found is not None:
                return found
            if index >= len(reader.words) or reader.is_stop(index):
                return None
        return None


def begins_clause(reader: Reader, at: int) -> bool:
    """Whether nothing but a stop or a conjunction stands before a word."""
    while at and reader.lexicon.is_adverb(reader.words[at - 1]):
        at -= 1
    return (
        at == 0
        or reader.is_stop(at - 1)
        or reader.words[at - 1][0].isdigit()
        or reader.words[at - 1] in reader.lexicon["conjunctions"]
    )


def _before_leads(reader: Reader, at: int) -> int:
    """Where a demand begins whose verb stands at an index: "please", "we need to", "Ops to"."""
    words, leads = reader.words, reader.lexicon["leads"]
    begin = at
    while begin and (words[begin - 1] in leads or reader.lexicon.is_adverb(words[begin - 1])):
        begin -= 1
    if begin == at or begin == 0:
        return begin
    least = max(0, begin - _WORDS_OF_SOMEBODY)
    for start in range(begin - 1, least - 1, -1):
        if _somebody(reader, start) == begin - start and begins_clause(reader, start):
            return start
    return begin


def begins_demand(reader: Reader, at: int) -> bool:
    """Whether the verb of a demand stands at an index, or what is wished for where it begins."""
    words, lex = reader.words, reader.lexicon
    begin = at
    while begin and (words[begin - 1] in lex["leads"] or lex.is_adverb(words[begin - 1])):
        begin -= 1
    led = any(word in lex["leads"] and word != "to" for word in words[begin:at])
    if "yet" in words[begin:at]:
        return False
    if _is_first(reader, begin):
        # "To keep it short, add …" only says what for.
        return words[begin] != "to" or "," not in words[at:]
    if led and words[begin - 1] == "we":
        return True
    if words[begin - 1] in lex["joins"]:
        ours = not led or "we" in words[:begin]
        return ours and words[begin] != "to" and _is_joined(reader, at)
    if begin == at or not (led or words[begin] == "to"):
        return False
    return any(
        _somebody(reader, start) == begin - start and _is_first(reader, start)
        for start in range(max(0, begin - _WORDS_OF_SOMEBODY), begin)
    )


def _is_first(reader: Reader, at: int) -> bool:
    """Whether only marks stand before a word, or a sign behind which all begins anew."""
    if at and reader.words[at - 1] in _BEGIN_ANEW:
        return True
    return at <= _MARKS and all(
        reader.is_stop(index) or reader.words[index].isdigit() or reader.words[index] == "x"
        for index in range(at)
    )


def _is_joined(reader: Reader, at: int) -> bool:
    """Whether what "and" or a comma joins is another demand rather than another noun."""
    words, lex = reader.words, reader.lexicon
    if words[at] in lex["qualities"]:
        return False
    return words[at] not in lex["also_nouns"] or _has_object(reader, at + 1)


def _has_object(reader: Reader, at: int) -> bool:
    return at < len(reader.words) and any(
        reader.words[at] in reader.lexicon[name] for name in ("determiners", "prepositions")
    )


def ends_sentence(reader: Reader, at: int) -> bool:
    """Whether nothing but signs comes from an index on."""
    return all(word in ".!?…)" for word in reader.words[at:])


def past_adverbs(reader: Reader, at: int, *, first: bool) -> int:
    """The index behind adverbs that begin at an index; -1 where none does."""
    words, is_adverb = reader.words, reader.lexicon.is_adverb
    if first or at >= len(words) or not is_adverb(words[at]):
        return -1
    last = min(at + 3, len(words) - 1)
    while at < last and is_adverb(words[at]):
        at += 1
    return at


def compiled(text: str, lexicon: Lexicon) -> Pattern:
    """A pattern from its text; raises BadPattern for one that cannot be read."""
    names = _PART.findall(text)
    if "".join(names) != "".join(text.split()) or not names:
        raise BadPattern(f"“{text}” is no pattern.")
    demands, ends = names[0] == "^^", names[-1] == "$"
    begins = names[0] == "^"
    inner = names[begins or demands : len(names) - ends]
    if not inner or not {"^", "^^", "$"}.isdisjoint(inner):
        raise BadPattern(f"“{text}” is no pattern.")
    return Pattern(tuple(_part(name, lexicon) for name in inner), begins, ends, text, demands)


def _part(name: str, lexicon: Lexicon) -> Part:
    optional = name.endswith("?")
    name = name.removesuffix("?")
    if name.startswith(".."):
        if not re.fullmatch(r"[0-9]{1,2}", name[2:]):
            raise BadPattern(f"“{name}” says no number of words up to 99.")
        return Part(_never, optional=False, words=frozenset(), name="", gap=int(name[2:]))
    if name.startswith("<"):
        return _class(name[1:-1], optional, lexicon)
    words = [word.lower() for word in name.split("|")]
    fixed = frozenset(word for word in words if not word.endswith("*"))
    starts = tuple(word[:-1] for word in words if word.endswith("*"))
    if any(len(start) < 2 for start in starts) or "" in fixed:
        raise BadPattern(f"“{name}” is no part of a pattern.")
    if not starts:
        return Part(_one_of(fixed), optional, fixed, "")
    return Part(_starting(fixed, starts), optional, None, "")


def _class(name: str, optional: bool, lexicon: Lexicon) -> Part:
    tests: dict[str, Callable[[Reader, int], int]] = {
        "done": lambda reader, at: int(lexicon.is_participle(reader.words[at])),
        "adverb": lambda reader, at: int(lexicon.is_adverb(reader.words[at])),
        "past": lambda reader, at: int(lexicon.is_past(reader.words[at])),
        "doing": lambda reader, at: int(reader.words[at].endswith("ing")),
        "name": lambda reader, at: int(reader.is_name(at)),
        "number": lambda reader, at: int(reader.words[at][0].isdigit()),
        "word": lambda reader, at: int(not reader.is_stop(at)),
        "held": lambda reader, at: int(reader.is_held(at)),
        "verb": _is_verb,
        "who": _somebody,
    }
    if name in tests:
        return Part(tests[name], optional, None, name)
    if name == "asked":
        return Part(_one_of(frozenset("?")), optional, frozenset("?"), name)
    key = {"act": "acts"}.get(name, name)
    if key not in lexicon.classes:
        raise BadPattern(f"There is no <{name}>.")
    return Part(_one_of(lexicon[key]), optional, lexicon[key], "act" if key == "acts" else name)


def _one_of(words: frozenset[str]) -> Test:
    return lambda reader, at: int(reader.words[at] in words)


def _starting(fixed: frozenset[str], starts: tuple[str, ...]) -> Test:
    return lambda reader, at: int(reader.words[at] in fixed or reader.words[at].startswith(starts))


def _never(reader: Reader, at: int) -> int:
    return 0


def _is_verb(reader: Reader, at: int) -> int:
    word, lex = reader.words[at], reader.lexicon
    if reader.is_stop(at) or not word[0].isalpha():
        return 0
    return int(
        not any(word in lex[name] for name in ("auxiliaries", "determiners", "prepositions"))
    )


def _somebody(reader: Reader, at: int) -> int:
    """The words of a phrase whose head is somebody who can be judged; 0 where there is none."""
    found = 0
    for index in range(at, min(at + _WORDS_OF_SOMEBODY, len(reader.words))):
        word = reader.words[index]
        if (
            reader.is_stop(index)
            or word in ("who", "whom")
            or word in reader.lexicon["auxiliaries"]
        ):
            break
        if word in reader.lexicon["prepositions"] and not found:
            if word != "of" and word != "in" and word != "from" and word != "on":
                break
            continue
        if index > at and _speaks_anew(reader, index):
            # It begins a phrase of their own: "should focus on what we know".
            break
        kind = reader.kind(index)
        if kind is Actor.PERSON and not reader.goes_on(index):
            found = index + 1 - at
            if word in reader.lexicon["pronouns"]:
                break
        elif kind is Actor.AFFECTED:
            return 0
        elif found:
            break
    return found


def _speaks_anew(reader: Reader, at: int) -> bool:
    return reader.words[at] in _SPEAKERS and not reader.lexicon.is_adverb(reader.words[at - 1])
