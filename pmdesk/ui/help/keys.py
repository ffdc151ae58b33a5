"""The dialog that lists every key, by menus and by stages, with a field to find one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.model.words import Stage
from pmdesk.ui.actions import ACTIONS, MENUS
from pmdesk.ui.help.stage_keys import KeyGroup, KeyLine, key_groups
from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import label

SIZE, LEAST = QSize(920, 680), QSize(720, 360)
HIGH, CAPS, GAP = 26, 168, 4
"""Pixels of a row, of its column of key caps, and between two caps."""
SIGNS = {"\0": "+", "Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
"""How caps say it, as on the screens and on most keyboards."""
SCROLLING = {Qt.Key.Key_PageDown: 9, Qt.Key.Key_PageUp: -9, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
"""Keys of the field that scroll the list, and by how many rows."""


class KeyRow(QWidget):
    """Keys as caps, and what they do."""

    def __init__(self, theme: Theme, line: KeyLine, group: str) -> None:
        super().__init__()
        self._theme, self._text = theme, line.text
        self._caps = [caps(key) for key in line.keys.split(" ")]
        self._found_by = f"{line.text} {line.keys} {line.more} {group}".casefold()
        self.setAccessibleName(f"{line.text}: {line.keys}")
        self.setToolTip(line.more or line.text)
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def has(self, words: Sequence[str]) -> bool:
        """Whether it is found by all of the words."""
        return all(word in self._found_by for word in words)

    def sizeHint(self) -> QSize:
        return QSize(340, HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, left = QPainter(self), self._theme, 0.0
        for chord in self._caps:
            for cap in chord:
                wide = keycap_width(theme, cap)
                paint_keycap(p, theme, QRectF(left, 4, wide, 18), cap)
                left += wide + GAP
            left += GAP
        box = QRectF(CAPS, 0, self.width() - CAPS, HIGH)
        draw(p, box, self._text, theme.font(13), theme["ink"])


class GroupBlock(QWidget):
    """A heading over its rows."""

    def __init__(self, theme: Theme, group: KeyGroup) -> None:
        super().__init__()
        self.rows = [KeyRow(theme, line, group.name) for line in group.lines]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addWidget(label(group.name, 13, 600))
        column.addSpacing(4)
        for row in self.rows:
            column.addWidget(row)

    def narrow(self, words: Sequence[str]) -> bool:
        """Shows the rows that have the words; whether there is any."""
        for row in self.rows:
            row.setVisible(row.has(words))
        found = any(not row.isHidden() for row in self.rows)
        self.setVisible(found)
        return found


class KeyFilter(LineField):
    """Words that narrow the list; keys that scroll it do so from here.

    Signals:
        scrolled(int): the list is to scroll by so many rows.
    """

    scrolled = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Find a key"), tr("Find a key by what it does"))
        self.addAction(icon(theme, "search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = SCROLLING.get(Qt.Key(event.key()), 0)
        if by:
            self.scrolled.emit(by)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class KeysDialog(Dialog):
    """All keys in two columns; those of the stage in front stand first."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, stage: Stage | None = None
    ) -> None:
        super().__init__(theme, tr("Keys"), primary=tr("Close"), parent=parent)
        self.blocks = [GroupBlock(theme, group) for group in _groups(stage)]
        self.filter = KeyFilter(theme)
        self._none = label(tr("No key does that. Try another word."), 13, 400, "muted")
        self._none.hide()
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(32)
        for half in _halves(self.blocks):
            columns.addLayout(_column(half), 1)
        self.area = scrolled(inner)
        self.body.addWidget(self.filter)
        self.body.addWidget(self._none)
        self.body.addWidget(self.area, 1)
        self.filter.textChanged.connect(self._narrow)
        self.filter.scrolled.connect(self._scroll)
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        self.filter.setFocus()

    def _narrow(self, text: str) -> None:
        words = text.casefold().replace("+", " ").split()
        found = [block.narrow(words) for block in self.blocks]
        self._none.setVisible(not any(found))
        self.area.setVisible(any(found))
        self.area.verticalScrollBar().setValue(0)

    def _scroll(self, rows: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + rows * HIGH)


def caps(keys: str) -> tuple[str, ...]:
    """The caps of a shortcut: Ctrl+Shift+N is Ctrl, Shift, N; on a Mac in its signs."""
    if keys.startswith("/"):
        return (keys,)
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
    parts = native.replace("++", "+\0").split("+") if len(native) > 1 else [native]
    return tuple(SIGNS.get(part, part) for part in parts if part)


def _groups(stage: Stage | None) -> list[KeyGroup]:
    """Those of the stage in front, the menus, then the other stages and what holds everywhere."""
    menus = [KeyGroup(tr(menu), _of_menu(menu)) for menu in MENUS]
    others = list(key_groups())
    first = [group for group in others if stage in group.stages]
    rest = [group for group in others if group not in first]
    return [group for group in (*first, *menus, *rest) if group.lines]


def _of_menu(menu: str) -> tuple[KeyLine, ...]:
    return tuple(
        KeyLine(spec.keys, tr(spec.text).rstrip("…"), tr(spec.help))
        for spec in ACTIONS
        if spec.menu == menu and spec.keys
    )


def _halves(blocks: Sequence[GroupBlock]) -> tuple[list[GroupBlock], list[GroupBlock]]:
    """The blocks in two columns of about equal height."""
    heights = [len(block.rows) + 1.5 for block in blocks]
    places = range(1, len(blocks) + 1)
    cut = min(places, key=lambda n: abs(sum(heights[:n]) - sum(heights[n:])))
    return list(blocks[:cut]), list(blocks[cut:])


def _column(blocks: Sequence[GroupBlock]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for block in blocks:
        column.addWidget(block, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return column
