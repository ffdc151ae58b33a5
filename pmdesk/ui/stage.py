"""What every stage of the console is: a view of the review that hands gestures to the session."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.labels import ElidedLabel, label

GUTTER = 20


class StageView(QWidget):
    """Base of the stages: a head with title, sentence and tools, and whatever stands below.

    Signals:
        go_to(Stage): another stage is where to go on.

    A stage is told of a new value by `show_review` while it is visible, and when it becomes so.
    It compares tuples by identity to see what is new to it.
    """

    go_to = Signal(object)
    stage: ClassVar[Stage]
    capture_hint: ClassVar[str] = ""

    def __init__(self, theme: Theme, session: ReviewSession, title: str) -> None:
        super().__init__()
        self.theme, self.session = theme, session
        self.heading = label(title, 20, 600)
        self.sentence = ElidedLabel(theme, "", 13, 400, "muted")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.sentence)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.addLayout(words, 1)
        self.head.addLayout(self.tools)
        main = QWidget()
        self.body = QVBoxLayout(main)
        self.body.setContentsMargins(GUTTER, 16, GUTTER, 12)
        self.body.setSpacing(12)
        self.body.addLayout(self.head)
        # A panel beside the stage is added here: it reaches from the top bar to the capture line.
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(main, 1)

    @property
    def review(self) -> Review:
        return self.session.review

    def show_review(self, review: Review) -> None:
        """Shows a value; called only while the stage is in front."""
        raise NotImplementedError

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The actions (by key) that this stage can do."""
        return {}

    def focus_first(self) -> None:
        """Puts the focus where work on this stage begins."""
        self.setFocus()

    def capture(self, text: str) -> bool:
        """Takes a line from the capture line; False leaves the text there."""
        return False

    def capture_lines(self, text: str) -> None:
        """Takes several pasted lines, one by one."""
        for line in text.splitlines():
            if line.strip():
                self.capture(line)
