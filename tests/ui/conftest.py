"""Windows under test: the theme in force, a session on the sample or on an empty review."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.review import Review
from pmdesk.store.library import Library
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    qapp.setStyle("Fusion")
    theme = Theme()
    theme.use("light")
    return theme


@pytest.fixture
def session(library: Library, sample: Review, qapp: QApplication) -> ReviewSession:
    """The sample review, open."""
    library.add(sample, "Open the sample")
    return ReviewSession(library.session(sample.id))


@pytest.fixture
def empty_session(library: Library, qapp: QApplication) -> ReviewSession:
    """A review with a title and nothing else, open."""
    library.add(Review(id="a5b1d4e2-0000-4000-8000-000000000001", title="Login slow"), "New review")
    return ReviewSession(library.session("a5b1d4e2-0000-4000-8000-000000000001"))


@pytest.fixture
def shown(qtbot, qapp: QApplication) -> Callable[[QWidget, int, int], QWidget]:  # type: ignore[no-untyped-def]
    """Shows a widget at a size and waits until it is on the screen."""

    def show(widget: QWidget, width: int = 1280, height: int = 800) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return widget

    return show
