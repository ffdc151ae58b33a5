"""Reaches into JSON of foreign make without trusting any of its types."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from pmdesk.intake.sources.source import Content

Object = dict[str, Any]
IsOne = Callable[[Object], bool]

_LOOKED_AT = 50
_DEEPEST = 3


def at(value: Any, *path: str) -> Any:
    """What stands below some names; None where any of them is missing."""
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def said(value: Any, *paths: str) -> str:
    """The first text or number that stands at one of some paths such as "user.name", or ""."""
    for path in paths:
        found = at(value, *path.split("."))
        if isinstance(found, str) and found.strip():
            return found
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found) if abs(found) < 10**30 else ""
    return ""


def objects(value: Any) -> list[Object]:
    """The objects of a list; none where it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def names(value: Any, *paths: str) -> str:
    """The names of the objects of a list, as "A, B"."""
    found = [said(item, *paths) for item in objects(value)]
    return ", ".join(name for name in found if name)


def web(value: Any) -> str:
    """An address of the web, or ""."""
    if not isinstance(value, str) or len(value) > 2000 or any(char.isspace() for char in value):
        return ""
    return value if value.startswith(("https://", "http://")) else ""


def pairs(value: Any, most: int = 30) -> str:
    """A flat object as lines "name: value", what is nested left out."""
    if not isinstance(value, dict):
        return ""
    lines = [
        f"{name}: {found}"
        for name, found in islice(value.items(), most)
        if isinstance(found, str | int | float) and str_or_small(found)
    ]
    return "\n".join(lines)


def str_or_small(value: str | int | float) -> bool:
    """Whether a value can be shown: numbers with thousands of digits cannot."""
    return not isinstance(value, int) or abs(value) < 10**30


def unwrapped(content: Content, is_one: IsOne, *wrappers: str) -> Iterator[tuple[int, Any]]:
    """The records of all documents, numbered from 1, out of lists and of what they are wrapped in.

    What is none of the known records comes out as it is, for the reader to name it.
    """
    found = (
        value
        for document in content.documents
        for value in _unwrap(document, is_one, wrappers, 0, None)
    )
    return enumerate(found, start=1)


def _unwrap(
    value: Any, is_one: IsOne, wrappers: tuple[str, ...], depth: int, most: int | None
) -> Iterator[Any]:
    """What is inside; of each list only the first `most`."""
    if isinstance(value, list) and depth < _DEEPEST:
        for item in value if most is None else value[:most]:
            yield from _unwrap(item, is_one, wrappers, depth + 1, most)
        return
    if isinstance(value, dict) and depth < _DEEPEST and not is_one(value):
        inner = [value[name] for name in wrappers if isinstance(value.get(name), list | dict)]
        if inner:
            for item in inner:
                yield from _unwrap(item, is_one, wrappers, depth + 1, most)
            return
    yield value


def has_one(content: Content, is_one: IsOne, *wrappers: str) -> bool:
    """Whether one of the first records is one of a source's."""
    found = (
        value
        for document in content.documents[:_LOOKED_AT]
        for value in _unwrap(document, is_one, wrappers, 0, _LOOKED_AT)
    )
    return any(isinstance(value, dict) and is_one(value) for value in islice(found, _LOOKED_AT))


def shown(value: Any) -> str:
    """A few characters of a record that is not taken, to find it again."""
    if isinstance(value, dict):
        return ", ".join(str(name)[:40] for name in islice(value, 8))
    if isinstance(value, int) and not str_or_small(value):
        return "a very long number"
    return str(value)[:80] if isinstance(value, str | int | float) else type(value).__name__
