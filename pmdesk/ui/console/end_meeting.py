"""What is still open before a meeting ends, each with the way there; nothing is in the way."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.stages import stage_guide
from pmdesk.model.meetings import Loose, loose_ends
from pmdesk.model.times import duration_text
from pmdesk.model.words import Stage
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para, label

STAGE_OF = {
    Loose.TIMELINE: Stage.TIMELINE,
    Loose.ACTIONS: Stage.ACTIONS,
    Loose.BUY_IN: Stage.CLOSE,
    Loose.IDEAS: Stage.CLOSE,
    Loose.PARKED: Stage.CLOSE,
    Loose.PULSE: Stage.CLOSE,
}


def open_ends(room: Room) -> dict[Loose, int]:
    """What the running meeting would leave open."""
    return loose_ends(room.review, room.row) if room.running and room.row is not None else {}


def end_now(room: Room) -> tuple[str, str, Callable[[], None]] | None:
    """Ends the meeting; gives what to say of it with the way back, None where it goes on."""
    lasted = duration_text(room.meeting_clock().elapsed)
    room.end()
    if room.running:
        return None
    text = tr("The meeting has ended after {time}.").format(time=lasted)
    return text, tr("Go on with it"), room.reopen


class EndPanel(QWidget):
    """The open ends of a meeting.

    Signals:
        acted(str): a button stands for the action with this key.
        ended(str): end it nevertheless, with the reason for a plan that nobody backs yet.
        stayed(): go on with the meeting.
    """

    acted = Signal(str)
    ended = Signal(str)
    stayed = Signal()

    def __init__(self, theme: Theme, ends: dict[Loose, int]) -> None:
        super().__init__()
        self.setAccessibleName(tr("End meeting"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(tr("Before the meeting ends"), 13, 600))
        said = tr("This is still open. It can wait for another meeting.")
        column.addWidget(Para(theme, said, 12, 400, "muted"))
        for what, count in ends.items():
            column.addLayout(self._line(theme, what, count))
        self.reason: LineField | None = None
        if Loose.BUY_IN in ends:
            self.reason = LineField(
                tr("Why the buy-in stays open"), tr("Such as: the manager was not here")
            )
            column.addSpacing(4)
            column.addLayout(
                labelled(tr("Why the buy-in stays open, kept as the remark"), self.reason)
            )
        stay, end = (
            button(theme, tr("Stay"), dense=True),
            button(theme, tr("End anyway"), dense=True),
        )
        stay.clicked.connect(self.stayed)
        end.clicked.connect(lambda: self.ended.emit(self._reason()))
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(end)
        foot.addWidget(stay)
        column.addLayout(foot)
        self.setFocusProxy(stay)

    def _reason(self) -> str:
        return self.reason.text().strip() if self.reason is not None else ""

    def _line(self, theme: Theme, what: Loose, count: int) -> QHBoxLayout:
        stage = STAGE_OF[what]
        go = button(theme, stage_guide(stage).name, "link", dense=True)
        go.setAccessibleName(tr("Go to {stage}").format(stage=stage_guide(stage).name))
        go.clicked.connect(lambda: self.acted.emit(f"stage-{stage}"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Para(theme, loose_words(what, count), 13), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(go)
        return row


def loose_words(what: Loose, count: int) -> str:
    """One open end as a sentence."""
    return {
        Loose.TIMELINE: tr("The room has not agreed the timeline."),
        Loose.ACTIONS: _counted(
            count, tr("1 action is not decided."), tr("{n} actions are not decided.")
        ),
        Loose.BUY_IN: tr("Nobody has said whether there is room for the work."),
        Loose.IDEAS: _counted(count, tr("1 idea waits."), tr("{n} ideas wait.")),
        Loose.PARKED: _counted(count, tr("1 topic is parked."), tr("{n} topics are parked.")),
        Loose.PULSE: tr("The learning pulse is not taken."),
    }[what]


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(n=count)
