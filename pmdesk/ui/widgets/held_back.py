"""What the field with the cursor still holds back, because somebody may be typing on."""

from PySide6.QtWidgets import QWidget


def flush_field(page: QWidget) -> None:
    """Lets the field of `page` that has the cursor store its value now."""
    # The window's own, so also while another window, such as the audience's, is the active one.
    field = page.window().focusWidget()
    flush = getattr(field, "flush", None)
    if field is not None and field is not page and page.isAncestorOf(field) and callable(flush):
        flush()
