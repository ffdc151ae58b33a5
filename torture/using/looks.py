"""Compares what a library holds with what the window shows, and tries the history on a copy."""

from pathlib import Path

from pmdesk.store.errors import LibraryFault
from pmdesk.store.library import Library
from pmdesk.store.rows import rows_by_place
from pmdesk.store.session import Session
from torture.using.heard import Heard
from torture.using.house import House

MOST_STEPS = 30


def look(house: House, folder: Path, heard: Heard) -> None:
    """Everything that is written is sound, is what the window shows, and can be taken back."""
    desk = house.desk
    if desk.opened is None:
        heard.fault("No library is open although nothing is wrong outside")
        return
    desk.flush()
    library = desk.library
    if library.adrift.sessions or library.read_only is not None:
        heard.fault(f"Something is not stored: {library.adrift.sessions} {library.read_only}")
        return
    if damage := library.verify():
        heard.fault(f"Damaged: {damage[:4]}", "damaged")
    with Library.open(library.path, writing=False) as reader:
        for id in reader.ids():
            if reader.review(id) != library.session(id).review:
                heard.fault(f"The file does not hold what the window shows of {id}", "differs")
    console = desk.console
    chosen = None if console is None else console.session.review.id
    _try_history(library, chosen, folder, heard)


def _try_history(library: Library, chosen: str | None, folder: Path, heard: Heard) -> None:
    """On a copy: all steps back and on again, of one review or of every one."""
    copy = folder / "copy.pmdesk"
    library.copy_to(copy)
    with Library.open(copy) as other:
        for id in other.ids() if chosen is None else (chosen,):
            session = other.session(id)
            try:
                if not _back_and_forth(session):
                    heard.fault(f"Undo and redo do not lead back in {id}", "history")
            except LibraryFault as fault:
                heard.fault(f"{fault} {_in_the_way(session)}", f"history {fault}")
    copy.unlink()


def _in_the_way(session: Session) -> str:
    """The step that cannot be taken back, and what is no longer as it left it."""
    step = session._journal.last_done(session.review.id)
    if step is None:
        return ""
    places = rows_by_place(session.review, step.change.rows)
    found = [
        f"{row.noun}.{name} was left as {value!r}"
        for row in step.change.rows
        for name, value in (row.after or {}).items()
        if getattr(places.get((row.noun, row.id)), name, None) != value
    ]
    return f"“{step.label}”: {'; '.join(found)[:400]}"


def _back_and_forth(session: Session) -> bool:
    while session.redo():
        pass
    reviews = [session.review]
    while len(reviews) <= MOST_STEPS and session.undo():
        # What a meeting has set since is passed by, both ways; a step of that alone is over.
        if session.review != reviews[-1]:
            reviews.append(session.review)
    for review in reversed(reviews[:-1]):
        session.redo()
        if session.review != review:
            return False
    return session.review == reviews[0]
