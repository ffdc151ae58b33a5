"""The categories of contributing factors, what is asked of each, and the kinds of actions."""

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
def alone_question(*, of_all: bool = False) -> str:
    """What is asked of a factor, or of all of them, because none is the cause by itself."""
    return str(table("categories")["alone"]["of_all" if of_all else "question"])


@cache
def alone_answers() -> tuple[str, ...]:
    """The answers to that, as they are stored; the first says that it would have been."""
    return texts(table("categories")["alone"]["answers"])


def prevents_alone(answer: str) -> bool:
    """Whether an answer says that it would have been prevented."""
    return answer.strip().casefold() == alone_answers()[0].casefold()


@cache
def action_kinds() -> tuple[ActionGuide, ...]:
    """The kinds of actions in the order in which actions are listed."""
    return tuple(
        ActionGuide(ActionKind(row["key"]), row["name"], row["short"], row["sentence"])
        for row in table("actions")["kind"]
    )
