"""How an action is worded: the verb it begins with, what it is about, how wide it is."""

import re
from dataclasses import dataclass
from functools import cache

from pmdesk.method.language.prose import prose
from pmdesk.method.phrases import Phrases, kept, listed, words
from pmdesk.method.tables import table, texts

LONGEST = 30
"""Words of an action that one person can oversee."""
_OBJECT = 3
"""So many words behind a verb say of what."""
_LEAD = re.compile(
    r"(?:[\s*_~>#•–-]+|\[[ xX]?\]|\d{1,3}[.)]\s|\[?[A-Z][A-Z0-9]*-\d+\]?[:\s]"
    r"|(?:todo|action|ai)\s?:|(?:please|also|then)\s|[a-z]+ly\s)",
    re.IGNORECASE,
)
"""What may stand before the verb: marks, a box to tick, a ticket, a word of manner."""
_AND = re.compile(r"(?:\band(?:\s+(?:then|also))?|&|;(?:\s*then)?|\bas well as)\s+", re.IGNORECASE)
_OBJECT_BEGINS = re.compile(
    r"\s+(?:the|an?|it|them|this|that|these|those|all|each|every|any|our|its|their|new|one|two|three"
    r"|[\d`“\"\ufffc])",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"[^\W_][\w'’.-]*|\ufffc+")
_MOST_LEADS = 8


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb with which an action begins, "" for none, and what comes behind it.

    `kind` is "bounded", "plain" or "open-ended".
    """

    word: str
    kind: str
    rest: str


@kept
def verb_of(text: str) -> Verb:
    """With what an action begins."""
    begin = _without_lead(text)
    found = [(list_.begins(begin), kind) for kind, list_ in _verbs().items()]
    word, kind = max(found, key=lambda each: len(each[0]))
    return Verb(word.lower(), kind, begin[len(word) :]) if word else Verb("", "", begin)


def _without_lead(text: str) -> str:
    for _ in range(_MOST_LEADS):
        lead = _LEAD.match(text)
        # "Apply" is a verb, though it ends as "quickly" does.
        if lead is None or any(verbs.begins(text) for verbs in _verbs().values()):
            break
        text = text[lead.end() :]
    return text.lstrip()


@cache
def _verbs() -> dict[str, Phrases]:
    verbs = table("actions")["verbs"]
    kinds = {"bounded": "bounded", "open-ended": "open_ended", "plain": "plain"}
    return {kind: Phrases(texts(verbs[key])) for kind, key in kinds.items()}


@cache
def _named(key: str) -> frozenset[str]:
    return frozenset(texts(table("actions")["verbs"][key]))


def is_open_ended(text: str, done_when: str) -> bool:
    """Whether it begins with a verb that never ends, and says no end of its own."""
    verb = verb_of(text)
    if verb.kind != "open-ended":
        return False
    word = " ".join(verb.word.split())
    if word in _named("object") and len(_CONTENT.findall(verb.rest)) >= _OBJECT:
        return False
    says_end = done_when.strip() or any(map(str.isdigit, verb.rest))
    return not (says_end and word in _named("ended"))


def names_object(text: str) -> bool:
    """Whether it says of what, with a word that is more than "it" or "things"."""
    empty = words("actions")["empty_objects"]
    said = _CONTENT.findall(prose(verb_of(text).rest))
    return any(word.lower() not in empty for word in said)


@kept
def second_verb(text: str) -> str:
    """Of two things that it asks for the verb of the second, as "and remove"; "" for one."""
    if verb_of(text).kind != "bounded":
        return ""
    held = prose(text)
    for joint in _AND.finditer(held):
        behind = held[joint.end() :]
        word = _verbs()["bounded"].begins(behind)
        if not word:
            continue
        if word.lower() not in _named("nouns") or _OBJECT_BEGINS.match(behind[len(word) :]):
            return " ".join((joint.group() + word).split())
    return ""


@kept
def wide_word(text: str) -> str:
    """A word such as "every" that takes in more than one can see; "" for none."""
    return listed("actions", "wide").first(prose(text))


@kept
def soon_word(text: str) -> str:
    """What stands in the place of a day, such as "soon"; "" for nothing."""
    return listed("actions", "soon").first(prose(text))
