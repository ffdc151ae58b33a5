"""The actions of all reviews as lines: what follows from what a library has decided."""

from dataclasses import dataclass
from datetime import date, datetime

from pmdesk.model.rows import Seat
from pmdesk.model.words import ActionKind, Decision, Progress
from pmdesk.store.connection import Connection
from pmdesk.store.lenient import fitting, lenient_rows, time_or_none, words


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action and the review that it comes from; `owner` is an alias or a role, never a name.

    Of a restricted review nobody learns the title, the services, the text or the ticket here:
    those are empty. `started` is UTC and falls back to milestones.
    """

    id: str
    review: str
    title: str
    restricted: bool
    services: tuple[str, ...]
    text: str
    kind: ActionKind
    owner: str
    due: date | None
    ticket: str
    decision: Decision
    progress: Progress
    started: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it was accepted and is still to be done."""
        return self.decision is Decision.ACCEPTED and self.progress is Progress.OPEN

    def days_over(self, today: date) -> int:
        """How many days it is overdue; 0 where it is not."""
        return max(0, (today - self.due).days) if self.is_open and self.due is not None else 0


_SQL = """
WITH milestone AS (
    SELECT review,
        coalesce(min(CASE WHEN milestone = 'impact-started' THEN at END),
                 min(CASE WHEN milestone = 'detected' THEN at END)) AS started
    FROM entries WHERE milestone <> '' AND day_known = 1 GROUP BY review)
SELECT a.id, r.id, r.restricted, r.title, r.services, a.text, a.ticket, a.kind,
    coalesce(nullif(owner.alias, ''), owner.role, ''), a.due, a.decision, a.progress,
    coalesce(r.started, milestone.started)
FROM actions a
JOIN reviews r ON r.id = a.review
LEFT JOIN milestone ON milestone.review = r.id
LEFT JOIN seats owner ON owner.id = a.owner
WHERE :all OR (a.decision = 'accepted' AND a.progress = 'open')
ORDER BY a.due IS NULL, a.due, coalesce(r.started, milestone.started, r.created, r.updated) DESC,
    r.id, a.position, a.id
"""


def action_lines(connection: Connection, *, every: bool = False) -> list[ActionLine]:
    """The open actions of all reviews, or every action; the soonest due first, then undated."""
    return [_line(row) for row in lenient_rows(connection, _SQL, {"all": every})]


def seats_by_review(connection: Connection) -> dict[str, tuple[Seat, ...]]:
    """The seats of people who are known by name, by the id of their review."""
    found: dict[str, tuple[Seat, ...]] = {}
    sql = "SELECT review, id, name, alias, role FROM seats WHERE name <> '' ORDER BY position, id"
    for review, id, name, alias, role in connection.rows(sql):
        seat = Seat(id=id, name=name, alias=alias, role=role)
        found[review] = (*found.get(review, ()), seat)
    return found


def last_closed(connection: Connection) -> date | None:
    """The day on which an action was done or dropped last."""
    sql = "SELECT max(finished) FROM actions WHERE progress <> 'open'"
    row = connection.row(sql)
    return fitting(date.fromisoformat, str(row[0]), None) if row is not None and row[0] else None


def _line(row: tuple[object, ...]) -> ActionLine:
    texts = [value if isinstance(value, str) else "" for value in row]
    restricted = bool(row[2])
    title, services, text, ticket = ("", "", "", "") if restricted else texts[3:7]
    return ActionLine(
        id=texts[0],
        review=texts[1],
        title=title,
        restricted=restricted,
        services=fitting(words, services, ()),
        text=text,
        kind=fitting(ActionKind, texts[7], ActionKind.PREVENT),
        owner=texts[8],
        due=fitting(date.fromisoformat, texts[9], None) if texts[9] else None,
        ticket=ticket,
        decision=fitting(Decision, texts[10], Decision.PROPOSED),
        progress=fitting(Progress, texts[11], Progress.OPEN),
        started=time_or_none(texts[12]),
    )
