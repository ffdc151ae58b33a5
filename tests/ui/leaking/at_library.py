"""What somebody does at random who goes back to the library while a meeting runs."""

from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pmdesk.desk.desk import Desk
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.library.page import LibraryPage
from tests.ui.leaking.tokened import Tokens


class AtLibrary:
    """Its acts, for one who has a window, tokens to type and a source of chance."""

    _desk: Desk
    _tokens: Tokens
    _random: Random

    @property
    def console(self) -> ConsolePage:
        """The console in front."""
        raise NotImplementedError

    def _library(self) -> str:
        """Back to the list of reviews, or through what stands there into the review again."""
        console = self._desk.work().console
        if console is not None:
            self._left = console.session.review.id
            self._desk.window.do("back")
            return "back"
        home = self._desk.home
        assert home is not None
        act = self._random.choice(("turn", "find", "choose", "palette", "open", "open"))
        if act == "turn":
            home.turn_over()
        elif act == "find":
            home.head.filter.setText(self._random.choice(("", "Tok", "said", "nothing of that")))
        elif act == "palette":
            QTest.keyClicks(self._desk.work().show_palette().line, "tok")
        elif act == "choose":
            self._choose(home)
        elif self._random.random() < 0.5 or not home.lists.on_follow_up:
            self._desk.work().open_review(self._left)
        else:
            mine = [row for row in home.lists.follow_up.model.lines if row.review == self._left]
            self._desk.work().open_action(self._left, mine[0].id if mine else "")
        return act

    def _choose(self, home: LibraryPage) -> None:
        view = home.lists.follow_up.view if home.lists.on_follow_up else home.panel.view
        view.setFocus()
        for _ in range(self._random.randint(1, 3)):
            QTest.keyClick(view, self._random.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
        QTest.qWait(0)
        home.preview_place.show()
