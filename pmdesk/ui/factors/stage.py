"""The Factors stage: which conditions had to be there, sorted and grouped by the room."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu

from pmdesk.method.words import name_of
from pmdesk.model.gestures import factors
from pmdesk.model.measures import incident_day
from pmdesk.model.review import Entry, Factor, Review, find
from pmdesk.model.text import new_id
from pmdesk.model.words import Novelty, Stage, Weight
from pmdesk.ui.board.plan import Place, Plan
from pmdesk.ui.board.stage import BoardStage
from pmdesk.ui.factors.card import KEYS, FactorCard
from pmdesk.ui.factors.counts import NoveltyCounts
from pmdesk.ui.factors.details import FactorDetails
from pmdesk.ui.factors.plan import (
    DEFAULT,
    FactorPlan,
    entry_chip,
    factor_plan,
    linked_entries,
)
from pmdesk.ui.paint.shapes import paint_kind
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented
from pmdesk.ui.widgets.picker import Picker, PickRow

NOVELTIES = {"known": Novelty.KNOWN, "surprise": Novelty.SURPRISE, "open": Novelty.OPEN}


class FactorsStage(BoardStage):
    """Cards by category under the names of groups, or by group under the categories."""

    stage = Stage.FACTORS
    capture_hint = "Add a factor: what had to be true for this to happen?"

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
        self._seen: tuple[object, ...] = ()
        self.counts = NoveltyCounts(theme)
        self.view = Segmented(
            tr("Columns"), [(tr("By category"), "category"), (tr("By group"), "group")]
        )
        self.view.show_value("category")
        self.tools.addWidget(self.counts)
        self.tools.addWidget(self.view)
        hints = ((tr("Move with"), ("Alt ←", "Alt →")), (tr("Group with"), ("G",)))
        self.lay_out(tr("No single factor is the cause."), hints)
        self.view.chosen.connect(lambda _: self.show_review(self.review))
        self.board.renamed.connect(self._rename_group)
        self.board.heading_menu.connect(self._open_group_menu)
        self._commands = self._make_commands()

    def _make_commands(self) -> dict[str, Callable[[str], object]]:
        do = self.session.do
        return {
            "delete": lambda id: do(factors.delete_factor, id=id),
            "group": self.ask_group,
            "link": self.pick_entries,
            "details": self.open_details,
            "ask-novelty": self.ask_novelty,
        }

    # Showing

    @property
    def by_group(self) -> bool:
        return self.view.value() == "group"

    def make_plan(self, review: Review) -> Plan:
        return factor_plan(review, by_group=self.by_group)

    def show_review(self, review: Review) -> None:
        tuples = (review.factors, review.groups, review.links, review.entries)
        seen = (*tuples, review.zone, review.started, self.by_group)
        if self._seen and all(new is old for new, old in zip(seen, self._seen, strict=True)):
            return
        self._seen = seen
        self.sentence.set_text(self._question(review))
        self.counts.show_factors(review.factors)
        self.board.show_plan(self.make_plan(review))
        self._show_popover(review)

    def _question(self, review: Review) -> str:
        if self.by_group and not review.groups:
            return tr("No groups yet. G on a card names the first.")
        if not review.factors:
            return tr("What had to be true for this to happen?")
        return tr("What conditions existed that allowed this to happen?")

    def _show_popover(self, review: Review) -> None:
        if self.popover is None:
            return
        content = self.popover.content
        about = find(review.factors, str(content.property("factor")))
        if about is None:
            self.close_popover()
        elif isinstance(content, FactorDetails):
            content.show_factor(about)
        elif isinstance(content, Picker) and content.property("picks") == "entries":
            content.show_chosen({entry.id for entry in linked_entries(review).get(about.id, [])})

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
        if factor is None:
            return
        category, group = self._sorted(place, factor)
        before = place.before
        if before is None:
            before = self.following(id, [other.id for other in self.review.factors])
        self.session.do(factors.move_factor, id=id, category=category, group=group, before=before)

    def command(self, id: str, command: str) -> None:
        if find(self.review.factors, id) is None:
            return
        if command in NOVELTIES:
            self.session.do(factors.set_novelty, id=id, novelty=NOVELTIES[command])
        elif command in self._commands:
            self._commands[command](id)

    def _rename_group(self, id: str, name: str) -> None:
        self.session.do(factors.rename_group, id=id, name=name)

    # What opens beside a card

    def pick_entries(self, id: str) -> None:
        """The timeline, with the entries ticked at which the factor shows."""
        review = self.review
        chosen = {entry.id for entry in linked_entries(review).get(id, [])}
        picker = Picker(
            self.theme,
            tr("At which entries does it show?"),
            entry_rows(review),
            chosen,
            hint=tr("Filter the timeline"),
            empty=tr("No entry has these words.") if review.entries else tr("No entries yet."),
        )
        picker.setProperty("picks", "entries")
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
        picker = Picker(
            self.theme,
            tr("What do these factors have in common?"),
            [PickRow(group.id, group.name) for group in self.review.groups],
            {factor.group},
            new=tr("New group “{text}”"),
            hint=tr("Name a group"),
            empty=tr("Type a name, Enter makes the group."),
        )
        picker.toggled.connect(lambda group, on: self._put_under(id, group if on else ""))
        picker.made.connect(lambda name: self._make_group(id, name))
        self._open(picker, id, 360)

    def _put_under(self, id: str, group: str) -> None:
        factor = find(self.review.factors, id)
        self.close_popover()
        if factor is not None:
            before = self.following(id, [other.id for other in self.review.factors])
            self.session.do(
                factors.move_factor, id=id, category=factor.category, group=group, before=before
            )

    def _make_group(self, id: str, name: str) -> None:
        self.close_popover()
        self.session.do(factors.move_to_new_group, id=id, group=new_id(), name=name)

    def open_details(self, id: str) -> None:
        factor = find(self.review.factors, id)
        assert factor is not None
        self._open(FactorDetails(self.theme, self.session, factor), id, 420)

    def _open(self, content: Picker | FactorDetails, id: str, width: int) -> None:
        content.setProperty("factor", id)
        self.open_popover(content, id, width)

    def ask_novelty(self, id: str) -> None:
        """The three answers, at the place of the question on the card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._novelty_lines(menu, id)
        card = self.board.cards[id]
        assert isinstance(card, FactorCard)
        menu.popup(card.mapToGlobal(card.part_rect("ask-novelty").bottomLeft() + QPoint(0, 4)))

    # Menus

    def _novelty_lines(self, menu: QMenu, id: str) -> None:
        factor = find(self.review.factors, id)
        for key, text in (
            ("known", tr("Known\tK")),
            ("surprise", tr("Surprise\tS")),
            ("open", tr("Not asked yet\tU")),
        ):
            act = menu.addAction(text)
            act.setCheckable(True)
            act.setChecked(factor is not None and factor.novelty is NOVELTIES[key])
            act.triggered.connect(lambda _=False, k=key: self.command(id, k))

    def fill_menu(self, menu: QMenu, id: str) -> None:
        factor = find(self.review.factors, id)
        if factor is None:
            return
        menu.addSeparator()
        self.move_menu(menu, id, tr("Move to"))
        self._group_menu(menu, factor)
        menu.addSeparator()
        self._novelty_lines(menu, id)
        weights = menu.addMenu(tr("Weight"))
        for weight in Weight:
            act = weights.addAction(name_of(weight))
            act.setCheckable(True)
            act.setChecked(factor.weight is weight)
            act.triggered.connect(
                lambda _=False, w=weight: self.session.do(factors.set_weight, id=id, weight=w)
            )
        menu.addSeparator()
        self.line(menu, id, tr("Link entries…\tL"), "link")
        self.line(menu, id, tr("Details…\tD"), "details")

    def _group_menu(self, menu: QMenu, factor: Factor) -> None:
        groups = menu.addMenu(tr("Group"))
        self.line(groups, factor.id, tr("New group…\tG"), "group")
        groups.addSeparator()
        for id, name in [*((g.id, g.name) for g in self.review.groups), ("", tr("Not grouped"))]:
            act = groups.addAction(name)
            act.setCheckable(True)
            act.setChecked(factor.group == id)
            act.triggered.connect(lambda _=False, g=id: self._put_under(factor.id, g))

    def _open_group_menu(self, id: str, at: QPoint) -> None:
        menu = self.group_menu(id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def group_menu(self, id: str) -> QMenu:
        """What can be done with a group from its heading."""
        menu = QMenu(self)
        menu.addAction(tr("Rename\tF2")).triggered.connect(lambda: self.board.rename(id))
        dissolve = menu.addAction(tr("Dissolve"))
        dissolve.triggered.connect(lambda: self.session.do(factors.delete_group, id=id))
        return menu


def entry_rows(review: Review) -> list[PickRow]:
    """The timeline as rows to pick from: time, shape, text."""
    day = incident_day(review)
    return [
        PickRow(entry.id, entry.text, entry_chip(entry, review.zone, day), _mark(entry))
        for entry in review.entries
    ]


def _mark(entry: Entry) -> Callable[[QPainter, Theme, QPointF], None]:
    return lambda painter, theme, at: paint_kind(painter, theme, entry.kind, at, 12)
