"""The agenda of the next meeting: one line that sums it up, and the editor that unfolds below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.words import Stage
from pmdesk.ui.prepare.agenda_bar import AgendaBar, told
from pmdesk.ui.prepare.agenda_editor import AgendaEditor
from pmdesk.ui.prepare.own_agendas import OwnAgendas
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.tab_order import order_tabs


class AgendaPart(QWidget):
    """The minutes drawn to time and in words; "Agenda…" opens what changes them.

    Signals:
        given(dict): other minutes by stage for the next meeting.
        brought(QWidget): the editor was opened and should be in sight.
    """

    given = Signal(object)
    brought = Signal(object)

    def __init__(
        self, theme: Theme, session: ReviewSession, agendas: OwnAgendas | None = None
    ) -> None:
        super().__init__()
        self._theme, self._session, self._agendas = theme, session, agendas
        self._minutes: dict[Stage, int] = {}
        self.bar, self.shares = AgendaBar(theme), Para(theme, "", 12, 400, "muted")
        self.open = button(theme, tr("Agenda…"), "outline", dense=True)
        self.open.setCheckable(True)
        self.editor: AgendaEditor | None = None
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self.shares, 1)
        words.addWidget(self.open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.bar)
        self._column.addLayout(words)
        self.open.toggled.connect(self._fold)

    def show_minutes(self, minutes: dict[Stage, int]) -> None:
        """Shows the minutes of the next meeting."""
        self._minutes = minutes
        self.bar.show_minutes(minutes)
        self.shares.set_text(told(minutes))
        if self.editor is not None:
            self.editor.show_minutes(minutes)

    def _fold(self, opened: bool) -> None:
        if self.editor is None:
            self.editor = AgendaEditor(self._theme, self._session, self._agendas)
            self.editor.given.connect(self.given)
            self._column.addWidget(self.editor)
        self.editor.setVisible(opened)
        if opened:
            self.editor.show_minutes(self._minutes)
            order_tabs(self)
            self.editor.setFocus()
            self.brought.emit(self.editor)
