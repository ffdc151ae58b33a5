"""Buttons in their three ranks, and rows of exclusive choices."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme


class Button(QPushButton):
    """A button that Enter presses as Space does, also outside of dialogs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    theme: Theme,
    text: str,
    role: str = "outline",
    icon_name: str = "",
    *,
    dense: bool = False,
    tip: str = "",
    name: str = "",
) -> QPushButton:
    """A button: primary (one per view), outline, quiet or link; `name` stands for a text."""
    # Qt leaves 4 px between icon and text; the look has 8.
    made = Button(f" {text}" if icon_name and text else text)
    made.setProperty("role", role)
    made.setProperty("dense", dense)
    made.setAccessibleName(name or text)
    made.setToolTip(tip or ("" if text else name))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    if icon_name:
        colour = {"primary": "on-accent", "link": "accent"}.get(role, "ink")
        made.setIcon(icon(theme, icon_name, colour))
        made.setIconSize(QSize(16, 16))
    if icon_name and not text:
        made.setFixedWidth(26 if dense else 32)
        made.setProperty("square", "true")
    return made


class Segmented(QWidget):
    """Two to five exclusive choices side by side.

    Signals:
        chosen(object): the user took the choice with this value.
    """

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._values = [value for _, value in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (text, _) in enumerate(choices):
            made = QPushButton(text)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("seg", "true")
            made.setProperty("end", _end(number, len(choices)))
            self._group.addButton(made, number)
            row.addWidget(made)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def setAccessibleName(self, name: str) -> None:
        """The choices are called after it, too: with the row that they belong to."""
        super().setAccessibleName(name)
        for made in self.buttons():
            made.setAccessibleName(f"{name}: {made.text()}")

    def value(self) -> object:
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def show_value(self, value: object) -> None:
        """Marks the choice with this value; none where it is not among them."""
        if value in self._values:
            self.setFocusProxy(self._group.button(self._values.index(value)))
            self._group.button(self._values.index(value)).setChecked(True)
        elif (marked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            marked.setChecked(False)
            self._group.setExclusive(True)
        self._fit_stops()

    def _fit_stops(self) -> None:
        """Tab stops at the marked choice; Qt itself sees to that only from its first visit on."""
        none = self._group.checkedId() < 0
        for made in self.buttons():
            stops = none or made.isChecked()
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def set_text(self, value: object, text: str) -> None:
        made = self._group.button(self._values.index(value))
        made.setText(text)
        made.setAccessibleName(f"{self.accessibleName()}: {text}")

    def show_choice(self, value: object, shown: bool) -> None:
        """Offers a choice, or leaves it out; the ends stay round."""
        self._group.button(self._values.index(value)).setVisible(shown)
        offered = [made for made in self.buttons() if not made.isHidden()]
        for number, made in enumerate(offered):
            end = _end(number, len(offered))
            if made.property("end") != end:
                made.setProperty("end", end)
                made.style().unpolish(made)
                made.style().polish(made)

    def set_icon(self, value: object, picture: QIcon) -> None:
        made = self._group.button(self._values.index(value))
        made.setIcon(picture)
        made.setIconSize(QSize(13, 13))

    def buttons(self) -> list[QPushButton]:
        return [b for b in self._group.buttons() if isinstance(b, QPushButton)]


def _end(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if number == 0 else "last" if number == count - 1 else "middle"


def align(widget: QWidget, how: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QWidget:
    """A widget in a row of its own that keeps its width."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget, 0, how)
    return box
