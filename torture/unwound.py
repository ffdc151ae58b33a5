"""Everything that undo leads through, and that redo leads back to where it began."""

from pathlib import Path

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.store.library import Library

Unwound = list[tuple[str, Review | str | None]]


def unwound(path: Path) -> Unwound:
    """The steps of every review and of the library, each with what it leads to.

    All of it is done again afterwards; raises AssertionError where that leads to another place.
    """
    with Library.open(path) as library:
        return [step for id in sorted(library.ids()) for step in _review(library, id)] + _last(
            library
        )


def _review(library: Library, id: str) -> Unwound:
    session, steps = library.session(id), Unwound()
    begin = session.review
    while label := session.undo():
        steps.append((label, session.review))
    for _ in steps:
        session.redo()
    assert session.review == begin == library.review(id), "redo leads to another place"
    return steps


def _last(library: Library) -> Unwound:
    """The library's own last step, or why it cannot be taken back now."""
    try:
        label = library.undo()
    except WorldError as fault:
        return [("refused", fault.said)]
    if label is None:
        return []
    left = ", ".join(sorted(library.ids()))
    library.redo()
    return [(label, left)]
