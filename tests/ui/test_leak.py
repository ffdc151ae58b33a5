"""Nothing private reaches the room, and nothing of it is left in a console that may be shared."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
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

from pmdesk.desk.desk import Desk
from pmdesk.model.meetings import running
from pmdesk.model.review import Meeting
from pmdesk.model.text import new_id
from pmdesk.model.times import clock_text
from pmdesk.model.words import Precision, RoomView
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.prepare.safety import SafetyForm
from pmdesk.ui.report_stage.formats import ALL_FORMATS
from pmdesk.ui.settings import Settings
from tests.full_review import NOON
from tests.ui.leaking.clock import Clock
from tests.ui.leaking.files import written
from tests.ui.leaking.strings import Said, drawn, held, spoken
from tests.ui.leaking.tokened import EARLIER, RESTRICTED, TOLD, Source, Tokens
from tests.ui.leaking.wanderer import Wanderer

STEPS = 1000
Leak = tuple[str, str, str]
"""Where a token was found, the token, and what it is."""


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The window on an empty library."""
    qapp.setStyle("Fusion")
    clock = Clock()
    desk = Desk(Settings(tmp_path / "settings.ini"), clock, clock.ticks)
    desk.open(tmp_path / "reviews.pmdesk")
    yield desk
    desk.window.close()
    desk.window.deleteLater()
    # What is only to be deleted is asked for its words, too.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Watch:
    """Looks at both windows after each step."""

    def __init__(self, desk: Desk, tokens: Tokens) -> None:
        self._desk, self._tokens = desk, tokens
        self._reached: set[str] = set()
        self._line = NOON
        self.looked = {"audience": 0, "private": 0, "later": 0, "library": 0}

    @property
    def _console(self) -> ConsolePage:
        console = self._desk.work().console
        assert console is not None
        return console

    def leaks(self, *, whole: bool) -> set[Leak]:
        """What a window holds that it must not; `whole` also asks what is dear to ask."""
        if self._desk.work().console is None:
            return self._in_library(whole=whole)
        counted = _counted(self._console)
        return counted | self._in_audience(whole=whole) | self._in_console(whole=whole)

    def _in_library(self, *, whole: bool) -> set[Leak]:
        """What the lists of the library hold of what is private or restricted."""
        self.looked["library"] += 1
        return {
            ("library: " + where, token, source.field)
            for where, text in self._said(None, whole=whole)
            for token, source in self._tokens.found(text)
            if source.secret
        }

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
        behind = _times_behind(self._console, self._reached, self._line)
        return {
            ("audience: " + where, token, source.field)
            for where, text in said
            for token, source in self._tokens.found(text)
            if not self._may_be_seen(source)
        } | {
            ("audience: " + where, time, "a time")
            for where, text in said
            for time in behind
            if time in text
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
        # Also while it is led from another computer.
        hides_later = running(room.review) is not None
        self.looked["later"] += hides_later
        reached = {entry.id for entry in room.reached}
        later = {e.id for e in room.review.entries} - reached if hides_later else set()
        line = room.reached[-1].at if room.reached else NOON
        behind = _times_behind(self._console, reached, line) if hides_later else ()
        said = list(self._said(self._console.sharing.window, whole=whole))
        return {
            ("console: " + where, token, source.field)
            for where, text in said
            for token, source in self._tokens.found(text)
            # Whoever copies an entry has it on the clipboard, where nobody sees it.
            if source.secret or (source.entry in later and where != "clipboard")
        } | {
            ("console: " + where, time, "a time")
            for where, text in said
            for time in behind
            if time in text
        }

    def _said(self, audience: QWidget | None, *, whole: bool) -> Iterator[Said]:
        board = QGuiApplication.clipboard()
        yield "clipboard", board.text()
        data = board.mimeData()
        yield "clipboard", data.html() if data is not None else ""
        yield "tip", QToolTip.text()
        for window in QApplication.topLevelWidgets():
            if window is audience or not _counts(window):
                continue
            yield from held(window)
            if window.isVisible():
                yield from drawn(window)
                if whole:
                    yield from spoken(window)


def _times_behind(console: ConsolePage, reached: set[str], line: datetime) -> tuple[str, ...]:
    """How times behind a moment are written, in both zones: of later entries, and ends of ranges.

    Only those to the second tell whose they are.
    """
    review, entries = console.session.review, console.session.review.entries
    zones = {review.zone, review.second_zone or review.zone}
    ends = [row.until for row in entries if row.until is not None and row.until > line]
    known = {row.at for row in entries if row.id in reached}
    begins = {row.at for row in entries if row.precision is Precision.SECOND} - known
    return (
        *(f"–{clock_text(end, zone)}" for end in ends for zone in zones),
        *(clock_text(at, zone, seconds=True) for at in begins for zone in zones),
    )


def _counted(console: ConsolePage) -> set[Leak]:
    """What is left of private numbers, which are no tokens, where the window may be shared."""
    if not console.room.hides_private:
        return set()
    panel = console.guide.panel
    turns, said = panel.leading.turns, {"hint": panel.nudge.words.text()}
    if turns is not None:
        said |= {"balance": turns.balance.text(), "unheard": turns.quiet.text()}
        said |= {f"row {id}": row.bar.accessibleName() for id, row in turns.rows.items()}
    for form in console.findChildren(SafetyForm):
        said |= {level: field.text() for level, field in form.counts.items()}
        said |= {"what they mean": form.means.text()}
    return {("console: " + where, text, "counted") for where, text in said.items() if text}


def _counts(window: QWidget) -> bool:
    return window.isVisible() or bool(window.windowTitle())


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
def console(desk: Desk, tokens: Tokens) -> ConsolePage:
    """The review of tokens, open, with two more in the library."""
    review = tokens.review()
    desk.library.add(review, "New review")
    for begins in (EARLIER, RESTRICTED):
        desk.library.add(tokens.other(review, begins), "New review")
    desk.work().open_review(review.id)
    console = desk.work().console
    assert console is not None
    return console


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_thousand_steps_show_nothing_that_is_not_meant_to_be_seen(
    desk: Desk, console: ConsolePage, tokens: Tokens
) -> None:
    wanderer, watch = Wanderer(desk, tokens, seed=3), Watch(desk, tokens)
    id = console.session.review.id
    for number in range(STEPS):
        wanderer.step()
        leaks = watch.leaks(whole=number % 5 == 0)
        assert not leaks, f"step {number}, after {wanderer.done[-8:]}: {sorted(leaks)[:6]}"
    assert _in_files(desk, tokens, id) == set()
    assert watch.looked.pop("library"), "nobody was in the library"
    assert min(watch.looked.values()) > STEPS / 8, watch.looked


def _in_files(desk: Desk, tokens: Tokens, review: str) -> set[Leak]:
    """What the files hold that a review can become around its meetings, and must not."""
    now = desk.library.session(review).review
    held_one = replace(now.meetings[0], started=NOON, ended=NOON)
    to_come = Meeting(id=new_id(), scheduled=NOON + timedelta(days=30))
    files = dict(written(replace(now, meetings=(held_one, to_come))))
    assert set(files) == {"copied", *(each.key for each in ALL_FORMATS)}
    return {
        ("file: " + name, token, source.field)
        for name, text in files.items()
        for token, source in tokens.found(text)
        if (source.secret or source.field.startswith(EARLIER)) and not _handed_over(name, source)
    }


def _handed_over(file: str, source: Source) -> bool:
    """Whoever takes a review over learns the names of those who were there."""
    return file in ("json", "sealed") and source.field == "seats.name"


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
    watch = Watch(desk, tokens)
    assert watch.leaks(whole=True) == set()
    PLACES[place](desk, console, f"It says {tokens.token('notes.text')} here")
    assert {field for _, _, field in watch.leaks(whole=True)} == {"notes.text"}
    QGuiApplication.clipboard().clear()


def test_what_was_typed_and_not_stored_is_found_in_the_room(
    desk: Desk, console: ConsolePage, tokens: Tokens
) -> None:
    console.act("audience")
    window = console.sharing.window
    assert window is not None
    watch = Watch(desk, tokens)
    assert watch.leaks(whole=True) == set()
    seen = console.room.audience()
    window.show_audience(replace(seen, title=tokens.token("typed")))
    assert watch.leaks(whole=False) != set()
