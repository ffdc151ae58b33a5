"""Takes everything out of a wreck that belongs to reviews: from its tables, then from its pages."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pmdesk.model.codec import fields_of
from pmdesk.model.review import NOUNS
from pmdesk.model.text import new_id
from pmdesk.store.mending import as_written, exact, is_id
from pmdesk.store.rows import table_of
from pmdesk.store.stage import Stage
from pmdesk.store.wreck import Columns, Pause, Wreck

EXTRA = ("parent", "exchanged", "content")
"""What a library notes of a review beside its fields."""


Layout = dict[str, list[str]]
"""The columns of today's tables in their order."""


def gather(wreck: Wreck, layout: Layout, pause: Pause) -> Stage:
    """All rows that can be read."""
    stage = Stage()
    for noun in ("review", *NOUNS):
        for columns, whole in _table(wreck, noun, pause):
            _keep(stage, noun, columns, whole)
    if not (wreck.whole and wreck.known_schema):
        for noun, columns in _scanned(wreck, layout, pause):
            _keep(stage, noun, columns, True)
    return stage


def left_behind(wreck: Wreck, layout: Layout) -> list[str]:
    """What a file defines and we do not take, and which of our tables are none there."""
    rows = wreck.ask("SELECT type, name, sql FROM sqlite_schema")
    if rows is None or wreck.known_schema:
        return []
    lines = []
    for kind, name, _ in rows:
        if kind in ("trigger", "view") or (kind == "table" and name not in layout):
            lines.append(f"Left behind: a {kind} called “{str(name)[:60]}”.")
    for table in layout:
        if not table.startswith(("sqlite_", "_")) and not wreck.columns(table):
            lines.append(f"Nothing was taken from “{table}”: it is no table of ours there.")
    return lines


def expected(wreck: Wreck) -> dict[str, Counter[str]]:
    """How many rows of each noun a review should have, by review, where an index still knows."""
    found: dict[str, Counter[str]] = {}
    for noun in NOUNS:
        sql = f'SELECT review, count(*) FROM "{noun}" INDEXED BY "{noun}_by_review" GROUP BY review'
        for review, count in wreck.ask(sql) or ():
            found.setdefault(str(review), Counter())[noun] = int(count)
    return found


def _names(noun: str) -> list[str]:
    extra = EXTRA if noun == "review" else ("review",)
    return [*(field.name for field in fields_of(noun)), *extra, "hash"]


def _table(wreck: Wreck, noun: str, pause: Pause) -> Iterator[tuple[Columns, bool]]:
    there = wreck.columns(table_of(noun))
    names = [name for name in _names(noun) if name in there]
    if names:
        for columns in wreck.rows(table_of(noun), names, pause):
            yield columns, len(columns) == len(names)


def _keep(stage: Stage, noun: str, columns: Columns, whole: bool) -> None:
    id = columns.get("id")
    if not is_id(id):
        # A row without a name of its own is kept under a new one.
        id, whole = new_id(), False
        columns = {**columns, "id": id}
    owner = str(id if noun == "review" else columns.get("review"))
    hash = str(columns.get("hash", ""))
    stage.add(noun, str(id), owner if is_id(owner) else "", columns, hash, whole)


def _scanned(wreck: Wreck, layout: Layout, pause: Pause) -> Iterator[tuple[str, Columns]]:
    """Rows from the pages, each known for certain by the hash that it carries."""
    for number, (_, values) in enumerate(wreck.scanned()):
        if number % 200 == 0:
            pause()
        found = _recognised(values, layout)
        if found is not None:
            yield found


def _recognised(values: list[Any], layout: Layout) -> tuple[str, Columns] | None:
    for noun in ("review", *NOUNS):
        names = layout[table_of(noun)]
        place = names.index("hash")
        if not place < len(values) <= len(names):
            continue
        stored = values[place]
        if not isinstance(stored, str) or len(stored) != 64:
            continue
        # Columns that came later are not in the record of an older row: it has their default.
        columns = dict(zip(names, values, strict=False))
        fields = {**_later(noun, names[len(values) :]), **columns}
        row, review = exact(noun, fields), columns["id" if noun == "review" else "review"]
        if row is not None and is_id(review) and as_written(noun, review, row, stored):
            return noun, columns
    return None


def _later(noun: str, names: list[str]) -> Columns:
    by_name = {field.name: field for field in fields_of(noun)}
    columns: Columns = {}
    for name in names:
        if name in by_name:
            default = by_name[name].default
            columns[name] = "[]" if by_name[name].kind is tuple else by_name[name].plain(default)
    return columns
