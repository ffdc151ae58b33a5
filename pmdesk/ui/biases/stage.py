"""The Biases stage: four questions to ask aloud on one screen, and others where they are wanted."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from pmdesk.method.biases import asked_biases, bias, biases
from pmdesk.model.gestures import biases as gestures
from pmdesk.model.review import Review, find
from pmdesk.model.text import new_id
from pmdesk.model.words import Mark, Stage
from pmdesk.ui.biases.card import BiasCard
from pmdesk.ui.board.card import key_text
from pmdesk.ui.board.foot import BoardFoot, Hints
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.stage import Place, StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.density import Density
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.picker import Picker, PickRow
from pmdesk.ui.widgets.popover import Popover
from pmdesk.ui.widgets.scroll_place import ScrollPlace
from pmdesk.ui.widgets.tab_order import order_tabs

KEYS = {"S": Mark.NOT_SEEN, "N": Mark.NOTICED, "D": Mark.DISCUSSED, "A": Mark.NOT_ASKED}
NARROW = 720
"""Narrower than this, the cards stand below each other."""
LOW, TALL = 520, 600
"""Lower than the first there is no room to tell the keys, lower than the second for long notes."""
ROOMY = ((1000, 760), (0, 880))
"""From these widths and heights on the four fit with all their words; else those are asked for."""


class BiasesStage(StageView):
    """The four cards, then those that were added; two beside each other where there is room."""

    stage = Stage.BIASES

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, session, tr("Biases"))
        self.density = Density(theme, tr("Biases"))
        self.cards: dict[str, BiasCard] = {}
        self.popover: Popover | None = None
        self._picker: Picker | None = None
        self.others = button(theme, tr("Other habits of thought…"), "outline", "plus")
        self.tools.addWidget(self.density.more)
        self.tools.addWidget(self.others)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 2, 4, 4)
        self._grid.setSpacing(12)
        self._area = scrolled(inner)
        self._scrolled = ScrollPlace(self._area)
        self.body.addWidget(self._area, 1)
        self.foot = BoardFoot(
            theme, tr("A mark is on what was said, not on who said it."), _hints()
        )
        self.body.addWidget(self.foot)
        self.others.clicked.connect(lambda: self.pick())
        self.density.more.clicked.connect(self._fit)
        for one in asked_biases():
            self._add_card(one.key)
        self._place()

    # Cards

    def _add_card(self, key: str) -> None:
        known = bias(key)
        if known is None or key in self.cards:
            return
        card = BiasCard(self.theme, self.session, known)
        card.setMaximumWidth(660)
        card.go_to.connect(self.go_to)
        card.away_wanted.connect(lambda: self._take_out(key))
        self.density.draft(card.details)
        self.cards[key] = card

    def _place(self) -> None:
        """Two cards in a row, or one, in their order."""
        columns = 1 if self.width() < NARROW else 2
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
            card.show()
            card.cap.show_keys(str(number + 1) if number < 9 else "")
        for column in range(2):
            self._grid.setColumnStretch(column, 100 if column < columns else 0)
        self._grid.setColumnStretch(2, 1)
        rows = -(-len(self.cards) // columns)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 1 if row == rows else 0)
        self._grid.setRowStretch(rows, 1)
        order_tabs(self)

    def show_review(self, review: Review) -> None:
        added = [row.bias for row in review.biases if row.stage is Stage.BIASES]
        wanted = list(dict.fromkeys((*(one.key for one in asked_biases()), *added)))
        wanted = [key for key in wanted if bias(key) is not None]
        if wanted != list(self.cards):
            self._change_cards(wanted)
        for card in self.cards.values():
            card.show_review(review)
        four = {one.key for one in asked_biases()}
        asked = {row.bias for row in review.biases if row.mark is not Mark.NOT_ASKED} & four
        said = tr("Ask each one aloud before the factors are settled. {n} of {all} asked.")
        self.sentence.set_text(said.format(n=len(asked), all=len(four)))
        if self._picker is not None:
            self._picker.show_chosen(set(self.cards))

    def _change_cards(self, wanted: list[str]) -> None:
        for key in [key for key in self.cards if key not in wanted]:
            gone = self.cards.pop(key)
            self.density.forget(gone.details)
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for key in wanted:
            self._add_card(key)
        self.cards = {key: self.cards[key] for key in wanted}
        self._place()
        self._fit()

    # The others

    def pick(self) -> None:
        """Opens the list of the other habits of thought."""
        rows = [PickRow(one.key, one.name) for one in biases() if not one.asked]
        title = tr("Other habits of thought")
        self._picker = Picker(self.theme, title, rows, set(self.cards))
        self._picker.toggled.connect(self._toggle_card)
        self.popover = Popover(self.theme, self, self._picker)
        self.popover.closed.connect(self._forget_picker)
        self.popover.open_by(self.others)

    def _forget_picker(self) -> None:
        self.popover = self._picker = None

    def _toggle_card(self, key: str, on: bool) -> None:
        if on:
            self.session.do(gestures.set_mark, id=new_id(), bias=key, mark=Mark.NOT_ASKED)
            if key in self.cards:
                self._area.ensureWidgetVisible(self.cards[key])
        else:
            self._take_out(key)

    def _take_out(self, key: str) -> None:
        self.session.do(gestures.take_out, bias=key)

    # Density

    def show_room(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """A running meeting shows question and mark; so does a window that is too low for all."""
        running = self.room is not None and self.room.running
        roomy = self.height() >= next(high for wide, high in ROOMY if self.width() >= wide)
        self.density.show_meeting(running or not roomy)
        self.foot.setVisible(self.height() >= LOW)
        tall = self.height() >= TALL
        for card in self.cards.values():
            card.fit(not tall and not self.density.shows_all, 4 if tall else 2)

    def _toggle(self) -> None:
        self.density.toggle()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if (event.oldSize().width() < NARROW) != (event.size().width() < NARROW):
            self._place()

    def part_at(self, spot: Spot) -> QWidget | None:
        row = find(self.review.biases, spot.row)
        card = self.cards.get(row.bias if row is not None else spot.about)
        return card.mark if card is not None else super().part_at(spot)

    # Keys

    def _current(self) -> BiasCard | None:
        focus = QApplication.focusWidget()
        found = (card for card in self.cards.values() if focus and card.isAncestorOf(focus))
        return next(found, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, card = key_text(event), self._current()
        if key.isdecimal() and 0 < int(key) <= len(self.cards):
            self._choose(list(self.cards.values())[int(key) - 1])
        elif card is None:
            super().keyPressEvent(event)
        elif key in KEYS:
            card.set_mark(KEYS[key])
            # What was not seen needs no note: the next one that nobody asked comes by itself.
            following = self._next_unasked(card) if KEYS[key] is Mark.NOT_SEEN else None
            self._choose(following or card)
        elif key in ("Return", "Enter"):
            card.note.setFocus()
        elif key == "Esc" and card.note.hasFocus():
            card.note.flush()
            card.mark.setFocus()
        else:
            super().keyPressEvent(event)

    def _next_unasked(self, card: BiasCard) -> BiasCard | None:
        cards = list(self.cards.values())
        behind = cards[cards.index(card) + 1 :]
        return next((c for c in behind if c.mark.value() is Mark.NOT_ASKED), None)

    def _choose(self, card: BiasCard) -> None:
        self._area.ensureWidgetVisible(card)
        card.mark.setFocus()

    def focus_first(self) -> None:
        self._choose(next(iter(self.cards.values())))

    def place(self) -> Place:
        return {"scroll": self._scrolled.value()}

    def restore_place(self, place: Place) -> None:
        self._scrolled.restore(place.get("scroll"))

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"more-fields": self._toggle} if not self.density.more.isHidden() else {}


def _hints() -> Hints:
    """The keys of the cards."""
    return (
        (tr("Card"), ("1", "2", "3", "4")),
        (tr("Not seen"), ("S",)),
        (tr("Noticed"), ("N",)),
        (tr("Discussed"), ("D",)),
        (tr("Note"), ("Enter",)),
    )
