"""Every string that a window holds: in its widgets, models, menus, accessible tree, and painted."""

import html
import re
from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QBuffer, QByteArray, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QPainter, QTextDocument
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

Said = tuple[str, str]
"""Where a string is, and the string."""

ASKED = (
    *("text", "toPlainText", "placeholderText", "title", "toolTip", "statusTip", "whatsThis"),
    *("accessibleName", "accessibleDescription", "windowTitle", "prefix", "suffix", "markdown"),
)
OF_ACTION = ("text", "iconText", "toolTip", "statusTip", "whatsThis")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)
KINDS = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
    QAccessible.Text.Help,
)
_PAINTED = re.compile(r"<text[^>]*>([^<]*)</text>")


def held(window: QWidget) -> Iterator[Said]:
    """What the widgets of a window hold, shown or hidden."""
    for widget in (window, *window.findChildren(QWidget)):
        for where, ask in _asks(type(widget)):
            text = ask(widget)
            if text:
                yield where, str(text)
        if isinstance(widget, QComboBox):
            for number in range(widget.count()):
                yield f"{_called(widget)} item", widget.itemText(number)
        elif isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            yield from _data(_called(widget), model)
    for action in window.findChildren(QAction):
        for name in OF_ACTION:
            yield f"QAction.{name}", getattr(action, name)()
    for document in window.findChildren(QTextDocument):
        yield "QTextDocument", document.toPlainText()


@cache
def _asks(kind: type[QWidget]) -> tuple[tuple[str, Callable[[QWidget], object]], ...]:
    """What a kind of widget can be asked for, each with where that is."""
    found = ((name, getattr(kind, name, None)) for name in ASKED)
    return tuple((f"{kind.__name__}.{name}", ask) for name, ask in found if callable(ask))


def _called(widget: QWidget) -> str:
    return type(widget).__name__


def _data(where: str, model: QAbstractItemModel) -> Iterator[Said]:
    # A list keeps to itself that it has one column.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            for role in ROLES:
                value = model.data(index, role)
                if isinstance(value, str) and value:
                    yield f"{where} {role.name} {row},{column}", value
    for column in range(columns):
        head = model.headerData(column, Qt.Orientation.Horizontal)
        yield f"{where} head", str(head or "")


def spoken(window: QWidget) -> Iterator[Said]:
    """What the accessible tree of a window says."""
    root = QAccessible.queryAccessibleInterface(window)
    waiting = [root] if root is not None else []
    while waiting:
        part = waiting.pop()
        for kind in KINDS:
            text = part.text(kind)
            if text:
                yield f"accessible {part.role().name}", text
        for number in range(part.childCount()):
            child = part.child(number)
            if child is not None and child.isValid():
                waiting.append(child)


def drawn(window: QWidget) -> Iterator[Said]:
    """What a window paints, whoever paints it: drawn as SVG, where texts stay texts."""
    for text in _PAINTED.findall(svg(window)):
        yield "painted", html.unescape(text)


def svg(window: QWidget) -> str:
    """A window as it would be painted now."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    paper = QSvgGenerator()
    paper.setOutputDevice(buffer)
    paper.setSize(window.size())
    painter = QPainter(paper)
    window.render(painter, QPoint(0, 0))
    painter.end()
    buffer.close()
    return bytes(data.data()).decode("utf-8", "replace")
