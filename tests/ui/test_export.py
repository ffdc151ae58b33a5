"""Export from the window: files that are whole, a window that stays alive, and plain words."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QEvent, QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.bundle import Bundle, read, write
from pmdesk.model.review import Attachment, Review
from pmdesk.sealed import SUFFIX
from pmdesk.ui.actions import ACTIONS
from pmdesk.ui.report_stage.export_bar import ExportBar
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.formats import FORMATS, SaveDialog
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

PATIENCE = 60_000
"""Milliseconds that a PDF may take on a machine that is busy with other tests."""

Show = Callable[[QWidget, int, int], QWidget]


class Dialog:
    """Stands for the dialog for saving: answers with a folder and the suggested name."""

    def __init__(self, folder: Path | None) -> None:
        self.folder, self.asked = folder, [("", "")]

    def __call__(self, suggested: str, filters: str) -> Path | None:
        self.asked.append((suggested, filters))
        return self.folder / suggested if self.folder else None


BLOBS: dict[str, bytes] = {}
"""What the library of these tests holds."""


@pytest.fixture(scope="module")
def asking() -> Dialog:
    return Dialog(None)


@pytest.fixture(scope="module")
def warm(qapp: QApplication, asking: Dialog) -> Iterator[Exporter]:
    """One exporter for all tests, as the app has one for all reviews."""
    exporter = Exporter(
        lambda left: write(Bundle(left.review)),
        asking,
        blob=BLOBS.get,
        passphrase=lambda: "four words that fit",
    )
    exporter.warm_up()
    yield exporter
    exporter.close()


@pytest.fixture
def dialog(asking: Dialog, tmp_path: Path) -> Dialog:
    asking.folder = tmp_path
    return asking


@pytest.fixture
def exporter(warm: Exporter, dialog: Dialog) -> Iterator[Exporter]:
    yield warm
    warm.cancel()


@pytest.fixture
def bar(theme: Theme, exporter: Exporter, shown: Show) -> Iterator[ExportBar]:
    holder = QWidget()
    bar = ExportBar(theme, exporter)
    column = QVBoxLayout(holder)
    column.addWidget(bar)
    shown(holder, 500, 90)
    yield bar
    holder.close()


def test_every_export_of_the_menus_is_handled(exporter: Exporter, sample: Review) -> None:
    wanted = {spec.key for spec in ACTIONS if spec.key.startswith("export-")} | {"copy-report"}
    assert set(exporter.handlers(lambda: sample)) == wanted


@pytest.mark.parametrize("key", ["md", "html", "csv", "json"])
def test_a_file_is_written_under_the_suggested_name(
    key: str, qtbot: QtBot, exporter: Exporter, bar: ExportBar, dialog: Dialog, sample: Review
) -> None:
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as done:
        exporter.handlers(lambda: sample)[f"export-{key}"]()
    path = done.args[0]
    assert path.name == f"{sample.title}.{key}"
    assert "gale" in path.read_text()
    assert bar.text() == f"Saved {path.name}"
    assert f"(*.{key})" in dialog.asked[-1][1]


def test_a_picture_of_the_library_is_in_the_file(
    qtbot: QtBot, exporter: Exporter, sample: Review
) -> None:
    picture = QImage(90, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    buffer = QBuffer()
    picture.save(buffer, "PNG")
    BLOBS["hash"] = bytes(buffer.data().data())
    row = Attachment(
        id="x", name="graph.png", blob="hash", about_noun="entries", about=sample.entries[0].id
    )
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as done:
        exporter.export(replace(sample, attachments=(row,)), "html")
    assert done.args[0].read_text().count("<img src=") == 1


def test_a_bundle_is_the_whole_review(
    qtbot: QtBot, exporter: Exporter, sample: Review, tmp_path: Path
) -> None:
    with qtbot.waitSignal(exporter.finished):
        exporter.export(sample, "json")
    assert read((tmp_path / f"{sample.title}.json").read_bytes()).review == sample


def test_a_restricted_review_does_not_name_its_file_after_its_title(
    exporter: Exporter, dialog: Dialog, sample: Review
) -> None:
    exporter.export(replace(sample, restricted=True), "md")
    assert dialog.asked[-1][0] == "report.md"


def test_no_file_without_an_answer(
    qtbot: QtBot, exporter: Exporter, dialog: Dialog, sample: Review, tmp_path: Path
) -> None:
    dialog.folder = None
    for file_format in FORMATS:
        exporter.export(sample, file_format.key)
    assert not exporter.busy
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_a_folder_that_is_not_there_is_said_in_plain_words(
    qtbot: QtBot, exporter: Exporter, bar: ExportBar, dialog: Dialog, sample: Review, tmp_path: Path
) -> None:
    dialog.folder = tmp_path / "gone"
    with qtbot.waitSignal(exporter.failed) as failed:
        exporter.export(sample, "md")
    assert failed.args[0].advice
    assert bar.text() == str(failed.args[0])
    assert not bar.open.isVisible()


def test_a_pdf_is_made_while_the_window_stays_alive(
    qtbot: QtBot, exporter: Exporter, bar: ExportBar, sample: Review
) -> None:
    beats: list[str] = []
    pulse = QTimer(interval=20)
    pulse.timeout.connect(lambda: beats.append(bar.text()))
    pulse.start()
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as done:
        exporter.export(sample, "pdf")
        assert bar.bar.isVisible()
        assert bar.cancel.isVisible()
    pulse.stop()
    assert done.args[0].read_bytes().startswith(b"%PDF-")
    assert len(beats) > 3
    assert any(said.startswith("Laying out") for said in beats)
    assert bar.text() == f"Saved {done.args[0].name}"
    assert not bar.bar.isVisible()
    assert not exporter.busy


def test_a_cancelled_pdf_leaves_nothing_and_the_next_one_works(
    qtbot: QtBot, exporter: Exporter, bar: ExportBar, sample: Review, tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    exporter.export(sample, "pdf")
    with qtbot.waitSignal(exporter.failed) as refused:
        exporter.export(sample, "md")
    assert str(refused.args[0]) == "An export is under way. Wait for it, or cancel it."
    with qtbot.waitSignal(exporter.cancelled):
        qtbot.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    assert bar.text() == "Export cancelled. Nothing was written."
    assert set(tmp_path.iterdir()) == before
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE):
        exporter.export(sample, "pdf")


def test_the_dialog_suggests_a_name_adds_the_ending_and_remembers_the_folder(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    ask = SaveDialog(tmp_path)
    suggested: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        suggested.extend(dialog.selectedFiles())
        dialog.selectFile(str(tmp_path / "other" / "mine"))
        dialog.accept()

    (tmp_path / "other").mkdir()
    QTimer.singleShot(0, answer)
    assert ask("report.pdf", "PDF (*.pdf)") == tmp_path / "other" / "mine.pdf"
    assert suggested == [str(tmp_path / "report.pdf")]
    assert ask.folder == tmp_path / "other"


class Desktop(QObject):
    """Takes what would be opened on the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "take")
    yield desktop
    QDesktopServices.unsetUrlHandler("file")


