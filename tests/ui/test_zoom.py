"""Larger and smaller: all that is in the windows, at once and the next time; not for the room."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pmdesk.desk.desk import Desk
from pmdesk.model.words import Stage
from pmdesk.ui.board.card import Card
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.page_area import PageArea
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme import scale
from pmdesk.ui.timeline.stage import TimelineStage
from pmdesk.ui.timeline.strip_view import INNER
from tests.sixty import sixty

SIZE = (1280, 800)
ZOOMS = (0.8, 1.25, 1.5, 2.0)
Opened = Callable[[], Desk]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Opens the window as a start of the program does; at the end everything is its usual size."""
    qapp.setStyle("Fusion")
    desks: list[Desk] = []

    def open_desk() -> Desk:
        if desks:
            desks[-1].window.close()
        desk = Desk(Settings(tmp_path / "settings.ini"))
        desks.append(desk)
        desk.open(tmp_path / "reviews.pmdesk")
        with qtbot.waitActive(desk.window):
            desk.window.activateWindow()
        return desk

    yield open_desk
    desks[-1].window.close()
    for desk in desks:
        desk.window.deleteLater()
    scale.use(1.0)


@pytest.fixture
def desk(opened: Opened) -> Desk:
    """A console on the long review in a window of 1280 x 800."""
    desk = opened()
    desk.window.resize(*SIZE)
    review = sixty()
    desk.library.add(review, "Import")
    desk.work().open_review(review.id, Stage.TIMELINE)
    return desk


def console(desk: Desk) -> ConsolePage:
    page = desk.window.page
    assert isinstance(page, ConsolePage)
    return page


def timeline(desk: Desk) -> TimelineStage:
    view = console(desk).view
    assert isinstance(view, TimelineStage)
    return view


def use(qtbot: QtBot, desk: Desk, zoom: float) -> None:
    desk.zoom.use(zoom)
    settled(qtbot, desk, zoom)


def settled(qtbot: QtBot, desk: Desk, zoom: float) -> None:
    """The window heard of the zoom, and is as large on the screen as before."""
    window = desk.window
    wide, high = round(SIZE[0] / zoom), round(SIZE[1] / zoom)
    qtbot.waitUntil(lambda: window.devicePixelRatio() == zoom and window.width() == wide)
    assert window.height() == high
    assert window.grab().size().toTuple() == SIZE


def click(desk: Desk, widget: QWidget, at: QPoint) -> None:
    """A click as the screen gives it to the window, at a place of a widget."""
    place = widget.mapTo(desk.window, at)
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)


def scrolls(desk: Desk) -> bool:
    """Whether the page has less room in the window than it needs."""
    area = desk.window.findChild(PageArea)
    assert area is not None
    return any(bar.maximum() for bar in (area.horizontalScrollBar(), area.verticalScrollBar()))


def turn_wheel(desk: Desk, widget: QWidget, by: int, keys: Qt.KeyboardModifier) -> None:
    """The wheel over a widget, as the screen gives it to the window."""
    handle = desk.window.windowHandle()
    place = QPointF(widget.mapTo(desk.window, widget.rect().center()))
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    spot, turned = handle.mapToGlobal(place), QPoint(0, by)
    event = QWheelEvent(place, spot, QPoint(), turned, none, keys, phase, False)
    QApplication.sendEvent(handle, event)


# Keys, wheel, next start


def test_keys_make_everything_larger_smaller_and_as_usual(qtbot: QtBot, desk: Desk) -> None:
    said = console(desk).banner
    QTest.keyClick(desk.window, Key.Key_Equal, CTRL)
    settled(qtbot, desk, 1.1)
    assert said.text() == "110 % of the usual size."
    QTest.keyClick(desk.window, Key.Key_Minus, CTRL)
    QTest.keyClick(desk.window, Key.Key_Minus, CTRL)
    settled(qtbot, desk, 0.9)
    QTest.keyClick(desk.window, Key.Key_0, CTRL)
    settled(qtbot, desk, 1.0)
    assert said.text() == "The usual size."


def test_plus_is_larger_also_where_it_is_a_key_of_its_own(qtbot: QtBot, desk: Desk) -> None:
    QTest.keyClick(desk.window, Key.Key_Plus, CTRL)
    settled(qtbot, desk, 1.1)


def test_the_largest_and_the_smallest_size_say_so(qtbot: QtBot, desk: Desk) -> None:
    use(qtbot, desk, 2.0)
    desk.window.do("zoom-in")
    assert console(desk).banner.text() == "200 % is the largest size."
    use(qtbot, desk, 0.8)
    desk.window.do("zoom-out")
    assert console(desk).banner.text() == "80 % is the smallest size."
    settled(qtbot, desk, 0.8)


