"""The bytes of attachments: each once, under its SHA-256, beside the rows."""

import hashlib

from pmdesk.store.connection import Connection


class Blobs:
    """What a library keeps of files; they are written at once, apart from any history."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, data: bytes) -> str:
        """Stores some bytes; gives their SHA-256."""
        with self._connection.writing():
            return self.insert(data)

    def insert(self, data: bytes) -> str:
        """As `put`, inside a write that goes on."""
        hash = hashlib.sha256(data).hexdigest()
        self._connection.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?)", [hash, data])
        return hash

    def get(self, hash: str) -> bytes | None:
        """The bytes with this SHA-256; None where they are not here."""
        row = self._connection.row("SELECT bytes FROM blobs WHERE hash = ?", [hash])
        return None if row is None else bytes(row[0])

    def has(self, hash: str) -> bool:
        """Whether they are here."""
        return self._connection.row("SELECT 1 FROM blobs WHERE hash = ?", [hash]) is not None

    def total(self) -> int:
        """Bytes of all of them together."""
        row = self._connection.row("SELECT coalesce(sum(length(bytes)), 0) FROM blobs")
        return 0 if row is None else int(str(row[0]))
