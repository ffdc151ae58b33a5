"""What a report consists of, before any format: a document of blocks that every writer knows.

All texts in spans and headings are plain characters; a writer escapes them. Only `Prose` holds
Markdown as somebody wrote it.
"""

from dataclasses import dataclass, field

from pmdesk.model.inline import Inline
from pmdesk.model.strip_shapes import Strip


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3; one that is not `shown` is for writers without a layout."""

    text: str
    level: int = 2
    anchor: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` is "", "lead" for the story, or "note" for a muted remark.

    `see` is the anchor of a section: a paged writer adds on which page it is.
    """

    spans: Inline
    role: str = ""
    see: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A long field in Markdown; its headings go below `level`, from 6 on they become bold lines."""

    source: str
    level: int = 3
    role: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts with their names; `columns` of them stand side by side where there is room."""

    pairs: tuple[tuple[str, Inline], ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """Large figures with what they mean: (value, caption)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StripDrawing:
    """The timeline strip; `words` says what it shows to those who do not see it."""

    strip: Strip
    words: str
    legend: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `key` names it for style sheets, an empty title is told to readers."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a line, and paragraphs below it.

    `mark` names a shape before the line; `beside` stands next to it at the same width, where two
    accounts are to be compared; `quiet` is a small line below; `asides` are set back behind a bar.
    """

    spans: Inline = ()
    mark: str = ""
    asides: tuple[Inline, ...] = ()
    prose: str = ""
    beside: tuple[Inline, ...] = ()
    quiet: Inline = ()

    @property
    def lines(self) -> tuple[Inline, ...]:
        """All of it but the prose, each part a paragraph of its own."""
        parts = (self.spans, *self.beside, self.quiet, *self.asides)
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of kind "" with a cell for each column, or "day", "gap", "group" with one for all."""

    cells: tuple[Cell, ...]
    kind: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `name` says what it holds, `head` whether its column titles are printed."""

    name: str
    key: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    head: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept, with what it shows; `words` tell it to those who do not see it.

    The bytes are nobody's word for anything: a writer that embeds them makes them anew, or says
    that they cannot be read.
    """

    data: bytes
    caption: Inline
    words: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures one below the other; a writer without pictures lists their captions."""

    items: tuple[Picture, ...]


Block = Heading | Paragraph | Prose | Bullets | Facts | Figures | StripDrawing | Table | Pictures


@dataclass(frozen=True, slots=True)
class Document:
    """A report: the blocks of its first page, then the rest in order.

    `kind` is what such a report is called, `state` is "" or "Draft", `reach` who may read it,
    `zone` the sentence that names the zone, `day` the date of the incident or the meeting. A
    `sheet` is a short document, which is set closer.
    """

    title: str
    language: str
    kind: str
    state: str
    reach: str
    zone: str
    day: str
    cover: tuple[Block, ...]
    body: tuple[Block, ...]
    cover_alone: bool = field(default=False)
    sheet: bool = field(default=False)
