"""Reviewers of a report: their answers and comments, what is settled of them, and the way back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.method.reviewers import reviewer_questions, verdicts
from pmdesk.model.bundle import read, write
from pmdesk.model.gestures import comments, header, reviewers
from pmdesk.model.remarks import QUESTION, answer_of
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage, State
from pmdesk.resources import resource
from pmdesk.store.bundles import bundle_of, take_in
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.report_stage.checklist import WHOLE, Checklist
from pmdesk.ui.report_stage.comments import CommentList
from pmdesk.ui.report_stage.reviewer_row import ReviewerRow
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.conftest import Opened
from tests.sixty import sixty
from tests.ui.consoles import TEN, Show, Time, buttons, click, console_on

Key = Qt.Key
FIRST = reviewer_questions()[0].key
EDITOR = "Editor of the week"


@pytest.fixture
def page(
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Show
) -> Iterator[ConsolePage]:
    """The sample on its Report stage, not published yet, with one reviewer asked."""
    session.do(header.set_state, state=State.DRAFT, now=TEN)
    for who in {row.reviewer for row in (*session.review.sign_offs, *session.review.comments)}:
        session.do(reviewers.delete_reviewer, reviewer=who)
    session.do(reviewers.add_reviewer, id=new_id(), reviewer=EDITOR)
    page = console_on(theme, session, tmp_path, Time(), Stage.REPORT)
    shown(page, 1440, 900)
    yield page
    page.close_for_good()


@pytest.fixture
def view(page: ConsolePage) -> ReportStage:
    assert isinstance(page.view, ReportStage)
    return page.view


def row_of(view: ReportStage, number: int = 0) -> ReviewerRow:
    return list(view.reviewers.rows.values())[number]


def checklist(row: ReviewerRow) -> Checklist:
    """What unfolds below a reviewer."""
    row.fold.head.setChecked(True)
    content = row.fold.content
    assert isinstance(content, Checklist)
    return content


def press(part: QWidget) -> None:
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)


def written(made: CommentList, text: str, *, enter: bool = True) -> None:
    """Types a comment into the line that was opened for it."""
    QTest.keyClicks(made.line, text)
    if enter:
        QTest.keyClick(made.line, Key.Key_Return)


def missing(view: ReportStage) -> list[str]:
    return [row.text() for row in view.missing.rows]


# Answers


def test_a_question_is_answered_and_the_answer_taken_back(view: ReportStage) -> None:
    held = checklist(row_of(view))
    assert list(held.answers) == [question.key for question in reviewer_questions()]
    _, yes, needs_work = held.answers[FIRST].buttons()
    press(yes)
    assert answer_of(view.review, EDITOR, FIRST) is True
    press(needs_work)
    assert answer_of(view.review, EDITOR, FIRST) is False
    assert len(view.review.comments) == 1
    assert "1 of 6, 1 open" in row_of(view).fold.head.accessibleName()
    press(held.answers[FIRST].buttons()[0])
    assert view.review.comments == ()
    view.session.undo()
    assert held.answers[FIRST].value() is False


def test_an_answer_is_heard_with_its_question_and_who_gives_it(view: ReportStage) -> None:
    yes = checklist(row_of(view)).answers[FIRST].buttons()[1]
    assert yes.accessibleName() == f"{EDITOR}: {reviewer_questions()[0].text}: Yes"


def test_answers_are_each_reviewers_own(view: ReportStage) -> None:
    view.reviewers.add("Somebody else")
    press(checklist(row_of(view)).answers[FIRST].buttons()[1])
    assert checklist(row_of(view, 1)).answers[FIRST].value() is None


# Comments


def test_a_comment_on_a_question_is_stored_while_it_is_typed(
    qtbot: QtBot, view: ReportStage
) -> None:
    held = checklist(row_of(view))
    press(held.writes[FIRST])
    line = held.lists[FIRST].line
    assert line.hasFocus()
    with qtbot.waitSignal(view.session.changed, timeout=3000):
        qtbot.keyClicks(line, "Say what a pod is")
    (stored,) = view.review.comments
    assert (stored.reviewer, stored.noun, stored.row) == (EDITOR, QUESTION, FIRST)
    assert (stored.text, stored.settled) == ("Say what a pod is", False)
    assert held.lists[FIRST].rows == {}
    qtbot.keyClick(line, Key.Key_Return)
    assert list(held.lists[FIRST].rows) == [stored.id]
    assert line.text() == ""
    assert line.hasFocus()


def test_leaving_the_line_makes_a_comment_of_it_in_its_place(view: ReportStage) -> None:
    held = checklist(row_of(view))
    press(held.writes[WHOLE])
    made = held.lists[WHOLE]
    written(made, "Good to read", enter=False)
    held.writes[FIRST].setFocus()
    (row,) = made.rows.values()
    assert row.field.text() == "Good to read"
    assert made.line.isHidden()
    assert view.review.comments[0].noun == ""


def test_a_line_that_nothing_was_typed_into_leaves_nothing(view: ReportStage) -> None:
    held = checklist(row_of(view))
    press(held.writes[FIRST])
    QTest.keyClick(held.lists[FIRST].line, Key.Key_Escape)
    assert held.lists[FIRST].line.isHidden()
    assert view.review.comments == ()


def test_a_comment_is_settled_edited_and_deleted(view: ReportStage) -> None:
    held = checklist(row_of(view))
    press(held.writes[FIRST])
    written(held.lists[FIRST], "Say what a pod is")
    (row,) = held.lists[FIRST].rows.values()
    assert "1 comment of a reviewer is open." in missing(view)
    row.tick.setFocus()
    QTest.keyClick(row.tick, Key.Key_Space)
    assert view.review.comments[0].settled
    assert "1 comment of a reviewer is open." not in missing(view)
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "Say it shorter")
    QTest.keyClick(row.field, Key.Key_Tab)
    assert view.review.comments[0].text == "Say it shorter"
    press(row.away)
    assert view.review.comments == ()
    view.session.undo()
    assert view.review.comments[0].text == "Say it shorter"


def test_a_comment_that_was_emptied_goes_and_is_no_answer(view: ReportStage) -> None:
    held = checklist(row_of(view))
    press(held.writes[FIRST])
    written(held.lists[FIRST], "Say what a pod is")
    (row,) = held.lists[FIRST].rows.values()
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClick(row.field, Key.Key_Delete)
    row.field.flush()
    assert view.review.comments[0].text == "Say what a pod is"
    assert answer_of(view.review, EDITOR, FIRST) is None
    row.field.clearFocus()
    assert view.review.comments == ()


def test_what_stands_in_the_line_can_be_undone_there(view: ReportStage) -> None:
    held = checklist(row_of(view))
    press(held.writes[FIRST])
    written(held.lists[FIRST], "Say what", enter=False)
    held.lists[FIRST].line.flush()
    view.session.undo()
    assert held.lists[FIRST].line.text() == ""
    written(held.lists[FIRST], "Say it anew")
    assert [row.text for row in view.review.comments] == ["Say it anew"]


def test_an_open_comment_leads_to_its_row(qtbot: QtBot, view: ReportStage) -> None:
    id = new_id()
    view.session.do(comments.add_comment, id=id, reviewer=EDITOR, text="Say what a pod is")
    (row,) = (row for row in view.missing.rows if "comment of a reviewer" in row.text())
    press(row)
    shown = checklist(row_of(view)).lists[WHOLE].rows[id]
    assert shown.tick.hasFocus()
    qtbot.waitUntil(lambda: not shown.visibleRegion().isEmpty())


def test_an_answer_that_needs_work_leads_to_its_question(view: ReportStage) -> None:
    answer = {"reviewer": EDITOR, "question": FIRST, "yes": False}
    view.session.do(comments.answer, id=new_id(), **answer)
    asked = "1 question to reviewers is answered with “needs work”."
    press(next(row for row in view.missing.rows if row.text() == asked))
    assert checklist(row_of(view)).answers[FIRST].buttons()[2].hasFocus()


def test_what_was_published_with_open_comments_is_not_asked_again(view: ReportStage) -> None:
    view.session.do(comments.add_comment, id=new_id(), reviewer=EDITOR, text="Say what a pod is")
    view.session.do(header.set_state, state=State.PUBLISHED, now=TEN)
    assert "1 comment of a reviewer is open." not in missing(view)


def test_who_commented_without_being_asked_is_on_the_list_and_can_be(
    view: ReportStage, session: ReviewSession
) -> None:
    factor = session.review.factors[0]
    about = {"noun": "factors", "row": factor.id}
    session.do(comments.add_comment, id=new_id(), reviewer="Neighbour", text="Why?", **about)
    row = row_of(view, 1)
    assert (row.name.text(), row.when.text()) == ("Neighbour", "Not asked")
    (shown,) = checklist(row).lists[WHOLE].rows.values()
    assert shown.place.text() == f"On “{factor.text}”"
    press(row.ask)
    assert session.review.sign_offs[-1].reviewer == "Neighbour"
    assert row_of(view, 1).when.text() == "Asked"
    assert row_of(view, 1).verdict.isVisible()


def test_a_reviewer_leaves_with_their_comments_and_it_is_said(
    page: ConsolePage, view: ReportStage
) -> None:
    view.session.do(comments.add_comment, id=new_id(), reviewer=EDITOR, text="Say what a pod is")
    press(row_of(view).away)
    assert view.review.sign_offs == view.review.comments == ()
    assert page.banner.text() == f"{EDITOR} is off the list, with 1 comment."
    click(page, "Undo")
    assert view.review.comments[0].text == "Say what a pod is"
    assert row_of(view).name.text() == EDITOR


def test_it_says_who_signed_off_and_when(view: ReportStage) -> None:
    assert view.reviewers.signed.text() == "Nobody has signed off yet."
    row_of(view).verdict.choose(verdicts()[0])
    assert view.reviewers.signed.text() == f"Signed off by {EDITOR} on 20 Oct 2026."
    assert row_of(view).when.text() == "20 Oct 2026"
    row_of(view).verdict.choose("Needs another round")
    assert view.reviewers.signed.text() == "Nobody has signed off yet."


def test_tab_goes_through_questions_as_they_stand(qtbot: QtBot, view: ReportStage) -> None:
    held = checklist(row_of(view))
    QApplication.processEvents()
    held.answers[FIRST].setFocus()
    for part in (held.writes[FIRST], held.answers[reviewer_questions()[1].key].buttons()[0]):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert QApplication.focusWidget() is part


def test_questions_fit_the_smallest_window(page: ConsolePage, view: ReportStage) -> None:
    page.resize(1024, 640)
    press(checklist(row_of(view)).writes[WHOLE])
    for _ in range(4):
        QApplication.processEvents()
    assert view.parts.width() <= view.form.viewport().width()


def test_the_shared_window_tells_no_comment_on_an_entry_to_come(
    theme: Theme, library: Library, tmp_path: Path, shown: Show
) -> None:
    review = sixty()
    library.add(review, "New review")
    session = ReviewSession(library.session(review.id))
    for entry, text in ((review.entries[2], "Known one"), (review.entries[50], "Later one")):
        about = {"noun": "entries", "row": entry.id}
        session.do(comments.add_comment, id=new_id(), reviewer=EDITOR, text=text, **about)
    page = console_on(theme, session, tmp_path, Time(), Stage.TIMELINE)
    shown(page, 1440, 900)
    page.act("start-meeting")
    page.room.reach(review.entries[29])
    page.go_to(Stage.REPORT)
    assert isinstance(page.view, ReportStage)
    texts = [row.field.text() for row in _whole(page.view).rows.values()]
    assert texts == ["Known one"]
    page.act("private-parts")
    assert [row.field.text() for row in _whole(page.view).rows.values()] == [*texts, "Later one"]
    page.close_for_good()


def _whole(view: ReportStage) -> CommentList:
    return checklist(row_of(view)).lists[WHOLE]


# Elsewhere and back


def test_comments_come_back_in_a_bundle(opened: Opened, tmp_path: Path) -> None:
    """The bundle is read elsewhere, commented there, and offers itself as a replacement here."""
    desk = opened(tmp_path / "reviews.pmdesk")
    sent, back = tmp_path / "sent.json", tmp_path / "back.json"
    sent.write_bytes(resource("samples/sample.json"))
    desk.work().import_files([sent])
    (id,) = desk.library.ids()
    sent.write_bytes(write(bundle_of(desk.library, desk.library.review(id))))
    with Library.open(tmp_path / "elsewhere.pmdesk", create=True) as elsewhere:
        take_in(elsewhere, read(sent.read_bytes()))
        session = elsewhere.session(id)
        session.do(comments.answer, id=new_id(), reviewer=EDITOR, question=FIRST, yes=True)
        session.do(comments.add_comment, id=new_id(), reviewer=EDITOR, text="Say what a pod is")
        back.write_bytes(write(bundle_of(elsewhere, session.review)))
    _in_dialog(lambda dialog: click(dialog, "Replace"))
    desk.work().import_files([back])
    assert list(desk.library.ids()) == [id]
    review = desk.library.review(id)
    assert review.comments[-1].text == "Say what a pod is"
    assert answer_of(review, EDITOR, FIRST) is True
    desk.work().open_review(id, Stage.REPORT)
    assert desk.console is not None
    assert any(name.startswith(f"Take {EDITOR}") for name in buttons(desk.console))


def _in_dialog(act: Callable[[QWidget], None]) -> None:
    def later() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        act(dialog)

    QTimer.singleShot(0, later)
