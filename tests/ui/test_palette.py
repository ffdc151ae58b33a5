"""The palette: what it offers, how a few letters find it, and that the keys alone run it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.model.gestures import captured, header
from pmdesk.model.words import Stage
from pmdesk.ui.palette.match import match
from pmdesk.ui.palette.palette import Palette
from pmdesk.ui.palette.rows import OffersModel
from pmdesk.ui.settings import Settings


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "reviews.pmdesk")
    desk.work().open_sample()
    yield desk
    desk.window.close()
    desk.window.deleteLater()


@pytest.fixture
def opened(desk: Desk) -> Callable[[str], Palette]:
    """Opens the palette by its key's action and types into it."""

    def open_with(query: str) -> Palette:
        desk.window.actions_by_key["palette"].trigger()
        palette = desk.window.findChildren(Palette)[-1]
        QTest.keyClicks(palette.line, query)
        return palette

    return open_with


def lines(palette: Palette) -> list[str]:
    rows = palette.rows
    return [rows.data(rows.index(n)) for n in range(rows.rowCount())]


@pytest.mark.parametrize(
    ("query", "text", "letters"),
    [
        ("fac", "Go to Factors", "Fac"),
        ("gf", "Go to Factors", "GF"),
        ("go fac", "Go to Factors", "GoFac"),
        ("resume", "Résumé", "Résumé"),
        ("", "Anything", ""),
    ],
)
def test_a_few_letters_fit(query: str, text: str, letters: str) -> None:
    fit = match(query, text)
    assert fit is not None
    assert "".join(text[place] for place in fit.places) == letters


@pytest.mark.parametrize("query", ["xyz", "rotcaf", "tors fac x"])
def test_letters_that_are_not_there_fit_nothing(query: str) -> None:
    assert match(query, "Go to Factors") is None


def test_the_beginning_of_a_word_beats_its_middle() -> None:
    first, second = match("act", "Actions"), match("act", "Factors")
    assert first is not None
    assert second is not None
    assert first.score > second.score


def test_it_goes_to_a_stage_by_keys_alone(desk: Desk, opened: Callable[[str], Palette]) -> None:
    palette = opened("factors")
    assert lines(palette)[:2] == ["Stages", "Go to Factors"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    console = desk.work().console
    assert console is not None
    assert console.view.stage is Stage.FACTORS
    assert palette.isHidden()


def test_a_synonym_finds_a_command(opened: Callable[[str], Palette]) -> None:
    assert "Blank" in lines(opened("panic"))


def test_arrows_pass_headings_by_and_go_round(opened: Callable[[str], Palette]) -> None:
    palette = opened("")
    rows = palette.rows
    seen = set()
    for _ in range(rows.rowCount() + 2):
        index = palette.list.currentIndex()
        assert rows.offer(index) is not None
        seen.add(index.row())
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
    headings = {n for n in range(rows.rowCount()) if rows.offer(rows.index(n)) is None}
    assert seen == set(range(rows.rowCount())) - headings


def test_only_what_can_be_done_now_is_offered(desk: Desk, opened: Callable[[str], Palette]) -> None:
    console = desk.work().console
    assert console is not None
    assert not console.room.running
    texts = lines(opened("meeting"))
    assert "Start meeting" in texts
    assert "End meeting" not in texts


def test_reviews_are_found_by_title_but_restricted_ones_and_notes_are_not(
    desk: Desk, opened: Callable[[str], Palette]
) -> None:
    console = desk.work().console
    assert console is not None
    title = console.session.review.title
    console.session.do(captured.add_note, id="n1", text="Zanzibar ferry fares note")
    palette = opened("ferry fares")
    assert title in lines(palette)
    assert not [line for line in lines(palette) if "Zanzibar" in line]
    palette.put_away()
    console.session.do(header.set_fact, field="restricted", value=True)
    assert title not in lines(opened("ferry fares"))


def test_esc_and_a_click_beside_it_put_it_away(opened: Callable[[str], Palette]) -> None:
    palette = opened("xyzzy")
    assert not palette.none.isHidden()
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.isHidden()
    other = opened("")
    QTest.mouseClick(other, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert other.isHidden()


def test_it_stays_inside_the_smallest_window(desk: Desk, opened: Callable[[str], Palette]) -> None:
    desk.window.resize(1024, 640)
    palette = opened("")
    assert palette.rect().contains(palette.box.geometry())


def test_the_model_keeps_qts_rules(opened: Callable[[str], Palette]) -> None:
    palette = opened("")
    tester = QAbstractItemModelTester(
        palette.rows, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for query in ("fac", "", "zzz", "a"):
        palette.line.setText(query)
    assert tester.model() is palette.rows
    assert isinstance(palette.rows, OffersModel)
    assert palette.rows.rowCount(palette.rows.index(0)) == 0
    assert palette.rows.offer(QModelIndex()) is None


def test_it_goes_with_the_page_on_which_it_was_opened(
    desk: Desk, opened: Callable[[str], Palette], qapp: QApplication
) -> None:
    palette = opened("fac")
    desk.window.do("back")
    assert palette.isHidden()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not desk.window.findChildren(Palette)
    assert lines(opened("fac")) == []
