"""What a row that comes from elsewhere may hold: texts, ids and numbers as we would write them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from pmdesk.model.text import TEXT_CAP, has_controls

ID_CAP = 80
YEARS = range(1900, 2200)
"""As in imports: the days beside them have to be ones of the calendar, too."""
ROWS_CAP = 20_000
"""Rows of one noun in one review."""


def beyond(values: Iterable[tuple[str, Any]]) -> str:
    """What of the named values is not as we would write it, in a few words; "" where all is."""
    for name, value in values:
        if type(value) is str:
            if name == "id" and not 0 < len(value) <= ID_CAP:
                return f"an id of {len(value)} characters"
            if len(value) > TEXT_CAP:
                return f"field {name!r} is over its cap"
            if not value.isprintable() and has_controls(value):
                return f"field {name!r} holds control characters"
        elif type(value) is int and not -(2**62) < value < 2**62:
            return f"field {name!r} is out of range"
        elif isinstance(value, date) and value.year not in YEARS:
            return f"field {name!r} is of a year of no incident"
        elif type(value) is tuple and (found := beyond((name, word) for word in value)):
            return found
    return ""
