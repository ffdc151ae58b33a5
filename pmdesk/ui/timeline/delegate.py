"""Paints the rows of the timeline table: entries, days, gaps, the room line; the chosen grows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pmdesk.method.words import name_of
from pmdesk.model.review import Entry
from pmdesk.model.times import clock_text
from pmdesk.model.timetable import DayRow, EntryRow, GapRow, RoomRow
from pmdesk.model.words import Precision
from pmdesk.ui.paint.shapes import FADED, paint_kind, stroke
from pmdesk.ui.paint.text import draw, draw_lines, plain, width, wrapped
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.chips import Chip, chips_of, fitting, giving_way, left_by, paint
from pmdesk.ui.timeline.model import Column, TimelineModel
from pmdesk.ui.timeline.walk import folded_text
from pmdesk.ui.tr import tr

ROW, CURRENT, DAY, GAP, ROOM = 34, 54, 22, 30, 26
LEFT, RIGHT = 14, 14
LINE_WORDS = 22
"""From where a row across begins to its words, behind an icon."""
WAY = 110
"""The room at the right end of a gap or of what is folded, where a click does something."""


class TimelineDelegate(QStyledItemDelegate):
    """Reads rows from the model directly; `zone` names the zone that gaps are told in.

    `seat_below` puts the seat on the second line of the row that is `grown`, where it has no
    column of its own.
    """

    def __init__(self, theme: Theme, model: TimelineModel) -> None:
        super().__init__(model)
        self._theme, self._model = theme, model
        self.zone = "UTC"
        self.seat_below = False
        self.grown = -1

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
        elif isinstance(row, RoomRow):
            self._room_line(painter, rect)
        elif not isinstance(row, EntryRow):
            self._folded(painter, rect)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            grown = chosen and index.row() == self.grown
            self._entry(painter, rect, row.entry, Column(index.column()), (chosen, grown))
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
        place = rect.adjusted(76 + 28, 0, -WAY, 0)
        used = draw(p, place, row.text, theme.font(12, 600), theme["amber"])
        place.setLeft(place.left() + used + 10)
        draw(p, place, question, theme.font(12), theme["muted"])
        self._way(p, rect, tr("Add entry"))

    def _room_line(self, p: QPainter, rect: QRectF) -> None:
        theme = self._theme
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        words, later = self._model.line_texts()
        x = self._icon(p, rect, "unseen", "accent")
        place = rect.adjusted(x - rect.left(), 0, -RIGHT, 0)
        x += draw(p, place, words, theme.font(12, 600), theme["accent"]) + 16
        end = rect.right() - RIGHT
        if later:
            right = Qt.AlignmentFlag.AlignRight
            place.setLeft(min(x, end))
            end -= draw(p, place, later, theme.font(12), theme["muted"], right) + 16
        if end > x:
            pen = stroke(theme["accent"], 1)
            pen.setDashPattern([3, 2])
            p.setPen(pen)
            y = round(rect.center().y()) + 0.5
            p.drawLine(QPointF(x, y), QPointF(end, y))

    def _folded(self, p: QPainter, rect: QRectF) -> None:
        theme = self._theme
        p.fillRect(rect, theme["sunken"])
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        x = self._icon(p, rect, "lock", "muted")
        place = rect.adjusted(x - rect.left(), 0, -WAY, 0)
        draw(p, place, folded_text(), theme.font(12), theme["muted"])
        self._way(p, rect, tr("Show"))

    def _icon(self, p: QPainter, rect: QRectF, name: str, role: str) -> float:
        """An icon where a row across begins; gives where its words begin."""
        place = QRectF(rect.left() + LEFT, rect.center().y() - 7, 14, 14)
        paint_icon(p, name, self._theme[role].name(), place)
        return place.left() + LINE_WORDS

    def _way(self, p: QPainter, rect: QRectF, text: str) -> None:
        """What a click at the right end of a row across does."""
        right, font = Qt.AlignmentFlag.AlignRight, self._theme.font(12, 600)
        draw(p, rect.adjusted(0, 0, -RIGHT, 0), text, font, self._theme["accent"], right)

    def _entry(
        self, p: QPainter, rect: QRectF, entry: Entry, column: Column, state: tuple[bool, bool]
    ) -> None:
        theme, (chosen, grown) = self._theme, state
        if chosen:
            p.fillRect(rect, theme["accent-tint"])
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        if chosen and theme.flat:
            for y in (rect.top(), rect.bottom() - 3):
                p.fillRect(QRectF(rect.left(), y, rect.width(), 2), theme["accent"])
        if column is Column.TIME:
            self._time(p, rect, entry, chosen)
        elif column is Column.SECOND:
            text = self._model.words.second_clock(entry)
            draw(p, rect.adjusted(0, 0, -8, 0), text, theme.font(12), theme["muted"])
        elif column is Column.KIND:
            centre = QPointF(rect.left() + 8, rect.center().y())
            p.setOpacity(FADED if self._model.words.is_later(entry) else 1.0)
            paint_kind(p, theme, entry.kind, centre)
            p.setOpacity(1.0)
            word = rect.adjusted(23, 0, -4, 0)
            draw(p, word, name_of(entry.kind), theme.font(12), theme["muted"])
        elif column is Column.TEXT:
            self._text(p, rect.adjusted(0, 0, -12, 0), entry, grown)
        else:
            text = self._model.words.who(entry) if column is Column.WHO else entry.source
            px = 13 if column is Column.WHO else 12
            draw(p, rect.adjusted(0, 0, -8, 0), text, theme.font(px), theme["muted"])

    def _time(self, p: QPainter, rect: QRectF, entry: Entry, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            p.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme["accent"])
        wide = entry.precision in (Precision.BETWEEN, Precision.SECOND)
        text, font = self._model.words.clock(entry), theme.font(11 if wide else 13, 600)
        if entry.precision is Precision.BETWEEN and "–" in text:
            lines = tuple(text.replace("–", "–\n").split("\n"))
            top = rect.center().y() - 14
            draw_lines(p, QPointF(rect.left() + LEFT, top), lines, font, self._ink(entry), 14)
            return
        draw(p, rect.adjusted(LEFT, 0, 0, 0), text, font, self._ink(entry))

    def _ink(self, entry: Entry) -> QColor:
        """Text that the room has not reached is muted, never faded."""
        return self._theme["muted" if self._model.words.is_later(entry) else "ink"]

    def _text(self, p: QPainter, rect: QRectF, entry: Entry, chosen: bool) -> None:
        theme = self._theme
        font = theme.font(13, 600 if chosen else 400)
        text, most = plain(entry.text), 2 if chosen else 1
        chips = fitting(chips_of(theme, entry, self._model.words.beside(entry)), rect.width())

        def fits(kept: list[Chip]) -> bool:
            return len(wrapped(text, font, left_by(kept, rect.width()))) <= most

        chips = giving_way(chips, chosen, fits)
        room = left_by(chips, rect.width())
        lines = wrapped(text, font, room, most)
        below = (
            self._model.words.who(entry) if chosen and self.seat_below and len(lines) < 2 else ""
        )
        height = 19 * (len(lines) + bool(below)) if chosen else 20
        top = rect.center().y() - height / 2
        at = QPointF(rect.left(), top)
        taken = draw_lines(p, at, lines, font, self._ink(entry), 19 if chosen else 20)
        seat = QRectF(rect.left(), top + taken, room, 19)
        draw(p, seat, below, theme.font(12), theme["muted"])
        text_width = max((width(line, font) for line in lines), default=0.0)
        x = rect.left() + min(text_width, room) + 8
        for chip, wide in chips:
            box = QRectF(x, rect.center().y() - 10, min(wide, rect.right() - x), 20)
            x += wide + 8
            if box.width() < 24:
                break
            paint(p, theme, box, chip, self._model.words.is_later(entry))
