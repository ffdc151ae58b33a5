"""Makes the console of a review, and connects it to its window and to what its library keeps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pmdesk.model.words import Stage
from pmdesk.store.follow_up import ActionLine
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.prepare.own_agendas import OwnAgendas
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stages import makers

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk
    from pmdesk.desk.work import Work


class Consoles:
    """A console for each review that is opened; `work` says which of them is open now."""

    def __init__(self, desk: "Desk", library: Library, work: "Work") -> None:
        self._desk, self._library, self._work = desk, library, work
        self._agendas = OwnAgendas(library.policies, library.set_policy)

    def console(self, session: ReviewSession) -> ConsolePage:
        """A new one, with no stage in front yet."""
        desk, work = self._desk, self._work
        stages = makers(
            work.paste_lines, work.exporter, desk.now, self._open_actions, self._agendas
        )
        console = ConsolePage(desk.theme, session, stages, desk.settings, desk.now, desk.ticks)
        # What is connected to it holds the console, which holds it: they go together.
        session.setParent(console)
        console.left.connect(desk.go_home)
        console.history.connect(desk.window.set_history)
        console.staged.connect(self._staged)
        console.delete_wanted.connect(work.delete_review)
        console.hand_over_wanted.connect(work.hand_over)
        console.top.call_it(work.called.title)
        work.called.title_changed.connect(console.top.call_it)
        self._speak(session, console)
        return console

    def _speak(self, session: ReviewSession, console: ConsolePage) -> None:
        """The marks in its texts follow the language rules of the library."""
        desk, language = self._desk, self._work.language
        session.mirror.use(language.rules)
        session.mirror.switched_off.connect(
            lambda rule: language.switch_off(rule, desk.attempt, desk.say)
        )
        language.changed.connect(session.mirror.forget)
        language.broken.connect(console.banner.say)

    def _staged(self) -> None:
        """Another stage of the open console is in front."""
        self._desk.window.refresh()
        console = self._work.console
        if console is not None and console.view.stage is Stage.REPORT:
            # The process that renders warms up while the report is being read.
            QTimer.singleShot(0, self._work.exporter.warm_up)

    def _open_actions(self) -> Sequence[ActionLine]:
        """The open actions of all reviews; none where the library cannot be read, which is said."""
        found: list[ActionLine] = []
        self._desk.attempt(lambda: found.extend(self._library.actions()))
        return found
