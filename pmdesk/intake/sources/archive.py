"""A zip as its files in memory: with caps, and with names that are never used as paths."""

import io
import lzma
import struct
import zipfile
import zlib

from pmdesk.model.errors import WorldError

UNPACKED_CAP = 200 << 20
"""Most bytes of all files of an archive together."""

MEMBERS_CAP = 100_000
"""Most files of one archive."""

_RATIO_CAP = 100
_RATIO_FROM = 10 << 20
_PART = "Take the folders around the incident."
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError,
    RuntimeError, NotImplementedError, ValueError, KeyError, IndexError, OverflowError,
)  # fmt: skip


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as a zip does, an empty one too."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def names_in(data: bytes) -> tuple[str, ...]:
    """The names of the files in a zip; none where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(member.filename for member in archive.infolist())
    except _DAMAGED:
        return ()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a zip by name; raises WorldError for one that is damaged, locked or too large.

    Names are only names, whatever they hold; folders and what a system adds are left out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if _counts(member.filename)]
            _check(members, len(data))
            return _read(archive, members)
    except WorldError:
        raise
    except _DAMAGED:
        raise WorldError("This zip is damaged.", "Export or download it again.") from None


def check_size(files: int, size: int) -> None:
    """Raises WorldError where an archive or a folder holds too much."""
    if files > MEMBERS_CAP:
        raise WorldError(f"There are {files:,} files in it; {MEMBERS_CAP:,} can be read.", _PART)
    if size > UNPACKED_CAP:
        raise WorldError(
            f"Its files have {size >> 20} MB together; {UNPACKED_CAP >> 20} MB can be read.", _PART
        )


def _counts(name: str) -> bool:
    last = name.rpartition("/")[2]
    return bool(last) and not last.startswith(".") and not name.startswith("__MACOSX/")


def _check(members: list[zipfile.ZipInfo], packed: int) -> None:
    if any(member.flag_bits & 0x1 for member in members):
        raise WorldError("This zip is locked with a password.", "Unpack it, then name the folder.")
    names = {member.filename for member in members}
    if "[Content_Types].xml" in names:
        raise WorldError("This is an Office document, not a text.", "Copy its text.")
    size = sum(member.file_size for member in members)
    check_size(len(members), size)
    if size > max(_RATIO_FROM, packed * _RATIO_CAP):
        raise WorldError(
            f"This zip unpacks to {size // max(packed, 1):,} times its size: no export does.",
            "Unpack it by hand and look at it.",
        )


def _read(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    seen: dict[str, int] = {}
    left = UNPACKED_CAP
    for member in members:
        # No further than it says: a zip may lie about its sizes.
        with archive.open(member) as opened:
            content = opened.read(member.file_size + 1)
        left -= len(content)
        if len(content) > member.file_size or left < 0:
            raise WorldError("This zip is larger than it says.", "Export or download it again.")
        name = member.filename.replace("\\", "/")
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            name += f" (again {seen[name]})"
        while name in files:
            name += "+"
        files[name] = content
    return files
