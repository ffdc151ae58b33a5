"""Secrets and personal data that would go out with an export, asked about before it is written."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pmdesk.method.going_out import GoingOut, place_said
from pmdesk.method.secrets import secrets_said
from pmdesk.method.stages import stage_guide
from pmdesk.model.review import Review
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import ElidedLabel, Para, label

MOST = 40
"""Rows that are shown; what is decided holds for the others, too."""
TALLEST = 300


class Answer(Enum):
    """What somebody wants with what goes out."""

    MASK = "mask"
    AS_IT_IS = "as it is"
    SHOW = "show"
    CANCEL = "cancel"


class SecretsDialog(Dialog):
    """A row for each value: its kind, shortened, where it stands first, and the way there.

    `answer` is what was chosen; with SHOW, `chosen` is the finding to go to.
    """

    def __init__(
        self, theme: Theme, review: Review, found: Sequence[GoingOut], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            tr("Before this goes out"),
            tr("In what you export: {what}. What you choose is kept for these values.").format(
                what=secrets_said(one.kind for one in found)
            ),
            primary=tr("Mask in the export"),
            cancel=tr("Cancel"),
            parent=parent,
        )
        self.answer = Answer.CANCEL
        self.chosen: GoingOut | None = None
        self.as_it_is = button(theme, tr("Export as it is"))
        self.foot.insertWidget(2, self.as_it_is)
        self.as_it_is.clicked.connect(lambda: self._end(Answer.AS_IT_IS))
        self.rows: list[GoingOut] = list(_by_value(found))
        self._lay_out(review, _counts(found))
        self.setFixedWidth(620)

    def ask_for_all(self) -> None:
        """The words for a decision without an export."""
        self.heading.setText(tr("Secrets in exports"))
        self.setWindowTitle(tr("Secrets in exports"))
        assert self.primary is not None
        for part, text in (
            (self.primary, tr("Mask in exports")),
            (self.as_it_is, tr("Leave as they are")),
        ):
            part.setText(text)
            part.setAccessibleName(text)

    def _lay_out(self, review: Review, counts: dict[str, int]) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for number, found in enumerate(self.rows[:MOST]):
            self._add(grid, number, review, found, counts[found.digest])
        area = scrolled(inner)
        area.setAccessibleName(tr("What goes out"))
        high = inner.sizeHint().height()
        area.setFixedHeight(min(high, TALLEST))
        self.body.addWidget(area)
        rest = len(self.rows) - MOST
        if rest > 0:
            self.body.addWidget(Para(self.theme, tr("{n} more").format(n=rest), 12, 400, "muted"))

    def _add(
        self, grid: QGridLayout, number: int, review: Review, found: GoingOut, count: int
    ) -> None:
        kind = found.kind.one
        more = tr(" and {n} more").format(n=count - 1) if count > 1 else ""
        place = f"{stage_guide(found.stage).name}: {place_said(review, found)}{more}"
        grid.addWidget(label(kind[:1].upper() + kind[1:], 13, 400, "muted"), number, 0)
        grid.addWidget(label(found.excerpt, 13, 500), number, 1)
        grid.addWidget(ElidedLabel(self.theme, place), number, 2)
        named = tr("Show: {place}").format(place=place)
        show = button(self.theme, tr("Show"), "link", dense=True, name=named)
        show.clicked.connect(lambda: self._show(found))
        grid.addWidget(show, number, 3, Qt.AlignmentFlag.AlignRight)

    def _show(self, found: GoingOut) -> None:
        self.chosen = found
        self._end(Answer.SHOW)

    def done_well(self) -> None:
        self._end(Answer.MASK)

    def _end(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


def _by_value(found: Sequence[GoingOut]) -> Sequence[GoingOut]:
    """Each value once, where it stands first."""
    first: dict[str, GoingOut] = {}
    for one in found:
        first.setdefault(one.digest, one)
    return list(first.values())


def _counts(found: Sequence[GoingOut]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found:
        counts[one.digest] = counts.get(one.digest, 0) + 1
    return counts
