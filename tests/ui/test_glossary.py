"""The glossary of a report: words and meanings, and abbreviations that wait for one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.bundle import Bundle, write
from pmdesk.model.gestures import header
from pmdesk.model.review import Term, find
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.glossary import GlossaryEditor, TermRow
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Key = Qt.Key


@pytest.fixture
def view(
    theme: Theme, empty_session: ReviewSession, tmp_path: Path, shown: Callable[..., QWidget]
) -> Iterator[ReportStage]:
    """The stage on a review whose story has two abbreviations that nobody explained."""
    empty_session.do(header.set_summary, text="The SLO was missed; the CDN sent old pages.")
    exporter = Exporter(lambda left: write(Bundle(left.review)), lambda name, _: tmp_path / name)
    view = ReportStage(theme, empty_session, exporter)
    empty_session.changed.connect(view.show_review)
    view.show_review(empty_session.review)
    shown(view, 1096, 716)
    yield view
    exporter.close()


@pytest.fixture
def glossary(view: ReportStage) -> GlossaryEditor:
    return view.glossary


def offered(glossary: GlossaryEditor) -> dict[str, TermRow]:
    """The rows that ask for a meaning, by what they ask."""
    rows = glossary.rows.values()
    return {row.meaning.accessibleName(): row for row in rows if not row.chip.isHidden()}


def test_an_abbreviation_that_is_not_explained_asks_what_it_means(
    glossary: GlossaryEditor,
) -> None:
    assert list(offered(glossary)) == ["SLO: what does it mean?", "CDN: what does it mean?"]
    assert glossary.add.isVisible()


def test_it_becomes_a_term_while_its_meaning_is_typed_and_nothing_moves(
    qtbot: QtBot, view: ReportStage, glossary: GlossaryEditor
) -> None:
    row = offered(glossary)["SLO: what does it mean?"]
    row.meaning.setFocus()
    with qtbot.waitSignal(view.session.changed, timeout=3000):
        qtbot.keyClicks(row.meaning, "What we ")
    (term,) = view.review.glossary
    assert (term.word, term.meaning.strip()) == ("SLO", "What we")
    assert next(iter(glossary.rows.values())) is row
    assert row.meaning.hasFocus()
    assert row.chip.isHidden()
    assert list(offered(glossary)) == ["CDN: what does it mean?"]
    qtbot.keyClicks(row.meaning, "promise")
    row.meaning.flush()
    assert [term.meaning for term in view.review.glossary] == ["What we promise"]
    qtbot.waitUntil(lambda: "What we promise" in view.preview.toPlainText(), timeout=3000)


def test_undo_asks_again(view: ReportStage, glossary: GlossaryEditor) -> None:
    row = offered(glossary)["SLO: what does it mean?"]
    QTest.keyClicks(row.meaning, "A promise")
    row.meaning.flush()
    view.session.undo()
    assert view.review.glossary == ()
    assert "SLO: what does it mean?" in offered(glossary)
    assert row.meaning.text() == ""


def test_a_word_is_added_by_keys_alone(
    qtbot: QtBot, view: ReportStage, glossary: GlossaryEditor
) -> None:
    glossary.add.setFocus()
    qtbot.keyClick(glossary.add, Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Pod")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "A running copy")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    (term,) = view.review.glossary
    assert (term.word, term.meaning) == ("Pod", "A running copy")


def test_a_row_that_nothing_was_typed_into_is_no_term(
    view: ReportStage, glossary: GlossaryEditor
) -> None:
    glossary.begin()
    glossary.begin()
    assert view.review.glossary == ()
    assert sum(row.chip.isHidden() for row in glossary.rows.values()) == 1


def test_terms_are_edited_and_deleted(
    qtbot: QtBot, view: ReportStage, glossary: GlossaryEditor
) -> None:
    QTest.keyClicks(offered(glossary)["CDN: what does it mean?"].meaning, "Caches")
    offered(glossary)["CDN: what does it mean?"].meaning.flush()
    (term,) = view.review.glossary
    row = glossary.rows[term.id]
    row.word.setFocus()
    row.word.selectAll()
    qtbot.keyClicks(row.word, "Edge")
    row.word.flush()
    changed = find(view.review.glossary, term.id)
    assert changed is not None
    assert (changed.word, changed.meaning) == ("Edge", "Caches")
    assert row.away.accessibleName() == "Delete: Edge"
    qtbot.mouseClick(row.away, Qt.MouseButton.LeftButton)
    assert view.review.glossary == ()
    assert "CDN: what does it mean?" in offered(glossary)


def test_many_are_asked_about_a_few_at_a_time(
    qtbot: QtBot, view: ReportStage, glossary: GlossaryEditor
) -> None:
    words = ("SLO", "CDN", "WAF", "OID", "MQTT", "CMDB")
    view.session.do(header.set_summary, text=f"All of the {', the '.join(words)} were slow.")
    assert len(offered(glossary)) == 4
    assert glossary.more.text() == "2 more to explain"
    qtbot.mouseClick(glossary.more, Qt.MouseButton.LeftButton)
    assert len(offered(glossary)) == 6
    assert not glossary.more.isVisible()


def test_abbreviations_of_what_is_to_come_wait(view: ReportStage, glossary: GlossaryEditor) -> None:
    known = Term(id="t", word="Pod", meaning="A running copy")
    review = replace(view.review, glossary=(known,))
    glossary.show_review(review, folded=True)
    assert list(glossary.rows) == ["t"]
    glossary.show_review(review)
    assert len(offered(glossary)) == 2
