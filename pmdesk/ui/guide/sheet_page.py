"""The sentences of one situation, large enough to be read out, and what can be done beside them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.stages import Act, Unstuck
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import Para, label

MOST = 3
"""Sentences of a situation."""
ICONS = {Act.PARK: "park", Act.IDEA: "bulb", Act.SHOW: "screen"}


class SheetPage(QWidget):
    """Sentences at 20 px, and below them at most one button with what it would do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row: Unstuck | None = None
        self._prompt = ""
        self.title = label("", 12, 600, "muted")
        self.sentences = tuple(Para(theme, "", 20, 500) for _ in range(MOST))
        self.act = button(theme, tr("Show to the room"), "outline", "screen")
        self.note = Para(theme, "", 13, 400, "muted")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(18)
        column.addWidget(self.title)
        for sentence in self.sentences:
            column.addWidget(sentence)
        column.addStretch(1)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(24, 0, 24, 18)
        foot.setSpacing(8)
        foot.addWidget(align(self.act))
        foot.addWidget(self.note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(words), 1)
        whole.addWidget(self._foot)

    def show_situation(self, name: str, row: Unstuck) -> None:
        self._row = row
        self.title.setText(name)
        said = (*row.say, "", "", "")
        for para, text in zip(self.sentences, said, strict=False):
            para.set_text(f"“{text}”" if text else "")
            para.setVisible(bool(text))
        self._show_act()

    def show_prompt(self, prompt: str) -> None:
        """The question that the room sees, "" for none."""
        self._prompt = prompt
        self._show_act()

    def _show_act(self) -> None:
        row = self._row
        self._foot.setVisible(row is not None and row.act is not Act.NONE)
        if row is None or row.act is Act.NONE:
            return
        text, note = self._words(row)
        self.act.setText(f" {text}")
        self.act.setAccessibleName(f"{text}: {note}")
        self.act.setIcon(icon(self._theme, ICONS[row.act]))
        self.note.set_text(note)

    def _words(self, row: Unstuck) -> tuple[str, str]:
        if row.act is Act.PARK:
            return tr("Park it"), tr("Begins a line for the parking lot.")
        if row.act is Act.IDEA:
            return tr("Idea"), tr("Begins a line for the idea list.")
        shown = self._prompt == row.question
        return tr("Take away") if shown else tr("Show to the room"), f"“{row.question}”"
