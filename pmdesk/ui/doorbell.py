"""A second start on the same library rings at the window that has it, which comes to the front.

A local socket of this user; nothing of a network.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1000
"""Milliseconds to wait for an answer."""
ANSWER = b"here"


def _name(library: Path) -> str:
    return "pmdesk-" + sha256(str(library).encode(errors="surrogateescape")).hexdigest()[:16]


class Doorbell(QObject):
    """Hangs while a window has a library open for writing."""

    def __init__(self, library: Path, come: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._come = come
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._rung)
        if not self._server.listen(_name(library)):
            # A killed process left it: the lock of the library is ours, so it is nobody's.
            QLocalServer.removeServer(_name(library))
            self._server.listen(_name(library))

    def _rung(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(ANSWER)
            socket.disconnectFromServer()
            self._come()

    def take_down(self) -> None:
        self._server.close()


def ring(library: Path) -> bool:
    """Whether the window that has this library open has heard."""
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(PATIENCE):
        return False
    heard = socket.waitForReadyRead(PATIENCE)
    socket.disconnectFromServer()
    return heard
