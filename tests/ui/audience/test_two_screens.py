"""A meeting on two screens: the second one is pulled out and comes back, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QMoveEvent, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.model.gestures import header
from pmdesk.model.words import RoomView, Stage, State
from pmdesk.ui.audience.window import AudienceWindow
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.settings import Settings
from tests.ui.consoles import TEN, Time
from tests.ui.leaking.strings import drawn, held, spoken
from tests.ui.screens import BEAMER, DENSE, LAPTOP, USUAL, Screen, plug

KEPT, TYPED, LINE = "Ann looks tired", "Ask Bo alone", "14:05 half a sen"


class Meeting:
    """The sample in a meeting on the laptop, 20 minutes in, with words half typed."""

    def __init__(self, desk: Desk, time: Time) -> None:
        self.desk, self.time = desk, time
        desk.work().open_sample()
        self.console.session.do(header.set_state, state=State.DRAFT, now=TEN)
        desk.window.do("start-meeting")
        desk.window.do("stage-timeline")
        box = self._note()
        QTest.keyClicks(box, KEPT)
        QTest.keyClick(box, Qt.Key.Key_Return)
        time.pass_by(minutes=20)

    def _note(self):  # type: ignore[no-untyped-def]
        self.desk.window.do("private-parts")
        self.desk.window.do("private-note")
        return self.console.guide.panel.notes.box.field

    def open_audience(self) -> None:
        """F5, a walk, and words that are typed and not yet stored."""
        do = self.desk.window.do
        do("audience")
        do("next-moment")
        do("next-moment")
        do("next-entry")
        do("previous-moment")
        do("private-note")
        self.console.guide.panel.notes.box.field.setPlainText(TYPED)
        self.console.capture.take_focus()
        QTest.keyClicks(self.console.capture.field, LINE)
        QApplication.processEvents()

    @property
    def console(self) -> ConsolePage:
        console = self.desk.work().console
        assert console is not None
        return console

    @property
    def audience(self) -> AudienceWindow:
        window = self.console.sharing.window
        assert window is not None
        return window

    @property
    def screens(self) -> tuple[str, str]:
        """On which screens console and audience are."""
        return self.desk.window.screen().name(), self.audience.screen().name()

    def state(self) -> dict[str, object]:
        """All that must not be lost with a screen."""
        room, console = self.console.room, self.console
        notes = console.guide.panel.notes
        return {
            "review": room.review,
            "stage": (room.stage, console.view.stage, console.view.place()),
            "walk": (room.place, room.current, room.reached, room.looks_back),
            "clocks": (room.running, room.stage_clock(), room.meeting_clock()),
            "view": (room.view, room.frozen_since, room.masked, room.prompt, room.page),
            "open": (room.is_open, room.hides_private, notes.is_folded),
            "notes": (notes.box.field.toPlainText(), str([*held(notes.list)])),
            "line": console.capture.field.text(),
            "focus": self.desk.window.focusWidget(),
            "shown": (self.audience.texts, self.audience.frozen, self.audience.blank),
        }


class Seen(QObject):
    """Every string that a window painted, and how often a page was missing."""

    def __init__(self, window: AudienceWindow) -> None:
        super().__init__(window)
        self._window = window
        self.said: set[str] = set()
        self.empty = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.said |= {*self._window.texts, self._window.accessibleDescription()}
            self.empty += not self._window.texts
        return False


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The window on an empty library, on a laptop."""
    qapp.setStyle("Fusion")
    plug(LAPTOP)
    desk = Desk(Settings(tmp_path / "settings.ini"), Time())
    desk.open(tmp_path / "reviews.pmdesk")
    desk.window.setGeometry(60, 60, 1280, 800)
    yield desk
    desk.window.close()
    desk.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    plug(USUAL)


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    """With the beamer plugged in, and no audience yet."""
    plug(LAPTOP, BEAMER)
    assert isinstance(desk.now, Time)
    return Meeting(desk, desk.now)


def area(name: str) -> QScreen:
    return next(screen for screen in QGuiApplication.screens() if screen.name() == name)


def fills(window: AudienceWindow, name: str) -> bool:
    """Whether it takes the whole of a screen."""
    return window.isFullScreen() and window.geometry() == area(name).geometry()


def test_the_audience_opens_on_the_second_screen_and_fills_it_at_f11(meeting: Meeting) -> None:
    place = meeting.desk.window.geometry()
    meeting.open_audience()
    assert meeting.screens == ("laptop", "beamer")
    assert area("beamer").geometry().contains(meeting.audience.geometry())
    meeting.desk.window.do("audience-full")
    assert fills(meeting.audience, "beamer")
    assert meeting.desk.window.geometry() == place
    meeting.desk.window.do("close-audience")
    meeting.desk.window.do("audience")
    assert fills(meeting.audience, "beamer")


def test_it_opens_beside_the_console_wherever_that_is(meeting: Meeting) -> None:
    meeting.desk.window.move(1800, 100)
    QApplication.processEvents()
    meeting.open_audience()
    assert meeting.screens == ("beamer", "laptop")


