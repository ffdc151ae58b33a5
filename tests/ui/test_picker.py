"""The picker and the popover that holds it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.picker import Picker, PickModel, PickRow
from pmdesk.ui.widgets.popover import Popover

ROWS = [
    PickRow("a", "Alert fires", "13:52"),
    PickRow("b", "Rollback begins", "14:44"),
    PickRow("c", "Alert clears", "14:58"),
]
Key, Mouse = Qt.Key, Qt.MouseButton


@pytest.fixture
def host(theme, shown):
    host = QWidget()
    host.anchor = QPushButton("Open", host)
    host.anchor.setGeometry(300, 40, 80, 30)
    shown(host, 800, 600)
    host.anchor.setFocus()
    return host


def opened(theme: Theme, host, **words) -> tuple[Picker, Popover]:
    picker = Picker(theme, "Which entries?", ROWS, {"b"}, **words)
    popover = Popover(theme, host, picker)
    popover.open_by(host.anchor)
    return picker, popover


def test_the_model_keeps_the_rules(qtbot):
    model = PickModel(ROWS, {"b"}, "New “{text}”")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.filter("alert")
    assert [row.id for row in model.shown] == ["a", "c", ""]
    model.toggle(model.index(0))
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "13:52 Alert fires, ticked"
    model.filter("nothing like it")
    model.filter("")
    assert tester.model() is model


def test_typing_filters_and_enter_ticks(theme, host, qtbot):
    picker, _ = opened(theme, host)
    assert picker.filter.hasFocus()
    qtbot.keyClicks(picker.filter, "14:58")
    with qtbot.waitSignal(picker.toggled) as ticked:
        qtbot.keyClick(picker.filter, Key.Key_Return)
    assert ticked.args == ["c", True]
    with qtbot.waitSignal(picker.toggled) as unticked:
        qtbot.keyClick(picker.filter, Key.Key_Return)
    assert unticked.args == ["c", False]


def test_a_click_ticks(theme, host, qtbot):
    picker, _ = opened(theme, host)
    place = picker.list.visualRect(picker.model.index(0)).center()
    with qtbot.waitSignal(picker.toggled) as ticked:
        qtbot.mouseClick(picker.list.viewport(), Mouse.LeftButton, pos=place)
    assert ticked.args == ["a", True]


def test_a_word_that_no_row_has_makes_a_new_one(theme, host, qtbot):
    picker, _ = opened(theme, host, new="New “{text}”")
    qtbot.keyClicks(picker.filter, "begin")
    with qtbot.waitSignal(picker.made) as made:
        qtbot.keyClick(picker.filter, Key.Key_Return)
    assert made.args == ["begin"]
    picker.filter.setText("roll")
    with qtbot.waitSignal(picker.toggled) as toggled:
        qtbot.keyClick(picker.filter, Key.Key_Return)
    assert toggled.args == ["b", False]


def test_escape_closes_and_gives_the_focus_back(theme, host, qtbot):
    picker, popover = opened(theme, host)
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(picker.filter, Key.Key_Escape)
    assert host.anchor.hasFocus()


def test_a_click_beside_it_closes(theme, host, qtbot):
    _, popover = opened(theme, host)
    with qtbot.waitSignal(popover.closed):
        qtbot.mouseClick(popover, Mouse.LeftButton, pos=QPoint(5, 590))


def test_tab_stays_inside(theme, host, qtbot):
    picker, popover = opened(theme, host)
    for _ in range(3):
        qtbot.keyClick(host.focusWidget(), Key.Key_Tab)
        assert popover.isAncestorOf(host.focusWidget())
    assert picker.list.hasFocus()


@pytest.mark.parametrize("y", [10, 280, 560])
def test_it_stays_in_the_window_and_leaves_its_anchor_free(theme, host, y):
    host.anchor.move(20, y)
    picker, _ = opened(theme, host)
    box = picker.parentWidget().geometry()
    assert host.rect().contains(box)
    assert not box.intersects(host.anchor.geometry())
