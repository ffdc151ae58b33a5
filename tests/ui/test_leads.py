"""Where a finding leads: to what can be changed there, in sight, with the focus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.method.finding import Finding
from pmdesk.method.lacking import lacking
from pmdesk.model.gestures import captured, factors, header, seats, timeline
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage
from pmdesk.shots.spoilt import spoilt
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.fields import TextField
from tests.ui.consoles import Show, Time, console_on, shown_console


@pytest.fixture
def page(
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Show
) -> Iterator[ConsolePage]:
    """The sample's console on the timeline."""
    yield from shown_console(theme, session, tmp_path, shown, Stage.TIMELINE)


def focused() -> QWidget:
    """What has the focus; all of what is seen of it, or as much as there is room for."""
    for _ in range(3):
        QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    seen = focus.visibleRegion().boundingRect()
    assert seen.width() == focus.width()
    assert seen.height() >= min(focus.height(), 60)
    return focus


def text_in_focus() -> str:
    """What stands in the text field that has the focus."""
    field = focused()
    assert isinstance(field, TextField)
    return field.text()


def found(page: ConsolePage, noun: str, field: str) -> Finding:
    page.session.mirror.look()
    marked = page.session.mirror.findings
    return next(f for f in marked if (f.noun, f.field) == (noun, field))


def test_an_answer_about_the_class_of_the_problem_is_brought_from_behind_the_cards(
    page: ConsolePage,
) -> None:
    page.session.do(header.set_class, field="class_trend", value="The vendor failed to say so")
    page.guide.open_at("findings")
    page.going.to_finding(found(page, "review", "class_trend"))
    assert page.view.stage is Stage.FACTORS
    field = focused()
    assert isinstance(field, TextField)
    assert field.text() == "The vendor failed to say so"
    assert field.textCursor().position() == len("The vendor failed to")
    QTest.keyClick(field, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert page.speaker.popover is not None


def test_also_in_a_meeting_where_it_waits_behind_more(page: ConsolePage) -> None:
    page.session.do(header.set_class, field="class_growth", value="The vendor failed to say so")
    page.act("start-meeting")
    page.going.to_spot(Stage.FACTORS, Spot("review", field="class_growth"))
    assert text_in_focus() == "The vendor failed to say so"


def test_a_card_is_brought_from_behind_the_class_of_the_problem(page: ConsolePage) -> None:
    page.going.to_spot(Stage.FACTORS, Spot("review", field="class_kind"))
    focused()
    id = page.session.review.factors[-1].id
    page.going.to_spot(Stage.FACTORS, Spot("factors", id, "text"))
    assert focused() is page.view.board.cards[id]  # type: ignore[attr-defined]


def test_details_of_a_card_open_beside_it(page: ConsolePage) -> None:
    id = page.session.review.factors[-1].id
    page.session.do(factors.set_fact, id=id, field="details", value="On-call failed to look")
    page.going.to_finding(found(page, "factors", "details"))
    assert text_in_focus() == "On-call failed to look"


def test_an_account_and_a_detail_of_an_entry_open_in_the_panel_also_a_folded_one(
    page: ConsolePage,
) -> None:
    review = page.session.review
    entry, seat, id = review.entries[-1], review.seats[0], new_id()
    said = {"text": "The vendor failed to say so", "seat": seat.id}
    page.session.do(timeline.add_account, id=id, entry=entry.id, **said)
    page.view.fold()
    page.going.to_finding(found(page, "accounts", "text"))
    assert text_in_focus() == "The vendor failed to say so"
    assert page.view.current_entry() == entry.id


def test_a_question_is_reworded_where_the_meeting_closes(page: ConsolePage) -> None:
    page.session.do(captured.add_question, id=new_id(), text="Did the alert fire?")
    finding = next(f for f in lacking(page.session.review) if f.rule == "question-closed")
    page.going.to_finding(finding)
    assert page.view.stage is Stage.CLOSE
    assert text_in_focus() == "Did the alert fire?"


def test_what_only_the_header_lacks_leads_to_the_field_that_asks_for_it(
    page: ConsolePage,
) -> None:
    for field, stage, name in (
        ("owner", Stage.PREPARE, "Owner"),
        ("started", Stage.PREPARE, "Started"),
        ("advocate", Stage.OPEN, "Devil's advocate"),
        ("channel", Stage.CLOSE, "The report goes to"),
        ("impact_users", Stage.REPORT, "Customers"),
    ):
        finding = Finding(rule="", kind="structure", message="", suggestion="", field=field)
        page.going.to_finding(finding)
        assert page.view.stage is stage
        around: QWidget | None = focused()
        names = []
        while around is not None:
            names.append(around.accessibleName())
            around = around.parentWidget()
        assert name in names


def test_a_seat_leads_to_its_row_in_prepare(page: ConsolePage) -> None:
    seat = page.session.review.seats[-1]
    page.session.do(seats.set_fact, id=seat.id, field="alias", value="Second on-call")
    page.going.to_spot(Stage.PREPARE, Spot("seats", seat.id, "alias"))
    field = focused()
    assert field.text() == "Second on-call"  # type: ignore[attr-defined]


def every_finding(review: Review, library: Library) -> tuple[ReviewSession, list[Finding]]:
    library.add(review, "New review")
    session = ReviewSession(library.session(review.id))
    session.mirror.look()
    return session, [*session.mirror.findings, *lacking(session.review)]


@pytest.mark.parametrize("number", range(5))
def test_whatever_is_found_leads_to_something_in_sight_on_its_stage(
    theme: Theme, library: Library, sample: Review, tmp_path: Path, shown: Show, number: int
) -> None:
    session, findings = every_finding(tuple(spoilt(sample))[number], library)
    page = console_on(theme, session, tmp_path, Time(), Stage.OPEN)
    shown(page, 1280, 800)
    page.activateWindow()
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        page.guide.open_at("findings")
        if (finding.rule, finding.field) in seen:
            continue
        seen.add((finding.rule, finding.field))
        page.going.to_finding(finding)
        assert page.view.stage is finding.stage
        assert page.view.isAncestorOf(focused()), finding
    assert seen
    page.close_for_good()
