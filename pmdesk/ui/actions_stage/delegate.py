"""Paints the rows of the actions table: actions on two lines, headings and questions across."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pmdesk.method.quality import qualities
from pmdesk.method.words import name_of
from pmdesk.model.review import Action
from pmdesk.model.words import ActionKind, Decision, Progress
from pmdesk.ui.actions_stage.model import ActionsModel, Column, EmptyRow, KindRow
from pmdesk.ui.actions_stage.wording import (
    closed,
    due_line,
    owner_line,
    quality_line,
    second_line,
    state_word,
)
from pmdesk.ui.paint.chips import ChipStyle, paint_chip
from pmdesk.ui.paint.shapes import paint_quality
from pmdesk.ui.paint.text import draw, draw_lines, plain, width, wrapped
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

ROW, KIND, EMPTY = 58, 30, 38
LINE, MOST, MOST_CHOSEN = 20, 2, 6
LEFT, INDENT, PADDING, MARGIN = 14, 36, 8, 12
WAY = 110
CHIP = 26
QUESTIONS = {
    ActionKind.PREVENT: "What would make these conditions less likely?",
    ActionKind.REDUCE: "What would make it smaller, shorter or easier to undo?",
    ActionKind.DETECT: "What would show it sooner, to those who can act?",
}
ICONS = {
    Decision.ACCEPTED: "check",
    Decision.DECLINED: "close",
    Decision.PARKED: "park",
}


def chip_rect(cell: QRectF) -> QRectF:
    """Where the chip of a decision stands in its cell; a click there asks for a decision."""
    return QRectF(cell.left() + PADDING, cell.top() + 10, cell.width() - PADDING - LEFT, CHIP)


class ActionsDelegate(QStyledItemDelegate):
    """Reads rows and the review from the model directly."""

    def __init__(self, theme: Theme, model: ActionsModel) -> None:
        super().__init__(model)
        self._theme, self._model = theme, model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = self._model.table_row(index.row())
        rect = QRectF(option.rect)
        painter.save()
        if isinstance(row, KindRow):
            self._kind(painter, rect, row)
        elif isinstance(row, EmptyRow):
            self._empty(painter, rect, row.kind)
        else:
            state = option.state
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            self._ground(painter, rect, chosen, index.column() == 0)
            # A line that was measured with other glyphs than it is drawn with stays in its cell.
            painter.setClipRect(rect)
            self._cell(painter, rect, row.action, Column(index.column()), chosen)
        painter.restore()

    def _line(self, p: QPainter, rect: QRectF) -> None:
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), self._theme["hair"])

    def _kind(self, p: QPainter, rect: QRectF, row: KindRow) -> None:
        theme = self._theme
        p.fillRect(rect, theme["sunken"])
        self._line(p, rect)
        place = rect.adjusted(LEFT, 0, -LEFT, 0)
        used = draw(p, place, name_of(row.kind), theme.font(12, 600), theme["ink"])
        place.setLeft(place.left() + used + 8)
        draw(p, place, str(row.count), theme.font(12), theme["muted"])

    def _empty(self, p: QPainter, rect: QRectF, kind: ActionKind) -> None:
        theme, wanted = self._theme, kind is ActionKind.PREVENT
        if wanted:
            p.fillRect(rect, theme["amber-tint"])
        self._line(p, rect)
        place = rect.adjusted(INDENT, 0, -WAY, 0)
        role = "amber" if wanted else "muted"
        used = draw(p, place, tr("No action yet"), theme.font(12, 600), theme[role])
        place.setLeft(place.left() + used + 8)
        draw(p, place, tr(QUESTIONS[kind]), theme.font(12), theme["muted"])
        way = rect.adjusted(0, 0, -LEFT, 0)
        right = Qt.AlignmentFlag.AlignRight
        draw(p, way, tr("Add action"), theme.font(12, 600), theme["accent"], right)

    def _ground(self, p: QPainter, rect: QRectF, chosen: bool, leftmost: bool) -> None:
        theme = self._theme
        if chosen:
            p.fillRect(rect, theme["accent-tint"])
        self._line(p, rect)
        if chosen and theme.flat:
            for y in (rect.top(), rect.bottom() - 3):
                p.fillRect(QRectF(rect.left(), y, rect.width(), 2), theme["accent"])
        if chosen and leftmost:
            p.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme["accent"])

    def _cell(
        self, p: QPainter, rect: QRectF, action: Action, column: Column, chosen: bool
    ) -> None:
        if column is Column.ACTION:
            self._action(p, rect.adjusted(0, 0, -MARGIN, 0), action, chosen)
        elif column is Column.DECISION:
            self._decision(p, chip_rect(rect), action, chosen)
        else:
            inner = rect.adjusted(PADDING, 0, -PADDING, 0)
            self._facts(p, inner, action, column)

    def _lines_of(self, action: Action, room: float, chosen: bool) -> tuple[QFont, tuple[str, ...]]:
        font = self._theme.font(13, 500 if closed(action) else 600)
        text = plain(action.text) or tr("No text yet")
        return font, wrapped(text, font, room, MOST_CHOSEN if chosen else MOST)

    def row_height(self, action: Action, wide: int, chosen: bool) -> int:
        """What a row needs at a width of its first column: a long text wraps, then is cut."""
        lines = self._lines_of(action, wide - INDENT - MARGIN, chosen)[1]
        return ROW + LINE * (len(lines) - 1)

    def _action(self, p: QPainter, rect: QRectF, action: Action, chosen: bool) -> None:
        theme = self._theme
        role = "muted" if closed(action) or not action.text else "ink"
        font, lines = self._lines_of(action, rect.width() - INDENT, chosen)
        upper, lower = _places(rect.adjusted(INDENT, 0, 0, 0), len(lines))
        draw_lines(p, upper.topLeft(), lines, font, theme[role], LINE)
        if action.first:
            square = QRectF(rect.left() + 13, upper.top() + 3, 15, 15)
            paint_icon(p, "flag", theme["ink"].name(), square)
            word = tr("First priority")
            used = draw(p, lower, word, theme.font(12, 600), theme["ink"])
            lower.setLeft(lower.left() + used + 8)
        if action.id == self._model.watched:
            square = QRectF(rect.left() + 13, lower.top() + 2, 15, 15)
            paint_icon(p, "screen", theme["accent"].name(), square)
        draw(p, lower, plain(second_line(action)), theme.font(12), theme["muted"])

    def _facts(self, p: QPainter, rect: QRectF, action: Action, column: Column) -> None:
        theme, review = self._theme, self._model.review
        upper, lower = _places(rect)
        if column is Column.OWNER:
            text, role = owner_line(review, action)
            draw(p, upper, text, theme.font(13, 600 if role == "amber" else 400), theme[role])
            text, role = due_line(action, self._model.today())
        else:
            marks = tuple((quality.letter, quality.met) for quality in qualities(review, action))
            paint_quality(p, theme, marks, rect.left(), rect.top() + 11)
            text, role = quality_line(review, action)
        weight = 600 if role in ("amber", "brick") else 400
        draw(p, lower, text, theme.font(12, weight), theme[role])

    def _decision(self, p: QPainter, rect: QRectF, action: Action, chosen: bool) -> None:
        theme, word = self._theme, state_word(action)
        accepted = action.decision is Decision.ACCEPTED and action.progress is not Progress.DROPPED
        role = "accent" if accepted else "ink"
        # On the ground of the chosen row a tint would not be seen.
        style = ChipStyle.FILLED if accepted and not chosen else ChipStyle.OUTLINE
        if action.decision is Decision.PROPOSED:
            style = ChipStyle.DASHED
        paint_chip(p, theme, rect, "", style, role)
        name = "" if action.decision is Decision.PROPOSED else ICONS[action.decision]
        name = "close" if action.progress is Progress.DROPPED and name == "check" else name
        font = theme.font(12, 500)
        mark = 18 if name else 0
        left = rect.center().x() - (width(word, font) + mark) / 2
        if name:
            square = QRectF(left, rect.center().y() - 6.5, 13, 13)
            paint_icon(p, name, theme[role].name(), square)
        text = QRectF(left + mark, rect.top(), rect.right() - left - mark, rect.height())
        draw(p, text, word, font, theme[role])


def _places(rect: QRectF, lines: int = 1) -> tuple[QRectF, QRectF]:
    """Where the text of a row stands, and the line below it."""
    left, top, room, height = rect.left(), rect.top() + 9, rect.width(), lines * LINE
    return QRectF(left, top, room, height), QRectF(left, top + height + 1, room, 18)