def test_ctrl_and_the_wheel_zoom_wherever_the_pointer_is(qtbot: QtBot, desk: Desk) -> None:
    view = timeline(desk)
    turn_wheel(desk, view.table, 120, CTRL)
    settled(qtbot, desk, 1.1)
    assert view.table.verticalScrollBar().value() == 0
    turn_wheel(desk, view.panel, -60, CTRL)
    turn_wheel(desk, view.panel, -60, CTRL)
    settled(qtbot, desk, 1.0)
    turn_wheel(desk, view.table, -120, Qt.KeyboardModifier.NoModifier)
    assert view.table.verticalScrollBar().value() > 0
    settled(qtbot, desk, 1.0)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_next_start_has_the_size_of_this_one(
    qtbot: QtBot, opened: Opened, desk: Desk, zoom: float
) -> None:
    use(qtbot, desk, zoom)
    smallest = desk.window.minimumSize()
    again = opened()
    assert (again.theme.zoom, again.window.devicePixelRatio()) == (zoom, zoom)
    assert again.window.minimumSize() == smallest


def test_a_size_that_cannot_be_read_is_the_usual_one(tmp_path: Path, opened: Opened) -> None:
    Settings(tmp_path / "settings.ini").set_text("zoom", "-3")
    assert opened().theme.zoom == 1


def test_where_qt_cannot_change_it_now_the_next_start_has_it(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale, "_gui", lambda: None)
    desk.window.do("zoom-in")
    assert console(desk).banner.text() == "110 % from the next start."
    assert desk.theme.zoom == 1


START = """
import os
from PySide6.QtWidgets import QApplication
from pmdesk.ui.theme import scale
scale._gui = lambda: None
with scale.at_start(1.5):
    app = QApplication([])
print(app.primaryScreen().devicePixelRatio(), os.environ.get("QT_SCALE_FACTOR"))
"""


def test_a_start_takes_the_size_along_where_it_cannot_be_changed_later() -> None:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1.5", "None"]


# What is seen


@pytest.mark.parametrize("zoom", ZOOMS)
def test_every_stage_opens_with_its_texts_whole(qtbot: QtBot, desk: Desk, zoom: float) -> None:
    use(qtbot, desk, zoom)
    page = console(desk)
    for stage in page.stages:
        page.go_to(stage)
        # Paragraphs know their height once they know their width.
        qtbot.waitUntil(lambda: not cut_texts(page))
        assert page.view.stage is stage
        assert desk.window.grab().size().toTuple() == SIZE


def cut_texts(page: QWidget) -> list[str]:
    """What in sight is lower than its type."""
    kinds = (QLabel, QAbstractButton, QLineEdit)
    widgets = [widget for kind in kinds for widget in page.findChildren(kind)]
    return [widget.text() for widget in widgets if widget.isVisible() and _is_cut(widget)]


def _is_cut(widget: QLabel | QAbstractButton | QLineEdit) -> bool:
    font = QFontMetricsF(widget.font())
    return bool(widget.text()) and widget.height() < int(font.height())


def test_rows_grow_with_their_words(qtbot: QtBot, desk: Desk) -> None:
    """A row of the table is as many pixels of the picture higher as the zoom says."""
    view = timeline(desk)
    before = view.table.grab().height(), view.table.rowHeight(3)
    use(qtbot, desk, 1.5)
    assert view.table.rowHeight(3) == before[1]
    row = view.table.visualRect(view.table.rows.index(3, 0))
    assert view.table.viewport().grab(row).height() == pytest.approx(1.5 * row.height(), abs=1)


def places(parts: list[QWidget]) -> dict[QWidget, QRect]:
    """Where parts come to rest: one that folds by its new width asks for another layout."""
    before, now = None, {part: part.geometry() for part in parts}
    while before != now:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QApplication.processEvents()
        before, now = now, {part: part.geometry() for part in parts}
    return now


def test_a_zoomed_window_looks_as_a_smaller_one_does(qtbot: QtBot, desk: Desk) -> None:
    """What folds in a window of 1024 x 640 folds in one of 1280 x 800 at 125 %."""
    page = console(desk)
    parts = [part for part in page.findChildren(QWidget) if part.isVisible()]
    use(qtbot, desk, 1.25)
    zoomed = places(parts)
    use(qtbot, desk, 1.0)
    assert places(parts) != zoomed
    desk.window.resize(1024, 640)
    assert places(parts) == zoomed


def test_what_is_half_typed_stays_with_the_focus(qtbot: QtBot, desk: Desk) -> None:
    page = console(desk)
    page.capture.take_focus()
    field = desk.window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Somebody")
    use(qtbot, desk, 1.5)
    QTest.keyClicks(field, " calls")
    assert desk.window.focusWidget() is field
    assert field.property("text") == "Somebody calls"


# What is hit


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_click_hits_the_row_the_stage_and_the_card_that_are_there(
    qtbot: QtBot, desk: Desk, zoom: float
) -> None:
    use(qtbot, desk, zoom)
    qtbot.waitUntil(lambda: not scrolls(desk))
    page, table = console(desk), timeline(desk).table
    row = next(n for n in range(3, 9) if table.rows.index(n, 0).flags() & Qt.ItemFlag.ItemIsEnabled)
    table.scrollTo(table.rows.index(row, 2))
    click(desk, table.viewport(), table.visualRect(table.rows.index(row, 2)).center())
    assert table.currentIndex().row() == row
    rail = next(b for b in page.rail.findChildren(QAbstractButton) if "Factors" in b.toolTip())
    click(desk, rail, rail.rect().center())
    assert page.view.stage is Stage.FACTORS
    spot = QPoint(40, 16)
    QApplication.processEvents()
    seen = [card for card in page.view.findChildren(Card) if card.visibleRegion().contains(spot)]
    card = next(card for card in seen if not card.hasFocus())
    click(desk, card, spot)
    assert card.hasFocus()


