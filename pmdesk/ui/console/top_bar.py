"""The bar above the stages: where one is, what is saved, the way back."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pmdesk.model.measures import incident_day
from pmdesk.model.review import Review
from pmdesk.model.times import day_text
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.surface import Ground


class TopBar(Ground):
    """Title, facts and saved state of the review.

    Signals:
        back(): the way back to the library.
        acted(str): a button stands for the action with this key.
    """

    back = Signal()
    acted = Signal(str)

    def __init__(self, theme: Theme, room: Room) -> None:
        super().__init__(theme, "paper", "bottom")
        self._room = room
        self.setFixedHeight(56)
        self._title = ElidedLabel(theme, "", 15, 600)
        self._facts = ElidedLabel(theme, "", 12, 400, "muted")
        self._saved = ElidedLabel(theme, "", 12, 500, "accent")
        back = button(theme, "", "quiet", "back", name=tr("Back to the library"))
        back.clicked.connect(self.back)
        self._undo = button(theme, "", "quiet", "undo", name=tr("Undo"))
        self._redo = button(theme, "", "quiet", "redo", name=tr("Redo"))
        self._undo.clicked.connect(lambda: self.acted.emit("undo"))
        self._redo.clicked.connect(lambda: self.acted.emit("redo"))
        under = QHBoxLayout()
        under.setSpacing(0)
        under.addWidget(self._facts)
        under.addWidget(self._saved)
        under.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addLayout(under)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 16, 7)
        row.setSpacing(8)
        row.addWidget(back)
        row.addLayout(words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._redo)

    def show_review(self, review: Review) -> None:
        self._title.set_text(review.title or tr("Untitled review"))
        day = incident_day(review)
        facts = [review.severity, day_text(day) if day else "", ", ".join(review.services)]
        text = "  ·  ".join(fact for fact in facts if fact)
        self._facts.set_text(f"{text}  ·  ")
        self._facts.setVisible(bool(text))

    def show_room(self) -> None:
        """The meeting or what the room sees has changed."""

    def show_saved(self, at: datetime | None) -> None:
        said = tr("Saved {time}").format(time=at.astimezone().strftime("%H:%M:%S")) if at else ""
        self._saved.set_text(said or tr("Saved"))

    def show_history(self, undo: str | None, redo: str | None) -> None:
        for made, word, text in ((self._undo, tr("Undo"), undo), (self._redo, tr("Redo"), redo)):
            made.setEnabled(text is not None)
            said = f"{word}: {text}" if text else word
            made.setToolTip(said)
            made.setAccessibleName(said)
