"""Reads a one-line field: plain text in which code, emphasis and web links are marked.

Every pattern stops at the character that begins it, so that no text takes long.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a span is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `mark` names a shape before it ("detected", "surprise"), `href` a link."""

    text: str
    style: Style = Style.PLAIN
    href: str = ""
    mark: str = ""


Inline = tuple[Span, ...]

_MARKS = re.compile(r"[`*_\[\\]|https?:", re.IGNORECASE)
_TOKEN = re.compile(
    r"""
    \\(?P<escaped>[\\`*_\[\]()])
    | `(?P<code>[^`]{1,2000})`
    | \[(?P<label>[^\[\]]{1,1000})\]\((?P<target>(?:https?://|mailto:)[^\s()<>]{1,2000})\)
    | \*\*(?P<strong>[^*\s](?:[^*]{0,2000}[^*\s])?)\*\*
    | (?<![\w*])\*(?P<star>[^*\s](?:[^*]{0,2000}[^*\s])?)\*(?![\w*])
    | (?<![\w_])_(?P<low>[^_\s](?:[^_]{0,2000}[^_\s])?)_(?![\w_])
    | (?P<url>https?://[^\s<>"'`\\]{1,2000})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}»”’*_"


def parse(text: str) -> Inline:
    """The spans of a one-line field; what is not marked is kept as it is."""
    if _MARKS.search(text) is None:
        return (Span(text),) if text else ()
    spans: list[Span] = []
    at = 0
    while True:
        token = _TOKEN.search(text, at)
        if token is None:
            break
        span, end = _span(token)
        _add(spans, Span(text[at : token.start()]))
        _add(spans, span)
        at = end
    _add(spans, Span(text[at:]))
    return tuple(spans)


def _span(token: re.Match[str]) -> tuple[Span, int]:
    end = token.end()
    if token["code"] is not None:
        return Span(token["code"], Style.CODE), end
    if token["label"] is not None:
        return Span(token["label"], href=token["target"]), end
    if token["strong"] is not None:
        return Span(token["strong"], Style.STRONG), end
    emphasis = token["star"] or token["low"]
    if emphasis is not None:
        return Span(emphasis, Style.EMPHASIS), end
    if token["url"] is not None:
        url = token["url"].rstrip(_TRAILING)
        return Span(url, href=url), token.start() + len(url)
    return Span(token["escaped"]), end


def _add(spans: list[Span], span: Span) -> None:
    """Appends a span; plain text grows the one before it."""
    if not span.text:
        return
    if spans and span.style is Style.PLAIN and not span.href:
        last = spans[-1]
        if last.style is Style.PLAIN and not last.href:
            spans[-1] = Span(last.text + span.text)
            return
    spans.append(span)


def link(text: str) -> Inline:
    """A ticket: an address is shown as its last part, "CHK-2214", and leads there."""
    text = text.strip()
    if re.fullmatch(r"https?://[^\s<>\"'`\\]+", text, re.IGNORECASE) is None:
        return parse(text)
    last = re.split(r"[/=#]", text.rstrip("/"))[-1]
    return (Span(last or text, href=text),)


def plain(text: str, style: Style = Style.PLAIN) -> Inline:
    """A text without any marking as spans."""
    return (Span(text, style),) if text else ()


def text_of(spans: Inline) -> str:
    """The characters of spans."""
    return "".join(span.text for span in spans)
