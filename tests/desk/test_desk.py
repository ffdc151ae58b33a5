"""The whole window: from the first start to a review, its report, and back, with undo all along."""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from pmdesk.desk.desk import Desk
from pmdesk.model.bundle import Bundle, write
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.resources import resource
from pmdesk.store.library import Library
from pmdesk.store.migrations import STEPS
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.fault_page import FaultPage
from pmdesk.ui.faults import catch_faults
from pmdesk.ui.library.first_start import FirstStart
from pmdesk.ui.library.page import LibraryPage
from pmdesk.ui.settings import Settings
from tests.conftest import Opened

SMALL = (1024, 640)


@pytest.fixture
def desk(opened: Opened, tmp_path: Path) -> Desk:
    return opened(tmp_path / "reviews.pmdesk")


def console(desk: Desk) -> ConsolePage:
    page = desk.window.page
    assert isinstance(page, ConsolePage)
    return page


def press(widget: QWidget, text: str) -> None:
    button = next(b for b in widget.findChildren(QPushButton) if b.text().strip() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def in_dialog(act: Callable[[QWidget], None]) -> None:
    """Does something in the dialog that is about to open."""

    def later() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        act(dialog)

    QTimer.singleShot(0, later)


def test_the_first_start_leads_to_the_sample_and_back(desk: Desk) -> None:
    assert isinstance(desk.window.page, FirstStart)
    press(desk.window, "Open sample")
    assert "Ferry fares" in desk.window.windowTitle()
    console(desk).left.emit()
    assert isinstance(desk.window.page, LibraryPage)
    assert desk.window.actions_by_key["undo"].text() == "Undo open the sample"


def test_a_new_review_is_a_title_and_a_key(desk: Desk) -> None:
    def fill(dialog: QWidget) -> None:
        title = next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == "Title")
        QTest.keyClicks(title, "Login slow")
        QTest.keyClick(title, Qt.Key.Key_Return)

    in_dialog(fill)
    press(desk.window, "New review")
    assert console(desk).session.review.title == "Login slow"
    assert desk.library.review(console(desk).session.review.id).title == "Login slow"


def test_every_stage_opens_and_fits_the_smallest_window(desk: Desk) -> None:
    desk.work().open_sample()
    desk.window.resize(*SMALL)
    page = console(desk)
    for stage in page.stages:
        page.go_to(stage)
        QApplication.processEvents()
        assert page.view.stage is stage
        hint = desk.window.minimumSizeHint()
        assert (hint.width(), hint.height()) <= SMALL
        assert (desk.window.width(), desk.window.height()) == SMALL
        assert page.view.width() == SMALL[0] - page.rail.width() - page.guide.width()


def test_every_widget_that_takes_the_focus_has_a_name(desk: Desk) -> None:
    desk.work().open_sample()
    page = console(desk)
    for stage in page.stages:
        page.go_to(stage)
        QApplication.processEvents()
        nameless = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not widget.focusProxy()
        ]
        assert nameless == [], stage


def test_shortcuts_do_not_clash(desk: Desk) -> None:
    keys = [a.shortcut().toString() for a in desk.window.actions_by_key.values()]
    used = [key for key in keys if key]
    assert len(used) == len(set(used))


def test_ctrl_z_in_a_field_undoes_the_last_step_of_the_review(desk: Desk) -> None:
    desk.work().open_sample()
    page = console(desk)
    before = page.session.review
    page.go_to(Stage.PREPARE)
    view = page.view
    QApplication.processEvents()
    title = next(f for f in view.findChildren(QLineEdit) if f.accessibleName() == "Title")
    QTest.keyClicks(title, " at noon")
    desk.window.activateWindow()
    QTest.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.window.actions_by_key["undo"].trigger()
    assert page.session.review == before
    assert title.text() == before.title


def test_leaving_a_review_stores_what_a_field_still_holds(desk: Desk) -> None:
    desk.work().open_sample()
    page = console(desk)
    id = page.session.review.id
    page.go_to(Stage.PREPARE)
    QApplication.processEvents()
    title = next(f for f in page.view.findChildren(QLineEdit) if f.accessibleName() == "Title")
    title.setFocus()
    QTest.keyClicks(title, " at noon")
    page.left.emit()
    assert desk.library.review(id).title.endswith(" at noon")


