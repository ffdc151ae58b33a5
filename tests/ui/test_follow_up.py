"""Follow-up: the open actions of all reviews beside the list of reviews, and the way to each."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.model.review import Action, Review, Seat
from pmdesk.model.words import Decision, Progress, Stage
from pmdesk.store.library import Library
from pmdesk.ui.actions_stage.stage import ActionsStage
from pmdesk.ui.library.action_model import ActionColumn
from pmdesk.ui.library.head import LibraryTab
from pmdesk.ui.library.page import LibraryPage
from pmdesk.ui.settings import Settings

NOW = datetime(2026, 10, 27, 9, tzinfo=UTC)
Left, Key = Qt.MouseButton.LeftButton, Qt.Key
Item = Qt.ItemDataRole


def action(id: str, text: str, due: date | None, **values: object) -> Action:
    row = Action(id=id, text=text, due=due, decision=Decision.ACCEPTED)
    return replace(row, **values)  # type: ignore[arg-type]


@pytest.fixture
def reviews(tmp_path: Path) -> dict[str, Review]:
    """Three reviews with an overdue, a coming, an undated, a finished and a restricted action."""
    seat = Seat(id="seat", name="Ann Other", alias="checkout on-call")
    late = action("late", "Alert on `pool_in_use`", date(2026, 10, 18), owner="seat")
    late = replace(late, ticket="https://tracker.example.org/browse/CHK-88")
    coming = action("coming", "Rehearse the roll-back", date(2026, 11, 6))
    undated = action("undated", "Write down who may open the gate", None)
    done = action("done", "Lower the limit", date(2026, 10, 1), progress=Progress.DONE)
    done = replace(done, finished=date(2026, 10, 2))
    secret = action("secret", "Rotate the payroll key", date(2026, 10, 27))
    made = {
        "checkout": Review(
            id="checkout",
            title="Checkout slow",
            services=("checkout-api",),
            seats=(seat,),
            actions=(undated, late, done),
        ),
        "label": Review(id="label", title="Label printing stopped", actions=(coming,)),
        "payroll": Review(
            id="payroll",
            title="Payroll leaked",
            restricted=True,
            services=("wages",),
            actions=(secret,),
        ),
    }
    with Library.open(tmp_path / "reviews.pmdesk", create=True) as library:
        for review in made.values():
            library.add(review, "New review")
    return made


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, reviews: dict[str, Review]) -> Iterator[Desk]:
    """The window on these reviews."""
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"), lambda: NOW)
    desk.open(tmp_path / "reviews.pmdesk")
    desk.window.resize(1280, 800)
    QTest.qWaitForWindowExposed(desk.window)
    yield desk
    desk.window.close()
    desk.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def page(desk: Desk) -> LibraryPage:
    """The library, turned to Follow-up."""
    assert desk.home is not None
    desk.window.do("follow-up")
    return desk.home


def rows(page: LibraryPage) -> list[str]:
    return [line.id for line in page.lists.follow_up.model.lines]


def cells(page: LibraryPage, row: int) -> list[str]:
    model = page.lists.follow_up.model
    return [model.index(row, column).data() for column in ActionColumn]


def test_the_model_is_sound(page: LibraryPage) -> None:
    model = page.lists.follow_up.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.head.filter.setText("checkout")
    page.head.filter.clear()
    assert tester.model() is model


def test_open_actions_of_all_reviews_stand_there_soonest_first(page: LibraryPage) -> None:
    assert rows(page) == ["late", "secret", "coming", "undated"]
    assert cells(page, 0) == [
        *("9 days over", "Alert on pool_in_use", "checkout on-call", "Prevent recurrence"),
        "CHK-88",
    ]
    assert [cells(page, row)[0] for row in (1, 2, 3)] == ["Today", "Fri 6 Nov", "No date"]
    assert page.lists.follow_up.count.text() == "4 open actions, 1 overdue"
    heard = page.lists.follow_up.model.index(0, 0).data(Item.AccessibleTextRole)
    assert "Checkout slow" in heard
    assert "18 Oct 2026" in heard


def test_nothing_of_a_restricted_review_is_shown_or_found(page: LibraryPage) -> None:
    model = page.lists.follow_up.model
    for column in ActionColumn:
        for role in (Item.DisplayRole, Item.AccessibleTextRole, Item.ToolTipRole):
            said = str(model.index(1, column).data(role)).casefold()
            assert not any(word in said for word in ("payroll", "rotate", "wages"))
    for word in ("payroll", "rotate", "wages"):
        page.head.filter.setText(word)
        assert rows(page) == []
    page.head.filter.setText("restricted")
    assert rows(page) == ["secret"]


def test_the_tab_counts_and_turns_by_hand_and_by_key(desk: Desk) -> None:
    page = desk.home
    assert page is not None
    tabs = page.head.tabs
    assert tabs[LibraryTab.FOLLOW_UP].accessibleName() == "Follow-up, 4 open actions"
    QTest.mouseClick(tabs[LibraryTab.FOLLOW_UP], Left)
    assert page.lists.follow_up.isVisible()
    assert page.lists.follow_up.view.hasFocus()
    assert not page.panel.isVisible()
    assert not page.preview.isVisible()
    tabs[LibraryTab.FOLLOW_UP].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tabs[LibraryTab.FOLLOW_UP], Key.Key_Left)
    assert page.panel.isVisible()
    assert tabs[LibraryTab.REVIEWS].hasFocus()
    desk.window.do("follow-up")
    assert page.lists.follow_up.view.hasFocus()
    desk.window.do("follow-up")
    assert page.panel.view.hasFocus()


def test_on_follow_up_no_review_is_deleted_that_nobody_sees(desk: Desk, page: LibraryPage) -> None:
    delete = desk.window.actions_by_key["delete-review"]
    assert not delete.isEnabled()
    QTest.keyClick(page.lists.follow_up.view, Key.Key_Delete)
    assert len(desk.library.ids()) == 3
    QTest.mouseClick(page.head.tabs[LibraryTab.REVIEWS], Left)
    assert delete.isEnabled()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ROLL-BACK", ["coming"]),
        ("on-call pool", ["late"]),
        ("checkout-api", ["late", "undated"]),
        ("chk-88", ["late"]),
        ("label", ["coming"]),
        ("other", []),
    ],
)
def test_the_filter_narrows_by_words_owner_review_and_ticket(
    page: LibraryPage, words: str, found: list[str]
) -> None:
    page.handlers()["find"]()
    QTest.keyClicks(page.head.filter, words)
    assert rows(page) == found
    nothing = page.lists.follow_up.nothing
    assert nothing.isVisible() == (not found)
    QTest.keyClick(page.head.filter, Key.Key_Escape)
    assert len(rows(page)) == 4
    QTest.keyClick(page.head.filter, Key.Key_Escape)
    assert page.lists.follow_up.view.hasFocus()


def test_words_that_were_typed_before_narrow_it_as_well(desk: Desk) -> None:
    assert desk.home is not None
    desk.home.head.filter.setText("label")
    desk.window.do("follow-up")
    assert rows(desk.home) == ["coming"]


def opened(desk: Desk) -> tuple[str, str]:
    """The review and the action at which the console stands."""
    console = desk.work().console
    assert console is not None
    assert isinstance(console.view, ActionsStage)
    return console.session.review.id, console.view.table.current_id()


def test_enter_opens_the_review_where_the_action_stands(desk: Desk, page: LibraryPage) -> None:
    QTest.keyClick(page.lists.follow_up.view, Key.Key_End)
    QTest.keyClick(page.lists.follow_up.view, Key.Key_Return)
    assert opened(desk) == ("checkout", "undated")


def test_a_double_click_does_so_and_the_way_back_leads_here(desk: Desk, page: LibraryPage) -> None:
    view = page.lists.follow_up.view
    at = view.visualRect(page.lists.follow_up.model.index(2, ActionColumn.ACTION)).center()
    QTest.mouseClick(view.viewport(), Left, pos=at)
    QTest.mouseDClick(view.viewport(), Left, pos=at)
    assert opened(desk) == ("label", "coming")
    console = desk.work().console
    assert console is not None
    assert console.view.stage is Stage.ACTIONS
    console.view.decide(Decision.PARKED)
    console.left.emit()
    assert page.lists.follow_up.isVisible()
    assert rows(page) == ["late", "secret", "undated"]
    assert page.head.tabs[LibraryTab.FOLLOW_UP].accessibleName() == "Follow-up, 3 open actions"


def test_where_none_is_open_it_says_when_the_last_was_closed(desk: Desk, page: LibraryPage) -> None:
    for id in ("label", "payroll"):
        desk.library.remove(id)
    checkout = desk.library.review("checkout")
    done = tuple(row for row in checkout.actions if row.id == "done")
    desk.library.replace(replace(checkout, actions=done), "Edit")
    page.refresh()
    said = page.lists.follow_up.nothing
    assert said.isVisible()
    assert said.text() == "No open actions. The last was closed on 2 Oct."
    assert page.head.tabs[LibraryTab.FOLLOW_UP].accessibleName() == "Follow-up"
    desk.library.replace(replace(checkout, actions=()), "Edit")
    page.refresh()
    assert said.text().startswith("No open actions. What a review accepts")


@pytest.mark.parametrize("size", [(1024, 640), (1920, 1080)])
def test_every_column_has_room(
    desk: Desk, page: LibraryPage, size: tuple[int, int], qapp: QApplication
) -> None:
    desk.window.resize(*size)
    qapp.processEvents()
    view = page.lists.follow_up.view
    widths = [view.columnWidth(column) for column in ActionColumn]
    assert min(widths) >= 100
    assert widths[ActionColumn.ACTION] >= 360
    assert sum(widths) <= view.viewport().width()
