"""The dialog for a new review, by keys."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.words import State
from pmdesk.ui.library.new_review import NewReviewDialog
from pmdesk.ui.library.when import read_when
from pmdesk.ui.theme.theme import Theme

NOW = datetime(2026, 10, 8, 9, tzinfo=UTC)
ZONE = "Europe/Berlin"
Shown = Callable[[QWidget, int, int], QWidget]


@pytest.fixture
def dialog(theme: Theme, shown: Shown) -> NewReviewDialog:
    dialog = NewReviewDialog(theme, lambda: NOW, ZONE)
    shown(dialog, 560, 420)
    return dialog


def test_a_title_alone_is_enough(dialog: NewReviewDialog, qtbot: QtBot) -> None:
    assert dialog.title.hasFocus()
    qtbot.keyClicks(dialog.title, "  Checkout errors ")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    review = dialog.review()
    assert (review.title, review.started, review.zone) == ("Checkout errors", None, ZONE)
    assert (review.state, review.created) == (State.DRAFT, NOW)
    assert len({dialog.review().id, review.id}) == 2


def test_everything_that_is_typed_is_in_the_review(dialog: NewReviewDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.title, "Checkout errors")
    qtbot.keyClicks(dialog.started, "6 Oct 14:05")
    assert dialog.understood.text() == "Tue 6 Oct 2026, 14:05 CEST"
    dialog.zone.setText("UTC")
    assert dialog.understood.text() == "Tue 6 Oct 2026, 14:05 UTC"
    dialog.severity.show_value("SEV-2")
    qtbot.keyClicks(dialog.incident, "INC-7")
    qtbot.keyClicks(dialog.services, "checkout, orders-db,, checkout ")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.services, Qt.Key.Key_Return)
    review = dialog.review()
    assert review.started == datetime(2026, 10, 6, 14, 5, tzinfo=UTC)
    assert (review.severity, review.incident, review.zone) == ("SEV-2", "INC-7", "UTC")
    assert review.services == ("checkout", "orders-db")


@pytest.mark.parametrize(
    ("text", "said", "at"),
    [
        ("9:05", "Today, Thu 8 Oct 2026, 09:05 CEST", datetime(2026, 10, 8, 7, 5)),
        ("14:05", "Yesterday, Wed 7 Oct 2026, 14:05 CEST", datetime(2026, 10, 7, 12, 5)),
        ("today 8am", "Today, Thu 8 Oct 2026, 08:00 CEST", datetime(2026, 10, 8, 6)),
        ("Yesterday, 9pm", "Yesterday, Wed 7 Oct 2026, 21:00 CEST", datetime(2026, 10, 7, 19)),
        ("2026-10-06T14:05Z", "Tue 6 Oct 2026, 16:05 CEST", datetime(2026, 10, 6, 14, 5)),
        (
            "2026-10-06",
            "Tue 6 Oct 2026, from 00:00. Add a time where you know it.",
            datetime(2026, 10, 5, 22),
        ),
        (
            "31 Dec 2026 10:00",
            "Thu 31 Dec 2026, 10:00 CET – that is still to come.",
            datetime(2026, 12, 31, 9),
        ),
    ],
)
def test_times_as_people_type_them(text: str, said: str, at: datetime) -> None:
    when = read_when(text, ZONE, NOW)
    assert when is not None
    assert (when.said, when.at) == (said, at.replace(tzinfo=UTC))


@pytest.mark.parametrize("text", ["soon", "25:00", "29 Feb 2025 10:00", "yesterday", "14:05 x y"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_when(text, ZONE, NOW) is None


def test_a_missing_title_is_said_below_the_field(dialog: NewReviewDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.title_fault.text().startswith("A review needs a title.")
    assert dialog.title.property("fault") is True
    qtbot.keyClicks(dialog.title, "A")
    assert dialog.title_fault.text() == ""
    assert dialog.title.property("fault") is False


def test_what_cannot_be_read_is_not_lost(dialog: NewReviewDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.title, "Checkout errors")
    qtbot.keyClicks(dialog.started, "soon")
    qtbot.keyClick(dialog.started, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.started.property("fault") is True
    assert dialog.understood.text().startswith("No time was found in this.")
    dialog.started.clear()
    dialog.zone.setText("Atlantis")
    dialog.done_well()
    assert dialog.isVisible()
    assert "is not a time zone" in dialog.understood.text()
    assert dialog.zone.hasFocus()


def test_a_text_over_its_cap_is_said(dialog: NewReviewDialog) -> None:
    dialog.title.setMaxLength(100_000)
    dialog.title.setText("x" * 30_000)
    dialog.done_well()
    assert dialog.isVisible()
    assert "a line holds" in dialog.title_fault.text()


def test_escape_leaves(dialog: NewReviewDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.title, "Checkout errors")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()
