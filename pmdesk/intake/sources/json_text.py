"""JSON as other tools write it: one document, JSON lines, or several pages one after the other."""

import json
import re
from typing import Any

from pmdesk.model.errors import WorldError

_LIKE_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*(?:\{\s*["}]|["\[\]]))')
_SURELY = re.compile(r'\s*(?:\[\s*)?\{\s*"')
_BETWEEN = re.compile(r"[\s,\x1e]*")
_ASK = "Ask the tool for the export again, or take a part of it."


def documents_of(text: str) -> tuple[Any, ...] | None:
    """The JSON values of a text; None where it is none ("[14:05] alert", "[] to do").

    Raises WorldError with the place where it breaks. Numbers that are none (NaN) are None; of a
    name that stands twice the last value counts.
    """
    if not _LIKE_JSON.match(text[:4096]):
        return None
    try:
        return _whole(text)
    except RecursionError:
        raise WorldError("This JSON is nested too deeply to be read.", _ASK) from None
    except json.JSONDecodeError as fault:
        if not _SURELY.match(text[:4096]):
            return None
        raise WorldError(
            f"This JSON is broken in line {fault.lineno}, column {fault.colno}.", _ASK
        ) from None


def _whole(text: str) -> tuple[Any, ...]:
    try:
        return _documents(text, _decoder())
    except json.JSONDecodeError:
        raise
    except ValueError:
        # A number of more than 4300 digits; to look at each number is slow, so only now.
        return _documents(text, _decoder(parse_int=_int))


def _decoder(**hooks: Any) -> json.JSONDecoder:
    return json.JSONDecoder(parse_constant=lambda _: None, strict=False, **hooks)


def _int(text: str) -> int | None:
    return int(text) if len(text) < 40 else None


def _documents(text: str, decoder: json.JSONDecoder) -> tuple[Any, ...]:
    found = []
    place = _skip(text, 0)
    while place < len(text):
        value, place = decoder.raw_decode(text, place)
        found.append(value)
        place = _skip(text, place)
    return tuple(found)


def _skip(text: str, place: int) -> int:
    match = _BETWEEN.match(text, place)
    return match.end() if match else place


def has_more(documents: tuple[Any, ...]) -> bool:
    """Whether an export says itself that further pages follow its last one."""
    last = documents[-1] if documents else None
    if not isinstance(last, dict):
        return False
    paging = last.get("paging")
    following = paging.get("next") if isinstance(paging, dict) else None
    return bool(
        last.get("more") is True
        or last.get("has_more") is True
        or following
        or last.get("@odata.nextLink")
        or (isinstance(last.get("next"), str) and isinstance(last.get("results"), list))
    )
