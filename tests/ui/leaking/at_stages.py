"""What somebody does at random on the stages of a meeting: the round, the gate, the agenda."""

from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit

from pmdesk.desk.desk import Desk
from pmdesk.ui.biases.again import BiasRound
from pmdesk.ui.captured.ideas_gate import IdeasGate
from pmdesk.ui.closing.next_time import NextTimeBlock
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.report_stage.dismissing import DismissAsk
from pmdesk.ui.report_stage.stage import ReportStage
from tests.ui.leaking.tokened import Tokens


class AtStages:
    """Its acts, for one who has a window, tokens to type and a source of chance."""

    _desk: Desk
    _tokens: Tokens
    _random: Random

    @property
    def console(self) -> ConsolePage:
        """The console in front."""
        raise NotImplementedError

    def _prepare(self) -> PrepareStage:
        """The Prepare stage, in front."""
        raise NotImplementedError

    def _press(self, buttons: list[QAbstractButton], chance: float) -> str:
        """One of those that can be pressed, now and then; gives what it says."""
        raise NotImplementedError

    def _round(self) -> str:
        """The four habits once more: answers by keys, and a question for the room."""
        self._desk.window.do(self._random.choice(("stage-factors", "stage-actions")))
        self._desk.window.do("bias-round")
        rounds = [r for r in self.console.findChildren(BiasRound) if r.isVisible()]
        if not rounds:
            return "(not now)"
        QTest.keyClicks(rounds[-1], self._random.choice(("S", "2N", "D", "4A")))
        return self._press([line.shown for line in rounds[-1].lines], 0.4)

    def _gate(self) -> str:
        """Opens the ideas early, for a reason of the method or in own words."""
        self._desk.window.do("show-ideas")
        gates = [g for g in self.console.findChildren(IdeasGate) if g.isVisible()]
        if not gates:
            return "open"
        gates[0].early.head.setChecked(True)
        own = gates[0].findChild(QLineEdit)
        assert own is not None
        if self._random.random() < 0.3:
            QTest.keyClicks(own, self._tokens.token("log.detail"))
            QTest.keyClick(own, Qt.Key.Key_Return)
            return "own"
        return "looked"

    def _agenda(self) -> str:
        """Other minutes for the next meeting, kept under a name or not."""
        part = self._prepare().meeting.agenda
        part.open.setChecked(self._random.random() < 0.7)
        editor = part.editor
        if editor is None or not editor.isVisible():
            return "folded"
        field = self._random.choice(list(editor.fields.values()))
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(self._random.randint(0, 20)))
        QTest.keyClicks(editor.name, self._tokens.token("agendas.name"))
        if self._random.random() < 0.3:
            editor.save.click()
        return "changed"

    def _ending(self) -> str:
        """What is still open before the meeting ends, and the way to one of it."""
        self._desk.window.do("end-meeting")
        bubble = self.console.top.meeting.popover
        if bubble is None:
            self.console.room.reopen()
            return "ended"
        said = self._press(bubble.findChildren(QAbstractButton), 0.7)
        if not self.console.room.running:
            self.console.room.reopen()
        return said

    def _next_time(self) -> str:
        """A private note for the next meeting, where it can be written."""
        self._desk.window.do("stage-close")
        block = self.console.findChild(NextTimeBlock)
        if block is None or block.notes is None or block.notes.isHidden():
            return "(folded)"
        QTest.keyClicks(block.notes.box.field, self._tokens.token("notes.text"))
        if self._random.random() < 0.5:
            QTest.keyClick(block.notes.box.field, Qt.Key.Key_Return)
        return "written"

    def _set_aside(self) -> str:
        """Sets a missing part of the report aside, where the reason can be written."""
        self._desk.window.do("stage-report")
        view = self.console.view
        assert isinstance(view, ReportStage)
        if view.missing.aside.isVisible() and self._random.random() < 0.5:
            view.missing.aside.click()
        if not view.missing.dismissals:
            return "(nothing)"
        self._random.choice(view.missing.dismissals).click()
        asking = view.findChildren(DismissAsk)[-1]
        if not asking.reason.isVisible():
            return "(folded)"
        QTest.keyClicks(asking.reason, self._tokens.token("dismissals.reason"))
        if self._random.random() < 0.7:
            QTest.keyClick(asking.reason, Qt.Key.Key_Return)
        return "written"

    def _hand_over(self) -> str:
        """The meeting goes on elsewhere, or comes back."""
        room = self.console.room
        if room.running:
            room.hand_over()
            return "given" if room.away else "(not now)"
        self._desk.window.do("take-on")
        return "taken" if room.running else "(not now)"

    def _copy_focused(self) -> str:
        """Copies what can be copied where the focus is."""
        focused = self._desk.window.focusWidget() or self._desk.window
        if isinstance(focused, QLineEdit | QTextEdit):
            focused.selectAll()
        QTest.keyClick(focused, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        return type(focused).__name__
