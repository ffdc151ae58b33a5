"""What a running meeting decided and parked stands in its log, as long as it is not undone."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pmdesk.model.change import Change
from pmdesk.model.gestures import actions, captured, meeting
from pmdesk.model.meeting_log import decided
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Decision, Event
from pmdesk.store.library import Library
from pmdesk.store.session import Session

TEN = datetime(2026, 10, 8, 10, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    library = Library.open(tmp_path / "l.pmdesk", create=True)
    review = Review(id=new_id(), title="Slow")
    library.add(review, "New")
    session = library.session(review.id)
    session.now = lambda: TEN
    session.do(actions.add_action, id="a1", text="Page the desk")
    session.do(actions.add_action, id="a2", text="Cap the queue")
    return session


def begun(session: Session) -> str:
    id = new_id()
    session.do(meeting.add_meeting, id=id)
    session.do(meeting.begin, id=id, now=TEN, ids=(new_id(), new_id()))
    return id


def told(session: Session, what: Event) -> list[str]:
    return [line.detail for line in session.review.log if line.what == what]


def test_a_decision_in_a_meeting_stands_in_its_log_with_its_time(session: Session) -> None:
    id = begun(session)
    session.do(actions.decide, id="a1", decision=Decision.ACCEPTED)
    (line,) = [line for line in session.review.log if line.what == Event.DECIDED]
    assert (line.meeting, line.at, line.detail) == (id, TEN, "accepted a1")


def test_undo_takes_a_decision_and_its_line_together(session: Session) -> None:
    id = begun(session)
    session.do(actions.decide, id="a1", decision=Decision.ACCEPTED)
    assert session.undo() == "Decide action"
    assert told(session, Event.DECIDED) == []
    session.redo()
    assert list(decided(session.review, id)) == [("a1", Decision.ACCEPTED)]


def test_the_last_word_on_an_action_counts(session: Session) -> None:
    id = begun(session)
    for decision in (Decision.ACCEPTED, Decision.PARKED):
        session.do(actions.decide, id="a1", decision=decision, reason="Not now")
    session.do(actions.decide, id="a2", decision=Decision.ACCEPTED)
    session.do(actions.decide, id="a2", decision=Decision.PROPOSED)
    assert list(decided(session.review, id)) == [("a1", Decision.PARKED)]


@pytest.mark.parametrize(
    ("gesture", "values"),
    [
        (actions.set_text, {"id": "a1", "text": "Page the harbour desk"}),
        (actions.decide, {"id": "a1", "decision": Decision.PROPOSED}),
    ],
)
def test_an_edit_that_decides_nothing_says_nothing(
    session: Session, gesture: Callable[..., Change], values: dict[str, Any]
) -> None:
    begun(session)
    before = session.review.log
    session.do(gesture, **values)
    assert session.review.log is before


def test_alone_nothing_is_logged(session: Session) -> None:
    session.do(actions.decide, id="a1", decision=Decision.ACCEPTED)
    session.do(captured.add_parked, id="p", text="Pricing")
    assert session.review.log == ()


def test_a_topic_that_is_parked_in_a_meeting_stands_in_its_log(session: Session) -> None:
    begun(session)
    session.do(captured.add_parked, id="p", text="Pricing")
    assert told(session, Event.PARKED) == ["p"]
