"""The audience window: what it shows, keeps and hides, and that nothing in it can be touched."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.audience import motion
from pmdesk.ui.audience.window import AudienceWindow
from pmdesk.ui.theme.tokens import tokens
from tests.room_views import NOW, PROMPT, unkind, view


class Clock:
    """A now that a test moves."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


class Painted(QObject):
    """Which parts of a widget are painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects.append(event.rect())
        return False


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def window(qtbot, now: Clock) -> AudienceWindow:  # type: ignore[no-untyped-def]
    """Open at 1920 x 1080, with nothing to show yet."""
    made = AudienceWindow(now)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    with qtbot.waitExposed(made):
        made.show()
    return made


def pixel(window: AudienceWindow, x: int, y: int) -> QColor:
    return window.grab().toImage().pixelColor(x, y)


def test_it_is_a_window_of_its_own_with_a_constant_title(
    window: AudienceWindow, sample: Review
) -> None:
    window.show_audience(view(sample, Stage.FACTORS, 33))
    assert window.isWindow()
    assert window.parent() is None
    assert window.windowTitle() == "pmdesk – Audience view"


def test_it_has_nothing_that_can_be_touched(window: AudienceWindow, sample: Review) -> None:
    window.show_audience(view(unkind(sample), Stage.FACTORS, 33))
    assert window.findChildren(QWidget) == []
    assert window.findChildren(QAbstractScrollArea) == []
    assert window.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert window.actions() == []
    assert window.toolTip() == ""
    assert window.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_it_paints_what_it_is_given(window: AudienceWindow, sample: Review) -> None:
    assert window.texts == ()
    empty = window.grab().toImage()
    window.show_audience(view(sample, Stage.FACTORS, 33))
    assert "What conditions existed that allowed this to happen?" in window.texts
    assert window.texts[-2:] == ("Time left", "08:00")
    assert window.grab().toImage() != empty


def test_frozen_it_keeps_the_page_and_shows_the_newest_when_it_goes_on(
    window: AudienceWindow, sample: Review
) -> None:
    window.show_audience(view(sample, Stage.TIMELINE, 14))
    live = window.grab().toImage()
    window.set_frozen(True)
    assert window.frozen
    assert window.grab().toImage() == live
    window.show_audience(view(sample, Stage.TIMELINE, 20))
    window.show_audience(view(sample, Stage.FACTORS, 33, prompt=PROMPT))
    assert window.grab().toImage() == live
    assert "What conditions existed that allowed this to happen?" not in window.texts
    window.set_frozen(False)
    assert PROMPT in window.texts


def test_a_frozen_page_is_laid_out_anew_at_another_size(
    window: AudienceWindow, sample: Review
) -> None:
    window.show_audience(view(sample, Stage.TIMELINE, 14))
    window.set_frozen(True)
    window.show_audience(view(sample, Stage.FACTORS, 33))
    window.resize(1280, 720)
    assert "Alert: failed fare lookups above 20\xa0% for five minutes" in window.texts


def test_frozen_before_anything_came_it_shows_nothing(
    window: AudienceWindow, sample: Review
) -> None:
    window.set_frozen(True)
    window.show_audience(view(sample, Stage.FACTORS, 33))
    assert window.texts == ()


def test_the_clock_of_a_frozen_page_goes_on(
    window: AudienceWindow, sample: Review, now: Clock
) -> None:
    window.show_audience(view(sample, Stage.FACTORS, 33))
    window.set_frozen(True)
    now.at += timedelta(minutes=3)
    assert window.texts[-1] == "05:00"
    now.at += timedelta(minutes=7, seconds=10)
    assert window.texts[-1] == "+02:10 over"
    assert window.ticking


def test_blank_is_paper_and_nothing_else(window: AudienceWindow, sample: Review) -> None:
    window.show_audience(view(sample, Stage.FACTORS, 33, prompt=PROMPT))
    window.set_blank(True)
    image = window.grab().toImage()
    paper = tokens("audience-light")["paper"]
    spots = [image.pixelColor(x, y) for x in range(0, 1920, 40) for y in range(0, 1080, 20)]
    assert set(map(QColor.name, spots)) == {paper.name()}
    assert window.texts == ()
    assert window.accessibleDescription() == ""
    assert not window.ticking
    window.show_audience(view(sample, Stage.LESSONS, 33))
    assert window.texts == ()
    window.set_blank(False)
    assert "What did we learn?" in window.texts


def test_zoom_splits_pages_and_has_its_ends(window: AudienceWindow, sample: Review, qtbot) -> None:  # type: ignore[no-untyped-def]
    window.show_audience(view(sample, Stage.FACTORS, 33))
    before = window.page_count
    with qtbot.waitSignal(window.paged) as told:
        window.set_zoom(1.5)
    assert window.page_count > before
    assert told.args == [0, window.page_count]
    window.set_zoom(9)
    assert window.zoom == 2.0
    window.set_zoom(0.1)
    assert window.zoom == 1.0
    assert window.page_count == before


def test_a_page_beyond_the_last_shows_the_last(window: AudienceWindow, sample: Review) -> None:
    told: list[tuple[int, int]] = []
    window.paged.connect(lambda page, pages: told.append((page, pages)))
    window.show_audience(view(sample, Stage.FACTORS, 33, page=1))
    window.show_audience(view(sample, Stage.FACTORS, 33, page=40))
    assert told == [(1, 3), (2, 3)]
    assert "Page 3 of 3" in window.texts


@pytest.mark.parametrize(
    ("key", "turn"),
    [
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Space, 1),
        (Qt.Key.Key_PageUp, -1),
        (Qt.Key.Key_Left, -1),
    ],
)
def test_keys_ask_for_another_page(
    window: AudienceWindow,
    key: Qt.Key,
    turn: int,
    qtbot,
) -> None:  # type: ignore[no-untyped-def]
    with qtbot.waitSignal(window.turn_wanted) as asked:
        qtbot.keyClick(window, key)
    assert asked.args == [turn]


def test_escape_does_nothing_full_screen_or_not(window: AudienceWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    told: list[str] = []
    window.closed.connect(lambda: told.append("closed"))
    window.turn_wanted.connect(lambda by: told.append("turned"))
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isFullScreen()
    assert told == []


def test_closing_hides_it_and_says_so_once(window: AudienceWindow, sample: Review, qtbot) -> None:  # type: ignore[no-untyped-def]
    window.show_audience(view(sample, Stage.FACTORS, 33))
    assert window.ticking
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.isVisible()
    assert not window.ticking
    window.show()
    assert "Page 1 of 3" in window.texts
    assert window.ticking


def test_it_does_not_keep_the_application_running(window: AudienceWindow) -> None:
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_full_screen_and_back_to_the_same_place(window: AudienceWindow, qtbot) -> None:  # type: ignore[no-untyped-def]
    window.resize(600, 400)
    window.move(40, 50)
    place = window.geometry()
    qtbot.mouseDClick(window, Qt.MouseButton.LeftButton)
    assert window.isFullScreen()
    window.toggle_full_screen()
    assert not window.isFullScreen()
    assert window.geometry() == place


def test_assistive_technology_reads_the_page(window: AudienceWindow, sample: Review) -> None:
    window.show_audience(view(sample, Stage.LESSONS, 33))
    spoken = QAccessible.queryAccessibleInterface(window)
    assert spoken.text(QAccessible.Text.Name) == "pmdesk – Audience view"
    described = spoken.text(QAccessible.Text.Description)
    assert "What did we learn?" in described
    assert "More pods made fares slower" in described
    window.show_audience(view(sample, Stage.TIMELINE, 14))
    assert "09:22" in spoken.text(QAccessible.Text.Description)


def test_the_clock_ticks_only_while_one_runs_in_sight(
    window: AudienceWindow, sample: Review
) -> None:
    window.show_audience(view(sample, Stage.FACTORS, 33))
    assert window.ticking
    window.show_audience(view(sample, Stage.FACTORS, 33, clock_shown=False))
    assert not window.ticking
    standing = view(sample, Stage.FACTORS, 33)
    assert standing.clock is not None
    window.show_audience(replace(standing, clock=replace(standing.clock, ends=None)))
    assert not window.ticking


def test_the_clock_is_painted_anew_when_a_second_has_passed(
    window: AudienceWindow, sample: Review, now: Clock, qtbot
) -> None:  # type: ignore[no-untyped-def]
    given = view(sample, Stage.FACTORS, 33)
    assert given.clock is not None
    soon = replace(given.clock, ends=NOW + timedelta(seconds=60, milliseconds=30))
    painted = Painted(window)
    window.show_audience(replace(given, clock=soon))
    qtbot.waitUntil(lambda: bool(painted.rects))
    painted.rects.clear()
    now.at += timedelta(milliseconds=40)
    qtbot.waitUntil(lambda: bool(painted.rects))
    assert window.texts[-1] == "01:00"
    assert all(rect.bottom() < 200 and rect.left() >= 960 for rect in painted.rects)


def test_another_page_fades_in_and_a_clock_does_not(
    window: AudienceWindow, sample: Review, qtbot
) -> None:  # type: ignore[no-untyped-def]
    assert not window.moves
    window.moves = True
    window.show_audience(view(sample, Stage.FACTORS, 33))
    qtbot.waitUntil(lambda: not window.fading)
    window.show_audience(view(sample, Stage.FACTORS, 33, left=2))
    assert not window.fading
    window.show_audience(view(sample, Stage.FACTORS, 33, page=1))
    assert window.fading
    qtbot.waitUntil(lambda: not window.fading)
    still = window.grab().toImage()
    window.moves = False
    window.show_audience(view(sample, Stage.FACTORS, 33, page=1))
    assert window.grab().toImage() == still


def test_blank_comes_at_once_even_while_a_page_fades(
    window: AudienceWindow, sample: Review
) -> None:
    window.moves = True
    window.show_audience(view(sample, Stage.FACTORS, 33))
    window.show_audience(view(sample, Stage.LESSONS, 33))
    assert window.fading
    window.set_blank(True)
    assert not window.fading
    assert pixel(window, 150, 160) == tokens("audience-light")["paper"]


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_it_follows_the_theme_in_colours_of_its_own(
    window: AudienceWindow, sample: Review, name: str
) -> None:
    window.show_audience(view(sample, Stage.FACTORS, 33))
    window.set_theme_name(name)
    assert pixel(window, 5, 5) == tokens(f"audience-{name}")["paper"]


def test_the_pointer_goes_away_and_comes_back(qtbot, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    assert motion.POINTER_MS == 2000
    monkeypatch.setattr(motion, "POINTER_MS", 20)
    window = AudienceWindow(Clock())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.cursor().shape() is Qt.CursorShape.BlankCursor)
    QTest.mouseMove(window, QPoint(310, 300))
    qtbot.waitUntil(lambda: window.cursor().shape() is Qt.CursorShape.ArrowCursor)


def test_a_small_window_keeps_half_the_type_and_splits_pages(
    window: AudienceWindow, sample: Review, qapp: QApplication
) -> None:
    window.show_audience(view(sample, Stage.FACTORS, 33))
    window.resize(640, 360)
    assert window.page_count > 3
    window.resize(100, 100)
    assert (window.width(), window.height()) == (480, 270)
