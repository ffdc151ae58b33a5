"""A console on the screen, with a clock that is set by hand and hands for its top bar."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from pmdesk.model.gestures import header
from pmdesk.model.words import Stage, State
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from pmdesk.ui.stages import makers
from pmdesk.ui.theme.theme import Theme

Show = Callable[[QWidget, int, int], QWidget]
TEN = datetime(2026, 10, 20, 8, tzinfo=UTC)
"""Ten o'clock where the sample's incident was."""


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = TEN

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


def console_on(
    theme: Theme,
    session: ReviewSession,
    folder: Path,
    time: Time,
    stage: Stage = Stage.BIASES,
    ticks: Callable[[], float] | None = None,
) -> ConsolePage:
    """A console with all its stages, one of them in front; `ticks` is a clock that nobody sets."""
    exporter = Exporter(lambda review: b"")
    settings = Settings(folder / "settings.ini")
    page = ConsolePage(theme, session, makers(lambda text: None, exporter), settings, time, ticks)
    exporter.setParent(page)
    page.go_to(stage)
    return page


def shown_console(
    theme: Theme, session: ReviewSession, folder: Path, shown: Show, stage: Stage
) -> Iterator[ConsolePage]:
    """The console on a stage, without a meeting, as the active window; closed at the end."""
    page = console_on(theme, session, folder, Time(), stage)
    shown(page, 1280, 800)
    page.activateWindow()
    yield page
    page.close_for_good()


def back_to_draft(session: ReviewSession) -> None:
    session.do(header.set_state, state=State.DRAFT, now=TEN)


def buttons(within: QWidget) -> dict[str, QAbstractButton]:
    """The buttons that can be seen, by what they say."""
    return {
        button.accessibleName(): button
        for button in within.findChildren(QAbstractButton)
        if button.isVisible()
    }


def click(within: QWidget, name: str) -> None:
    QTest.mouseClick(buttons(within)[name], Qt.MouseButton.LeftButton)
