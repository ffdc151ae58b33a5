"""A question with two answers, for the few moments that need one."""

from PySide6.QtWidgets import QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.dialog import Dialog


def ask(theme: Theme, title: str, sentence: str, yes: str, no: str, parent: QWidget | None) -> bool:
    """Whether the first answer was taken; Esc is the second."""
    dialog = Dialog(theme, title, sentence, primary=yes, cancel=no, parent=parent)
    dialog.resize(460, dialog.sizeHint().height())
    return bool(dialog.exec())
