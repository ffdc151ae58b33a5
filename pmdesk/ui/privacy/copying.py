"""A copy of the library for others: what comes along, and what never does."""

from PySide6.QtWidgets import QWidget

from pmdesk.ui.privacy.words import counted
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.form import dashed
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.tick_box import TickBox


class CopyDialog(Dialog):
    """What is left out, and a box for the restricted reviews where there are some."""

    def __init__(
        self, theme: Theme, reviews: int, restricted: int, parent: QWidget | None = None
    ) -> None:
        said = counted(reviews - restricted, tr("review"), tr("reviews"))
        super().__init__(
            theme,
            tr("Copy for others"),
            tr("A library of its own with {reviews}. Names of people come along.").format(
                reviews=said
            ),
            primary=tr("Choose a place…"),
            cancel=tr("Cancel"),
            parent=parent,
        )
        self.body.addWidget(label(tr("Never in it"), 13, 500))
        for text in (
            tr("private notes and preparation notes"),
            tr("who had the floor, and how safe it felt to speak"),
            tr("questions that were set aside, and the log of exports"),
            tr("the history: nothing that was deleted"),
        ):
            self.body.addLayout(dashed(theme, text))
        named = counted(restricted, tr("restricted review"), tr("restricted reviews"))
        self.with_restricted = TickBox(theme, tr("With {reviews}").format(reviews=named))
        self.with_restricted.setVisible(bool(restricted))
        self.body.addWidget(self.with_restricted)
        self.body.setSpacing(8)
        self.setFixedWidth(480)
