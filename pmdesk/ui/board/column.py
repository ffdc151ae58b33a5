"""A column of a board: its head, and sections of cards that scroll below it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pmdesk.ui.board.ask import AskButton
from pmdesk.ui.board.card import Card
from pmdesk.ui.board.heading import Heading
from pmdesk.ui.board.links import HIGH, ColumnLinks
from pmdesk.ui.board.plan import ColumnPlan, Place, SectionPlan
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import Para

GAP = 8
HEAD = 36
PROMPT_GAP = 4
BAR = 10
"""Room for the scroll bar beside the cards: it lies between two columns."""


class DropLine(QWidget):
    """Where a dragged card would go: a line of 2 px."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme["accent"])


class Column(QWidget):
    """One column. The board owns the cards and lends them to it.

    Signals:
        add_wanted(str): the key of the column.
        folded(str, str): column and section whose heading was used.
        renamed(str, str): key of a column or section of the user's own, and its new name.
        name_left(): a name is no longer edited.
        heading_menu(str, QPoint): key of such a column or section, and the place for its menu.
        walked(str): an arrow key on the button at the foot.
        followed(str, str): key of the column and of a link below its cards.
    """

    add_wanted = Signal(str)
    folded = Signal(str, str)
    renamed = Signal(str, str)
    name_left = Signal()
    heading_menu = Signal(str, QPoint)
    walked = Signal(str)
    followed = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._wide, self._asked = theme, 240, 0
        self.plan = ColumnPlan("", "", "", "", (SectionPlan("", "", ()),))
        self._shut: frozenset[str] = frozenset()
        self.head = Heading(theme, big=True)
        self.head.setParent(self)
        self._wire(self.head, lambda: self.plan.key, lambda: self.plan.renames)
        self.prompts = (Para(theme, "", 15), Para(theme, "", 12, 400, "muted"))
        for prompt in self.prompts:
            prompt.setParent(self)
        self.body = QWidget()
        self.area = scrolled(self.body)
        self.area.setParent(self)
        self.headings: dict[str, Heading] = {}
        self._cards: Mapping[str, Card] = {}
        self.ask = AskButton(theme)
        self.ask.setParent(self.body)
        self.ask.clicked.connect(lambda: self.add_wanted.emit(self.plan.key))
        self.ask.walked.connect(self.walked)
        self.links = ColumnLinks(theme, self.body)
        self.links.followed.connect(lambda key: self.followed.emit(self.plan.key, key))
        self.line = DropLine(theme, self.body)

    def _wire(self, heading: Heading, key: Callable[[], str], renames: Callable[[], bool]) -> None:
        heading.renamed.connect(lambda name: self.renamed.emit(key(), name))
        heading.left.connect(self.name_left)
        heading.menu_wanted.connect(
            lambda at: self.heading_menu.emit(key(), at) if renames() else None
        )

    # What it shows

    def show_plan(self, plan: ColumnPlan, shut: frozenset[str], cards: Mapping[str, Card]) -> bool:
        """Shows its part of the board; True where something has to be arranged anew."""
        self._cards = cards
        for card in plan.cards:
            if cards[card.id].parentWidget() is not self.body:
                cards[card.id].setParent(self.body)
        if plan == self.plan and shut == self._shut:
            return False
        self.plan, self._shut = plan, shut
        self.head.show_values(plan.name, len(plan.cards), plan.renames)
        for prompt, text in zip(self.prompts, (plan.prompt, plan.also), strict=True):
            prompt.set_text(text)
        full = not plan.cards and not plan.prompt
        self.ask.show_values(plan.name, plan.ask, plan.question, full)
        self.links.show_plan(plan)
        self._show_headings()
        return True

    def _show_headings(self) -> None:
        wanted = {
            section.key: section for section in self.plan.sections if section.name and section.cards
        }
        for key in [key for key in self.headings if key not in wanted]:
            gone = self.headings.pop(key)
            gone.hide()
            gone.deleteLater()
        for key, section in wanted.items():
            if key not in self.headings:
                self.headings[key] = self._new_heading(key)
            count, is_open = len(section.cards), key not in self._shut
            self.headings[key].show_values(section.name, count, section.renames, is_open)

    def _new_heading(self, key: str) -> Heading:
        heading = Heading(self._theme, big=False)
        heading.setParent(self.body)
        heading.folded.connect(lambda: self.folded.emit(self.plan.key, key))
        self._wire(heading, lambda: key, lambda: self._renames(key))
        return heading

    def _renames(self, key: str) -> bool:
        return any(section.key == key and section.renames for section in self.plan.sections)

    # Where things stand

    def set_width(self, wide: int, asked: int = 0) -> None:
        """`asked` is the height for questions below the head, the same in all columns."""
        if (wide, asked) != (self._wide, self._asked):
            self._wide, self._asked = wide, asked
            self.arrange()

    @property
    def top(self) -> int:
        """Where the cards begin: below the head and what is asked there."""
        return HEAD + self._asked

    def asked_height(self, wide: int) -> int:
        """What the questions below the head need at a width."""
        heights = [p.heightForWidth(wide) for p in self.prompts if p.text()]
        return sum(high + PROMPT_GAP for high in heights)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_area()

    def _place_area(self) -> None:
        self.head.setGeometry(0, 0, self._wide, HEAD)
        y = HEAD + PROMPT_GAP
        for prompt in self.prompts:
            high = prompt.heightForWidth(self._wide)
            prompt.setVisible(bool(prompt.text()))
            prompt.setFixedHeight(high)
            prompt.setGeometry(0, y, self._wide, high)
            y += high + PROMPT_GAP
        self.area.setGeometry(0, self.top, self.width(), max(0, self.height() - self.top))

    def arrange(self) -> None:
        """Puts headings, cards and the button below each other."""
        y = 4 if self.headings else 4 + GAP
        for section in self.plan.sections:
            heading = self.headings.get(section.key)
            if heading is not None:
                heading.setGeometry(0, y, self._wide, heading.height())
                heading.show()
                y += heading.height() + 4
            for plan in section.cards:
                card, is_open = self._cards[plan.id], section.key not in self._shut
                card.setVisible(is_open)
                if is_open:
                    high = card.height_for(self._wide)
                    card.setGeometry(0, y, self._wide, high)
                    y += high + GAP
        y += 2
        self.ask.setGeometry(0, y, self._wide, self.ask.height_for(self._wide))
        y += self.ask.height() + GAP
        if not self.links.isHidden():
            self.links.setGeometry(0, y - 4, self._wide, HIGH)
            y += HIGH
        self.body.setMinimumHeight(y)
        self._place_area()

    def stops(self) -> list[QWidget]:
        """What arrow keys go through: cards that are not folded away, then the button."""
        shown = [s for s in self.plan.sections if s.key not in self._shut]
        cards = [self._cards[plan.id] for section in shown for plan in section.cards]
        return [*cards, self.ask]

    def chain(self) -> list[QWidget]:
        """What Tab goes through: head, headings and cards as they are read, then the button."""
        chain: list[QWidget] = [self.head]
        for section in self.plan.sections:
            heading = self.headings.get(section.key)
            chain += [heading] if heading is not None else []
            chain += [self._cards[card.id] for card in section.cards]
        return [*chain, self.ask, *self.links.made.values()]

    def reveal(self, widget: QWidget) -> None:
        self.area.ensureWidgetVisible(widget, 0, GAP)

    # Where a dragged card would go

    def place_at(self, y: int) -> tuple[Place, int]:
        """The place for a height in the column (below its top), and where its line is painted."""
        inside = y - self.top + self.area.verticalScrollBar().value()
        found, line = Place(self.plan.key, None, ""), 4
        for section in self.plan.sections:
            heading = self.headings.get(section.key)
            if heading is None and self.headings:
                # An empty section has no heading to aim at; the one for new cards is at the foot.
                if section.key == self.plan.fresh and inside > self.ask.y():
                    return Place(self.plan.key, section.key, ""), self.ask.y() - 4
                continue
            if heading is not None:
                above = inside < heading.y() + heading.height() // 2
                if above and found.section is not None:
                    break
                line = heading.y() + heading.height() + 1
            key = section.key if heading is not None else None
            found = Place(self.plan.key, key, "")
            for plan in section.cards if section.key not in self._shut else ():
                card = self._cards[plan.id].geometry()
                if inside < card.center().y():
                    return Place(self.plan.key, key, plan.id), card.top() - GAP // 2
                line = card.bottom() + GAP // 2
        return found, line

    def show_line(self, y: int | None) -> None:
        self.line.setVisible(y is not None)
        if y is not None:
            self.line.setGeometry(QRect(0, max(0, y), self._wide, 2))
            self.line.raise_()

    def scroll(self, by: int) -> None:  # type: ignore[override]
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + by)
