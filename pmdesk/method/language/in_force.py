"""Which rules hold: the built-in ones, those of a user over them, those of a library over both."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pmdesk.method.language.rules import BadRules, Rules, where, with_own

USERS_FILE = "language.toml"
"""The user's own rule file, in their folder for settings."""
RULES_CAP = 1 << 20
"""Most bytes of a rule file that are read."""
RULES_POLICY = "language-rules"
"""The key under which a library keeps a rule file of its own, as text."""
OFF_POLICY = "language-off"
"""The key under which a library keeps the ids of rules that it has switched off, as a list."""

_ENTRY = re.compile(r"^[ \t]*\[\[", re.MULTILINE)


class Whose(StrEnum):
    """Whose rules cannot be used."""

    USER = "user"
    LIBRARY = "library"


class BadFile(BadRules):
    """Rules that cannot be used, and whose they are."""

    def __init__(self, fault: BadRules, whose: Whose) -> None:
        super().__init__(fault.said, fault.line, fault.column)
        self.whose = whose


def text_of_rules(data: bytes) -> str:
    """The text of a rule file, as editors on any system leave it."""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def in_force(
    base: Rules, user_text: str, policies: Mapping[str, Any]
) -> tuple[Rules, tuple[BadFile, ...]]:
    """The rules that hold and what could not be used: whatever is broken is left out whole.

    `user_text` is the user's rule file, "" for none; `policies` are those of the library, none
    for a text that belongs to no library.
    """
    faults: list[BadFile] = []
    rules = base
    for whose, text in ((Whose.USER, user_text), (Whose.LIBRARY, policies.get(RULES_POLICY, ""))):
        try:
            rules = laid_over(rules, text)
        except BadRules as fault:
            faults.append(BadFile(fault, whose))
    try:
        rules = rules.without(switched_off(policies))
    except BadRules as fault:
        faults.append(BadFile(fault, Whose.LIBRARY))
    return rules, tuple(faults)


def laid_over(rules: Rules, text: object) -> Rules:
    """Rules with a rule file over them, the same for an empty one; raises BadRules with a place."""
    if not isinstance(text, str):
        raise BadRules(f"“{RULES_POLICY}” is to be a text.")
    try:
        return with_own(rules, text) if text.strip() else rules
    except BadRules as fault:
        raise BadRules(fault.said, *_place(fault, text)) from None
    except RecursionError:
        raise BadRules("It is nested too deeply.", 1, 1) from None


def _place(fault: BadRules, text: str) -> tuple[int, int]:
    """Line and column of a fault: of what has none, where a rule without id or the text ends."""
    if fault.line:
        return fault.line, fault.column
    try:
        entries = tomllib.loads(text).get("rule")
    except tomllib.TOMLDecodeError:
        return text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1
    begins = [found.start() for found in _ENTRY.finditer(text)]
    if isinstance(entries, list) and len(entries) == len(begins):
        for entry, begin in zip(entries, begins, strict=True):
            if not entry.get("id") or not isinstance(entry["id"], str):
                return text.count("\n", 0, begin) + 1, 1
    return where(text, "rule")


def switched_off(policies: Mapping[str, Any]) -> frozenset[str]:
    """The ids of rules that a library has switched off; raises BadRules."""
    ids = policies.get(OFF_POLICY, [])
    if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
        raise BadRules(f"“{OFF_POLICY}” is to be a list of ids of rules.")
    return frozenset(ids)
