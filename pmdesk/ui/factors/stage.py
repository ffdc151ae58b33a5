"""The Factors stage: which conditions had to be there, sorted and grouped by the room."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.method.categories import category
from pmdesk.method.problem_class import class_name
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.biases.again import BiasAgain
from pmdesk.ui.board.card import Card
from pmdesk.ui.board.plan import Plan
from pmdesk.ui.factors.asked import open_categories, question, say_nothing_here
from pmdesk.ui.factors.cards import FactorCards
from pmdesk.ui.factors.class_form import ClassForm
from pmdesk.ui.factors.counts import NoveltyCounts, alone_count
from pmdesk.ui.factors.examples import Examples
from pmdesk.ui.factors.plan import factor_plan
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.stage import Place as Where
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, button
from pmdesk.ui.widgets.density import Density

VIEWS = ("category", "group", "class")
IN_DETAILS = ("details", "evidence", "role")
"""The fields of a factor that a card opens beside it."""
TIGHT = 620
"""The width below which the tools stand closer together."""


class FactorsStage(FactorCards):
    """Cards by category under the names of groups, or by group, or the class of the problem.

    In a meeting a card has its text, its category and whether it was known; weights and the class
    of the problem wait behind "More".
    """

    stage = Stage.FACTORS
    capture_hint = "Add a factor: what had to be true for this to happen?"

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, session)
        self._seen: tuple[object, ...] = ()
        self._left: set[str] = set()
        self.density = Density(theme, tr("weights and class of problem"))
        self.counts = NoveltyCounts(theme)
        choices = [(tr("By category"), "category"), (tr("By group"), "group")]
        self.view = Segmented(tr("View"), [*choices, (class_name(), "class")])
        self.view.show_value("category")
        self.again = BiasAgain(theme, self)
        self.class_form = ClassForm(theme, session)
        self.whole = button(theme, tr("Show all to the room"), "link", "screen", dense=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for part in (self.counts, self.again.button, self.view, self.density.more):
            self.tools.addWidget(part)
        hints = ((tr("Move with"), ("Alt ←", "Alt →")), (tr("Group with"), ("G",)))
        self.lay_out(tr("No single factor is the cause."), hints)
        self.foot.row.insertWidget(1, self.whole)
        self.whole.setToolTip(tr("The room looks at one card."))
        self.body.insertWidget(1, self.class_form, 1)
        self.class_form.hide()
        self.whole.hide()

    def _connect(self) -> None:
        self.view.chosen.connect(lambda _: self._show_view())
        self.density.more.clicked.connect(self._fit_density)
        self.whole.clicked.connect(lambda: self.follow.show(""))
        self.board.followed.connect(self._follow_link)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.tools.setSpacing(8 if self.width() < TIGHT else 12)
        super().resizeEvent(event)

    # Showing

    @property
    def by_group(self) -> bool:
        return self.view.value() == "group"

    def make_plan(self, review: Review) -> Plan:
        known = replace(review, entries=self.known)
        return factor_plan(known, by_group=self.by_group, weights=self.density.shows_all)

    def show_review(self, review: Review) -> None:
        self.class_form.show_review(review)
        self.again.show()
        tuples = (review.factors, review.groups, review.links, self.known, review.dismissals)
        seen = (*tuples, review.zone, review.started, self.by_group, self.density.shows_all)
        if self._seen and all(new is old for new, old in zip(seen, self._seen, strict=True)):
            return
        self._seen = seen
        self.sentence.set_text(self._question(review))
        self.counts.show_factors(review.factors)
        self.foot.show_count(*alone_count(review.factors))
        self.board.show_plan(self.make_plan(review))
        self._show_watched()
        self.show_popover(review)

    def _question(self, review: Review) -> str:
        if self.by_group and not review.groups:
            return tr("No groups yet. G on a card names the first.")
        if not review.factors:
            return tr("What had to be true for this to happen?")
        return tr("What conditions existed that allowed this to happen?")

    def _show_view(self) -> None:
        on_cards = self.view.value() != "class"
        focus, going = QApplication.focusWidget(), self.class_form if on_cards else self.board
        held = focus is not None and going.isAncestorOf(focus)
        self.board.setVisible(on_cards)
        if self.spared is not None:
            self.spared.want(on_cards)
        self.class_form.setVisible(not on_cards)
        if held:
            self.view.setFocus()
        self.show_review(self.review)

    # The room

    def use_room(self, room: Room) -> None:
        super().use_room(room)
        self.follow.room = room

    def show_room(self) -> None:
        self.density.show_meeting(self.room is not None and self.room.running)
        self.again.show()
        self._fit_density()
        self._show_watched()

    def fold_away(self) -> None:
        if self.popover is not None and self.popover.content.property("picks") == "entries":
            self.close_popover()
        self.show_review(self.review)

    def _fit_density(self) -> None:
        """What waits for drafting is there, or is not, with its view."""
        if not self.density.shows_all and self.view.value() == "class":
            self.view.show_value("category")
        self.view.show_choice("class", self.density.shows_all)
        self._show_view()

    def more_fields(self) -> None:
        """During a meeting: shows what waits for drafting, or puts it away."""
        self.density.toggle()
        self._fit_density()

    def _show_watched(self) -> None:
        shown = self.follow.shown
        for id, card in self.board.cards.items():
            card.show_watched(id == shown)
        self.whole.setVisible(shown in self.board.cards)

    def focus_first(self) -> None:
        if self.view.value() == "class":
            self.class_form.setFocus()
            return
        stop = self.first_stop()
        self.follow.rest_on(stop.plan.id if isinstance(stop, Card) else "")
        super().focus_first()

    # Categories that are empty

    def _follow_link(self, key: str, link: str) -> None:
        if link == "nothing":
            known = category(key)
            if known is not None:
                say_nothing_here(self.session, (known,))
                self._focus_column(key)
        elif link == "examples":
            self.show_examples(key)

    def show_examples(self, key: str) -> None:
        """Examples of a category beside its column."""
        known, column = category(key), self.column_of(key)
        if known is None or column is None:
            return
        content = Examples(self.theme, known)
        content.add_wanted.connect(lambda: self._add_to(key))
        self.open_beside(content, column.links.made["examples"], 360)

    def _add_to(self, key: str) -> None:
        self.close_popover()
        self.board.add(key)

    def _focus_column(self, key: str) -> None:
        column = self.column_of(key)
        if column is not None:
            self.board.focus_on(column.ask)

    def may_leave(self, to: Stage) -> bool:
        room = self.room
        if room is not None and room.running and room.stage is self.stage:
            self._ask_before_leaving()
        return True

    def _ask_before_leaving(self) -> None:
        """Asks once for each category that nobody spoke of; going on is not held up."""
        empty = [c for c in open_categories(self.review) if c.key not in self._left]
        if not empty or not self.review.factors:
            return
        self._left |= {category.key for category in empty}
        self.say(
            question(empty),
            tr("Add"),
            lambda: self._return_to(empty[0].key),
            tr("Nothing here"),
            lambda: say_nothing_here(self.session, empty),
        )

    def _return_to(self, key: str) -> None:
        self.go_to.emit(self.stage)
        self.board.add(key)

    def show_captured(self, id: str) -> None:
        """The room reads what was just said, and says whether it was meant so."""
        super().show_captured(id)
        self.follow.go_to(id)

    def show_row(self, id: str) -> None:
        self._to_cards()
        self.follow.rest_on(id)
        super().show_row(id)

    def show_spot(self, spot: Spot) -> None:
        if spot.noun == "review":
            self._to_class()
        else:
            self._to_cards()
        super().show_spot(spot)
        if spot.noun == "factors" and spot.field in IN_DETAILS:
            self.open_details(spot.row)

    def part_at(self, spot: Spot) -> QWidget | None:
        if spot.field == "class_kind":
            return self.class_form.kind
        column = self.column_of(spot.about) if spot.field == "category" else None
        return column.ask if column is not None else super().part_at(spot)

    def add(self) -> None:
        self._to_cards()
        super().add()

    def _to_cards(self) -> None:
        if self.view.value() == "class":
            self.view.show_value("category")
            self._show_view()

    def _to_class(self) -> None:
        """All that the header has here are the answers about the class of the problem."""
        if not self.density.shows_all:
            self.more_fields()
        self.view.show_value("class")
        self._show_view()

    def handlers(self) -> dict[str, Callable[[], object]]:
        own = super().handlers()
        if self.room is not None and self.room.running:
            own["more-fields"] = self.more_fields
            own |= self.again.handlers()
        if self.follow.shown:
            own["whole-board"] = lambda: self.follow.show("")
        return own

    # Where somebody was

    def place(self) -> Where:
        return {**super().place(), "view": self.view.value()}

    def restore_place(self, place: Where) -> None:
        view = place.get("view")
        if view in VIEWS and (view != "class" or self.density.shows_all):
            self.view.show_value(view)
            self._show_view()
        super().restore_place(place)
