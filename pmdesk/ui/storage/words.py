"""The words for a library that cannot be written: what is the case, and where the work is."""

import os
from datetime import datetime
from pathlib import Path

from pmdesk.model.times import day_text
from pmdesk.store.adrift import Adrift
from pmdesk.store.errors import LibraryFault, Trouble
from pmdesk.store.lock import HeldElsewhere
from pmdesk.store.other_versions import Newer
from pmdesk.ui.tr import tr

LEAST = 1 << 20
"""Bytes that a library needs to store again, on top of what waits."""


def trouble_text(fault: LibraryFault, adrift: Adrift | None, library: Path) -> str:
    """Why nothing can be stored, and where what was typed since is meanwhile."""
    return f"{_why(fault, library)} {_where(adrift)}"


def _why(fault: LibraryFault, library: Path) -> str:
    match fault.trouble:
        case Trouble.FULL:
            return tr("The disk is full: free at least {size}; {free}.").format(
                size=_megabytes(LEAST), free=_free(library)
            )
        case Trouble.BROKEN:
            return tr("The disk reports errors: nothing can be stored on it now.")
        case Trouble.LOCKED_AWAY:
            return tr(
                "The library can no longer be written: its file or folder is write-protected."
            )
        case Trouble.MOVED:
            return _moved(library)
        case Trouble.CHANGED:
            return tr("{name} was changed or replaced by another program.").format(
                name=library.name
            )
        case Trouble.BUSY:
            return tr("Another program keeps the library busy.")
        case Trouble.DAMAGED:
            return tr("The library’s file is damaged.")
        case _:
            return fault.said


def _moved(library: Path) -> str:
    said = tr("{name} is no longer in its place: it was renamed, moved or deleted.")
    if library.exists():
        said = tr("Another file lies in the place of {name}.")
    return said.format(name=library.name)


def _where(adrift: Adrift | None) -> str:
    if adrift is None:
        return tr("Everything until now is stored in it.")
    count = len(adrift.waiting)
    if adrift.kept is None:
        return tr(
            "Your last change is in this window only, and no more can be taken. "
            "Copy it as text, or save a copy elsewhere."
        )
    changes = tr("1 change waits") if count == 1 else tr("{count} changes wait").format(count=count)
    return tr("Go on: {changes}, safe in a recovery file.").format(changes=changes)


def read_only_text(why: LibraryFault) -> str:
    """Why a library is open for reading only."""
    if isinstance(why, Newer):
        return tr("Reading only: {said} {advice}").format(said=why.said, advice=why.advice)
    if not isinstance(why, HeldElsewhere):
        return tr("Reading only: this file or its folder is write-protected.")
    since = _since(why.since)
    if why.left:
        said = tr("Reading only: {who} has not closed it{since}. It may be open there still.")
    else:
        said = tr("Reading only: {who} has it open for writing{since}.")
    return said.format(who=why.who, since=since)


def _since(text: str) -> str:
    """Since when, on this computer's clock; "" where that is not known."""
    try:
        at = datetime.fromisoformat(text).astimezone()
    except ValueError:
        return ""
    if at.date() == datetime.now().astimezone().date():
        return tr(", since {time}").format(time=at.strftime("%H:%M"))
    return tr(", since {day}, {time}").format(day=day_text(at.date()), time=at.strftime("%H:%M"))


def _free(library: Path) -> str:
    try:
        space = os.statvfs(library.parent)
    except (OSError, AttributeError):
        return tr("pmdesk tries again by itself")
    free = _megabytes(space.f_bavail * space.f_frsize)
    return tr("{free} are free; pmdesk tries again by itself").format(free=free)


def _megabytes(count: int) -> str:
    return f"{count / (1 << 20):.1f} MB"
