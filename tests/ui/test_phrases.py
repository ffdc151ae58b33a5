"""The sheet of phrases: nine situations by key, arrows and mouse, and the act beside each."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmdesk.method.stages import Act, unstuck
from pmdesk.model.gestures import header
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.guide.sheet import PhraseSheet
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Show, Time, console_on

TYPED = "14:05 the queue grows"


@pytest.fixture
def page(  # type: ignore[no-untyped-def]
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Show, qtbot
) -> ConsolePage:
    """A console on the screen, as the active window."""
    made = console_on(theme, session, tmp_path, Time())
    shown(made, 1280, 800)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def sheet(page: ConsolePage) -> PhraseSheet:
    """The sheet, opened."""
    page.act("phrases")
    (made,) = [part for part in page.findChildren(PhraseSheet) if part.isVisible()]
    return made


def is_open(page: ConsolePage) -> bool:
    return any(part.isVisible() for part in page.findChildren(PhraseSheet))


def said(made: PhraseSheet) -> list[str]:
    return [para.text() for para in made.page.sentences if para.isVisible()]


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def choose(made: PhraseSheet, key: str) -> None:
    made.rows.choose(next(n for n, row in enumerate(unstuck()) if row.key == key))


def test_each_digit_brings_its_sentences(page: ConsolePage) -> None:
    made = sheet(page)
    for number, row in enumerate(unstuck()):
        press(Qt.Key(Qt.Key.Key_1 + number))
        assert said(made) == [f"“{text}”" for text in row.say]
        assert made.page.act.isVisible() is (row.act is not Act.NONE)
    press(Qt.Key.Key_Up)
    assert made.situation == unstuck()[-2]
    QTest.mouseClick(made.rows.rows[2], Qt.MouseButton.LeftButton)
    assert made.situation == unstuck()[2]


def test_escape_gives_back_what_was_being_typed(page: ConsolePage) -> None:
    field = page.capture.field
    page.capture.take_focus()
    QTest.keyClicks(field, TYPED)
    field.setSelection(2, 4)
    line, chosen = field.line(), field.selectedText()
    sheet(page)
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Escape)
    assert not is_open(page)
    assert QApplication.focusWidget() is field
    assert (field.line(), field.selectedText()) == (line, chosen)


def test_the_key_again_puts_it_away(page: ConsolePage) -> None:
    sheet(page)
    page.act("phrases")
    assert not is_open(page)


@pytest.mark.parametrize(("key", "line"), [("off-track", "/p "), ("remedies", "/i ")])
def test_parking_and_ideas_begin_a_line(page: ConsolePage, key: str, line: str) -> None:
    made = sheet(page)
    choose(made, key)
    press(Qt.Key.Key_Return)
    assert not is_open(page)
    assert QApplication.focusWidget() is page.capture.field
    assert page.capture.field.line() == line


def test_a_question_goes_to_the_room_and_comes_back(page: ConsolePage) -> None:
    made = sheet(page)
    choose(made, "silence")
    QTest.mouseClick(made.page.act, Qt.MouseButton.LeftButton)
    assert page.room.audience().prompt == made.situation.question
    assert "Take away" in made.page.act.text()
    press(Qt.Key.Key_Return)
    assert page.room.audience().prompt == ""
    assert is_open(page)


def test_tab_goes_between_the_situations_and_the_act(page: ConsolePage) -> None:
    made = sheet(page)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is made.page.act
    press(Qt.Key.Key_3)
    assert QApplication.focusWidget() is made.rows.rows[2]


def test_the_word_that_the_room_agreed_on_is_named(page: ConsolePage) -> None:
    page.session.do(header.set_opening, field="drift_word", value="Iceberg")
    names = [row.text() for row in sheet(page).rows.rows]
    assert "“Iceberg” was said" in names


def test_another_page_in_front_takes_it_away(page: ConsolePage) -> None:
    sheet(page)
    page.hide()
    page.show()
    assert not is_open(page)


@pytest.mark.parametrize("size", [(1024, 640), (1920, 1080)])
def test_all_of_it_is_in_the_window(page: ConsolePage, size: tuple[int, int]) -> None:
    page.resize(*size)
    made = sheet(page)
    QApplication.processEvents()
    assert made.rect().contains(made.box.geometry())
    for number in range(len(unstuck())):
        made.rows.choose(number)
        QApplication.processEvents()
        for para in (*made.page.sentences, made.page.note):
            whole = para.visibleRegion().boundingRect() == para.rect()
            assert whole or not para.isVisible()
