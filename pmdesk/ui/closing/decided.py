"""What the room decided, in one compact list; what is not decided or lacks something is named."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.masking import called
from pmdesk.model.review import Action, Review, Seat, find
from pmdesk.model.times import day_text
from pmdesk.model.words import Decision, Progress
from pmdesk.ui.paint.text import plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel, Para
from pmdesk.ui.widgets.surface import Rule

SIDE = 148
MOST_NAMED = 2


class DecidedBlock(Block):
    """Accepted actions with owner and day; `way` leads to where they are settled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("What we decided"))
        self._seen: tuple[tuple[Action, ...], tuple[Seat, ...]] | None = None
        self.rows: list[DecidedRow] = []
        self.open = Para(theme, "", 13, 400, "amber")
        self.way = button(theme, tr("Go to Actions"), "link", "back", dense=True)
        self.head.addWidget(self.way)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.fields.addLayout(self._list)
        self.fields.addWidget(self.open)

    def show_review(self, review: Review) -> None:
        if self._seen == (review.actions, review.seats):
            return
        self._seen = (review.actions, review.seats)
        accepted = decided(review)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [DecidedRow(self.theme, review, action) for action in accepted]
        for row in self.rows:
            self._list.addWidget(row)
        self.say(*summary(review))
        self.open.set_text(undecided(review))
        self.open.setVisible(bool(self.open.text()))


class DecidedRow(QWidget):
    """One action: its words at the left, who and when at the right."""

    def __init__(self, theme: Theme, review: Review, action: Action) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Para(theme, plain(action.text), 13, 600 if action.first else 400))
        if action.first:
            words.addWidget(ElidedLabel(theme, tr("First priority"), 12, 500, "accent"))
        words.addStretch(1)
        owner = called(find(review.seats, action.owner)) if action.owner else ""
        due = day_text(action.due) if action.due is not None else ""
        side = QWidget()
        side.setFixedWidth(SIDE)
        facts = QVBoxLayout(side)
        facts.setContentsMargins(0, 2, 0, 0)
        facts.setSpacing(2)
        facts.addWidget(_fact(theme, owner, tr("No owner"), "ink"))
        facts.addWidget(_fact(theme, due, tr("No date"), "muted"))
        facts.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(theme, "hair"))
        said = (plain(action.text), owner or tr("No owner"), due or tr("No date"))
        self.setAccessibleName(", ".join(said))


def _fact(theme: Theme, text: str, missing: str, role: str) -> ElidedLabel:
    return ElidedLabel(theme, text or missing, 12, 400, role if text else "amber")


def decided(review: Review) -> list[Action]:
    """The accepted actions that were not dropped, the first priority first."""
    rows = [
        action
        for action in review.actions
        if action.decision is Decision.ACCEPTED and action.progress is not Progress.DROPPED
    ]
    return sorted(rows, key=lambda action: not action.first)


def summary(review: Review) -> tuple[str, str]:
    """How many are accepted and what they lack, with the colour role that it is said in."""
    accepted = decided(review)
    if not accepted:
        return tr("Nothing is decided yet."), "amber" if review.actions else "muted"
    ownerless = sum(not action.owner for action in accepted)
    dateless = sum(action.due is None for action in accepted)
    lacks = [tr("{n} without an owner").format(n=ownerless)] if ownerless else []
    lacks += [tr("{n} without a date").format(n=dateless)] if dateless else []
    said = tr("{n} accepted").format(n=len(accepted))
    if not lacks:
        return tr("{n}, each with an owner and a date.").format(n=said), "muted"
    return f"{said}, {', '.join(lacks)}.", "amber"


def undecided(review: Review) -> str:
    """The proposals that nobody has decided yet, by their words; "" where there is none."""
    open_ = [a for a in review.actions if a.decision is Decision.PROPOSED and a.text]
    if not open_:
        return ""
    named = ", ".join(f"“{_short(plain(action.text))}”" for action in open_[:MOST_NAMED])
    more = len(open_) - MOST_NAMED
    rest = tr(" and {n} more").format(n=more) if more > 0 else ""
    return tr("Not decided yet: {names}{rest}").format(names=named, rest=rest)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
