"""A sitting at a window whose disk fails: it goes on in memory and in a file, and tries again.

After each gesture it says the value it shows, whether that is stored, and what people are told.
"""

from collections.abc import Iterator
from pathlib import Path

from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header, timeline
from pmdesk.store.library import Library
from pmdesk.store.recovery import Recovery, whole_hash
from pmdesk.store.session import Session
from tests.full_review import NOON, row_id
from torture.said import say
from torture.shelf import FULL, numbered_ids
from torture.sittings import entry

ENTRY = row_id("entries", 1)


def at_the_window(path: Path, kept: Path) -> Iterator[None]:
    """Yields nothing; raises nothing that a window would have to show as a fault of ours."""
    yield from ()
    try:
        library = Library.open(path, recovery=Recovery([kept]))
    except WorldError as fault:
        say(f"refused {fault!s}")
        return
    with numbered_ids(), library:
        try:
            session = library.session(FULL)
        except WorldError as fault:
            say(f"refused {fault!s}")
            return
        session.now = lambda: NOON
        for gesture, arguments in (
            (header.set_title, {"title": "Checkout was slower"}),
            (timeline.add_entry, {"entry": entry(1, "The pool is full")}),
            (timeline.delete_entry, {"id": ENTRY}),
        ):
            _one(session, lambda g=gesture, a=arguments: session.do(g, **a))
        say(f"end {_state(session)} {whole_hash(session.review)}")


def _one(session: Session, do: object) -> None:
    try:
        do()
    except WorldError as fault:
        say(f"told {fault!s}")
    say(f"{_state(session)} {whole_hash(session.review)}")
    if session.adrift is None:
        return
    say(f"told {session.adrift.fault!s}")
    try:
        session.retry()
    except WorldError as fault:
        say(f"told {fault!s}")
        return
    say(f"{_state(session)} {whole_hash(session.review)}")


def _state(session: Session) -> str:
    if session.adrift is None:
        return "stored"
    return "memory" if session.adrift.kept is None else "kept"
