"""What a journal says of the library beside it: how its first page was before a write broke off.

SQLite puts the pages of a journal back before it looks at anything. Where power was lost in the
middle of a write, the header that stands in the file may be torn; the journal has the sound one.
"""

from pathlib import Path
from typing import BinaryIO

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_FIRST = 28
"""Bytes of the header of a journal that say something."""
_SECTORS = (32, 65536)
_UNKNOWN = 0xFFFFFFFF


def header_before(journal: Path, size: int) -> bytes:
    """The first bytes of page 1 as it was; empty where there is no journal that holds it."""
    try:
        with journal.open("rb") as file:
            return _first_page(file, journal.stat().st_size, size)
    except OSError:
        return b""


def _first_page(file: BinaryIO, end: int, size: int) -> bytes:
    """Goes through the parts of a journal: each a header and records of (number, page, sum)."""
    begin = 0
    while begin < end:
        head = _read(file, begin, _FIRST)
        records, sector, page = (int.from_bytes(head[at : at + 4], "big") for at in (8, 20, 24))
        sound = _SECTORS[0] <= sector <= _SECTORS[1] and 512 <= page <= 65536
        if not head.startswith(_MAGIC) or not sound:
            return b""
        at, step = begin + sector, page + 8
        most = (end - at) // step
        count = most if records in (0, _UNKNOWN) else min(records, most)
        for place in range(at, at + count * step, step):
            if _read(file, place, 4) == b"\x00\x00\x00\x01":
                return _read(file, place + 4, size)
        begin = -(-(at + count * step) // sector) * sector
    return b""


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)
