"""The console's small picture of the room: live, frozen, blank or closed, in a word and a frame."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.audience.thumbnail import LARGE, Thumbnail
from pmdesk.ui.audience.window import AudienceWindow
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.theme.tokens import tokens
from tests.room_views import NOW, view


@pytest.fixture
def thumbnail(theme: Theme, sample: Review, qtbot) -> Thumbnail:  # type: ignore[no-untyped-def]
    made = Thumbnail(theme, LARGE)
    qtbot.addWidget(made)
    made.resize(LARGE)
    made.show_audience(view(sample, Stage.FACTORS, 33))
    made.set_open(True)
    return made


def picture(thumbnail: Thumbnail) -> QImage:
    return thumbnail.grab().toImage()


def test_it_shows_the_page_of_the_room(thumbnail: Thumbnail, sample: Review) -> None:
    assert thumbnail.state == "Live"
    assert thumbnail.accessibleDescription() == "Live, Factors"
    first = picture(thumbnail)
    thumbnail.show_audience(view(sample, Stage.FACTORS, 33, page=1))
    assert picture(thumbnail) != first
    assert picture(thumbnail).pixelColor(10, 10) == tokens("audience-light")["paper"]


def test_frozen_it_keeps_what_the_room_keeps(thumbnail: Thumbnail, sample: Review) -> None:
    thumbnail.set_frozen(True)
    assert thumbnail.state == "Frozen"
    frozen = picture(thumbnail)
    assert frozen.pixelColor(1, 90) == tokens("light")["amber"]
    thumbnail.show_audience(view(sample, Stage.LESSONS, 33))
    assert picture(thumbnail) == frozen
    assert thumbnail.accessibleDescription() == "Frozen, Factors"
    thumbnail.set_frozen(False)
    assert thumbnail.accessibleDescription() == "Live, Lessons"


def test_blank_and_closed_hold_nothing_of_the_page(thumbnail: Thumbnail, sample: Review) -> None:
    thumbnail.set_blank(True)
    blank = picture(thumbnail)
    thumbnail.show_audience(view(sample, Stage.LESSONS, 33))
    assert picture(thumbnail) == blank
    assert thumbnail.state == "Blank"
    thumbnail.set_open(False)
    closed = picture(thumbnail)
    assert closed != blank
    assert thumbnail.accessibleDescription() == "Closed"
    thumbnail.show_audience(None)
    assert picture(thumbnail) == closed


def test_it_follows_the_theme(thumbnail: Thumbnail, theme: Theme) -> None:
    theme.use("dark")
    assert picture(thumbnail).pixelColor(10, 10) == tokens("audience-dark")["paper"]


def test_it_has_a_fixed_size(theme: Theme, qtbot) -> None:  # type: ignore[no-untyped-def]
    made = Thumbnail(theme)
    qtbot.addWidget(made)
    assert made.sizeHint() == made.minimumSizeHint() == QSize(160, 90)
    assert made.state == "Closed"


def test_its_pages_are_those_of_the_window(thumbnail: Thumbnail, sample: Review, qtbot) -> None:  # type: ignore[no-untyped-def]
    """At any size and zoom of the window: page 4 of many is not the last of three."""
    window = AudienceWindow(lambda: NOW)
    qtbot.addWidget(window)
    window.resize(960, 540)
    window.set_zoom(2.0)
    given = view(sample, Stage.FACTORS, 33, page=3)
    window.show_audience(given)
    thumbnail.show_audience(given)
    before = picture(thumbnail)
    thumbnail.set_sheet(window.sheet)
    assert window.page_count > 3
    assert picture(thumbnail) != before
    zoomed = picture(thumbnail)
    thumbnail.set_zoom(2.0)
    assert picture(thumbnail) == zoomed
