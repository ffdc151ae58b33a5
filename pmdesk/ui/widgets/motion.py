"""The one place that knows whether something may move, and for how long."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

FOLD = 120
"""Milliseconds in which a panel folds or opens."""


def may_move(widget: QWidget) -> bool:
    """False where nobody sees it, or where the system or the platform wants no motion."""
    if not widget.isVisible() or QGuiApplication.platformName() in ("offscreen", "minimal"):
        return False
    return bool(widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, widget))
