"""Viewports that leave their ground to what they are in."""

from PySide6.QtWidgets import QAbstractScrollArea


def leave_ground(area: QAbstractScrollArea) -> None:
    """Has the area, whose ground the style sheet gives, paint it alone.

    Once a viewport has painted its ground by a style sheet, Qt keeps what the sheet says about it
    for ever: 320 bytes for each field that ever was.
    """
    area.viewport().setAutoFillBackground(False)
