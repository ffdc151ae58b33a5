"""Sittings at a library: edits of many kinds, undo and redo, a first review, an old file opened."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from pmdesk.model import text
from pmdesk.model.gestures import actions, captured, factors, header, timeline
from pmdesk.model.review import Attachment, Entry
from pmdesk.model.words import ActionKind, Precision
from pmdesk.store.library import Library
from tests.full_review import NOON, row_id
from torture.shelf import FULL, numbered_ids, picture

Parts = Iterator[None]
ENTRY, FACTOR = row_id("entries", 1), row_id("factors", 1)
LONG = "What was seen in the graphs, told again in more words. " * 500
"""A field that fills pages of its own."""


def edits(path: Path) -> Parts:
    """A part is one edit."""
    with numbered_ids(), Library.open(path) as library:
        session = library.session(FULL)
        session.now = lambda: NOON
        gestures = (
            (header.set_title, {"title": "Checkout was slower"}),
            (header.set_title, {"title": "Checkout was slowest"}),
            (timeline.add_entry, {"entry": entry(1, "The pool is full")}),
            (timeline.set_text, {"id": ENTRY, "text": "Answers take 4 s"}),
            (timeline.set_time, _moved()),
            (header.set_summary, {"text": LONG}),
            (
                timeline.take_in,
                {"rows": [("entries", entry(n)) for n in range(2, 40)], "facts": {}},
            ),
            (factors.link_entry, {"id": text.new_id(), "factor": FACTOR, "entry": ENTRY}),
            (actions.add_action, {"id": text.new_id(), "text": "Cap", "kind": ActionKind.DETECT}),
            (captured.add_note, {"id": text.new_id(), "text": "Ask support first"}),
            (timeline.delete_entry, {"id": ENTRY}),
            (header.set_summary, {"text": "Short again"}),
        )
        for gesture, arguments in gestures:
            session.do(gesture, **arguments)
            yield
        library.set_policy("severities", ["SEV-1", "SEV-2", "SEV-3"])
        yield
        hash = library.blobs.put(picture(5, 30_000))
        yield
        row = Attachment(id=text.new_id(), name="graph.png", blob=hash)
        session.do(timeline.take_in, rows=[("attachments", row)], facts={})
        yield


def entry(number: int, words: str = "Lookups rise") -> Entry:
    """An entry for the timeline of the full review."""
    at = NOON + timedelta(seconds=number)
    return Entry(id=text.new_id(), at=at, text=f"{words} {number}", details="as seen " * 20)


def _moved() -> dict[str, object]:
    at, about = NOON - timedelta(minutes=30), Precision.ABOUT
    return {"id": ENTRY, "at": at, "precision": about, "zone": "UTC", "written": "about 11:30"}


def one_edit(path: Path) -> Parts:
    """The shortest sitting."""
    with Library.open(path) as library:
        library.session(FULL).do(header.set_title, title="Checkout was slower")
        yield


def history(path: Path) -> Parts:
    """A part is an edit, a step back, or a step forward, in a review and in the library."""
    with numbered_ids(), Library.open(path) as library:
        session = library.session(FULL)
        session.now = lambda: NOON
        session.do(header.set_title, title="One")
        yield
        session.do(timeline.delete_entry, id=ENTRY)
        yield
        session.do(header.set_summary, text=LONG)
        yield
        for _ in range(3):
            session.undo()
            yield
        for _ in range(2):
            session.redo()
            yield
        session.do(header.set_title, title="Two")
        yield
        session.undo()
        yield
        library.remove(FULL)
        yield
        library.undo()
        yield
        library.redo()
        yield
        library.undo()
        yield
        library.forget_history()
        yield


def first_review(path: Path) -> Parts:
    """A library that is not there yet is made, and gets a review."""
    from tests.full_review import full_review  # noqa: PLC0415 (only here)

    with Library.open(path, create=True) as library:
        yield
        library.add(full_review(), "New review")
        yield


def brought_up_to_date(path: Path, backups: Path) -> Parts:
    """An older file is opened, which changes it, and its last step is undone."""
    with numbered_ids(), Library.open(path, backups=backups) as library:
        yield
        (id,) = library.ids()
        library.session(id).undo()
        yield
