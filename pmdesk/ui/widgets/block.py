"""Titled blocks in one or two columns: what a stage shows that is read more than filled in."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Rule

GAP = 32
"""Pixels between the two columns."""


class Block(QWidget):
    """A title with a muted sentence below it; `fields` takes the rest, `head` what goes beside."""

    def __init__(self, theme: Theme, title: str, explained: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.title = label(title, 15, 600)
        self.title.setMinimumHeight(26)  # as high as a link beside it
        self.said = Para(theme, explained, 12, 400, "muted")
        if not explained:
            self.said.hide()
        self.setAccessibleName(title)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(self.head)
        words.addWidget(self.said)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(words)
        column.addLayout(self.fields)

    def say(self, text: str, role: str = "muted") -> None:
        """Another sentence below the title."""
        self.said.set_text(text, role)
        self.said.setVisible(bool(text))


class BlockColumn(QWidget):
    """Blocks below each other, parted by lines; one that is hidden takes its line along."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.blocks: list[QWidget] = []
        self._rules: list[Rule] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addStretch(1)

    def add(self, block: QWidget) -> None:
        """Puts a block at the end."""
        rule = Rule(self._theme)
        place = self._column.count() - 1
        self._column.insertWidget(place, rule)
        self._column.insertWidget(place + 1, block)
        self.blocks.append(block)
        self._rules.append(rule)
        self.fit()

    def fit(self, first: bool = True) -> bool:
        """Shows a line above each block but the first of the page; True where one is shown."""
        shown = False
        for rule, block in zip(self._rules, self.blocks, strict=True):
            visible = not block.isHidden()
            rule.setVisible(visible and (shown or not first))
            shown = shown or visible
        return shown


class BlockPage(QWidget):
    """Two columns of blocks beside each other where there is room, else one below the other."""

    def __init__(self, theme: Theme, least: int = 780, widest: int = 1320) -> None:
        super().__init__()
        self._least = least
        self.setMaximumWidth(widest)
        self.left, self.right = BlockColumn(theme), BlockColumn(theme)
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 12, 20)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._place()

    @property
    def two_columns(self) -> bool:
        return bool(self._beside)

    def fit(self) -> None:
        """Blocks were shown or hidden: the lines between them follow."""
        shown = self.left.fit()
        self.right.fit(first=bool(self._beside) or not shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, super().minimumSizeHint().height())

    def _place(self) -> None:
        beside = self.width() >= self._least
        if beside == self._beside:
            return
        self._beside = beside
        top = Qt.AlignmentFlag.AlignTop
        for part in (self.left, self.right):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.left, 0, 0, top if beside else Qt.AlignmentFlag(0))
        self._grid.addWidget(self.right, 0 if beside else 1, 1 if beside else 0, top)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)
        self._grid.setRowStretch(2, 1)
        self.fit()
