"""What an entry rests on: the support for it, where it comes from, and who handed it in."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.words import name_of
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Entry, Review, Seat
from pmdesk.model.words import Support
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField, LineField
from pmdesk.ui.widgets.form import labelled, side_by_side

SCHEMES = ("http://", "https://")


class Evidence(QWidget):
    """Fields of one entry; files have a list of their own."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._session, self._entry = session, ""
        self._seats: tuple[Seat, ...] | None = None
        self.support = ChoiceField(theme, tr("Rests on"))
        self.support.set_choices([(name_of(support), support) for support in Support])
        self.contributor = ChoiceField(theme, tr("Handed in by"))
        self.source = LineField(tr("Source"), tr("chat, metrics, deploy log"))
        self.link = LineField(tr("Link"), tr("https://…"))
        tip = tr("Opens this address in your browser")
        self.open = button(theme, tr("Open"), "outline", dense=True, tip=tip)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.link, 1)
        row.addWidget(self.open)
        held = QWidget()
        held.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        first = labelled(tr("Rests on"), self.support)
        column.addLayout(side_by_side(first, labelled(tr("Source"), self.source)))
        column.addLayout(labelled(tr("Link"), held))
        column.addLayout(labelled(tr("Handed in by"), self.contributor))
        self._connect()

    def _connect(self) -> None:
        self.support.chosen.connect(self._set_support)
        self.contributor.chosen.connect(lambda seat: self._set("contributor", seat))
        self.source.edited.connect(lambda text: self._set("source", text))
        self.link.edited.connect(lambda text: self._set("link", text))
        self.link.textChanged.connect(lambda _: self._show_way())
        self.open.clicked.connect(self._open)
        for field in (self.source, self.link):
            field.left.connect(self._session.seal)

    def show_entry(self, review: Review, entry: Entry | None) -> None:
        self._entry = entry.id if entry is not None else ""
        if review.seats is not self._seats:
            self._seats = review.seats
            seats = [(s.alias or s.role or tr("A responder"), s.id) for s in review.seats]
            self.contributor.set_choices([(tr("Nobody in particular"), ""), *seats])
        self.support.show_value(entry.support if entry is not None else Support.NONE)
        self.contributor.show_value(entry.contributor if entry is not None else "")
        self.source.show_value(entry.source if entry is not None else "")
        self.link.show_value(entry.link if entry is not None else "")
        self._show_way()

    def flush(self) -> None:
        self.source.flush()
        self.link.flush()

    def _address(self) -> str:
        text = self.link.text().strip()
        return text if text.lower().startswith(SCHEMES) and " " not in text else ""

    def _show_way(self) -> None:
        self.open.setVisible(bool(self._address()))

    def _open(self) -> None:
        if self._address():
            QDesktopServices.openUrl(QUrl(self._address(), QUrl.ParsingMode.StrictMode))

    def _set(self, field: str, value: str) -> None:
        if self._entry:
            self._session.do(timeline.set_fact, id=self._entry, field=field, value=value)

    def _set_support(self, support: Support) -> None:
        if self._entry:
            self._session.do(timeline.set_support, id=self._entry, support=support)
