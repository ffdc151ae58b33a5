"""Words to read aloud, set large: the method's own until somebody writes others in their place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.labels import Para


class Wording(QWidget):
    """Shows words as they are read; "Edit" opens them, "Back to the usual words" gives them up.

    `ways` holds the two links, for a stage to hide while there is no time to write.

    Signals:
        edited(str): other words to store; "" for the usual ones.
        left(): the editor was left, after the last `edited`.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, name: str, *, px: int = 15, line: int = 24, one_line: bool = False
    ) -> None:
        super().__init__()
        self._value, self._usual = "", ""
        self.words = Para(theme, "", px, 400, "ink", line)
        self.field = TextField(
            name, lines=(1 if one_line else 4, 18), one_line=one_line, line_height=line, px=px
        )
        self.edit = button(theme, tr("Edit"), "link", "edit", name=f"{tr('Edit')}: {name}")
        self.back = button(
            theme,
            tr("Back to the usual words"),
            "link",
            name=f"{name}: {tr('Back to the usual words')}",
        )
        self.ways = QWidget()
        row = QHBoxLayout(self.ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.edit)
        row.addWidget(self.back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.field)
        column.addWidget(self.ways)
        self.field.hide()
        self.edit.clicked.connect(self._toggle)
        self.back.clicked.connect(self._give_up)
        self.field.edited.connect(self._take)
        self.field.left.connect(self.left)
        self.field.entered.connect(self.done)
        self.field.escaped.connect(self.done)

    def text(self) -> str:
        """The words that are in force."""
        return self._value or self._usual

    def show_value(self, value: str, usual: str) -> None:
        """Shows stored words, "" for the usual ones."""
        self._value, self._usual = value, usual
        self.words.set_text(self.text())
        self.field.show_value(self.text())
        self.back.setVisible(bool(value) and value != usual)

    def done(self) -> None:
        """Closes the editor; what it held back is stored."""
        if self.field.isHidden():
            return
        self.field.flush()
        within = self.field.hasFocus()
        self.field.hide()
        self.words.show()
        self._name_way(tr("Edit"))
        if within and self.ways.isVisible():
            self.edit.setFocus()

    def _toggle(self) -> None:
        if not self.field.isHidden():
            self.done()
            return
        self.words.hide()
        self.field.show()
        self.field.setFocus()
        self._name_way(tr("Done"))

    def _name_way(self, word: str) -> None:
        self.edit.setText(f" {word}")
        self.edit.setAccessibleName(f"{word}: {self.field.accessibleName()}")

    def _give_up(self) -> None:
        self.done()
        self.edit.setFocus()
        self.edited.emit("")
        self.left.emit()

    def _take(self, text: str) -> None:
        # Emptied words, or the usual ones typed anew, are the usual ones.
        same = text.strip() in ("", self._usual.strip())
        self.edited.emit("" if same else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.field.isHidden():
            self.done()
        else:
            super().keyPressEvent(event)
