"""A user who does at random everything that can be done, for as many gestures as are wanted."""

from collections import Counter
from random import Random
from weakref import proxy

from PySide6.QtWidgets import QApplication

from pmdesk.desk.settling import AFTER
from pmdesk.model.errors import WorldError
from pmdesk.ui.widgets.popover import Popover
from tests.ui.leaking.wanderer import Wanderer
from torture.using.answers import Answers
from torture.using.at_files import AtFiles
from torture.using.at_keys import AtKeys
from torture.using.at_shelf import AtShelf
from torture.using.heard import Heard
from torture.using.house import House, rest
from torture.using.kinds import AT_HOME, IN_REVIEW, KEYS, kind_of
from torture.using.outside import Outside
from torture.using.within import visible
from torture.using.words import Words

PER_GESTURE = 1.44
"""Seconds of the clock in the house: twenty thousand gestures are eight hours."""
USUAL = (1280, 800)
SETTLED = 400
"""Gestures in one review after which the user goes on to another."""


class Somebody(AtKeys, AtFiles, AtShelf, Wanderer):
    """One gesture after the other; for a seed the same ones, as far as the window is as fast."""

    def __init__(self, house: House, seed: int, heard: Heard) -> None:
        self._house, self._seed, self._hears = house, seed, heard
        self.number = self._number = 0
        random = Random(seed)
        self._words = Words(random)
        # A window that was closed goes, whoever has had it in hand.
        super().__init__(proxy(house.desk), self._words, seed)
        self._random = random
        self._answers = Answers(random, self._words, heard)
        self.outside = Outside(house, random, heard)
        self.kinds: Counter[str] = Counter()
        self._here = 0
        self._left = ""
        self._in_review_at = 0.0

    def step(self) -> None:
        """One gesture, the clock, and what the windows do after it."""
        self._random.seed(f"{self._seed} {self.number}")
        self._house.note_library()
        name = self._next()
        self._hears.trail.add(f"{self.number} {name}")
        try:
            self._put_away()
            rest()
            self._hears.trail.say(self._act(name))
            rest()
            self._pass_time()
        except WorldError as fault:
            self._hears.fault(f"Said by nobody: {fault}", f"{name} {type(fault)} {fault}")
        except Exception as fault:
            self._hears.exception(fault)
        self.kinds[kind_of(name)] += 1
        self.number += 1
        self._number = self.number
        self._here += 1
        self.outside.pass_by()

    def calm(self) -> None:
        """Back to the library, with nothing open and no fault from outside.

        The window has its usual size then: what it holds of its pixels is no growth.
        """
        self.outside.wait()
        self._random.seed(f"{self._seed} {self.number} calm")
        self._put_away()
        if self._house.desk.console is not None:
            self._house.desk.window.do("back")
        self._house.desk.window.do("zoom-reset")
        self._house.desk.window.resize(*USUAL)
        rest()

    def close(self) -> None:
        """The window is closed, and the user goes."""
        self.calm()
        self._answers.deleteLater()
        if not self._house.close():
            self._hears.fault("The window does not close")
            self._house.close(at_once=True)

    def _next(self) -> str:
        desk = self._house.desk
        if not desk.window.isVisible():
            return "reopen"  # “Quit”, found in the palette
        if desk.opened is None:
            return "open_again"
        if desk.console is None:
            self._here = 0
            return self._random.choices(*AT_HOME)[0]
        if self._here > SETTLED or (self._here % 20 == 0 and self._is_long()):
            return "next_review"
        self._left = desk.console.session.review.id
        return self._random.choices(*IN_REVIEW)[0]

    def _act(self, name: str) -> str:
        if name in KEYS:
            return self._do(name)
        return str(getattr(self, f"_{name}")() or "")

    def _do(self, key: str) -> str:
        window = self._house.desk.window
        able = key in window.can()
        window.do(key)
        return "" if able else "(not now)"

    def _put_away(self) -> None:
        """A menu that is open is used or closed; what lies over the window goes now and then."""
        menu = QApplication.activePopupWidget()
        if menu is not None:
            self._chosen(menu)
        if self._random.random() < 0.3:
            for part in visible(self._house.desk.window, Popover):
                part.close_it()

    def _pass_time(self) -> None:
        self._house.clock.pass_by(seconds=PER_GESTURE)
        desk = self._house.desk
        if desk.console is not None:
            desk.console.keeper.look()
            self._in_review_at = self._house.clock.seconds
        elif self._house.clock.seconds - self._in_review_at > AFTER / 1000 and desk.settling.is_due:
            desk.settling.now()
        if self.number % 20 == 0 and desk.opened is not None and desk.opened.backups is not None:
            desk.opened.backups.look_when_due()

    def _came(self) -> None:
        self._desk = proxy(self._house.desk)

    # Acts of this user alone

    def _open_again(self) -> str:
        """No library is open: the fault is over, and the same one is opened again."""
        self.outside.end()
        self._house.desk.use_library(self._house.path)
        return "" if self._house.note_library() else "(not)"

    def _away(self) -> str:
        return self.outside.move_away()

    def _full(self) -> str:
        return self.outside.fill_disk()

    def _reader(self) -> str:
        return self.outside.read_beside()
