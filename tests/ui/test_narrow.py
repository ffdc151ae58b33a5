"""Fewer pixels than the smallest window has, as zooming in leaves: parts give way, none is cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.words import Stage
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.factors.stage import FactorsStage
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage
from pmdesk.ui.widgets.laid_out import parts_of
from tests.sixty import sixty
from tests.ui.consoles import Show, Time, console_on

Key = Qt.Key
NARROW, LOW = 640, 372
"""What a window of 1280 x 800 has at 200 %, below its menus."""


@pytest.fixture
def page(
    theme: Theme, library: Library, tmp_path: Path, shown: Show, qapp: QApplication
) -> Iterator[ConsolePage]:
    """A console on the long review in a window that may have any size."""
    review = sixty()
    library.add(review, "Import")
    session = ReviewSession(library.session(review.id))
    page, window = console_on(theme, session, tmp_path, Time(), Stage.TIMELINE), QWidget()
    page.setParent(window)
    page.resize(1240, 772)
    shown(window, 1240, 772)
    window.activateWindow()
    qapp.processEvents()
    yield page
    window.close()


def resize(page: ConsolePage, width: int, height: int) -> None:
    page.resize(width, height)
    QApplication.processEvents()
    QApplication.processEvents()


def timeline(page: ConsolePage) -> TimelineStage:
    page.go_to(Stage.TIMELINE)
    view = page.view
    assert isinstance(view, TimelineStage)
    return view


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_fits_a_window_of_1280_by_800_at_200_percent(
    qtbot: QtBot, page: ConsolePage, stage: Stage
) -> None:
    resize(page, NARROW, LOW)
    page.go_to(stage)
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= NARROW)
    qtbot.waitUntil(lambda: page.minimumSizeHint().height() <= LOW)
    for area in page.view.findChildren(QScrollArea):
        if area.isVisible() and not area.horizontalScrollBar().isVisible():
            assert area.widget().width() <= area.viewport().width()


def test_a_panel_without_room_beside_it_waits_until_it_is_wanted(page: ConsolePage) -> None:
    view = timeline(page)
    assert view.panel.isVisible()
    resize(page, NARROW, 600)
    assert not view.panel.isVisible()
    page.act("details-panel")
    assert view.panel.isVisible()
    # It lies over the stage: nothing moves.
    assert view.table.mapTo(view, QPoint(0, 0)).x() + view.table.width() > view.side.x()
    assert view.rect().contains(view.side.geometry())
    resize(page, 1240, 600)
    assert view.panel.isVisible()
    assert view.table.mapTo(view, QPoint(0, 0)).x() + view.table.width() <= view.side.x()


def test_esc_folds_a_panel_that_lies_over_the_stage(page: ConsolePage) -> None:
    view = timeline(page)
    resize(page, NARROW, 600)
    view.acts.edit()
    field = page.window().focusWidget()
    assert field is not None
    assert view.panel.isAncestorOf(field)
    QTest.keyClick(view.panel, Key.Key_Escape)
    assert not view.panel.isVisible()
    assert page.window().focusWidget() is view.table
    resize(page, 1240, 600)
    QTest.keyClick(view.panel, Key.Key_Escape)
    assert view.panel.isVisible()


def test_what_can_be_spared_goes_first_in_a_low_window(page: ConsolePage) -> None:
    view = timeline(page)
    for height, shown in ((772, True), (LOW, False), (772, True)):
        resize(page, NARROW, height)
        assert view.strip.isVisible() is shown
        assert view.table.viewport().height() >= 60


def test_the_filter_goes_only_while_all_is_shown(page: ConsolePage) -> None:
    view = timeline(page)
    resize(page, NARROW, 600)
    assert not view.filter.isVisible()
    resize(page, 1240, 600)
    view.filter.show_value("people")
    resize(page, NARROW, 600)
    assert view.filter.isVisible()


def test_the_foot_of_a_board_comes_back_with_room_and_not_without_cards(
    page: ConsolePage,
) -> None:
    page.go_to(Stage.FACTORS)
    view = page.view
    assert isinstance(view, FactorsStage)
    resize(page, NARROW, LOW)
    assert not view.foot.isVisible()
    resize(page, 1240, 772)
    assert view.foot.isVisible()
    for value, on_cards in (("class", False), ("category", True)):
        view.view.show_value(value)
        view.view.chosen.emit(value)
        assert view.foot.isVisible() is on_cards
        resize(page, 1240, 760)
        assert view.foot.isVisible() is on_cards


def test_titles_of_sections_stand_above_their_fields_in_a_narrow_window(
    page: ConsolePage,
) -> None:
    page.go_to(Stage.PREPARE)
    for width, above in ((1240, False), (NARROW, True), (1240, False)):
        resize(page, width, 600)
        section = page.view.findChildren(Section)[0]
        title = parts_of(section.layout())[0]
        field = next(iter(section.places().values()))
        assert (field.mapTo(section, QPoint(0, 0)).y() >= title.geometry().bottom()) is above
