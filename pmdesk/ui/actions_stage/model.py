"""The rows of the actions table: actions under their kinds; changed, never reset."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pmdesk.method.categories import action_kinds
from pmdesk.method.words import name_of
from pmdesk.model.review import Action, Review
from pmdesk.model.words import ActionKind, Decision, Progress
from pmdesk.ui.actions_stage.wording import (
    due_line,
    owner_line,
    quality_line,
    sentence,
    state_word,
)
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.rows import differing

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    ACTION = 0
    OWNER = 1
    QUALITY = 2
    DECISION = 3


@dataclass(frozen=True, slots=True)
class KindRow:
    """The heading of a kind."""

    kind: ActionKind
    count: int


@dataclass(frozen=True, slots=True)
class EmptyRow:
    """Stands under a kind that has no action, and asks for one."""

    kind: ActionKind


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action."""

    action: Action


TableRow = KindRow | EmptyRow | ActionRow


def table_rows(actions: tuple[Action, ...]) -> list[TableRow]:
    """Prevention first, within a kind by position; a plan that prevents nothing is questioned."""
    rows: list[TableRow] = []
    for guide in action_kinds():
        inside = [action for action in actions if action.kind is guide.kind]
        rows.append(KindRow(guide.kind, len(inside)))
        rows += [ActionRow(action) for action in inside]
        wanted = guide.kind is ActionKind.PREVENT and all(map(_set_aside, inside))
        if wanted or not inside:
            rows.append(EmptyRow(guide.kind))
    return rows


def _set_aside(action: Action) -> bool:
    return action.decision is Decision.DECLINED or action.progress is Progress.DROPPED


def row_key(row: TableRow) -> tuple[str, str]:
    """What a row is, whatever it says at the moment."""
    if isinstance(row, ActionRow):
        return "action", row.action.id
    return ("kind" if isinstance(row, KindRow) else "empty"), row.kind


class ActionsModel(QAbstractTableModel):
    """Rows for a table view and its delegate, which reads `table_row` and `review` itself.

    Headings carry no flags, so that keys skip them; the delegate paints them across.
    """

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.review = Review(id="")
        self.watched = ""
        self._rows: list[TableRow] = []

    def show_review(self, review: Review) -> None:
        """Takes a new value and tells of the rows that differ."""
        seats_changed = review.seats is not self.review.seats
        self.review = review
        fresh = table_rows(review.actions)
        self._replace(fresh)
        for number, row in enumerate(fresh):
            if seats_changed or self._rows[number] != row:
                self._rows[number] = row
                last = self.index(number, len(Column) - 1)
                self.dataChanged.emit(self.index(number, 0), last)

    def show_watched(self, id: str) -> None:
        """Marks the action that the room looks at, "" for none."""
        if id == self.watched:
            return
        before, self.watched = self.watched, id
        for row in (self.row_of(before), self.row_of(id)):
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _replace(self, fresh: list[TableRow]) -> None:
        keys = [row_key(row) for row in self._rows], [row_key(row) for row in fresh]
        head, gone, come = differing(*keys)
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            del self._rows[head : head + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._rows[head:head] = fresh[head : head + come]
            self.endInsertRows()

    def table_row(self, row: int) -> TableRow:
        return self._rows[row]

    def action(self, row: int) -> Action | None:
        """The action of a row; None for a heading."""
        shown = self._rows[row] if 0 <= row < len(self._rows) else None
        return shown.action if isinstance(shown, ActionRow) else None

    def row_of(self, id: str) -> int:
        """The row of an action, -1 where there is none."""
        key = ("action", id)
        return next((n for n, row in enumerate(self._rows) if row_key(row) == key), -1)

    # Qt's names

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.action(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        row, column = self._rows[index.row()], index.column()
        if isinstance(row, ActionRow):
            if role == Role.AccessibleTextRole and column == 0:
                said = sentence(self.review, row.action, self.today())
                watched = row.action.id == self.watched
                return f"{said}, {tr('the room looks at it')}" if watched else said
            return self._text(row.action, Column(column))
        if column > 0:
            return None
        return name_of(row.kind) if isinstance(row, KindRow) else tr("No action yet")

    def _text(self, action: Action, column: Column) -> str:
        if column is Column.ACTION:
            return action.text
        if column is Column.OWNER:
            lines = owner_line(self.review, action), due_line(action, self.today())
            return ", ".join(text for text, _ in lines if text)
        if column is Column.QUALITY:
            return quality_line(self.review, action)[0]
        return state_word(action)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.AccessibleTextRole else None
        if role != Role.DisplayRole:
            return None
        return (tr("Action"), tr("Owner and date"), tr("Quality"), tr("Decision"))[section]
