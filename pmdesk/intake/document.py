"""Cuts a text into front matter, title and sections, as the headings of reports have them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pmdesk.intake.lines import Line, leading, line_of, stamped, with_pictures
from pmdesk.method.sections import section_of
from pmdesk.model.errors import WorldError
from pmdesk.model.words import LessonKind

_FENCE = re.compile(r"\s*(```+(?=[^`]*$)|~~~+)")
_RULE = re.compile(r"(?:=+|-{3,}|\*{3,}|_{3,})\s*")
_UNDERLINE = re.compile(r"={3,}\s*|-{3,}\s*")
_PAIR = re.compile(r"([\w -]{1,40}):\s*(.*)")
_LABEL = re.compile(
    r"(?:[-*+•]\s+)?(?:\*\*|__)([^*_:]{2,60}):?(?:\*\*|__)(\s*[:–—-])?(.*)|([A-Z][\w /]{2,40}):\s*"
)
LINES_CAP = 50_000
"""Most lines of one text that are read."""

_FRONT_MATTER_LINES = 200
_LABELS_LEVEL = 7
_LABELS_NEEDED = 2


@dataclass(slots=True)
class Section:
    """One section: its key (None for unknown ones), the kind of its lessons, and its lines."""

    key: str | None
    heading: str = ""
    kind: LessonKind | None = None
    level: int = 0
    number: int = 1
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """A text by its parts; `structured` says that some headings name sections of a report."""

    front: dict[str, str]
    title: str
    sections: list[Section]
    structured: bool


def document_of(text: str) -> Document:
    """The parts of a text; raises WorldError for one of too many lines."""
    rows = text.split("\n")
    if len(rows) > LINES_CAP:
        raise WorldError(
            f"This text has {len(rows):,} lines; {LINES_CAP:,} can be read.",
            "Choose a range: the part around the incident.",
        )
    front, begin = _front_matter(rows)
    lines = list(_lines(rows, begin))
    builder = _Builder(_labelled(lines))
    for line in lines:
        builder.take(line)
    title = front.get("title", "") or builder.title
    known = sum(1 for section in builder.sections if section.key)
    return Document(front, title, builder.sections, bool(front) or known > 0)


def _front_matter(rows: Sequence[str]) -> tuple[dict[str, str], int]:
    if not rows or rows[0].strip() != "---":
        return {}, 0
    front: dict[str, str] = {}
    key = ""
    for index, row in enumerate(rows[1:_FRONT_MATTER_LINES], 1):
        if row.strip() in ("---", "..."):
            return front, index + 1
        pair = _PAIR.match(row)
        if pair is not None:
            key = pair.group(1).strip().lower()
            front[key] = pair.group(2).strip().strip("\"'")
        elif key and row.strip().startswith("- "):
            front[key] = f"{front[key]}, {row.strip()[2:].strip()}".strip(", ")
    return {}, 0


def _lines(rows: Sequence[str], begin: int) -> Iterator[Line]:
    """The lines behind the front matter; comments are blank, underlined ones are headings."""
    fence, comment = "", False
    index = begin
    while index < len(rows):
        row = rows[index]
        number = index + 1
        opened = _FENCE.match(row) if not comment else None
        if opened is not None and (not fence or opened.group(1).startswith(fence)):
            fence = "" if fence else opened.group(1)
            yield line_of(number, row, code=True)
        elif fence:
            yield line_of(number, row, code=True)
        else:
            row, comment = _without_comments(row, comment)
            row = with_pictures(row)
            line = line_of(number, row)
            if index + 1 < len(rows) and _underlined(line, rows[index + 1]):
                level = 1 if rows[index + 1].startswith("=") else 2
                yield Line(number, row, line.body, heading=level)
                index += 1
            elif line.heading or not _RULE.fullmatch(line.body):
                yield line
        index += 1


def _without_comments(row: str, inside: bool) -> tuple[str, bool]:
    """A line without its HTML comments, and whether one is still open at its end."""
    parts = []
    position = 0
    while position < len(row):
        mark = row.find("-->" if inside else "<!--", position)
        if mark < 0:
            parts.append("" if inside else row[position:])
            break
        if not inside:
            parts.append(row[position:mark])
        position = mark + (3 if inside else 4)
        inside = not inside
    return "".join(parts), inside


def _timed(line: Line) -> bool:
    """Whether a heading says when something happened rather than what its section holds."""
    found = stamped(line)
    if found is None or (section_of(line.body) is not None and not found.leading):
        return False
    if line.heading == 1:
        return found.leading and not found.stamp.dated
    return found.leading or found.stamp.dated


def _underlined(line: Line, below: str) -> bool:
    if line.blank or line.heading or line.bullet or line.indent or "|" in line.body:
        return False
    return bool(_UNDERLINE.fullmatch(below)) and len(line.body) <= 200


def _label(line: Line) -> tuple[str, str] | None:
    """The label of a line such as "**Impact**: all users", and what stands behind it."""
    if line.code or line.heading or line.indent > 1:
        return None
    match = _LABEL.fullmatch(line.raw.strip()) if len(line.raw) < 20_000 else None
    if match is None:
        return None
    if match.group(4):
        return match.group(4), ""
    name, rest = match.group(1).strip(), match.group(3).strip()
    colon = bool(match.group(2)) or match.group(0).count(":") > 0
    return (name, rest) if (colon or not rest) and leading(name) is None else None


def _labelled(lines: Sequence[Line]) -> bool:
    """Whether bold labels are the headings of this text."""
    found = 0
    for line in lines:
        if line.heading and line.heading > 1 and section_of(line.body) and not leading(line.body):
            return False
        label = _label(line)
        found += label is not None and section_of(label[0]) is not None
    return found >= _LABELS_NEEDED


class _Builder:
    """Puts each line into its section."""

    def __init__(self, labelled: bool) -> None:
        self.title = ""
        self.sections = [Section(None)]
        self._labelled = labelled

    def take(self, line: Line) -> None:
        label = _label(line) if self._labelled else None
        if line.heading:
            self._heading(line)
        elif label is not None:
            self._open(line, label[0], _LABELS_LEVEL)
            if label[1]:
                self.sections[-1].lines.append(line_of(line.number, label[1]))
        else:
            self.sections[-1].lines.append(line)

    def _heading(self, line: Line) -> None:
        current = self.sections[-1]
        if line.heading == 1 and not self.title:
            self.title = line.body
            if len(self.sections) == 1 and not any(not row.blank for row in current.lines):
                if _timed(line):
                    current.lines.append(line)
                return
        if _timed(line):
            current.lines.append(line)
            return
        found = section_of(line.body)
        deeper = current.key is not None and line.heading > current.level
        inside = current.key == "timeline" and (
            found is None or found[0] not in ("lessons", "actions", "factors")
        )
        if deeper and (found is None or inside):
            current.lines.append(line)
        else:
            self._open(line, line.body, line.heading)

    def _open(self, line: Line, heading: str, level: int) -> None:
        key, kind = section_of(heading) or (None, None)
        self.sections.append(Section(key, heading, kind, level, line.number))
