"""The agendas that the open library keeps, as the Prepare stage sees them."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from pmdesk.method.agendas import MOST, POLICY, Template, kept_with, kept_without, named, own
from pmdesk.model.errors import Refused
from pmdesk.model.words import Stage


class OwnAgendas(QObject):
    """Reads and keeps them by two functions: all policies of a library, and setting one of them.

    Signals:
        changed(): there is another one, or one less.
    """

    changed = Signal()

    def __init__(
        self, read: Callable[[], Mapping[str, Any]], keep: Callable[[str, Any], None]
    ) -> None:
        super().__init__()
        self._read, self._keep = read, keep

    @property
    def templates(self) -> tuple[Template, ...]:
        """All of them, by name."""
        return own(self._read())

    def find(self, name: str) -> Template | None:
        """The one of a name, however it is written."""
        wanted = named(name).casefold()
        return next((t for t in self.templates if t.name.casefold() == wanted), None)

    def save(self, name: str, minutes: Mapping[Stage, int]) -> None:
        """Keeps an agenda under a name; raises WorldError where that cannot be."""
        if not named(name):
            raise Refused("An agenda of your own needs a name.", "One or two words are enough.")
        if self.find(name) is None and len(self.templates) >= MOST:
            raise Refused(f"{MOST} agendas of your own are kept.", "Delete one of them first.")
        self._keep(POLICY, kept_with(self.templates, name, minutes))
        self.changed.emit()

    def delete(self, name: str) -> None:
        """Takes one out; raises WorldError where that cannot be."""
        self._keep(POLICY, kept_without(self.templates, name) or None)
        self.changed.emit()
