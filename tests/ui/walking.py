"""The Timeline stage in a meeting on the review of sixty entries, and hands to walk it."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from pmdesk.model.audience import Audience
from pmdesk.model.gestures import header
from pmdesk.model.review import Entry
from pmdesk.store.library import Library
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage
from tests.sixty import sixty

Show = Callable[[QWidget, int, int], QWidget]
NOW = datetime(2026, 9, 7, 10, tzinfo=UTC)


class Screen:
    """An audience window: while there is one, the console is not what is shared."""

    def show_audience(self, audience: Audience) -> None: ...
    def set_frozen(self, frozen: bool) -> None: ...
    def set_blank(self, blank: bool) -> None: ...


def made(theme: Theme, library: Library, shown: Show) -> TimelineStage:
    """The stage as the console has it: what its buttons stand for is done."""
    review = sixty()
    library.add(review, "New review")
    session = ReviewSession(library.session(review.id))
    room = Room(session, lambda text, bold: 12.0 * len(text), lambda: NOW)
    stage = TimelineStage(theme, session, lambda _: None)
    session.changed.connect(stage.show_review)
    room.changed.connect(stage.show_room)
    stage.use_room(room)
    stage.acted.connect(lambda key: act(stage, key))
    stage.show_review(session.review)
    stage.show_room()
    shown(stage, 1096, 640)
    return stage


def act(stage: TimelineStage, key: str) -> None:
    room = stage.room
    assert room is not None
    others: dict[str, Callable[[], object]] = {
        "private-parts": lambda: room.open_private(not room.private_open),
        "agree-timeline": lambda: agree(stage),
    }
    {**others, **stage.handlers()}[key]()


def agree(stage: TimelineStage) -> None:
    at = NOW if stage.review.timeline_agreed is None else None
    stage.session.do(header.agree_timeline, at=at)


def meet(stage: TimelineStage, reached: int = 0, *, shared: bool = False) -> Room:
    """A meeting runs and has reached so many entries; `shared` is without an audience window."""
    room = stage.room
    assert room is not None
    if not shared:
        room.use_screen(Screen())
    room.begin()
    if reached:
        room.reach(stage.review.entries[reached - 1])
    return room


def line(stage: TimelineStage) -> tuple[list[str], list[str]]:
    """The ids of the entries above and below the room line, as the table shows them."""
    rows, above, below = stage.table.rows, list[str](), list[str]()
    for number in range(rows.rowCount()):
        entry = rows.entry(number)
        if entry is not None:
            (above if number < rows.line else below).append(entry.id)
    return above, below


def ids(stage: TimelineStage) -> list[str]:
    return [entry.id for entry in stage.review.entries]


def current(stage: TimelineStage) -> Entry:
    entry = stage.table.current()
    assert entry is not None
    return entry
