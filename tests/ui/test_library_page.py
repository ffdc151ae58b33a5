"""The home page: list, filter, preview, delete and undo, on a real library."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Action, Meeting, Review, Seat, Tag
from pmdesk.model.text import new_id
from pmdesk.model.words import Decision, State
from pmdesk.store.library import Library
from pmdesk.ui.library.choose import Order
from pmdesk.ui.library.model import Column
from pmdesk.ui.library.page import LibraryPage
from pmdesk.ui.library.standing import Group
from pmdesk.ui.theme.theme import Theme

NOW = datetime(2026, 10, 8, 9, tzinfo=UTC)
Shown = Callable[[QWidget, int, int], QWidget]


def review(title: str, ago: int, state: State = State.DRAFT, **values: object) -> Review:
    """A review of an incident that ended `ago` hours before now."""
    end = NOW - timedelta(hours=ago)
    facts = {"started": end - timedelta(hours=1), "resolved": end, "zone": "Europe/Berlin"}
    return replace(Review(id=new_id(), title=title, state=state, **facts), **values)


def action(due: date | None = None) -> Action:
    return Action(id=new_id(), text="Add an alert", decision=Decision.ACCEPTED, due=due)


def held(at: datetime) -> tuple[Meeting, ...]:
    return (Meeting(id=new_id(), scheduled=at, started=at, ended=at + timedelta(hours=1)),)


@pytest.fixture
def reviews(library: Library) -> dict[str, Review]:
    """Four reviews that stand differently, newest incident first."""
    seat = Seat(id=new_id(), name="Ann Other", alias="incident commander")
    four = {
        "label": review("Label printing stopped", 42, severity="SEV-2", services=("labels",)),
        "checkout": review(
            "Checkout errors",
            60,
            State.MEETING,
            severity="SEV-1",
            services=("checkout-api", "orders-db"),
            tags=(Tag(id=new_id(), name="pool"),),
            summary="One checkout in **four** did not go through.",
            impact_users="2 870 customers",
            seats=(seat,),
            owner=seat.id,
            meetings=held(NOW - timedelta(hours=18)),
        ),
        "price": review(
            "Price lookup slow",
            400,
            State.PUBLISHED,
            incident="INC-77",
            actions=(action(date(2026, 9, 1)), action()),
            meetings=held(NOW - timedelta(hours=290)),
        ),
        "closed": review("Certificate renewed late", 900, State.CLOSED),
    }
    for one in reversed(four.values()):
        library.add(one, "New review")
    return four


@pytest.fixture
def page(
    theme: Theme, library: Library, reviews: dict[str, Review], shown: Shown, qtbot: QtBot
) -> LibraryPage:
    page = LibraryPage(theme, library, lambda: NOW, "Northwind Parcel")
    shown(page, 1280, 772)
    return page


def titles(page: LibraryPage) -> list[str]:
    model = page.panel.model
    return [model.index(row, Column.REVIEW).data() for row in range(model.rowCount())]


def cell(page: LibraryPage, row: int, column: Column) -> str:
    return str(page.panel.model.index(row, column).data())


def loaded(qtbot: QtBot, page: LibraryPage, title: str) -> None:
    qtbot.waitUntil(lambda: page.preview.title() == title)


def test_the_model_is_sound(page: LibraryPage, qtbot: QtBot) -> None:
    model = page.panel.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.head.filter.setText("checkout")
    page.head.filter.clear()
    assert tester.model() is model


def test_rows_say_state_clock_and_actions_in_words(page: LibraryPage) -> None:
    said = [[cell(page, row, column) for column in Column] for row in range(4)]
    assert said == [
        ["To schedule", "Label printing stopped", "SEV-2", "6 h left", "none"],
        ["In meeting", "Checkout errors", "SEV-1", "held in 42 h", "none"],
        ["Follow-up", "Price lookup slow", "", "held 2 d late", "2 open, 1 overdue"],
        ["Closed", "Certificate renewed late", "", "no meeting", "none"],
    ]


def test_after_its_meeting_a_draft_is_to_be_written_up(
    page: LibraryPage, library: Library, qtbot: QtBot
) -> None:
    library.add(review("Mail late", 30, meetings=held(NOW - timedelta(hours=2))), "New review")
    page.refresh()
    assert cell(page, 0, Column.STATE) == "To write up"
    buttons = page.panel.groups.buttons()
    assert [b.text() for b in buttons][:2] == ["All 5", "Before meeting 1"]


def test_a_row_is_one_sentence_to_a_screen_reader(page: LibraryPage) -> None:
    index = page.panel.model.index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Checkout errors, In meeting, 5 Oct 2026, checkout-api, orders-db, SEV-1, held in 42 h, "
        "actions: none"
    )


def test_the_list_has_the_keys_at_once(
    page: LibraryPage, reviews: dict[str, Review], qtbot: QtBot, qapp: QApplication
) -> None:
    view = page.panel.view
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [reviews["checkout"].id]
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert page.panel.view.current_id() == reviews["closed"].id


def test_a_double_click_opens(page: LibraryPage, reviews: dict[str, Review], qtbot: QtBot) -> None:
    view = page.panel.view
    at = view.visualRect(page.panel.model.index(2, 1)).center()
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == [reviews["price"].id]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("errors", ["Checkout errors"]),
        ("PRICE", ["Price lookup slow"]),
        ("orders-db", ["Checkout errors"]),
        ("pool", ["Checkout errors"]),
        ("inc-77", ["Price lookup slow"]),
        ("late renewed", ["Certificate renewed late"]),
        ("checkout price", []),
    ],
)
def test_typing_filters_by_title_service_tag_and_id(
    page: LibraryPage, qtbot: QtBot, words: str, found: list[str]
) -> None:
    page.handlers()["find"]()
    assert page.head.filter.hasFocus()
    qtbot.keyClicks(page.head.filter, words)
    assert titles(page) == found
    nothing = page.panel.nothing
    assert nothing.isVisible() == (not found)
    if not found:
        assert nothing.text() == "No review has these words. Try one of them alone."
    qtbot.keyClick(page.head.filter, Qt.Key.Key_Escape)
    assert len(titles(page)) == 4
    qtbot.keyClick(page.head.filter, Qt.Key.Key_Escape)
    assert page.panel.view.hasFocus()


def test_groups_are_counted_and_chosen(page: LibraryPage, qtbot: QtBot) -> None:
    buttons = page.panel.groups.buttons()
    assert [b.text() for b in buttons] == [
        "All 4",
        "Before meeting 1",
        "Follow-up 1",
        "Closed 1",
    ]
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert titles(page) == ["Price lookup slow"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 4


def test_orders(page: LibraryPage) -> None:
    newest = titles(page)
    for order, expected in {
        Order.OLDEST: newest[::-1],
        Order.TITLE: sorted(newest),
        Order.ACTIONS: [newest[2], newest[0], newest[1], newest[3]],
    }.items():
        page.panel.order.show_value(order)
        page.panel.order.chosen.emit(order)
        assert titles(page) == expected


def test_the_preview_follows_after_a_pause(page: LibraryPage, qtbot: QtBot) -> None:
    loaded(qtbot, page, "Label printing stopped")
    qtbot.keyClick(page.panel.view, Qt.Key.Key_Down)
    assert page.preview.title() == "Label printing stopped"
    loaded(qtbot, page, "Checkout errors")
    assert page.preview._summary.text() == "One checkout in four did not go through."
    assert page.preview._open.text() == "Continue meeting"


def test_the_preview_opens_and_reports(
    page: LibraryPage, reviews: dict[str, Review], qtbot: QtBot
) -> None:
    loaded(qtbot, page, "Label printing stopped")
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(page.preview._open, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.report_wanted) as reported:
        qtbot.mouseClick(page.preview._report, Qt.MouseButton.LeftButton)
    assert opened.args == reported.args == [reviews["label"].id]


def test_the_preview_goes_in_a_narrow_window(page: LibraryPage, qtbot: QtBot) -> None:
    assert page.preview.isVisible()
    assert page.preview.width() == 372
    page.resize(1024, 612)
    assert not page.preview.isVisible()
    page.resize(1920, 1052)
    assert page.preview.isVisible()
    assert page.preview.width() == 420
    page.handlers()["details-panel"]()
    assert not page.preview.isVisible()
    page.resize(1024, 612)
    assert page.minimumSizeHint().width() <= 1024
    assert page.minimumSizeHint().height() <= 612


def test_delete_asks_nothing_and_offers_undo(
    page: LibraryPage, library: Library, reviews: dict[str, Review], qtbot: QtBot
) -> None:
    labels: list[tuple[str | None, str | None]] = []
    page.history.connect(lambda undo, redo: labels.append((undo, redo)))
    id = reviews["label"].id
    qtbot.keyClick(page.panel.view, Qt.Key.Key_Delete)
    assert not library.has(id)
    assert "Label printing stopped" not in titles(page)
    assert page.banner.text() == "Deleted “Label printing stopped”."
    qtbot.mouseClick(page.banner.way(), Qt.MouseButton.LeftButton)
    assert library.review(id) == reviews["label"]
    assert titles(page)[0] == "Label printing stopped"
    assert labels[-1] == ("New review", library.redo_label)
    page.handlers()["redo"]()
    assert not library.has(id)


def test_deleting_the_last_one_says_that_the_library_is_empty(
    page: LibraryPage, qtbot: QtBot
) -> None:
    for _ in range(3):
        page.delete()
    with qtbot.waitSignal(page.emptied):
        page.delete()
    assert page.is_empty()
    assert page.panel.nothing.text().startswith("No review yet.")
    page.delete()
    page.open()
    with qtbot.waitSignal(page.emptied):
        page.undo()
    assert len(titles(page)) == 1


def test_refresh_keeps_the_chosen_review(
    page: LibraryPage, library: Library, reviews: dict[str, Review], qtbot: QtBot
) -> None:
    page.choose(reviews["price"].id)
    library.add(review("Newer than all", 1), "New review")
    page.refresh()
    assert titles(page)[0] == "Newer than all"
    assert page.panel.view.current_id() == reviews["price"].id
    page.panel.groups.show_value(Group.CLOSED)
    page.choose(reviews["label"].id)
    assert page.panel.view.current_id() == reviews["label"].id


def test_a_restricted_review_shows_and_finds_nothing_of_itself(
    page: LibraryPage, library: Library, qtbot: QtBot
) -> None:
    tags = (Tag(id=new_id(), name="payroll"),)
    secret = review("Payroll leaked", 2, restricted=True, tags=tags)
    secret = replace(secret, services=("wages",), summary="Wages were open.")
    library.add(secret, "New review")
    page.refresh()
    page.choose(secret.id)
    loaded(qtbot, page, "Restricted review")
    model = page.panel.model
    for column in Column:
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = str(model.index(0, column).data(role)).casefold()
            assert not any(word in said for word in ("payroll", "wages", "leaked"))
    texts = [w.accessibleName().casefold() for w in page.findChildren(QWidget)]
    assert not any(word in text for word in ("payroll", "wages") for text in texts)
    for word in ("payroll", "wages", "leaked"):
        page.head.filter.setText(word)
        assert titles(page) == []
    page.head.filter.setText("restricted")
    assert titles(page) == ["Restricted review"]
    page.delete()
    assert page.banner.text() == "Deleted “Restricted review”."


def test_what_the_world_refuses_is_said(
    page: LibraryPage, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise WorldError("The disk is full.", "Make room.")

    monkeypatch.setattr(library, "remove", refuse)
    page.delete()
    assert page.banner.text() == "The disk is full. Make room."
    assert len(titles(page)) == 4
    monkeypatch.setattr(library, "lines", refuse)
    page.refresh()
    assert len(titles(page)) == 4


def test_files_can_be_dropped_anywhere(page: LibraryPage, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "log.txt")), QUrl("https://example.org/a")])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), copy, mime, button, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(40, 40), copy, mime, button, none)
    with qtbot.waitSignal(page.dropped) as dropped:
        QApplication.sendEvent(page, drop)
    assert dropped.args == [[tmp_path / "log.txt"]]
    words = QMimeData()
    words.setText("no file")
    enter = QDragEnterEvent(QPoint(40, 40), copy, words, button, none)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()
    assert not any(part.acceptDrops() for part in page.findChildren(QWidget))


def test_the_ways_in(page: LibraryPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.new_wanted):
        qtbot.mouseClick(page.head.new, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.import_wanted):
        qtbot.mouseClick(page.head.importing, Qt.MouseButton.LeftButton)
    ways = ("new-review", "import-file", "open-sample", "open-library")
    signals = [page.new_wanted, page.import_wanted, page.sample_wanted, page.another_wanted]
    for key, signal in zip(ways, signals, strict=True):
        with qtbot.waitSignal(signal):
            page.handlers()[key]()


def test_everything_that_takes_the_focus_has_a_name(page: LibraryPage) -> None:
    for part in page.findChildren(QWidget):
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.isVisible():
            owner = part if part.accessibleName() else part.parentWidget()
            assert owner is not None
            assert owner.accessibleName(), part
