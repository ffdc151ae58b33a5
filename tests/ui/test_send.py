"""What is sent before a meeting, and its minutes, from the window."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.gestures import header, meeting
from pmdesk.model.review import Review
from pmdesk.ui.prepare.send import SendRow
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

PATIENCE = 60_000
AT = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)
ON_PREPARE = {"export-preread-pdf", "export-preread-md", "export-calendar"}
OF_MINUTES = {"export-minutes-pdf", "export-minutes-md"}
Show = Callable[[QWidget, int, int], QWidget]


@pytest.fixture
def exporter(qapp: QApplication, tmp_path: Path) -> Iterator[Exporter]:
    exporter = Exporter(lambda review: b"", lambda suggested, filters: tmp_path / suggested)
    yield exporter
    exporter.close()


def prepare(
    theme: Theme, session: ReviewSession, exporter: Exporter, shown: Show
) -> tuple[PrepareStage, SendRow]:
    stage = PrepareStage(theme, session, exporter=exporter)
    session.changed.connect(stage.show_review)
    stage.show_review(session.review)
    shown(stage, 1096, 640)
    assert stage.send is not None
    return stage, stage.send


def test_both_wait_for_a_meeting_with_a_date(
    theme: Theme, empty_session: ReviewSession, exporter: Exporter, shown: Show
) -> None:
    stage, send = prepare(theme, empty_session, exporter, shown)
    assert not send.preread.isEnabled()
    assert not send.calendar.isEnabled()
    assert "need a meeting with a date" in send.calendar.toolTip()
    assert not stage.handlers()
    empty_session.do(meeting.add_meeting, id="11111111-0000-4000-8000-000000000009")
    empty_session.do(
        meeting.set_plan, id="11111111-0000-4000-8000-000000000009", field="scheduled", value=AT
    )
    assert send.preread.isEnabled()
    assert send.calendar.isEnabled()
    assert set(stage.handlers()) == ON_PREPARE


def test_the_calendar_entry_is_written_by_key_and_said_to_be(
    theme: Theme,
    session: ReviewSession,
    exporter: Exporter,
    shown: Show,
    qtbot: QtBot,
) -> None:
    _, send = prepare(theme, session, exporter, shown)
    send.calendar.setFocus()
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as done:
        QTest.keyClick(send.calendar, Qt.Key.Key_Return)
    path: Path = done.args[0]
    assert path.name == f"Meeting – {session.review.title}.ics"
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert send.bar.text() == f"Saved {path.name}"


def test_the_menu_of_the_pre_read_writes_it_as_text_and_as_pdf(
    theme: Theme,
    session: ReviewSession,
    exporter: Exporter,
    shown: Show,
    qtbot: QtBot,
) -> None:
    _, send = prepare(theme, session, exporter, shown)
    pdf, md = send.menu.actions()
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as done:
        md.trigger()
    assert done.args[0].name == f"Pre-read – {session.review.title}.md"
    assert "What you can bring" in done.args[0].read_text()
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as done:
        pdf.trigger()
    assert done.args[0].name.endswith(".pdf")
    assert done.args[0].read_bytes().startswith(b"%PDF")


def test_what_is_still_being_typed_is_in_it(
    theme: Theme,
    session: ReviewSession,
    exporter: Exporter,
    shown: Show,
    qtbot: QtBot,
) -> None:
    stage, send = prepare(theme, session, exporter, shown)
    title = stage.facts.title
    title.setFocus()
    title.selectAll()
    QTest.keyClicks(title, "Fares late")
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as done:
        send.menu.actions()[1].trigger()
    assert done.args[0].read_text().startswith("# Fares late\n")


def test_a_title_that_tells_why_is_questioned_before_it_goes_out(
    theme: Theme, session: ReviewSession, exporter: Exporter, shown: Show
) -> None:
    _, send = prepare(theme, session, exporter, shown)
    assert send.title.isHidden()
    session.do(header.set_title, title="Fares slow because of the cache")
    assert not send.title.isHidden()
    assert "“because” tells why" in send.title.words.text()
    assert send.preread.isEnabled()


def test_the_report_stage_writes_minutes_once_a_meeting_is_over(
    theme: Theme,
    session: ReviewSession,
    exporter: Exporter,
    shown: Show,
    qtbot: QtBot,
    sample: Review,
) -> None:
    view = ReportStage(theme, session, exporter)
    view.show_review(session.review)
    shown(view, 1096, 640)
    assert set(view.handlers()) >= OF_MINUTES
    markdown = view.menu.actions()[-1]
    assert markdown.text() == "Minutes as Markdown…"
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as done:
        markdown.trigger()
    assert done.args[0].name == f"Minutes – {sample.title}.md"
    assert "## What was decided" in done.args[0].read_text()


def test_without_a_meeting_that_is_over_the_menu_greys_them(
    theme: Theme, empty_session: ReviewSession, exporter: Exporter, shown: Show
) -> None:
    view = ReportStage(theme, empty_session, exporter)
    view.show_review(empty_session.review)
    shown(view, 1096, 640)
    assert not OF_MINUTES & set(view.handlers())
    assert [action.isEnabled() for action in view.menu.actions()[-2:]] == [False, False]


def test_a_restricted_review_names_no_file_after_its_title(
    exporter: Exporter, sample: Review, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as done:
        exporter.export(replace(sample, restricted=True), "ics")
    assert done.args[0].name == "Meeting.ics"
