"""The guide beside the stages: questions, biases and private notes, in the real console."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.desk.desk import Desk
from pmdesk.method.stages import prompts
from pmdesk.model.gestures import captured
from pmdesk.model.gestures.biases import mark_of
from pmdesk.model.words import Kind, Mark, RoomView, Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.guide.dock import GuideDock
from pmdesk.ui.guide.panel import GuidePanel
from pmdesk.ui.guide.rail import WIDTH
from pmdesk.ui.settings import Settings

SECRET = "The support lead looked hurt"
Opened = Callable[[], ConsolePage]


class Screen:
    """An audience window that is only told."""

    def show_audience(self, audience: object) -> None: ...
    def set_frozen(self, frozen: bool) -> None: ...
    def set_blank(self, blank: bool) -> None: ...


class Repaints(QObject):
    """Counts how often the widgets that it watches are painted."""

    seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def desks(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Opens the window on one and the same library, as often as it is asked; closes all."""
    qapp.setStyle("Fusion")
    made: list[Desk] = []

    def open_desk() -> Desk:
        for desk in made:
            desk.window.close()
        desk = Desk(Settings(tmp_path / "settings.ini"))
        made.append(desk)
        desk.open(tmp_path / "reviews.pmdesk")
        desk.window.resize(1440, 900)
        qapp.processEvents()
        return desk

    yield open_desk
    for desk in made:
        desk.window.close()
        desk.window.deleteLater()
    # Windows that are only to be deleted would be dressed again with each new theme.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def page(desks: Callable[[], Desk]) -> ConsolePage:
    """The sample review on its timeline, with room for the guide beside the stage."""
    return opened(desks())


@pytest.fixture
def active(page: ConsolePage, qtbot) -> ConsolePage:  # type: ignore[no-untyped-def]
    """The same, with the focus in its window."""
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    return page


def opened(desk: Desk) -> ConsolePage:
    ids = desk.library.ids()
    if ids:
        desk.work().open_review(ids[0])
    else:
        desk.work().open_sample()
    page = desk.window.page
    assert isinstance(page, ConsolePage)
    page.go_to(Stage.TIMELINE)
    QApplication.processEvents()
    return page


def guide(page: ConsolePage) -> GuidePanel:
    """The guide, opened."""
    if not page.guide.is_open:
        page.act("guide")
    return page.guide.panel


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def share(page: ConsolePage) -> None:
    """The audience window is there, so that private parts are open."""
    page.room.use_screen(Screen())


def write_note(page: ConsolePage, text: str) -> None:
    page.act("private-note")
    field = page.guide.panel.notes.box.field
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def everything_said(root: QWidget | None = None) -> str:
    """All that any widget holds: what it shows, its tips and what a screen reader is told."""
    said: list[str] = []
    widgets = [root, *root.findChildren(QWidget)] if root else QApplication.allWidgets()
    for widget in widgets:
        said += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        said += [widget.windowTitle(), widget.statusTip(), widget.whatsThis()]
        if isinstance(widget, QTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, QLineEdit):
            said.append(widget.text())
        elif callable(text := getattr(widget, "text", None)):
            said.append(str(text()))
    return "\n".join(said)


# Questions


def test_every_question_of_a_stage_is_gone_through_and_the_first_comes_again(
    page: ConsolePage,
) -> None:
    ask = guide(page).ask
    walked = []
    for _ in prompts(Stage.TIMELINE):
        walked.append(ask.question.text())
        page.act("next-prompt")
    assert walked == [prompt.text for prompt in prompts(Stage.TIMELINE)]
    assert ask.question.text() == walked[0]
    page.act("previous-prompt")
    assert ask.question.text() == walked[-1]
    assert ask.count.text() == f"{len(walked)} of {len(walked)}"


def test_the_question_to_come_can_be_read_ahead(page: ConsolePage) -> None:
    ask = guide(page).ask
    coming = ask.coming.text()
    click(ask.next)
    assert ask.question.text() == coming


def test_a_phase_alone_is_gone_through(page: ConsolePage) -> None:
    ask = guide(page).ask
    ask.filter.choose("Detection")
    assert {prompt.phase for prompt in ask.prompts} == {"Detection"}
    assert ask.phase.text() == "Detection"
    page.go_to(Stage.FACTORS)
    assert ask.current.stage is Stage.FACTORS
    page.go_to(Stage.TIMELINE)
    assert ask.phase.text() == "Detection"