def test_a_file_is_opened_only_when_asked(
    qtbot: QtBot,
    exporter: Exporter,
    bar: ExportBar,
    desktop: Desktop,
    sample: Review,
    tmp_path: Path,
) -> None:
    exporter.export(sample, "md")
    assert desktop.opened == []
    qtbot.mouseClick(bar.open, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.folder, Qt.MouseButton.LeftButton)
    assert desktop.opened == [str(tmp_path / f"{sample.title}.md"), str(tmp_path)]
    qtbot.mouseClick(bar.away, Qt.MouseButton.LeftButton)
    assert bar.text() == ""


def test_the_report_is_copied_as_rich_and_as_plain_text(
    qtbot: QtBot, exporter: Exporter, bar: ExportBar, sample: Review
) -> None:
    with qtbot.waitSignal(exporter.copied, timeout=PATIENCE):
        exporter.handlers(lambda: sample)["copy-report"]()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith(f"# {sample.title}")
    assert "<table" in data.html()
    assert "<h2" in data.html()
    assert bar.text() == "Copied. Paste it into a document."


def test_an_export_does_not_speak_to_a_stage_that_is_gone(
    qtbot: QtBot, theme: Theme, session: ReviewSession, exporter: Exporter, qapp: QApplication
) -> None:
    view = ReportStage(theme, session, exporter)
    view.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.waitSignal(exporter.finished):
        exporter.export(session.review, "md")
    exporter.cancelled.emit()
    exporter.copied.emit()


def test_what_is_still_being_typed_is_in_the_file(
    qtbot: QtBot,
    theme: Theme,
    empty_session: ReviewSession,
    exporter: Exporter,
    shown: Show,
    tmp_path: Path,
) -> None:
    view = ReportStage(theme, empty_session, exporter)
    view.show_review(empty_session.review)
    shown(view, 1096, 716)
    view.summary.setFocus()
    qtbot.keyClicks(view.summary, "Typed a moment ago.")
    view.handlers()["export-md"]()
    assert "Typed a moment ago." in (tmp_path / "Login slow.md").read_text()


def test_the_more_menu_offers_the_other_files(
    qtbot: QtBot,
    theme: Theme,
    session: ReviewSession,
    exporter: Exporter,
    shown: Show,
    tmp_path: Path,
) -> None:
    view = ReportStage(theme, session, exporter)
    view.show_review(session.review)
    shown(view, 1096, 716)
    for action in view.menu.actions():
        if not action.isSeparator():
            with qtbot.waitSignal(exporter.finished, timeout=PATIENCE):
                action.trigger()
    title = session.review.title
    reports = {f"{title}{suffix}" for suffix in (".md", ".html", ".csv", ".json", SUFFIX)}
    minutes = {f"Minutes – {title}{suffix}" for suffix in (".pdf", ".md")}
    assert {path.name for path in tmp_path.iterdir() if title in path.name} == reports | minutes
