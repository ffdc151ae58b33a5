"""The Report stage: fields that save, tags, state, missing parts, and a preview that keeps up."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.bundle import Bundle, write
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.model.words import Stage, State
from pmdesk.store.library import Library
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.preview import shortened
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.theme.theme import Theme

Show = Callable[[QWidget, int, int], QWidget]
Open = Callable[[ReviewSession], ReportStage]


@pytest.fixture
def exporter(tmp_path: Path) -> Iterator[Exporter]:
    exporter = Exporter(lambda left: write(Bundle(left.review)), lambda name, _: tmp_path / name)
    yield exporter
    exporter.close()


@pytest.fixture
def opened(theme: Theme, exporter: Exporter, shown: Show) -> Open:
    """Opens the stage on a session and keeps it up to date, as the console does."""

    def open_stage(session: ReviewSession) -> ReportStage:
        view = ReportStage(theme, session, exporter)
        session.changed.connect(view.show_review)
        view.show_review(session.review)
        shown(view, 1096, 716)
        return view

    return open_stage


def typed(qtbot: QtBot, session: ReviewSession, field: QWidget, text: str) -> None:
    """Types into a field and waits until it is stored."""
    field.setFocus()
    with qtbot.waitSignal(session.changed, timeout=3000):
        qtbot.keyClicks(field, text)


def test_the_story_saves_while_it_is_typed_and_undo_shows_in_the_field(
    qtbot: QtBot, empty_session: ReviewSession, opened: Open
) -> None:
    view = opened(empty_session)
    typed(qtbot, empty_session, view.summary, "Login was slow for 20 min.")
    assert empty_session.review.summary == "Login was slow for 20 min."
    empty_session.undo()
    assert view.summary.toPlainText() == ""
    empty_session.redo()
    assert view.summary.toPlainText() == "Login was slow for 20 min."


def test_a_blank_at_the_end_of_a_pause_is_not_taken_away(
    qtbot: QtBot, empty_session: ReviewSession, opened: Open
) -> None:
    view = opened(empty_session)
    extent = view.impact.fields["impact_extent"]
    typed(qtbot, empty_session, extent, "one in ")
    assert empty_session.review.impact_extent == "one in"
    typed(qtbot, empty_session, extent, "four")
    assert empty_session.review.impact_extent == "one in four"


def test_facts_offer_a_sentence_and_one_press_uses_it(
    qtbot: QtBot, empty_session: ReviewSession, opened: Open
) -> None:
    view = opened(empty_session)
    assert view.impact.ready.isHidden()
    typed(qtbot, empty_session, view.impact.fields["impact_users"], "2870")
    assert view.impact.ready.words.text() == "2\u2009870 customers were affected."
    qtbot.mouseClick(view.impact.ready.use, Qt.MouseButton.LeftButton)
    sentence = view.impact.fields["impact_sentence"]
    assert empty_session.review.impact_sentence == "2\u2009870 customers were affected."
    assert sentence.toPlainText() == "2\u2009870 customers were affected."
    assert view.impact.ready.isHidden()
    empty_session.undo()
    assert sentence.toPlainText() == ""
    assert not view.impact.ready.isHidden()


def test_a_new_number_offers_the_sentence_again(session: ReviewSession, opened: Open) -> None:
    view = opened(session)
    assert view.impact.ready.isHidden()
    session.do(header.set_impact, field="impact_users", value="4711")
    assert view.impact.ready.words.text().startswith("4\u2009711 customers")
    assert not view.impact.ready.isHidden()


def test_the_duration_of_the_timeline_stands_beside_another_one(
    session: ReviewSession, opened: Open
) -> None:
    view = opened(session)
    assert view.impact.beside.isHidden()
    session.do(header.set_impact, field="impact_duration", value="2 h")
    assert view.impact.beside.text().endswith("min by the timeline")
    session.undo()
    assert view.impact.beside.isHidden()


def test_tags_are_added_with_enter_several_at_once(
    qtbot: QtBot, empty_session: ReviewSession, opened: Open
) -> None:
    view = opened(empty_session)
    view.tags.line.setFocus()
    qtbot.keyClicks(view.tags.line, "limits, rollout, Limits")
    qtbot.keyClick(view.tags.line, Qt.Key.Key_Return)
    assert [tag.name.lower() for tag in empty_session.review.tags] == ["limits", "rollout"]
    assert view.tags.names() == tuple(tag.name for tag in empty_session.review.tags)
    assert view.tags.line.text() == ""
    empty_session.undo()
    assert view.tags.names() == ()


def test_a_pause_in_typing_does_not_make_half_a_tag(
    qtbot: QtBot, empty_session: ReviewSession, opened: Open
) -> None:
    view = opened(empty_session)
    view.tags.line.setFocus()
    with qtbot.waitSignal(view.tags.line.edited, timeout=3000):
        qtbot.keyClicks(view.tags.line, "lim")
    assert empty_session.review.tags == ()
    assert view.tags.line.text() == "lim"


def test_a_tag_goes_by_its_cross_and_by_delete_but_not_by_its_word(
    qtbot: QtBot, session: ReviewSession, opened: Open
) -> None:
    view = opened(session)
    names = view.tags.names()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.tags.chips[0], left, pos=QPoint(8, 12))
    assert view.tags.names() == names
    qtbot.mouseClick(view.tags.chips[0], left, pos=QPoint(view.tags.chips[0].width() - 12, 12))
    assert view.tags.names() == names[1:]
    view.tags.chips[-1].setFocus()
    qtbot.keyClick(view.tags.chips[-1], Qt.Key.Key_Delete)
    assert view.tags.names() == names[1:-1]
    session.undo()
    session.undo()
    assert set(view.tags.names()) == set(names)


def test_the_state_is_chosen_and_comes_back(
    qtbot: QtBot, empty_session: ReviewSession, opened: Open
) -> None:
    view = opened(empty_session)
    assert view.state.value() is State.DRAFT
    qtbot.mouseClick(view.state.buttons()[2], Qt.MouseButton.LeftButton)
    assert empty_session.review.state is State.PUBLISHED
    assert empty_session.review.published is not None
    empty_session.undo()
    assert view.state.value() is State.DRAFT
    assert empty_session.review.published is None


def test_no_state_is_marked_while_the_meeting_runs(opened: Open, session: ReviewSession) -> None:
    view = opened(session)
    view.show_review(replace(session.review, state=State.MEETING))
    assert view.state.value() is None
    assert view.state_said.text() == "The meeting is under way."
    view.show_review(session.review)
    assert view.state.value() is session.review.state


def test_a_missing_part_leads_to_its_place(
    qtbot: QtBot, empty_session: ReviewSession, opened: Open
) -> None:
    view = opened(empty_session)
    rows = {row.text(): row for row in view.missing.rows}
    with qtbot.waitSignal(view.finding_wanted) as wanted:
        qtbot.mouseClick(rows["The timeline is empty."], Qt.MouseButton.LeftButton)
    assert wanted.args[0].stage is Stage.TIMELINE
    view.finding_wanted.connect(lambda finding: view.show_spot(Spot.of(finding)))
    qtbot.mouseClick(rows["The summary is empty."], Qt.MouseButton.LeftButton)
    assert view.summary.hasFocus()
    qtbot.mouseClick(rows["The impact has no number."], Qt.MouseButton.LeftButton)
    assert view.impact.fields["impact_users"].hasFocus()


def test_the_list_of_missing_parts_is_short_until_asked(
    qtbot: QtBot, empty_session: ReviewSession, opened: Open
) -> None:
    view = opened(empty_session)
    few = len(view.missing.rows)
    qtbot.mouseClick(view.missing.more, Qt.MouseButton.LeftButton)
    assert len(view.missing.rows) > few
    assert not view.missing.more.isVisible()


def test_nothing_is_missing_in_the_sample(session: ReviewSession, opened: Open) -> None:
    view = opened(session)
    assert [row.text() for row in view.missing.rows] == ["Nothing is missing."]


def test_the_preview_follows_after_a_pause(
    qtbot: QtBot, session: ReviewSession, opened: Open
) -> None:
    view = opened(session)
    assert session.review.title in view.preview.toPlainText()
    session.do(header.set_summary, text="A story that was told anew.")
    qtbot.waitUntil(lambda: "told anew" in view.preview.toPlainText(), timeout=3000)


def test_the_preview_loads_nothing(tmp_path: Path, session: ReviewSession, opened: Open) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"secret")
    view = opened(session)
    kind = QTextDocument.ResourceType.ImageResource
    assert not view.preview.loadResource(kind.value, QUrl.fromLocalFile(str(picture)))
    hostile = f"![x]({picture.as_uri()}) <img src='{picture.as_uri()}'> <script>alert(1)</script>"
    view.show_review(replace(session.review, summary=hostile))
    assert not view.preview.openLinks()
    assert not view.preview.openExternalLinks()


def test_the_preview_shows_the_timeline_without_marks_of_its_making(
    session: ReviewSession, opened: Open
) -> None:
    text = opened(session).preview.toPlainText()
    assert session.review.entries[0].text.split("`")[0] in text
    assert "<br>" not in text
    assert "**" not in text


@pytest.mark.parametrize(("width", "height"), [(968, 556), (1096, 716), (1696, 996)])
def test_everything_fits_at_every_size(
    width: int,
    height: int,
    library: Library,
    sample: Review,
    theme: Theme,
    exporter: Exporter,
    shown: Show,
) -> None:
    hard = replace(
        sample,
        title="W" * 200,
        summary="سلام " * 60 + "x" * 300,
        impact_users="y" * 200,
        impact_extent="a long way " * 30,
        impact_sentence="q" * 400,
        tags=(*sample.tags[:-1], replace(sample.tags[-1], name="t" * 300)),
    )
    library.add(hard, "Import")
    session = ReviewSession(library.session(hard.id))
    view = ReportStage(theme, session, exporter)
    view.show_review(session.review)
    shown(view, width, height)
    assert view.size().width() == width
    assert view.minimumSizeHint().width() <= 968
    area = view.rect()
    for part in (view.pdf, view.copy, view.more, view.preview, view.form):
        corner = part.mapTo(view, part.rect().bottomRight())
        assert area.contains(corner)
    inner = view.form.widget()
    for part in inner.findChildren(QWidget):
        if part.isVisible():
            assert part.mapTo(inner, QPoint(0, 0)).x() >= 0
            assert part.mapTo(inner, part.rect().topRight()).x() < inner.width()
    assert inner.width() <= view.form.viewport().width()


def test_whatever_takes_the_focus_has_a_name(session: ReviewSession, opened: Open) -> None:
    view = opened(session)
    takers = [
        part
        for part in view.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible()
    ]
    assert takers
    assert [part for part in takers if not part.accessibleName()] == []


def test_the_preview_of_a_long_table_says_how_much_more_there_is() -> None:
    table = "\n".join(["| Time | Text |", "| --- | --- |", *(f"| {n} | x |" for n in range(250))])
    shown = shortened(f"# Title\n\n{table}\n\n## Actions\n\nDo it.\n")
    assert "| 99 | x |\n\n*150 more rows are in the file.*\n\n## Actions\n\nDo it.\n" in shown
    assert shortened("# Title\n\n| a |\n| --- |\n| b |\n") == "# Title\n\n| a |\n| --- |\n| b |\n"


def test_zoomed_in_the_preview_stands_below_the_form(
    session: ReviewSession, theme: Theme, exporter: Exporter, shown: Show
) -> None:
    view, window = ReportStage(theme, session, exporter), QWidget()
    view.setParent(window)
    view.show_review(session.review)
    shown(window, 968, 520)
    for width, below in ((968, False), (560, True), (968, False)):
        view.resize(width, 520)
        view.row.activate()
        form, preview = view.form.mapTo(view, QPoint(0, 0)), view.preview.mapTo(view, QPoint(0, 0))
        assert (preview.y() > form.y() + view.form.height()) is below
        assert (preview.x() > form.x() + view.form.width()) is not below
        assert view.minimumSizeHint().width() <= 560
        for part in (view.pdf, view.copy, view.more, view.preview, view.form):
            assert view.rect().contains(part.mapTo(view, part.rect().bottomRight()))
