"""What every section of Prepare is: a titled part that shows a review and has places to go to."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from pmdesk.model.change import Change
from pmdesk.model.review import Review
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.fields import LineField, TextField
from pmdesk.ui.widgets.form import LEFT, section, stand

BESIDE_FROM = 540
"""The width from which the title stands at the left of the fields, and not above them."""


class Section(QWidget):
    """Title and sentence at the left; what derives from it fills `fields` at the right.

    Signals:
        go_to(Stage): another stage is where to go on.
        brought(QWidget): a part came or has got the focus, so it should be in sight.
    """

    go_to = Signal(object)
    brought = Signal(object)

    def __init__(
        self, theme: Theme, session: ReviewSession, title: str, explained: str = ""
    ) -> None:
        super().__init__()
        self.theme, self.session = theme, session
        self._sides, self.fields = section(theme, title, explained)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._sides)
        self.setAccessibleName(title)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the fields: then the title stands above them."""
        hint = super().minimumSizeHint()
        if self._sides.direction() is QBoxLayout.Direction.LeftToRight:
            hint -= QSize(LEFT + self._sides.spacing(), 0)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand(self._sides, beside=self.width() >= BESIDE_FROM)

    def show_review(self, review: Review) -> None:
        """Shows a value."""
        raise NotImplementedError

    def places(self) -> Mapping[str, QWidget]:
        """Where the ready list and the life cycle can lead to, by name."""
        return {}

    def keep(
        self,
        widget: LineField | TextField,
        gesture: Callable[..., Change],
        name: str,
        /,
        **more: Any,
    ) -> None:
        """Stores what is typed by a gesture that takes it as `name`."""
        widget.edited.connect(lambda value: self.session.do(gesture, **more, **{name: value}))
        widget.left.connect(self.session.seal)
