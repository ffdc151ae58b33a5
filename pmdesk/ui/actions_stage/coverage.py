"""Which conditions the plan changes, and how: groups of factors against the kinds of actions."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.method.categories import action_kinds, category
from pmdesk.model.review import Action, Factor, Review
from pmdesk.model.words import ActionKind, Decision, Progress
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, draw_lines, wrapped
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

HEAD, LINE, PADDING, FOOT = 28, 16, 10, 28


@dataclass(frozen=True, slots=True)
class Covered:
    """One group of factors: kinds with an accepted action, and kinds with one not yet decided."""

    name: str
    accepted: frozenset[ActionKind]
    possible: frozenset[ActionKind]

    @property
    def open(self) -> bool:
        """Whether no action changes anything here yet."""
        return not self.accepted and not self.possible


def coverage(review: Review) -> tuple[Covered, ...]:
    """A row for each named group with a factor and one for the rest; else one for each category."""
    grouped = any(factor.group for factor in review.factors)
    inside: dict[str, list[Factor]] = {group.id: [] for group in review.groups if grouped}
    for factor in review.factors:
        inside.setdefault(factor.group if grouped else factor.category, []).append(factor)
    names = {group.id: group.name for group in review.groups} | {"": tr("Not grouped")}
    if not grouped:
        names = {key: guide.name if (guide := category(key)) else key for key in inside}
    rest = inside.pop("", None) if grouped else None
    ordered = [*inside.items(), *([("", rest)] if rest else [])]
    return tuple(_covered(review, names.get(key, key), rows) for key, rows in ordered if rows)


def _covered(review: Review, name: str, factors: list[Factor]) -> Covered:
    ids = {factor.id for factor in factors}
    linked = {link.source for link in review.links if link.target in ids}
    actions = [action for action in review.actions if action.id in linked and _counts(action)]
    accepted = frozenset(a.kind for a in actions if a.decision is Decision.ACCEPTED)
    possible = frozenset(a.kind for a in actions if a.decision is not Decision.ACCEPTED)
    return Covered(name, accepted, possible - accepted)


def _counts(action: Action) -> bool:
    return action.decision is not Decision.DECLINED and action.progress is not Progress.DROPPED


def summary(rows: tuple[Covered, ...]) -> str:
    """3 of 5 groups."""
    done = sum(bool(row.accepted) for row in rows)
    return tr("{n} of {all} covered").format(n=done, all=len(rows)) if rows else ""


class CoverageView(QWidget):
    """The table of coverage, painted; as high as its rows need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: tuple[Covered, ...] = ()
        self._grouped = True
        self.setAccessibleName(tr("Coverage"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_review(self, review: Review) -> None:
        self._grouped = any(factor.group for factor in review.factors)
        self.rows = coverage(review)
        self.setAccessibleDescription(". ".join(_said(row) for row in self.rows))
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(HEAD + sum(self._heights()) + FOOT if self.rows else 0)

    def _cell(self) -> float:
        return min(60.0, self.width() * 0.19)

    def _names(self, row: Covered) -> tuple[str, ...]:
        room = self.width() - 3 * self._cell() - 14
        return wrapped(row.name, self._theme.font(12), room, 2)

    def _heights(self) -> list[int]:
        return [PADDING * 2 + LINE * (len(self._names(row)) + row.open) for row in self.rows]

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.rows:
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._head(p)
        top = float(HEAD)
        for row, height in zip(self.rows, self._heights(), strict=True):
            self._row(p, QRectF(0, top, self.width(), height), row)
            top += height
        self._foot(p, top)

    def _columns(self) -> list[tuple[ActionKind, str, float]]:
        cell = self._cell()
        left = self.width() - 3 * cell
        guides = action_kinds()
        return [(guide.kind, guide.short, left + n * cell) for n, guide in enumerate(guides)]

    def _head(self, p: QPainter) -> None:
        theme, cell = self._theme, self._cell()
        word = tr("Group of factors") if self._grouped else tr("Category")
        font, muted = theme.font(11, 600), theme["muted"]
        draw(p, QRectF(6, 0, self.width() - 3 * cell - 8, HEAD), word, font, muted)
        for _, short, left in self._columns():
            middle = Qt.AlignmentFlag.AlignHCenter
            draw(p, QRectF(left, 0, cell, HEAD), short, font, muted, middle)
        p.fillRect(QRectF(0, HEAD - 1, self.width(), 1), theme["line"])

    def _row(self, p: QPainter, rect: QRectF, row: Covered) -> None:
        theme, cell = self._theme, self._cell()
        if row.open:
            p.fillRect(rect, theme["amber-tint"])
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["line"])
        at = QPointF(6, rect.top() + PADDING)
        used = draw_lines(p, at, self._names(row), theme.font(12), theme["ink"], LINE)
        if row.open:
            place = QRectF(6, at.y() + used, rect.width() - 3 * cell - 8, LINE)
            draw(p, place, tr("No action yet"), theme.font(12, 600), theme["amber"])
        for kind, _, left in self._columns():
            p.fillRect(QRectF(round(left), rect.top(), 1, rect.height()), theme["line"])
            centre = QPointF(left + cell / 2, rect.center().y())
            if kind in row.accepted or kind in row.possible:
                _dot(p, theme, centre, kind in row.accepted)
            else:
                box = QRectF(left, rect.top(), cell, rect.height())
                centred = Qt.AlignmentFlag.AlignHCenter
                draw(p, box, "–", theme.font(12), theme["muted"], centred)

    def _foot(self, p: QPainter, top: float) -> None:
        theme, left = self._theme, 6.0
        y = top + FOOT / 2 + 2
        for full, word in ((True, tr("accepted")), (False, tr("proposed or parked"))):
            _dot(p, theme, QPointF(left + 5, y), full)
            place = QRectF(left + 15, y - 10, self.width() - left - 15, 20)
            left += 15 + draw(p, place, word, theme.font(12), theme["muted"]) + 14


def _dot(p: QPainter, theme: Theme, centre: QPointF, full: bool) -> None:
    if full:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme["accent"])
        p.drawEllipse(centre, 5, 5)
        return
    pen = stroke(theme["edge"], 1.5)
    pen.setDashPattern([1.4, 1.2])
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawEllipse(centre, 4.5, 4.5)


def _said(row: Covered) -> str:
    """One row in words."""
    if row.open:
        return f"{row.name}: {tr('No action yet')}"
    words = {True: tr("accepted"), False: tr("proposed or parked")}
    parts = [
        f"{guide.short} {words[guide.kind in row.accepted]}"
        for guide in action_kinds()
        if guide.kind in row.accepted | row.possible
    ]
    return f"{row.name}: {', '.join(parts)}"
