"""The list of reviews as an item model: one row for a review, five columns."""

from collections.abc import Callable
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from pmdesk.model.times import date_text, local
from pmdesk.store.lines import ReviewLine
from pmdesk.ui.library.choose import Lines
from pmdesk.ui.library.list_model import Index, ListModel
from pmdesk.ui.library.standing import deadline_of, shown_title, standing
from pmdesk.ui.tr import tr

Item = Qt.ItemDataRole


class Column(IntEnum):
    """The columns, from left to right."""

    STATE = 0
    REVIEW = 1
    SEVERITY = 2
    CLOCK = 3
    ACTIONS = 4


class ReviewsModel(ListModel):
    """The reviews that are shown; `UserRole` gives the ReviewLine."""

    lines: Lines
    columns = len(Column)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now

    def show_lines(self, lines: Lines) -> None:
        self.put(lines)

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Item.UserRole:
            return line
        if role in (Item.DisplayRole, Item.AccessibleTextRole):
            if index.column() == Column.STATE and role == Item.AccessibleTextRole:
                return self._sentence(line)
            return self._text(line, Column(index.column()))
        if role == Item.ToolTipRole and index.column() == Column.REVIEW:
            return shown_title(line)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> Any:
        if role not in (Item.DisplayRole, Item.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return _heads()[section]

    def _text(self, line: ReviewLine, column: Column) -> str:
        if column is Column.STATE:
            return standing(line).word
        if column is Column.REVIEW:
            return shown_title(line)
        if column is Column.SEVERITY:
            return line.severity
        if column is Column.CLOCK:
            return deadline_of(line, self._now()).text
        return actions_text(line)

    def _sentence(self, line: ReviewLine) -> str:
        parts = [self._text(line, column) for column in (Column.REVIEW, Column.STATE)]
        parts.append(facts_text(line).replace("  ·  ", ", "))
        parts += [self._text(line, column) for column in (Column.SEVERITY, Column.CLOCK)]
        parts.append(tr("actions: {text}").format(text=actions_text(line)))
        return ", ".join(part for part in parts if part)


def _heads() -> tuple[str, ...]:
    return (tr("State"), tr("Review"), tr("Severity"), tr("48-hour clock"), tr("Actions"))


def open_text(line: ReviewLine) -> str:
    return tr("{n} open").format(n=line.open_actions) if line.open_actions else tr("none")


def overdue_text(line: ReviewLine) -> str:
    return tr("{n} overdue").format(n=line.overdue) if line.overdue else ""


def actions_text(line: ReviewLine) -> str:
    """3 open, 1 overdue."""
    return ", ".join(part for part in (open_text(line), overdue_text(line)) if part)


def facts_text(line: ReviewLine) -> str:
    """The line below the title: 6 Oct 2026 · checkout-api, orders-db."""
    at = line.started or line.resolved
    day = date_text(local(at, line.zone).date()) if at is not None else tr("No time yet")
    services = "" if line.words is None else ", ".join(line.words.services)
    return "  ·  ".join(part for part in (day, services) if part)
