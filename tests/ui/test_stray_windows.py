"""Nothing flashes up as a window of its own: a part that is shown before it has a place does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QWidget

from pmdesk.desk.desk import Desk
from pmdesk.ui.audience.window import AudienceWindow
from pmdesk.ui.help.about import AboutDialog
from pmdesk.ui.help.keys import KeysDialog
from pmdesk.ui.library.review_word import ReviewWordDialog
from pmdesk.ui.settings import Settings
from tests.ui.leaking.clock import Clock
from tests.ui.leaking.tokened import Tokens
from tests.ui.leaking.wanderer import Wanderer

STEPS = 250
PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
"""Kinds of windows that menus, lists of choices and tips are."""


class Shown(QObject):
    """Which widgets came up as windows that are none."""

    def __init__(self) -> None:
        super().__init__()
        self.stray: list[str] = []
        self.windows = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows += 1
            known = isinstance(watched, QMainWindow | QDialog | AudienceWindow)
            if not known and watched.windowType() not in PASSING:
                self.stray.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Shown]:
    watch = Shown()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"), Clock())
    desk.open(tmp_path / "reviews.pmdesk")
    yield desk
    desk.window.close()
    desk.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_stages_bubbles_panels_and_dialogs_come_up_in_their_place(desk: Desk, watch: Shown) -> None:
    tokens = Tokens()
    review = tokens.review()
    desk.library.add(review, "New review")
    desk.work().open_review(review.id)
    console = desk.work().console
    assert console is not None
    for key in (*(f"stage-{stage}" for stage in console.stages), "start-meeting", "guide"):
        desk.window.do(key)
        QApplication.processEvents()
        assert not watch.stray, key
    wanderer = Wanderer(desk, tokens, seed=18)
    for _ in range(STEPS):
        wanderer.step()
        assert not watch.stray, wanderer.done[-3:]
    assert watch.windows > 5


def test_pages_of_the_library_and_dialogs_come_up_in_one_piece(desk: Desk, watch: Shown) -> None:
    work = desk.work()
    work.open_sample()
    assert work.console is not None
    review = work.console.session.review
    desk.go_home()
    made: tuple[Callable[[], QDialog], ...] = (
        work.new_review_dialog,
        lambda: work.importing.preview(None),
        lambda: work.importing.preview(review),
        work.importing.archive,
        lambda: KeysDialog(desk.theme, desk.window),
        lambda: AboutDialog(desk.theme, {"Library": Path("reviews.pmdesk")}, desk.window),
        lambda: ReviewWordDialog(desk.theme, "", desk.window),
    )
    for make in made:
        dialog = make()
        dialog.show()
        QApplication.processEvents()
        dialog.close()
        assert not watch.stray, type(dialog)
        dialog.deleteLater()
    assert watch.windows == len(made)


def test_a_part_that_is_shown_without_a_place_is_noticed(watch: Shown, qapp: QApplication) -> None:
    label = QLabel("Here")
    label.show()
    assert watch.stray == ["QLabel "]
    label.close()
