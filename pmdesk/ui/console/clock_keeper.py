"""Minds the clocks of a running meeting: says when a stage's time runs out, and finds gaps.

A computer that slept, or whose clock was set, tells another time than the meeting had. Both are
found by a second clock that nobody sets; what the meeting did not have is not counted. Nothing here
ever moves a meeting to another stage.
"""

import math
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk.method.stages import stage_guide
from pmdesk.model.clock import Remaining, last_told, remaining
from pmdesk.model.codec import time_text, time_value
from pmdesk.model.times import duration_text
from pmdesk.model.words import Stage
from pmdesk.ui.room import Room
from pmdesk.ui.settings import Settings
from pmdesk.ui.tr import tr

LOOKS_EVERY = 1000
"""Milliseconds between two looks at the clocks."""
SLEPT, SET_BACK = timedelta(seconds=30), timedelta(seconds=-2)
"""A clock that ran ahead by more, or back by more, is a gap; less is a clock that was trimmed."""
AWAY = timedelta(minutes=10)
"""After so long without the console is asked whether the meeting went on."""
KEPT_EVERY = timedelta(seconds=15)


class ClockKeeper(QObject):
    """Looks at the clocks once a second while a meeting runs.

    `ticks` gives seconds that go on evenly whatever is set (`time.monotonic`); without it the
    room's own time is trusted.

    Signals:
        said(text, way, act, other, act): for the message line.
        acted(str): a button stands for the action with this key.
        minute(): another minute of the stage has passed.
    """

    minute = Signal()
    said = Signal(str, str, object, str, object)
    acted = Signal(str)

    def __init__(
        self,
        room: Room,
        settings: Settings,
        ticks: Callable[[], float] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._room, self._settings = room, settings
        self._ticks = ticks or (lambda: room.now().timestamp())
        self._last: tuple[datetime, float] = (room.now(), self._ticks())
        self._stopped, self._left = False, 0
        self.warning = ""
        """What was said last of the time of a stage."""
        self._kept: datetime | None = None
        self._warned: dict[Stage, Remaining] = {}
        self._timer = QTimer(self, interval=LOOKS_EVERY)
        self._timer.timeout.connect(self.look)
        room.changed.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """The console is closed for good."""
        self._stopped = True
        self._timer.stop()

    def _follow(self) -> None:
        if self._stopped:
            return
        if self._room.running and not self._timer.isActive():
            self._last = (self._room.now(), self._ticks())
            self._timer.start()
        elif not self._room.running:
            self._timer.stop()
            self._warned.clear()

    def look(self) -> None:
        """One look: is there a gap, does a stage's time run out, and that pmdesk was here."""
        now, ticks = self._room.now(), self._ticks()
        gap = now - self._last[0] - timedelta(seconds=ticks - self._last[1])
        self._last = (now, ticks)
        if not self._room.running or self._room.paused:
            return
        if gap > SLEPT or gap < SET_BACK:
            self._leave_out(gap)
        self._warn()
        left = self._room.stage_clock().left // timedelta(minutes=1)
        if left != self._left:
            self._left = left
            self.minute.emit()
        if self._kept is None or abs(now - self._kept) >= KEPT_EVERY:
            self._keep(now)

    # Gaps

    @property
    def _key(self) -> str:
        row = self._room.row
        return f"meeting/here-{row.id if row is not None else ''}"

    def _keep(self, now: datetime) -> None:
        """Remembers on this computer that pmdesk was here."""
        self._kept = now
        self._settings.set_text(self._key, time_text(now.replace(microsecond=0)))

    def resume(self) -> None:
        """After a start: whether the clock went back meanwhile, or pmdesk was long away."""
        room = self._room
        if not room.running or room.paused:
            return
        now, told = room.now(), last_told(room.review, room.row)
        kept = _time(self._settings.text(self._key))
        known = max(filter(None, (told, kept)), default=now)
        if now - known < SET_BACK:
            self._leave_out(now - known)
        elif now - known > AWAY:
            away = now - known
            text = tr("The review was closed for {time}, and the clocks have counted it.")
            self.said.emit(
                text.format(time=duration_text(away)),
                tr("Leave it out"),
                lambda: self._leave_out(away),
                "",
                None,
            )

    def _leave_out(self, gap: timedelta) -> None:
        line = self._room.leave_out(gap)
        if not line:
            return
        if gap < timedelta(0):
            text = tr("The computer's clock was set back by {time}. The meeting's clocks go on.")
            self.said.emit(text.format(time=duration_text(-gap)), "", None, "", None)
            return
        text = tr("The computer slept, or its clock was set: {time} are not counted.")
        self.said.emit(
            text.format(time=duration_text(gap)),
            tr("Count them"),
            lambda: self._room.count_in(line),
            "",
            None,
        )

    # The time of a stage

    def _warn(self) -> None:
        """Says once that little is left of a stage, and once that it is over."""
        stage, clock = self._room.stage, self._room.stage_clock()
        level = remaining(clock)
        if level > self._warned.get(stage, Remaining.PLENTY):
            name = stage_guide(stage).name
            left = math.ceil(clock.left / timedelta(minutes=1))
            near = tr("{stage}: {n} min left.").format(stage=name, n=left)
            over = tr("{stage}: the time is up. It goes on until you move on.").format(stage=name)
            self.warning = over if level is Remaining.NONE else near
            self.said.emit(
                self.warning,
                tr("5 min more"),
                lambda: self._room.extend(5),
                tr("End meeting") if stage is Stage.CLOSE else tr("Next stage"),
                lambda: self.acted.emit("end-meeting" if stage is Stage.CLOSE else "next-stage"),
            )
        self._warned[stage] = level


def _time(text: str) -> datetime | None:
    try:
        return time_value(text)
    except ValueError:
        return None
