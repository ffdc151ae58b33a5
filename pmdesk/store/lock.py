"""The lock beside a library: one writer at a time, named for those who come later."""

import getpass
import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pmdesk.store.errors import LibraryFault, file_fault

if os.name == "nt":
    import msvcrt
else:
    import fcntl

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_TRIES = 5


class HeldElsewhere(LibraryFault):
    """Somebody else has the library open for writing; `here` where that is on this computer.

    `left` says that nobody holds the lock any more as far as this computer can tell, but that the
    file was never given back at another one: it may be open there still.
    """

    def __init__(self, holder: dict[str, Any], *, left: bool = False) -> None:
        who = f"{holder.get('user') or 'somebody'} on {holder.get('host') or 'this computer'}"
        since = str(holder.get("since", ""))
        at = since[:16].replace("T", " ")
        known = f"{who}, process {holder.get('pid')}, since {at} UTC" if holder else "somebody"
        super().__init__(
            f"This library is open for writing elsewhere ({known}).", "Close it there first."
        )
        self.who, self.since, self.left = who, since, left
        self.here = not left and holder.get("host", host()) == host()


class Lock:
    """Held while the library is open for writing; the system frees it when the process ends."""

    def __init__(self, library: Path) -> None:
        self.path = library.with_name(library.name + ".lock")
        self._handle = -1

    def take(self, user: str = "", *, anyway: bool = False) -> None:
        """Takes the lock; raises HeldElsewhere naming its holder where somebody has it.

        Of a process that has died here it is taken over. Whether one at another computer lives
        cannot be known here (the folder may be shared or synchronised): `anyway` says so.
        """
        for _ in range(_TRIES):
            try:
                handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError as error:
                raise file_fault(self.path, error) from None
            if not _locked(handle):
                holder = _read(handle)
                os.close(handle)
                raise HeldElsewhere(holder)
            # Its last holder may have removed the file between our opening and locking it.
            if _still_there(self.path, handle):
                holder = _read(handle)
                if holder.get("host", host()) != host() and not anyway:
                    os.close(handle)
                    raise HeldElsewhere(holder, left=True)
                self._handle = handle
                # The lock holds also where the disk takes no word of who has it.
                with suppress(OSError):
                    self._write(user)
                return
            os.close(handle)
        raise HeldElsewhere({})

    def _write(self, user: str) -> None:
        holder = {
            "pid": os.getpid(),
            "host": host(),
            "boot": boot_id(),
            "user": user or _user(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, json.dumps(holder).encode(), 0)

    def release(self) -> None:
        """Gives the lock back and removes its file."""
        if self._handle < 0:
            return
        # A lock file that cannot be removed does no harm: closing it frees the lock.
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = -1


def holder_of(library: Path) -> dict[str, Any]:
    """Who holds the lock of a library, as written in its lock file; empty where nobody does."""
    try:
        handle = os.open(Lock(library).path, os.O_RDWR)
    except OSError:
        return {}
    try:
        return {} if _locked(handle) else _read(handle)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        if os.name == "nt":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _read(handle: int) -> dict[str, Any]:
    try:
        holder = json.loads(os.pread(handle, 4096, 0))
    except (OSError, ValueError):
        return {}
    return holder if isinstance(holder, dict) else {}


def host() -> str:
    """The computer's name; the socket module would cost the first window some milliseconds."""
    return os.environ.get("COMPUTERNAME", "") if os.name == "nt" else os.uname().nodename


def boot_id() -> str:
    """Which start of this computer it is; empty where the system does not say."""
    try:
        return _BOOT.read_text().strip()
    except OSError:
        return ""


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
