"""The head of the home page: whose library this is, the filter, and the ways in."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout

from pmdesk.method.wording import PLAIN
from pmdesk.ui.paint.chips import chip_width, keycap_width, paint_chip, paint_keycap
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
INSET = 6
"""Pixels beside the words of a tab, for the frame of the focus."""


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

    def ask_for(self, tab: "LibraryTab") -> None:
        """Says what is narrowed, and by what."""
        reviews = tab is LibraryTab.REVIEWS
        self.setAccessibleName(tr("Filter reviews") if reviews else tr("Filter open actions"))
        by = tr("Filter by title, service or tag")
        self.setPlaceholderText(by if reviews else tr("Filter by words, owner or service"))

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


class LibraryTab(StrEnum):
    """The views of a library."""

    REVIEWS = "reviews"
    FOLLOW_UP = "follow-up"


class Tab(QAbstractButton):
    """The name of a view of the library, with a number where asked; the one in front is underlined.

    A click leaves the focus to the view; Tab and the arrow keys come here.
    """

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._count = ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, said: str) -> None:
        """Puts a number beside the name, none for 0; `said` is all of it for those who hear it."""
        self._count = str(count) if count else ""
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        beside = self._chip().width() + 8 if self._count else 0
        return QSize(round(self._word() + beside) + 1 + 2 * INSET, 36)

    def _word(self) -> float:
        return width(self.text(), self._theme.font(14, 600))

    def _chip(self) -> QRectF:
        return QRectF(INSET + self._word() + 8, 5, chip_width(self._theme, self._count), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        front = self.isChecked()
        p.setFont(theme.font(14, 600 if front else 500))
        p.setPen(theme["ink" if front else "muted"])
        words = self.rect().adjusted(INSET, 0, -INSET, -6)
        p.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self._count:
            paint_chip(p, theme, self._chip(), self._count)
        if front:
            p.fillRect(INSET, self.height() - 2, words.width(), 2, theme["accent"])
        if self.hasFocus():
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(stroke(theme["accent"], 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -5), 4, 4)


class LibraryHead(Ground):
    """Name, filter, Import, New review, and the tabs below.

    Signals:
        turned(LibraryTab): another tab is in front.
    """

    turned = Signal(object)

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
        names = {LibraryTab.REVIEWS: tr("Reviews"), LibraryTab.FOLLOW_UP: tr("Follow-up")}
        self.tabs = {tab: Tab(theme, name) for tab, name in names.items()}
        self.tabs[LibraryTab.REVIEWS].setChecked(True)
        for tab, made in self.tabs.items():
            made.toggled.connect(lambda on, tab=tab: self._turned(tab) if on else None)
        row = QHBoxLayout()
        row.setContentsMargins(INSET, 0, 0, 0)
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
        column.setContentsMargins(24 - INSET, 10, 24, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addSpacing(16)
        tabs = QHBoxLayout()
        tabs.setSpacing(24 - 2 * INSET)
        for made in self.tabs.values():
            tabs.addWidget(made)
        tabs.addStretch(1)
        column.addLayout(tabs)

    @property
    def tab(self) -> LibraryTab:
        """The one in front."""
        return next(tab for tab, made in self.tabs.items() if made.isChecked())

    def turn_to(self, tab: LibraryTab) -> None:
        self.tabs[tab].setChecked(True)

    def _turned(self, tab: LibraryTab) -> None:
        self.filter.ask_for(tab)
        self.turned.emit(tab)

    def count_open(self, count: int) -> None:
        """How many actions are open over all reviews."""
        made = self.tabs[LibraryTab.FOLLOW_UP]
        said = tr("1 open action") if count == 1 else tr("{n} open actions")
        said = tr("Follow-up, {count}").format(count=said.format(n=count))
        made.show_count(count, said if count else made.text())

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
