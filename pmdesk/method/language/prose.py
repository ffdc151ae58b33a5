"""Takes out of a text what is not its author's prose: code, quotations, log and chat lines."""

import re
from collections.abc import Iterator

HELD = "\ufffc"
"""Stands in the place of each letter that is left alone."""

_FENCE = re.compile(r"^\s{0,3}(`{3,}(?=[^`]*$)|~{3,})")
_QUOTED_LINE = re.compile(r"^\s{0,3}>")
_INDENTED = re.compile(r"^(?: {4,}|\t)\S")
_LOG_LINE = re.compile(
    r"""^\s*(?:
        \[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*\s+\[?[A-Z]{3,}   # 2026-10-06T14:05:00Z ERROR
      | (?:[IWEF]\d{4}\s\d\d:\d\d:\d\d)                          # I1006 14:05:00
      | (?:\[\s*\d+\.\d+\]|kernel:|Traceback\ \(most)
      | (?:\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|PANIC)\]?[:\s])
    )""",
    re.VERBOSE,
)
_CHAT_LINE = re.compile(
    r"^\s*(?:[-*]\s+)?(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s*)?(?:<@?[\w.-]{1,40}>|@[\w.-]{1,40}:)\s"
)
_SPANS = re.compile(
    r"""``(?:[^`]|`(?!`)){1,500}`` | `[^`]{1,500}`  # code
      | <!--[^<>]{0,2000}--> | </?[A-Za-z][^<>]{0,300}>
      | "[^"\n]{0,400}"(?!\w) | “[^“”\n]{0,400}” | «[^«»\n]{0,400}» | „[^„“”\n]{0,400}[“”]
      | (?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)|\n(?!\s*\n)){1,300}(?<!\s)'(?!\w) | ‘[^‘’\n]{1,400}’(?!\w)
      | (?<=\])\[[^\[\]\n]{1,100}\]                # the name of a link
      | (?<=\])\([^()\s]{0,2000}(?:\s"[^"\n]*")?\)   # the address of a link
      | \b(?:https?|ftp|s3|gs)://[^\s<>)\]]{1,2000}
      | \b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}
    """,
    re.VERBOSE,
)
_BULLET = re.compile(r"^\s*(?:[-*+•–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_TABLE = re.compile(r"^\s*\|")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


def prose(text: str) -> str:
    """A paragraph with everything that is left alone held back, letter for letter."""
    if not any(sign in text for sign in "`<\"“«„[:@‘'"):
        return text
    return _SPANS.sub(lambda found: _held(found.group()), text)


def _held(words: str) -> str:
    # Line breaks stay: places are counted by them.
    return "".join("\n" if letter == "\n" else HELD for letter in words)


def is_record(line: str) -> bool:
    """Whether a line is a log line or a message of a chat rather than its author's words."""
    return bool(_LOG_LINE.match(line) or _CHAT_LINE.match(line))


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a Markdown text with the place of each: what is quoted or code is not
    among them. Soft line breaks stay inside; bullets, headings and cells stand alone.
    """
    at, begun, kept = 0, 0, ""
    fence, blank = "", True
    for line in _without_front_matter(text).splitlines(keepends=True):
        start, at = at, at + len(line)
        opening = _FENCE.match(line)
        if fence:
            if opening and opening.group(1).startswith(fence):
                fence = ""
            continue
        alone = line.lstrip()
        left_alone = opening or _QUOTED_LINE.match(line) or is_record(line)
        if not alone or left_alone or (blank and _INDENTED.match(line)) or _RULE.match(line):
            if kept:
                yield begun, kept
            kept, blank = "", not alone or bool(blank and not opening)
            fence = opening.group(1)[:3] if opening else ""
            continue
        blank = False
        if _TABLE.match(line):
            if kept:
                yield begun, kept
            kept = ""
            yield from _cells(start, line)
            continue
        if kept and (_BULLET.match(line) or _HEADING.match(line)):
            yield begun, kept
            kept = ""
        begun, kept = (begun, kept + line) if kept else (start, line)
        if _HEADING.match(line):
            yield begun, kept
            kept = ""
    if kept:
        yield begun, kept


def _cells(start: int, line: str) -> Iterator[tuple[int, str]]:
    at = start
    for cell in line.split("|"):
        if cell.strip():
            yield at, cell
        at += len(cell) + 1


def _without_front_matter(text: str) -> str:
    """Blanks in the place of the YAML at the head of a file."""
    if not text.startswith("---\n"):
        return text
    end = text.find("\n---", 3)
    if end < 0:
        return text
    return re.sub(r"[^\n]", " ", text[: end + 4]) + text[end + 4 :]
