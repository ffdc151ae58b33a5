"""A clock that goes on when it is told to, and a computer that sleeps."""

from datetime import timedelta

from tests.ui.consoles import Time


class Clock(Time):
    """The time of the day, and seconds that nobody sets."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0

    def pass_by(self, **span: float) -> None:
        super().pass_by(**span)
        self.seconds += timedelta(**span).total_seconds()

    def leap(self, **span: float) -> None:
        """Only the time of the day goes on."""
        super().pass_by(**span)

    def ticks(self) -> float:
        return self.seconds
