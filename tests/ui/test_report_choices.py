"""The Report stage: which sections there are, who reads it first, and where somebody was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.method.reviewers import reviewer_questions, verdicts
from pmdesk.method.sections import report_sections
from pmdesk.model.bundle import Bundle, write
from pmdesk.model.gestures import header, reviewers
from pmdesk.model.review import find
from pmdesk.model.words import BuyIn, Stage
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.sections import counts
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.picker import Picker

Key, Mouse = Qt.Key, Qt.MouseButton


@pytest.fixture
def exporter(tmp_path: Path) -> Iterator[Exporter]:
    exporter = Exporter(lambda left: write(Bundle(left.review)), lambda name, _: tmp_path / name)
    yield exporter
    exporter.close()


@pytest.fixture
def view(
    theme: Theme, session: ReviewSession, exporter: Exporter, shown: Callable[..., QWidget]
) -> ReportStage:
    """The stage on the sample, as the console shows it."""
    view = ReportStage(theme, session, exporter)
    session.changed.connect(view.show_review)
    view.show_review(session.review)
    shown(view, 1096, 716)
    return view


# Sections


def test_every_section_has_a_tick_and_a_count(view: ReportStage) -> None:
    assert list(view.sections.boxes) == [section.key for section in report_sections()]
    assert set(counts(view.review)) == set(view.sections.boxes)
    assert all(box.isChecked() for box in view.sections.boxes.values())
    assert view.sections.boxes["timeline"].accessibleDescription() == "34"


def test_a_section_without_its_tick_leaves_the_preview(qtbot: QtBot, view: ReportStage) -> None:
    box = view.sections.boxes["glossary"]
    assert "Share of lookups" in view.preview.toPlainText()
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Space)
    assert view.review.hidden_sections == ("glossary",)
    qtbot.waitUntil(lambda: "Share of lookups" not in view.preview.toPlainText(), timeout=3000)
    view.session.undo()
    assert box.isChecked()


def test_what_is_hidden_is_in_no_file(view: ReportStage, exporter: Exporter, qtbot: QtBot) -> None:
    view.session.do(header.tick, field="hidden_sections", key="glossary", on=True)
    with qtbot.waitSignal(exporter.finished) as done:
        view.handlers()["export-md"]()
    assert "Share of lookups" not in done.args[0].read_text()


# Reviewers


def picked(view: ReportStage) -> Picker:
    view.ask_reviewer()
    return view.findChildren(Picker)[-1]


def test_a_seat_is_asked_and_taken_off_again(qtbot: QtBot, view: ReportStage) -> None:
    picker = picked(view)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Support lead")
    qtbot.keyClick(field, Key.Key_Return)
    added = view.review.sign_offs[-1]
    seat = find(view.review.seats, added.reviewer)
    assert seat.alias == "Support lead"
    assert view.reviewers.rows[added.id].name.text() == "Support lead"
    assert view.reviewers.rows[added.id].when.text() == "Asked"
    picker.toggled.emit(seat.id, False)
    assert added.id not in view.reviewers.rows
    view.session.undo()
    assert added.id in view.reviewers.rows


def test_somebody_else_is_typed_and_a_known_name_becomes_its_seat(view: ReportStage) -> None:
    known = next(seat for seat in view.review.seats if seat.name and seat.alias)
    view.reviewers.add("Editor of the week")
    view.reviewers.add(known.name.upper())
    other, seat = view.review.sign_offs[-2:]
    assert (other.reviewer, seat.reviewer) == ("Editor of the week", known.id)
    view.reviewers.add(known.alias)
    asked = {row.id for row in view.review.sign_offs}
    assert len(asked) == 3
    assert asked < set(view.reviewers.rows)


def test_a_verdict_is_given_with_its_day_and_taken_back(view: ReportStage) -> None:
    view.reviewers.add("Editor of the week")
    row = view.reviewers.rows[view.review.sign_offs[-1].id]
    row.verdict.choose(verdicts()[1])
    signed = view.review.sign_offs[-1]
    assert signed.verdict == verdicts()[1]
    assert signed.at is not None
    assert row.when.text() != "Asked"
    row.verdict.choose("")
    assert view.review.sign_offs[-1].at is None
    assert row.when.text() == "Asked"


def test_a_verdict_in_other_words_stays(view: ReportStage) -> None:
    id = view.review.sign_offs[0].id
    view.session.do(reviewers.sign, id=id, verdict="Fine by me", at=view.review.published)
    assert view.reviewers.rows[id].verdict.value() == "Fine by me"


def test_a_remark_is_stored(qtbot: QtBot, view: ReportStage) -> None:
    row = view.reviewers.rows[view.review.sign_offs[0].id]
    row.note.setFocus()
    row.note.selectAll()
    qtbot.keyClicks(row.note, "Say what a pod is")
    qtbot.keyClick(row.note, Key.Key_Tab)
    assert view.review.sign_offs[0].note == "Say what a pod is"


def test_the_questions_for_reviewers_can_be_seen_and_copied(
    qtbot: QtBot, view: ReportStage
) -> None:
    said: list[str] = []
    view.said.connect(lambda text, *_: said.append(text))
    assert not view.reviewers.copy.isVisible()
    qtbot.mouseClick(view.reviewers.look, Mouse.LeftButton)
    assert view.reviewers.copy.isVisible()
    qtbot.mouseClick(view.reviewers.copy, Mouse.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert all(question.text in text for question in reviewer_questions())
    assert view.review.title in text
    assert said == ["Copied. Paste it into a message."]


# What is missing, and the place


def test_a_missing_answer_leads_to_close_and_a_missing_reader_to_the_list(
    qtbot: QtBot, view: ReportStage
) -> None:
    view.session.do(header.set_closing, field="buy_in", value=BuyIn.NONE)
    with qtbot.waitSignal(view.finding_wanted) as wanted:
        qtbot.mouseClick(view.missing.rows[0], Mouse.LeftButton)
    assert wanted.args[0].stage is Stage.CLOSE
    view.finding_wanted.connect(lambda finding: view.show_spot(Spot.of(finding)))
    view.reviewers.rows[view.review.sign_offs[0].id].away.click()
    rows = {row.text(): row for row in view.missing.rows}
    qtbot.mouseClick(rows["No second person has read the report."], Mouse.LeftButton)
    assert view.reviewers.ask.hasFocus()


def test_a_place_scrolls_form_and_preview_back(
    theme: Theme,
    session: ReviewSession,
    exporter: Exporter,
    view: ReportStage,
    shown: Callable[..., QWidget],
    qtbot: QtBot,
) -> None:
    view.form.verticalScrollBar().setValue(300)
    view.preview.verticalScrollBar().setValue(200)
    again = ReportStage(theme, session, exporter)
    again.show_review(session.review)
    shown(again, 1096, 716)
    again.restore_place(view.place())
    qtbot.waitUntil(lambda: again.form.verticalScrollBar().value() == 300)
    assert again.preview.verticalScrollBar().value() == 200
    again.restore_place({"form": "far"})


def test_the_preview_is_headed_by_what_a_review_is_called(
    view: ReportStage, exporter: Exporter
) -> None:
    assert "Incident review." in view.preview.toPlainText()
    exporter.call_it("Learning review")
    assert "Learning review." in view.preview.toPlainText()
