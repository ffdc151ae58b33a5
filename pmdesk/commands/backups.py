"""backup, restore: a checked copy now, the list of copies, and the way back from one."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pmdesk.commands.access import library_path, reading, writing
from pmdesk.commands.console import DONE, out, out_json, say
from pmdesk.model.codec import time_text
from pmdesk.model.differing import differing_text
from pmdesk.model.errors import WorldError
from pmdesk.model.times import date_text
from pmdesk.paths import backup_folder, data_folder
from pmdesk.store.backup import folder_of
from pmdesk.store.connection import Connection
from pmdesk.store.files import look_at
from pmdesk.store.kept import KeptReview, Standing, opened, reviews_in
from pmdesk.store.known import Known
from pmdesk.store.migrations import STEPS
from pmdesk.store.restore import find_in, guard_in, restore_all, restore_review
from pmdesk.store.strangers import look_through
from pmdesk.store.versions import Version, find_versions, note_where, version_of, versions

NEWEST = "newest"
STANDING = {
    Standing.SAME: "same as now",
    Standing.DIFFERS: "differs",
    Standing.GONE: "not in the library now",
}


def backup(args: argparse.Namespace) -> int:
    """Prints the path of the copy, or lists those that there are."""
    if args.list:
        return _list(args)
    if args.json:
        raise WorldError("--json goes with --list.", "Write: pmdesk backup --list --json")
    with reading(args) as library:
        usual = folder_of(backup_folder(), library.library_id)
        out(str(library.backup(Path(args.folder) if args.folder else usual)))
        if not args.folder:
            note_where(usual, library.path)
    return DONE


def _list(args: argparse.Namespace) -> int:
    """Also of a library that is damaged or gone: then they are wanted most."""
    path = library_path(args)
    found = versions(Path(args.folder)) if args.folder else find_versions(path, backup_folder())
    if args.json:
        out_json({"backups": [_version_json(version) for version in found]})
        return DONE
    for version in found:
        out(_version_line(version))
    if not found:
        say(f"There is no backup of {path}. Make one with: pmdesk backup")
    return DONE


def restore(args: argparse.Namespace) -> int:
    """One review back into the library, or all into a new file; without either, what is there."""
    version = _version(args)
    if args.as_copy and not args.review:
        raise WorldError("--as-copy goes with --review.", "Name the review with --review ID.")
    if args.output:
        out(str(restore_all(version.path, Path(args.output))))
        return DONE
    return _restore_one(args, version) if args.review else _show(args, version)


def _restore_one(args: argparse.Namespace, version: Version) -> int:
    id, path = find_in(version.path, args.review), library_path(args)
    if not path.exists():
        raise WorldError(f"There is no library at {path}.", "Write all into a new file with -o.")
    with writing(args) as library:
        if guard_in(version.path).library != library.library_id:
            raise WorldError(
                "This is a backup of another library.",
                "Write all of it into a new file with -o, or name the library with --library.",
            )
        at = version.at.astimezone() if args.as_copy else None
        restored = restore_review(library, version.path, id, at)
    say("A copy stands beside it now." if at else "It is as it was. Undo takes it back.")
    out(restored)
    return DONE


def _show(args: argparse.Namespace, version: Version) -> int:
    """The reviews in a backup, and how each stands to the library of now."""
    with _now(args) as library, opened(version.path) as kept:
        found = reviews_in(kept, library)
    if args.json:
        reviews = [_review_json(review) for review in found]
        out_json({"backup": _version_json(version), "reviews": reviews})
        return DONE
    for review in found:
        title = "Restricted review" if review.restricted else review.title
        out(f"{review.id[:8]}  {_standing_words(review):<40}  {title}")
    say("Put one back with --review ID, or write all into a new file with -o NEW.")
    return DONE


@contextmanager
def _now(args: argparse.Namespace) -> Iterator[Connection | None]:
    """The library of now, where there is one that can be read."""
    try:
        library = reading(args)
    except WorldError as fault:
        say(f"Compared with nothing: {fault.said}")
        yield None
    else:
        with library:
            yield library.connection


def _standing_words(review: KeptReview) -> str:
    said = STANDING[review.standing]
    return f"{said}: {differing_text(review.differs)}" if review.differs else said


def _version(args: argparse.Namespace) -> Version:
    """A backup by its time or the beginning of that, "newest", or a file."""
    named = args.version
    if "/" in named or named.endswith(".pmdesk"):
        version = version_of(Path(named))
        # It may come from anywhere.
        look_at(version.path)
        look_through(version.path, Known(data_folder()), STEPS)
        return version
    found = find_versions(library_path(args), backup_folder())
    if named == NEWEST:
        sound = [version for version in found if version.sound]
        return _only(sound[:1], named)
    exact = [version for version in found if version.name == named]
    return _only(exact or [v for v in found if named and v.name.startswith(named)], named)


def _only(found: Sequence[Version], named: str) -> Version:
    if len(found) == 1:
        return found[0]
    if found:
        raise WorldError(f"“{named}” names {len(found)} backups.", "Give more of its time.")
    raise WorldError(f"No backup is called “{named}”.", "List them with: pmdesk backup --list")


def _version_line(version: Version) -> str:
    at = version.at.astimezone()
    when = f"{date_text(at.date())} {at:%H:%M}"
    count = "?" if version.reviews is None else str(version.reviews)
    notes = ["" if version.sound else "damaged", "before an update" * version.before_migration]
    said = ", ".join(note for note in notes if note) or "sound"
    return f"{version.name:<18}  {when:<18}  {version.size / 1e6:>7.1f} MB  {count:>5}  {said}"


def _version_json(version: Version) -> dict[str, Any]:
    return {
        "version": version.name,
        "path": str(version.path),
        "at": time_text(version.at),
        "size": version.size,
        "reviews": version.reviews,
        "sound": version.sound,
        "before_migration": version.before_migration,
    }


def _review_json(review: KeptReview) -> dict[str, Any]:
    return {
        "review": review.id,
        "title": "Restricted review" if review.restricted else review.title,
        "revision": review.revision,
        "standing": review.standing.value,
        "differs": dict(review.differs),
    }
