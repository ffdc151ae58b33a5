"""The first hundred bytes of a damaged file, put right as far as every library of ours is alike."""

import os
from pathlib import Path

from pmdesk.store.errors import LibraryFault
from pmdesk.store.files import HEADER, beside

_MAGIC = b"SQLite format 3\x00"
_SIZES = (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536)
_FRACTIONS = bytes((64, 32, 32))
_WAL, _ROLLBACK = b"\x02\x02", b"\x01\x01"
_MOST_RESERVED = 64


def mended_header(copy: Path, *, ours: bool = False) -> int:
    """Mends the header of a copy; gives the size of a page in bytes.

    With `ours` also what some other program might well have chosen otherwise.
    """
    with copy.open("r+b") as file:
        head = bytearray(file.read(HEADER))
        if len(head) < HEADER:
            raise LibraryFault("There is nothing in this file that could be read.", "")
        size = _page_size(head, copy.stat().st_size)
        head[16:18] = (1 if size == 65536 else size).to_bytes(2, "big")
        wal = head[18:20] == _WAL and beside(copy, "-wal").exists()
        head[:16], head[18:20], head[21:24] = _MAGIC, _WAL if wal else _ROLLBACK, _FRACTIONS
        if head[20] > _MOST_RESERVED or ours:
            head[20] = 0
        _put(head, 44, (1, 2, 3, 4), 4, ours)
        _put(head, 56, (1, 2, 3), 1, ours)
        file.seek(0)
        file.write(head)
        file.flush()
        os.fsync(file.fileno())
    if not wal:
        beside(copy, "-wal").unlink(missing_ok=True)
    return size


def _put(head: bytearray, at: int, allowed: tuple[int, ...], usual: int, ours: bool) -> None:
    if ours or int.from_bytes(head[at : at + 4], "big") not in allowed:
        head[at : at + 4] = usual.to_bytes(4, "big")


def _page_size(head: bytearray, whole: int) -> int:
    """What the header names, ours where it names nothing; else what fits its count of pages."""
    named, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    named = 65536 if named == 1 else named
    usual = _SIZES[0]
    if named == usual or (named in _SIZES and named * pages == whole):
        return named
    fitting = next((size for size in _SIZES if size * pages == whole), None)
    return fitting or (named if named in _SIZES else usual)
