"""A window in which nothing happens does nothing: no layout that asks for itself again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from pmdesk.model.words import Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Show, Time, back_to_draft, console_on

SETTLES, STAYS = 30, 20
"""Turns of the event loop in which a window may find its layout, and in which it keeps it."""


class Layouts(QObject):
    """Counts the layouts that are asked for anywhere, by the class that was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.asked.append(type(watched).__name__)
        return False


@pytest.fixture
def page(
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Show
) -> Iterator[ConsolePage]:
    back_to_draft(session)
    page = console_on(theme, session, tmp_path, Time())
    shown(page, 1440, 900)
    page.act("start-meeting")
    yield page
    page.close_for_good()


@pytest.mark.parametrize("audience", [False, True])
def test_an_idle_meeting_asks_for_no_layout(
    page: ConsolePage, qapp: QApplication, audience: bool
) -> None:
    if audience:
        page.act("audience")
    layouts = Layouts()
    for guide in (False, True):
        if guide != page.guide.is_open:
            page.guide.toggle()
        for stage in Stage:
            page.go_to(stage)
            for _ in range(SETTLES):
                qapp.processEvents()
            qapp.installEventFilter(layouts)
            for _ in range(STAYS):
                qapp.processEvents()
            qapp.removeEventFilter(layouts)
            # The clocks may tick once meanwhile.
            assert len(layouts.asked) <= 4, (stage, guide, layouts.asked)
            layouts.asked.clear()
