"""What helps to lead a meeting, photographed: agenda, phrases, questions back, turns, hand-over."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.words import Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.guide.leading import LeadingSection
from pmdesk.ui.guide.sheet import PhraseSheet
from pmdesk.ui.prepare.stage import PrepareStage

Scene = tuple[str, QWidget]
Shoot = Callable[[str], Scene]
"""The console as the active window, under a name."""
SAID = "So I decided to restart the cache, because it was obviously stuck"
HEARD = "You were looking at the gateway, and nobody was free to look at the cache"
FLOOR = (5, 4, 2, 1, 1)
"""Turns of the first seats."""


def preparing_scenes(console: ConsolePage, window: Shoot) -> Iterator[Scene]:
    """Which roles are covered, and the agenda as it is changed."""
    view = console.view
    assert isinstance(view, PrepareStage)
    for _ in range(2):
        view.go_to_place("roles")
        QApplication.processEvents()
    yield window("prepare-roles")
    view.go_to_place("meeting")
    view.meeting.agenda.open.click()
    for _ in range(3):
        QApplication.processEvents()
    yield window("prepare-agenda")
    view.meeting.agenda.open.click()


def leading_scenes(console: ConsolePage, window: Shoot) -> Iterator[Scene]:
    """The aids of the guide one after the other, folded again behind each."""
    console.act("phrases")
    yield window("phrases")
    for sheet in console.findChildren(PhraseSheet):
        sheet.put_away()
    console.top.meeting.open_clocks()
    yield window("clocks")
    console.top.meeting.close_bubble()
    console.guide.open_at("")
    leading = console.guide.panel.leading
    yield from _turner(leading, window)
    yield from _heard(leading, window)
    console.act("turn-balance")
    for seat, turns in zip(console.room.present, FLOOR, strict=False):
        if leading.turns is not None:
            leading.turns.count(seat.id, turns)
    QApplication.processEvents()
    yield window("guide-turns")
    leading.turns_fold.head.click()
    console.guide.fold()


def _turner(leading: LeadingSection, window: Shoot) -> Iterator[Scene]:
    leading.said_fold.head.click()
    assert leading.turner is not None
    leading.turner.line.setText(SAID)
    QApplication.processEvents()
    yield window("guide-turner")
    leading.turner.empty()
    leading.said_fold.head.click()


def _heard(leading: LeadingSection, window: Shoot) -> Iterator[Scene]:
    leading.heard_fold.head.click()
    assert leading.heard is not None
    leading.heard.text.insertPlainText(HEARD)
    QApplication.processEvents()
    yield window("guide-heard")
    leading.heard.text.clear()
    leading.heard_fold.head.click()


def round_scene(console: ConsolePage, window: Shoot) -> Iterator[Scene]:
    """The four habits of thought once more."""
    console.act("bias-round")
    yield window(f"round-{console.view.stage}")
    popover = console.view.again.popover  # type: ignore[attr-defined]
    if popover is not None:
        popover.close_it()


def handed_over_scene(console: ConsolePage, window: Shoot) -> Iterator[Scene]:
    """The meeting goes on at another computer, and comes back."""
    console.room.hand_over()
    console.go_to(Stage.TIMELINE)
    console.banner.hide()
    yield window("handed-over")
    console.act("take-on")