@pytest.mark.parametrize("zoom", ZOOMS[:-1])
def test_a_click_hits_the_shape_in_the_strip(qtbot: QtBot, desk: Desk, zoom: float) -> None:
    use(qtbot, desk, zoom)
    view = timeline(desk)
    assert view.strip.strip is not None
    last = view.strip.strip.pennants[-1]
    x, y = last.hit.x + last.hit.width / 2, last.hit.y + last.hit.height / 2
    click(desk, view.strip, QPoint(round(x) + INNER, round(y) + INNER))
    assert view.table.current_id() == last.entry


@pytest.mark.parametrize("zoom", ZOOMS)
def test_no_page_has_to_be_scrolled_in_a_window_of_1280_by_800(
    qtbot: QtBot, desk: Desk, zoom: float
) -> None:
    use(qtbot, desk, zoom)
    page = console(desk)
    for stage in page.stages:
        page.go_to(stage)
        qtbot.waitUntil(lambda: not scrolls(desk))


def test_what_has_the_focus_is_in_sight_where_the_page_scrolls(qtbot: QtBot, desk: Desk) -> None:
    """In the smallest window there is, at the largest size."""
    page = console(desk)
    page.capture.take_focus()
    use(qtbot, desk, 2.0)
    desk.window.resize(desk.window.minimumSize())
    assert desk.window.grab().size().toTuple() == (1024, 640)
    _is_in_sight(qtbot, desk, page.capture)
    page.rail.findChildren(QAbstractButton)[0].setFocus()
    _is_in_sight(qtbot, desk, page.rail)
    page.capture.take_focus()
    _is_in_sight(qtbot, desk, page.capture)


def _is_in_sight(qtbot: QtBot, desk: Desk, part: QWidget) -> None:
    field = desk.window.focusWidget()
    assert field is not None
    assert part.isAncestorOf(field)
    start = QPoint(4, field.height() // 2)
    qtbot.waitUntil(lambda: field.visibleRegion().contains(start))


# The room


class Told(QObject):
    """What a window is told that would be seen in the room."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[QEvent.Type] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Hide, QEvent.Type.Show, QEvent.Type.WinIdChange):
            self.told.append(event.type())
        return False


def seen(window: QWidget) -> QImage:
    picture = window.grab().toImage()
    picture.setDevicePixelRatio(1)
    return picture


def test_the_room_sees_no_difference(qtbot: QtBot, desk: Desk) -> None:
    page = console(desk)
    page.sharing.open()
    window = page.sharing.window
    assert window is not None
    window.setGeometry(0, 0, 960, 540)
    with qtbot.waitExposed(window):
        window.show()
    before, id, texts = seen(window), window.winId(), window.texts
    told = Told()
    window.installEventFilter(told)
    for zoom in (1.25, 1.1, 0.8, 1.5, 2.0, 1.0):
        use(qtbot, desk, zoom)
        qtbot.waitUntil(lambda zoom=zoom: window.devicePixelRatio() == zoom)  # type: ignore[misc]
        assert page.sharing.window is window
        assert window.isVisible()
        assert (window.winId(), window.texts) == (id, texts)
        assert window.real_size().toTuple() == (960, 540)
        assert seen(window) == before, zoom
    assert not told.told
    assert window.minimumSize().toTuple() == (480, 270)


def test_the_audience_window_comes_back_where_it_was_at_another_size(
    qtbot: QtBot, desk: Desk
) -> None:
    page = console(desk)
    use(qtbot, desk, 1.25)
    page.sharing.open()
    window = page.sharing.window
    assert window is not None
    window.setGeometry(16, 24, 480, 270)
    page.sharing.close()
    use(qtbot, desk, 1.0)
    page.sharing.open()
    assert window.geometry() == QRect(20, 30, 600, 338)


# Dialogs


@pytest.mark.parametrize("key", ["new-review", "shortcuts", "about", "review-word"])
def test_no_dialog_is_larger_than_the_screen(qtbot: QtBot, desk: Desk, key: str) -> None:
    """At 200 % a screen of 800 x 800 has 400 x 400 pixels: what needs more scrolls."""
    use(qtbot, desk, 2.0)
    shown: list[tuple[bool, bool]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        last = dialog.findChildren(QPushButton)[-1]
        last.setFocus()
        QApplication.processEvents()
        for area in dialog.findChildren(QScrollArea):
            area.ensureWidgetVisible(last)
        fits = dialog.size() == dialog.size().boundedTo(dialog.screen().availableSize())
        shown.append((fits, not last.visibleRegion().isEmpty()))
        dialog.close()

    QTimer.singleShot(0, look)
    desk.window.do(key)
    assert shown == [(True, True)]
