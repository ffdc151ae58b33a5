"""A question with two answers, for the few moments that need one."""

from PySide6.QtWidgets import QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.for_once import for_once


def ask(theme: Theme, title: str, sentence: str, yes: str, no: str, parent: QWidget | None) -> bool:
    """Whether the first answer was taken; Esc is the second."""
    with for_once(Dialog(theme, title, sentence, primary=yes, cancel=no, parent=parent)) as dialog:
        dialog.resize(460, dialog.sizeHint().height())
        return bool(dialog.exec())
