"""Lines that programs write: what stands before their time, and records of keys and values."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_LEVEL = (
    r"\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|CRIT(?:ICAL)?|FATAL|ALERT|EMERG"
    r"|SEVERE)\]?"
)
# What goes, and what stays in the text; a time must follow either.
_PREFIXES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"<\d{1,3}>(?:1\s)?",
        r"(?:time(?:stamp)?|date|when|zeit|uhrzeit|hora|heure|ora|tijd)\s?[:=]\s*",
        r"-{3}\s(?:Day changed(?: to)?|Log opened)\s",
        rf"(?P<kept>{_LEVEL})[:\s]\s?(?=\[?\d)",
    )
)
_BRACKETED = re.compile(r"(?P<kept>\S{1,60}(?:\s\S{1,40}){0,2})\s(?=\[[^\]]{1,40}\])")
_PAIR = re.compile(r'([A-Za-z_@][\w.@-]{0,40})=("(?:[^"\\]|\\.)*"|[^\s"]*)(?:\s+|$)')
_TIME_KEYS = ("ts", "time", "timestamp", "@timestamp", "t", "datetime", "date", "created_at")
_TEXT_KEYS = ("msg", "message", "@message", "event", "text", "log", "summary", "description")
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Record:
    """A line of keys and values: its time as written, its text, and the rest as "key: value"."""

    time: str
    text: str
    rest: tuple[str, ...]


def prefixes_of(body: str) -> Iterator[tuple[int, str]]:
    """Where the time may begin behind a prefix, and what of the prefix belongs to the text."""
    for pattern in (*_PREFIXES, _BRACKETED) if "[" in body else _PREFIXES:
        match = pattern.match(body)
        if match is not None:
            yield match.end(), match.groupdict().get("kept", "")


def record_of(body: str) -> Record | None:
    """The record in a line of logfmt or of JSON; None for other lines and those without a time."""
    if len(body) > _LONGEST or ("=" not in body and body[:1] != "{"):
        return None
    pairs = dict(_of_json(body) if body.startswith("{") else _of_logfmt(body))
    time = _first(pairs, _TIME_KEYS)
    if not time:
        return None
    text = _first(pairs, _TEXT_KEYS)
    when, what = pairs[time], pairs.get(text, "")
    rest = tuple(f"{key}: {value}" for key, value in pairs.items() if key not in (time, text))
    return Record(when, what or ", ".join(rest), rest if what else ())


def is_log(text: str) -> bool:
    """Whether a text begins with a record on a line of its own: a log, not one document."""
    first = next((line.strip() for line in text.split("\n", 50) if line.strip()), "")
    return record_of(first) is not None


def _first(pairs: dict[str, str], names: tuple[str, ...]) -> str:
    by_name = {key.rpartition(".")[2].lower(): key for key in reversed(pairs)}
    return next((by_name[name] for name in names if name in by_name), "")


def _of_logfmt(body: str) -> Iterator[tuple[str, str]]:
    found = []
    position = 0
    while (match := _PAIR.match(body, position)) is not None:
        value = match.group(2)
        quoted = value.startswith('"')
        found.append((match.group(1), value[1:-1].replace('\\"', '"') if quoted else value))
        position = match.end()
    return iter(found if position == len(body) else ())


def _of_json(body: str) -> Iterator[tuple[str, str]]:
    try:
        value = json.loads(body) if body.endswith("}") else None
    except (ValueError, RecursionError):
        return
    yield from _flat(value, "") if isinstance(value, dict) else ()


def _flat(value: dict[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for key, inner in value.items():
        if isinstance(inner, dict) and not before:
            yield from _flat(inner, f"{key}.")
        elif isinstance(inner, dict | list):
            yield f"{before}{key}", json.dumps(inner, ensure_ascii=False)
        elif inner is not None:
            yield f"{before}{key}", str(inner)
