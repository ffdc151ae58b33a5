"""What an entry rests on, in one short line: its mark, where it was seen, and its files."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Span, parse
from pmdesk.model.review import Attachment, Entry
from pmdesk.model.words import Support

_WEB = re.compile(r"https?://[^\s<>\"'`\\]{1,2000}", re.IGNORECASE)
_TICKET = re.compile(r"[A-Za-z][A-Za-z0-9]{1,9}-\d{1,7}")
_NUMBERED = re.compile(r"/(?:issues|pull|merge_requests)/(\d{1,7})(?:/|$)")
_LONGEST = 60
_BETWEEN = Span(" · ")


def rests_on(entry: Entry, files: Sequence[Attachment]) -> Inline:
    """Seen in data · metrics (grafana.example) · graph.png; nothing where nothing is said."""
    parts: list[Inline] = []
    if entry.support not in (Support.NONE, Support.CONTESTED):
        parts.append((Span(name_of(entry.support)),))
    where = source(entry.source, entry.link)
    if where:
        parts.append(where)
    parts += [(Span(short_name(row.name)),) for row in files]
    return tuple(
        span for n, part in enumerate(parts) for span in ((_BETWEEN, *part) if n else part)
    )


def source(words: str, link: str) -> Inline:
    """Where something was seen, in words, with its link as a ticket or a host."""
    said, there = parse(words.strip()), address(link)
    if said and there:
        return (*said, Span(" ("), *there, Span(")"))
    return said or there


def address(link: str) -> Inline:
    """A link by its ticket ("CHK-2214", "#12"), else by its host; what is no address stays text."""
    link = link.strip()
    if not _WEB.fullmatch(link):
        return (Span(_short(link)),) if link else ()
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return (Span(_short(link)),)
    last = parts.path.rstrip("/").rsplit("/", 1)[-1]
    numbered = _NUMBERED.search(parts.path)
    if _TICKET.fullmatch(last):
        return (Span(last, href=link),)
    if numbered:
        return (Span(f"#{numbered[1]}", href=link),)
    return (Span(_short(host.removeprefix("www.")) or _short(link), href=link),)


def short_name(name: str) -> str:
    """A file's name with its ending, cut in the middle where it is long."""
    name = " ".join(name.split()) or "a file without a name"
    return name if len(name) <= _LONGEST else f"{name[:40]}…{name[-15:]}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
