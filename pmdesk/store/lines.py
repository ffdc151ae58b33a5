"""The lines of the library window: what a list shows of each review, without loading any whole."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from pmdesk.model.tellable import ReviewWords
from pmdesk.model.words import State
from pmdesk.store.connection import Connection
from pmdesk.store.lenient import fitting, lenient_rows, time_or_none, words


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review in a list. Times are UTC; `started` and `resolved` fall back to milestones.

    A restricted review has no `words`: it stands in lists with its state and its dates alone.
    """

    id: str
    words: ReviewWords | None
    state: State
    severity: str
    zone: str
    started: datetime | None
    resolved: datetime | None
    owner: str
    facilitator: str
    scheduled: datetime | None
    held: datetime | None
    open_actions: int
    proposed_actions: int
    overdue: int
    updated: datetime | None
    revision: int

    @property
    def restricted(self) -> bool:
        """Whether nothing of its words may be shown."""
        return self.words is None


_SQL = """
WITH
milestone AS (
    SELECT review,
        coalesce(min(CASE WHEN milestone = 'impact-started' THEN at END),
                 min(CASE WHEN milestone = 'detected' THEN at END)) AS started,
        min(CASE WHEN milestone = 'resolved' THEN at END) AS resolved
    FROM entries WHERE milestone <> '' AND day_known = 1 GROUP BY review),
todo AS (
    SELECT review,
        sum(decision = 'accepted' AND progress = 'open') AS open,
        sum(decision = 'proposed') AS proposed,
        sum(decision = 'accepted' AND progress = 'open' AND due < :today) AS overdue
    FROM actions GROUP BY review),
sitting AS (
    SELECT review, min(scheduled) AS scheduled, min(coalesce(started, ended)) AS held
    FROM meetings GROUP BY review),
word AS (
    SELECT review, json_group_array(name) AS names
    FROM (SELECT review, name FROM tags ORDER BY position, id) GROUP BY review)
SELECT r.id, r.title, r.incident, r.state, r.restricted, r.severity, r.services, word.names, r.zone,
    coalesce(r.started, milestone.started), coalesce(r.resolved, milestone.resolved),
    coalesce(nullif(owner.alias, ''), owner.role, ''),
    coalesce(nullif(facilitator.alias, ''), facilitator.role, ''),
    r.summary, sitting.scheduled, sitting.held,
    coalesce(todo.open, 0), coalesce(todo.proposed, 0), coalesce(todo.overdue, 0),
    r.updated, r.revision
FROM reviews r
LEFT JOIN milestone ON milestone.review = r.id
LEFT JOIN todo ON todo.review = r.id
LEFT JOIN sitting ON sitting.review = r.id
LEFT JOIN word ON word.review = r.id
LEFT JOIN seats owner ON owner.id = r.owner
LEFT JOIN seats facilitator ON facilitator.id = r.facilitator
ORDER BY coalesce(r.started, milestone.started, r.created, r.updated) DESC, r.title, r.id
"""


def lines(connection: Connection, today: date) -> list[ReviewLine]:
    """All reviews, the newest incident first."""
    rows = lenient_rows(connection, _SQL, {"today": today.isoformat()})
    return [_line(row) for row in rows]


def having(connection: Connection, keys: Collection[str]) -> list[str]:
    """The ids of the reviews with entries that were imported under these keys, most first."""
    sql = """
        SELECT review FROM entries
        WHERE import_key <> '' AND import_key IN (SELECT value FROM json_each(?))
        GROUP BY review ORDER BY count(*) DESC, review
    """
    return [str(row[0]) for row in connection.rows(sql, [json.dumps(sorted(keys))])]


def titled(connection: Connection, title: str) -> list[str]:
    """The ids of the reviews of this very title, restricted ones too: an import is known again."""
    sql = "SELECT id FROM reviews WHERE title = ? ORDER BY id"
    return [str(row[0]) for row in connection.rows(sql, [title])]


def _line(row: tuple[object, ...]) -> ReviewLine:
    texts = [value if isinstance(value, str) else "" for value in row]
    numbers = [value if isinstance(value, int) else 0 for value in row]
    return ReviewLine(
        id=texts[0],
        words=None if numbers[4] else _words(texts),
        state=fitting(State, texts[3], State.DRAFT),
        severity=texts[5],
        zone=texts[8],
        started=time_or_none(texts[9]),
        resolved=time_or_none(texts[10]),
        owner=texts[11],
        facilitator=texts[12],
        scheduled=time_or_none(texts[14]),
        held=time_or_none(texts[15]),
        open_actions=numbers[16],
        proposed_actions=numbers[17],
        overdue=numbers[18],
        updated=time_or_none(texts[19]),
        revision=numbers[20],
    )


def _words(texts: list[str]) -> ReviewWords:
    return ReviewWords(
        title=texts[1],
        incident=texts[2],
        services=fitting(words, texts[6], ()),
        tags=fitting(words, texts[7], ()),
        summary=texts[13],
    )
