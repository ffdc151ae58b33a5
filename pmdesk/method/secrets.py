"""Finds tokens, keys and personal data in a text, and puts a word in their place.

What is looked for is data (resources/method/secrets.toml). Addresses of this computer itself
(127.0.0.1, ::1, 0.0.0.0) and net masks say nothing about anybody and are left; those of an inner
network are found, since they tell how it is built.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pmdesk.method.secret_checks import CHECKS, Check
from pmdesk.method.tables import table, texts

SECRETS, PERSONAL = "secrets", "personal"
"""The two groups of kinds: what opens a door, and what leads to a person."""
_LONG = 16


@dataclass(frozen=True, slots=True)
class SecretKind:
    """What a finding may be: its key, its group, its name for one and many, what replaces it."""

    key: str
    group: str
    one: str
    many: str
    mask: str


@dataclass(frozen=True, slots=True)
class SecretFound:
    """A place in a text: characters `start` to `end`; `excerpt` hides the middle of it."""

    kind: SecretKind
    rule: str
    start: int
    end: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class SecretRule:
    """One row of the table; `yes` and `no` are its examples."""

    name: str
    kind: SecretKind
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    check: Check
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def secret_kinds() -> tuple[SecretKind, ...]:
    """All kinds, secrets first."""
    return tuple(SecretKind(**row) for row in table("secrets")["kind"])


def kinds_of(group: str) -> frozenset[str]:
    """The keys of the kinds of a group; "all" stands for both."""
    return frozenset(kind.key for kind in secret_kinds() if group in (kind.group, "all"))


@cache
def secret_rules() -> tuple[SecretRule, ...]:
    """All rules in the order of their rank."""
    kinds = {kind.key: kind for kind in secret_kinds()}
    return tuple(
        SecretRule(
            row["name"],
            kinds[row["kind"]],
            re.compile(row["pattern"]),
            texts(row["needs"]),
            CHECKS[row.get("check", "")],
            texts(row["yes"]),
            texts(row["no"]),
        )
        for row in table("secrets")["rule"]
    )


def find_secrets(text: str) -> tuple[SecretFound, ...]:
    """What is in a text, from left to right, no two places over each other."""
    found: list[SecretFound] = []
    taken = bytearray(len(text))
    for rule in _likely(text) if text else ():
        for start, end in _places(rule, text):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                hidden = _hidden(text[start:end])
                found.append(SecretFound(rule.kind, rule.name, start, end, hidden))
    return tuple(sorted(found, key=lambda one: one.start))


def _likely(text: str) -> Iterator[SecretRule]:
    """The rules of which a word is in the text: most texts have none, and looking is cheap."""
    lower = text.lower()
    for rule in secret_rules():
        for word in rule.needs:
            if word in lower:
                yield rule
                break


def _places(rule: SecretRule, text: str) -> Iterable[tuple[int, int]]:
    for match in rule.pattern.finditer(text):
        named = [name for name, value in match.groupdict().items() if value is not None]
        start, end = match.span(named[0] if named else 0)
        if rule.check(text[start:end], match):
            yield start, end


def _hidden(value: str) -> str:
    """The two ends of a value: enough to know it again, too little to use it."""
    ends = 4 if len(value) >= _LONG else 1
    return f"{value[:ends]}…{value[-min(ends, 2) :]}"


def mask_secrets(text: str, kinds: Collection[str]) -> str:
    """The text with a word such as ‹token› in the place of what is of these kinds."""
    return mask_where(text, lambda one, _: one.kind.key in kinds)


def mask_where(text: str, hides: Callable[[SecretFound, str], bool]) -> str:
    """The text with such a word for each finding, given with its value, that is to be hidden."""
    parts: list[str] = []
    done = 0
    for one in find_secrets(text):
        if hides(one, text[one.start : one.end]):
            parts += (text[done : one.start], one.kind.mask)
            done = one.end
    return "".join((*parts, text[done:])) if parts else text


def secrets_said(found: Iterable[SecretKind]) -> str:
    """How many of each, in words: "3 secrets, 2 mail addresses"; "" for none."""
    names = {kind.one: kind.many for kind in secret_kinds()}
    count = Counter(kind.one for kind in found)
    said = (
        f"{count[one]} {one if count[one] == 1 else many}"
        for one, many in names.items()
        if count[one]
    )
    return ", ".join(said)
