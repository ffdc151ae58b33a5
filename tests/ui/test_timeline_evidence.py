"""What an entry rests on, its files, its questions, and why it was changed after the agreement."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from pmdesk.model.amendments import owed
from pmdesk.model.attachments import CAP
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import evidence as gestures
from pmdesk.model.gestures import header, reshaping, timeline
from pmdesk.model.review import Attachment
from pmdesk.model.words import Capture, Support
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.files import png_of
from pmdesk.ui.timeline.look import PictureDialog
from pmdesk.ui.timeline.reasons import ReasonsDialog
from pmdesk.ui.timeline.stage import TimelineStage

Show = Callable[[QWidget, int, int], QWidget]
Key = Qt.Key
NO_KEY = Qt.KeyboardModifier.NoModifier
NOON = datetime(2026, 10, 16, 12, tzinfo=UTC)


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, shown: Show) -> TimelineStage:
    made = TimelineStage(theme, session, lambda _: None)
    session.changed.connect(made.show_review)
    made.show_review(session.review)
    shown(made, 1096, 640)
    made.table.choose(session.review.entries[5].id)
    return made


def picture() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#204080"))
    image.setText("Author", "somebody with a name")
    return image


# What it rests on


def test_support_link_and_contributor_are_stored_and_come_back(stage: TimelineStage) -> None:
    evidence, entry = stage.panel.evidence, stage.table.current_id()
    evidence.support.choose(Support.SEVERAL)
    seat = stage.review.seats[0]
    evidence.contributor.choose(seat.id)
    evidence.link.setFocus()
    QTest.keyClicks(evidence.link, "https://grafana.example/d/1")
    QTest.keyClick(evidence.link, Key.Key_Return)
    stored = next(row for row in stage.review.entries if row.id == entry)
    assert (stored.support, stored.contributor) == (Support.SEVERAL, seat.id)
    assert stored.link == "https://grafana.example/d/1"
    assert evidence.open.isVisible()
    stage.table.choose(stage.review.entries[6].id)
    assert not evidence.open.isVisible()


@pytest.mark.parametrize("text", ["javascript:alert(1)", "file:///etc/passwd", "OPS-12", ""])
def test_only_a_web_address_can_be_opened(stage: TimelineStage, text: str) -> None:
    stage.panel.evidence.link.setText(text)
    assert not stage.panel.evidence.open.isVisible()


def test_contested_and_files_are_said_in_the_row(stage: TimelineStage) -> None:
    entry = stage.table.current_id()
    stage.session.attach("entries", entry, "graph.png", png_of(picture()))
    stage.session.do(timeline.set_support, id=entry, support=Support.CONTESTED)
    beside = stage.table.rows.words.beside(stage.review.entries[5])
    assert beside.files == 1


# Files


def test_a_pasted_picture_is_kept_without_what_it_says_of_its_maker(stage: TimelineStage) -> None:
    QGuiApplication.clipboard().setImage(picture())
    stage.table.setFocus()
    QTest.keyClick(stage.table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (file,) = stage.review.attachments
    assert (file.media_type, file.about) == ("image/png", stage.table.current_id())
    data = stage.session.blob(file.blob)
    assert data is not None
    assert b"somebody" not in data
    (row,) = stage.panel.files.rows.values()
    assert row.thumb.picture is not None
    stage.session.undo()
    assert stage.panel.files.rows == {}


def test_files_are_taken_as_they_are_and_shown_only_where_they_are_pictures(
    stage: TimelineStage, tmp_path: Path
) -> None:
    log, lie = tmp_path / "deploy.log", tmp_path / "not.png"
    log.write_text("10:02 rolling out\n")
    lie.write_bytes(b"<svg onload='x'/>")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (log, lie)])
    assert stage.panel.files.take_mime(mime)
    names = {file.name: file.media_type for file in stage.review.attachments}
    assert names == {"deploy.log": "text/plain", "not.png": "text/plain"}
    rows = stage.panel.files.rows.values()
    assert [row.show_button.isVisible() for row in rows] == [False, False]


def test_a_file_dropped_anywhere_on_the_panel_belongs_to_its_entry(
    stage: TimelineStage, tmp_path: Path
) -> None:
    log = tmp_path / "deploy.log"
    log.write_text("10:02 rolling out\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(log))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, NO_KEY
    at = stage.panel.rect().center()
    enter = QDragEnterEvent(at, copy, mime, left, plain)
    QApplication.sendEvent(stage.panel, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(stage.panel, QDropEvent(at.toPointF(), copy, mime, left, plain))
    (file,) = stage.review.attachments
    assert (file.name, file.about) == ("deploy.log", stage.table.current_id())
    assert len(stage.panel.files.rows) == 1


def test_what_cannot_be_taken_is_said_and_nothing_is_stored(
    stage: TimelineStage, tmp_path: Path
) -> None:
    said: list[WorldError] = []
    stage.session.refused.connect(said.append)
    large, empty = tmp_path / "large.bin", tmp_path / "empty.txt"
    with large.open("wb") as file:
        file.truncate(CAP + 1)
    empty.touch()
    stage.panel.files.take_files([large, empty, tmp_path / "gone.txt"])
    QGuiApplication.clipboard().setText("only words")
    assert not stage.panel.files.paste_clipboard()
    assert [str(fault).split(". ")[0] for fault in said] == [
        "large.bin is over 20 MB",
        "empty.txt is empty",
        "gone.txt cannot be read",
        "The clipboard holds no picture and no file",
    ]
    assert stage.review.attachments == ()


def test_a_broken_picture_is_a_file_like_any_other(stage: TimelineStage) -> None:
    data = png_of(picture())[:60]
    stage.session.attach("entries", stage.table.current_id(), "half.png", data)
    (row,) = stage.panel.files.rows.values()
    assert row.thumb.picture is None
    assert not row.show_button.isVisible()


def test_a_file_that_is_lost_is_said_to_be_and_can_be_taken_out(stage: TimelineStage) -> None:
    lost = Attachment(
        id="lost", name="graph.png", media_type="image/png", size=4711,
        about_noun="entries", about=stage.table.current_id() or "",
    )  # fmt: skip
    stage.session.do(gestures.attach, attachment=lost)
    (row,) = stage.panel.files.rows.values()
    assert row.size_said.text() == "Lost: only its name is left"
    assert not row.save.isVisible()
    assert not row.show_button.isVisible()
    row.away.click()
    assert stage.panel.files.rows == {}


def test_a_picture_is_looked_at_large(stage: TimelineStage, theme: Theme, shown: Show) -> None:
    dialog = PictureDialog(theme, "graph.png", png_of(picture()), stage)
    shown(dialog, 600, 400)
    middle = dialog.canvas.grab().toImage().pixelColor(dialog.canvas.rect().center())
    assert middle == QColor("#204080")


# Questions


def test_a_question_is_pinned_answered_and_stays_there(stage: TimelineStage) -> None:
    pinned, entry = stage.panel.pinned, stage.table.current_id()
    pinned.pin.click()
    QTest.keyClicks(QApplication.focusWidget(), "Who saw it first?")
    (row,) = pinned.rows.values()
    row.text.flush()
    question = stage.review.questions[-1]
    assert (question.text, question.entry) == ("Who saw it first?", entry)
    assert stage.table.rows.words.beside(stage.review.entries[5]).questions == 1
    row.beside.setFocus()
    QTest.keyClicks(row.beside, "Support did")
    QTest.keyClick(row.beside, Key.Key_Return)
    question = stage.review.questions[-1]
    assert (question.answer, question.outcome) == ("Support did", Capture.TAKEN)
    stage.table.choose(stage.review.entries[6].id)
    assert pinned.rows == {}


# Amendments


def test_a_change_after_the_agreement_asks_for_a_reason_beside_it(stage: TimelineStage) -> None:
    said: list[str] = []
    stage.said.connect(lambda text, *_: said.append(text))
    stage.session.do(header.agree_timeline, at=NOON)
    before = len(stage.review.amendments)
    text = stage.panel.text
    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, "Page goes off")
    text.flush()
    QTest.keyClicks(text, " late")
    text.flush()
    assert len(stage.review.amendments) == before + 1
    assert said == ["The room had agreed this. The earlier words are kept."]
    row = next(iter(stage.panel.amended.rows.values()))
    assert row.before.text().startswith("The text was: ")
    row.reason.setFocus()
    QTest.keyClicks(row.reason, "the log says so")
    QTest.keyClick(row.reason, Key.Key_Return)
    assert owed(stage.review) == ()


def test_one_reason_goes_to_all_that_have_none(
    stage: TimelineStage, theme: Theme, shown: Show
) -> None:
    stage.session.do(header.agree_timeline, at=NOON)
    ids = [entry.id for entry in stage.review.entries[4:7]]
    stage.session.do(reshaping.delete, ids=ids)
    waiting = len(owed(stage.review))
    assert waiting == 3
    dialog = ReasonsDialog(theme, stage.session, stage)
    shown(dialog, 560, 500)
    first = next(row for id, row in dialog.rows.items() if id == owed(stage.review)[0].id)
    QTest.keyClicks(first.reason, "it was another day")
    QTest.keyClicks(dialog.all, "they were of another incident")
    dialog.done_well()
    assert dialog.result() == QDialog.DialogCode.Accepted
    reasons = [row.reason for row in stage.review.amendments][-3:]
    assert sorted(reasons) == [
        "it was another day",
        "they were of another incident",
        "they were of another incident",
    ]


def test_files_that_become_large_together_are_pointed_out_once(
    stage: TimelineStage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmdesk.ui.session.TOGETHER", 2_000)
    said: list[str] = []
    stage.session.noted.connect(said.append)
    for number in range(4):
        path = tmp_path / f"{number}.log"
        path.write_text(f"{number} " * 450)
        stage.panel.files.take_files([path])
    assert len(stage.review.attachments) == 4
    assert said == [
        "All files of this library have 3 kB, and each backup copies them."
        " Better link to large ones."
    ]
