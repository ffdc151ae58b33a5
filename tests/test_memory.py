"""What a closed review leaves in memory."""

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.memory import let_go
from pmdesk.method.phrases import kept
from pmdesk.ui.theme.font_cache import _cleanup, forget_fonts
from pmdesk.ui.theme.fonts import font
from pmdesk.ui.theme.theme import Theme


def test_nothing_is_kept_of_the_texts_of_a_closed_review() -> None:
    read: list[str] = []

    @kept
    def found(text: str) -> int:
        read.append(text)
        return len(text)

    assert (found("The pool"), found("The pool"), read) == (8, 8, ["The pool"])
    let_go()
    assert (found("The pool"), read) == (8, ["The pool"] * 2)


def test_what_is_drawn_looks_the_same_after_the_fonts_were_forgotten(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """On what is laid out already, with letters of several scripts, and on what is new."""
    assert _cleanup() is not None  # Qt has the function under its name
    fields = QTextEdit("Pool 日本語 מילה\nnode restarted"), QLineEdit("Fares 日本語 מילה")
    for field in fields:
        field.setFont(font(15, 600))
        qtbot.addWidget(field)
        field.show()

    def drawn() -> QImage:
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setFont(font(13, 500))
        painter.drawText(5, 25, "Fares 14:05 한글")
        painter.end()
        return image

    before, pages = drawn(), [field.grab().toImage() for field in fields]
    forget_fonts()
    assert [field.grab().toImage() for field in fields] == pages
    assert drawn() == before
    fields[0].append("one line more")
    assert fields[0].grab().toImage() != pages[0]


def test_what_is_drawn_looks_the_same_after_the_sheet_was_gathered(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """In the theme that came last, and in one that comes after."""
    qapp.setStyle("Fusion")
    theme = Theme()
    theme.use("light")
    page = QWidget()
    column = QVBoxLayout(page)
    for part in (QPushButton("Save"), QLineEdit("Fares"), QTextEdit("Pool")):
        column.addWidget(part)
    qtbot.addWidget(page)
    page.show()
    light = page.grab().toImage()
    theme.use("dark")
    dark = page.grab().toImage()
    assert dark != light
    theme.gather()
    assert page.grab().toImage() == dark
    theme.use("light")
    assert page.grab().toImage() == light