def test_a_stage_keeps_its_place(page: ConsolePage) -> None:
    ask = guide(page).ask
    page.act("next-prompt")
    page.act("next-prompt")
    text = ask.question.text()
    page.go_to(Stage.CLOSE if Stage.CLOSE in page.stages else Stage.LESSONS)
    page.go_to(Stage.TIMELINE)
    assert ask.question.text() == text


def test_a_question_is_shown_to_the_room_and_taken_away(page: ConsolePage) -> None:
    ask = guide(page).ask
    share(page)
    click(ask.show_it)
    assert page.room.audience().prompt == ask.question.text()
    assert ask.show_it.text().strip() == "Shown"
    page.act("show-prompt")
    assert page.room.audience().prompt == ""
    assert ask.show_it.text().strip() == "Show"


def test_what_the_room_does_not_see_yet_is_not_called_shown(page: ConsolePage) -> None:
    ask = guide(page).ask
    page.act("show-prompt")
    assert ask.show_it.text().strip() == "Ready"
    assert ask.way.text() == "Open audience"
    share(page)
    assert ask.show_it.text().strip() == "Shown"
    page.room.set_view(RoomView.BLANK)
    assert ask.show_it.text().strip() == "Ready"


def test_the_question_that_the_room_sees_is_named_beside_another(page: ConsolePage) -> None:
    ask = guide(page).ask
    share(page)
    page.act("show-prompt")
    text = ask.question.text()
    page.act("next-prompt")
    assert text in ask.state.text()
    click(ask.way)
    assert page.room.prompt == ""
    click(ask.show_coming)
    assert page.room.prompt == ask.question.text()


def test_hints_for_the_facilitator_are_not_shown_to_the_room(page: ConsolePage) -> None:
    ask = guide(page).ask
    ask.filter.choose("For you")
    page.act("show-prompt")
    assert page.room.prompt == ""
    assert not ask.show_it.isVisible()


def test_favourites_come_first_also_after_a_restart(
    page: ConsolePage, desks: Callable[[], Desk]
) -> None:
    ask = guide(page).ask
    for _ in range(7):
        page.act("next-prompt")
    text = ask.question.text()
    page.act("favourite-prompt")
    assert ask.question.text() == text
    assert ask.count.text().startswith("1 of")
    again = guide(opened(desks())).ask
    assert again.question.text() == text
    assert again.star.isChecked()
    click(again.star)
    assert again.prompts[0].text != text


def test_a_folded_guide_passes_no_question_over(page: ConsolePage) -> None:
    ask = page.guide.panel.ask
    first = ask.question.text()
    page.act("next-prompt")
    assert page.guide.is_open
    assert ask.question.text() == first


# Biases


def test_a_bias_is_marked_and_noted_at_its_stage(page: ConsolePage) -> None:
    bias = guide(page).bias
    assert bias.bias.key == "hindsight"
    before = mark_of(page.session.review, "hindsight")
    click(bias.mark.buttons()[1])
    row = mark_of(page.session.review, "hindsight", Stage.TIMELINE)
    assert row is not None
    assert row.mark is Mark.NOTICED
    assert mark_of(page.session.review, "hindsight") == before
    QTest.keyClicks(bias.note, "said twice")
    bias.note.flush()
    row = mark_of(page.session.review, "hindsight", Stage.TIMELINE)
    assert row is not None
    assert row.note == "said twice"
    page.undo()
    page.undo()
    assert mark_of(page.session.review, "hindsight", Stage.TIMELINE) is None
    assert bias.mark.value() is None
    assert bias.note.text() == ""


@pytest.mark.parametrize("stage", [Stage.FACTORS, Stage.ACTIONS])
def test_the_four_of_every_meeting_are_asked_again(page: ConsolePage, stage: Stage) -> None:
    page.go_to(stage)
    bias = guide(page).bias
    seen = set()
    for _ in range(8):
        seen.add(bias.bias.key)
        click(bias.more)
    assert {"fundamental-attribution", "confirmation", "hindsight", "negativity"} <= seen


def test_the_question_of_a_bias_can_be_shown(page: ConsolePage) -> None:
    bias = guide(page).bias
    click(bias.ask)
    assert page.room.prompt == bias.bias.question
    click(bias.ask)
    assert page.room.prompt == ""


# Private notes


