"""What somebody does at random in the guide: turns what is said, says back, counts, ticks off."""

from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from pmdesk.desk.desk import Desk
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.guide.heard import HeardBox
from pmdesk.ui.guide.panel import GuidePanel
from pmdesk.ui.guide.sheet import PhraseSheet
from pmdesk.ui.guide.turner import Turner
from pmdesk.ui.guide.turns import TurnsBox
from pmdesk.ui.widgets.folding import Folding
from tests.ui.leaking.clock import Clock
from tests.ui.leaking.tokened import Source, Tokens


class AtGuide:
    """Its acts, for one who has a window, tokens to type and a source of chance."""

    _desk: Desk
    _tokens: Tokens
    _random: Random

    @property
    def console(self) -> ConsolePage:
        """The console in front."""
        raise NotImplementedError

    def _guide_panel(self) -> GuidePanel:
        if not self.console.guide.is_open:
            self.console.guide.toggle()
        return self.console.guide.panel

    def _unfolded(self, part: Folding) -> QWidget:
        part.head.setChecked(True)
        assert part.content is not None
        return part.content

    def _typed_there(self, field: str) -> str:
        """A token typed by hand: private where nobody could look on."""
        return self._tokens.token("typed" if self.console.room.hides_private else field)

    def _turner(self) -> str:
        """What somebody said, turned into questions; one of them may go to the room."""
        turner = self._unfolded(self._guide_panel().leading.said_fold)
        assert isinstance(turner, Turner)
        turner.line.setFocus()
        turner.line.clear()
        begin = self._random.choice(("why did ", "it was obvious, ", "they should have ", ""))
        QTest.keyClicks(turner.line, begin + self._typed_there("turner.line"))
        if self._random.random() < 0.4:
            QTest.keyClick(turner.line, Qt.Key.Key_Down)
        return begin + self._press([row.show_it for row in turner.rows], 0.4)

    def _heard(self) -> str:
        """What was heard, typed, and then shown to the room, kept, cleared or left there."""
        heard = self._unfolded(self._guide_panel().leading.heard_fold)
        assert isinstance(heard, HeardBox)
        heard.text.setFocus()
        token = self._typed_there("heard.text")
        heard.text.put("")
        QTest.keyClicks(heard.text, token)
        does = self._random.choice(("", "", "show", "keep", "clear"))
        if does == "show":
            self._tokens.sources[token] = Source("meetings.prompt")
            heard.show_it.click()
        elif does == "keep":
            entry = heard.entry
            kept = Source("accounts.text", entry.id) if entry else Source("notes.text")
            self._tokens.sources[token] = kept
            heard.keep.click()
        elif does == "clear":
            heard.clear.click()
        return does

    def _turns(self) -> str:
        """Counts turns of seats, and takes one back."""
        turns = self._unfolded(self._guide_panel().leading.turns_fold)
        assert isinstance(turns, TurnsBox)
        turns.begin()
        QTest.keyClicks(turns, self._random.choice(("1", "22", "123", "+")))
        if self._random.random() < 0.3:
            QTest.keyClick(turns, Qt.Key.Key_Backspace)
        return "" if turns.rows else "(folded)"

    def _time(self) -> str:
        """Minutes pass, so that clocks run out and hints come; or the computer sleeps."""
        clock, console = self._desk.now, self.console
        assert isinstance(clock, Clock)
        minutes = self._random.choice((1, 4, 9))
        if self._random.random() < 0.2:
            clock.leap(minutes=minutes)
        else:
            clock.pass_by(minutes=minutes)
        console.keeper.look()
        if not console.guide.hints:
            self._desk.window.do("nudges")
        hint = self._guide_panel().nudge
        hint.look()
        return hint.words.text()[:24]

    def _lead(self) -> str:
        """What is left to do before the stage is left: ticked off, or gone to."""
        return self._press(self._guide_panel().leaving.list.findChildren(QAbstractButton), 1)

    def _sheet(self) -> str:
        """A situation in the sheet of phrases, and what helps in it."""
        before = self.console.findChildren(PhraseSheet)
        self._desk.window.do("phrases")
        sheets = [s for s in self.console.findChildren(PhraseSheet) if s not in before]
        if not sheets:
            return "closed"
        self._random.choice(sheets[0].rows.rows).click()
        if self._random.random() < 0.6:
            sheets[0].do()
        return sheets[0].situation.key

    def _banner(self) -> str:
        """A way that the message line offers."""
        ways = self.console.banner.findChildren(QAbstractButton)
        # Reasons are asked for in a dialog that holds up whoever opens it; `dialog` does not.
        return self._press([way for way in ways if way.text() != "Give a reason"], 1)

    def _press(self, buttons: list[QAbstractButton], chance: float) -> str:
        """One of those that can be pressed, now and then; gives what it says."""
        able = [b for b in buttons if b.isVisible() and b.isEnabled()]
        if not able or self._random.random() >= chance:
            return ""
        button = self._random.choice(able)
        said = button.accessibleName() or button.text()
        button.click()
        return said
