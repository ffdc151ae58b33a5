"""A question that can be shown to the room, with the button that does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para


class AskRow(QWidget):
    """A question and Show, or Take away while the room sees it.

    Signals:
        wanted(str): this question is to be shown to the room, or taken away.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = Para(theme, "", 13)
        self.show_it = button(theme, tr("Show"), "link", dense=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignTop)
        self.show_it.clicked.connect(lambda: self.wanted.emit(self.words.text()))

    def show_question(self, text: str, prompt: str) -> None:
        """The question ("" for none), and the one that the room sees."""
        self.words.set_text(text)
        self.setVisible(bool(text))
        shown = bool(text) and text == prompt
        self.show_it.setText(tr("Take away") if shown else tr("Show"))
        said = tr("Take away") if shown else tr("Show to the room")
        self.show_it.setAccessibleName(f"{said}: {text}" if text else said)
