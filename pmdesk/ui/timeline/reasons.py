"""Everything that was changed after the room agreed, with a reason for each, or one for all."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.amendments import owed
from pmdesk.model.gestures import amendments
from pmdesk.model.review import Amendment, Entry, Review
from pmdesk.model.times import entry_clock
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.standing import Standing
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.amended import AmendmentRow
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.for_once import for_once
from pmdesk.ui.widgets.form import labelled, scrolled
from pmdesk.ui.widgets.labels import label


class ReasonAsker:
    """Says once of each change after the agreement that it has no reason yet."""

    def __init__(self, stage: StageView) -> None:
        self._stage = stage
        self._owed: frozenset[str] | None = None

    def look(self, review: Review) -> None:
        """Another value of the review."""
        now, before = frozenset(row.id for row in owed(review)), self._owed
        self._owed = now
        if before is not None and now - before:
            said = tr("The room had agreed this. The earlier words are kept.")
            self._stage.say(said, tr("Give a reason"), self.ask)

    def ask(self) -> None:
        """Lists what was changed after the room agreed."""
        stage = self._stage
        made = ReasonsDialog(stage.theme, stage.session, stage.window(), stage.room)
        with for_once(made) as dialog:
            dialog.exec()


class ReasonsDialog(Dialog):
    """The list, newest last; what is typed is stored as everywhere.

    Where the console keeps later entries out of sight, what was changed of them is not in it.
    """

    def __init__(
        self,
        theme: Theme,
        session: ReviewSession,
        parent: QWidget | None,
        room: Standing | None = None,
    ) -> None:
        super().__init__(
            theme,
            tr("Changed after the room agreed"),
            tr("The earlier words are kept. The report can list the changes with their reasons."),
            primary=tr("Done"),
            parent=parent,
        )
        self._session = session
        self.rows: dict[str, AmendmentRow] = {}
        entries = room.known if room is not None else session.review.entries
        known = {entry.id: entry for entry in entries}
        folds = room is not None and room.hides_later
        rows = session.review.amendments
        self._shown = [row for row in rows if not folds or row.row in known]
        waiting = self._waiting()
        self.all = LineField(tr("One reason for all that have none"), tr("Why were they changed?"))
        self.all.setParent(self)  # it is not shown with fewer, and goes with the dialog
        self.all.hide()
        if len(waiting) > 1:
            self.all.show()
            one = tr("One reason for the {n} that have none").format(n=len(waiting))
            self.body.addLayout(labelled(one, self.all))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for amendment in self._shown:
            row = AmendmentRow(theme, session, amendment.id)
            row.show_row(amendment)
            self.rows[amendment.id] = row
            about = _about(session.review.zone, known.get(amendment.row), amendment)
            column.addWidget(label(about, 12, 600))
            column.addWidget(row)
        column.addStretch(1)
        self.body.addWidget(scrolled(inner), 1)
        self.resize(560, min(200 + 96 * len(self.rows), 620))
        first = next((self.rows[row.id].reason for row in waiting), None)
        if len(waiting) > 1:
            self.all.setFocus()
        elif first is not None:
            first.setFocus()

    def done_well(self) -> None:
        """Stores what is typed; the one reason goes to those that have none of their own."""
        for row in self.rows.values():
            row.reason.flush()
        reason = self.all.text().strip()
        waiting = [row.id for row in self._waiting()]
        if reason and waiting:
            self._session.do(amendments.set_reasons, ids=waiting, reason=reason)
        self.accept()

    def _waiting(self) -> list[Amendment]:
        """Those of the list that have no reason yet."""
        shown = {row.id for row in self._shown}
        return [row for row in owed(self._session.review) if row.id in shown]


def _about(zone: str, found: Entry | None, amendment: Amendment) -> str:
    """Which entry an amendment is about, in few words."""
    if found is None:
        gone = tr("An entry that is no longer there")
        return gone if amendment.row else tr("Several entries")
    return f"{entry_clock(found, zone)} {found.text}"[:90]
