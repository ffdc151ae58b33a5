"""The window comes back to its screen, never out of sight, and survives the loss of a screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.ui.audience.place import (
    Display,
    Spot,
    choose,
    clamped,
    display_of,
    displays,
    read,
    usual,
    write,
)
from pmdesk.ui.audience.window import AudienceWindow
from pmdesk.ui.settings import Settings
from tests.room_views import NOW

LAPTOP = Display("laptop", QRect(0, 0, 1440, 900), QRect(0, 28, 1440, 872))
BEAMER = Display("beamer", QRect(1440, 0, 1920, 1080), QRect(1440, 0, 1920, 1080))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot) -> AudienceWindow:  # type: ignore[no-untyped-def]
    made = AudienceWindow(lambda: NOW)
    qtbot.addWidget(made)
    return made


def test_the_first_time_it_takes_the_other_screen() -> None:
    screen, rect, full = choose(None, (LAPTOP, BEAMER), "laptop")
    assert screen is BEAMER
    assert BEAMER.free.contains(rect)
    assert rect.width() * 9 // 16 == rect.height()
    assert not full


def test_with_one_screen_it_is_a_window_there() -> None:
    screen, rect, full = choose(None, (LAPTOP,), "laptop")
    assert screen is LAPTOP
    assert LAPTOP.free.contains(rect)
    assert not full


def test_it_comes_back_to_the_screen_of_the_last_time_by_name() -> None:
    spot = Spot("beamer", QRect(100, 80, 1280, 720), full=True)
    moved = Display("beamer", QRect(-1920, 0, 1920, 1080), QRect(-1920, 0, 1920, 1080))
    screen, rect, full = choose(spot, (LAPTOP, moved), "laptop")
    assert (screen, rect, full) == (moved, QRect(-1820, 80, 1280, 720), True)


def test_without_that_screen_it_does_not_fill_another() -> None:
    spot = Spot("beamer", QRect(100, 80, 1280, 720), full=True)
    screen, rect, full = choose(spot, (LAPTOP,), "laptop")
    assert (screen, full) == (LAPTOP, False)
    assert LAPTOP.free.contains(rect)


@pytest.mark.parametrize(
    "rect",
    [
        QRect(-500, -500, 800, 450),
        QRect(5000, 5000, 800, 450),
        QRect(0, 0, 9000, 9000),
        QRect(1400, 880, 800, 450),
    ],
)
def test_a_place_is_made_to_lie_on_its_screen(rect: QRect) -> None:
    assert LAPTOP.free.contains(clamped(rect, LAPTOP.free))


def test_the_usual_place_is_in_the_middle() -> None:
    assert (usual(BEAMER).center() - BEAMER.free.center()).manhattanLength() <= 2


def test_a_spot_is_remembered(settings: Settings) -> None:
    assert read(settings) is None
    spot = Spot("beamer", QRect(-7, 80, 1280, 720), full=True)
    write(settings, spot)
    assert read(settings) == spot


@pytest.mark.parametrize("text", ["", "1 2 3", "a b c d", "1 2 3 4 5", "1.5 2 3 4", "--1 2 3 4"])
def test_an_unreadable_place_is_none(settings: Settings, text: str) -> None:
    settings.set_text("audience/place", text)
    assert read(settings) is None


def test_a_place_beyond_all_numbers_is_clamped(settings: Settings, window: AudienceWindow) -> None:
    settings.set_text("audience/place", f"{10**30} -{10**30} {10**12} 5")
    settings.set_text("audience/screen", displays()[0].name)
    window.open_on(settings)
    assert displays()[0].free.contains(window.geometry().center())


def test_it_opens_where_it_was_closed(window: AudienceWindow, settings: Settings, qtbot) -> None:  # type: ignore[no-untyped-def]
    window.open_on(settings)
    window.setGeometry(60, 70, 560, 315)
    window.remember(settings)
    window.close()
    other = AudienceWindow(lambda: NOW)
    qtbot.addWidget(other)
    other.open_on(settings)
    assert other.geometry() == QRect(60, 70, 560, 315)
    assert not other.isFullScreen()


def test_full_screen_is_remembered_with_the_place_beneath(
    window: AudienceWindow, settings: Settings, qtbot
) -> None:  # type: ignore[no-untyped-def]
    window.open_on(settings)
    window.setGeometry(60, 70, 560, 315)
    window.toggle_full_screen()
    window.remember(settings)
    window.close()
    other = AudienceWindow(lambda: NOW)
    qtbot.addWidget(other)
    other.open_on(settings)
    assert other.isFullScreen()
    other.toggle_full_screen()
    assert other.geometry() == QRect(60, 70, 560, 315)


def test_opening_leaves_the_focus_in_the_console(
    window: AudienceWindow, settings: Settings, qtbot
) -> None:  # type: ignore[no-untyped-def]
    console = QWidget()
    qtbot.addWidget(console)
    with qtbot.waitActive(console):
        console.show()
        console.activateWindow()
    window.open_on(settings, console)
    assert console.isActiveWindow()


def test_when_its_screen_vanishes_it_comes_back_as_a_window(
    window: AudienceWindow, settings: Settings, qtbot
) -> None:  # type: ignore[no-untyped-def]
    window.open_on(settings)
    window.toggle_full_screen()
    window.screen_gone(BEAMER)
    assert window.isFullScreen()
    window.screen_gone(display_of(window.screen()))
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.isVisible()
    assert displays()[0].free.contains(window.geometry().center())


def test_a_hidden_window_stays_hidden_when_a_screen_vanishes(
    window: AudienceWindow, settings: Settings, qapp: QApplication
) -> None:
    window.open_on(settings)
    window.close()
    window.screen_gone(display_of(window.screen()))
    qapp.processEvents()
    assert not window.isVisible()
