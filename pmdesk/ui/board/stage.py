"""What the stages with a board share: adding, editing, moving, deleting and capturing cards."""

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.ui.board.board import Board, CardMaker
from pmdesk.ui.board.column import BAR, Column
from pmdesk.ui.board.foot import BoardFoot, Hints
from pmdesk.ui.board.plan import CardPlan, Place, Plan, find_card
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import GUTTER, StageView
from pmdesk.ui.stage import Place as Where
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.popover import Popover


class BoardStage(StageView):
    """Base of Factors and Lessons: a subclass says what the plan is and which gestures to do."""

    noun: ClassVar[str]
    """Whose rows the cards are."""

    def __init__(
        self,
        theme: Theme,
        session: ReviewSession,
        title: str,
        add: str,
        maker: CardMaker,
        blank: Callable[[str], CardPlan],
        hint: str,
    ) -> None:
        super().__init__(theme, session, title)
        self.board = Board(theme, maker, blank, hint)
        self.add_button = button(theme, add, "primary", "plus")
        self.add_button.clicked.connect(lambda: self.add())
        self.popover: Popover | None = None
        self.board.created.connect(self.create_card)
        self.board.edited.connect(self.set_text)
        self.board.moved.connect(self.move_card)
        self.board.commanded.connect(self.command)
        self.board.menu_wanted.connect(self._open_menu)
        self.board.looked_at.connect(lambda id: self.looked_at.emit(self.board.cards[id]))
        self.board.field_left.connect(session.seal)
        editor = self.board.editor
        watch(theme, session, editor.field, self.noun, "text", lambda: editor.id)

    def lay_out(self, sentence: str, hints: Hints) -> None:
        """Puts board and foot below the head; scroll bars reach into the gutter at the right."""
        self.tools.addWidget(self.add_button)
        self.body.setContentsMargins(GUTTER, 16, GUTTER - BAR, 12)
        self.head.setContentsMargins(0, 0, BAR, 0)
        self.body.addWidget(self.board, 1)
        self.foot = BoardFoot(self.theme, sentence, hints)
        self.foot.setContentsMargins(0, 0, BAR, 0)
        self.body.addWidget(self.foot)
        self.spare(self.foot)

    # What a subclass says

    @abstractmethod
    def make_plan(self, review: Review) -> Plan:
        """What the board shows of a review."""

    @abstractmethod
    def create_card(self, id: str, text: str, place: Place) -> bool:
        """Adds a card."""

    @abstractmethod
    def set_text(self, id: str, text: str) -> None:
        """Stores the text of a card."""

    @abstractmethod
    def move_card(self, id: str, place: Place) -> None:
        """Carries out a move."""

    @abstractmethod
    def command(self, id: str, command: str) -> None:
        """Answers a key or a line of the menu; "delete" at least."""

    @abstractmethod
    def fill_menu(self, menu: QMenu, id: str) -> None:
        """The lines of the menu of a card between Edit and Delete."""

    # Doing

    def column_for_new(self) -> str:
        """The column of the card that had the focus last, else the first."""
        found = find_card(self.board.plan, self.board.recent)
        return self.board.plan[found[0] if found is not None else 0].key

    def add(self) -> None:
        """A new card, open for typing."""
        self.board.add(self.column_for_new())

    def capture(self, text: str) -> bool:
        id, column = new_id(), self.column_for_new()
        plan = next(plan for plan in self.board.plan if plan.key == column)
        if not self.create_card(id, text, Place(column, plan.fresh, "")):
            return False
        self.show_captured(id)
        return True

    def show_captured(self, id: str) -> None:
        if id in self.board.cards:
            self.board.row.show_widget(self.board.cards[id])

    def show_row(self, id: str) -> None:
        if id in self.board.cards:
            self.board.focus_on(self.board.cards[id])

    def column_of(self, key: str) -> Column | None:
        """The column with a key, where there is one."""
        return next((c for c in self.board.columns if c.plan.key == key), None)

    def bring_part(self, part: QWidget) -> None:
        if self.board.isAncestorOf(part):
            self.board.focus_on(part)
        else:
            super().bring_part(part)

    def first_stop(self) -> QWidget | None:
        """Where work begins: the card that had the focus last, else the first part of the board."""
        card = self.board.cards.get(self.board.recent)
        if card is not None and card.isVisibleTo(self.board):
            return card
        return self.board.columns[0].stops()[0] if self.board.columns else None

    def focus_first(self) -> None:
        stop = self.first_stop()
        if stop is not None:
            self.board.focus_on(stop)

    def place(self) -> Where:
        """The card that had the focus last, and how far the columns are scrolled."""
        scrolled = {
            column.plan.key: column.area.verticalScrollBar().value()
            for column in self.board.columns
        }
        return {"card": self.board.recent, "columns": scrolled}

    def restore_place(self, place: Where) -> None:
        card, scrolled = place.get("card"), place.get("columns")
        if isinstance(card, str) and card in self.board.cards:
            self.board.recent = card
        if isinstance(scrolled, dict):
            self.board.scroll_to(scrolled)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"add-here": self.add}

    def following(self, id: str, ids: list[str]) -> str:
        """The id behind another, which keeps the order of a card that only changes its column."""
        place = ids.index(id) + 1 if id in ids else len(ids)
        return ids[place] if place < len(ids) else ""

    # Menus and popovers

    def _open_menu(self, id: str, at: QPoint) -> None:
        menu = self.menu_of(id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu_of(self, id: str) -> QMenu:
        """Everything that can be done with a card."""
        menu = QMenu(self)
        self.line(menu, id, tr("Edit\tEnter"), "edit")
        self.fill_menu(menu, id)
        menu.addSeparator()
        self.line(menu, id, tr("Delete\tDel"), "delete")
        return menu

    def line(self, menu: QMenu, id: str, text: str, command: str) -> None:
        """One line of the menu; the text after a tab is its key."""
        menu.addAction(text).triggered.connect(lambda: self.board.command(id, command))

    def move_menu(self, menu: QMenu, id: str, title: str) -> None:
        """The columns that the card may go to, and the moves that have keys."""
        found = find_card(self.board.plan, id)
        moves = menu.addMenu(title)
        for number, column in enumerate(self.board.plan):
            place = Place(column.key, None, None)
            act = moves.addAction(column.name)
            act.setCheckable(True)
            act.setChecked(found is not None and found[0] == number)
            act.triggered.connect(lambda _=False, p=place: self.move_card(id, p))
        moves.addSeparator()
        self.line(moves, id, tr("Left\tAlt+Left"), "move-left")
        self.line(moves, id, tr("Right\tAlt+Right"), "move-right")
        self.line(moves, id, tr("Up\tAlt+Up"), "move-up")
        self.line(moves, id, tr("Down\tAlt+Down"), "move-down")

    def open_popover(self, content: QWidget, id: str, width: int = 384) -> None:
        """Shows something beside a card."""
        self.open_beside(content, self.board.cards[id], width)

    def open_beside(self, content: QWidget, part: QWidget, width: int = 384) -> None:
        """Shows something beside a part of the board."""
        self.close_popover()
        self.board.focus_on(part)
        # The foot stays free for the message line of the console.
        free = self.height() - self.board.geometry().bottom()
        self.popover = Popover(self.theme, self, content, width, free)
        self.popover.closed.connect(self._popover_gone)
        self.popover.open_by(part)

    def close_popover(self) -> None:
        if self.popover is not None:
            self.popover.close_it()

    def _popover_gone(self) -> None:
        self.popover = None
        self.session.seal()
