"""A dialog as the app shows it: title, one sentence, content, and buttons at the foot."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import Para, label

FRAME = QSize(8, 40)
"""What the system puts around a dialog, at most."""


class Dialog(QDialog):
    """Base of the dialogs: content goes into `body`, more buttons into `foot` before the last two.

    Enter presses the primary button, Esc leaves without a trace.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str = "",
        *,
        primary: str = "",
        cancel: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.sentence = Para(theme, sentence, 13, 400, "muted")
        if not sentence:
            self.sentence.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.cancel: QPushButton | None = None
        self.primary: QPushButton | None = None
        if cancel:
            self.cancel = button(theme, cancel)
            self.cancel.clicked.connect(self.reject)
            self.foot.addWidget(self.cancel)
        if primary:
            self.primary = button(theme, primary, "primary")
            self.primary.setDefault(True)
            self.primary.clicked.connect(self.done_well)
            self.foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        self.heading = label(title, 20, 600)
        column.addWidget(self.heading)
        column.addWidget(self.sentence)
        column.addSpacing(16)
        column.addLayout(self.body, 1)
        column.addSpacing(20)
        column.addLayout(self.foot)
        self._column = column

    def done_well(self) -> None:
        """The primary button; a dialog that has something to check overrides it."""
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        if self.theme.zoom > 1:
            self._fit_screen()
        super().showEvent(event)

    def _fit_screen(self) -> None:
        """Zoomed in, it is no larger than the screen; where it would have to be, it scrolls."""
        room = self.screen().availableSize() - FRAME
        needs = self.minimumSizeHint().expandedTo(self.minimumSize())
        if needs == needs.boundedTo(room):
            self.resize(self.size().boundedTo(room))
            return
        content = QWidget()
        content.setMinimumSize(needs)
        content.setLayout(self._column)
        area = scrolled(content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.setMinimumSize(1, 1)
        self.resize(self.size().boundedTo(room))
