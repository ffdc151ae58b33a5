"""Writes a file whole or not at all: an earlier one stays as it was until the new one is safe."""

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from pmdesk.model.errors import WorldError

_BINARY = getattr(os, "O_BINARY", 0)


def temporary_beside(path: Path) -> Path:
    """A name for the unfinished file, in the same folder, so that it can be renamed."""
    return path.with_name(f".{path.name[:60]}.{uuid4().hex[:8]}.tmp")


def save(path: Path, data: bytes, temporary: Path | None = None, *, private: bool = False) -> None:
    """Puts `data` into the file at `path`, which then may be read as new files may, or as before.

    A `private` one only its owner may read, and nobody else any of them while it is unfinished.
    Raises WorldError where the place is missing, not writable or full; nothing is left behind.
    """
    unfinished = temporary or temporary_beside(path)
    try:
        _write(unfinished, data)
        if not private:
            unfinished.chmod(_mode_of(path))
        unfinished.replace(path)
        _sync_folder(path.parent)
    except OSError as fault:
        with suppress(OSError):
            unfinished.unlink()
        raise _said(path, fault) from fault


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _mode_of(path: Path) -> int:
    """What a file may be read by: as the one that it replaces, else as the umask says."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    return 0o666 & ~_umask()


def _umask() -> int:
    """The process's umask, read where the system tells it: setting it to read it is seen by all."""
    with suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc/self/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Umask:")).split()[1], 8)
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Makes the new name last; systems that cannot open a folder do so by themselves."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _said(path: Path, fault: OSError) -> WorldError:
    folder = path.parent
    if path.is_dir():
        return WorldError(f"“{path}” is a folder.", "Give the name of a file.")
    if not folder.is_dir():
        return WorldError(f"The folder “{folder}” does not exist.", "Make it, or choose another.")
    if isinstance(fault, PermissionError):
        return WorldError(f"“{folder}” cannot be written to.", "Choose another folder.")
    reason = fault.strerror or "unknown reason"
    return WorldError(f"“{path.name}” could not be written: {reason}.", "Choose another place.")
