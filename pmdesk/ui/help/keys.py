"""The dialog that lists every key, made from the list of actions."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.ui.actions import ACTIONS, MENUS, ActionSpec, N
from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import label

LIST_KEYS = (
    ("Enter", N("Open, or edit what is chosen")),
    ("Delete", N("Delete what is chosen")),
    ("Space", N("Tick or untick a line")),
    ("Tab", N("To the next part of the window")),
    ("Esc", N("Leave a field or a dialog")),
)
"""Keys that belong to lists and fields, not to a menu."""


class KeyRow(QWidget):
    """A key as caps, and what it does."""

    CAPS = 122

    def __init__(self, theme: Theme, keys: str, text: str) -> None:
        super().__init__()
        self._theme, self._caps, self._text = theme, caps(keys), text
        self.setAccessibleName(f"{text}: {keys}")
        self.setToolTip(text)
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(340, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, left = QPainter(self), self._theme, 0.0
        for cap in self._caps:
            wide = keycap_width(theme, cap)
            paint_keycap(p, theme, QRectF(left, 5, wide, 18), cap)
            left += wide + 4
        box = QRectF(self.CAPS, 0, self.width() - self.CAPS, 28)
        draw(p, box, self._text, theme.font(13), theme["ink"])


class KeysDialog(Dialog):
    """All keys in two columns, under the names of their menus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            tr("Keys"),
            tr("Everything in the menus with a key of its own, and the keys of lists."),
            primary=tr("Close"),
            parent=parent,
        )
        blocks = [(tr(menu), _rows(theme, _with_keys(menu))) for menu in MENUS]
        blocks.append((tr("In lists and fields"), [KeyRow(theme, k, tr(t)) for k, t in LIST_KEYS]))
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(32)
        for half in _halves([block for block in blocks if block[1]]):
            columns.addLayout(_column(half), 1)
        self.body.addWidget(scrolled(inner), 1)
        self.setMinimumSize(640, 360)
        self.resize(800, 640)


Block = tuple[str, list[KeyRow]]


def caps(keys: str) -> tuple[str, ...]:
    """The caps of a shortcut: Ctrl+Shift+N is Ctrl, Shift, N; on a Mac in its signs."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
    parts = native.replace("++", "+\0").split("+") if "+" in native else [native]
    return tuple("+" if part == "\0" else part for part in parts if part)


def _with_keys(menu: str) -> list[ActionSpec]:
    return [spec for spec in ACTIONS if spec.menu == menu and spec.keys]


def _rows(theme: Theme, specs: Sequence[ActionSpec]) -> list[KeyRow]:
    return [KeyRow(theme, spec.keys, tr(spec.text).rstrip("…")) for spec in specs]


def _halves(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks in two columns of about equal height."""
    whole = sum(len(rows) + 2 for _, rows in blocks)
    first: list[Block] = []
    while blocks and sum(len(rows) + 2 for _, rows in first) < whole / 2:
        first.append(blocks.pop(0))
    return first, blocks


def _column(blocks: list[Block]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for name, rows in blocks:
        column.addWidget(label(name, 11, 600, "muted"))
        column.addSpacing(4)
        for row in rows:
            column.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)
        column.addSpacing(14)
    column.addStretch(1)
    return column
