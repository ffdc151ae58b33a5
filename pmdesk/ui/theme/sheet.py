"""The one style sheet: buttons, menus, fields, scroll bars. Rows and shapes are painted by us."""

from PySide6.QtGui import QColor

from pmdesk.resources import resource_text
from pmdesk.ui.theme.tokens import Tokens


def _text(colour: QColor) -> str:
    if colour.alpha() == 255:
        return colour.name()
    return f"rgba({colour.red()},{colour.green()},{colour.blue()},{colour.alpha()})"


def sheet(tokens: Tokens, *, flat: bool = False) -> str:
    """resources/styles/app.qss with each @role replaced by its colour; flat.qss where tints vanish.

    Values are written in because palette(...) in a sheet does not follow a later palette.
    """
    text = resource_text("styles/app.qss") + (resource_text("styles/flat.qss") if flat else "")
    for name in sorted(tokens, key=len, reverse=True):
        text = text.replace(f"@{name}", _text(tokens[name]))
    return text
