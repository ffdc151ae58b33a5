"""Agendas to choose from: those of the method, and those that a library keeps as its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pmdesk.method.tables import table
from pmdesk.model.agenda import IN_MEETING, read, written
from pmdesk.model.text import LINE_CAP, clean_line
from pmdesk.model.words import Stage

POLICY = "agendas"
"""The key under which a library keeps its own: a list of {"name": …, "agenda": "open 5, …"}."""

LONGEST = 40
"""Characters of a name."""

MOST = 20
"""Agendas of its own that a library keeps."""


@dataclass(frozen=True, slots=True)
class Template:
    """An agenda by name; the minutes of every stage of a meeting, 0 for one that is left out."""

    name: str
    minutes: Mapping[Stage, int]
    explained: str = ""
    own: bool = False

    @property
    def length(self) -> int:
        """All minutes."""
        return sum(self.minutes.values())


@cache
def shipped() -> tuple[Template, ...]:
    """The method's, the shortest first."""
    return tuple(
        Template(row["name"], _whole(row["minutes"]), row["explained"])
        for row in table("agendas")["agenda"]
    )


def own(policies: Mapping[str, Any]) -> tuple[Template, ...]:
    """Those of a library, by name; what cannot be read as an agenda is passed by."""
    kept = policies.get(POLICY)
    found: dict[str, Template] = {}
    for row in kept if isinstance(kept, list) else ():
        name = named(row.get("name")) if isinstance(row, dict) else ""
        text = row.get("agenda") if isinstance(row, dict) else ""
        minutes = read(text) if isinstance(text, str) else {}
        if name and any(minutes.values()):
            found.setdefault(name.casefold(), Template(name, _whole(minutes), own=True))
    return tuple(sorted(found.values(), key=lambda t: t.name.casefold()))[:MOST]


def named(name: object) -> str:
    """A name as it is kept: on one line, not too long; "" for what is no name."""
    line = clean_line(name[:LINE_CAP]) if isinstance(name, str) else ""
    return " ".join(line.split())[:LONGEST].strip()


def kept_with(
    templates: tuple[Template, ...], name: str, minutes: Mapping[Stage, int]
) -> list[dict[str, str]]:
    """What a library keeps with one more agenda; one of the same name gives way to it."""
    return [*kept_without(templates, name), {"name": named(name), "agenda": written(minutes)}]


def kept_without(templates: tuple[Template, ...], name: str) -> list[dict[str, str]]:
    """What a library keeps without the agenda of a name."""
    gone = named(name).casefold()
    return [
        {"name": template.name, "agenda": written(template.minutes)}
        for template in templates
        if template.name.casefold() != gone
    ]


def _whole(minutes: Mapping[Any, int]) -> dict[Stage, int]:
    return {stage: int(minutes.get(stage, 0)) for stage in IN_MEETING}
