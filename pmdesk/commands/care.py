"""verify, doctor: whether the library is sound, and what is installed."""

import argparse
import os
import platform
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pmdesk import __version__
from pmdesk.commands.access import library_path, reading
from pmdesk.commands.console import DONE, FINDINGS, out, out_json, say
from pmdesk.model.errors import WorldError
from pmdesk.paths import backup_folder, config_folder, data_folder, log_folder
from pmdesk.store.counted import counted
from pmdesk.store.known import Known
from pmdesk.store.library import Library
from pmdesk.store.lock import holder_of
from pmdesk.store.salvage import salvage as read_out

PACKAGES = (
    "PySide6-Essentials",
    "sqlite-utils",
    "markdown",
    "weasyprint",
    "jinja2",
    "nh3",
    "icalendar",
    "cryptography",
)


def verify(args: argparse.Namespace) -> int:
    """Reads every row; 1 where something is not as it was written."""
    with reading(args) as library:
        found = library.verify()
    for damage in found:
        out(f"{damage.place}: {damage.what}")
    say("The library is sound." if not found else f"{len(found)} places are damaged.")
    return FINDINGS if found else DONE


def salvage(args: argparse.Namespace) -> int:
    """Prints what is missing, a line each; 1 where something is. The file itself stays as it is."""
    path = Path(args.file)
    if holder_of(path):
        raise WorldError("This library is open for writing elsewhere.", "Close it there first.")
    made = read_out(path, Path(args.output), known=Known(data_folder()))
    if args.json:
        out_json({"library": str(made.path), "reviews": made.reviews, "missing": made.missing})
    else:
        for line in made.missing:
            out(line)
    reviews = counted(made.reviews, "review")
    what = f"not everything: {len(made.missing)} lines" if made.missing else "nothing is missing"
    say(f"{reviews} in {made.path}; {what}.")
    if made.note is not None:
        say(f"The list is also in {made.note}.")
    return FINDINGS if made.missing else DONE


def doctor(args: argparse.Namespace) -> int:
    """What a helper needs to know, without a word of any review."""
    path = library_path(args)
    lines = [
        f"pmdesk        {__version__}",
        f"Python        {platform.python_version()} on {platform.platform()}",
        f"SQLite        {sqlite3.sqlite_version}",
        *(f"{name:<13} {_version(name)}" for name in PACKAGES),
        f"Settings      {config_folder()}",
        f"Log           {log_folder()}",
        f"Backups       {backup_folder()}",
        f"Library       {path}",
        *_library_facts(path),
        f"PDF           {_pdf()}",
        f"Display       {os.environ.get('WAYLAND_DISPLAY') or os.environ.get('DISPLAY') or 'none'}",
    ]
    for line in lines:
        out(line)
    return DONE


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _library_facts(path: Path) -> list[str]:
    if not path.exists():
        return ["              not made yet"]
    try:
        with Library.open(path, writing=False, known=Known(data_folder())) as library:
            count = len(library.ids())
            facts = f"{count} reviews, {path.stat().st_size >> 10} KB, commit {library.revision}"
            sound = not library.verify()
    except WorldError as fault:
        return [f"              {fault.said}"]
    holder = holder_of(path)
    held = f"process {holder.get('pid')} since {holder.get('since')}" if holder else "nobody"
    return [
        f"              {facts}",
        f"              {'sound' if sound else 'damaged: run pmdesk verify'}",
        f"              open for writing by {held}",
    ]


def _pdf() -> str:
    try:
        import weasyprint  # noqa: PLC0415 (needs Pango, and half a second)
    except (ImportError, OSError) as fault:
        return f"cannot be made here: {str(fault).splitlines()[0]}"
    return f"WeasyPrint {weasyprint.__version__} on {sys.platform}"