@pytest.mark.parametrize("view", [RoomView.LIVE, RoomView.FROZEN, RoomView.BLANK])
def test_when_the_second_screen_goes_away_nothing_is_lost(meeting: Meeting, view: RoomView) -> None:
    meeting.open_audience()
    meeting.desk.window.do("audience-full")
    if view is not RoomView.LIVE:
        meeting.desk.window.do("freeze" if view is RoomView.FROZEN else "blank")
        meeting.desk.window.do("back-to-line")
    before, place = meeting.state(), meeting.desk.window.geometry()
    seen = Seen(meeting.audience)
    plug(LAPTOP)
    meeting.audience.repaint()
    assert meeting.state() == before
    assert meeting.screens == ("laptop", "laptop")
    assert meeting.audience.isVisible()
    assert not meeting.audience.isFullScreen()
    # Most of the console is there to be clicked on.
    assert meeting.desk.window.geometry() == place
    covered = meeting.audience.geometry() & place
    assert covered.width() * covered.height() < 0.6 * place.width() * place.height()
    assert (seen.empty > 0) is (view is RoomView.BLANK)
    assert not any(word in said for said in seen.said for word in (KEPT, TYPED, "half a sen"))


def test_one_that_the_system_moved_before_it_said_so_is_a_window_again(meeting: Meeting) -> None:
    meeting.open_audience()
    meeting.desk.window.do("audience-full")
    QApplication.processEvents()
    handle = meeting.audience.windowHandle()
    handle.setScreen(area("laptop"))
    handle.setGeometry(area("laptop").geometry())
    QApplication.sendEvent(meeting.audience, QMoveEvent(QPoint(0, 0), QPoint(1440, 0)))
    assert meeting.screens == ("laptop", "laptop")
    assert meeting.audience.isFullScreen()
    plug(LAPTOP)
    assert meeting.audience.isVisible()
    assert not meeting.audience.isFullScreen()


def test_nothing_private_is_in_the_audience_on_either_screen(meeting: Meeting) -> None:
    meeting.open_audience()
    for screens in ((LAPTOP,), (LAPTOP, BEAMER)):
        plug(*screens)
        window = meeting.audience
        said = " ".join(text for ask in (held, spoken, drawn) for _, text in ask(window))
        assert "Timeline" in said or "CEST" in said
        assert not any(word in said for word in (KEPT, TYPED, "half a sen"))


def test_the_meeting_goes_on_there_and_back_on_the_screen_that_returns(meeting: Meeting) -> None:
    meeting.open_audience()
    meeting.desk.window.do("audience-full")
    plug(LAPTOP)
    QTest.keyClick(meeting.audience, Qt.Key.Key_F11)
    assert fills(meeting.audience, "laptop")
    meeting.desk.window.do("back-to-line")
    meeting.desk.window.do("next-moment")
    meeting.time.pass_by(minutes=2)
    before = meeting.state()
    plug(LAPTOP, BEAMER)
    assert fills(meeting.audience, "beamer")
    assert meeting.screens == ("laptop", "beamer")
    assert meeting.state() == before


def test_a_window_goes_back_to_its_place_however_often_the_cable_is_loose(
    meeting: Meeting,
) -> None:
    meeting.open_audience()
    meeting.audience.setGeometry(1500, 90, 960, 540)
    QApplication.processEvents()
    for _ in range(3):
        plug(LAPTOP)
        assert meeting.screens == ("laptop", "laptop")
        plug(LAPTOP, BEAMER)
        assert meeting.audience.geometry().getRect() == (1500, 90, 960, 540)


def test_closed_meanwhile_it_opens_where_it_was_when_the_screen_is_back(
    meeting: Meeting,
) -> None:
    meeting.open_audience()
    meeting.desk.window.do("audience-full")
    plug(LAPTOP)
    meeting.desk.window.do("close-audience")
    assert meeting.console.room.hides_private
    assert meeting.console.guide.panel.notes.is_folded
    plug(LAPTOP, BEAMER)
    assert not meeting.audience.isVisible()
    meeting.desk.window.do("audience")
    assert fills(meeting.audience, "beamer")


def test_a_screen_of_which_the_window_knows_nothing_changes_nothing(meeting: Meeting) -> None:
    plug(LAPTOP)
    meeting.open_audience()
    place, before = meeting.audience.geometry(), meeting.state()
    plug(LAPTOP, BEAMER)
    plug(LAPTOP)
    assert (meeting.audience.geometry(), meeting.state()) == (place, before)


@pytest.mark.parametrize("stage", [Stage.TIMELINE, Stage.FACTORS])
def test_the_page_is_the_same_on_a_screen_of_more_pixels(meeting: Meeting, stage: Stage) -> None:
    meeting.open_audience()
    meeting.desk.window.do(f"stage-{stage}")
    screens: tuple[Screen, ...] = (LAPTOP, DENSE)
    plug(*screens[:1])
    plug(*screens)
    meeting.desk.window.do("audience-full")
    QApplication.processEvents()
    assert meeting.screens == ("laptop", "beamer")
    assert fills(meeting.audience, "beamer")
    assert meeting.audience.devicePixelRatio() == 1.25
    before = meeting.state()
    plug(LAPTOP)
    assert meeting.audience.devicePixelRatio() == 1
    assert meeting.state() == before
    assert area("laptop").geometry().contains(meeting.audience.geometry())
