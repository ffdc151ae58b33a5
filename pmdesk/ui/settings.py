"""What the user chose for this computer: theme, window places, folders. Not part of any library."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from pmdesk.private_files import private_folder


class Settings:
    """Choices kept in an INI file; a missing or unreadable one gives the defaults."""

    def __init__(self, path: Path) -> None:
        self._keep_private(path)
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @staticmethod
    def _keep_private(path: Path) -> None:
        """Qt makes the file as the umask says, but keeps the permissions of one that is there."""
        # Where it cannot be made, nothing is kept, and that is all there is to it.
        with suppress(OSError):
            private_folder(path.parent)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            path.chmod(0o600)

    def text(self, key: str, default: str = "") -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def set_text(self, key: str, value: str) -> None:
        self._store.setValue(key, value)

    def bytes(self, key: str) -> QByteArray:
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        self._store.setValue(key, value)

    def sync(self) -> None:
        """Puts what was set into the file now: a crash must not take it."""
        self._store.sync()

    def forget(self, *prefixes: str) -> None:
        """Takes away every choice whose key begins with one of the prefixes."""
        for key in self._store.allKeys():
            if key.startswith(prefixes):
                self._store.remove(key)
