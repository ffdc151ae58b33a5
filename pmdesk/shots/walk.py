"""The walk and its end, photographed: in passing, read again, contested, asked and agreed."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from pmdesk.model.gestures import timeline
from pmdesk.model.text import new_id
from pmdesk.model.words import Support
from pmdesk.ui.console.page import ConsolePage

Scene = tuple[str, QWidget]
CONTESTED = 12
"""The entry that is remembered in two ways."""
OTHER = "We had looked at that graph before the call, and nobody took it for the cause"


def walk_scenes(console: ConsolePage, audience: QWidget) -> Iterator[Scene]:
    """Leaves the walk at its end, and the timeline as it was."""
    room, window = console.room, console.window()
    begun = room.reached[-1] if room.reached else None
    console.act("next-moment")
    yield "audience-passing", audience
    console.guide.open_at("")
    yield "guide-decision", window
    console.guide.fold()
    for _ in range(2):
        console.act("previous-moment")
    yield "walk-again", window
    yield "audience-again", audience
    console.act("back-to-line")
    console.act("mend-time")
    yield "walk-mended", window
    _contest(console)
    room.read_again(room.review.entries[CONTESTED])
    yield "audience-contested", audience
    console.act("back-to-line")
    while not room.through:
        console.act("next-moment")
    yield "walk-end", window
    yield "audience-end", audience
    console.act("something-missing")
    yield "walk-missing", window
    console.act("agree-timeline")
    yield "walk-agreed", window
    yield "audience-agreed", audience
    console.act("agree-timeline")
    entry = room.review.entries[CONTESTED]
    console.session.do(timeline.set_support, id=entry.id, support=Support.NONE)
    console.session.do(timeline.delete_account, id=room.review.accounts[-1].id)
    room.show_prompt("")
    room.reach(begun)


def _contest(console: ConsolePage) -> None:
    entry = console.room.review.entries[CONTESTED]
    session = console.session
    session.do(timeline.set_support, id=entry.id, support=Support.CONTESTED)
    session.do(timeline.add_account, id=new_id(), entry=entry.id, text=OTHER)
