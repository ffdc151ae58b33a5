"""The factors that an action changes: a chip for each, and a picker to link more."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.method.categories import category
from pmdesk.model.review import Action, Factor, Review
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.picker import Picker, PickRow


def factors_of(review: Review, action: Action) -> tuple[Factor, ...]:
    """The factors that an action is linked to, in the order of the factors."""
    targets = {link.target for link in review.links if link.source == action.id}
    return tuple(factor for factor in review.factors if factor.id in targets)


def factor_picker(theme: Theme, review: Review, action: Action) -> Picker:
    """All factors, with those of the action ticked."""
    rows = [PickRow(factor.id, plain(factor.text), _lead(factor)) for factor in review.factors]
    chosen = {factor.id for factor in factors_of(review, action)}
    empty = tr("No factors yet. They come in the stage before.") if not rows else ""
    title = tr("Factors that this action changes")
    return Picker(theme, title, rows, chosen, hint=tr("Filter factors"), empty=empty)


def _lead(factor: Factor) -> str:
    guide = category(factor.category)
    return guide.name if guide is not None else factor.category


class FactorChip(QWidget):
    """One linked factor with a button that takes the link away."""

    def __init__(self, theme: Theme, factor: Factor) -> None:
        super().__init__()
        self._theme = theme
        self.factor = factor
        self.text = ElidedLabel(theme, plain(factor.text), 12)
        name = tr("Unlink {factor}").format(factor=plain(factor.text)[:60])
        self.away = button(theme, "", "quiet", "close", dense=True, name=name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 1, 1)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(self.away)

    def show_text(self, factor: Factor) -> None:
        self.factor = factor
        self.text.set_text(plain(factor.text))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(stroke(self._theme["line"], 1))
        painter.setBrush(self._theme["surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class LinkedFactors(QWidget):
    """The chips of an action.

    Signals:
        unlinked(str): the link to the factor with this id is to go.
        link_wanted(): the picker is asked for.
    """

    unlinked = Signal(str)
    link_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chips: list[FactorChip] = []
        self.link = button(theme, tr("Link factors…"), "link", "link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.link.clicked.connect(self.link_wanted)

    def show_factors(self, factors: tuple[Factor, ...]) -> None:
        """Makes chips anew only where other factors are linked."""
        if [chip.factor.id for chip in self.chips] != [factor.id for factor in factors]:
            self._rebuild(factors)
        for chip, factor in zip(self.chips, factors, strict=True):
            if chip.factor is not factor:
                chip.show_text(factor)

    def _rebuild(self, factors: tuple[Factor, ...]) -> None:
        for chip in self.chips:
            self._column.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [FactorChip(self._theme, factor) for factor in factors]
        for number, chip in enumerate(self.chips):
            self._column.insertWidget(number, chip)
            chip.away.clicked.connect(lambda _=False, id=chip.factor.id: self.unlinked.emit(id))
