"""Writes a report as GitHub-flavoured Markdown."""

from pmdesk.report.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Figures,
    Heading,
    Paragraph,
    Pictures,
    Prose,
    Table,
    TableRow,
)
from pmdesk.report.markdown_text import escaped, inline, prose, prose_lines


def write(document: Document) -> str:
    """The Markdown text of a report."""
    about = [document.kind, document.day, document.state, f"{document.zone}."]
    head = [f"# {escaped(document.title)}", ". ".join(escaped(part) for part in about if part)]
    parts = [*head, *(_block(block) for block in (*document.cover, *document.body))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {escaped(block.text)}"
    if isinstance(block, Paragraph):
        return inline(block.spans)
    if isinstance(block, Prose):
        return prose(block.source.strip("\n"), block.level)
    if isinstance(block, Bullets):
        return "\n".join(f"- {inline(item)}" for item in block.items)
    if isinstance(block, Facts):
        return "\n".join(f"- **{escaped(name)}:** {inline(spans)}" for name, spans in block.pairs)
    if isinstance(block, Figures):
        return "\n".join(f"- **{escaped(value)}** {escaped(said)}" for value, said in block.items)
    if isinstance(block, Pictures):
        return "\n".join(f"- {inline(picture.caption)}" for picture in block.items)
    return _table(block) if isinstance(block, Table) else ""


def _table(table: Table) -> str:
    head = [escaped(column.title) for column in table.columns]
    lines = [_line(head), _line(["---"] * len(head))]
    lines += [_line(_cells(row, len(head))) for row in table.rows]
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(row: TableRow, count: int) -> list[str]:
    cells = [_cell(cell) for cell in row.cells]
    if row.kind == "gap":
        cells = ["", "", *cells]
    return cells + [""] * (count - len(cells))


def _cell(cell: Cell) -> str:
    """A cell on one line: what stands below its line comes after a break."""
    parts = [inline(cell.spans)]
    parts += [*map(inline, cell.beside), inline(cell.quiet)]
    parts += [*prose_lines(cell.prose), *map(inline, cell.asides)]
    return "<br>".join(_pipes(part.strip()) for part in parts if part)


def _pipes(text: str) -> str:
    """A bar would end the cell, also one that stands in code."""
    out: list[str] = []
    for n, part in enumerate(text.split("|")):
        if n:
            ends = len(out[-1]) - len(out[-1].rstrip("\\"))
            out.append("|" if ends % 2 else "\\|")
        out.append(part)
    return "".join(out)
