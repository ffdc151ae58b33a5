"""What, when and how bad it was, as a user fills it in on the Prepare stage."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pmdesk.model.gestures import header, timeline
from pmdesk.model.times import day_text
from pmdesk.model.words import Milestone, Stage
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.preparing import Show, made, type_into, undo_all


@pytest.fixture
def prepare(theme: Theme, session: ReviewSession, shown: Show) -> PrepareStage:
    return made(theme, session, shown)


@pytest.fixture
def fresh(theme: Theme, empty_session: ReviewSession, shown: Show) -> PrepareStage:
    return made(theme, empty_session, shown)


def test_the_title_block_is_stored_field_by_field(prepare: PrepareStage) -> None:
    before = prepare.review
    type_into(prepare.facts.title, "Fares slow")
    type_into(prepare.facts.incident, "INC-9")
    type_into(prepare.facts.services, "a, b , a")
    type_into(prepare.times.started, "2026-10-14 09:00")
    # Set at once: the offscreen platform warns of the popup with completions.
    prepare.facts.severity.setText("P1")
    prepare.facts.severity.flush()
    review = prepare.review
    assert (review.title, review.incident, review.severity) == ("Fares slow", "INC-9", "P1")
    assert review.services == ("a", "b")
    assert review.started == datetime(2026, 10, 14, 7, 0, tzinfo=UTC)
    assert "09:00 CEST" in prepare.times.started.said.text()
    undo_all(prepare)
    assert prepare.review == before
    assert prepare.facts.title.text() == before.title


def test_an_empty_title_is_refused_and_the_old_one_stays(prepare: PrepareStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    before = prepare.review
    with qtbot.waitSignal(prepare.session.refused) as said:
        type_into(prepare.facts.title, " ")
    assert "needs a title" in said.args[0].said
    assert prepare.review == before


def test_a_title_that_tells_a_cause_is_asked_about_while_it_is_typed(fresh: PrepareStage) -> None:
    assert fresh.facts.asked.isHidden()
    fresh.facts.title.setFocus()
    QTest.keyClicks(fresh.facts.title, " because of the cache")
    assert fresh.facts.asked.isVisible()
    assert "“because”" in fresh.facts.asked.text()
    type_into(fresh.facts.title, "Login slow")
    assert fresh.facts.asked.isHidden()


def test_the_story_is_stored_and_its_sentences_counted(fresh: PrepareStage) -> None:
    fresh.story.text.setFocus()
    QTest.keyClicks(fresh.story.text, "It was slow. Nobody could log in. It is over. At last.")
    assert fresh.story.said.text().startswith("4 sentences")
    fresh.story.text.flush()
    assert fresh.review.summary.endswith("At last.")
    fresh.session.do(header.set_summary, text="It was slow. It is over.")
    assert fresh.story.said.text() == "2 sentences."
    undo_all(fresh)
    assert fresh.story.text.text() == ""


@pytest.mark.parametrize("typed", ["soon", "2026-13-40 25:00", "14:05"])
def test_what_is_no_day_and_time_is_said_and_not_stored(prepare: PrepareStage, typed: str) -> None:
    before = prepare.review
    type_into(prepare.times.started, typed)
    assert prepare.review == before
    assert "Not read yet" in prepare.times.started.said.text()
    prepare.facts.title.setFocus()
    prepare.session.do(header.set_fact, field="incident", value="INC-1")
    assert prepare.times.started.text() == typed
    assert "Not read yet" in prepare.times.started.said.text()


def test_a_time_is_shown_in_one_wording_once_it_is_left(prepare: PrepareStage) -> None:
    type_into(prepare.times.started, "14 Oct 2026 9:00")
    assert prepare.times.started.text() == "14 Oct 2026 9:00"
    prepare.facts.title.setFocus()
    assert prepare.times.started.text() == "2026-10-14 09:00"


def test_a_time_can_be_taken_away(prepare: PrepareStage) -> None:
    prepare.times.resolved.setFocus()
    prepare.times.resolved.clear()
    prepare.times.resolved.flush()
    assert prepare.review.resolved is None


def test_a_zone_that_is_none_is_said_and_not_stored(prepare: PrepareStage) -> None:
    before, times = prepare.review, prepare.times
    # Set at once: the offscreen platform warns of the popup with completions.
    for field, said in ((times.zone, times.zone_said), (times.second, times.second_said)):
        field.setText("Mars/Olympus")
        field.flush()
        assert prepare.review == before
        assert "not a time zone" in said.text()
    times.zone.setText("Asia/Tokyo")
    times.zone.flush()
    assert prepare.review.zone == "Asia/Tokyo"
    assert prepare.review.started == before.started


def test_a_second_zone_is_told_beside_the_first_and_taken_away(prepare: PrepareStage) -> None:
    times = prepare.times
    times.second.setText("America/New_York")
    times.second.flush()
    assert prepare.review.second_zone == "America/New_York"
    assert times.second_said.text() == "09:12 CEST is 03:12 EDT"
    assert "Detected 09:22, 03:22 EDT" in times.milestones.accessibleDescription()
    times.second.setText("")
    times.second.flush()
    assert prepare.review.second_zone == ""
    assert "EDT" not in times.milestones.accessibleDescription()


def test_milestones_are_told_as_the_timeline_has_them(prepare: PrepareStage) -> None:
    said = prepare.times.milestones.accessibleDescription()
    assert "Detected 09:22" in said
    assert "Resolved 11:48" in said
    assert not prepare.times.mark.isVisible()


def test_milestones_that_are_not_marked_lead_to_the_timeline(fresh: PrepareStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    assert "not marked" in fresh.times.milestones.accessibleDescription()
    with qtbot.waitSignal(fresh.go_to) as went:
        fresh.times.mark.click()
    assert went.args == [Stage.TIMELINE]


def test_milestones_of_several_days_are_told_with_their_day(prepare: PrepareStage) -> None:
    resolved = next(e for e in prepare.review.entries if e.milestone is Milestone.RESOLVED)
    assert "Wed" not in prepare.times.milestones.accessibleDescription()
    prepare.session.do(
        timeline.set_time,
        id=resolved.id,
        at=resolved.at + timedelta(days=1),
        precision=resolved.precision,
        zone=resolved.zone,
        written="",
    )
    later = day_text((resolved.at + timedelta(days=1)).date(), year=False)
    said = prepare.times.milestones.accessibleDescription()
    assert f"Resolved {later}, " in said
    assert f"Detected {day_text(resolved.at.date(), year=False)}, " in said


def test_a_typed_time_that_the_timeline_does_not_tell_is_shown_beside(
    prepare: PrepareStage,
) -> None:
    assert prepare.times.differs["started"].isHidden()
    type_into(prepare.times.started, "2026-10-14 09:05")
    assert prepare.times.differs["started"].text() == "09:12 CEST by the timeline"
    assert prepare.times.differs["started"].isVisible()
    assert prepare.times.differs["resolved"].isHidden()


def test_a_sentence_is_made_of_the_facts_and_taken_into_the_report(fresh: PrepareStage) -> None:
    impact = fresh.impact
    assert impact.ready.isHidden()
    for name, text in (
        ("impact_users", "2870"),
        ("impact_failed", "4312"),
        ("impact_duration", "60 min"),
        ("impact_extent", "One in four"),
        ("impact_objectives", "Checkout 99.9 %"),
    ):
        type_into(impact.facts[name], text)
    said = impact.ready.words.text()
    assert said.startswith("2\u2009870 customers were affected for 60 min (one in four); 4")
    assert said.endswith("Objective missed: Checkout 99.9 %.")
    steps = fresh.review
    impact.ready.way.click()
    assert fresh.review.impact_sentence == impact.ready.words.text() == impact.sentence.text()
    assert impact.ready.way.isHidden()
    fresh.session.undo()
    assert fresh.review == steps
    assert impact.ready.way.isVisible()


def test_the_parts_for_customers_and_operations_are_kept(fresh: PrepareStage) -> None:
    for field, text in (
        (fresh.impact.customers, "Nobody could pay"),
        (fresh.impact.operations, "Two called"),
    ):
        field.setFocus()
        QTest.keyClicks(field, text)
        field.flush()
    assert fresh.review.impact_customers == "Nobody could pay"
    assert fresh.review.impact_operations == "Two called"


def test_a_computed_duration_stands_beside_one_that_differs(prepare: PrepareStage) -> None:
    assert prepare.impact.beside.isHidden()
    type_into(prepare.impact.facts["impact_duration"], "2 hours")
    assert prepare.impact.beside.text() == "67 min by the timeline"
    assert prepare.impact.beside.isVisible()
    type_into(prepare.impact.facts["impact_duration"], "1 h 7 min")
    assert prepare.impact.beside.isHidden()


def test_nothing_is_stored_by_looking(prepare: PrepareStage) -> None:
    for part in prepare.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            part.setFocus()
    prepare.setFocus()
    assert prepare.session.undo_label is None