def test_a_note_is_written_listed_changed_and_undone(page: ConsolePage) -> None:
    share(page)
    write_note(page, SECRET)
    notes = page.guide.panel.notes
    (note,) = page.session.review.notes
    assert (note.text, note.stage) == (SECRET, Stage.TIMELINE)
    assert list(notes.list.rows) == [note.id]
    assert notes.box.field.text() == ""
    click(notes.list.rows[note.id].words)
    assert notes.box.field.text() == SECRET
    QTest.keyClicks(notes.box.field, " today")
    QTest.keyClick(notes.box.field, Qt.Key.Key_Return)
    assert [note.text for note in page.session.review.notes] == [f"{SECRET} today"]
    page.undo()
    assert [note.text for note in page.session.review.notes] == [SECRET]
    page.undo()
    assert page.session.review.notes == ()
    assert notes.list.rows == {}


def test_undo_while_writing_empties_the_box(page: ConsolePage) -> None:
    share(page)
    page.act("private-note")
    field = page.guide.panel.notes.box.field
    QTest.keyClicks(field, SECRET)
    field.flush()
    page.undo()
    assert page.session.review.notes == ()
    assert field.text() == ""


def test_notes_go_by_their_button_and_when_they_are_emptied(page: ConsolePage) -> None:
    share(page)
    write_note(page, "first")
    write_note(page, "second")
    notes = page.guide.panel.notes
    first, second = page.session.review.notes
    QTest.keyClick(notes.list.rows[first.id].words, Qt.Key.Key_Delete)
    assert page.session.review.notes == (second,)
    click(notes.list.rows[second.id].words)
    notes.box.field.selectAll()
    QTest.keyClick(notes.box.field, Qt.Key.Key_Backspace)
    QTest.keyClick(notes.box.field, Qt.Key.Key_Return)
    assert page.session.review.notes == ()


def test_notes_of_other_stages_are_a_step_away(page: ConsolePage) -> None:
    share(page)
    write_note(page, "here")
    page.go_to(Stage.FACTORS)
    notes = guide(page).notes
    assert notes.list.rows == {}
    assert notes.others.text() == "1 note on another stage"
    click(notes.others)
    assert "Timeline, here" in everything_said(notes.list)


def test_another_stage_takes_what_was_being_written_to_its_own(page: ConsolePage) -> None:
    share(page)
    page.act("private-note")
    QTest.keyClicks(page.guide.panel.notes.box.field, "half a thought")
    page.go_to(Stage.LESSONS)
    (note,) = page.session.review.notes
    assert (note.text, note.stage) == ("half a thought", Stage.TIMELINE)
    assert page.guide.panel.notes.box.field.text() == ""


def test_folding_stores_what_was_being_typed_and_leaves_no_word_of_it(
    page: ConsolePage,
) -> None:
    share(page)
    write_note(page, SECRET)
    write_note(page, "Another secret")
    page.act("private-note")
    field = page.guide.panel.notes.box.field
    QTest.keyClicks(field, "Unfinished secret")
    field.selectAll()
    field.copy()
    assert QGuiApplication.clipboard().text() == "Unfinished secret"
    page.room.use_screen(None)
    assert [note.text for note in page.session.review.notes] == [
        SECRET,
        "Another secret",
        "Unfinished secret",
    ]
    said = everything_said()
    assert SECRET not in said
    assert "secret" not in said
    assert QGuiApplication.clipboard().text() == ""
    assert "may be shared" in said


def test_a_clipboard_without_notes_is_left_alone(page: ConsolePage) -> None:
    share(page)
    write_note(page, SECRET)
    QGuiApplication.clipboard().setText("from elsewhere")
    page.room.use_screen(None)
    assert QGuiApplication.clipboard().text() == "from elsewhere"


def test_folded_notes_stay_folded_whatever_changes(page: ConsolePage) -> None:
    page.session.do(captured.add_note, id="n-1", text=SECRET, stage=str(Stage.TIMELINE))
    notes = guide(page).notes
    page.act("private-note")
    page.session.do(captured.set_fact, noun="notes", id="n-1", field="text", value=f"{SECRET} 2")
    page.undo()
    page.go_to(Stage.FACTORS)
    guide(page)
    page.go_to(Stage.TIMELINE)
    assert SECRET not in everything_said()
    click(notes.open_anyway)
    assert SECRET in everything_said(notes.list)
    assert "Fold them before you share" in everything_said(guide(page))
    click(guide(page).sharing.fold)
    assert SECRET not in everything_said()


