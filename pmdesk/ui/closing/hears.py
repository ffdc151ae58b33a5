"""Who hears of the review outside the room: who, by which way, told on which day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.closing import explained
from pmdesk.model.gestures import recipients
from pmdesk.model.review import Recipient, Review
from pmdesk.model.text import clean_line, new_id
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.date_field import DateField
from pmdesk.ui.widgets.kept_rows import kept_rows
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.suggest_field import SuggestField

TOLD, AWAY, GAP = 124, 26, 12


class HearsRow(QWidget):
    """One who hears of it; `drafts` are the parts that a running meeting leaves out."""

    def __init__(
        self, theme: Theme, session: ReviewSession, id: str, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.id = id
        self.who = SuggestField(tr("Who"), (), tr("Who"), "underline")
        hint = tr("Mail, reading club")
        self.channel = SuggestField(tr("By which way"), (), hint, "underline")
        self.told = DateField(theme, tr("Told on"), today)
        self.told.line.setProperty("role", "underline")
        self.told.setFixedWidth(TOLD)
        self.away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete"))
        self.drafts: tuple[QWidget, ...] = (self.channel, self.told)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.who, 1, top)
        row.addWidget(self.channel, 1, top)
        row.addWidget(self.told, 0, top)
        row.addWidget(self.away, 0, top)
        do = session.do
        for name, field in (("who", self.who), ("channel", self.channel), ("told", self.told)):
            field.edited.connect(
                lambda value, n=name: do(recipients.set_fact, id=id, field=n, value=value)
            )
            field.left.connect(session.seal)
        self.away.clicked.connect(lambda: do(recipients.delete_recipient, id=id))

    def show_row(self, row: Recipient) -> None:
        self.who.show_value(row.who)
        self.channel.show_value(row.channel)
        self.told.show_value(row.told)
        for part, word in (
            (self.who, tr("Who")),
            (self.channel, tr("By which way")),
            (self.told.line, tr("Told on")),
            (self.away, tr("Delete")),
        ):
            part.setAccessibleName(f"{word}: {row.who}" if row.who else word)


class HearsBlock(Block):
    """The rows, and a line for more that offers the teams and services of the review."""

    def __init__(self, theme: Theme, session: ReviewSession, today: Callable[[], date]) -> None:
        super().__init__(theme, tr("Who hears of it"), explained("hears"))
        self._session, self._today = session, today
        self._seen: tuple[Recipient, ...] | None = None
        self._alone = True
        self.rows: dict[str, HearsRow] = {}
        self.line = SuggestField(tr("Who else"), (), tr("A team, a service, a role"))
        self.add = button(theme, tr("Add"), "outline", name=tr("Add who hears of it"))
        self.heads = QWidget()
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._lay_out()
        self.line.entered.connect(self._add)
        self.add.clicked.connect(self._add)

    def _lay_out(self) -> None:
        heads = QHBoxLayout(self.heads)
        heads.setContentsMargins(0, 0, AWAY + GAP, 0)
        heads.setSpacing(GAP)
        heads.addWidget(label(tr("Who"), 11, 600, "muted"), 1)
        heads.addWidget(label(tr("By which way"), 11, 600, "muted"), 1)
        told = label(tr("Told on"), 11, 600, "muted")
        told.setFixedWidth(TOLD)
        heads.addWidget(told)
        more = QHBoxLayout()
        more.setSpacing(8)
        more.addWidget(self.line, 1)
        more.addWidget(self.add)
        self.fields.addWidget(self.heads)
        self.fields.addLayout(self._list)
        self.fields.addLayout(more)

    def show_review(self, review: Review) -> None:
        if review.recipients is not self._seen:
            self._seen = review.recipients
            self._show_rows(review.recipients)
            self.fit(self._alone)
        self.line.offer(suggestions(review))

    def _show_rows(self, rows: tuple[Recipient, ...]) -> None:
        self.rows = kept_rows(self._list, self.rows, [row.id for row in rows], self._new)
        for row in rows:
            self.rows[row.id].show_row(row)

    def _new(self, id: str) -> HearsRow:
        return HearsRow(self.theme, self._session, id, self._today)

    def fit(self, alone: bool) -> None:
        """Shows all fields, or during a meeting only who it is."""
        self._alone = alone
        self.heads.setVisible(alone and bool(self.rows))
        for row in self.rows.values():
            for part in row.drafts:
                part.setVisible(alone)

    def _add(self) -> None:
        text = clean_line(self.line.text())
        if text and self._session.do(recipients.add_recipient, id=new_id(), who=text):
            self.line.clear()
            self.line.show_value("")
        self.line.setFocus()


def suggestions(review: Review) -> tuple[str, ...]:
    """Teams of the entries and services that are not told yet, each once."""
    told = {row.who.casefold() for row in review.recipients}
    teams = dict.fromkeys(entry.team for entry in review.entries if entry.team)
    known = (*teams, *(service for service in review.services if service not in teams))
    return tuple(name for name in known if name.casefold() not in told)
