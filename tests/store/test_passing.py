"""Undo passes by what the meeting has set since, so that the steps before it stay within reach."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.model.change import Change, edited
from pmdesk.model.gestures import header, meeting, timeline
from pmdesk.model.meetings import current
from pmdesk.model.text import new_id
from pmdesk.model.words import State
from pmdesk.store.library import Library
from pmdesk.store.session import Session
from tests.full_review import full_review

NOW = datetime(2026, 10, 20, 8, tzinfo=UTC)
REVIEW = replace(full_review(), meetings=(), log=(), attendance=(), state=State.PUBLISHED)


@pytest.fixture
def session(library: Library) -> Session:
    library.add(REVIEW, "New review")
    return library.session(REVIEW.id)


def _edit_and_begin(session: Session) -> None:
    """An entry and the state, as steps of the history; then a meeting, which is none."""
    session.do(timeline.set_text, id=REVIEW.entries[0].id, text="Another text")
    session.do(header.set_state, state=State.DRAFT, now=NOW)
    session.do(meeting.add_meeting, id=new_id())
    held = current(session.review) or session.review.meetings[0]
    session.do(meeting.begin, id=held.id, now=NOW, ids=(new_id(), new_id()))


def test_a_meeting_that_runs_does_not_bar_the_way_back(session: Session) -> None:
    _edit_and_begin(session)
    assert session.undo() == "Change state"
    assert session.review.state is State.MEETING
    assert session.undo()
    assert session.review.entries == REVIEW.entries


def test_what_was_passed_by_is_over_for_the_way_on_too(session: Session) -> None:
    _edit_and_begin(session)
    session.undo()
    held = session.review.meetings[0]
    session.do(meeting.end, id=held.id, now=NOW + timedelta(hours=1), line=new_id())
    state = session.review.state
    assert session.redo_label is None
    assert session.redo() is None
    assert session.review.state is state
    assert session.undo() == "Edit entry"
    assert session.redo() == "Edit entry"


def test_back_and_on_again_leads_to_the_same_whatever_a_meeting_set_between(
    session: Session,
) -> None:
    draft, published, closed = State.DRAFT, State.PUBLISHED, State.CLOSED
    session.take(Change("Change state", edited("review", session.review, state=draft)))
    session.seal()
    session.keep(Change("End meeting", edited("review", session.review, state=published)))
    session.take(Change("Change state", edited("review", session.review, state=closed)))
    before = session.review
    assert session.undo() == session.undo() == "Change state"
    while session.redo():
        pass
    assert session.review == before
