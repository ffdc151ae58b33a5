"""A table on the screen: a line of heads, a line for each row, numbers to the right."""

from collections.abc import Sequence


def show(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Prints rows below their heads; the first column is words, the others are figures."""
    lines = [[str(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(heads))]
    for line in lines:
        first, *others = line
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        print("  " + "  ".join([first.ljust(widths[0]), *cells]))
