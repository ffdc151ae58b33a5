"""How commands reach a library and a review in it."""

import argparse
from pathlib import Path

from pmdesk.model.errors import WorldError
from pmdesk.paths import backup_folder, data_folder, default_library
from pmdesk.private_files import private_folder
from pmdesk.store.files import journal_alone
from pmdesk.store.known import Known
from pmdesk.store.library import Library
from pmdesk.store.versions import refuse_backup

FILE_CAP = 200 << 20
"""Most bytes of a file that is imported."""


def library_path(args: argparse.Namespace) -> Path:
    """The library that the command names, else the environment's, else the usual one."""
    named = getattr(args, "library", None)
    return Path(named) if named else default_library()


def reading(args: argparse.Namespace) -> Library:
    """The library, open for reading: works while a window has it open."""
    path = library_path(args)
    if not path.exists():
        journal_alone(path)
        raise WorldError(
            f"There is no library at {path}.", "Make one with: pmdesk new TITLE, or name another."
        )
    return Library.open(path, writing=False, known=Known(data_folder()))


def writing(args: argparse.Namespace) -> Library:
    """The library, open for writing; made where there is none."""
    path = library_path(args)
    refuse_backup(path, backup_folder())
    make_folder(path.parent)
    known = Known(data_folder())
    return Library.open(path, create=True, backups=backup_folder(), known=known)


def make_folder(folder: Path) -> None:
    """A folder for our own files, readable by its owner only."""
    try:
        private_folder(folder)
    except OSError as fault:
        raise WorldError(
            f"The folder {folder} cannot be made: {fault.strerror}.", "Name another place."
        ) from None


def read_file(name: str, cap: int) -> bytes:
    """The bytes of a file; raises WorldError where it is missing, no file, or over a cap."""
    if not name:
        raise WorldError("No file is named.", "Give the name of one.")
    path = Path(name)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise WorldError(f"{name} is a folder.", "Name a file in it.")
        if size > cap:
            raise WorldError(
                f"{name} has {size >> 20} MB; {cap >> 20} MB can be read.", "Take a part of it."
            )
        return path.read_bytes()
    except OSError as fault:
        raise WorldError(f"{name} cannot be read: {fault.strerror}.", "Check its name.") from None
    except ValueError:
        raise WorldError("This is not a file name.", "Check it.") from None
