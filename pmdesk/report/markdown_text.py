"""Escapes texts for Markdown, so that GitHub and others show the characters that were typed."""

import re

from pmdesk.model.inline import Inline, Span, Style

_SPECIAL = re.compile(r"[\\`*<>&\[\]|~]|(?<!\w)_|_(?!\w)")
_LINE_START = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s|$)")
_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)

_FENCE = re.compile(r"(`{3,}|~{3,})([^`]*)$")
_INSET_FENCE = re.compile(r"^(?:[^\S\n]|[>*+\-\d.)])+(?:`{3}|~{3})", re.MULTILINE)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)([^`]|[^`].*?[^`])\1(?!`)")
_WILD = re.compile(r"[`!\[\]<&]")
"""Most lines have nothing to tame, and a field may have a million of them."""
_TICK = re.compile(r"(\\*)`")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]]{0,200}\])?")
_OTHER_LINK = re.compile(r"\]\((?!\s*(?:https?://|mailto:))", re.IGNORECASE)
_OTHER_TARGET = re.compile(r"\]:(?!\s*(?:https?://|mailto:))", re.IGNORECASE)
_AUTOLINK = re.compile(r"&lt;((?:https?://|mailto:)[^\s<>&]{1,2000})>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ATX = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_NO_HEADING = re.compile(r"^\s*([-*+>|#]|\d+[.)])|\||^\s*$")


def escaped(text: str) -> str:
    """Plain characters."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(lambda found: "\\" + found[0], text))


def inline(spans: Inline) -> str:
    """Spans as Markdown on one line."""
    made = ""
    for span in spans:
        # An exclamation mark before a link would make a picture of it.
        before = f"{made[:-1]}\\!" if span.href and made.endswith("!") else made
        made = before + _span(span)
    return made.replace("\n", " ")


def _span(span: Span) -> str:
    if span.style is Style.CODE:
        return _code(span.text)
    text = escaped(span.text)
    if span.href and _WEB.match(span.href):
        text = f"<{span.href}>" if span.href == span.text else f"[{text}](<{span.href}>)"
    around = {Style.STRONG: "**", Style.EMPHASIS: "*"}.get(span.style, "")
    body = text.strip()
    if not around or not body:
        return text
    return text.replace(body, f"{around}{body}{around}", 1)


def _code(text: str) -> str:
    ticks = max((len(run) for run in re.findall("`+", text)), default=0) + 1
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{'`' * ticks}{edge}{text}{edge}{'`' * ticks}"


def prose(source: str, level: int) -> str:
    """A long field: its Markdown stays, raw HTML and pictures become text, headings go lower."""
    lines: list[str] = []
    fence = ""
    seen: list[int] = []
    # Where fences stand in lists or quotes, readers differ on where they end: then none counts.
    sound = _INSET_FENCE.search(source) is None
    for line in source.split("\n"):
        mark = _FENCE.match(line) if sound else None
        if fence:
            closes = mark is not None and mark[1].startswith(fence) and not mark[2].strip()
            fence = "" if closes else fence
            lines.append(line)
        elif mark:
            fence = mark[1]
            lines.append(line)
        else:
            _add_line(lines, line, level, seen)
    return "\n".join([*lines, fence] if fence else lines)


def prose_lines(source: str) -> list[str]:
    """A long field inside a table, line by line: fences go, headings become bold."""
    lines: list[str] = []
    for line in source.split("\n"):
        heading = _ATX.match(line)
        if heading:
            lines.append(f"**{tamed(heading[2])}**")
        elif line.strip() and not _FENCE.match(line.strip()):
            lines.append(tamed(line.strip()))
    return lines


def _add_line(lines: list[str], line: str, level: int, seen: list[int]) -> None:
    if not line:
        lines.append(line)
        return
    underline = _UNDERLINE.match(line)
    heading = _ATX.match(line)
    if underline and lines and not _NO_HEADING.search(lines[-1]):
        own = 1 if underline[1][0] == "=" else 2
        lines[-1] = f"{_hashes(own, level, seen)} {lines[-1].strip()}"
    elif heading:
        lines.append(f"{_hashes(len(heading[1]), level, seen)} {tamed(heading[2])}")
    else:
        lines.append(tamed(line))


def _hashes(own: int, level: int, seen: list[int]) -> str:
    """The place of a heading below `level`, in steps of one."""
    while seen and seen[-1] >= own:
        seen.pop()
    seen.append(own)
    return "#" * min(level + len(seen), 6)


def tamed(line: str) -> str:
    """A line outside a code block, without HTML, pictures and links that are not to the web."""
    if not _WILD.search(line):
        return line
    parts: list[str] = []
    at = 0
    for code in _CODE.finditer(line):
        parts += [_tamed_text(line[at : code.start()]), code[0]]
        at = code.end()
    return "".join((*parts, _tamed_text(line[at:])))


def _tamed_text(text: str) -> str:
    """Text between code; a lone tick is escaped, else it would pair with one of another line."""
    text = _TICK.sub(lambda found: found[0] if len(found[1]) % 2 else f"{found[1]}\\`", text)
    text = _IMAGE.sub(lambda found: found[1], text).replace("![", "! [")
    text = _OTHER_TARGET.sub(r"]\\:", _OTHER_LINK.sub("] (", text))
    return _AUTOLINK.sub(r"<\1>", _ENTITY.sub("&amp;", text).replace("<", "&lt;"))
