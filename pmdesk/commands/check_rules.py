"""Which language rules a check goes by, and what it says of a rule file that cannot be used."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pmdesk.commands.access import read_file
from pmdesk.method.check import RULES as STRUCTURE_RULES
from pmdesk.method.language.in_force import (
    RULES_CAP,
    USERS_FILE,
    Whose,
    in_force,
    laid_over,
    switched_off,
    text_of_rules,
)
from pmdesk.method.language.rules import NAMED, BadRules, Rules, built_in
from pmdesk.model.errors import WorldError
from pmdesk.paths import config_folder

_NEAR = 6
"""Names that are offered in the place of an unknown one."""


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The rule files beside the built-in one: the user's, and the one that was named.

    `said` is what kept the user's from being read.
    """

    users: str
    users_path: Path
    named: str
    named_path: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """The rules that hold, the names of all that can be switched off, and those that are.

    `faults` are what is to be said of rule files, `broken` that the named one is of no use.
    """

    rules: Rules
    names: frozenset[str]
    off: frozenset[str]
    faults: tuple[str, ...]
    broken: bool


def own_rules(named: str) -> OwnRules:
    """The texts of the rule files; raises WorldError where the named one cannot be read."""
    path = config_folder() / USERS_FILE
    text = _text(named) if named else ""
    try:
        users = _text(str(path)) if path.exists() else ""
    except WorldError as fault:
        return OwnRules("", path, text, named, (str(fault),))
    return OwnRules(users, path, text, named)


def _text(name: str) -> str:
    return text_of_rules(read_file(name, RULES_CAP))


def held(
    own: OwnRules, policies: Mapping[str, Any], language: str, disabled: Collection[str]
) -> Held:
    """The rules for a text in a language, those nearest to the command over the others."""
    rules, faults = in_force(built_in(language), own.users, policies)
    names = {Whose.USER: str(own.users_path), Whose.LIBRARY: "rules of the library"}
    said = [*own.said, *(_said(names[fault.whose], fault) for fault in faults)]
    broken = False
    try:
        rules = laid_over(rules, own.named)
    except BadRules as fault:
        said.append(_said(own.named_path, fault))
        broken = True
    off = frozenset(disabled) | _off(policies)
    return Held(rules.without(off), _names(rules), off, tuple(said), broken)


def _names(rules: Rules) -> frozenset[str]:
    """Of all rules by which something can be found, also of those that are switched off."""
    language = {rule.id for each in (built_in(), rules) for rule in each.rules}
    return frozenset({*language, NAMED, *STRUCTURE_RULES})


def _off(policies: Mapping[str, Any]) -> frozenset[str]:
    """What the library switches off; where that cannot be read it has been said."""
    try:
        return switched_off(policies)
    except BadRules:
        return frozenset()


def _said(name: str, fault: BadRules) -> str:
    place = f":{fault.line}:{fault.column}" if fault.line else ""
    return f"{name}{place}: {' '.join(fault.said.split())} The other rules go on without this file."


def no_rule(disabled: Sequence[str], rules: Sequence[Held]) -> str:
    """What is to be said of a name to switch off that no rule has; "" where all are known.

    Where a rule file could not be used nobody can tell.
    """
    known = {name for each in rules for name in each.names}
    if any(each.faults for each in rules):
        return ""
    for name in disabled:
        if name not in known:
            near = get_close_matches(name, known, _NEAR) or sorted(known)
            return f"there is no rule “{name}”; there are {', '.join(near)}"
    return ""
