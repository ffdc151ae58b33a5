"""The preview of an import: nothing is stored before it was seen."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Entry
from pmdesk.model.words import Milestone
from pmdesk.store.library import Library
from pmdesk.ui.importing.preview import ImportPreview
from pmdesk.ui.importing.rows import Column
from pmdesk.ui.importing.take import Taken, as_review, read_day
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

TODAY = date(2026, 10, 8)
LINES = """13:40 Deploy of checkout-api with a larger pool
13:58 Alert: error rate over 5 %
14:05 Issue detected
15:05 Incident resolved
"""
REPORT = b"""# Checkout errors

## Summary

One checkout in four did not go through for an hour.

## Timeline

All times in UTC.

- 2026-10-06 13:58 Alert: error rate over 5 %
- 2026-10-06 15:05 Incident resolved

## Action items

- [ ] Add an alert on the pool (Maria)
"""
Shown = Callable[[QWidget, int, int], QWidget]


@pytest.fixture
def preview(theme: Theme, shown: Shown) -> ImportPreview:
    preview = ImportPreview(theme, today=TODAY, zone="Europe/Berlin")
    shown(preview, 1000, 600)
    return preview


def times(preview: ImportPreview) -> list[str]:
    model = preview.panel.proposals
    return [model.index(row, Column.TIME).data() for row in range(model.rowCount())]


def primary(preview: ImportPreview) -> str:
    assert preview.primary is not None
    return preview.primary.text() if preview.primary.isEnabled() else ""


def test_the_models_are_sound(preview: ImportPreview) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(m, mode) for m in (preview.panel.proposals, preview.panel.skipped)
    ]
    preview.load([("a.md", REPORT)])
    preview.panel.proposals.toggle(0)
    preview.paste("")
    assert len(testers) == 2


def test_lines_are_read_as_they_are_typed(preview: ImportPreview, qtbot: QtBot) -> None:
    preview.paste()
    assert preview.area.hasFocus()
    assert preview.panel.nothing.isVisible()
    assert primary(preview) == ""
    qtbot.keyClicks(preview.area, "14:05 Issue detected")
    qtbot.waitUntil(lambda: times(preview) == ["14:05"])
    qtbot.keyClicks(preview.target.title, "Checkout errors")
    assert primary(preview) == "Take in 1 entry"


def test_day_and_zone_are_read_again_at_once(preview: ImportPreview, qtbot: QtBot) -> None:
    preview.paste(LINES)
    assert times(preview) == ["13:40", "13:58", "14:05", "15:05"]
    assert "No day is named" in preview.warnings.text()
    with qtbot.waitSignal(preview.settings.changed):
        qtbot.keyClicks(preview.settings.day, "6 Oct")
    assert times(preview)[0] == "6 Oct 2026 13:40"
    assert not preview.warnings.isVisible()
    preview.settings.zone.setText("UTC")
    with qtbot.waitSignal(preview.settings.changed):
        pass
    preview.target.title.setText("x")
    rows, _, _ = preview.accepted_rows()
    entries = [row for _, row in rows if isinstance(row, Entry)]
    assert entries[0].at == datetime(2026, 10, 6, 13, 40, tzinfo=UTC)


def test_a_zone_of_the_texts_own_is_told(preview: ImportPreview) -> None:
    preview.paste("All times in PST\n\n" + LINES)
    assert "its own time zone: America/Los_Angeles" in preview.settings.said.text()
    preview.paste(LINES)
    assert preview.settings.said.text() == ""


@pytest.mark.parametrize(("field", "text"), [("day", "someday"), ("zone", "Atlantis")])
def test_what_cannot_be_read_is_said(
    preview: ImportPreview, qtbot: QtBot, field: str, text: str
) -> None:
    preview.paste(LINES)
    part = getattr(preview.settings, field)
    with qtbot.waitSignal(preview.settings.changed):
        part.setText(text)
    assert part.property("fault") is True
    assert preview.settings.said.text()
    assert len(times(preview)) == 4


def test_rows_are_unticked_by_key_and_by_click(preview: ImportPreview, qtbot: QtBot) -> None:
    preview.paste(LINES)
    preview.target.title.setText("Checkout errors")
    table = preview.panel.table
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert primary(preview) == "Take in 3 entries"
    row = table.visualRect(preview.panel.proposals.index(0, 0))
    at = QPoint(20, row.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert primary(preview) == "Take in 2 entries"
    said = preview.panel.proposals.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("not ticked, 13:40, Change, Deploy of")
    rows, _, title = preview.accepted_rows()
    assert [row.text for _, row in rows if isinstance(row, Entry)] == [
        "Issue detected",
        "Incident resolved",
    ]
    assert title == "Checkout errors"


def test_ticks_stay_while_the_text_is_read_again(preview: ImportPreview) -> None:
    preview.paste(LINES)
    preview.panel.proposals.toggle(2)
    preview.area.appendPlainText("15:20 Customers told")
    preview._typed()
    assert preview.panel.proposals.ticks.chosen == {0, 1, 3, 4}


def test_a_report_brings_its_title_and_what_else_was_found(
    preview: ImportPreview, qtbot: QtBot
) -> None:
    preview.load([("checkout.md", REPORT)])
    assert preview.sentence.text() == "Report  ·  checkout.md  ·  2 entries"
    assert preview.target.title.text() == "Checkout errors"
    assert preview.others.text() == "Take in what else was found: summary, 1 action"
    rows, facts, title = preview.accepted_rows()
    assert {noun for noun, _ in rows} == {"entries", "actions"}
    assert str(facts["summary"]).startswith("One checkout")
    assert title == "Checkout errors"
    preview.others.click()
    rows, facts, _ = preview.accepted_rows()
    assert {noun for noun, _ in rows} == {"entries"}
    assert "summary" not in facts


def test_lines_that_were_not_taken_are_listed_with_their_reason(preview: ImportPreview) -> None:
    preview.paste(f"nobody knows when\n\n{LINES}")
    assert preview.panel.fold.text() == "1 line was not taken"
    assert not preview.panel.left_out.isVisible()
    preview.panel.fold.click()
    assert preview.panel.left_out.isVisible()
    assert preview.panel.fold.width() >= preview.panel.fold.sizeHint().width()
    said = preview.panel.skipped.index(0, 0).data()
    assert said.startswith("Line 1: nobody knows when\n")
    assert len(said.splitlines()[1]) > 5


def test_several_files_come_one_after_the_other(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    stored: list[Taken] = []
    preview = ImportPreview(theme, today=TODAY, zone="UTC", take=stored.append)
    shown(preview, 1000, 600)
    preview.load([("a.md", REPORT), ("b.bin", b"\0\1\2" * 50), ("c.txt", LINES.encode())])
    assert preview.sentence.text().endswith("file 1 of 3")
    qtbot.keyClick(preview.panel.table, Qt.Key.Key_Return)
    assert preview.panel.nothing.isVisible()
    assert "not a text" in preview.panel.nothing.text()
    assert primary(preview) == ""
    qtbot.mouseClick(preview.next_file, Qt.MouseButton.LeftButton)
    assert not preview.next_file.isVisible()
    preview.target.title.setText("Third")
    with qtbot.waitSignal(preview.accepted):
        qtbot.keyClick(preview.panel.table, Qt.Key.Key_Return)
    assert [(t.name, t.new_title) for t in stored] == [
        ("a.md", "Checkout errors"),
        ("c.txt", "Third"),
    ]


def test_what_the_store_refuses_is_said_in_place(theme: Theme, shown: Shown) -> None:
    def refuse(_: Taken) -> None:
        raise WorldError("The disk is full.", "Make room.")

    preview = ImportPreview(theme, today=TODAY, zone="UTC", take=refuse)
    shown(preview, 1000, 600)
    preview.load([("a.md", REPORT)])
    preview.done_well()
    assert preview.isVisible()
    assert preview.warnings.text() == "The disk is full. Make room."


def test_a_new_review_is_added_whole(preview: ImportPreview, library: Library) -> None:
    preview.load([("a.md", REPORT)])
    preview.done_well()
    assert preview.taken is not None
    review = as_review(preview.taken, datetime(2026, 10, 8, tzinfo=UTC))
    library.add(review, "Import")
    stored = library.review(review.id)
    assert stored == review
    assert (stored.title, stored.zone, len(stored.entries)) == ("Checkout errors", "UTC", 2)
    library.undo()
    assert not library.has(review.id)


def test_into_the_open_review_as_one_step(
    theme: Theme, session: ReviewSession, shown: Shown, qtbot: QtBot
) -> None:
    before = session.review

    def take(new: Taken) -> None:
        session.do(timeline.take_in, rows=new.rows, facts=new.facts)

    preview = ImportPreview(theme, today=TODAY, zone=before.zone, review=before, take=take)
    shown(preview, 1000, 600)
    preview.load([("a.md", REPORT)])
    assert not preview.target.title.isVisible()
    with qtbot.waitSignal(session.changed):
        preview.done_well()
    after = session.review
    assert len(after.entries) == len(before.entries) + 2
    assert (after.title, after.summary) == (before.title, before.summary)
    resolved = [entry for entry in after.entries if entry.milestone is Milestone.RESOLVED]
    assert len(resolved) == 1
    session.undo()
    assert session.review == before


def test_the_target_can_be_a_new_review(
    theme: Theme, session: ReviewSession, shown: Shown, qtbot: QtBot
) -> None:
    preview = ImportPreview(theme, today=TODAY, review=session.review)
    shown(preview, 1000, 600)
    preview.paste(LINES)
    assert primary(preview) == "Take in 4 entries"
    qtbot.mouseClick(preview.target.choice.buttons()[1], Qt.MouseButton.LeftButton)
    assert preview.target.title.isVisible()
    assert primary(preview) == ""
    preview.target.title.setText("Another one")
    assert preview.accepted_rows()[2] == "Another one"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-06", date(2026, 10, 6)),
        ("6 Oct", date(2026, 10, 6)),
        ("24 Dec", date(2025, 12, 24)),
        ("24 Dec 2026", date(2026, 12, 24)),
        ("30 Feb 2026", None),
        ("6 Oct or so", None),
        ("", None),
    ],
)
def test_days_as_people_type_them(text: str, day: date | None) -> None:
    assert read_day(text, TODAY) == day
