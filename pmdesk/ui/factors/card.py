"""The card of a factor: its foot tells the linked entries and whether it was known."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter

from pmdesk.method.words import name_of
from pmdesk.model.words import Novelty
from pmdesk.ui.board.card import BOTTOM, SIDE, Card
from pmdesk.ui.factors.plan import FactorPlan
from pmdesk.ui.paint.chips import HEIGHT, ChipStyle, chip_width, paint_chip
from pmdesk.ui.paint.shapes import paint_novelty, stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.tr import tr

KEYS = {
    "K": "known",
    "S": "surprise",
    "U": "open",
    "G": "group",
    "L": "link",
    "D": "details",
    "R": "room",
}
"""Letters on a card of a factor."""

FOOT = 28
SPACE = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the foot: what it does when clicked, and where it stands."""

    does: str
    text: str
    box: QRectF
    tip: str = ""


class FactorCard(Card):
    """Clicks on its foot ask for "link" and "ask-novelty"."""

    @property
    def factor(self) -> FactorPlan:
        assert isinstance(self.plan, FactorPlan)
        return self.plan

    def foot_height(self) -> int:
        return FOOT

    def foot_parts(self) -> list[Part]:
        """From left to right: weight, time chips, "+2", "+ entry"; at the right what was known."""
        room = self.width() - 2 * SIDE
        top = self.height() - BOTTOM - HEIGHT
        novelty = self._novelty_width()
        right = QRectF(SIDE + room - novelty, top, novelty, HEIGHT)
        parts = self._left_parts(QRectF(SIDE, top, room - novelty - 8, HEIGHT))
        return [*parts, Part("ask-novelty", name_of(self.factor.novelty), right)]

    def _novelty_width(self) -> float:
        novelty = self.factor.novelty
        wide = width(name_of(novelty), self._novelty_font())
        return wide + (18 if novelty else 0) + 1

    def _novelty_font(self) -> QFont:
        return self.theme.font(12, 600 if self.factor.novelty is Novelty.SURPRISE else 400)

    def _left_parts(self, room: QRectF) -> list[Part]:
        parts: list[Part] = []
        x, factor = room.left(), self.factor

        def put(does: str, text: str, tip: str = "", extra: float = 0.0) -> bool:
            nonlocal x
            wide = chip_width(self.theme, text)
            if x + wide + extra > room.right():
                return False
            parts.append(Part(does, text, QRectF(x, room.top(), wide, HEIGHT), tip))
            x += wide + SPACE
            return True

        if factor.weight:
            put("weight", name_of(factor.weight))
        for number, (chip, text) in enumerate(zip(factor.chips, factor.linked, strict=True)):
            left = len(factor.chips) - number - 1
            more = chip_width(self.theme, f"+{left}") + SPACE if left else 0.0
            if not put("link", chip, text, more):
                rest = factor.chips[number:]
                tip = "\n".join(
                    f"{time}  {said}"
                    for time, said in zip(rest, factor.linked[number:], strict=True)
                )
                # A bare "+3" says nothing where no time had room.
                many = tr("1 entry") if len(rest) == 1 else tr("{n} entries")
                put("link", f"+{len(rest)}" if number else many.format(n=len(rest)), tip)
                return parts
        if self.hovered or self.hasFocus() or self.editor is not None:
            put("add", tr("+ entry"), tr("Link entries of the timeline (L)"))
        return parts

    def paint_foot(self, painter: QPainter, box: QRectF) -> None:
        for part in self.foot_parts():
            if part.does == "ask-novelty":
                self._paint_novelty(painter, part)
            else:
                style = {"add": ChipStyle.DASHED, "weight": ChipStyle.FILLED}.get(
                    part.does, ChipStyle.OUTLINE
                )
                role = "ink" if part.does == "weight" else "muted"
                paint_chip(painter, self.theme, part.box, part.text, style, role)

    def _paint_novelty(self, painter: QPainter, part: Part) -> None:
        novelty, theme, box = self.factor.novelty, self.theme, QRectF(part.box)
        role = "ink" if novelty is Novelty.SURPRISE else "muted"
        if novelty:
            paint_novelty(painter, theme, novelty, QPointF(box.left() + 6, box.center().y()))
            box.setLeft(box.left() + 18)
        wide = draw(painter, box, part.text, self._novelty_font(), theme[role])
        if not novelty:
            pen = stroke(theme["edge"], 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            y = round(box.bottom()) - 1.5
            painter.drawLine(QPointF(box.left(), y), QPointF(box.left() + wide, y))

    # Input

    def _part_at(self, at: QPoint) -> Part | None:
        slack = 3
        return next(
            (
                part
                for part in self.foot_parts()
                if part.box.adjusted(-slack / 2, -slack, slack / 2, slack).contains(QPointF(at))
            ),
            None,
        )

    def part_rect(self, does: str) -> QRect:
        """Where a part of the foot stands."""
        boxes = [part.box for part in self.foot_parts() if part.does == does]
        return boxes[0].toAlignedRect() if boxes else self.rect()

    def foot_tip(self, at: QPoint) -> str:
        part = self._part_at(at)
        return part.tip if part is not None else ""

    def foot_clicked(self, at: QPoint) -> bool:
        part = self._part_at(at)
        if part is None or part.does == "weight":
            return False
        self.commanded.emit(self.plan.id, "link" if part.does == "add" else part.does)
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part = self._part_at(event.position().toPoint())
        active = part is not None and part.does != "weight"
        shape = Qt.CursorShape.PointingHandCursor if active else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)
        super().mouseMoveEvent(event)
