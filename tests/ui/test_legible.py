"""Everything can be read and hit: contrasts, sizes, targets, and layouts that hold unkind texts."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pmdesk.desk.desk import Desk
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.model.words import State
from pmdesk.ui.audience.window import AudienceWindow
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.help.keys import KeysDialog
from pmdesk.ui.main_window import SMALLEST
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.theme.tokens import THEMES
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField, LineField, TextField
from pmdesk.ui.widgets.popover import Popover
from pmdesk.ui.widgets.tick_box import TickBox
from tests.room_views import NOW, views
from tests.ui.legible import places
from tests.ui.legible.hostile import TURNS, hostile
from tests.ui.legible.painted import Seen, texts

CONSOLE, ROOM, ROOM_PX = 4.5, 7.0, 24.0
SIZES = (SMALLEST, QSize(1280, 720))
PASSES = 8
"""So often are the events carried out that laying out leaves behind."""


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """The window on an empty library."""
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "reviews.pmdesk")
    yield desk
    desk.looks.choose("light")
    desk.window.close()
    desk.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def opened(desk: Desk, review: Review | None = None) -> ConsolePage:
    """The console on a review, or on the sample."""
    if review is None:
        desk.work().open_sample()
    else:
        desk.library.add(review, "New review")
        desk.work().open_review(review.id)
    console = desk.work().console
    assert console is not None
    return console


def settle() -> None:
    for _ in range(PASSES):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def meet(console: ConsolePage) -> None:
    """The review is in a meeting, with the room looking on."""
    console.session.do(header.set_state, state=State.DRAFT, now=NOW)
    console.act("start-meeting")
    console.act("next-moment")
    console.act("audience")


def scenes(desk: Desk, console: ConsolePage) -> Iterator[tuple[str, QWidget]]:
    """Every stage of the sample before a meeting and in it, then what opens over it."""
    for name in ("alone", "in a meeting"):
        if name != "alone":
            meet(console)
        for stage in console.stages:
            console.go_to(stage)
            # What lies over the stage hides what is measured.
            if console.guide.is_open and console.guide.lies_over:
                console.act("guide")
            console.banner.hide()
            settle()
            yield f"{stage}, {name}", desk.window
    yield from _over(console)
    console.banner.say_fault(WorldError("That did not go in.", "Try a time such as 14:05."))
    settle()
    yield "a fault", console.banner
    palette = desk.work().show_palette()
    settle()
    yield "palette", palette.box
    palette.deleteLater()


def _over(console: ConsolePage) -> Iterator[tuple[str, QWidget]]:
    """The bubbles of the console."""
    top = console.top
    bubbles: dict[str, Callable[[], object]] = {
        "the room": top.sharing.open_panel,
        "the clocks": top.meeting.open_clocks,
        "who is here": top.meeting.open_attendance,
        "the end": top.meeting.end_meeting,
        **{key: (lambda key=key: console.act(key)) for key in ("show-ideas", "show-parked")},
    }
    for name, opens in bubbles.items():
        opens()
        settle()
        for bubble in console.findChildren(Popover):
            yield name, bubble
            bubble.close_it()
        settle()


def windows(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """The library's pages, and dialogs."""
    work = desk.work()
    yield "first start", desk.window
    work.open_sample()
    desk.go_home()
    settle()
    yield "library", desk.window
    desk.window.do("follow-up")
    settle()
    yield "follow-up", desk.window
    desk.window.do("follow-up")
    preview = work.importing.preview(None)
    preview.paste(
        "14:05 Alert fires\nsomebody asks\n10.31 - waiting room opened\n"
        "14:07 jo@example.com sets DB_PASSWORD=hunter2\n13:00 PM deploy\n"
    )
    archive = work.importing.archive()
    archive.load("reports", {"a.md": b"# Slow\n\n- 2026-10-06 14:05 UTC Alert\n", "b.txt": b"x"})
    while not archive.stop.isHidden():
        settle()
    for name, dialog in (
        ("import", preview),
        ("import folder", archive),
        ("new review", work.new_review_dialog()),
        ("keys", KeysDialog(desk.theme, desk.window)),
    ):
        dialog.show()
        settle()
        yield name, dialog
        dialog.close()
        dialog.deleteLater()


def pale(shown: Iterator[tuple[str, QWidget]]) -> tuple[set[str], int]:
    """What has too little contrast, and how many texts were looked at."""
    found, count = set(), 0
    for where, window in shown:
        for seen in texts(window):
            count += 1
            if seen.contrast < CONSOLE:
                found.add(f"{where}: “{seen.text[:40]}” {_measured(seen)}")
    return found, count


def _measured(seen: Seen) -> str:
    return f"{seen.contrast:.1f}, {seen.colour} on {seen.ground}, {seen.px:.0f} px"


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_the_console_stands_out_from_its_ground(desk: Desk, theme: str) -> None:
    desk.looks.choose(theme)
    desk.window.resize(1440, 900)
    found, count = pale(scenes(desk, opened(desk)))
    assert not found
    assert count > 2000


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_library_and_dialogs_stands_out_from_its_ground(
    desk: Desk, theme: str
) -> None:
    desk.looks.choose(theme)
    found, count = pale(windows(desk))
    assert not found
    assert count > 150


RANKS = ("primary", "outline", "quiet", "link")


