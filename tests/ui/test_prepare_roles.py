"""Which roles of a meeting are covered, and a facilitator who has a part in the incident."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pmdesk.model.gestures import header, seats
from pmdesk.ui.prepare.roles_covered import RoleMark
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.leads import LeadRow
from tests.ui.preparing import Show, made


@pytest.fixture
def fresh(theme: Theme, empty_session: ReviewSession, shown: Show) -> PrepareStage:
    return made(theme, empty_session, shown)


def mark(stage: PrepareStage, key: str) -> RoleMark:
    return stage.seats.roles.rows[key].mark


def item(stage: PrepareStage) -> LeadRow:
    return next(r for r in stage.panel.list.items.rows if r.lead.text == "Roles covered")


def test_a_seat_covers_a_role_by_what_it_is_called(fresh: PrepareStage) -> None:
    assert mark(fresh, "scribe").accessibleName() == "Scribe: missing"
    fresh.session.do(seats.add_seat, id="s", alias="Support analyst", role="Scribe")
    assert mark(fresh, "scribe").accessibleName() == "Scribe: Support analyst"
    assert not fresh.seats.roles.rows["scribe"].add.isVisible()
    fresh.session.do(seats.set_fact, id="s", field="present", value=False)
    assert mark(fresh, "scribe").said() == "missing"


def test_a_role_that_is_not_needed_is_marked_by_one_press(fresh: PrepareStage) -> None:
    QTest.mouseClick(mark(fresh, "shadow"), Qt.MouseButton.LeftButton)
    mark(fresh, "deputy").setFocus()
    QTest.keyClick(mark(fresh, "deputy"), Qt.Key.Key_Space)
    assert fresh.review.roles_spared == ("shadow", "deputy")
    assert mark(fresh, "deputy").said() == "not needed here"
    QTest.keyClick(mark(fresh, "deputy"), Qt.Key.Key_Space)
    assert fresh.review.roles_spared == ("shadow",)
    fresh.session.undo()
    assert fresh.review.roles_spared == ("shadow", "deputy")


def test_a_missing_role_gets_a_seat(fresh: PrepareStage) -> None:
    fresh.seats.roles.rows["product"].add.click()
    assert fresh.review.seats[0].role == "Product manager"
    assert fresh.seats.rows[0].fields["alias"].hasFocus()
    fresh.seats.roles.rows["facilitator"].add.click()
    assert fresh.review.facilitator == fresh.review.seats[1].id
    assert mark(fresh, "facilitator").said() != "missing"


def test_the_ready_list_leads_to_the_first_missing_role(fresh: PrepareStage) -> None:
    assert not item(fresh).lead.done
    fresh.session.do(seats.add_seat, id="s", alias="Night lead", role="Incident commander")
    QTest.mouseClick(item(fresh), Qt.MouseButton.LeftButton)
    assert mark(fresh, "deputy").hasFocus()
    for key, row in fresh.seats.roles.rows.items():
        if row.mark.isEnabled():
            fresh.session.do(header.tick, field="roles_spared", key=key, on=True)
    assert item(fresh).lead.done


def test_a_facilitator_who_led_the_response_is_told_of_and_may_stay(fresh: PrepareStage) -> None:
    fresh.session.do(seats.add_seat, id="s", alias="Night lead", role="Incident commander")
    row = fresh.seats.holders["facilitator"]
    row.choice.choose("s")
    assert row.said.text() == "Led the response"
    fresh.session.do(header.seat_in, field="drafter", seat="s")
    fresh.session.do(header.seat_in, field="owner", seat="s")
    assert row.said.text() == "Led the response, owns the review, drafts the timeline"
    assert fresh.review.facilitator == "s"
