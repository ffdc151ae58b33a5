"""One open review: merging, undo and redo across restarts, and what survives a kill."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pmdesk.model.change import Change, edited
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import actions, factors, header, timeline
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Novelty
from pmdesk.store import journal
from pmdesk.store.library import Library
from pmdesk.store.session import Session
from tests.full_review import full_review

REVIEW = full_review()
ENTRY = REVIEW.entries[1].id


@pytest.fixture
def session(library: Library) -> Session:
    library.add(REVIEW, "New review")
    return library.session(REVIEW.id)


def type_text(session: Session, *texts: str, id: str = ENTRY) -> None:
    for text in texts:
        session.do(timeline.set_text, id=id, text=text)


def test_a_burst_of_typing_is_one_step(session: Session) -> None:
    type_text(session, "d", "da", "database", "database full")
    assert session.undo() == "Edit entry"
    assert session.review == REVIEW
    assert session.undo_label is None
    session.redo()
    assert session.review.entries[1].text == "database full"


def test_leaving_the_field_ends_the_step(session: Session) -> None:
    type_text(session, "one")
    session.seal()
    type_text(session, "two")
    session.undo()
    assert session.review.entries[1].text == "one"


def test_another_field_is_another_step(session: Session) -> None:
    type_text(session, "one")
    type_text(session, "other", id=REVIEW.entries[0].id)
    session.undo()
    assert session.review.entries[1].text == "one"
    assert session.review.entries[0] == REVIEW.entries[0]


def test_typing_back_to_the_start_leaves_no_step(session: Session) -> None:
    type_text(session, "x", REVIEW.entries[1].text)
    assert session.undo_label is None
    assert session.review == REVIEW


def test_a_gesture_that_changes_nothing_writes_nothing(library: Library, session: Session) -> None:
    before = library.revision
    type_text(session, REVIEW.entries[1].text)
    assert library.revision == before


def test_a_new_step_ends_what_could_be_redone(session: Session) -> None:
    type_text(session, "one")
    session.undo()
    session.do(factors.add_factor, id=new_id(), text="a limit")
    assert session.redo() is None
    assert session.redo_label is None


def test_a_step_that_failed_does_not_end_what_can_be_redone(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(session, "one")
    session.undo()

    def broken(*_: object) -> None:
        raise OSError("no luck")

    with monkeypatch.context() as patch:
        patch.setattr(session._writer, "_write_header", broken)
        with pytest.raises(OSError, match="no luck"):
            session.do(factors.add_factor, id=new_id(), text="lost")
    assert session.redo_label == "Edit entry"
    session.do(factors.add_factor, id=new_id(), text="a limit")
    assert session.redo_label is None


def test_listeners_hear_of_each_commit_once(session: Session) -> None:
    heard: list[Review] = []
    unsubscribe = session.subscribe(heard.append)
    type_text(session, "one")
    session.undo()
    assert [review.entries[1].text for review in heard] == ["one", REVIEW.entries[1].text]
    unsubscribe()
    type_text(session, "two")
    assert len(heard) == 2


def test_what_is_kept_is_not_undone(session: Session) -> None:
    meeting = session.review.meetings[0]
    session.keep(Change("", edited("meetings", meeting, minutes=90)))
    assert session.undo_label is None
    assert session.review.meetings[0].minutes == 90


def test_a_replay_over_a_changed_row_says_so(session: Session) -> None:
    type_text(session, "one")
    row = session.review.entries[1]
    session.keep(Change("", edited("entries", row, text="changed beside")))
    with pytest.raises(WorldError, match="has changed since"):
        session.undo()
    assert session.review.entries[1].text == "changed beside"


def test_random_gestures_equal_what_is_read_again_and_all_come_undone(tmp_path: Path) -> None:
    chance, path = random.Random(7), tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
        session = library.session(REVIEW.id)
        for number in range(120):
            one_of(chance, session, number)
            session.seal()
            if number % 20 == 0:
                assert library.review(REVIEW.id) == session.review
        last = session.review
    with Library.open(path) as library:
        session = library.session(REVIEW.id)
        assert session.review == last
        steps = 0
        while session.undo():
            steps += 1
        assert session.review == REVIEW
        while session.redo():
            steps -= 1
        assert (steps, session.review) == (0, last)
        assert library.verify() == ()


def one_of(chance: random.Random, session: Session, number: int) -> None:
    review = session.review
    kind = chance.randrange(6)
    if kind == 0:
        session.do(factors.add_factor, id=new_id(), text=f"factor {number}")
    elif kind == 1 and review.entries:
        id = chance.choice(review.entries).id
        session.do(timeline.set_text, id=id, text=f"text {number}")
    elif kind == 2 and len(review.factors) > 1:
        a, b = chance.sample(review.factors, 2)
        session.do(factors.move_factor, id=a.id, category="process", before=b.id)
    elif kind == 3 and review.factors:
        id = chance.choice(review.factors).id
        session.do(factors.set_novelty, id=id, novelty=chance.choice(list(Novelty)))
    elif kind == 4:
        session.do(actions.add_action, id=new_id(), text=f"action {number}")
    else:
        session.do(header.set_title, title=f"title {number}")


def test_the_history_is_bounded_and_can_be_forgotten(
    library: Library, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_STEPS", 10)
    monkeypatch.setattr(journal, "PRUNED_EVERY", 5)
    for number in range(30):
        session.do(factors.add_factor, id=new_id(), text=f"secret {number}")
    steps = 0
    while session.undo():
        steps += 1
    assert 10 <= steps <= 15
    library.forget_history()
    assert session.redo_label is None
    assert library._connection.rows("SELECT count(*) FROM journal") == [(0,)]


def test_replacing_a_review_is_one_step_and_keeps_private_notes(
    library: Library, session: Session
) -> None:
    newer = replace(REVIEW, title="Newer", entries=REVIEW.entries[:1], notes=(), dismissals=())
    library.replace(newer, "Import newer version")
    assert session.review == replace(newer, notes=REVIEW.notes, dismissals=REVIEW.dismissals)
    assert session.undo() == "Import newer version"
    assert session.review == REVIEW


KILLED = """
import os, sys
from pathlib import Path
from pmdesk.model.gestures import factors
from pmdesk.model.text import new_id
from pmdesk.store.library import Library
with Library.open(Path(sys.argv[1])) as library:
    session = library.session(sys.argv[2])
    for number in range(1000):
        session.do(factors.add_factor, id=new_id(), text=f"factor {number}")
        print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 5, 12, 33])
