"""Paints the rows of the timeline table: entries, days and gaps, the chosen one on two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pmdesk.method.words import name_of
from pmdesk.model.review import Entry
from pmdesk.model.times import clock_text
from pmdesk.model.timetable import DayRow, GapRow
from pmdesk.model.words import Milestone, Precision
from pmdesk.ui.paint.chips import chip_width, paint_chip, paint_milestone_chip
from pmdesk.ui.paint.shapes import paint_kind, stroke
from pmdesk.ui.paint.text import draw, draw_lines, plain, width, wrapped
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.model import Column, TimelineModel
from pmdesk.ui.tr import tr

ROW, CURRENT, DAY, GAP = 34, 54, 22, 30
LEFT = 14
TEXT_SHARE = 0.3
"""The part of its column that a text keeps beside its chips."""
Chip = tuple[Milestone | str, float]


class TimelineDelegate(QStyledItemDelegate):
    """Reads rows from the model directly; `zone` names the zone that gaps are told in."""

    def __init__(self, theme: Theme, model: TimelineModel) -> None:
        super().__init__(model)
        self._theme, self._model = theme, model
        self.zone = "UTC"

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = self._model.table_row(index.row())
        rect = QRectF(option.rect)
        painter.save()
        if isinstance(row, DayRow):
            self._day(painter, rect, row)
        elif isinstance(row, GapRow):
            self._gap(painter, rect, row)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._entry(painter, rect, row.entry, Column(index.column()), chosen)
        painter.restore()

    def _day(self, p: QPainter, rect: QRectF, row: DayRow) -> None:
        theme = self._theme
        p.fillRect(rect, theme["sunken"])
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        text = rect.adjusted(LEFT, 0, -8, 0)
        draw(p, text, row.text, theme.font(11, 600), theme["muted"])

    def _gap(self, p: QPainter, rect: QRectF, row: GapRow) -> None:
        theme = self._theme
        p.fillRect(rect, theme["amber-tint"])
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        pen = stroke(theme["amber"], 1.5)
        y, x = rect.center().y(), rect.left() + 76
        for dx in (0, 18):
            p.setPen(pen)
            p.drawLine(QPointF(x + dx, y - 4), QPointF(x + dx, y + 4))
        pen.setDashPattern([2, 1.4])
        p.setPen(pen)
        p.drawLine(QPointF(x, y), QPointF(x + 18, y))
        start, end = clock_text(row.start, self.zone), clock_text(row.end, self.zone)
        question = tr("Who saw something between {start} and {end}?").format(start=start, end=end)
        place = rect.adjusted(76 + 28, 0, -110, 0)
        used = draw(p, place, row.text, theme.font(12, 600), theme["amber"])
        place.setLeft(place.left() + used + 10)
        draw(p, place, question, theme.font(12), theme["muted"])
        right = Qt.AlignmentFlag.AlignRight
        way = rect.adjusted(0, 0, -14, 0)
        draw(p, way, tr("Add entry"), theme.font(12, 600), theme["accent"], right)

    def _entry(self, p: QPainter, rect: QRectF, entry: Entry, column: Column, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            p.fillRect(rect, theme["accent-tint"])
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        if chosen and theme.flat:
            for y in (rect.top(), rect.bottom() - 3):
                p.fillRect(QRectF(rect.left(), y, rect.width(), 2), theme["accent"])
        if column is Column.TIME:
            self._time(p, rect, entry, chosen)
        elif column is Column.KIND:
            centre = QPointF(rect.left() + 8, rect.center().y())
            paint_kind(p, theme, entry.kind, centre)
            word = rect.adjusted(23, 0, -4, 0)
            draw(p, word, name_of(entry.kind), theme.font(12), theme["muted"])
        elif column is Column.TEXT:
            self._text(p, rect.adjusted(0, 0, -12, 0), entry, chosen)
        else:
            text = self._model.who(entry) if column is Column.WHO else entry.source
            px = 13 if column is Column.WHO else 12
            draw(p, rect.adjusted(0, 0, -8, 0), text, theme.font(px), theme["muted"])

    def _time(self, p: QPainter, rect: QRectF, entry: Entry, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            p.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme["accent"])
        wide = entry.precision in (Precision.BETWEEN, Precision.SECOND)
        text, font = self._model.clock(entry), theme.font(11 if wide else 13, 600)
        if entry.precision is Precision.BETWEEN and "–" in text:
            lines = tuple(text.replace("–", "–\n").split("\n"))
            top = rect.center().y() - 14
            draw_lines(p, QPointF(rect.left() + LEFT, top), lines, font, theme["ink"], 14)
            return
        draw(p, rect.adjusted(LEFT, 0, 0, 0), text, font, theme["ink"])

    def _text(self, p: QPainter, rect: QRectF, entry: Entry, chosen: bool) -> None:
        theme = self._theme
        font = theme.font(13, 600 if chosen else 400)
        chips = fitting(self._chips(entry), rect.width())
        taken = sum(wide + 8 for _, wide in chips)
        room = max(rect.width() - taken, rect.width() * TEXT_SHARE)
        lines = wrapped(plain(entry.text), font, room, 2 if chosen else 1)
        height = 19 * len(lines) if chosen else 20
        top = rect.center().y() - height / 2
        at = QPointF(rect.left(), top)
        draw_lines(p, at, lines, font, theme["ink"], 19 if chosen else 20)
        text_width = max((width(line, font) for line in lines), default=0.0)
        x = rect.left() + min(text_width, room) + 8
        for text, wide in chips:
            box = QRectF(x, rect.center().y() - 10, min(wide, rect.right() - x), 20)
            x += wide + 8
            if box.width() < 24:
                break
            if isinstance(text, Milestone):
                paint_milestone_chip(p, theme, box, name_of(text), text)
            else:
                paint_chip(p, theme, box, text)

    def _chips(self, entry: Entry) -> list[Chip]:
        chips: list[Chip] = []
        theme = self._theme
        if entry.milestone:
            word = name_of(entry.milestone)
            chips.append((entry.milestone, chip_width(theme, word, mark=True, weight=600)))
        if entry.star:
            chips.append((tr("Key moment"), chip_width(theme, tr("Key moment"))))
        count = self._model.accounts(entry)
        if count:
            word = tr("{n} accounts").format(n=count + 1)
            chips.append((word, chip_width(theme, word)))
        return chips


def fitting(chips: list[Chip], room: float) -> list[Chip]:
    """The chips that stand whole beside the text: half a word would say less than none."""
    shown = list(chips)
    while len(shown) > 1 and sum(wide + 8 for _, wide in shown) > room * (1 - TEXT_SHARE):
        shown.pop()
    return shown
