"""Guide and details are as wide as somebody wants them, by dragging and by keys, and stay so."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmdesk.model.words import Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.grip import Grip
from tests.ui.consoles import Show, Time, console_on

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(theme: Theme, session: ReviewSession, shown: Show, tmp_path: Path) -> ConsolePage:
    page = console_on(theme, session, tmp_path, Time(), Stage.TIMELINE)
    shown(page, 1440, 900)
    return page


def side(view: StageView) -> int:
    return view.side_width


def drag(view: StageView, by: int) -> None:
    grip = view.findChild(Grip)
    assert grip is not None
    assert grip.isVisible()
    QTest.mousePress(grip, LEFT, pos=QPoint(3, 100))
    for step in (by // 2, by - by // 2):
        QTest.mouseMove(grip, QPoint(3 + step, 100))
    QTest.mouseRelease(grip, LEFT, pos=QPoint(3, 100))
    QApplication.processEvents()


def test_the_edge_of_the_details_can_be_dragged(page: ConsolePage) -> None:
    before = side(page.view)
    drag(page.view, -80)
    wider = side(page.view)
    assert before < wider <= before + 80
    page.go_to(Stage.ACTIONS)
    assert side(page.view) > 320


def test_keys_do_what_dragging_does(page: ConsolePage) -> None:
    before = side(page.view)
    page.act("panel-wider")
    assert side(page.view) == before + 32
    page.act("panel-narrower")
    page.act("panel-narrower")
    assert side(page.view) == before - 32


def test_a_double_click_brings_the_usual_width_back(page: ConsolePage) -> None:
    before = side(page.view)
    page.act("panel-wider")
    grip = page.view.findChild(Grip)
    assert grip is not None
    QTest.mouseDClick(grip, LEFT, pos=QPoint(3, 100))
    assert side(page.view) == before


def test_no_panel_takes_more_than_half_and_the_width_is_kept(
    page: ConsolePage, theme: Theme, session: ReviewSession, shown: Show, tmp_path: Path
) -> None:
    for _ in range(20):
        page.act("panel-wider")
    assert side(page.view) <= page.view.width() // 2
    again = console_on(theme, session, tmp_path, Time(), Stage.TIMELINE)
    shown(again, 1440, 900)
    assert side(again.view) == side(page.view)


def test_the_guide_follows(page: ConsolePage) -> None:
    page.act("guide")
    QApplication.processEvents()
    before = page.guide.panel.width()
    page.act("panel-wider")
    QApplication.processEvents()
    assert page.guide.panel.width() == before + 32
