"""What is left to do before the stage can be left well; a tick, or the way to where it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.leaving import Condition
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.leads import Lead, LeadList


class LeavingSection(QWidget):
    """The conditions of the stage that a running meeting is in; not there without one.

    Signals:
        acted(str): a condition leads to the action with this key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, room: Room) -> None:
        super().__init__()
        self._room = room
        self._seen: tuple[Condition, ...] = ()
        self.count = label("", 12, 400, "muted")
        self.list = LeadList(theme, tr("Before going on"))
        head = QHBoxLayout()
        head.addWidget(label(tr("Before going on"), 12, 600, "muted"), 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.list)
        self.list.chosen.connect(self._choose)
        self.hide()

    def show_room(self) -> None:
        """The meeting or the review has changed."""
        conditions = self._room.leaving
        if conditions == self._seen:
            return
        self._seen = conditions
        self.setVisible(bool(conditions))
        done = sum(one.done for one in conditions)
        self.count.setText(tr("{n} of {all}").format(n=done, all=len(conditions)))
        self.list.show_leads([lead(one) for one in conditions])

    def _choose(self, chosen: Lead) -> None:
        """A tick where only the room can know, else the way to where it is settled."""
        found = next((one for one in self._seen if one.key == chosen.place), None)
        if found is None:
            return
        if found.asked:
            self._room.tick_off(found.key, not found.done)
        else:
            self.acted.emit(way(found))


def lead(condition: Condition) -> Lead:
    """A condition as a row."""
    tip = tr("Tick off what was asked") if condition.asked else ""
    return Lead(
        condition.text, condition.done, condition.missing, condition.stage, condition.key, tip
    )


def way(condition: Condition) -> str:
    """The action that leads to where a condition is settled: on its stage, or in a bubble there."""
    ways = {
        "biases": "bias-round",
        "agreed": "ask-ending",
        "advocate": "",
    }
    return ways.get(condition.key, "") or f"stage-{condition.stage}"
