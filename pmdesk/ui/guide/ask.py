"""What to ask the room: one question large, the one after it small, and which of them is shown."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.stages import Prompt, deck, phases, phases_for
from pmdesk.model.words import RoomView, Stage
from pmdesk.ui.guide.favourites import Favourites
from pmdesk.ui.room import Room
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField
from pmdesk.ui.widgets.labels import ElidedLabel, Para, label
from pmdesk.ui.widgets.surface import Surface


class AskSection(QWidget):
    """The questions of a stage, gone through one by one; a stage keeps its place and its phase.

    Signals:
        audience_wanted(): the window for the room is to be opened.
    """

    audience_wanted = Signal()

    def __init__(self, theme: Theme, room: Room, settings: Settings) -> None:
        super().__init__()
        self._theme, self._room = theme, room
        self._favourites = Favourites(settings)
        self._stage = Stage.PREPARE
        self._phase: dict[Stage, str] = {}
        self._first: tuple[str, ...] = ()
        self._walked: tuple[str, ...] = ()
        self._place: dict[Stage, str] = {}
        self._deck: tuple[Prompt, ...] = ()
        self._make_parts()
        self._lay_out()
        self._connect()

    def _make_parts(self) -> None:
        theme = self._theme
        self.title = label("", 12, 600, "muted")
        self.count = label("", 12, 400, "muted")
        self.filter = ChoiceField(theme, tr("Which questions"), "bare")
        self.phase = ElidedLabel(theme, "", 12, 400, "muted")
        self.star = button(theme, "", "quiet", "star", dense=True, name=tr("Favourite"))
        self.star.setCheckable(True)
        self.question = Para(theme, "", 15, 600)
        self.reminder = Para(theme, "", 12, 400, "muted")
        self.show_it = button(theme, tr("Show"), "outline", "screen", dense=True)
        self.show_it.setCheckable(True)
        self.yours = label(tr("Not for the room"), 12, 400, "muted")
        self.previous = button(theme, tr("Previous"), "quiet", dense=True)
        self.next = button(theme, tr("Next"), "outline", dense=True)
        self.previous.setToolTip(tr("Previous question, Shift+F3"))
        self.next.setToolTip(tr("Next question, F3"))
        self.previous.setAccessibleName(tr("Previous question"))
        self.next.setAccessibleName(tr("Next question"))
        self.coming = Para(theme, "", 13, 400, "muted")
        self.show_coming = button(theme, tr("Show"), "link", dense=True)
        self.state = ElidedLabel(theme, "", 12, 400, "muted")
        self.way = button(theme, tr("Take away"), "link", dense=True)

    def _lay_out(self) -> None:
        head = _row(self.title, None, self.count)
        card = Surface(self._theme)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 8, 10, 10)
        inner.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.phase, 1)
        top.addWidget(self.star)
        inner.addLayout(top)
        inner.addWidget(self.question)
        inner.addWidget(self.reminder)
        inner.addSpacing(6)
        inner.addWidget(_row(self.show_it, self.yours, None, self.previous, self.next))
        after = QHBoxLayout()
        after.setContentsMargins(12, 0, 4, 0)
        after.setSpacing(8)
        after.addWidget(self.coming, 1, Qt.AlignmentFlag.AlignTop)
        after.addWidget(self.show_coming, 0, Qt.AlignmentFlag.AlignTop)
        self._state = QWidget()
        state = QHBoxLayout(self._state)
        state.setContentsMargins(12, 0, 4, 0)
        state.setSpacing(8)
        state.addWidget(self.state, 1)
        state.addWidget(self.way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (head, self.filter, card, self._state):
            column.addWidget(part)
        column.addLayout(after)

    def _connect(self) -> None:
        self.filter.chosen.connect(self._filter)
        self.star.clicked.connect(self.toggle_favourite)
        self.show_it.clicked.connect(self.toggle_shown)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.show_coming.clicked.connect(self._show_coming)
        self.way.clicked.connect(self._go_way)

    # What is in front

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The questions that are gone through at the moment, in their order."""
        return self._deck

    @property
    def current(self) -> Prompt:
        """The question that stands there large."""
        return self._deck[self._number]

    @property
    def _number(self) -> int:
        place = self._place.get(self._stage, "")
        return next((n for n, prompt in enumerate(self._deck) if prompt.text == place), 0)

    def show_stage(self, stage: Stage) -> None:
        """Its questions, from where somebody was, else from the one that the room sees."""
        self._stage = stage
        self._take_suited()
        self.title.setText(_title(stage))
        names = phases(stage)
        choices = [(tr("All questions"), ""), *((tr(name), name) for name in names)]
        self.filter.set_choices(choices)
        self.filter.show_value(self._phase.get(stage, ""))
        self.filter.setVisible(len(names) > 1)
        self._place.setdefault(stage, self._room.prompt)
        self._deal()

    def follow_walk(self) -> None:
        """The room looks at another moment: where it is of another sort, its questions come first.

        Whoever has chosen a phase stays in it.
        """
        if self._take_suited():
            self._deal()

    def _take_suited(self) -> bool:
        """Whether other questions come first now; then the first of them is in front."""
        self._first = suited = self._suited()
        if not suited or suited == self._walked:
            return False
        self._walked = suited
        if self._phase.get(self._stage, ""):
            return False
        self._place.pop(self._stage, None)
        return True

    def _suited(self) -> tuple[str, ...]:
        """The phases that suit the moment of a walk, none elsewhere."""
        room = self._room
        if self._stage is not Stage.TIMELINE or not room.running:
            return ()
        begun = any(entry.milestone for entry in room.reached[: room.place + 1])
        end = room.through and not room.looks_back
        return phases_for(room.current, begun=begun, end=end)

    def step(self, by: int) -> None:
        """On or back by one question; behind the last comes the first."""
        at = (self._number + by) % len(self._deck)
        self._place[self._stage] = self._deck[at].text
        self._show()
        # The focus stays on the button: a screen reader would not hear of the question.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.current.text))

    def _filter(self, phase: object) -> None:
        self._phase[self._stage] = str(phase)
        self._deal()

    def _deal(self) -> None:
        phase = self._phase.get(self._stage, "")
        self._deck = deck(self._stage, self._favourites, phase, self._first)
        self._place[self._stage] = self.current.text
        self._show()

    def toggle_favourite(self) -> None:
        """Keeps the question as a favourite, or no longer; it stays in front."""
        self._favourites.toggle(self.current.text)
        self._deal()

    # What the room sees

    def toggle_shown(self) -> None:
        """Puts the question on the audience, or takes it away."""
        if self.current.aloud:
            self._room.show_prompt(self.current.text)
        self.show_room()

    def _show_coming(self) -> None:
        """Goes on to the next question and shows it."""
        self.step(1)
        if self._room.prompt != self.current.text:
            self.toggle_shown()
        self.show_it.setFocus()

    def show_room(self) -> None:
        """Says of the question whether the room sees it, and what it sees instead."""
        prompt, current = self._room.prompt, self.current
        shown = bool(prompt) and prompt == current.text
        live = self._room.is_open and self._room.view is RoomView.LIVE
        word = tr("Show") if not shown else tr("Shown") if live else tr("Ready")
        self.show_it.setChecked(shown)
        self.show_it.setText(f" {word}")
        self.show_it.setIcon(icon(self._theme, "eye" if shown and live else "screen"))
        self.show_it.setAccessibleName(_said(shown, live))
        self.show_it.setToolTip(f"{_said(shown, live)}, F4")
        self.show_it.setVisible(current.aloud)
        self.yours.setVisible(not current.aloud)
        self._show_state(prompt, shown)

    def _show_state(self, prompt: str, shown: bool) -> None:
        """What stands in the way of the room seeing this question, and the way on."""
        words, way = "", ""
        if prompt and not self._room.is_open:
            words, way = tr("The audience is closed."), tr("Open audience")
        elif shown and self._room.view is not RoomView.LIVE:
            words = tr("Seen once the audience is live.")
        elif prompt and not shown:
            words, way = tr("Room sees: {question}").format(question=prompt), tr("Take away")
        self._state.setVisible(bool(words))
        self.state.set_text(words)
        self.way.setVisible(bool(way))
        self.way.setText(way)
        self.way.setAccessibleName(way)

    def _go_way(self) -> None:
        if self._room.is_open:
            self._room.show_prompt("")
        else:
            self.audience_wanted.emit()

    # Painting the parts

    def _show(self) -> None:
        current, many = self.current, len(self._deck) > 1
        self.count.setText(tr("{n} of {all}").format(n=self._number + 1, all=len(self._deck)))
        self.phase.set_text(tr(current.phase))
        self.question.set_text(current.text)
        self.reminder.set_text(current.reminder)
        self.reminder.setVisible(bool(current.reminder))
        self.previous.setEnabled(many)
        self.next.setEnabled(many)
        self._show_star()
        coming = self._deck[(self._number + 1) % len(self._deck)]
        self.coming.set_text(coming.text if many else "")
        self.show_coming.setVisible(many and coming.aloud)
        self.show_coming.setAccessibleName(tr("Go to the next question and show it"))
        self.show_room()

    def _show_star(self) -> None:
        kept = self.current.text in self._favourites
        self.star.setChecked(kept)
        self.star.setIcon(
            icon(self._theme, "star-full" if kept else "star", "accent" if kept else "ink")
        )
        self.star.setIconSize(QSize(16, 16))
        said = tr("A favourite: comes first") if kept else tr("Keep as a favourite")
        self.star.setToolTip(f"{said}, Ctrl+Shift+D")
        self.star.setAccessibleName(said)


def _said(shown: bool, live: bool) -> str:
    """What pressing the button to show does, or has done."""
    if not shown:
        return tr("Show this question to the room")
    if live:
        return tr("The room sees this question. Again takes it away")
    return tr("The room sees this question once the audience follows. Again takes it away")


def _title(stage: Stage) -> str:
    """Whom the questions of a stage are for."""
    return {
        Stage.PREPARE: tr("Ask each person"),
        Stage.REPORT: tr("Ask yourself"),
    }.get(stage, tr("Ask the room"))


def _row(*parts: QWidget | None) -> QWidget:
    """Parts in a row; None takes the space that is left."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return box
