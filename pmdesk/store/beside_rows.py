"""What a salvage takes along beside the reviews: attachments, the history, settings."""

import hashlib
import json

from pmdesk.model.attachments import CAP
from pmdesk.model.change import from_journal
from pmdesk.store.connection import Connection
from pmdesk.store.counted import counted
from pmdesk.store.rebuilding import Missing
from pmdesk.store.seal import seal_row
from pmdesk.store.wreck import Pause, Wreck

_HISTORY = ("id", "scope", "label", "merge", "at", "change", "undone")
_AT_ONCE = 200


def take_blobs(
    wreck: Wreck, connection: Connection, missing: Missing, pause: Pause
) -> dict[str, str]:
    """The bytes of attachments; by the hash they were kept under, the one they have now."""
    there = set(wreck.columns("blobs"))
    found: dict[str, str] = {}
    rows = wreck.rows("blobs", ("hash", "bytes"), pause) if {"hash", "bytes"} <= there else iter(())
    for row in rows:
        hash, data = row.get("hash"), row.get("bytes")
        if isinstance(hash, str) and isinstance(data, bytes) and len(data) <= CAP:
            _take_blob(connection, found, hash, data)
    odd = sum(hash != fresh for hash, fresh in found.items())
    if odd:
        missing.say(f"The files of {counted(odd, 'attachments')} are kept, not as written.")
    if not wreck.whole:
        for _, values in wreck.scanned():
            if len(values) == 2 and isinstance(values[0], str) and isinstance(values[1], bytes):
                hash, data = values
                if hash not in found and hashlib.sha256(data).hexdigest() == hash:
                    _take_blob(connection, found, hash, data)
    return found


def _take_blob(connection: Connection, found: dict[str, str], hash: str, data: bytes) -> None:
    fresh = hashlib.sha256(data).hexdigest()
    with connection.writing():
        connection.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?)", [fresh, data])
    found[hash] = fresh


def take_history(wreck: Wreck, connection: Connection, missing: Missing, pause: Pause) -> int:
    """The steps of the history that can be read; gives how many."""
    if not set(_HISTORY) <= set(wreck.columns("journal")):
        missing.say("The history of steps is lost: nothing from before can be undone.")
        return 0
    taken = lost = 0
    with connection.writing():
        for row in wreck.rows("journal", _HISTORY, pause):
            if _sound_step(row):
                _add_step(connection, [row[name] for name in _HISTORY])
                taken += 1
            else:
                lost += 1
    known = wreck.ask("SELECT count(*) FROM journal INDEXED BY journal_by_scope")
    lost = max(lost, int(known[0][0]) - taken if known else 0)
    if lost:
        missing.say(
            f"{lost} step{'s' if lost > 1 else ''} of the history cannot be undone any more."
        )
    return taken


def _sound_step(row: dict[str, object]) -> bool:
    try:
        id, scope, label, merge, at, change, undone = (row[name] for name in _HISTORY)
        texts = all(isinstance(text, str) for text in (scope, label, merge, at, change))
        if not texts or type(id) is not int or not 0 < id < 2**62 or undone not in (0, 1):
            return False
        from_journal(str(label), json.loads(str(change)), str(merge))
    except (ValueError, TypeError, KeyError, RecursionError, AttributeError):
        return False
    return True


def _add_step(connection: Connection, values: list[object]) -> None:
    sql = (
        "INSERT OR IGNORE INTO journal (id, scope, label, merge, at, change, undone) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)"
    )
    connection.execute(sql, values)
    seal_row(connection, "journal", int(str(values[0])))


def take_policies(wreck: Wreck, connection: Connection, missing: Missing) -> int:
    """The settings of the organisation that can be read; gives how many."""
    rows = wreck.ask("SELECT key, value FROM policies")
    if rows is None:
        missing.say("The settings of the library cannot be read.")
    taken = 0
    with connection.writing():
        for key, value in rows or ():
            if not _sound_setting(key, value):
                missing.say("A setting of the library cannot be read.")
                continue
            connection.execute(
                "INSERT OR IGNORE INTO policies (key, value) VALUES (?, ?)", [key, value]
            )
            seal_row(connection, "policies", key)
            taken += 1
    return taken


def _sound_setting(key: object, value: object) -> bool:
    try:
        return isinstance(key, str) and isinstance(value, str) and json.loads(value) is not None
    except (ValueError, RecursionError):
        return False
