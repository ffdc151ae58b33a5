"""The method's words for the documents around a meeting, and what those invited can bring."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pmdesk.method.stages import prompts
from pmdesk.method.tables import table, texts
from pmdesk.model.words import Stage


@cache
def preread_words() -> Mapping[str, str]:
    """What the pre-read says, by key."""
    return {key: str(text) for key, text in _preread().items() if isinstance(text, str)}


@cache
def questions_to_bring() -> tuple[str, ...]:
    """The one-to-one questions from before a meeting that somebody can think about alone."""
    spoken = texts(_preread()["spoken"])
    return tuple(p.text for p in prompts(Stage.PREPARE) if p.text not in spoken)


def restricted_title() -> str:
    """What stands for the title of a restricted review in a calendar."""
    return str(table("documents")["calendar"]["restricted"])


def _preread() -> Mapping[str, Any]:
    found: Mapping[str, Any] = table("documents")["preread"]
    return found
