"""Libraries as somebody who means ill would send them, each with what is said about it."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pmdesk.model.content import hash_text, row_hash
from pmdesk.model.gestures import header
from pmdesk.store.library import Library
from tests.full_review import full_review

GRAPH = b"graph"
REVIEW = replace(
    full_review(),
    restricted=False,
    attachments=tuple(
        replace(row, blob=hashlib.sha256(GRAPH).hexdigest()) for row in full_review().attachments
    ),
)
Spoil = Callable[[Path], object]


def sound(path: Path) -> Path:
    """A library with one full review and a step of history, made elsewhere."""
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
        library.session(REVIEW.id).do(header.set_title, title="Ferry fares slow")
        library.set_policy("word", {"review": "Postmortem"})
        library.blobs.put(GRAPH)
    return path


def run(path: Path, *script: str) -> None:
    """Changes a library from outside, as another program would."""
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in script:
        raw.execute(statement)
    raw.close()


def loosened(path: Path, *script: str) -> None:
    """As `run`, in a table of which the rules were taken away, which the schema no longer shows."""
    raw = sqlite3.connect(path, isolation_level=None)
    kept = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'entries'").fetchone()[0]
    raw.execute("PRAGMA writable_schema = ON")
    loose = kept.replace("STRICT", "").replace("NOT NULL", "").replace("TEXT", "BLOB")
    raw.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'entries'", [loose])
    raw.close()
    run(path, *script)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'entries'", [kept])
    raw.close()


def patched(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def rehashed(path: Path, **values: object) -> None:
    """An entry with other values and with hashes that fit them: only the values give it away."""
    with Library.open(path) as library:
        review = library.review(REVIEW.id)
        entry = replace(review.entries[0], **values)  # type: ignore[arg-type]
        old, new = (row_hash("entries", review.id, e) for e in (review.entries[0], entry))
        content = hash_text((int(library.lineage(review.id)[3], 16) - old + new) % (1 << 256))
    raw = sqlite3.connect(path, isolation_level=None)
    for name, value in values.items():
        raw.execute(f"UPDATE entries SET {name} = ? WHERE id = ?", [value, entry.id])
    raw.execute("UPDATE entries SET hash = ? WHERE id = ?", [hash_text(new), entry.id])
    raw.execute("UPDATE reviews SET content = ?", [content])
    raw.close()


def moved_away(path: Path) -> None:
    beside = path.with_name(path.name + "-journal")
    beside.write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\0" * 600)
    path.unlink()


STRANGE: dict[str, tuple[Spoil, str]] = {
    "trigger": (
        lambda p: run(p, "CREATE TRIGGER t AFTER UPDATE ON guard BEGIN DELETE FROM reviews; END"),
        "did not make",
    ),
    "view": (
        lambda p: run(
            p, "ALTER TABLE notes RENAME TO hidden", "CREATE VIEW notes AS SELECT * FROM hidden"
        ),
        "did not make",
    ),
    "table": (lambda p: run(p, "CREATE TABLE more (x)"), "did not make"),
    "index": (lambda p: run(p, "CREATE INDEX more ON entries (text)"), "did not make"),
    "virtual": (lambda p: run(p, "CREATE VIRTUAL TABLE v USING fts5(x)"), "did not make"),
    "no index": (lambda p: run(p, "DROP INDEX entries_by_review"), "did not make"),
    "no table": (lambda p: run(p, "DROP TABLE notes"), "did not make"),
    "no guard": (lambda p: run(p, "DELETE FROM guard"), "lost its identity"),
    "path as id": (lambda p: run(p, "UPDATE guard SET library = '../../x'"), "lost its identity"),
    "version 0": (lambda p: run(p, "PRAGMA user_version = 0"), "which version"),
    "negative version": (lambda p: run(p, "PRAGMA user_version = -7"), "which version"),
    "changed text": (lambda p: run(p, "UPDATE entries SET text = 'other'"), "not as pmdesk wrote"),
    "wrong types": (
        lambda p: loosened(p, "UPDATE entries SET text = x'00ff', position = 'first'"),
        "damaged|not as pmdesk wrote",
    ),
    "huge text": (lambda p: rehashed(p, text="x" * 1_100_000), "over its cap"),
    "too large to read": (
        lambda p: run(p, f"UPDATE notes SET text = hex(zeroblob({17 << 20}))"),
        "too large|notes cannot be read",
    ),
    "controls": (lambda p: rehashed(p, text="bell \x07 and \x1b[2J"), "control characters"),
    "large attachment": (
        lambda p: run(p, f"INSERT INTO blobs VALUES ('0', zeroblob({21 << 20}))"),
        "too large",
    ),
    "bad UTF-8": (
        lambda p: run(p, "UPDATE entries SET text = CAST(x'ff41' AS TEXT)"),
        "damaged|not as pmdesk wrote",
    ),
    "deep history": (
        lambda p: run(p, f"UPDATE journal SET change = '{'[' * 100_000}'"),
        "not as pmdesk wrote",
    ),
    "deep setting": (
        lambda p: run(p, f"UPDATE policies SET value = '{'[' * 100_000}'"),
        "not as pmdesk wrote",
    ),
    "too many rows": (
        lambda p: run(
            p,
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20100) "
            f"INSERT INTO parked SELECT 'p' || i, '{REVIEW.id}', i, '', '', '', '' FROM n",
        ),
        "parked|not as pmdesk wrote",
    ),
    "WAL": (lambda p: run(p, "PRAGMA journal_mode = WAL"), "otherwise"),
    "a -wal beside": (lambda p: Path(f"{p}-wal").write_bytes(b"x" * 64), "-wal"),
    "UTF-16": (lambda p: patched(p, 56, (2).to_bytes(4, "big")), "another way"),
    "page size": (lambda p: patched(p, 16, b"\x30\x00"), "no size"),
    "huge page size": (lambda p: patched(p, 16, b"\x00\x01"), "damaged|not a pmdesk library"),
    "cut": (lambda p: os.truncate(p, p.stat().st_size // 2), "damaged"),
    "zeros": (lambda p: patched(p, 8192, b"\0" * 4096), "damaged"),
    "journal of others": (
        lambda p: Path(f"{p}-journal").write_bytes(b"x" * 600 + bytes.fromhex("d9d505f920a163d7")),
        "names other files",
    ),
}
"""What may be copied: by name how it is made, and what is said."""

REFUSED: dict[str, tuple[Spoil, str]] = {
    "empty": (lambda p: p.write_bytes(b""), "is empty"),
    "of another app": (
        lambda p: run(p, "PRAGMA application_id = 7"),
        "belongs to another program",
    ),
    "a text": (lambda p: p.write_text("no library " * 40), "not a pmdesk library"),
    "a folder": (lambda p: (p.unlink(), p.mkdir()), "is a folder"),
    "a pipe": (lambda p: (p.unlink(), os.mkfifo(p)), "not a plain file"),
    "two names": (lambda p: os.link(p, f"{p}.other"), "has 2 names"),
    "a circle": (lambda p: (p.unlink(), p.symlink_to(p)), "cannot be used|no library"),
    "newer": (lambda p: run(p, "PRAGMA user_version = 900"), "newer pmdesk"),
    "a journal alone": (moved_away, "write of one that broke off"),
}
"""What is not for copying either."""


def spoiled(name: str, folder: Path) -> Path:
    """A file of one of the kinds above; what it was made with is not known here."""
    path = sound(folder / "strange.pmdesk")
    (STRANGE | REFUSED)[name][0](path)
    return path


def bytes_of(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and not path.is_fifo() else b""


def copied(path: Path, to: Path) -> Path:
    shutil.copyfile(path, to)
    return to
