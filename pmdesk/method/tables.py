"""Reads the tables of the method that ship under resources/method."""

import tomllib
from functools import cache
from typing import Any

from pmdesk.resources import resource_text


@cache
def table(name: str) -> dict[str, Any]:
    """The content of resources/method/NAME.toml; a missing or broken one is a fault of ours."""
    return tomllib.loads(resource_text(f"method/{name}.toml"))


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts of a table."""
    return tuple(str(text) for text in value)
