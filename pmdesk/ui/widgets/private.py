"""Which parts of a window hold what only the facilitator may read."""

from PySide6.QtWidgets import QWidget

_PRIVATE = "pmdesk_private"


def mark_private(part: QWidget) -> None:
    """Says of a part that everything in it is private."""
    part.setProperty(_PRIVATE, True)


def is_private(part: QWidget) -> bool:
    """Whether a part, or one that it is in, is private."""
    over: QWidget | None = part
    while over is not None:
        if over.property(_PRIVATE):
            return True
        over = over.parentWidget()
    return False
