"""Our own folders and logs: for their owner only, whatever the umask says."""

import errno
import os
from contextlib import suppress
from pathlib import Path


def private_folder(folder: Path) -> None:
    """Makes a folder of ours and those above it that are missing; raises OSError."""
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def append_private(path: Path, text: str, most: int) -> None:
    """Appends to a log; over `most` bytes its older half goes. Raises OSError."""
    private_folder(path.parent)
    with suppress(FileNotFoundError):
        if path.stat().st_size + len(text) > most:
            _halve(path, most)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as log:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o600)
        log.write(text)


def _halve(path: Path, most: int) -> None:
    """Keeps the whole lines of the newer half."""
    kept = path.read_bytes()[-most // 2 :]
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as log:
        log.write(kept.partition(b"\n")[2])
    temporary.replace(path)
