"""A clock of a test, which goes on when told."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 10, 6, 12, tzinfo=UTC)


class Clock:
    """Time and ticks from one count of seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def ticks(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)