def test_what_was_acknowledged_survives_a_kill(acknowledged: int, tmp_path: Path) -> None:
    path = tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
    run = [sys.executable, "-c", KILLED, str(path), REVIEW.id]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(acknowledged):
            child.stdout.readline()
        child.kill()
    with Library.open(path) as library:
        there = len(library.review(REVIEW.id).factors) - 3
        assert there >= acknowledged
        assert library.verify() == ()
        session = library.session(REVIEW.id)
        for _ in range(there):
            assert session.undo() == "Add factor"
        assert session.review == REVIEW


@pytest.mark.parametrize(
    "change",
    [
        "",
        "{",
        "7",
        "[7]",
        "[[]]",
        '[["review", [], null, null]]',
        '[["nouns", "x", null, null]]',
        '[["review", "x", "y", null]]',
        '[["review", "x", {"no": 1}, null]]',
        "[" * 100_000,
    ],
)
def test_a_step_that_cannot_be_read_is_said_to_be_so(library: Library, change: str) -> None:
    library.add(REVIEW, "New review")
    session = library.session(REVIEW.id)
    type_text(session, "database full")
    with closing(sqlite3.connect(library.path)) as file, file:
        file.execute("UPDATE journal SET change = ? WHERE scope = ?", [change, REVIEW.id])
    with pytest.raises(WorldError, match="cannot be read"):
        session.undo()
    assert library.review(REVIEW.id) == session.review
