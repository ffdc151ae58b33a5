"""A database copied page by page, in steps small enough to hold up nobody who writes to it."""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass

WIDER = 4
"""How many times larger the steps are each time that a commit made SQLite begin again."""
RESTARTS = 4
"""After so many beginnings the rest is copied in one step, during which a commit waits."""


class Stopped(Exception):
    """A copy was given up because somebody asked for that."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a copy goes: pages in a step, seconds between two steps, and who may end it."""

    pages: int = 256
    pause: float = 0.0
    stop: Callable[[], bool] = lambda: False


GENTLY = Pace(pause=0.004)
"""Beside a window in use: about 1 MB, then a breath."""
AT_ONCE = Pace()


class _BeginsAgain(Exception):
    """SQLite has thrown the copy away: the source was written by another connection."""


def copy_database(source: sqlite3.Connection, target: sqlite3.Connection, pace: Pace) -> None:
    """Copies a database; raises Stopped where `pace.stop` says so, and what SQLite raises."""
    pages = pace.pages
    for _ in range(RESTARTS):
        try:
            source.backup(target, pages=pages, progress=_watch(pace))
        except _BeginsAgain:
            pages *= WIDER
        else:
            return
    source.backup(target)


def _watch(pace: Pace) -> Callable[[int, int, int], None]:
    left: list[int] = []

    def look(status: int, remaining: int, total: int) -> None:
        if pace.stop():
            raise Stopped
        if left and remaining >= left[-1] and status == sqlite3.SQLITE_OK:
            raise _BeginsAgain
        left[:] = [remaining]
        if pace.pause and remaining:
            time.sleep(pace.pause)

    return look


def stops_with(connection: sqlite3.Connection, pace: Pace) -> None:
    """Lets what is read on a connection end when the pace says so: with an OperationalError."""
    connection.set_progress_handler(lambda: int(pace.stop()), 20_000)
