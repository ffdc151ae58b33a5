"""The board itself: columns side by side, and everything that moves between them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pmdesk.model.text import new_id
from pmdesk.ui.board.card import Card
from pmdesk.ui.board.column import Column
from pmdesk.ui.board.editor import CardEditor
from pmdesk.ui.board.plan import (
    CardPlan,
    ColumnPlan,
    Place,
    Plan,
    downwards,
    find_card,
    sideways,
    upwards,
)
from pmdesk.ui.board.row import ColumnRow
from pmdesk.ui.board.scroll_later import ScrollLater
from pmdesk.ui.board.walk import walked
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

CardMaker = Callable[[CardPlan], Card]


@dataclass(frozen=True, slots=True)
class Draft:
    """A new card that nothing was typed into yet; it is not stored."""

    card: CardPlan
    column: str
    section: str


class Board(QWidget):
    """Shows a plan; keeps one widget per card id, so that only what changed is touched.

    `make_card` makes a card for a plan; `blank` is the plan of a card that is empty yet,
    `hint` stands in its editor.

    Signals:
        created(str, str, Place): id, first text and place of a new card.
        edited(str, str): id and new text.
        moved(str, Place): a card should go elsewhere.
        commanded(str, str): id and a command that the board has no answer to ("delete").
        menu_wanted(str, QPoint): id and place on the screen.
        renamed(str, str): key of a column or section and its new name.
        heading_menu(str, QPoint): key of a column or section that has a menu.
        field_left(): a field was left, the history begins a new step.
        looked_at(str): a stored card got the focus.
        followed(str, str): key of a column and of a link below its cards.
    """

    created = Signal(str, str, object)
    edited = Signal(str, str)
    moved = Signal(str, object)
    commanded = Signal(str, str)
    menu_wanted = Signal(str, QPoint)
    renamed = Signal(str, str)
    heading_menu = Signal(str, QPoint)
    field_left = Signal()
    looked_at = Signal(str)
    followed = Signal(str, str)

    def __init__(
        self, theme: Theme, make_card: CardMaker, blank: Callable[[str], CardPlan], hint: str
    ) -> None:
        super().__init__()
        self._make_card, self._blank, self._hint = make_card, blank, hint
        self.plan: Plan = ()
        self.row = ColumnRow(theme)
        self.row.dropped.connect(self.moved)
        self.recent = ""
        self.cards: dict[str, Card] = {}
        self._given: Plan = ()
        self._draft: Draft | None = None
        self._shut: set[tuple[str, str]] = set()
        self._later = ScrollLater(self, lambda: self.columns)
        self.editor = CardEditor(theme, self, tr("Text of the card"))
        self.editor.edited.connect(self._store)
        self.editor.finished.connect(self._finished)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.row)

    @property
    def columns(self) -> list[Column]:
        return self.row.columns

    def show_plan(self, plan: Plan) -> None:
        self._given = plan
        plan = self._with_draft(plan)
        holder, place = self._focused_place()
        known = {card.id: card for column in plan for card in column.cards}
        self._drop_cards(known)
        changed = self._make_cards(known)
        self.plan = plan
        self._show_columns(changed)
        self._restore_focus(holder, place)

    def _with_draft(self, plan: Plan) -> Plan:
        draft = self._draft
        if draft is None:
            return plan
        if find_card(plan, draft.card.id) is not None:
            self._draft = None
            return plan
        return tuple(_with_card(c, draft) if c.key == draft.column else c for c in plan)

    def _drop_cards(self, known: Mapping[str, CardPlan]) -> None:
        edited = self.editor.card
        if edited is not None and edited.plan.id not in known:
            self.editor.give_up()
        for id in [id for id in self.cards if id not in known]:
            card = self.cards.pop(id)
            card.hide()
            card.deleteLater()

    def _make_cards(self, known: Mapping[str, CardPlan]) -> bool:
        """Brings every card up to date; True where one may have another height now."""
        changed = False
        for id, plan in known.items():
            card = self.cards.get(id)
            if card is None:
                self.cards[id] = self._new_card(plan)
            elif card.show_plan(plan):
                changed = True
                if self.editor.card is card:
                    self.editor.show_value(plan.text)
        return changed

    def _new_card(self, plan: CardPlan) -> Card:
        card = self._make_card(plan)
        card.commanded.connect(self.command)
        card.menu_wanted.connect(self.menu_wanted)
        card.focused.connect(self._remember)
        card.grown.connect(lambda: self._arrange_around(card))
        return card

    def _show_columns(self, changed: bool) -> None:
        for column in self.row.resize_to(len(self.plan)):
            self._wire(column)
        self.row.ids = frozenset(self.cards)
        for column, plan in zip(self.columns, self.plan, strict=True):
            shut = frozenset(key for owner, key in self._shut if owner == plan.key)
            if column.show_plan(plan, shut, self.cards) or changed:
                column.arrange()
        self.row.place()
        self._chain()

    def _wire(self, column: Column) -> None:
        column.add_wanted.connect(lambda key: self.add(key))
        column.folded.connect(self._fold)
        column.renamed.connect(self.renamed)
        column.name_left.connect(self.field_left)
        column.heading_menu.connect(self.heading_menu)
        column.walked.connect(lambda walk: self._walk(column.ask, walk))
        column.followed.connect(self.followed)

    def _chain(self) -> None:
        """Tab goes through the board as it is read."""
        chain = [stop for column in self.columns for stop in column.chain()]
        for one, other in pairwise(chain):
            QWidget.setTabOrder(one, other)

    def _fold(self, column: str, section: str) -> None:
        self._shut ^= {(column, section)}
        self.show_plan(self._given)

    def _arrange_around(self, card: Card) -> None:
        column = self.row.column_of(card)
        if column is not None:
            column.arrange()
            if card.editor is not None:
                column.reveal(card)

    # Focus

    def _focused_place(self) -> tuple[QWidget | None, tuple[int, int]]:
        """The part that has the focus, its column and its place among the stops there."""
        focus = QApplication.focusWidget()
        for number, column in enumerate(self.columns):
            for place, stop in enumerate(column.stops()):
                if focus is not None and (stop is focus or stop.isAncestorOf(focus)):
                    return focus, (number, place)
        return None, (0, 0)

    def _restore_focus(self, holder: QWidget | None, place: tuple[int, int]) -> None:
        """A card that went to another column keeps the focus; from one that is gone it goes on."""
        if holder is None or not self.columns:
            return
        owners = [holder, holder.parentWidget()]
        kept = any(card in owners for card in self.cards.values())
        asks = [column.ask for column in self.columns]
        if not kept and holder not in asks:
            stops = self.columns[min(place[0], len(self.columns) - 1)].stops()
            self.focus_on(stops[min(place[1], len(stops) - 1)])
        elif not holder.hasFocus():
            self.focus_on(holder)

    def focus_on(self, widget: QWidget) -> None:
        """Scrolls to a part of the board and gives it the focus."""
        if self.row.show_widget(widget):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self, id: str) -> None:
        self.recent = id
        if find_card(self._given, id) is not None:
            self.looked_at.emit(id)

    def scroll_to(self, places: Mapping[str, object]) -> None:
        """Scrolls columns by their keys, at once or when they are there to be scrolled."""
        self._later.keep(places)

    def showEvent(self, event: QShowEvent) -> None:
        self._later.shown()

    # Doing

    def command(self, id: str, command: str) -> None:
        """What a key or a menu wants of a card."""
        what, _, how = command.partition("-")
        if command == "edit":
            self.edit(id)
        elif what == "walk" and id in self.cards:
            self._walk(self.cards[id], command)
        elif what == "move":
            by = {"left": -1, "right": 1}
            place = {"up": upwards, "down": downwards}.get(how, upwards)(self.plan, id)
            place = sideways(self.plan, id, by[how]) if how in by else place
            if place is not None:
                self.moved.emit(id, place)
        else:
            self.commanded.emit(id, command)

    def _walk(self, start: QWidget, walk: str) -> None:
        stop = walked(self.row, start, walk)
        if stop is not None:
            self.focus_on(stop)

    def edit(self, id: str) -> None:
        """Puts the editor over a card."""
        card = self.cards.get(id)
        if card is not None and self.editor.card is not card:
            self.focus_on(card)
            self.editor.start(card, self._hint)

    def rename(self, key: str) -> None:
        """Puts an editor over the first visible name of a column or section."""
        for column in self.columns:
            heading = column.head if column.plan.key == key else column.headings.get(key)
            if heading is not None:
                self.row.turn_to_column(column)
                heading.rename()
                return

    def add(self, column: str, section: str | None = None) -> str:
        """A new card, open for typing, in a section or the column's one for new cards; its id."""
        self.editor.finish()
        plan = next((plan for plan in self._given if plan.key == column), None)
        if plan is None:
            return ""
        key = section if section in [part.key for part in plan.sections] else plan.fresh
        self._shut.discard((column, key))
        self._draft = Draft(self._blank(new_id()), column, key)
        id = self._draft.card.id
        self.show_plan(self._given)
        self.edit(id)
        return id

    def _store(self, id: str, text: str) -> None:
        draft = self._draft
        if draft is not None and draft.card.id == id:
            self._draft = replace(draft, card=replace(draft.card, text=text))
            self.created.emit(id, text, Place(draft.column, draft.section, ""))
        else:
            self.edited.emit(id, text)

    def _finished(self, id: str, text: str) -> None:
        draft = self._draft
        if draft is not None and draft.card.id == id and not text.strip():
            self._draft = None
            self.show_plan(self._given)
        self.field_left.emit()


def _with_card(column: ColumnPlan, draft: Draft) -> ColumnPlan:
    sections = tuple(
        replace(section, cards=(*section.cards, draft.card))
        if section.key == draft.section
        else section
        for section in column.sections
    )
    return replace(column, sections=sections)
