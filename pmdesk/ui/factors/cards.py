"""The cards of factors on a board: what keys, drags, menus and popovers do with one of them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from pmdesk.model.gestures import factors
from pmdesk.model.review import Entry, Factor, Review, find
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage, Weight
from pmdesk.ui.board.plan import Place
from pmdesk.ui.board.stage import BoardStage
from pmdesk.ui.factors.card import KEYS, FactorCard
from pmdesk.ui.factors.details import FactorDetails
from pmdesk.ui.factors.menus import NOVELTIES, fill_menu, group_menu, novelty_lines
from pmdesk.ui.factors.pickers import entry_picker, group_picker, linked_ids
from pmdesk.ui.factors.plan import DEFAULT, FactorPlan
from pmdesk.ui.follow import Follow
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.picker import Picker


class FactorCards(BoardStage):
    """Base of the Factors stage, which says what is on the board."""

    noun = "factors"

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(
            theme,
            session,
            tr("Factors"),
            tr("Factor"),
            lambda plan: FactorCard(theme, plan, KEYS),
            lambda id: FactorPlan(id=id, text=""),
            tr("One condition, as it was"),
        )
        self.follow = Follow(Stage.FACTORS)
        self._commands = self._make_commands()
        self.board.renamed.connect(
            lambda id, name: session.do(factors.rename_group, id=id, name=name)
        )
        self.board.heading_menu.connect(self._open_group_menu)
        self.board.looked_at.connect(self.follow.go_to)

    @property
    def by_group(self) -> bool:
        """Whether columns are groups and not categories."""
        raise NotImplementedError

    @property
    def known(self) -> tuple[Entry, ...]:
        """The entries that may be seen here."""
        return self.room.known if self.room is not None else self.review.entries

    def _make_commands(self) -> dict[str, Callable[[str], object]]:
        do = self.session.do
        return {
            "delete": lambda id: do(factors.delete_factor, id=id),
            "group": self.ask_group,
            "link": self.pick_entries,
            "details": self.open_details,
            "ask-novelty": self.ask_novelty,
            "room": self.follow.toggle,
        }

    # Doing

    def _sorted(self, place: Place, factor: Factor | None) -> tuple[str, str]:
        """The category and the group that a place stands for."""
        category = factor.category if factor is not None else DEFAULT
        group = factor.group if factor is not None else ""
        if self.by_group:
            return category if place.section is None else place.section, place.column
        return place.column, group if place.section is None else place.section

    def create_card(self, id: str, text: str, place: Place) -> bool:
        category, group = self._sorted(place, None)
        return self.session.do(factors.add_factor, id=id, text=text, category=category, group=group)

    def set_text(self, id: str, text: str) -> None:
        self.session.do(factors.set_text, id=id, text=text)

    def move_card(self, id: str, place: Place) -> None:
        factor = find(self.review.factors, id)
        if factor is not None:
            category, group = self._sorted(place, factor)
            self._move(factor, category, group, place.before)

    def _move(self, factor: Factor, category: str, group: str, before: str | None) -> None:
        if before is None:
            before = self.following(factor.id, [other.id for other in self.review.factors])
        self.session.do(
            factors.move_factor, id=factor.id, category=category, group=group, before=before
        )

    def command(self, id: str, command: str) -> None:
        if find(self.review.factors, id) is None:
            return
        if command in NOVELTIES:
            self.session.do(factors.set_novelty, id=id, novelty=NOVELTIES[command])
        elif command in self._commands:
            self._commands[command](id)

    def set_weight(self, id: str, weight: Weight) -> None:
        self.session.do(factors.set_weight, id=id, weight=weight)

    def rename_group(self, id: str) -> None:
        self.board.rename(id)

    def delete_group(self, id: str) -> None:
        self.session.do(factors.delete_group, id=id)

    # What opens beside a card

    def pick_entries(self, id: str) -> None:
        """The timeline, with the entries ticked at which the factor shows."""
        picker = entry_picker(self.theme, replace(self.review, entries=self.known), id)
        picker.toggled.connect(lambda entry, on: self._link(id, entry, on))
        self._open(picker, id, 560)

    def _link(self, factor: str, entry: str, on: bool) -> None:
        if on:
            self.session.do(factors.link_entry, id=new_id(), factor=factor, entry=entry)
        else:
            self.session.do(factors.unlink_entry, factor=factor, entry=entry)

    def ask_group(self, id: str) -> None:
        """A line for the name of a group, over the groups that there are."""
        factor = find(self.review.factors, id)
        assert factor is not None
        picker = group_picker(self.theme, self.review, factor)
        picker.toggled.connect(lambda group, on: self.put_under(id, group if on else ""))
        picker.made.connect(lambda name: self._make_group(id, name))
        self._open(picker, id, 360)

    def put_under(self, id: str, group: str) -> None:
        """Puts a factor under a group, "" for none."""
        self.close_popover()
        factor = find(self.review.factors, id)
        if factor is not None:
            self._move(factor, factor.category, group, None)
            self.show_captured(id)

    def _make_group(self, id: str, name: str) -> None:
        self.close_popover()
        self.session.do(factors.move_to_new_group, id=id, group=new_id(), name=name)
        self.show_captured(id)

    def open_details(self, id: str) -> None:
        factor = find(self.review.factors, id)
        assert factor is not None
        self._open(FactorDetails(self.theme, self.session, factor), id, 420)

    def _open(self, content: Picker | FactorDetails, id: str, width: int) -> None:
        content.setProperty("factor", id)
        self.open_popover(content, id, width)

    def ask_novelty(self, id: str) -> None:
        """The three answers, at the place of the question on the card."""
        factor, card = find(self.review.factors, id), self.board.cards[id]
        assert factor is not None
        assert isinstance(card, FactorCard)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        novelty_lines(self, menu, factor)
        menu.popup(card.mapToGlobal(card.part_rect("ask-novelty").bottomLeft() + QPoint(0, 4)))

    def show_popover(self, review: Review) -> None:
        if self.popover is None:
            return
        content = self.popover.content
        if not content.property("factor"):
            return
        about = find(review.factors, str(content.property("factor")))
        if about is None:
            self.close_popover()
        elif isinstance(content, FactorDetails):
            content.show_factor(about)
        elif isinstance(content, Picker) and content.property("picks") == "entries":
            content.show_chosen(linked_ids(review, about.id))

    # Menus

    def fill_menu(self, menu: QMenu, id: str) -> None:
        factor = find(self.review.factors, id)
        if factor is not None:
            fill_menu(self, menu, factor)

    def _open_group_menu(self, id: str, at: QPoint) -> None:
        menu = self.group_menu(id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def group_menu(self, id: str) -> QMenu:
        """What can be done with a group from its heading."""
        return group_menu(self, id)
