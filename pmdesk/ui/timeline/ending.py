"""The end of the walk: “Is this how it was?” with its answers, and what stays contested."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pmdesk.method.room import room_words
from pmdesk.model.review import Entry
from pmdesk.model.times import entry_clock
from pmdesk.model.walking import so_far
from pmdesk.model.words import Support
from pmdesk.ui.room import Room
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.missing import MissingLine
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel, label
from pmdesk.ui.widgets.surface import Surface

MOST_LISTED = 6
"""So many contested moments have a link of their own; the others are counted."""


class Ending(Surface):
    """Stands below the strip once the walk is through.

    Signals:
        acted(str): a button stands for the action with this key.
        wanted(str): the entry with this id is to be shown.
    """

    acted = Signal(str)
    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._seen: object = None
        self.question = ElidedLabel(theme, room_words().texts["ending"], 15, 600)
        self.show_it = self._act("ask-ending", tr("Show"), "screen")
        self.show_it.setCheckable(True)
        self.agreed = self._act("agree-timeline", tr("Agreed"), "check")
        self.missing = self._act("something-missing", tr("Something is missing"), "plus")
        self.contested = self._act("contested", tr("Contested"), "question")
        self.line = MissingLine(theme)
        self._listed = QWidget()
        self._list_place = QVBoxLayout()
        self._lay_out()
        self.hide()

    def _act(self, key: str, text: str, icon_name: str) -> QPushButton:
        made = button(self._theme, text, "outline", icon_name, dense=True)
        made.clicked.connect(lambda: self.acted.emit(key))
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.question, 1)
        for part in (self.show_it, self.agreed, self.missing, self.contested):
            top.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.line)
        column.addLayout(self._list_place)
        self._list_place.addWidget(self._listed)

    # Values

    def show_room(self, room: Room | None) -> None:
        """Stands there while a meeting runs whose walk is through."""
        shown = room is not None and room.running and room.through
        self.setVisible(shown or (room is not None and room.running and self.line.is_open))
        if room is None or self.isHidden():
            self.line.fold()
            self._show_contested((), "UTC")
            self._seen = None
            return
        review = room.review
        now = (shown, review.timeline_agreed, room.prompt, review.entries, review.zone)
        if now != self._seen:
            self._seen = now
            self._show_question(room, through=shown)
            self._show_contested(_contested(room), review.zone)

    def _show_question(self, room: Room, *, through: bool) -> None:
        agreed, asked = room.review.timeline_agreed, room_words().texts["ending"]
        on = room.prompt == asked
        said = asked if through else tr("Something is missing")
        self.question.set_text(_agreed_words(agreed) if agreed is not None else said)
        for part in (self.show_it, self.missing, self.contested):
            part.setVisible(through and (agreed is None or part is not self.show_it))
        self.agreed.setVisible(through)
        self.agreed.setText(f" {tr('Agreed') if agreed is None else tr('Take back')}")
        name = tr("Agreed") if agreed is None else tr("Take the agreement back")
        self.agreed.setAccessibleName(name)
        self.agreed.setIcon(icon(self._theme, "check" if agreed is None else "undo"))
        self.show_it.setChecked(on)
        self.show_it.setText(f" {tr('Shown') if on else tr('Show')}")
        self.show_it.setAccessibleName(
            tr("The room sees the question. Again takes it away")
            if on
            else tr("Show the question to the room")
        )

    def _show_contested(self, entries: tuple[Entry, ...], zone: str) -> None:
        """Which moments stay contested: an agreement may stand beside them."""
        # A fresh row each time: items taken out of a layout outlive it in PySide, and then stand
        # for whatever comes to lie at their address.
        self._list_place.removeWidget(self._listed)
        self._listed.hide()
        self._listed.deleteLater()
        self._listed = self._list_of(entries, zone)
        self._list_place.addWidget(self._listed)
        self._listed.setVisible(bool(entries))

    def _list_of(self, entries: tuple[Entry, ...], zone: str) -> QWidget:
        listed = QWidget()
        links = QHBoxLayout(listed)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(10)
        links.addWidget(label(tr("Contested:"), 12, 400, "muted"))
        for entry in entries[:MOST_LISTED]:
            made = button(self._theme, entry_clock(entry, zone), "link", dense=True)
            made.setAccessibleName(tr("Contested: {entry}").format(entry=entry.text))
            made.setToolTip(entry.text)
            made.clicked.connect(lambda _=False, id=entry.id: self.wanted.emit(id))
            links.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        more = len(entries) - MOST_LISTED
        if more > 0:
            links.addWidget(label(tr("and {n} more").format(n=more), 12, 400, "muted"))
        links.addStretch(1)
        return listed


def _contested(room: Room) -> tuple[Entry, ...]:
    told = room.reached
    contested = (entry for entry in told if entry.support is Support.CONTESTED)
    return tuple(so_far(entry, told[-1].at) for entry in contested)


def _agreed_words(at: datetime) -> str:
    """As on the clock of this computer, like the time at which something was saved."""
    return tr("The room agreed at {time}.").format(time=at.astimezone().strftime("%H:%M"))
