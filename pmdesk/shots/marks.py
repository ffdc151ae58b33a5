"""Brings what is marked, or a row, into the picture."""

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.mirror.field_marks import FieldMarks


def scroll_to(part: QWidget, above: int = 120) -> None:
    """Scrolls everything that a part lies in, so that it is in sight with some room around it."""
    QApplication.processEvents()
    place = part.parentWidget()
    while place is not None:
        if isinstance(place, QScrollArea):
            place.ensureWidgetVisible(part, 0, above)
        place = place.parentWidget()
    QApplication.processEvents()


def speak(console: ConsolePage, marks: FieldMarks, rule: str = "") -> bool:
    """Opens the bubble, as by itself, at the mark of a rule, "" for the first; False for none."""
    marks.field.setFocus()
    marks.look()
    console.banner.hide()
    mark = next((mark for mark in marks.marks if rule in ("", mark.rule.id)), None)
    if mark is not None:
        console.speaker.speak(marks, mark, by_hand=False)
    return mark is not None
