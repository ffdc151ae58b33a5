"""Backups that nobody asks for: after opening, every half hour, on closing, beside the window."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk.model.errors import WorldError
from pmdesk.store.backup import DamageFound, Guard
from pmdesk.store.copying import Pace, Stopped
from pmdesk.store.keeper import Keeper
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.notices import Notice, Notices, Way

FIRST = 800
"""Milliseconds after opening: by then the first page and what follows it are there."""
LOOK = 20_000
"""Milliseconds between two looks at whether half an hour has passed."""
TAKE = 50
"""Milliseconds between two looks at whether a copy is done."""
LAST = 2.0
"""Seconds that closing waits for a backup; the next opening makes what was given up."""
PAUSE = 0.004
NOTICE = "backups"


class Backups(QObject):
    """The backups of one open library; the copying is done in a thread that knows no Qt.

    `guard` tells at which commit the library is, None where that cannot be read.

    Signals:
        made(object): the Path of a new backup, or None where nothing had changed.
        done(object): the Path of the backup that somebody asked for.
    """

    made = Signal(object)
    done = Signal(object)

    def __init__(
        self,
        keeper: Keeper,
        guard: Callable[[], Guard | None],
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.keeper, self._guard, self._notices = keeper, guard, notices
        self._job: _Job | None = None
        self._wanted = self._again = False
        self._first = QTimer(self, singleShot=True, interval=FIRST)
        self._clock = QTimer(self, interval=LOOK)
        self._taking = QTimer(self, interval=TAKE)
        self._first.timeout.connect(self.look)
        self._clock.timeout.connect(self.look_when_due)
        self._taking.timeout.connect(self._take)
        self._first.start()
        self._clock.start()

    @property
    def busy(self) -> bool:
        """Whether a copy is being made."""
        return self._job is not None

    def look_when_due(self) -> None:
        """Makes a backup if half an hour has passed and something has changed."""
        if self.keeper.due():
            self.look()

    def look(self) -> None:
        """Makes a backup if something has changed since the last one."""
        if self._job is not None:
            self._again = True
        else:
            self._start(asked=False)

    def make(self) -> None:
        """Makes a backup because somebody asked for one, changed or not."""
        if self._job is not None:
            self._wanted = True
        else:
            self._start(asked=True)

    def restored(self) -> None:
        """Something came back from a backup: in this sitting none is thinned away."""
        self.keeper.thins = False

    def hold(self) -> None:
        """The library is known to be damaged: no backup is made, none goes."""
        self.keeper.damaged = True
        self._notices.withdraw(NOTICE)

    def close(self, tidy: Callable[[], object]) -> None:
        """The last one, of what is changed after `tidy`; takes LAST seconds at most."""
        for timer in (self._first, self._clock, self._taking):
            timer.stop()
        until = monotonic() + LAST
        if self._job is not None:
            self._job.stop()
            self._job.join(LAST / 2)
        self._notices.withdraw(NOTICE)
        tidy()
        self.deleteLater()
        guard = self._guard()
        if guard is None or (self._job is not None and self._job.is_alive()):
            return
        self._job = _Job(self.keeper, guard, pause=0.0, until=until)
        self._job.start()
        self._job.join(max(0.0, until - monotonic()) + 0.2)
        self._job.stop()
        self._job = None

    def _start(self, *, asked: bool) -> None:
        guard = self._guard()
        if self._job is None and guard is not None:
            self._job = _Job(self.keeper, guard, pause=PAUSE, asked=asked)
            self._job.start()
            self._taking.start()

    def _take(self) -> None:
        if self._job is None or self._job.is_alive():
            return
        outcome, asked, self._job = self._job.outcome, self._job.asked, None
        self._taking.stop()
        if self._wanted or self._again:
            asked_again, anew = self._wanted, True
            self._wanted = self._again = False
            self._start(asked=asked_again)
        else:
            anew = self._guard() is None  # the file is in trouble, and that is said already
        if isinstance(outcome, WorldError):
            if not anew:
                self._warn(outcome)
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            self._notices.withdraw(NOTICE)
            self.made.emit(outcome)
            if asked:
                self.done.emit(outcome)

    def _warn(self, fault: WorldError) -> None:
        """One line that stays until a backup is made; editing goes on."""
        if isinstance(fault, DamageFound):
            said = tr("{said} None is made or deleted until that is settled.")
            self._notices.show_notice(NOTICE, Notice(said.format(said=str(fault)), role="brick"))
            return
        said = tr("{said} Your work is stored as before.").format(said=str(fault))
        ways = (Way(tr("Try again"), self.look),)
        self._notices.show_notice(NOTICE, Notice(said, ways))


class _Job(Thread):
    """One look and, if something has changed, one copy; touches nothing of Qt."""

    def __init__(
        self,
        keeper: Keeper,
        guard: Guard,
        *,
        pause: float,
        until: float = float("inf"),
        asked: bool = False,
    ) -> None:
        super().__init__(name="backup", daemon=True)
        self._keeper, self._guard, self._until = keeper, guard, until
        self.asked = asked
        self._stopped = Event()
        self._pace = Pace(pause=pause, stop=self._ends)
        self.outcome: Path | BaseException | None = None

    def stop(self) -> None:
        """Gives the copy up; what there is of it is taken away."""
        self._stopped.set()

    def _ends(self) -> bool:
        return self._stopped.is_set() or monotonic() > self._until

    def run(self) -> None:
        try:
            self.outcome = self._keeper.back_up(self._guard, self._pace, asked=self.asked)
        except Stopped:
            pass
        except BaseException as fault:  # raised again, or said, where it is seen
            self.outcome = fault
