"""What I heard: said back to the room, and kept once it is confirmed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.gestures import captured, timeline
from pmdesk.model.masking import called
from pmdesk.model.review import Entry, Review, find
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage
from pmdesk.ui.guide.own_text import OwnText
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.fields import ChoiceField
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.private import mark_private


class HeardBox(QWidget):
    """A box that stores nothing by itself; its words stay while the stages change.

    Once the window may be shared, the words that stood there before are out of it; they come back
    with the private parts.

    Signals:
        question_wanted(str): this is to be shown to the room, or taken away.
    """

    question_wanted = Signal(str)

    def __init__(self, theme: Theme, session: ReviewSession, room: Room) -> None:
        super().__init__()
        self._session, self._room = session, room
        self._stage = Stage.PREPARE
        self._kept = ""
        self.text = OwnText(tr("What I heard"), tr("In your words"), (2, 6))
        self.seat = ChoiceField(theme, tr("Whom I heard"))
        self.show_it = button(theme, tr("Show to the room"), "outline", "screen", dense=True)
        self.keep = button(theme, tr("Keep"), "outline", dense=True)
        self.clear = button(theme, tr("Clear"), "quiet", dense=True)
        self.state = ElidedLabel(theme, "", 12, 400, "muted")
        mark_private(self)
        self._lay_out()
        self.text.textChanged.connect(self._typed)
        self.show_it.clicked.connect(lambda: self.question_wanted.emit(self.said))
        self.keep.clicked.connect(self._keep)
        self.clear.clicked.connect(self._clear)
        self.show_review(session.review)
        self._show()

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(6)
        acts.addWidget(self.keep)
        acts.addStretch(1)
        acts.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 4, 8)
        column.setSpacing(6)
        for part in (self.text, self.seat, align(self.show_it)):
            column.addWidget(part)
        column.addLayout(acts)
        column.addWidget(self.state)

    # Values

    @property
    def said(self) -> str:
        """How it is said back to the room."""
        heard = self._words
        ending = "" if heard[-1:] in (".", "?", "…") else "."
        return tr("What I heard: {heard}{ending} Is that so?").format(heard=heard, ending=ending)

    @property
    def _words(self) -> str:
        return " ".join(self.text.text().split())

    @property
    def entry(self) -> Entry | None:
        """The entry to which it would be an account: the one that the walk looks at."""
        return self._room.current if self._stage is Stage.TIMELINE else None

    def show_stage(self, stage: Stage) -> None:
        self._stage = stage
        self._show()

    def show_review(self, review: Review) -> None:
        choices = [(called(seat), seat.id) for seat in review.seats]
        self.seat.set_choices([(tr("From nobody in particular"), ""), *choices])
        if self.seat.value() is None:
            self.seat.show_value("")
        self._show()

    def show_room(self) -> None:
        self._show()

    def fold_away(self) -> None:
        """What was typed before is in no widget any more."""
        self._kept = self.text.text() or self._kept
        self.text.put("")
        self._show()

    def reopen(self) -> None:
        """What was folded away comes back, unless other words stand there now."""
        kept, self._kept = self._kept, ""
        if kept and not self.text.text():
            self.text.put(kept)
        self._show()

    # Acts

    def _typed(self) -> None:
        self.state.set_text("")
        self._show()

    def _keep(self) -> None:
        """An account of the entry that the walk is at; a private note where there is none."""
        seat, entry = find(self._session.review.seats, str(self.seat.value() or "")), self.entry
        words, said = self._words, self.said
        if entry is not None:
            fact = {"entry": entry.id, "text": words, "seat": seat.id if seat is not None else ""}
            done = self._session.do(timeline.add_account, id=new_id(), **fact)
        else:
            on = {"about_noun": "seats", "about": seat.id} if seat is not None else {}
            note = {"text": words, "stage": str(self._stage), **on}
            done = self._session.do(captured.add_note, id=new_id(), **note)
        if not done:
            return
        if self._room.prompt == said:
            self._room.show_prompt("")
        self._clear()
        self.state.set_text(tr("Kept.") if entry is None else tr("Kept as an account."))

    def _clear(self) -> None:
        self._kept = ""
        self.text.put("")
        self.seat.show_value("")
        self._typed()

    # Showing

    def _show(self) -> None:
        entry = self.entry
        has, shown = bool(self._words), self._room.prompt == self.said
        self.show_it.setText(f" {tr('Take away') if shown else tr('Show to the room')}")
        self.show_it.setAccessibleName(self.show_it.text().strip())
        said = tr("Keep as a private note")
        if entry is not None:
            said = tr("Keep as an account of this moment")
        self.keep.setText(said)
        self.keep.setAccessibleName(said)
        acts = (self.show_it, self.keep, self.clear)
        if not has and any(part.hasFocus() for part in acts):
            # Else the focus would fall on whatever comes first in the window.
            self.text.setFocus()
        for part in acts:
            part.setEnabled(has)
        self.state.setVisible(bool(self.state.text()))
