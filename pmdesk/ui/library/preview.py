"""The panel beside the list: what it was, how bad, who, what next – before a review is opened."""

import re
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pmdesk.model.measures import detection, impact
from pmdesk.model.review import Review, find
from pmdesk.model.severity import level
from pmdesk.model.times import clock_text, day_text, duration_text, local
from pmdesk.model.words import State
from pmdesk.store.lines import ReviewLine
from pmdesk.ui.library.delegate import paint_standing
from pmdesk.ui.library.standing import shown_title, standing
from pmdesk.ui.paint.shapes import paint_severity
from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import ElidedLabel, Para, label
from pmdesk.ui.widgets.surface import Ground, Rule

SUMMARY_CAP = 700
"""Characters of the summary that are shown here; the report has all of it."""
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\s]{0,2000}\)")
_NUMBER = re.compile(r"\d(?:[\d., \u2009\u202f\u00a0]*\d)?(?:\s?%)?")


class Marks(QWidget):
    """Chip and severity of the review, on one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line: ReviewLine | None = None
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: ReviewLine) -> None:
        self._line = line
        self.setAccessibleName(f"{standing(line).word} {line.severity}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        line, p, theme = self._line, QPainter(self), self._theme
        if line is None:
            return
        left = paint_standing(p, theme, line, 0, 3) + 9
        grave = level(line.severity)
        if grave:
            paint_severity(p, theme, grave, left, 18)
            left += 26
        box = self.rect().adjusted(round(left), 0, 0, 0).toRectF()
        draw(p, box, line.severity, theme.font(13), theme["ink"])


class Preview(Ground):
    """One review before it is opened; its parts are made with the first one, after the list.

    Signals:
        opened(str), report_wanted(str): a button was pressed, with the review's id.
        menu_wanted(QPoint): the menu of the review, at a place on the screen.
    """

    opened = Signal(str)
    report_wanted = Signal(str)
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface", "left")
        self._id, self._built = "", False

    def _build(self) -> None:
        theme, self._built = self._theme, True
        self._marks = Marks(theme)
        self._title = Para(theme, "", 20, 600)
        self._summary = Para(theme)
        self._more = button(theme, "", "quiet", "more", dense=True, name=tr("More"))
        self._place, self._held = QVBoxLayout(), QWidget()
        self._body = QVBoxLayout(self._held)
        self._open = button(theme, tr("Open"), "primary")
        self._report = button(theme, tr("Report"))
        self._lay_out()
        self._open.clicked.connect(lambda: self.opened.emit(self._id))
        self._report.clicked.connect(lambda: self.report_wanted.emit(self._id))
        self._more.clicked.connect(self._menu)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._marks, 1)
        top.addWidget(self._more)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(25, 17, 24, 12)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(10)
        column.addWidget(self._title)
        column.addSpacing(8)
        column.addWidget(self._summary)
        column.addSpacing(14)
        column.addLayout(self._place)
        self._empty_body()
        column.addStretch(1)
        self._open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout()
        foot.setContentsMargins(25, 8, 24, 20)
        foot.setSpacing(8)
        foot.addWidget(self._open, 1)
        foot.addWidget(self._report)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(inner), 1)
        whole.addLayout(foot)

    def title(self) -> str:
        """The title that is shown, "" while there is nothing."""
        return self._title.text() if self._built and self._id else ""

    def clear(self) -> None:
        """Shows nothing: no review is chosen."""
        self._id = ""
        if self._built:
            self._empty_body()
            for part in self._parts():
                part.hide()

    def _parts(self) -> tuple[QWidget, ...]:
        return (self._marks, self._more, self._title, self._summary, self._open, self._report)

    def show_review(self, line: ReviewLine, review: Review, now: datetime) -> None:
        """Shows a review; of a restricted one only what stands in the list."""
        if not self._built:
            self._build()
        self._id = review.id
        for part in self._parts():
            part.show()
        self._marks.show_line(line)
        self._title.set_text(shown_title(line))
        self._summary.set_text(_summary(line, review), "muted" if line.restricted else "ink")
        running = line.state is State.MEETING
        _name(self._open, tr("Continue meeting") if running else tr("Open"))
        self._empty_body()
        figures = [] if line.restricted else figures_of(review)
        if figures:
            self._add(Rule(self._theme), 13)
            self._add(_figures(self._theme, figures), 12)
        self._add(Rule(self._theme), 12)
        for name, text in facts_of(line, review, now):
            self._add(_fact(self._theme, name, text), 8)

    def _add(self, part: QWidget, below: int) -> None:
        self._body.addWidget(part)
        self._body.addSpacing(below)

    def _empty_body(self) -> None:
        """A fresh body: PySide keeps items that are taken out of a layout beyond their end."""
        self._place.removeWidget(self._held)
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget()
        self._body = QVBoxLayout(self._held)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._place.addWidget(self._held)

    def _menu(self) -> None:
        self.menu_wanted.emit(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))


def _name(of: QPushButton, text: str) -> None:
    of.setText(text)
    of.setAccessibleName(text)


def _summary(line: ReviewLine, review: Review) -> str:
    if line.restricted:
        return tr("Open it to read it.")
    return plain(review.summary) or tr("No summary yet.")


def plain(markdown: str) -> str:
    """The words of a summary without its marks, cut to what a panel holds."""
    text = _LINK.sub(r"\1", markdown[: 2 * SUMMARY_CAP])
    text = text.replace("**", "").replace("`", "").replace("\n\n", "\n").strip()
    return text if len(text) <= SUMMARY_CAP else f"{text[:SUMMARY_CAP].rstrip()}…"


def figures_of(review: Review) -> list[tuple[str, str]]:
    """The figures that are known: impact, time to detection, customers."""
    spans = ((impact(review), tr("impact")), (detection(review), tr("to detection")))
    figures = [(duration_text(span), name) for span, name in spans if span is not None]
    number = _NUMBER.search(review.impact_users[:200])
    if number is not None:
        figures.append((number[0].strip(), tr("customers")))
    return figures


def facts_of(line: ReviewLine, review: Review, now: datetime) -> list[tuple[str, str]]:
    """The facts below the figures, each with its name; "" is left out."""
    facts = [
        (tr("Owner"), seat_text(review, review.owner) or tr("Nobody yet")),
        (tr("Facilitator"), seat_text(review, review.facilitator) or tr("Nobody yet")),
        (tr("Meeting"), meeting_text(review, now)),
    ]
    if not line.restricted:
        facts.append((tr("Services"), ", ".join(review.services)))
        facts.append((tr("Tags"), ", ".join(tag.name for tag in review.tags)))
    return [(name, text) for name, text in facts if text]


def seat_text(review: Review, id: str) -> str:
    """A seat as it may be shown: its alias, else its role."""
    seat = find(review.seats, id)
    text = "" if seat is None else seat.alias or seat.role
    return text[:1].upper() + text[1:]


def meeting_text(review: Review, now: datetime) -> str:
    """Today 10:00, 60 min – of the meeting that is next, or was last."""
    meeting = review.meetings[-1] if review.meetings else None
    at = None if meeting is None else meeting.started or meeting.scheduled
    if meeting is None or at is None:
        return tr("No time yet")
    day = local(at, review.zone).date()
    today = day == local(now, review.zone).date()
    named = tr("Today") if today else day_text(day)
    text = tr("{day} {time}").format(day=named, time=clock_text(at, review.zone))
    return f"{text}, {meeting.minutes} min" if meeting.minutes else text


def _figures(theme: Theme, figures: list[tuple[str, str]]) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(22)
    for number, name in figures:
        column = QVBoxLayout()
        column.setSpacing(0)
        size = 22 if sum(len(text) for text, _ in figures) < 24 else 18
        column.addWidget(ElidedLabel(theme, number, size, 600))
        column.addWidget(ElidedLabel(theme, name, 12, 400, "muted"))
        row.addLayout(column)
    row.addStretch(1)
    return box


def _fact(theme: Theme, name: str, text: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    head = label(name, 13, 400, "muted")
    head.setFixedSize(104, 20)
    row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Para(theme, text), 1)
    return box
