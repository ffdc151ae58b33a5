"""Which reviews the list shows, and in which order: plain functions of lines."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from pmdesk.store.lines import ReviewLine
from pmdesk.ui.library.standing import Group, group_of, shown_title

Lines = tuple[ReviewLine, ...]


class Order(StrEnum):
    """The orders of the list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    ACTIONS = "actions"


def folded(text: str) -> str:
    """A text as words are compared: without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in parts if not unicodedata.combining(mark))


def found(lines: Iterable[ReviewLine], words: str) -> Lines:
    """The reviews that have every one of the words in title, incident id, service or tag."""
    wanted = folded(words).split()
    return tuple(line for line in lines if all(word in _text(line) for word in wanted))


def _text(line: ReviewLine) -> str:
    words = line.words
    if words is None:
        return folded(shown_title(line))
    return folded(" ".join((words.title, words.incident, *words.services, *words.tags)))


def in_group(lines: Iterable[ReviewLine], group: Group) -> Lines:
    return tuple(line for line in lines if group in (Group.ALL, group_of(line)))


def counts(lines: Iterable[ReviewLine]) -> dict[Group, int]:
    """How many reviews each choice has."""
    kept = tuple(lines)
    by_group = Counter(group_of(line) for line in kept)
    return {group: len(kept) if group is Group.ALL else by_group[group] for group in Group}


def ordered(lines: Iterable[ReviewLine], order: Order) -> Lines:
    """The reviews in an order; equal ones by date, newest first."""
    newest = sorted(lines, key=_when, reverse=True)
    if order is Order.OLDEST:
        return tuple(reversed(newest))
    keys: dict[Order, Callable[[ReviewLine], Any]] = {
        Order.TITLE: lambda line: folded(shown_title(line)),
        Order.ACTIONS: lambda line: (-line.open_actions, -line.overdue),
    }
    return tuple(sorted(newest, key=keys[order]) if order in keys else newest)


def _when(line: ReviewLine) -> tuple[bool, float, float]:
    """A review without a time is a new one: it stands with the newest."""
    at = line.started or line.resolved
    return (at is None, _seconds(at), _seconds(line.updated))


def _seconds(at: datetime | None) -> float:
    return 0.0 if at is None else at.timestamp()
