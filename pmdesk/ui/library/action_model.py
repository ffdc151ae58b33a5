"""The open actions of all reviews as an item model: one row for an action, five columns."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from pmdesk.store.follow_up import ActionLine
from pmdesk.ui.library.action_words import (
    due_said,
    kind_said,
    owner_said,
    sentence,
    shown_review,
    shown_text,
    ticket_said,
)
from pmdesk.ui.library.choose import folded
from pmdesk.ui.library.list_model import Index, ListModel
from pmdesk.ui.tr import tr

Item = Qt.ItemDataRole
ActionLines = tuple[ActionLine, ...]


class ActionColumn(IntEnum):
    """The columns, from left to right."""

    DUE = 0
    ACTION = 1
    OWNER = 2
    KIND = 3
    TICKET = 4


class ActionsModel(ListModel):
    """The actions that are shown; `UserRole` gives the ActionLine."""

    lines: ActionLines
    columns = len(ActionColumn)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today

    def show_lines(self, lines: ActionLines) -> None:
        self.put(lines)

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], ActionColumn(index.column())
        if role == Item.UserRole:
            return line
        if role == Item.AccessibleTextRole and column is ActionColumn.DUE:
            return sentence(line, self._today())
        if role in (Item.DisplayRole, Item.AccessibleTextRole):
            return self._text(line, column)
        if role == Item.ToolTipRole and column is ActionColumn.ACTION:
            return f"{shown_text(line)}\n{shown_review(line)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> Any:
        if role not in (Item.DisplayRole, Item.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return (tr("Due"), tr("Action"), tr("Owner"), tr("Kind"), tr("Ticket"))[section]

    def _text(self, line: ActionLine, column: ActionColumn) -> str:
        if column is ActionColumn.DUE:
            return due_said(line, self._today())[0]
        if column is ActionColumn.ACTION:
            return shown_text(line)
        if column is ActionColumn.OWNER:
            return owner_said(line)[0]
        return kind_said(line) if column is ActionColumn.KIND else ticket_said(line)


def having(lines: Iterable[ActionLine], words: str) -> ActionLines:
    """The actions that have every one of the words: in text, review, service, owner or ticket."""
    wanted = folded(words).split()
    return tuple(line for line in lines if all(word in _words(line) for word in wanted))


def _words(line: ActionLine) -> str:
    parts = (shown_text(line), shown_review(line), line.owner, kind_said(line), line.ticket)
    return folded(" ".join((*parts, *line.services)))
