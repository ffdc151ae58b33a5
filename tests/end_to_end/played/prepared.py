"""A review made ready for its meeting: a real timeline, seats, key moments and impact."""

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from pmdesk.cli import main
from pmdesk.model.gestures import header, seats, timeline
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Milestone
from pmdesk.store.library import Library
from pmdesk.store.session import Session
from tests.end_to_end.played.story import (
    FACILITATOR,
    IMPACT,
    LEADER,
    SEATS,
    SERVICES,
    SEVERITY,
)

MILESTONES = {
    Milestone.IMPACT_STARTED: 0.20,
    Milestone.DETECTED: 0.30,
    Milestone.ENGAGED: 0.42,
    Milestone.UNDERSTOOD: 0.68,
    Milestone.MITIGATED: 0.82,
    Milestone.RESOLVED: 0.93,
}
"""Where in the timeline each stands, as a share of its entries."""
STARS = (0.05, 0.12, 0.36, 0.50, 0.58, 0.75)


def take_in(library: Path, file: Path, *options: str) -> None:
    """What `pmdesk import` does with a file."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        code = main(["import", "--library", str(library), *options, str(file)])
    assert code == 0, f"the import of {file.name} gave {code}: {said.getvalue()}"


def make_ready(path: Path, named: tuple[str, ...] = ()) -> Review:
    """Prepares the only review of a library; `named` are real names, of the first seats."""
    with Library.open(path) as library:
        (id,) = library.ids()
        session = library.session(id)
        _clean(session)
        _mark(session)
        _seat(session, named)
        session.do(header.set_fact, field="severity", value=SEVERITY)
        session.do(header.set_services, names=SERVICES)
        for field, value in IMPACT.items():
            session.do(header.set_impact, field=field, value=value)
        return session.review


def _clean(session: Session) -> None:
    """Where only the second line of a message says anything it becomes the text."""
    for entry in session.review.entries:
        told = next((line for line in entry.details.splitlines() if line.strip()), "")
        if entry.text.rstrip().endswith(":") and told:
            text = f"{entry.text.rstrip(' :')}: {told.strip()}"
            session.do(timeline.set_text, id=entry.id, text=text[:300])


def _mark(session: Session) -> None:
    """Six milestones and six stars: a dozen key moments."""
    entries = session.review.entries
    for milestone, share in MILESTONES.items():
        id = entries[int(share * len(entries))].id
        session.do(timeline.set_milestone, id=id, milestone=milestone)
    for share in STARS:
        session.do(timeline.set_star, id=entries[int(share * len(entries))].id, star=True)


def _seat(session: Session, named: tuple[str, ...]) -> None:
    """The nine who are invited, in the place of those whom the import named."""
    for seat in session.review.seats:
        session.do(seats.delete_seat, id=seat.id)
    made: list[str] = []
    for alias, role, invented, expected in SEATS:
        name = named[len(made)] if len(made) < len(named) else invented
        made.append(new_id())
        session.do(seats.add_seat, id=made[-1], name=name, alias=alias, role=role)
        if not expected:
            session.do(seats.set_fact, id=made[-1], field="present", value=False)
    session.do(seats.set_fact, id=made[LEADER], field="leader", value=True)
    session.do(header.seat_in, field="facilitator", seat=made[FACILITATOR])


def key_moments(review: Review) -> int:
    return sum(bool(entry.star or entry.milestone) for entry in review.entries)
