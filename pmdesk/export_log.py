"""What left this computer: a line for each export with what it was and for whom, without a word.

Neither title nor file name is in it, because titles make file names: of the place only the sort of
folder and the end of the name. `exports.log` in the folder of logs, for its owner only.
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pmdesk.log import on_stderr
from pmdesk.paths import log_folder
from pmdesk.private_files import append_private

FILE = "exports.log"
MOST = 1 << 20
"""Bytes of the log; when it would have more, its older half goes."""
_SUFFIXES = frozenset(
    {
        *(".md", ".pdf", ".html", ".csv", ".json", ".zip", ".ics", ".pmdesk", ".pmdesk-sealed"),
        *(".txt", ".docx", ".png", ".jpg", ".log"),
    }
)
_HOME = {
    "Desktop": "desktop",
    "Documents": "documents",
    "Downloads": "downloads",
}
_MOUNTS = ("/media", "/mnt", "/run/media", "/run/user", "/Volumes")


@dataclass(frozen=True, slots=True)
class Left:
    """One export. `what` is its format, `document` which document of the review.

    `people` says whether people go by name or by seat, `audience` for whom it is; `masked` counts
    the places that were masked. `review` is an id, "" for a whole library.
    """

    what: str
    document: str = ""
    review: str = ""
    attachments: int = 0
    people: str = "seats"
    audience: str = ""
    to: str = ""
    masked: int = 0


NoteLeft = Callable[[Left], object]
"""Takes the line of an export that is done."""


def place_of(path: Path) -> str:
    """The sort of folder and the end of a name: "documents .pdf"; never more of it."""
    suffix = path.suffix.lower()
    return f"{_folder(path.absolute())} {suffix if suffix in _SUFFIXES else 'other'}"


def _folder(path: Path) -> str:
    home = Path.home()
    for name, said in _HOME.items():
        if path.is_relative_to(home / name):
            return said
    if path.is_relative_to(home):
        return "home"
    if path.is_relative_to(tempfile.gettempdir()):
        return "temporary"
    return "drive" if any(path.is_relative_to(mount) for mount in _MOUNTS) else "elsewhere"


def line_of(left: Left, by: str, now: datetime) -> str:
    """2026-11-26T02:30:00Z window pdf report review=… attachments=2 people=seats …"""
    facts = {
        "review": left.review,
        "attachments": left.attachments,
        "people": left.people,
        "audience": left.audience,
        "masked": left.masked,
        "to": left.to.replace(" ", ""),
    }
    shown = " ".join(f"{name}={value}" for name, value in facts.items() if value)
    at = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return " ".join(part for part in (at, by, left.what, left.document, shown) if part)


def note_left(left: Left, by: str) -> bool:
    """Writes the line; `by` is "window" or "command". An export is not undone by a full disk."""
    line = line_of(left, by, datetime.now(UTC))
    try:
        append_private(log_folder() / FILE, " ".join(line.split()) + "\n", MOST)
    except OSError as fault:
        on_stderr(f"The log of exports could not be written: {fault.strerror}.\n")
        return False
    return True
