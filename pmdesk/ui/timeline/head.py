"""The head of the timeline: its buttons, and a sentence that says how far the walk is."""

from PySide6.QtCore import QObject, QTimer

from pmdesk.model.review import Review
from pmdesk.ui.paint.text import width
from pmdesk.ui.room import Room
from pmdesk.ui.stage import GUTTER, StageView
from pmdesk.ui.timeline.tools import TimelineTools
from pmdesk.ui.timeline.walk import Walk, fitting, known_entries, pace, summary
from pmdesk.ui.timeline.worksheet import summary as sheet_summary

PACE = 15_000
"""Milliseconds after which the time that is left for the walk is told anew."""


class TimelineHead(QObject):
    """Brings the head of a stage up to date, and the time that is left now and then by itself."""

    def __init__(self, stage: StageView, tools: TimelineTools) -> None:
        super().__init__(stage)
        self._stage, self._tools = stage, tools
        self._room: Room | None = None
        self._walk: Walk | None = None
        self._sheet = False
        self._summary: tuple[str, ...] = ("",)
        self._timer = QTimer(self, interval=PACE)
        self._timer.timeout.connect(self.tell)

    def show(
        self, review: Review, walk: Walk | None, room: Room | None, *, sheet: bool = False
    ) -> None:
        """Another value, another step of the walk, or a meeting that begins or ends.

        `sheet` says that the monitoring worksheet is in front.
        """
        self._walk, self._room, self._sheet = walk, room, sheet
        running = room is not None and room.running
        agreed = review.timeline_agreed is not None
        known = len(known_entries(review, walk))
        self._tools.show_state(walk, running, agreed, known, sheet)
        self._timer.start() if running else self._timer.stop()
        self.tell()

    def tell(self) -> None:
        """The sentence: what is left of the walk in which time, and how far it is."""
        review = self._stage.review
        walked = (*pace(self._room, self._walk), *summary(review, self._walk))
        self._summary = (sheet_summary(review),) if self._sheet else walked
        self.fit()

    def fit(self) -> None:
        """The head has another width now."""
        stage = self._stage
        room = stage.width() - stage.side_width - 2 * GUTTER
        self._tools.fit(room)
        room -= self._tools.sizeHint().width() + stage.head.spacing()
        font = stage.theme.font(13)
        stage.sentence.set_text(fitting(self._summary, room, lambda text: width(text, font)))
