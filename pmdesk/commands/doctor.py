"""doctor: what a helper needs to know of an installation and its library, no word of any review."""

import argparse
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pmdesk import __version__
from pmdesk.commands.access import library_path
from pmdesk.commands.console import DONE, out
from pmdesk.model.errors import WorldError
from pmdesk.paths import backup_folder, config_folder, data_folder, log_folder, recovery_folders
from pmdesk.store.backup import folder_of
from pmdesk.store.known import Known
from pmdesk.store.library import Library
from pmdesk.store.lock import holder_of
from pmdesk.store.migrations import STEPS
from pmdesk.store.places import file_system, place_of
from pmdesk.store.recovery import Recovery
from pmdesk.store.versions import named_versions

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
WIDE = 20
Fact = tuple[str, str]


def doctor(args: argparse.Namespace) -> int:
    """Each fact on a line of its own; what cannot be found out is said there."""
    path = library_path(args)
    parts: tuple[Callable[[], Iterable[Fact]], ...] = (
        _program,
        _folders,
        lambda: _file(path),
        lambda: _library(path),
        _logs,
        _outside,
    )
    for part in parts:
        for name, said in part():
            out(f"{name:<{WIDE}}{said}")
    return DONE


def _program() -> Iterable[Fact]:
    yield "pmdesk", __version__
    yield "Python", f"{platform.python_version()} on {platform.platform()}"
    yield "SQLite", sqlite3.sqlite_version
    for name in PACKAGES:
        yield name, _version(name)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _folders() -> Iterable[Fact]:
    for name, folder in (
        ("Settings", config_folder()),
        ("Data", data_folder()),
        ("Backups", backup_folder()),
        ("Log", log_folder()),
    ):
        yield name, f"{folder}{_open_to_others(folder)}"


def _open_to_others(path: Path) -> str:
    """Said where others may read what is ours."""
    with suppress(OSError):
        if os.name != "nt" and path.stat().st_mode & 0o077:
            return " (others may look into it)"
    return ""


def _file(path: Path) -> Iterable[Fact]:
    """The library as a file: where it lies, what room there is, who has it open."""
    yield "Library", f"{path}{_open_to_others(path)}"
    kind = file_system(Path(os.path.realpath(path)))
    yield "  lies on", f"{place_of(path).value}{f', {kind}' if kind else ''}"
    with suppress(OSError):
        yield "  free", f"{shutil.disk_usage(path.parent).free >> 20} MB"
    holder = holder_of(path)
    held = f"process {holder.get('pid')} since {holder.get('since')}" if holder else "nobody"
    yield "  open by", held
    if path.with_name(f"{path.name}-journal").exists():
        yield "  journal", "there: a write was broken off; the next opening rolls it back"


def _library(path: Path) -> Iterable[Fact]:
    """The library as its rows."""
    if not os.path.exists(path):  # noqa: PTH110 (a name that cannot be followed is none)
        yield "  holds", "nothing: it is not made yet"
        return
    try:
        with Library.open(path, writing=False, known=Known(data_folder())) as library:
            size = path.stat().st_size >> 10
            count, commit = len(library.ids()), library.revision
            yield "  holds", f"{count} reviews, {size} KB, commit {commit}, format {len(STEPS)}"
            damage = len(library.verify())
            yield "  is", "sound" if not damage else f"damaged in {damage} places: pmdesk verify"
            waiting = len(Recovery(recovery_folders(path)).found(library.library_id))
            yield (
                "  waiting",
                f"{waiting} recovery file{'s' if waiting != 1 else ''} to be taken in",
            )
            copies = named_versions(folder_of(backup_folder(), library.library_id))
            newest = f", the newest of {copies[0].at:%Y-%m-%d %H:%M} UTC" if copies else ""
            yield "  backups", f"{len(copies)}{newest}"
    except WorldError as fault:
        yield "  is", f"not to be opened: {fault.said}"


def _logs() -> Iterable[Fact]:
    """How often something went wrong; the logs themselves hold no text of a review."""
    folder = log_folder()
    crashes = sorted(folder.glob("crash-*.log"))
    yield "Crashes", f"{len(crashes)}{f', the last {crashes[-1].name}' if crashes else ''}"
    try:
        lines = (folder / "pmdesk.log").read_text(errors="replace").splitlines()
    except OSError:
        lines = []
    faults = [line for line in lines if "Z pmdesk " in line]
    yield "Faults", f"{len(faults)}{f', the last {faults[-1][:20]}' if faults else ''}"


def _outside() -> Iterable[Fact]:
    yield "PDF", _pdf()
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or "none"
    yield "Display", display


def _pdf() -> str:
    try:
        import weasyprint  # noqa: PLC0415 (needs Pango, and half a second)
    except (ImportError, OSError) as fault:
        return f"cannot be made here: {str(fault).splitlines()[0]}"
    return f"WeasyPrint {weasyprint.__version__} on {sys.platform}"
