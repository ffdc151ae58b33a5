"""The field for a day: typed as one likes, stored as what it says."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.date_field import DateField
from pmdesk.ui.widgets.fields import LineField

TODAY = date(2026, 10, 8)


class Sheet(QWidget):
    """A date field above another field."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.due = DateField(theme, "Due", lambda: TODAY)
        self.ticket = LineField("Ticket")
        column = QVBoxLayout(self)
        column.addWidget(self.due)
        column.addWidget(self.ticket)


@pytest.fixture
def sheet(theme: Theme, shown: Callable[..., QWidget]) -> Sheet:
    """Two fields, shown, the caret in the date."""
    made = Sheet(theme)
    shown(made, 320, 200)
    made.due.line.setFocus()
    return made


def test_says_what_it_understood_before_it_stores(qtbot, sheet: Sheet) -> None:  # type: ignore[no-untyped-def]
    qtbot.keyClicks(sheet.due.line, "+14")
    assert sheet.due.said.text() == "Thu 22 Oct 2026"
    with qtbot.waitSignal(sheet.due.edited) as stored:
        qtbot.keyClick(sheet.due.line, Qt.Key.Key_Return)
    assert stored.args == [date(2026, 10, 22)]
    assert sheet.due.line.text() == "22 Oct 2026"
    assert sheet.due.said.text() == "Thu, in 14 days"


def test_what_is_no_day_is_said_and_not_stored(qtbot, sheet: Sheet) -> None:  # type: ignore[no-untyped-def]
    sheet.due.show_value(date(2026, 10, 23))
    sheet.due.line.selectAll()
    with qtbot.assertNotEmitted(sheet.due.edited):
        qtbot.keyClicks(sheet.due.line, "04/05/2026")
        sheet.ticket.setFocus()
    assert sheet.due.line.text() == "04/05/2026"
    assert "not stored" in sheet.due.said.text()
    assert sheet.due.line.property("fault") is True
    sheet.due.show_value(date(2026, 10, 23))
    assert sheet.due.line.text() == "04/05/2026", "the same day that comes back takes nothing away"
    sheet.due.show_value(None, anew=True)
    assert (sheet.due.line.text(), sheet.due.said.text()) == ("", "")
    assert sheet.due.line.property("fault") is False


def test_emptied_means_no_day(qtbot, sheet: Sheet) -> None:  # type: ignore[no-untyped-def]
    sheet.due.show_value(date(2026, 10, 23))
    sheet.due.line.selectAll()
    qtbot.keyClick(sheet.due.line, Qt.Key.Key_Delete)
    with qtbot.waitSignal(sheet.due.edited) as stored:
        sheet.due.flush()
    assert stored.args == [None]


def test_a_value_that_comes_back_leaves_the_typing_alone(qtbot, sheet: Sheet) -> None:  # type: ignore[no-untyped-def]
    sheet.due.edited.connect(sheet.due.show_value)
    qtbot.keyClicks(sheet.due.line, "2 Nov")
    sheet.due.flush()
    assert sheet.due.line.text() == "2 Nov"
    sheet.due.show_value(date(2026, 12, 1))
    assert sheet.due.line.text() == "1 Dec 2026", "what undo brings back is shown"
