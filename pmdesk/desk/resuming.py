"""From one sitting to the next: what was kept is stored, and what happened is said once."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pmdesk.desk.sitting import Ended, Sitting
from pmdesk.model.errors import WorldError
from pmdesk.store.library import Library
from pmdesk.store.recovered import Recovered, recover
from pmdesk.ui.start_words import ended_words, recovered_words


class Resume:
    """Made when a library is opened; `end` when it is closed as it should."""

    def __init__(self, library: Library, logs: Path) -> None:
        self._sitting: Sitting | None = None
        self._ended: Ended | None = None
        self._found: list[Recovered] = []
        self._stored = datetime.now(UTC)
        if library.read_only is not None:
            return
        self._stored = datetime.fromtimestamp(library.path.stat().st_mtime, UTC)
        self._sitting = Sitting(logs, library.path)
        self._ended = self._sitting.begin()
        try:
            self._found = recover(library)
        except WorldError:
            pass  # It stays where it is kept, and is taken in another time.

    @property
    def may_go_back(self) -> bool:
        """Whether the review of last time may be opened: not where that ended badly again."""
        return self._ended is None or not self._ended.again

    def words(self) -> str:
        """What happened last time; "" where there is nothing to say."""
        parts = []
        if self._ended is not None:
            parts.append(ended_words(self._stored.astimezone(), again=self._ended.again))
        if self._found:
            parts.append(recovered_words(self._found))
        return " ".join(parts)

    def say_on(self, say: Callable[[str], None]) -> None:
        """Says it once."""
        if words := self.words():
            self._ended, self._found = None, []
            say(words)

    def steady(self) -> None:
        """All has gone well for a while."""
        if self._sitting is not None:
            self._sitting.steady()

    def end(self) -> None:
        if self._sitting is not None:
            self._sitting.end()
