"""The head of the home page: whose library this is, the filter, and the ways in."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout

from pmdesk.method.wording import PLAIN
from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import width
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.surface import Ground

APART = 8


class FilterField(LineField):
    """Words that narrow the list while they are typed.

    Signals:
        list_wanted(): Enter, the down key, or Esc in an empty field: on to the list.
    """

    list_wanted = Signal()
    KEYS = "Ctrl F"

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Filter reviews"), tr("Filter by title, service or tag"))
        self._theme = theme
        self.addAction(icon(theme, "search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMaximumWidth(340)
        self.setMinimumWidth(240)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(340, 32)

    def take_focus(self) -> None:
        """Puts the caret here, ready for other words."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() == keys.Key_Escape and self.text():
            self.clear()
        elif event.key() in (keys.Key_Escape, keys.Key_Down, keys.Key_Return, keys.Key_Enter):
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        wide = keycap_width(self._theme, self.KEYS)
        if not self.text() and self.width() > 300:
            box = QRectF(self.width() - wide - 8, (self.height() - 18) / 2, wide, 18)
            paint_keycap(QPainter(self), self._theme, box, self.KEYS)


class Tab(QAbstractButton):
    """The name of a view of the library; the one in front is underlined."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(width(self.text(), self._theme.font(14, 600))) + 1, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        front = self.isChecked()
        p.setFont(theme.font(14, 600 if front else 500))
        p.setPen(theme["ink" if front else "muted"])
        p.drawText(
            self.rect().adjusted(0, 0, 0, -6), int(Qt.AlignmentFlag.AlignVCenter), self.text()
        )
        if front:
            p.fillRect(0, self.height() - 2, self.width(), 2, theme["accent"])
        if self.hasFocus():
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(stroke(theme["accent"], 2))
            p.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -5), 4, 4)


class LibraryHead(Ground):
    """Name, filter, Import, New review, and the tabs below."""

    def __init__(self, theme: Theme, organisation: str, file_name: str) -> None:
        super().__init__(theme, "paper", "bottom")
        self.filter = FilterField(theme)
        self.importing = button(theme, tr("Import"), "outline", "import")
        self.folder = button(theme, tr("Import folder"), "outline", "folder")
        self.new = button(theme, tr("New"), "primary", "plus")
        self.call_it(PLAIN)
        name = ElidedLabel(theme, organisation or tr("Reviews"), 20, 600)
        file = ElidedLabel(theme, file_name, 13, 400, "muted")
        name.setMaximumWidth(420)
        file.setMaximumWidth(260)
        file.setFixedHeight(26)  # on one base line with the name
        self.tab = Tab(theme, tr("Reviews"))
        self.tab.setChecked(True)
        self.tab.setAutoExclusive(True)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(name)
        row.addSpacing(8)
        row.addWidget(file, 0, Qt.AlignmentFlag.AlignBottom)
        row.addSpacing(16)
        row.addStretch(1)
        row.addWidget(self.filter, 4)
        row.addSpacing(16)
        row.addWidget(self.importing)
        row.addSpacing(APART)
        row.addWidget(self.folder)
        row.addSpacing(16)
        row.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addSpacing(16)
        column.addWidget(self.tab)

    def minimumSizeHint(self) -> QSize:
        """Without the button for folders, which the menu has as well."""
        hint = super().minimumSizeHint()
        spared = 0 if self.folder.isHidden() else self.folder.minimumSizeHint().width() + APART
        return hint - QSize(spared, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self.minimumSizeHint().width() + self.folder.sizeHint().width() + APART
        self.folder.setVisible(self.width() >= needed)

    def call_it(self, word: str) -> None:
        """What a review is called here."""
        said = tr("New {word}").format(word=word)
        self.new.setText(f" {said}")
        self.new.setAccessibleName(said)