def test_a_review_is_deleted_from_its_page_and_undone_in_the_list(desk: Desk) -> None:
    desk.work().open_sample()
    review = console(desk).session.review
    desk.window.actions_by_key["delete-review"].trigger()
    assert isinstance(desk.window.page, FirstStart)
    assert desk.library.ids() == []
    desk.window.actions_by_key["undo"].trigger()
    assert isinstance(desk.window.page, LibraryPage)
    assert desk.library.review(review.id) == review


def test_undo_goes_on_after_a_restart(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "reviews.pmdesk"
    desk = opened(path)
    desk.work().open_sample()
    session = console(desk).session
    before = session.review
    session.do(header.set_title, title="Other")
    desk.window.close()
    desk = opened(path)
    desk.work().open_review(before.id)
    assert console(desk).session.review.title == "Other"
    desk.window.actions_by_key["undo"].trigger()
    assert console(desk).session.review == before


def test_files_are_taken_in_and_bundles_know_what_is_there(desk: Desk, tmp_path: Path) -> None:
    bundle = tmp_path / "sample.json"
    bundle.write_bytes(resource("samples/sample.json"))
    desk.work().import_files([bundle])
    home = desk.window.page
    assert isinstance(home, LibraryPage)
    assert "Imported" in home.banner.text()
    desk.work().import_files([bundle])
    assert "here already" in home.banner.text()
    assert len(desk.library.ids()) == 1


def test_a_newer_version_asks_and_replaces_in_one_step(desk: Desk, tmp_path: Path) -> None:
    bundle = tmp_path / "sample.json"
    bundle.write_bytes(resource("samples/sample.json"))
    desk.work().import_files([bundle])
    (id,) = desk.library.ids()
    _, _, _, content = desk.library.lineage(id)
    before = desk.library.review(id)
    bundle.write_bytes(write(Bundle(replace(before, title="Newer"), content)))
    in_dialog(lambda dialog: press(dialog, "Replace"))
    desk.work().import_files([bundle])
    assert desk.library.review(id).title == "Newer"
    desk.work().open_review(id)
    desk.window.actions_by_key["undo"].trigger()
    assert desk.library.review(id) == before


def test_lines_are_pasted_seen_and_taken_in_as_one_step(desk: Desk) -> None:
    desk.work().open_sample()
    page = console(desk)
    before = page.session.review

    def take(dialog: QWidget) -> None:
        button = next(b for b in dialog.findChildren(QPushButton) if "Take in" in b.text())
        assert "2 entries" in button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    in_dialog(take)
    page.view.capture_lines("2026-10-14 12:00 Alert: again\n2026-10-14 12:05 it was a test")
    assert len(page.session.review.entries) == len(before.entries) + 2
    page.undo()
    assert page.session.review == before


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_theme_is_chosen_kept_and_reaches_every_widget(desk: Desk, theme: str) -> None:
    desk.work().open_sample()
    desk.window.actions_by_key[f"theme-{theme}"].trigger()
    assert desk.settings.text("theme") == theme
    assert desk.window.actions_by_key[f"theme-{theme}"].isChecked()
    QApplication.processEvents()
    picture = desk.window.grab().toImage()
    assert picture.pixelColor(4, picture.height() - 4) == desk.theme["paper"]


@pytest.mark.parametrize("harm", ["rubbish", "newer"])
def test_a_library_that_cannot_be_opened_says_why_and_leads_on(
    harm: str, opened: Opened, tmp_path: Path
) -> None:
    path = tmp_path / "bad.pmdesk"
    if harm == "rubbish":
        path.write_bytes(b"rubbish" * 500)
    else:
        Library.open(path, create=True, steps=_two_steps()).close()
    before = path.read_bytes()
    desk = opened(path)
    page = desk.window.page
    assert isinstance(page, FaultPage)
    said = " ".join(child.accessibleName() for child in page.findChildren(QWidget))
    words = {"rubbish": "is not a pmdesk library"}
    assert words.get(harm, "newer pmdesk") in said
    assert path.read_bytes() == before
    actions = desk.window.actions_by_key
    assert not actions["new-review"].isEnabled()
    assert actions["open-library"].isEnabled()
    path.unlink()
    press(page, "Try again")
    assert isinstance(desk.window.page, FirstStart)
    assert actions["new-review"].isEnabled()


def _two_steps() -> tuple[Callable[..., None], ...]:
    def later(db: object) -> None:
        """Nothing: only the version counts."""

    return (*STEPS, later)


def test_a_fault_of_ours_is_logged_and_said_once(
    desk: Desk,
    tmp_path: Path,
    qtbot,
    monkeypatch: pytest.MonkeyPatch,  # type: ignore[no-untyped-def]
) -> None:
    desk.work().open_sample()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    said: list[WorldError] = []
    catch_faults(tmp_path / "log", lambda fault: (said.append(fault), desk.say_fault(fault)))
    fault = RuntimeError("of ours, not of “Anna Roth”")
    for _ in range(2):
        sys.excepthook(RuntimeError, fault, None)
    qtbot.waitUntil(lambda: bool(said))
    QApplication.processEvents()
    assert len(said) == 1
    assert "Your work is stored" in console(desk).banner.text()
    log = (tmp_path / "log" / "pmdesk.log").read_text()
    assert log.count("RuntimeError: of ours") == 2
    assert "Anna" not in log


def test_the_review_that_was_open_is_open_again(opened: Opened, tmp_path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "reviews.pmdesk"
    desk = opened(path)
    desk.work().open_sample()
    id = console(desk).session.review.id
    console(desk).go_to(Stage.LESSONS)
    desk.window.close()
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(path)
    assert isinstance(desk.window.page, LibraryPage), "the first paint is the list"
    qtbot.waitUntil(lambda: isinstance(desk.window.page, ConsolePage))
    assert console(desk).session.review.id == id
    assert console(desk).view.stage is Stage.LESSONS
    assert console(desk).banner.text() == ""
    desk.end()
    desk.window.deleteLater()


def test_who_went_back_to_the_list_comes_back_to_it(opened: Opened, tmp_path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "reviews.pmdesk"
    desk = opened(path)
    desk.work().open_sample()
    console(desk).left.emit()
    desk.window.close()
    desk = opened(path)
    qtbot.waitUntil(lambda: desk.has_work)
    assert isinstance(desk.window.page, LibraryPage)


@pytest.mark.parametrize("paused", [False, True])
def test_a_meeting_that_still_runs_says_where_one_is(
    paused: bool,
    opened: Opened,
    tmp_path: Path,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    path = tmp_path / "reviews.pmdesk"
    desk = opened(path)
    desk.work().open_sample()
    page = console(desk)
    page.act("start-meeting")
    page.go_to(Stage.TIMELINE)
    page.room.reach(page.session.review.entries[12])
    if paused:
        page.act("pause-meeting")
    began = page.room.review.meetings[-1].started
    desk.window.close()
    desk = opened(path)
    qtbot.waitUntil(lambda: isinstance(desk.window.page, ConsolePage))
    page = console(desk)
    assert page.view.stage is Stage.TIMELINE
    assert page.room.review.meetings[-1].started == began
    assert len(page.room.reached) == 13
    how = "is paused" if paused else "is still running"
    assert page.banner.text() == f"Back where you were: Timeline, 09:14. The meeting {how}."


def test_what_was_begun_since_the_start_is_left_alone(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "reviews.pmdesk"
    desk = opened(path)
    desk.work().open_sample()
    desk.window.close()
    desk = opened(path)
    desk.work().open_sample()
    second = console(desk)
    desk.work().go_back()
    assert console(desk) is second


def test_a_review_that_is_gone_is_not_looked_for(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "reviews.pmdesk"
    desk = opened(path)
    desk.work().open_sample()
    id = console(desk).session.review.id
    desk.window.close()
    with Library.open(path) as library:
        library.remove(id)
    desk = opened(path)
    desk.work().go_back()
    assert isinstance(desk.window.page, FirstStart)


def test_the_theme_follows_the_system_unless_one_was_chosen(desk: Desk) -> None:
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert desk.theme.name == "dark"
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert desk.theme.name == "light"
    desk.window.actions_by_key["theme-contrast"].trigger()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert desk.theme.name == "contrast"


def test_what_goes_for_good_can_be_chosen_from_the_first_page_on(
    opened: Opened, tmp_path: Path
) -> None:
    path = tmp_path / "reviews.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(Review(id="a5b1d4e2-0000-4000-8000-000000000001", title="One"), "New review")
    actions = opened(path).window.actions_by_key
    for key in ("versions", "copy-for-others", "forget-history", "erase-person"):
        assert actions[key].isEnabled(), key
