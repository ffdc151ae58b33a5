"""A hundred megabytes from the clipboard: the window goes on, and it is said what to do instead."""

from collections.abc import Callable
from time import monotonic

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from pmdesk.model.errors import WorldError
from pmdesk.model.text import TEXT_CAP
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage

HUGE = 100_000_000
SOON = 5
"""Seconds."""


@pytest.fixture
def stage(
    theme: Theme, session: ReviewSession, shown: Callable[[QWidget, int, int], QWidget]
) -> TimelineStage:
    made = TimelineStage(theme, session, lambda _: None)
    session.changed.connect(made.show_review)
    made.show_review(session.review)
    shown(made, 1096, 640)
    made.table.choose(session.review.entries[5].id)
    return made


@pytest.mark.parametrize(("field", "size"), [("text", HUGE), ("details", HUGE), ("text", 30_000)])
def test_too_much_is_refused_soon_and_nothing_changes(
    stage: TimelineStage, field: str, size: int
) -> None:
    said: list[WorldError] = []
    stage.session.refused.connect(said.append)
    before, box = stage.review, getattr(stage.panel, field)
    mime = QMimeData()
    mime.setText("log line " * (size // 9))
    begun = monotonic()
    box.insertFromMimeData(mime)
    box.flush()
    assert monotonic() - begun < SOON
    assert stage.review is before
    assert "characters" in said[0].said
    assert "attach it" in said[0].advice or "into the details" in said[0].advice


def test_as_much_as_a_field_holds_is_taken(stage: TimelineStage) -> None:
    mime = QMimeData()
    mime.setText("log line\n" * (TEXT_CAP // 90))
    stage.panel.details.selectAll()
    stage.panel.details.insertFromMimeData(mime)
    stage.panel.details.flush()
    entry = stage.table.current_id()
    (details,) = [row.details for row in stage.review.entries if row.id == entry]
    assert details.strip() == mime.text().strip()