def test_words_that_cannot_be_stored_are_cleared_and_kept(
    page: ConsolePage, desks: Callable[[], Desk], tmp_path: Path
) -> None:
    share(page)
    page.act("private-note")
    QTest.keyClicks(page.guide.panel.notes.box.field, SECRET)
    library, away = tmp_path / "reviews.pmdesk", tmp_path / "elsewhere.pmdesk"
    library.rename(away)
    page.room.use_screen(None)
    assert not page.session.is_stored
    assert SECRET not in everything_said()
    away.rename(library)
    page.session._session.retry()
    assert page.session.is_stored
    assert [note.text for note in page.session.review.notes] == [SECRET]
    page.act("private-parts")
    assert SECRET in everything_said()


def test_the_window_says_when_it_may_be_shared(page: ConsolePage) -> None:
    panel = guide(page)
    assert panel.sharing.words.text() == "This window may be shared."
    share(page)
    assert not panel.sharing.isVisible()


# Its place


def test_ctrl_g_opens_the_guide_and_gives_the_focus_back(active: ConsolePage) -> None:
    page = active
    page.capture.field.setFocus()
    page.act("guide")
    assert page.guide.is_open
    assert page.guide.panel.isAncestorOf(QApplication.focusWidget())
    page.act("guide")
    assert not page.guide.is_open
    assert QApplication.focusWidget() is page.capture.field
    QApplication.processEvents()
    assert page.guide.width() == WIDTH


def test_escape_folds_the_guide_where_it_lies_over_the_stage(active: ConsolePage) -> None:
    page = active
    page.window().resize(1280, 800)
    QApplication.processEvents()
    page.capture.field.setFocus()
    wide, covered = page.view.width(), page.view.side_width + page.guide.width()
    page.act("guide")
    panel = page.guide.panel
    assert (panel.width(), panel.parentWidget()) == (covered, page)
    assert page.view.width() == wide
    assert panel.geometry().right() == page.guide.geometry().right()
    QTest.keyClick(panel.ask.next, Qt.Key.Key_Escape)
    assert not page.guide.is_open
    assert QApplication.focusWidget() is page.capture.field


@pytest.mark.parametrize(("window", "guide_width"), [(1400, 320), (1799, 320), (1920, 360)])
def test_it_is_a_column_where_there_is_room(  # type: ignore[no-untyped-def]
    page: ConsolePage, qtbot, window: int, guide_width: int
) -> None:
    panel = guide(page)
    page.window().resize(window, 900)
    qtbot.waitUntil(lambda: page.guide.width() == panel.width() == guide_width)
    assert page.guide.is_open
    assert page.view.width() == window - page.rail.width() - guide_width


def test_a_board_of_four_columns_folds_it(page: ConsolePage) -> None:
    guide(page)
    page.go_to(Stage.FACTORS)
    assert not page.guide.is_open
    page.go_to(Stage.TIMELINE)
    assert page.guide.is_open


def test_only_one_of_two_panels_is_open(page: ConsolePage) -> None:
    guide(page)
    assert not page.view.side_shown
    page.act("details-panel")
    assert page.view.side_shown
    assert not page.guide.is_open
    guide(page)
    assert not page.view.side_shown


def test_the_panel_of_the_stage_comes_back_when_the_guide_folds(page: ConsolePage) -> None:
    window = page.window()
    window.resize(1280, 800)
    QApplication.processEvents()
    heading = page.view.head.geometry()
    panel = guide(page)
    QApplication.processEvents()
    assert not page.view.side_shown
    # Nothing moves into the place of the panel, where the guide would cover it.
    assert page.view.head.geometry() == heading
    assert page.view.mapTo(page, heading.topRight()).x() < panel.x()
    page.act("guide")
    assert page.view.side_shown
    page.act("details-panel")
    guide(page)
    page.act("guide")
    assert not page.view.side_shown


def test_it_is_open_in_meetings_and_folded_alone_until_somebody_chooses(
    page: ConsolePage, desks: Callable[[], Desk]
) -> None:
    assert not page.guide.is_open
    page.act("start-meeting")
    page.go_to(Stage.TIMELINE)
    assert page.guide.is_open
    page.act("guide")
    page.go_to(Stage.BIASES)
    assert not page.guide.is_open
    page.room.end()
    page.act("guide")
    page = opened(desks())
    assert page.guide.is_open
    page.act("start-meeting")
    assert not page.guide.is_open


