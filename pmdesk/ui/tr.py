"""The one way a text of the windows reaches the screen, so that it can be translated."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """The text in the language of the screen."""
    return QCoreApplication.translate("pmdesk", text)
