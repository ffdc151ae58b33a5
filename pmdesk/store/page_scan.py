"""Rows straight from the pages of a damaged file, where its trees no longer lead to them.

The format is SQLite's (fileformat2.html): a leaf page of a table has 13 as its type, then a list of
places of cells; a cell is a size, a rowid and a record, whose end may lie on further pages.
"""

import struct
from collections.abc import Iterator
from mmap import mmap
from typing import Any

_LEAF = 13
_LARGEST = 32 << 20
_SMALL = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
Record = tuple[int, list[Any]]
"""A rowid and the values of a row."""


class Pages:
    """The bytes of a file as pages of one size (in bytes)."""

    def __init__(self, data: bytes | mmap, size: int, reserved: int = 0) -> None:
        self._data, self._size, self._usable = data, size, size - reserved

    def rows(self) -> Iterator[Record]:
        """Every row that can be read whole, in the order of the file."""
        for number in range(len(self._data) // self._size):
            page = self._data[number * self._size : (number + 1) * self._size]
            begin = 100 if number == 0 else 0
            if page[begin] == _LEAF:
                yield from self._leaf(page, begin)

    def _leaf(self, page: bytes, begin: int) -> Iterator[Record]:
        (count,) = struct.unpack_from(">H", page, begin + 3)
        for number in range(min(count, self._size // 4)):
            try:
                (at,) = struct.unpack_from(">H", page, begin + 8 + 2 * number)
                yield self._cell(page, at)
            except (IndexError, ValueError, struct.error):
                continue

    def _cell(self, page: bytes, at: int) -> Record:
        size, at = _varint(page, at)
        rowid, at = _varint(page, at)
        if size > _LARGEST:
            raise ValueError("too large")
        most = self._usable - 35
        if size <= most:
            return rowid, _record(page[at : at + size], size)
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (size - least) % (self._usable - 4)
        local = local if local <= most else least
        (following,) = struct.unpack_from(">I", page, at + local)
        payload = bytearray(page[at : at + local])
        while len(payload) < size and following:
            place = (following - 1) * self._size
            (following,) = struct.unpack_from(">I", self._data, place)
            payload += self._data[place + 4 : place + self._usable]
        return rowid, _record(bytes(payload[:size]), size)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for number in range(9):
        byte = data[at + number]
        if number == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + number + 1
    raise ValueError("no number")


def _record(data: bytes, size: int) -> list[Any]:
    if len(data) < size:
        raise ValueError("cut")
    head, at = _varint(data, 0)
    kinds = []
    while at < head:
        kind, at = _varint(data, at)
        kinds.append(kind)
    values, at = [], head
    for kind in kinds:
        value, at = _value(data, at, kind)
        values.append(value)
    return values


def _value(data: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[kind], at
    if kind == 7:
        return struct.unpack_from(">d", data, at)[0], at + 8
    length = _SMALL[kind] if kind in _SMALL else (kind - 12) // 2
    if kind in (10, 11) or at + length > len(data):
        raise ValueError("no value")
    raw = data[at : at + length]
    if kind in _SMALL:
        return int.from_bytes(raw, "big", signed=True), at + length
    return raw if kind % 2 == 0 else raw.decode(errors="replace"), at + length