def test_everything_can_be_reached_at_the_smallest_size(page: ConsolePage, qtbot: QtBot) -> None:
    window = page.window()
    window.resize(1024, 640)
    QApplication.processEvents()
    for stage in page.stages:
        page.go_to(stage)
        panel = guide(page)
        QApplication.processEvents()
        hint = window.minimumSizeHint()
        assert (hint.width(), hint.height()) <= (1024, 640)
        assert panel.height() == page.guide.height()
        assert panel.minimumSizeHint().height() <= panel.height()
        assert panel.notes.geometry().bottom() <= panel.height()
        question = panel.ask.question
        # Lines that wrap have their height after some rounds only.
        qtbot.waitUntil(lambda q=question: q.visibleRegion().boundingRect() == q.rect())


def test_an_unrelated_change_touches_nothing_in_the_guide(page: ConsolePage) -> None:
    share(page)
    write_note(page, SECRET)
    panel = guide(page)
    page.capture.field.setFocus()
    for _ in range(5):
        QApplication.processEvents()
    repaints = Repaints()
    for part in (panel, *panel.findChildren(QWidget)):
        part.installEventFilter(repaints)
    # As the console tells it, without what a title does to the other parts of the window.
    page.guide.show_review(replace(page.session.review, title="Fares slow"))
    page.guide.show_room()
    QApplication.processEvents()
    assert repaints.seen == 0
    page.act("next-prompt")
    QApplication.processEvents()
    assert repaints.seen > 0


def test_the_rail_names_what_is_on_show(page: ConsolePage) -> None:
    rail = page.guide.rail
    assert isinstance(page.guide, GuideDock)
    assert "on show" not in rail.ask.accessibleName()
    page.act("show-prompt")
    page.act("guide")
    assert "on show" in rail.ask.accessibleName()
    click(rail.notes)
    assert page.guide.is_open


# The walk


def walked_to(page: ConsolePage, kind: Kind) -> None:
    """The room comes to a moment of a kind in the middle of the incident."""
    begun = next(n for n, row in enumerate(page.session.review.entries) if row.milestone)
    place = next(
        n
        for n, row in enumerate(page.session.review.entries)
        if n > begun and row.kind is kind and not row.milestone
    )
    page.room.reach(page.session.review.entries[place])


@pytest.mark.parametrize(
    ("kind", "phase"),
    [
        (Kind.DECISION, "Decisions and actions"),
        (Kind.ACTION, "Decisions and actions"),
        (Kind.CHANGE, "Decisions and actions"),
        (Kind.SIGNAL, "Detection"),
        (Kind.COMMUNICATION, "Help and coordination"),
    ],
)
def test_the_questions_follow_the_kind_of_the_moment(
    page: ConsolePage, kind: Kind, phase: str
) -> None:
    panel = guide(page)
    page.room.begin()
    page.go_to(Stage.TIMELINE)
    walked_to(page, kind)
    assert panel.ask.current.phase == phase
    assert ("bet" in panel.ask.reminder.text()) is (phase == "Decisions and actions")


def test_at_a_decision_three_questions_come_first(page: ConsolePage) -> None:
    panel = guide(page)
    page.room.begin()
    page.go_to(Stage.TIMELINE)
    walked_to(page, Kind.DECISION)
    asked = [prompt.text for prompt in panel.ask.prompts[:5]]
    for words, text in zip(
        ("in sight", "likeliest", "possible", "sensible", "bet"), asked, strict=True
    ):
        assert words in text


def test_before_the_walk_and_at_its_end_there_are_questions_of_their_own(page: ConsolePage) -> None:
    panel = guide(page)
    page.room.begin()
    page.room.reach(None)
    page.go_to(Stage.TIMELINE)
    assert panel.ask.current.phase == "Before the incident"
    page.room.reach(page.session.review.entries[-1])
    assert panel.ask.current.text == "Is this how it was?"


def test_whoever_chose_a_phase_stays_in_it(page: ConsolePage) -> None:
    panel = guide(page)
    page.room.begin()
    page.go_to(Stage.TIMELINE)
    panel.ask.filter.choose("Diagnosis")
    walked_to(page, Kind.DECISION)
    assert panel.ask.current.phase == "Diagnosis"
