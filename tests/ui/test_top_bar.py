"""The top bar: clocks that tell the time, what the room sees, and what gives way first."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.clock import Clock
from pmdesk.model.gestures import header
from pmdesk.model.gestures import meeting as gestures
from pmdesk.model.words import RoomView, Stage
from pmdesk.ui.console.clock_text import figure, meeting_reading, stage_reading
from pmdesk.ui.console.clocks import Clocks
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.console.seen import LARGE, thumbnail
from pmdesk.ui.console.top_bar import TopBar
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Show, Time, back_to_draft, buttons, click, console_on

WIDTHS = (1024, 1280, 1440, 1920)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def page(
    theme: Theme, session: ReviewSession, tmp_path: Path, time: Time, shown: Show
) -> Iterator[ConsolePage]:
    back_to_draft(session)
    page = console_on(theme, session, tmp_path, time)
    shown(page, 1440, 900)
    yield page
    page.close_for_good()


@pytest.fixture
def running(page: ConsolePage) -> ConsolePage:
    page.act("start-meeting")
    QApplication.processEvents()
    return page


def clocks(page: ConsolePage) -> Clocks:
    return page.top.meeting.clocks


def said(page: ConsolePage) -> list[tuple[str, str, str]]:
    """What both clocks say after the time was set."""
    clocks(page).read()
    readings = clocks(page).readings
    assert readings is not None
    return [(reading.name, reading.figure, reading.rest) for reading in readings]


def inside(part: QWidget, whole: QWidget) -> bool:
    box = part.rect().translated(part.mapTo(whole, part.rect().topLeft()))
    return whole.rect().contains(box)


# The words of a clock


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "00:00"),
        (640, "10:40"),
        (5999, "99:59"),
        (6000, "1:40:00"),
        (86399, "23:59:59"),
        (5 * 86400, "5 d"),
    ],
)
def test_a_figure_is_in_minutes_until_hours_are_shorter(seconds: int, text: str) -> None:
    assert figure(timedelta(seconds=seconds)) == text


def test_what_is_left_begins_whole_and_ends_at_nothing() -> None:
    def left(seconds: float) -> str:
        clock = Clock(timedelta(seconds=seconds), timedelta(minutes=5), running=True)
        return stage_reading("Open", clock, still=False).figure

    assert [left(0), left(0.4), left(1), left(299.5), left(300)] == [
        "05:00",
        "05:00",
        "04:59",
        "00:01",
        "00:00",
    ]


def test_a_clock_without_a_limit_tells_how_long_it_has_been() -> None:
    clock = Clock(timedelta(minutes=4), timedelta(0), running=True)
    for reading in (stage_reading("A", clock, False), meeting_reading("A", clock, False)):
        assert (reading.figure, reading.rest, reading.share) == ("04:00", "so far", None)


# The clocks in the bar


def test_before_a_meeting_there_is_a_way_to_begin_one(page: ConsolePage) -> None:
    assert not clocks(page).isVisible()
    click(page.top, "Start meeting")
    assert page.room.running
    assert clocks(page).isVisible()
    assert "Start meeting" not in buttons(page.top)
    assert page.view.stage is Stage.OPEN


def test_a_planned_meeting_says_when(page: ConsolePage, session: ReviewSession, time: Time) -> None:
    session.do(gestures.add_meeting, id="planned")
    session.do(gestures.set_plan, id="planned", field="scheduled", value=time.now)
    shown = [w.accessibleName() for w in page.top.findChildren(QWidget) if w.isVisible()]
    assert "Tue 20 Oct, 10:00" in shown


def test_the_clocks_tell_what_is_left_of_the_stage_and_how_long_it_has_been(
    running: ConsolePage, time: Time
) -> None:
    time.pass_by(minutes=4, seconds=2)
    running.go_to(Stage.BIASES)
    time.pass_by(minutes=1, seconds=20)
    assert said(running) == [
        ("Biases", "02:40", "left of 04:00"),
        ("Meeting", "05:22", "of 60:00"),
    ]
    assert clocks(running).accessibleName() == (
        "Biases, 3 min left of 4 min. Meeting, 55 min left of 60 min."
    )


def test_over_time_they_say_by_how_much_and_nothing_moves_on(
    running: ConsolePage, time: Time
) -> None:
    time.pass_by(minutes=62, seconds=10)
    assert said(running) == [("Open", "57:10", "over"), ("Meeting", "02:10", "over")]
    readings = clocks(running).readings
    assert readings is not None
    assert all(reading.over for reading in readings)
    assert running.view.stage is running.room.stage is Stage.OPEN
    assert not running.room.review.meetings[-1].ended


def test_paused_they_stand_still_and_say_so(running: ConsolePage, time: Time) -> None:
    time.pass_by(minutes=1)
    running.act("pause-meeting")
    for _ in range(2):
        time.pass_by(minutes=10)
        assert said(running) == [("Open", "04:00", "Paused"), ("Meeting", "01:00", "Paused")]
        assert not clocks(running).is_ticking
    running.act("pause-meeting")
    time.pass_by(seconds=30)
    assert said(running)[0] == ("Open", "03:30", "left of 05:00")
    assert clocks(running).is_ticking


def test_they_tick_by_themselves_and_only_while_they_are_seen(
    running: ConsolePage,
    time: Time,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    time.pass_by(seconds=1, milliseconds=980)
    clocks(running).read()
    time.pass_by(seconds=1)
    qtbot.waitUntil(lambda: clocks(running).readings[0].figure == "04:58")
    running.hide()
    assert not clocks(running).is_ticking
    time.pass_by(minutes=1)
    running.show()
    assert clocks(running).readings[0].figure == "03:58"
    click_end(running)
    assert not clocks(running).is_ticking


def click_end(page: ConsolePage) -> None:
    page.act("end-meeting")
    if page.top.meeting.popover is not None:
        click(page.top.meeting.popover, "End anyway")


def test_the_bar_does_not_tremble_while_the_clocks_tick(running: ConsolePage, time: Time) -> None:
    wide = set()
    for _ in range(8):
        time.pass_by(seconds=37)
        clocks(running).read()
        QApplication.processEvents()
        wide.add((clocks(running).x(), clocks(running).width()))
    assert len(wide) == 1


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_a_press_on_the_clocks_offers_pause_the_room_clock_and_the_end(
    key: Qt.Key | None, running: ConsolePage
) -> None:
    bar = running.top.meeting
    if key is None:
        QTest.mouseClick(clocks(running), Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(clocks(running), key)
    assert bar.popover is not None
    click(bar.popover, "Pause")
    assert running.room.paused
    click(bar.popover, "Go on")
    assert not running.room.paused
    click(bar.popover, "Clock for the room")
    assert running.room.audience().clock is None
    QTest.keyClick(bar.popover, Qt.Key.Key_Escape)
    assert bar.popover is None


# What the room sees


def test_the_button_says_closed_live_frozen_and_blank(running: ConsolePage, time: Time) -> None:
    button = running.top.sharing.audience
    assert button.words() == ("Open audience", "Closed. F5")
    assert not running.top.sharing.freeze.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert running.room.is_open
    running.room.paged(0, 1)
    assert button.words() == ("Audience is live", "Open")
    running.room.go_to_stage(Stage.TIMELINE)
    running.room.reach(None)
    assert button.words()[1] == "Timeline, not begun"
    for _ in range(3):
        running.act("next-entry")
    assert button.words()[1] == "Timeline, moment 3"
    click(running.top, "Freeze")
    frozen = time.now.astimezone().strftime("Frozen since %H:%M")
    running.act("next-entry")
    assert button.words() == (frozen, "Timeline, moment 3")
    assert button.accessibleName() == f"{frozen}. Timeline, moment 3"
    click(running.top, "Go live")
    assert button.words() == ("Audience is live", "Timeline, moment 4")
    running.act("blank")
    assert button.words() == ("Audience is blank", "An empty page")
    click(running.top, "Go live")
    assert running.room.view is RoomView.LIVE


def test_pages_are_named_where_there_are_several(running: ConsolePage) -> None:
    running.act("audience")
    running.room.go_to_stage(Stage.FACTORS)
    count = running.room.pages
    assert count > 2
    assert running.top.sharing.audience.words()[1] == f"Factors, page 1 of {count}"
    running.act("next-page")
    assert running.top.sharing.audience.words()[1] == f"Factors, page 2 of {count}"


def test_the_panel_is_opened_and_used_by_keys(running: ConsolePage) -> None:
    bar = running.top.sharing
    running.act("audience")
    bar.audience.setFocus()
    QTest.keyClick(bar.audience, Qt.Key.Key_Down)
    assert bar.popover is not None
    focus = running.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Freeze"
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert running.room.view is RoomView.FROZEN
    assert focus.accessibleName() == "Go live"
    click(bar.popover, "Hide names in texts")
    assert not running.room.masked
    click(bar.popover, "Blank")
    assert running.room.view is RoomView.BLANK
    click(bar.popover, "Show again")
    click(bar.popover, "Close audience")
    assert not running.room.is_open
    QTest.keyClick(bar.popover, Qt.Key.Key_Escape)
    assert bar.popover is None
    assert running.focusWidget() is bar.audience


def test_pages_are_turned_in_the_panel(running: ConsolePage) -> None:
    running.act("audience")
    running.room.go_to_stage(Stage.FACTORS)
    running.top.sharing.open_panel()
    panel = running.top.sharing.popover
    assert panel is not None
    assert not buttons(panel)["Previous page"].isEnabled()
    while buttons(panel)["Next page"].isEnabled():
        click(panel, "Next page")
    assert running.room.page == running.room.pages - 1 > 0
    click(panel, "Previous page")
    assert running.room.page == running.room.pages - 2


def test_before_it_is_open_the_panel_shows_what_the_room_would_see(running: ConsolePage) -> None:
    running.top.sharing.open_panel()
    panel = running.top.sharing.popover
    assert panel is not None
    closed = panel.content.picture.grab().toImage()
    assert set(buttons(panel)) == {"Hide names in texts", "Open audience"}
    focus = running.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Open audience"
    running.room.go_to_stage(Stage.LESSONS)
    assert panel.content.picture.grab().toImage() != closed
    click(panel, "Open audience")
    assert running.room.is_open
    assert {"Freeze", "Blank", "Close audience"} <= set(buttons(panel))


def test_the_picture_keeps_what_was_frozen(running: ConsolePage) -> None:
    running.act("audience")
    running.room.go_to_stage(Stage.LESSONS)
    running.act("freeze")
    running.room.go_to_stage(Stage.ACTIONS)
    running.top.sharing.open_panel()
    assert described(running) == "Frozen, Lessons"
    running.act("freeze")
    assert described(running) == "Live, Actions"
    running.act("blank")
    assert described(running).startswith("Blank")
    running.act("close-audience")
    assert described(running) == "Closed"


def described(page: ConsolePage) -> str:
    panel = page.top.sharing.popover
    assert panel is not None
    return panel.content.picture.accessibleDescription()


def test_the_picture_breaks_its_pages_where_the_window_does(
    running: ConsolePage, theme: Theme, qtbot
) -> None:  # type: ignore[no-untyped-def]
    running.act("audience")
    window = running.sharing.window
    assert window is not None
    window.resize(640, 360)
    running.room.go_to_stage(Stage.LESSONS)
    QApplication.processEvents()
    running.top.sharing.open_panel()
    panel = running.top.sharing.popover
    assert panel is not None
    wanted = thumbnail(theme, LARGE)
    qtbot.addWidget(wanted)
    wanted.set_open(True)
    wanted.show_audience(running.room.audience())
    shown = picture(panel.content.picture)
    assert picture(wanted) != shown
    wanted.set_sheet(window.sheet)
    assert picture(wanted) == shown


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_the_mouse_on_the_button_shows_the_room_and_takes_no_focus(
    running: ConsolePage,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    running.act("audience")
    peek, button = running.top.sharing.peek, running.top.sharing.audience
    running.capture.setFocus()
    before = running.focusWidget()
    enter(button)
    qtbot.waitUntil(lambda: peek.bubble is not None)
    assert running.focusWidget() is before
    click(peek.bubble, "Freeze")
    assert running.room.view is RoomView.FROZEN
    assert running.focusWidget() is before
    assert peek.bubble.content.picture.accessibleDescription().startswith("Frozen")
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: peek.bubble is None)


def enter(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(middle, middle, middle))


def test_beside_the_bubble_the_page_answers_the_mouse(running: ConsolePage) -> None:
    running.top.sharing.peek.open()
    bubble = running.top.sharing.peek.bubble
    assert bubble is not None
    beside = running.childAt(running.rect().center())
    assert beside is not None
    assert not bubble.isAncestorOf(beside)
    assert beside is not bubble
    assert bubble.isAncestorOf(running.childAt(bubble.mask().boundingRect().center()))


def test_coming_by_the_tab_key_shows_the_room_and_going_on_hides_it(
    running: ConsolePage,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    bar = running.top.sharing
    running.activateWindow()
    QApplication.processEvents()
    bar.audience.setFocus(Qt.FocusReason.TabFocusReason)
    assert bar.peek.bubble is not None
    running.top.meeting.clocks.setFocus()
    qtbot.waitUntil(lambda: bar.peek.bubble is None)
    bar.audience.setFocus(Qt.FocusReason.OtherFocusReason)
    assert bar.peek.bubble is None


def test_esc_takes_the_bubble_away(running: ConsolePage) -> None:
    bar = running.top.sharing
    bar.peek.open()
    assert bar.peek.bubble is not None
    QTest.keyClick(bar.audience, Qt.Key.Key_Escape)
    assert bar.peek.bubble is None


def test_no_bubble_opens_over_a_popover(running: ConsolePage) -> None:
    running.top.meeting.open_clocks()
    running.top.sharing.peek.open()
    assert running.top.sharing.peek.bubble is None


# Room


@pytest.mark.parametrize("state", ["alone", "running", "open", "over"])
def test_nothing_is_cut_off_at_any_width(state: str, page: ConsolePage, time: Time) -> None:
    page.session.do(header.set_title, title="Words " * 33)
    if state != "alone":
        page.act("start-meeting")
    if state in ("open", "over"):
        page.act("audience")
        page.room.paged(0, 12)
    if state == "over":
        time.pass_by(hours=2)
        page.act("pause-meeting")
    for width in (*WIDTHS, *reversed(WIDTHS)):
        page.resize(width, 640)
        QApplication.processEvents()
        assert page.width() == width
        assert_whole(page.top)


def assert_whole(bar: TopBar) -> None:
    parts = [*buttons(bar).values()]
    assert len(parts) >= 4
    for part in parts:
        assert inside(part, bar), part.accessibleName()
        assert part.width() >= min(part.sizeHint().width(), part.maximumWidth())
        assert min(part.width(), part.height()) >= 24
    edges = sorted((part.mapTo(bar, part.rect().topLeft()).x(), part.width()) for part in parts)
    for (x, wide), (after, _) in pairwise(edges):
        assert x + wide <= after


def test_undo_and_redo_go_first_and_the_clock_of_the_stage_stays(
    running: ConsolePage, time: Time
) -> None:
    running.act("audience")
    running.resize(1920, 900)
    QApplication.processEvents()
    assert running.top.sharing.picture.isVisible()
    wide = clocks(running).width()
    names = buttons(running.top)
    assert any(name.startswith("Undo") for name in names)
    assert {"Freeze"} <= set(names)
    running.resize(1024, 640)
    QApplication.processEvents()
    assert not running.top.sharing.picture.isVisible()
    assert not any(name.startswith("Undo") for name in buttons(running.top))
    assert clocks(running).isVisible()
    assert clocks(running).width() < wide
    assert "undo" in running.handlers()
    running.resize(1920, 900)
    QApplication.processEvents()
    assert clocks(running).width() == wide


def test_facts_give_way_to_the_saved_state(page: ConsolePage) -> None:
    line = page.top.line
    assert line.shown()[0] == "SEV-2"
    assert len(line.shown()) == 3
    page.act("audience")
    line.setFixedWidth(170)
    assert line.shown() == ("SEV-2",)
    line.setFixedWidth(60)
    assert line.shown() == ()
    assert "booking-web" in line.accessibleName()


def test_every_theme_paints_the_bar_in_every_state(
    running: ConsolePage, theme: Theme, time: Time
) -> None:
    running.act("audience")
    running.act("freeze")
    time.pass_by(minutes=30)
    clocks(running).read()
    for name in ("light", "dark", "contrast"):
        theme.use(name)
        QApplication.processEvents()
        picture = running.top.grab().toImage()
        colours = {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(0, picture.height(), 2)
        }
        assert theme["amber"].name() in colours
        assert theme["ink"].name() in colours


def test_without_audience_it_says_that_this_window_may_be_shared(page: ConsolePage) -> None:
    assert "This window may be shared" in page.top.line.text()
    page.act("audience")
    assert "shared" not in page.top.line.text()
    page.act("close-audience")
    page.act("private-parts")
    assert "shared" not in page.top.line.text()
