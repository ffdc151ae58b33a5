"""What a review is called: chosen once in a library, said by screens, reports and commands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.cli import main
from pmdesk.desk.desk import Desk
from pmdesk.method.wording import LONGEST, POLICY, review_words, word_of
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.library.first_start import FirstStart
from pmdesk.ui.library.page import LibraryPage
from pmdesk.ui.library.review_word import OWN, ReviewWordDialog
from pmdesk.ui.settings import Settings


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "reviews.pmdesk")
    qapp.processEvents()
    yield desk
    desk.window.close()
    desk.window.deleteLater()


def in_dialog(act: Callable[[ReviewWordDialog], None]) -> None:
    """Does something in the dialog that is about to open."""

    def later() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReviewWordDialog)
        act(dialog)

    QTimer.singleShot(0, later)


def choose(desk: Desk, word: object, own: str = "") -> None:
    """Chooses a word as a user does."""

    def fill(dialog: ReviewWordDialog) -> None:
        dialog.choice.choose(word)
        if own:
            QTest.keyClicks(dialog.own, own)
        QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    in_dialog(fill)
    desk.window.actions_by_key["review-word"].trigger()


def test_the_usual_words_are_offered_and_one_of_ones_own() -> None:
    assert {"postmortem", "learning review", "after-action review"} <= set(review_words())
    assert word_of({POLICY: "  round\n table " + "x" * 80}).startswith("round table x")
    assert len(word_of({POLICY: "x" * 300})) == LONGEST


def test_first_start_dialog_list_and_console_say_the_word(desk: Desk) -> None:
    page = desk.window.page
    assert isinstance(page, FirstStart)
    assert page.new.text() == "New review"
    choose(desk, "learning review")
    assert page.new.text() == "New learning review"
    assert desk.work().new_review_dialog().windowTitle() == "New learning review"
    desk.work().open_sample()
    console = desk.window.page
    assert isinstance(console, ConsolePage)
    assert "Learning review" in console.top.line.accessibleName()
    desk.go_home()
    assert isinstance(desk.home, LibraryPage)
    assert desk.home.head.new.text().strip() == "New learning review"


def test_an_open_review_and_its_report_follow_at_once(desk: Desk) -> None:
    desk.work().open_sample()
    console = desk.work().console
    assert console is not None
    console.go_to(Stage.REPORT)
    before = console.top.line.accessibleName()
    choose(desk, OWN, "round table")
    assert desk.library.policies()[POLICY] == "round table"
    assert "Round table." in console.view.preview.toPlainText()
    assert "Round table" in console.top.line.accessibleName()
    assert console.banner.text() == "A review is called “round table” from now on."
    QTest.mouseClick(console.banner.way(), Qt.MouseButton.LeftButton)
    assert desk.library.policies() == {}
    assert "Incident review." in console.view.preview.toPlainText()
    assert console.top.line.accessibleName() == before


def test_the_dialog_shows_what_is_chosen_and_cancel_keeps_it(desk: Desk) -> None:
    choose(desk, "postmortem")

    def look(dialog: QWidget) -> None:
        assert dialog.choice.value() == "postmortem"
        assert not dialog.own.isVisible()
        dialog.choice.choose("incident report")
        dialog.reject()

    in_dialog(look)
    desk.window.actions_by_key["review-word"].trigger()
    assert desk.library.policies()[POLICY] == "postmortem"


def test_a_long_word_does_not_widen_the_window(desk: Desk) -> None:
    desk.work().open_sample()
    desk.work().called.set("W" * LONGEST)
    for _ in range(2):
        QApplication.processEvents()
        assert desk.window.minimumSizeHint().width() <= 1024
        desk.go_home()


@pytest.mark.parametrize("format", ["md", "html"])
def test_the_command_line_calls_reports_so(sample: Review, tmp_path: Path, format: str) -> None:
    path, out = tmp_path / "l.pmdesk", tmp_path / f"report.{format}"
    with Library.open(path, create=True) as library:
        library.add(sample, "Import")
        library.set_policy(POLICY, "after-action review")
    arguments = ["export", sample.id, "--to", format, "-o", str(out), "--library", str(path)]
    assert main(arguments) == 0
    assert "After-action review" in out.read_text(encoding="utf-8")
    assert "Incident review" not in out.read_text(encoding="utf-8")


def test_half_a_character_in_the_word_of_a_library_reaches_no_report(library: Library) -> None:
    library.set_policy(POLICY, "learning\ud800 review")
    assert word_of(library.policies()) == "learning review"
