"""The figures of a running clock in whole seconds: console and room show the same one at a time."""

import math
from datetime import timedelta

IN_MINUTES = 100 * 60
"""Seconds up to which a figure is in minutes and seconds; from then on hours are told apart."""


def whole_seconds(left: timedelta) -> int:
    """What is left, a second until it has passed; negative once it is over by as much."""
    seconds = left.total_seconds()
    return math.ceil(seconds) if seconds > 0 else -math.floor(-seconds)


def clock_figure(seconds: int) -> str:
    """10:40, 1:45:00."""
    minutes, rest = divmod(seconds, 60)
    if seconds < IN_MINUTES:
        return f"{minutes:02}:{rest:02}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
