"""The timeline alone at a desk: evidence, several entries, a part of the time, the worksheet."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.gestures import header, timeline
from pmdesk.model.narrowing import Which
from pmdesk.model.words import Milestone
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.timeline.files import NOUN, png_of
from pmdesk.ui.timeline.stage import TimelineStage

AGREED = datetime(2026, 10, 16, 9, tzinfo=UTC)


Scene = tuple[str, QWidget]


def timeline_scenes(console: ConsolePage, window: Callable[[str], Scene]) -> Iterator[Scene]:
    """What can be done with entries, each in a picture; nothing of it is left behind.

    `window` gives the scene of the window under a name.
    """
    stage, session = console.view, console.session
    assert isinstance(stage, TimelineStage)
    detected = next(e for e in session.review.entries if e.milestone is Milestone.DETECTED)
    before = session.review
    session.attach(NOUN, detected.id, "failed lookups.png", png_of(_graph()))
    stage.bring(detected.id)
    QApplication.processEvents()
    stage.panel.to_evidence()
    yield window("timeline-evidence")
    place = before.entries.index(detected)
    stage.table.choose_several([entry.id for entry in before.entries[place : place + 3]])
    stage.side.several.shift.setText("+2 min")
    yield window("timeline-several")
    stage.bring(detected.id)
    stage.strip.zoom(3)
    yield window("timeline-closer")
    stage.strip.show_whole()
    stage.narrow.open_it(Which.KEY)
    yield window("timeline-narrowed")
    stage.narrow.close_it()
    session.do(header.agree_timeline, at=AGREED)
    session.do(timeline.set_text, id=detected.id, text="Alert: failed fare lookups above 15 %")
    yield window("timeline-amended")
    stage.toggle_worksheet()
    yield window("timeline-worksheet")
    stage.toggle_worksheet()
    while session.review != before:
        session.undo()


def _graph() -> QImage:
    """A graph as somebody would paste it: flat, then up."""
    image = QImage(480, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#d0d4d8"), 1))
    for y in (40, 90, 140, 180):
        painter.drawLine(20, y, 460, y)
    painter.setPen(QPen(QColor("#2b5aa8"), 2.5))
    heights = [172, 174, 171, 173, 172, 150, 96, 60, 52, 49, 55, 47]
    painter.drawPolyline(QPolygonF([QPointF(20 + 40 * n, y) for n, y in enumerate(heights)]))
    painter.end()
    return image
