"""copy, forget-history, erase: what leaves as a whole library, and what goes for good."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from pmdesk.commands.access import library_path, reading, writing
from pmdesk.commands.console import DONE, out, say
from pmdesk.export_log import Left, note_left, place_of
from pmdesk.model.erasing import places
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.paths import copy_folders, recovery_folders
from pmdesk.store.holding import (
    Holding,
    Holds,
    discard_all,
    having_review,
    holding,
    kept_aside,
    naming,
)
from pmdesk.store.library import Library
from pmdesk.store.others import copy_for_others

NO_UNDO = "It cannot be undone."


def copy(args: argparse.Namespace) -> int:
    """A library for others; prints its path."""
    target = Path(args.file)
    with reading(args) as library:
        copied = copy_for_others(library, target, restricted=args.restricted)
    said = f"{_count(copied.reviews, 'review')}, without notes and history"
    left = _count(copied.left_out, "restricted review") if copied.left_out else ""
    say(f"{said}; {left} left out." if left else f"{said}.")
    line = Left("copy", attachments=copied.attachments, people="names", to=place_of(target))
    note_left(line, "command")
    out(str(target))
    return DONE


def forget_history(args: argparse.Namespace) -> int:
    """Every step of undo, and what was deleted, out of the file."""
    with _there(args) as library:
        steps = library.erasing().steps
        say(f"{_count(steps, 'step')} of undo, and every deleted word in them. {NO_UNDO}")
        if not _agreed(args):
            return DONE
        library.erasing().forget_history()
    say("Forgotten.")
    return DONE


def erase(args: argparse.Namespace) -> int:
    """Somebody out of every review, or a review out of the library, with what still holds it."""
    with _there(args) as library:
        return _erase_person(args, library) if args.person else _erase_review(args, library)


def _there(args: argparse.Namespace) -> Library:
    """The library for writing, which is not made for this."""
    path = library_path(args)
    if not path.exists():
        raise WorldError(f"There is no library at {path}.", "Name another.")
    return writing(args)


def _erase_person(args: argparse.Namespace, library: Library) -> int:
    erasing = library.erasing()
    found = erasing.look_for(args.person, args.also)
    if not found.places:
        say(f"Nothing here names “{args.person}”.")
    else:
        also = f", also alone as {', '.join(found.person.alone)}" if found.person.alone else ""
        reviews = _count(len(found.counts), "review")
        say(f"{_count(found.places, 'place')} in {reviews}{also}.")
        say(f"The whole history goes too: {_count(found.steps, 'step')}. {NO_UNDO}")
    for name in found.files:
        seen = "names this person and stays" if name in found.named else "may show it and stays"
        say(f"  the attached file {name} {seen}: look at it")
    return _then(
        args,
        library,
        naming(found.person),
        lambda kept: places(kept, found.person).count > 0,
        (lambda: erasing.erase_person(found, args.alias)) if found.places else None,
        "person",
    )


def _erase_review(args: argparse.Namespace, library: Library) -> int:
    erasing = library.erasing()
    id = _deleted_or_not(library, args.review)
    found = erasing.look_at(id)
    rows, files = _count(found.rows, "row"), _count(found.files, "attachment")
    say(f"{rows}, {files} and {_count(found.steps, 'step')} of its history. {NO_UNDO}")
    held = having_review(id)
    return _then(
        args,
        library,
        held,
        lambda kept: kept.id == id,
        lambda: erasing.erase_review(id),
        "review",
        id,
    )


def _deleted_or_not(library: Library, named: str) -> str:
    """A review that was deleted is still in the history, under its whole id."""
    return named if library.erasing().remembers(named) else library.find(named)


def _then(
    args: argparse.Namespace,
    library: Library,
    found: Holds,
    aside: Callable[[Review], bool],
    act: Callable[[], None] | None,
    what: str,
    id: str = "",
) -> int:
    """Asks once, erases, and names the copies that still hold it."""
    folders = copy_folders(library.path)
    held = holding(library.path, library.library_id, folders, found)
    held += kept_aside(library.library_id, recovery_folders(library.path), aside)
    _name_copies(held, deleted=args.backups)
    if act is None and not (held and args.backups):
        return DONE
    if not _agreed(args):
        return DONE
    if act is not None:
        act()
        note_left(Left("erase", what, review=id, people=""), "command")
        say("Erased.")
    if args.backups:
        _delete(held)
    return DONE


def _name_copies(held: Iterable[Holding], *, deleted: bool) -> None:
    for each in held:
        say(f"  still in {each.path}" if each.sure else f"  cannot be looked into: {each.path}")
    if held and not deleted:
        say("Copies stay unless --backups is given. Exported files are not looked at.")


def _delete(held: Iterable[Holding]) -> None:
    sure = [each for each in held if each.sure]
    left = discard_all(sure)
    say(f"{_count(len(sure) - len(left), 'copy', 'copies')} deleted.")
    for path in left:
        say(f"  could not be deleted: {path}")


def _agreed(args: argparse.Namespace) -> bool:
    """Asks once on a terminal; without one --yes has to say it."""
    if args.yes:
        return True
    if not sys.stdin.isatty():
        raise WorldError("Nothing was changed yet.", "Say --yes to go on.")
    say("Go on? Type yes:")
    agreed = sys.stdin.readline().strip().lower() in ("yes", "y")
    if not agreed:
        say("Nothing was changed.")
    return agreed


def _count(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"
