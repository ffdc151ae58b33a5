"""How a library becomes one of today: steps that are only ever added, all in one transaction.

Only creating and migrating need sqlite-utils, so it is imported there and not on the way to the
first window.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from pmdesk.store.errors import plainly
from pmdesk.store.files import APPLICATION_ID
from pmdesk.store.schema.version_1 import VERSION_1
from pmdesk.store.schema.version_2 import VERSION_2
from pmdesk.store.schema.version_3 import VERSION_3
from pmdesk.store.schema.version_4 import VERSION_4
from pmdesk.store.schema.version_5 import VERSION_5
from pmdesk.store.seal import seal_all

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

Step = Callable[["Database"], None]


def first(db: "Database") -> None:
    """All tables of the first version, and who this library is."""
    _run(db, VERSION_1)
    db.execute("INSERT INTO guard VALUES (1, ?, 0, '')", [str(uuid4())])


def meetings(db: "Database") -> None:
    """What a running meeting keeps, the opening and closing of it, and who hears of a review."""
    _run(db, VERSION_2)


def evidence(db: "Database") -> None:
    """What an entry rests on and where it comes from, pinned questions, the course of a graph."""
    _run(db, VERSION_3)


def leading(db: "Database") -> None:
    """What leading a meeting keeps: roles to spare, ideas, who had the floor, how safe it is."""
    _run(db, VERSION_4)


def seals(db: "Database") -> None:
    """Hashes for history, settings, standing of reviews and guard; `migrate` fills them in."""
    _run(db, VERSION_5)


def _run(db: "Database", script: str) -> None:
    for statement in script.split(";"):
        if statement.strip():
            db.execute(statement)


STEPS: tuple[Step, ...] = (first, meetings, evidence, leading, seals)
"""Version n is the file after the first n steps. Never changed, only added to."""
SEALED_FROM = 5
"""The version from which on every row has a hash."""


def migrate(connection: "sqlite3.Connection", steps: Sequence[Step] = STEPS) -> None:
    """Carries out the steps that a file lacks, all of them or none."""
    from sqlite_utils import Database  # noqa: PLC0415 (late: see the head of this module)
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415

    migrations = Migrations("pmdesk")
    for number, step in enumerate(steps, 1):
        migrations(name=f"{number:03}-{step.__name__}")(step)
    db = Database(connection, execute_plugins=False)
    with plainly(), db.atomic():
        migrations.apply(db)
        if len(steps) >= SEALED_FROM:
            seal_all(connection)
        db.execute(f"PRAGMA user_version = {len(steps)}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
