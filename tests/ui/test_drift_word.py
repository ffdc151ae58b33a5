"""The word that a room agrees on: asked for where a rule speaks of one, read within that rule."""

from datetime import UTC, datetime

import pytest

from pmdesk.method.room import room_words
from pmdesk.model.audience import Opening
from pmdesk.model.words import Stage
from pmdesk.ui.opening.stage import OpenStage
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.preparing import Show, type_into

NOW = datetime(2026, 10, 16, 8, 30, tzinfo=UTC)
RULE = room_words().word_rules[0]


@pytest.fixture
def stage(theme: Theme, empty_session: ReviewSession, shown: Show) -> OpenStage:
    stage = OpenStage(theme, empty_session)
    stage.use_room(Room(empty_session, lambda text, bold: 10.0, lambda: NOW))
    empty_session.changed.connect(stage.show_review)
    stage.show_review(empty_session.review)
    stage.show_room()
    shown(stage, 1048, 664)
    return stage


def test_the_word_is_asked_for_where_its_rule_is_chosen(stage: OpenStage) -> None:
    assert not stage.rules.word.isVisible()
    row = stage.rules.rest.row(RULE)
    assert row is not None
    row.click()
    assert stage.rules.word.isVisible()
    type_into(stage.rules.word, "  Harbour ")
    assert stage.review.drift_word == "Harbour"
    room = stage.room
    assert room is not None
    assert room.begin()
    room.go_to_stage(Stage.OPEN)
    body = room.audience().body
    assert isinstance(body, Opening)
    assert body.rules[-1].startswith(RULE)
    assert body.rules[-1].endswith("“Harbour”.")
    chosen = stage.rules.list.row(RULE)
    assert chosen is not None
    chosen.click()
    assert not stage.rules.word.isVisible()
    stage.session.undo()
    assert stage.rules.word.text() == "Harbour"
