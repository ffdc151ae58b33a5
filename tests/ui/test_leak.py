"""Nothing private reaches the room, and nothing of it is left in a console that may be shared."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QStringListModel
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QTextEdit,
    QToolTip,
    QWidget,
)

from pmdesk.app import Desk
from pmdesk.model.times import clock_text
from pmdesk.model.words import RoomView
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.settings import Settings
from tests.full_review import NOON
from tests.ui.leaking.strings import Said, drawn, held, spoken
from tests.ui.leaking.tokened import TOLD, Source, Tokens
from tests.ui.leaking.wanderer import Wanderer

STEPS = 1000
Leak = tuple[str, str, str]
"""Where a token was found, the token, and what it is."""


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The window on an empty library."""
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "reviews.pmdesk")
    yield desk
    desk.window.close()
    desk.window.deleteLater()
    # What is only to be deleted is asked for its words, too.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Watch:
    """Looks at both windows after each step."""

    def __init__(self, console: ConsolePage, tokens: Tokens) -> None:
        self._console, self._tokens = console, tokens
        self._reached: set[str] = set()
        self._line = NOON
        self.looked = {"audience": 0, "private": 0, "later": 0}

    def leaks(self, *, whole: bool) -> set[Leak]:
        """What a window holds that it must not; `whole` also asks what is dear to ask."""
        return self._in_audience(whole=whole) | self._in_console(whole=whole)

    def _in_audience(self, *, whole: bool) -> set[Leak]:
        room, window = self._console.room, self._console.sharing.window
        if room.view is not RoomView.FROZEN:
            self._reached = {entry.id for entry in room.reached}
            self._line = room.reached[-1].at if room.reached else NOON
        if window is None:
            return set()
        self.looked["audience"] += 1
        said: list[Said] = [("page", text) for text in window.texts]
        said += [*held(window), *spoken(window)]
        if whole and window.isVisible():
            said += drawn(window)
        line = self._line
        return {
            ("audience: " + where, token, source.field)
            for where, text in said
            for token, source in self._tokens.found(text)
            if not self._may_be_seen(source)
        } | {
            ("audience: " + where, end, "entries.until")
            for where, text in said
            for end in _ends_behind(self._console, line)
            if end in text
        }

    def _may_be_seen(self, source: Source) -> bool:
        """Whether the room may see words from there: what is public, of entries that it reached."""
        if source.field == TOLD:
            return not self._console.room.masked
        return source.public and (not source.entry or source.entry in self._reached)

    def _in_console(self, *, whole: bool) -> set[Leak]:
        room = self._console.room
        if not room.hides_private:
            return set()
        self.looked["private"] += 1
        self.looked["later"] += room.hides_later
        reached = {entry.id for entry in room.reached}
        later = {e.id for e in room.review.entries} - reached if room.hides_later else set()
        line = room.reached[-1].at if room.reached else NOON
        ends = _ends_behind(self._console, line) if room.hides_later else ()
        said = list(self._said(whole=whole))
        return {
            ("console: " + where, token, source.field)
            for where, text in said
            for token, source in self._tokens.found(text)
            if source.secret or source.entry in later
        } | {
            ("console: " + where, end, "entries.until")
            for where, text in said
            for end in ends
            if end in text
        }

    def _said(self, *, whole: bool) -> Iterator[Said]:
        board = QGuiApplication.clipboard()
        yield "clipboard", board.text()
        data = board.mimeData()
        yield "clipboard", data.html() if data is not None else ""
        yield "tip", QToolTip.text()
        for window in QApplication.topLevelWidgets():
            if window is self._console.sharing.window or not _counts(window):
                continue
            yield from held(window)
            if window.isVisible():
                yield from drawn(window)
                if whole:
                    yield from spoken(window)


def _ends_behind(console: ConsolePage, line: datetime) -> tuple[str, ...]:
    """How the ends of ranges would be written that lie behind a moment, in both zones."""
    review = console.session.review
    ends = [row.until for row in review.entries if row.until is not None and row.until > line]
    zones = {review.zone, review.second_zone or review.zone}
    return tuple(f"–{clock_text(end, zone)}" for end in ends for zone in zones)


def _counts(window: QWidget) -> bool:
    return window.isVisible() or bool(window.windowTitle())


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
def console(desk: Desk, tokens: Tokens) -> ConsolePage:
    """The review of tokens, open."""
    review = tokens.review()
    desk.library.add(review, "New review")
    desk.work().open_review(review.id)
    console = desk.work().console
    assert console is not None
    return console


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_thousand_steps_show_nothing_that_is_not_meant_to_be_seen(
    desk: Desk, console: ConsolePage, tokens: Tokens
) -> None:
    wanderer, watch = Wanderer(desk, tokens, seed=3), Watch(console, tokens)
    for number in range(STEPS):
        wanderer.step()
        leaks = watch.leaks(whole=number % 4 == 0)
        assert not leaks, f"step {number}, after {wanderer.done[-8:]}: {sorted(leaks)[:6]}"
    assert min(watch.looked.values()) > STEPS / 8, watch.looked


Place = Callable[[Desk, ConsolePage, str], object]
PLACES: dict[str, Place] = {
    "tip": lambda desk, console, said: console.rail.setToolTip(said),
    "a hidden field": lambda desk, console, said: QLineEdit(said, console).hide(),
    "the words of a field": lambda desk, console, said: QTextEdit(said, console).hide(),
    "a list": lambda desk, console, said: _list(said, console),
    "the title": lambda desk, console, said: desk.window.setWindowTitle(said),
    "a menu": lambda desk, console, said: desk.window.actions_by_key["undo"].setText(said),
    "the clipboard": lambda desk, console, said: QGuiApplication.clipboard().setText(said),
    "another window": lambda desk, console, said: _window(said, console),
    "paint": lambda desk, console, said: _Painted(said, console).show(),
    "words for screen readers": lambda desk, console, said: console.rail.setAccessibleName(said),
}


class _Painted(QWidget):
    """A text that nobody can ask for."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        self.resize(300, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(10, 20, self._text)


def _list(text: str, parent: QWidget) -> None:
    view = QListView(parent)
    view.setModel(QStringListModel([text], view))
    view.hide()


def _window(text: str, parent: QWidget) -> None:
    window = QDialog(parent)
    window.setWindowTitle("Found")
    QLabel(text, window)


@pytest.mark.parametrize("place", PLACES)
def test_a_private_word_is_found_wherever_it_stands(
    desk: Desk, console: ConsolePage, tokens: Tokens, place: str
) -> None:
    QGuiApplication.clipboard().clear()
    watch = Watch(console, tokens)
    assert watch.leaks(whole=True) == set()
    PLACES[place](desk, console, f"It says {tokens.token('notes.text')} here")
    assert {field for _, _, field in watch.leaks(whole=True)} == {"notes.text"}
    QGuiApplication.clipboard().clear()


def test_what_was_typed_and_not_stored_is_found_in_the_room(
    console: ConsolePage, tokens: Tokens
) -> None:
    console.act("audience")
    window = console.sharing.window
    assert window is not None
    watch = Watch(console, tokens)
    assert watch.leaks(whole=True) == set()
    seen = console.room.audience()
    window.show_audience(replace(seen, title=tokens.token("typed")))
    assert watch.leaks(whole=False) != set()
