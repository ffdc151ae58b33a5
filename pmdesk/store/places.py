"""Where a library lies: on a disk of this computer, or where locks cannot be trusted."""

import os
import sys
from enum import Enum
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs ceph glusterfs lustre ncpfs davfs virtiofs".split()  # noqa: SIM905
)
_CLOUDS = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud drive",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "pcloud",
    "box sync",
    "mega",
    "syncthing",
)
_MARKS = (".stfolder", ".dropbox", ".sync_folder", ".owncloudsync.log", ".nextcloudsync.log")
_WINDOWS_REMOTE = 4


class Place(Enum):
    """What kind of place a file lies in."""

    DISK = "disk"
    NETWORK = "network"
    CLOUD = "cloud"


def place_of(path: Path, mounts: Path = MOUNTS) -> Place:
    """The kind of place; what cannot be found out counts as a disk of this computer."""
    real = Path(os.path.realpath(path))
    if _is_remote(real, mounts):
        return Place.NETWORK
    return Place.CLOUD if _is_synchronised(real) else Place.DISK


def _is_remote(path: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (only there)

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _WINDOWS_REMOTE)
    kind = file_system(path, mounts)
    # FUSE mounts are folders of other computers or of archives; fuseblk is a local disk.
    return kind in _REMOTE or kind.startswith("fuse.")


def file_system(path: Path, mounts: Path = MOUNTS) -> str:
    """The type of the file system that a path lies on ("ext4"); "" where that is not known."""
    best, kind = -1, ""
    try:
        lines = mounts.read_text(errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, types = before.split(" "), after.split(" ")
        if len(fields) < 5 or not types[0]:
            continue
        # Blanks in the names of folders stand as \040.
        mounted = Path(fields[4].encode().decode("unicode_escape"))
        depth = len(mounted.parts)
        if depth > best and (path == mounted or mounted in path.parents):
            best, kind = depth, types[0]
    return kind


def _is_synchronised(path: Path) -> bool:
    for folder in path.parents:
        name = folder.name.lower()
        if any(name == cloud or name.startswith((f"{cloud} ", f"{cloud}-")) for cloud in _CLOUDS):
            return True
        if any((folder / mark).exists() for mark in _MARKS):
            return True
    return False
