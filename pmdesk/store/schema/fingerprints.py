"""What the schema of each version is known by, and whether a file has it and nothing beside."""

import hashlib
import json
import sqlite3
from collections.abc import Callable

FINGERPRINTS = (
    "fc3d99cb61627004495242f220dc479666dc98417a62d249bea006cc8a8fdadc",
    "c7c586eb40be54cbc4a68611105fa7b50b40d73a1cddf537d7460c284643be8f",
    "191910fe6e1393d24f6dccdbb8fc9fd94760a6d2a641bf6463f1585378fe9576",
    "a384f8072fb706c4d117d7a1ff341b933177f26d59cef0019271f3f64608c5fb",
    "b83204780824ff585bc49677c5190278d9575f277ea59653415ff563d214cde9",
)
"""One for each version from 1 on, so that an opening need not make a file to compare with."""

_SCHEMA = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"


def fingerprint(raw: sqlite3.Connection) -> str:
    """SHA-256 of everything that a file defines: tables, indexes, triggers, views."""
    rows = sorted(tuple(map(str, row)) for row in raw.execute(_SCHEMA))
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def expected(version: int, made: Callable[[int], sqlite3.Connection]) -> str:
    """The fingerprint of a version (from 1); `made` makes one in memory where none is written."""
    if version <= len(FINGERPRINTS):
        return FINGERPRINTS[version - 1]
    raw = made(version)
    try:
        return fingerprint(raw)
    finally:
        raw.close()
