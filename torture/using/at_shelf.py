"""What the user does with reviews and libraries: begins, opens, deletes, closes the window."""

from datetime import timedelta
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pmdesk.model.change import all_rows
from torture.using.answers import Answers
from torture.using.house import House, rest
from torture.using.words import Words

MOST_REVIEWS = 6
MOST_ROWS = 260
"""A review with more is as long as they come; the user goes on to another one."""


class AtShelf:
    """Its acts, for one who sits in a house and has words and a source of chance."""

    _house: House
    _words: Words
    _random: Random
    _answers: Answers

    def _came(self) -> None:
        """Another window is there."""
        raise NotImplementedError

    # In a review

    def _is_long(self) -> bool:
        console = self._house.desk.console
        return console is not None and len(all_rows(console.session.review)) > MOST_ROWS

    def _next_review(self) -> str:
        """The meeting is over, and so is the day."""
        desk, console = self._house.desk, self._house.desk.console
        if console is None:
            return "(not now)"
        long = self._is_long()
        if console.room.running:
            console.room.end()
        desk.window.do("delete-review" if long else "back")
        if not long and self._random.random() < 0.5:
            self._house.clock.leap(hours=self._random.randint(1, 40))
        return "deleted" if long else "back"

    def _delete_here(self) -> str:
        """The review in front goes, and mostly comes back."""
        desk = self._house.desk
        if desk.console is None:
            return "(not now)"
        id = desk.console.session.review.id
        desk.window.do("delete-review")
        if self._random.random() < 0.8:
            desk.window.do("undo")
            if self._random.random() < 0.3:
                desk.window.do("redo")
        return "here" if id in desk.library.ids() else "gone"

    # At home

    def _open(self) -> str:
        ids = self._house.desk.library.ids()
        if not ids:
            return self._begin()
        self._house.desk.work().open_review(self._random.choice(ids))
        return ""

    def _begin(self) -> str:
        """A new review or the sample; of too many the oldest goes."""
        desk = self._house.desk
        ids = desk.library.ids()
        if len(ids) >= MOST_REVIEWS and desk.home is not None:
            desk.home.choose(self._random.choice(ids))
            desk.window.do("delete-review")
            return "deleted one"
        self._answers.firm = True
        desk.window.do("open-sample" if self._random.random() < 0.3 else "new-review")
        self._answers.firm = False
        return "began one" if desk.console is not None else "(not)"

    def _delete_one(self) -> str:
        """The chosen review, and mostly undo."""
        window = self._house.desk.window
        window.do("delete-review")
        for key in ("undo", "redo", "undo"):
            if self._random.random() < 0.8:
                window.do(key)
        return ""

    def _look_around(self) -> str:
        """The filter, the other list, some rows."""
        home = self._house.desk.home
        if home is None or self._house.desk.window.page is not home:
            return "(empty)"
        act = self._random.choice(("turn", "find", "rows"))
        if act == "turn":
            home.turn_over()
        elif act == "find":
            home.head.filter.setText("")
            QTest.keyClicks(home.head.filter, self._random.choice(("", "alert", "no such")))
        else:
            view = home.lists.follow_up.view if home.lists.on_follow_up else home.panel.view
            view.setFocus()
            for _ in range(self._random.randint(1, 4)):
                QTest.keyClick(view, self._random.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
            home.preview_place.show()
        return act

    # Windows and libraries

    def _other_library(self) -> str:
        """The other library of the house, by the dialog or by a command line."""
        desk = self._house.desk
        path = next(p for p in self._house.libraries if p != self._house.path)
        if self._random.random() < 0.5:
            self._answers.wanted = path
            desk.choose_library()
            self._answers.wanted = None
        else:
            desk.use_library(path)
        return path.name if self._house.note_library() and self._house.path == path else "(not)"

    def _reopen(self) -> str:
        """Closes the window and opens it again; or the system ends it."""
        at_once = self._random.random() < 0.4
        if not self._house.close(at_once=at_once):
            return "stays"
        self._house.clock.leap(minutes=self._random.choice((1, 20, 600)))
        self._house.open()
        self._came()
        return "ended by the system" if at_once else "closed"

    def _suspend(self) -> str:
        """The computer sleeps for a while."""
        self._house.clock.leap(minutes=self._random.choice((2, 15, 90)))
        console = self._house.desk.console
        if console is not None:
            console.keeper.look()
        rest()
        return str(timedelta(seconds=self._house.clock.seconds))
