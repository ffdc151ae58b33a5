"""The one owner: who, picked by whom and by which criteria, with what to see to and to write."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.owner import owner_guide, owner_message
from pmdesk.method.roles import lead_of
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.ui.prepare.holders import HolderField, show_offer
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.form import labelled, side_by_side
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.offered import Offered
from pmdesk.ui.widgets.surface import Surface
from pmdesk.ui.widgets.tick_box import TickBox


class OwnerSection(Section):
    """Owner and picker, criteria, duties, the words on what it is not, and a ready message.

    Signals:
        new_wanted(str): a new seat is to hold this field of the review.
    """

    new_wanted = Signal(str)

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        guide = owner_guide()
        super().__init__(theme, session, tr("Owner"), guide.one)
        self.owner = HolderField(theme, tr("Owner"))
        self.picked_by = HolderField(theme, tr("Picked by"))
        self.lead = button(theme, "", "link", dense=True)
        self.criteria = self._ticks("criteria", {c.key: c.text for c in guide.criteria})
        self.duties = self._ticks("duties", {d.key: d.text for d in guide.duties})
        self.copy = button(theme, tr("Copy message"), "outline", "copy", dense=True)
        self.copy.setAccessibleName(tr("Copy the message to the owner"))
        self.read = button(theme, tr("Read it"), "link", dense=True)
        self.read.setAccessibleName(tr("Read the message to the owner"))
        self.message = Para(theme, "", 12)
        self._card = Surface(theme)
        self._lay_out(guide.words)
        self._connect()

    def _ticks(self, field: str, texts: Mapping[str, str]) -> dict[str, TickBox]:
        made = {key: TickBox(self.theme, text) for key, text in texts.items()}
        for key, box in made.items():
            box.setMinimumHeight(24)
            box.clicked.connect(
                lambda on, key=key: self.session.do(header.tick, field=field, key=key, on=on)
            )
        return made

    def _lay_out(self, words: str) -> None:
        picked = labelled(tr("Picked by"), self.picked_by)
        self._offer = align(self.lead)
        picked.addWidget(self._offer)
        owner = labelled(tr("Owner"), self.owner)
        for column in (owner, picked):
            column.addStretch(1)
        self.fields.addLayout(side_by_side(owner, picked))
        for title, boxes in (
            (tr("Why this one"), self.criteria),
            (tr("What the owner sees to"), self.duties),
        ):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(label(title, 11, 600, "muted"))
            for box in boxes.values():
                column.addWidget(box)
            self.fields.addLayout(column)
        words_block = Offered(self.theme)
        words_block.words.set_text(words)
        self.fields.addWidget(words_block)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addWidget(self.read)
        row.addStretch(1)
        self.fields.addLayout(row)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(12, 10, 12, 10)
        inner.addWidget(self.message)
        self._card.hide()
        self.fields.addWidget(self._card)

    def _connect(self) -> None:
        for field, box in (("owner", self.owner), ("picked_by", self.picked_by)):
            box.taken.connect(
                lambda seat, f=field: self.session.do(header.seat_in, field=f, seat=seat)
            )
            box.new_wanted.connect(lambda f=field: self.new_wanted.emit(f))
        self.lead.clicked.connect(self._take_lead)
        self.copy.clicked.connect(self.copy_message)
        self.read.clicked.connect(self._fold)

    def _take_lead(self) -> None:
        lead = lead_of(self.session.review)
        if lead is not None:
            self.session.do(header.seat_in, field="picked_by", seat=lead.id)

    def copy_message(self) -> None:
        """Puts the message on the clipboard."""
        QGuiApplication.clipboard().setText(owner_message(self.session.review))
        self.session.done.emit(tr("The message to the owner is on the clipboard."))

    def _fold(self) -> None:
        shown = self._card.isHidden()
        self._card.setVisible(shown)
        self.read.setText(tr("Fold it") if shown else tr("Read it"))
        if shown:
            self.brought.emit(self._card)

    def show_review(self, review: Review) -> None:
        self.owner.show_holder(review, review.owner)
        self.picked_by.show_holder(review, review.picked_by)
        lead = lead_of(review)
        offered = lead is not None and not review.picked_by
        if lead is not None:
            show_offer(self.lead, tr("Usually {seat}"), lead, tr("Picked by"))
        self._offer.setVisible(offered)
        for key, box in self.criteria.items():
            box.setChecked(key in review.criteria)
        for key, box in self.duties.items():
            box.setChecked(key in review.duties)
        self.message.set_text(owner_message(review))

    def places(self) -> Mapping[str, QWidget]:
        return {"owner": self.owner}
