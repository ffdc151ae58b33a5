"""The categories of contributing factors and the kinds of action items."""

from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table, texts
from pmdesk.model.words import ActionKind


@dataclass(frozen=True, slots=True)
class Category:
    """One category, the question to ask for it (`ask` in short), examples, and labels within it."""

    key: str
    name: str
    question: str
    ask: str
    examples: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionGuide:
    """One kind of action: its name, a short form for narrow places, and what it does."""

    kind: ActionKind
    name: str
    short: str
    sentence: str


@cache
def categories() -> tuple[Category, ...]:
    """The categories in the order of columns and reports."""
    return tuple(
        Category(
            row["key"],
            row["name"],
            row["question"],
            row["ask"],
            texts(row["examples"]),
            texts(row["labels"]),
        )
        for row in table("categories")["category"]
    )


@cache
def category(key: str) -> Category | None:
    """The category of a key, or None where the list has no such one."""
    return next((category for category in categories() if category.key == key), None)


@cache
def action_kinds() -> tuple[ActionGuide, ...]:
    """The kinds of actions in the order in which actions are listed."""
    return tuple(
        ActionGuide(ActionKind(row["key"]), row["name"], row["short"], row["sentence"])
        for row in table("actions")["kind"]
    )
