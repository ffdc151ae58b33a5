"""One rule of the language mirror, as a rule file says it."""

from dataclasses import dataclass, field

from pmdesk.method.language.actor import Actor, Reader
from pmdesk.method.language.pattern import Match, Pattern, begins_clause

ANYBODY, PERSON, PEOPLE, PEOPLE_OR_PASSIVE, PASSIVE, NOT_THING, DOER, ONE = (
    "anybody", "person", "people", "people or passive", "passive", "not a thing", "doer", "one",
)  # fmt: skip
WHO = (ANYBODY, PERSON, PEOPLE, PEOPLE_OR_PASSIVE, PASSIVE, NOT_THING, DOER, ONE)
"""Who must be the subject.

`person`: somebody who can be judged; `people`: the same, or nobody named in a note; `people or
passive`: also a passive of something that only people do; `passive`: only that; `not a thing`:
also where no subject is found; `doer`: somebody is the subject of the clause in which it stands;
`one`: a person by name or by role, not "we", not a team.
"""

NEAR = 25
"""Words before and behind a match in which its guards are looked for."""

_OF_MACHINES = frozenset(("automatically", "automatic", "auto"))
_JUST_BEFORE = 4
"""Words before a match in which one of a machine stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is looked for, whom it is about, and what to say of it.

    `rewrite` takes the place of the words that were found ("" takes them out, None: there is no
    rewrite), `append` comes behind the sentence; in both "…" is for the writer to fill. `places`
    are where alone it is looked for, `not_places` where it is not; see `PLACES`.
    """

    id: str
    kind: str
    patterns: tuple[Pattern, ...]
    who: str = ANYBODY
    message: str
    suggestion: str
    ask: str = ""
    rewrite: str | None = None
    append: str = ""
    before: str = ""
    after: str = ""
    unless_before: tuple[Pattern, ...] = ()
    unless_after: tuple[Pattern, ...] = ()
    unless_with: tuple[Pattern, ...] = ()
    only_with: tuple[Pattern, ...] = ()
    places: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    yields: bool = False
    """Whether it gives way where a rule of another kind marks the same words."""
    own: bool = field(default=False, compare=False)
    """Whether it comes from an organisation."""

    def stands_in(self, place: str) -> bool:
        """Whether it is looked for at a place."""
        if self.places:
            return place in self.places
        return place not in self.not_places

    def match(self, reader: Reader, at: int, pattern: Pattern) -> Match | None:
        """What one of its patterns finds at an index, where it is about whom it is to be."""
        found = pattern.match(reader, at)
        if found is None or not self._is_about(reader, found, pattern):
            return None
        if any(guard.match(reader, found.end) for guard in self.unless_after):
            return None
        if any(_ends_at(guard, reader, found.begin) for guard in self.unless_before):
            return None
        if any(_near(guard, reader, found) for guard in self.unless_with):
            return None
        if self.only_with and not any(_near(guard, reader, found) for guard in self.only_with):
            return None
        return found

    def _is_about(self, reader: Reader, found: Match, pattern: Pattern) -> bool:
        if self.who == ANYBODY or pattern.has_who:
            return True
        passive = _passive(reader, found)
        if self.who in (PEOPLE_OR_PASSIVE, PASSIVE) and passive >= 0:
            return _hides_people(reader, passive)
        if self.who == PASSIVE or _by_itself(reader, found):
            return False
        if self.who == DOER:
            return Actor.PERSON in (reader.doer(found.begin), reader.relative(found.begin))
        subject = reader.subject(found.begin)
        if self.who == ONE:
            return subject is Actor.PERSON and reader.one(found.begin)
        if subject is Actor.NOBODY:
            return self.who == NOT_THING or (
                self.who != PERSON and begins_clause(reader, found.begin)
            )
        return subject is Actor.PERSON


def _by_itself(reader: Reader, found: Match) -> bool:
    """Whether a word just before says that a machine does it."""
    before = reader.words[max(0, found.begin - _JUST_BEFORE) : found.end]
    return not _OF_MACHINES.isdisjoint(before)


def _passive(reader: Reader, found: Match) -> int:
    """The index of the participle of a passive, -1 for none."""
    lex, at = reader.lexicon, found.done if found.done >= 0 else found.end - 1
    if not lex.is_participle(reader.words[at]):
        return -1
    if reader.words[at] not in ("been", "being", "be"):
        before = at - 1
        while before > 0 and (
            lex.is_adverb(reader.words[before]) or reader.words[before] in lex["not"]
        ):
            before -= 1
        return at if before >= 0 and reader.words[before] in lex["be"] else -1
    at += 1
    while at < len(reader.words) and lex.is_adverb(reader.words[at]):
        at += 1
    return at if at < len(reader.words) and lex.is_participle(reader.words[at]) else -1


def _hides_people(reader: Reader, at: int) -> bool:
    """Whether only people can have done it, and no machine is said to."""
    if reader.words[at] not in reader.lexicon["acts"] or reader.words[at - 1] in _OF_MACHINES:
        return False
    by = next(
        (i for i in range(at + 1, min(at + 6, len(reader.words))) if reader.words[i] == "by"), -1
    )
    if by < 0:
        return True
    nearest = next(
        (reader.kind(i) for i in range(by + 1, min(by + 6, len(reader.words)))
         if reader.kind(i) is not Actor.THING), None
    )  # fmt: skip
    gerund = by + 1 < len(reader.words) and reader.words[by + 1].endswith("ing")
    return gerund or nearest is Actor.PERSON


def _ends_at(guard: Pattern, reader: Reader, at: int) -> bool:
    """Whether a guard fits just before an index."""
    if not guard.can_stand(reader.all):
        return False
    for begin in range(max(0, at - 6), at):
        found = guard.match(reader, begin)
        if found is not None and found.end == at:
            return True
    return False


def _near(guard: Pattern, reader: Reader, found: Match) -> bool:
    """Whether a guard fits in the words around a match."""
    if not guard.can_stand(reader.all):
        return False
    around = range(max(0, found.begin - NEAR), min(len(reader.words), found.end + NEAR))
    return any(guard.match(reader, at) is not None for at in around)
