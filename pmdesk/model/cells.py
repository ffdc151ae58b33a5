"""Cells of a table that no spreadsheet takes for a formula, and back."""

import re

_FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")


def guarded(cell: str) -> str:
    """A spreadsheet takes what begins so for a formula; an apostrophe makes it text.

    One that somebody typed there gets another, so that `unguarded` takes off ours alone.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`, ours or another program's."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
