"""What each page of a SQLite file is for, so that damage can be spread over all kinds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

HEADER = 100
_LEAVES, _BRANCHES, _OF_INDEX = (10, 13), (2, 5), (2, 10)


def kinds(path: Path) -> dict[str, list[tuple[int, int]]]:
    """The spans of bytes (begin, end) of each kind: header, schema, free, overflow, the tables."""
    data = path.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    found: dict[str, list[tuple[int, int]]] = {"header": [(0, HEADER)]}
    seen = set()
    for name, root in _roots(path):
        for page in _tree(data, size, root):
            seen.add(page)
            begin = (page - 1) * size + (HEADER if page == 1 else 0)
            kind = "index" if data[begin] in _OF_INDEX else name
            found.setdefault(kind, []).append((begin, page * size))
    free = set(_free(data, size))
    for page in range(1, len(data) // size + 1):
        if page not in seen:
            kind = "free" if page in free else "overflow"
            found.setdefault(kind, []).append(((page - 1) * size, page * size))
    return found


def _roots(path: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0").fetchall()
    return [("schema", 1), *rows]


def _tree(data: bytes, size: int, page: int) -> Iterator[int]:
    yield page
    begin = (page - 1) * size
    head = begin + (HEADER if page == 1 else 0)
    if data[head] in _LEAVES:
        return
    if data[head] not in _BRANCHES:
        raise ValueError(f"page {page} is of no tree")
    count = _number(data, head + 3, 2)
    cells = [_number(data, head + 12 + 2 * cell, 2) for cell in range(count)]
    for child in [*(_number(data, begin + cell, 4) for cell in cells), _number(data, head + 8, 4)]:
        yield from _tree(data, size, child)


def _free(data: bytes, size: int) -> Iterator[int]:
    trunk = _number(data, 32, 4)
    while trunk:
        yield trunk
        begin = (trunk - 1) * size
        yield from (_number(data, begin + 8 + 4 * n, 4) for n in range(_number(data, begin + 4, 4)))
        trunk = _number(data, begin, 4)


def _number(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "big")