def _states(theme: Theme) -> QWidget:
    """What stands in empty fields, and fields, buttons and boxes that cannot be used."""
    box = QWidget()
    column = QVBoxLayout(box)
    for part in (LineField("Line", "What to write"), TextField("Text", "What to write there")):
        column.addWidget(part)
    choice, line, text = ChoiceField(theme, "Choice"), LineField("Line"), TextField("Text")
    choice.set_choices([("A choice", 1)])
    choice.show_value(1)
    line.show_value("A line")
    text.show_value("Some text")
    unused = [choice, line, text, TickBox(theme, "A tick")]
    for part in (*unused, *(button(theme, f"Some {rank}", rank) for rank in RANKS)):
        part.setEnabled(False)
        column.addWidget(part)
    return box


@pytest.mark.parametrize("name", THEMES)
def test_what_cannot_be_used_and_what_asks_for_words_can_be_read(
    theme: Theme, shown: Callable[..., QWidget], name: str
) -> None:
    theme.use(name)
    box = _states(theme)
    shown(box, 400, 700)
    found = list(texts(box))
    assert {seen.text.strip() for seen in found} >= {
        *("A choice", "A tick", "What to write", "What to write there", "A line", "Some text"),
        *(f"Some {rank}" for rank in RANKS),
    }
    assert not [_measured(seen) for seen in found if seen.contrast < CONSOLE]
    theme.use("light")


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_the_room_is_large_and_clear(
    sample: Review,
    qtbot,
    theme: str,
) -> None:  # type: ignore[no-untyped-def]
    window = AudienceWindow(lambda: NOW)
    qtbot.addWidget(window)
    window.set_theme_name(theme)
    window.resize(1920, 1080)
    with qtbot.waitExposed(window):
        window.show()
    found = set()
    count = 0
    for where, view in views(sample).items():
        window.show_audience(view)
        for seen in texts(window):
            count += 1
            if seen.contrast < ROOM or seen.px < ROOM_PX:
                found.add(f"{where}: “{seen.text[:40]}” {_measured(seen)}")
    assert not found
    assert count > 500


def test_everything_that_is_clicked_can_be_hit(desk: Desk) -> None:
    desk.window.resize(1440, 900)
    small = {
        f"{where}: {part}"
        for where, window in chain(scenes(desk, opened(desk)), windows(desk))
        for part in places.small_targets(window)
    }
    assert not small


@pytest.mark.parametrize("turn", range(TURNS))
def test_no_text_breaks_a_layout(desk: Desk, turn: int) -> None:
    """At the smallest size and at that of a small laptop, before a meeting and in it."""
    console, found = opened(desk, hostile(turn)), set[str]()
    for running in (False, True)[: 1 + turn % 2]:
        if running:
            meet(console)
        for size in SIZES:
            desk.window.resize(size)
            for stage in console.stages:
                console.go_to(stage)
                console.banner.hide()
                settle()
                where = f"{stage} {size.width()} {'in a meeting' if running else ''}"
                found |= {f"{where}: {what}" for what in _broken(desk, console)}
    assert not found


def _broken(desk: Desk, console: ConsolePage) -> set[str]:
    window, view = desk.window, console.view
    least, given = view.minimumSizeHint(), view.size()
    found = places.pushed_out(window) | places.on_each_other(window) | places.squeezed(window)
    found |= places.cut_off(window, list(texts(window)))
    if least.width() > given.width() or least.height() > given.height():
        found.add(f"needs {least.toTuple()} of {given.toTuple()}")
    if console.guide.is_open:
        console.act("guide")
    console.act("guide")
    settle()
    guide = console.guide.panel
    found |= places.pushed_out(guide) | places.on_each_other(guide) | places.squeezed(guide)
    console.act("guide")
    room = window.size()
    if console.width() > room.width() or console.height() > room.height():
        found.add(f"the page is {console.size().toTuple()} large")
    return found


def test_the_window_can_always_be_as_small_as_it_may_be(desk: Desk) -> None:
    """With all stages made at a large size, with and without guide, alone and in a meeting."""
    console = opened(desk, hostile(0))
    bar = desk.window.menuBar().sizeHint().height()
    for running in (False, True):
        if running:
            meet(console)
        for wide in (1920, 1440, 1100):
            desk.window.resize(wide, 900)
            for stage in console.stages:
                console.go_to(stage)
                settle()
                for _ in range(2):
                    least = console.minimumSizeHint()
                    assert least.width() <= SMALLEST.width(), (stage, wide, least)
                    assert least.height() <= SMALLEST.height() - bar, (stage, wide, least)
                    console.act("guide")
                    settle()


# What is looked for is found


class _Pale(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(Qt.GlobalColor.lightGray)
        painter.drawText(10, 20, "Hard to read")
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(10, 50, "Easy to read, but it goes on where nobody sees it")


def test_pale_and_cut_texts_are_found(theme: Theme, shown: Callable[..., QWidget]) -> None:
    window = shown(_Pale(), 120, 60)
    QLabel("x", window).move(QPoint(0, 56))
    found = {seen.text.split()[0]: seen for seen in texts(window)}
    assert found["Hard"].contrast < 2
    assert found["Easy"].contrast == pytest.approx(21)
    assert found["Hard"].whole
    assert not found["Easy"].whole


def test_small_squeezed_and_crossing_parts_are_found(
    theme: Theme, shown: Callable[..., QWidget]
) -> None:
    window = QWidget()
    row = QHBoxLayout(window)
    parts = [QPushButton(text) for text in ("A first one", "A second one")]
    for part in parts:
        row.addWidget(part)
    shown(window, 400, 60)
    assert not places.small_targets(window) | places.on_each_other(window)
    assert not places.squeezed(window) | places.pushed_out(window)
    first, second = parts
    first.setFixedSize(30, 20)
    first.move(-40, 10)
    assert len(places.small_targets(window)) == len(places.pushed_out(window)) == 1
    assert len(places.squeezed(window)) == 1
    first.move(second.pos())
    assert len(places.on_each_other(window)) == 1
