"""Reads what somebody names on this computer, a file or a folder of files, within caps."""

from collections.abc import Iterator
from pathlib import Path

from pmdesk.intake.sources.archive import check_size
from pmdesk.model.errors import WorldError


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files below a folder by their names in it ("general/2026-10-06.json").

    Hidden ones and links are left out. Raises WorldError where there are too many or none.
    """
    try:
        paths = sorted(_files(folder))
        check_size(len(paths), sum(path.stat().st_size for path in paths))
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    except OSError as fault:
        raise WorldError(
            f"{fault.filename or folder} cannot be read: {fault.strerror}.", "Check its name."
        ) from None
    if not files:
        raise WorldError(f"There is no file in {folder.name or folder}.", "Name another folder.")
    return files


def _files(folder: Path) -> Iterator[Path]:
    """No link is followed: it may lead out of the folder, or round in a circle."""
    for path in folder.iterdir():
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path
