"""A Prepare stage on the screen, and hands to type into it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Show = Callable[[QWidget, int, int], QWidget]


def made(theme: Theme, session: ReviewSession, shown: Show) -> PrepareStage:
    stage = PrepareStage(theme, session)
    session.changed.connect(stage.show_review)
    stage.show_review(session.review)
    shown(stage, 1096, 640)
    return stage


def type_into(field: QLineEdit | QTextEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def undo_all(stage: PrepareStage) -> None:
    while stage.session.undo_label:
        stage.session.undo()
