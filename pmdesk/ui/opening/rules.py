"""A list of ground rules that are ticked, put in order, and given other words in place."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from pmdesk.model.text import clean_line
from pmdesk.ui.board.column import DropLine
from pmdesk.ui.opening.rule_order import Rules, moved, ticked
from pmdesk.ui.opening.rule_row import RuleRow
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.kept_rows import kept_rows


class RuleList(QWidget):
    """Rules as rows; a row stays the same widget while its rule stays in the list.

    Signals:
        chosen(tuple, str): the rules that the room is to see, and the rule that it is about.
        reworded(str, str): a rule and the words in its place.
        edit_left(): the words of a rule are no longer edited.
        walked(str, int): from this rule to the one before (-1) or behind (1), beyond the list.
    """

    chosen = Signal(object, str)
    reworded = Signal(str, str)
    edit_left = Signal()
    walked = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[RuleRow] = []
        self._rules: Rules = ()
        self._place = -1
        self._editor: TextField | None = None
        self._edited = ""
        self._line = DropLine(theme, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rules(self, shown: Rules, rules: Rules) -> None:
        """Shows some rules; `rules` are those that the room sees."""
        self._rules = rules
        known = {row.rule: row for row in self.rows}
        self.rows = list(kept_rows(self._column, known, shown, self._new).values())
        for row in self.rows:
            row.show_number(rules.index(row.rule) + 1 if row.rule in rules else 0)
        self._place_editor()

    def row(self, text: str) -> RuleRow | None:
        return next((row for row in self.rows if row.rule == text), None)

    def _new(self, text: str) -> RuleRow:
        row = RuleRow(self._theme, text)
        row.clicked.connect(lambda: self._tick(row))
        row.commanded.connect(lambda command: self.command(row, command))
        row.dragged.connect(lambda y: self._drag(row, y))
        row.dropped.connect(lambda: self._drop(row))
        row.menu_wanted.connect(lambda at: self._open_menu(row, at))
        return row

    # Doing

    def _tick(self, row: RuleRow) -> None:
        self.chosen.emit(ticked(self._rules, row.rule, not row.number), row.rule)

    def command(self, row: RuleRow, command: str) -> None:
        """What a key or the menu wants of a rule; keys that are held down may outlive its row."""
        if row not in self.rows:
            return
        if command == "tick" or (command == "delete" and row.number):
            self._tick(row)
        elif command in ("up", "down") and row.number:
            by = -1 if command == "up" else 1
            self._move(row, self._rules.index(row.rule) + by)
        elif command == "edit" and row.number:
            self._edit(row)
        elif command in ("before", "behind"):
            self._walk(row, -1 if command == "before" else 1)

    def _move(self, row: RuleRow, place: int) -> None:
        if 0 <= place < len(self._rules) and place != self._rules.index(row.rule):
            self.chosen.emit(moved(self._rules, row.rule, place), row.rule)

    def _walk(self, row: RuleRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()
        else:
            self.walked.emit(row.rule, by)

    def menu_of(self, row: RuleRow) -> QMenu:
        """Everything that can be done with a rule."""
        menu = QMenu(self)
        lines = [(tr("Choose\tEnter"), "tick")]
        if row.number:
            lines = [
                (tr("Do not choose\tEnter"), "tick"),
                (tr("Edit the words\tF2"), "edit"),
                (tr("Up\tAlt+Up"), "up"),
                (tr("Down\tAlt+Down"), "down"),
            ]
        for text, command in lines:
            menu.addAction(text).triggered.connect(lambda _=False, c=command: self.command(row, c))
        return menu

    def _open_menu(self, row: RuleRow, at: QPoint) -> None:
        menu = self.menu_of(row)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    # Dragging

    def _drag(self, row: RuleRow, y: int) -> None:
        rest = [other for other in self.rows if other is not row]
        below = [other for other in rest if other.geometry().center().y() >= y]
        self._place = len(rest) - len(below)
        line = below[0].y() if below else self.height()
        self._line.setGeometry(0, max(0, line - 1), self.width(), 2)
        self._line.show()
        self._line.raise_()

    def _drop(self, row: RuleRow) -> None:
        self._line.hide()
        place, self._place = self._place, -1
        if place >= 0:
            self._move(row, place)

    # Other words

    def _edit(self, row: RuleRow) -> None:
        """Puts an editor in the place of the row."""
        self._close_editor()
        editor = TextField(tr("Words of the rule"), lines=(1, 6), one_line=True)
        editor.show_value(row.rule)
        self._edited, self._editor = row.rule, editor
        self._place_editor()
        editor.setFocus()
        editor.selectAll()
        editor.edited.connect(self._reword)
        editor.entered.connect(self._close_editor)
        editor.escaped.connect(self._close_editor)
        editor.left.connect(self._close_editor)

    def _reword(self, text: str) -> None:
        words = clean_line(text)
        if words and words != self._edited and self._editor is not None:
            before, self._edited = self._edited, words
            self.reworded.emit(before, words)

    def _place_editor(self) -> None:
        """The editor stands where its rule does; it goes where the rule is gone."""
        editor = self._editor
        if editor is None:
            return
        row = self.row(self._edited)
        if row is None:
            self._close_editor()
            return
        self._column.removeWidget(editor)
        self._column.insertWidget(self._column.indexOf(row), editor)
        editor.show()
        row.hide()

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        within = editor.hasFocus()
        self._column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        row = self.row(self._edited)
        if row is not None:
            row.show()
            if within:
                row.setFocus()
        self.edit_left.emit()
