"""The panel beside the timeline: everything about the chosen entry, saved field by field."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from pmdesk.method.milestones import milestones
from pmdesk.method.words import name_of
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Entry, Review, Seat, find
from pmdesk.model.words import Milestone
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.accounts import AccountField, Accounts
from pmdesk.ui.timeline.amended import Amended
from pmdesk.ui.timeline.evidence import Evidence
from pmdesk.ui.timeline.files import Files
from pmdesk.ui.timeline.kinds import KINDS, kind_icon
from pmdesk.ui.timeline.lasting import Lasting
from pmdesk.ui.timeline.pinned import PinnedQuestions
from pmdesk.ui.timeline.walk import Walk
from pmdesk.ui.timeline.when import When
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.density import Density
from pmdesk.ui.widgets.fields import ChoiceField, LineField, TextField
from pmdesk.ui.widgets.form import labelled, scrolled, side_by_side
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Ground
from pmdesk.ui.widgets.tick_box import TickBox

LEFT, RIGHT = 17, 17
BESIDE = ("accounts", "questions", "attachments", "amendments", "seats")
"""What belongs to an entry in rows of its own; typing a text leaves it as it is."""
NOTHING = Entry(id="", at=datetime.min.replace(tzinfo=UTC))
LEAST_KIND = 110
"""Pixels that the longest kind takes with its shape."""


class EntryPanel(Ground):
    """Fields of one entry; hidden fields are none: with no entry it says how to get one.

    Signals:
        delete_wanted(), duplicate_wanted(), split_wanted(): the buttons at the foot.
    """

    delete_wanted = Signal()
    split_wanted = Signal()
    duplicate_wanted = Signal()

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, "paper", "left")
        self._theme, self._session = theme, session
        self._entry: Entry | None = None
        self._seats_seen: tuple[Seat, ...] | None = None
        self._beside: tuple[object, ...] = (None,) * (len(BESIDE) + 1)
        self.density = Density(theme, tr("Entry"))
        self._make_fields()
        self._fields = QWidget()
        self._lay_out(self._fields)
        self._none = Para(
            theme, tr("Choose an entry to see and change everything about it."), 13, 400, "muted"
        )
        area = scrolled(self._fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 16, 4, 8)
        column.setSpacing(12)
        column.addWidget(label(tr("Entry"), 15, 600))
        column.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(area, 1)
        column.addSpacerItem(_spring())
        self._area = area
        self._connect()

    def _make_fields(self) -> None:
        theme = self._theme
        self.when = When(theme, self._session)
        self.time, self.read = self.when.time, self.when.read
        self.kind = ChoiceField(theme, tr("Kind"))
        self.milestone = ChoiceField(theme, tr("Milestone"))
        self.lasting = Lasting(theme)
        self.text = TextField(tr("What happened"), lines=(3, 8), one_line=True)
        self.seat = ChoiceField(theme, tr("Seat"))
        self.team = LineField(tr("Team"))
        self.evidence = Evidence(theme, self._session)
        self.source = self.evidence.source
        self.files = Files(theme, self._session)
        self.star = TickBox(theme, tr("Key moment"))
        self.known = TextField(tr("Known then"), tr("On which screen, said by whom?"), lines=(2, 8))
        self.accounts = Accounts(theme, self._session)
        self.remember = self.accounts.remember
        self.pinned = PinnedQuestions(theme, self._session)
        self.amended = Amended(theme, self._session)
        self.details = TextField(tr("Details"), tr("Log lines, links, context"), lines=(2, 12))
        self.kind.set_choices([(name_of(kind), kind) for kind in KINDS])
        for number, kind in enumerate(KINDS):
            self.kind.setItemIcon(number, kind_icon(theme, kind))
        self.milestone.set_choices(
            [(name_of(Milestone.NONE), Milestone.NONE)]
            + [(guide.name, guide.milestone) for guide in milestones()]
        )

    def _lay_out(self, inner: QWidget) -> None:
        """Each field once, live or draft: a running meeting leaves the drafts to "More"."""
        live, draft = self.density.live, self.density.draft
        seat, team = labelled(tr("Seat"), self.seat), labelled(tr("Team"), self.team)
        parts = (
            live(self.when),
            live(labelled(tr("What happened"), self.text)),
            live(self._marks()),
            self.lasting,
            side_by_side(live(seat), draft(team)),
            self.amended,
            draft(self.star),
            live(self.accounts),
            live(self.pinned),
            draft(labelled(tr("What could be known then"), self.known)),
            draft(self.evidence),
            draft(self.files),
            draft(labelled(tr("Details"), self.details)),
            self.density.more,
            self._make_foot(),
        )
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(10)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)

    def _marks(self) -> QHBoxLayout:
        kind, milestone = labelled(tr("Kind"), self.kind), labelled(tr("Milestone"), self.milestone)
        marks = side_by_side(kind, milestone)
        # "Responders engaged" is longer than any kind.
        self.kind.setMinimumWidth(LEAST_KIND)
        marks.setStretch(0, 40)
        marks.setStretch(1, 60)
        return marks

    def _make_foot(self) -> QHBoxLayout:
        self.copy = button(self._theme, tr("Duplicate"), "outline", dense=True)
        self.delete = button(self._theme, tr("Delete"), "outline", dense=True)
        tip = tr("What stands behind the caret becomes an entry of its own")
        self.split = button(self._theme, tr("Split"), "outline", dense=True, tip=tip)
        self.split.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret where it is
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addWidget(self.split)
        row.addWidget(self.delete)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._on(self.text.edited, timeline.set_text, "text")
        self._on(self.kind.chosen, timeline.set_kind, "kind")
        self._on(self.milestone.chosen, timeline.set_milestone, "milestone")
        facts: tuple[tuple[str, ChoiceField | LineField | TextField], ...] = (
            ("seat", self.seat),
            ("team", self.team),
            ("known_then", self.known),
            ("details", self.details),
        )
        for field, widget in facts:
            signal = widget.chosen if isinstance(widget, ChoiceField) else widget.edited
            signal.connect(lambda value, field=field: self._set_fact(field, value))
        self.star.clicked.connect(self._set_star)
        for part in (self.time, self.text, self.team, self.known, self.details):
            part.left.connect(self._session.seal)
        self.files.take_drops(self)
        self.text.entered.connect(self._session.seal)
        checked = {"text": self.text, "known_then": self.known, "details": self.details}
        for key, part in checked.items():
            watch(self._theme, self._session, part, "entries", key, self._shown)
        self.copy.clicked.connect(self.duplicate_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.split.clicked.connect(self.split_wanted)

    def _on(self, signal: object, gesture: Callable[..., object], name: str) -> None:
        def act(value: object) -> None:
            if self._entry is not None:
                self._session.do(gesture, id=self._entry.id, **{name: value})  # type: ignore[arg-type]

        signal.connect(act)  # type: ignore[attr-defined]

    def _shown(self) -> str:
        return self._entry.id if self._entry is not None else ""

    def _set_fact(self, field: str, value: str) -> None:
        if self._entry is not None:
            self._session.do(timeline.set_fact, id=self._entry.id, field=field, value=value)

    def _set_star(self, star: bool) -> None:
        if self._entry is not None:
            self._session.do(timeline.set_star, id=self._entry.id, star=star)

    def show_entry(self, review: Review, id: str, walk: Walk | None = None) -> None:
        """Shows an entry, or with "" that there is none chosen; `walk` is what may be known."""
        entry = find(review.entries, id) if id else None
        self._area.setVisible(entry is not None)
        self._none.setVisible(entry is None)
        changed = entry is None or self._entry is None or entry.id != self._entry.id
        if changed:
            self.flush()
        self._entry = entry
        if review.seats is not self._seats_seen:
            self._show_seats(review)
        if entry is None:
            # Nothing is left in fields that are out of sight: what was chosen may be hidden now.
            self._show_facts(NOTHING)
        else:
            self._show_facts(entry)
        self.when.show_entry(review, entry)
        self.lasting.show_entry(review, entry, walk)
        self.evidence.show_entry(review, entry)
        shown = entry.id if entry is not None else ""
        beside = (shown, *(getattr(review, name) for name in BESIDE))
        if any(now is not before for now, before in zip(beside, self._beside, strict=True)):
            self._beside = beside
            for part in (self.accounts, self.pinned, self.files, self.amended):
                part.show_entry(review, shown)
        if changed:
            self._area.verticalScrollBar().setValue(0)

    def _show_facts(self, entry: Entry) -> None:
        self.text.show_value(entry.text)
        self.kind.show_value(entry.kind)
        self.milestone.show_value(entry.milestone)
        self.seat.show_value(entry.seat)
        self.team.show_value(entry.team)
        self.star.setChecked(entry.star)
        self.known.show_value(entry.known_then)
        self.details.show_value(entry.details)

    def flush(self) -> None:
        """Stores what the fields still hold back, for the entry that they show."""
        for part in (self.time, self.text, self.team, self.known, self.details):
            part.flush()
        self.evidence.flush()
        self.amended.flush()

    def _show_seats(self, review: Review) -> None:
        self._seats_seen = review.seats
        seats = [(seat.alias or seat.role or tr("A responder"), seat.id) for seat in review.seats]
        self.seat.set_choices([(tr("No seat"), ""), *seats])

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A width of their own: else the fields are laid out before the scroll bar takes its part.
        self._fields.setFixedWidth(self.width() - LEFT - RIGHT)

    def to_evidence(self) -> None:
        """Scrolls to what the entry rests on and its files."""
        self._area.ensureWidgetVisible(self.files)

    def accounts_shown(self) -> list[AccountField]:
        """The fields of the second accounts, in their order."""
        return self.accounts.fields

    def room_needed(self) -> int:
        """The width that the fields take, in pixels; `room` is what they have."""
        return max(self._fields.width(), self._fields.minimumSizeHint().width())

    def room(self) -> int:
        return self._area.viewport().width()


def _spring() -> QSpacerItem:
    """Keeps what stands above it at the top while there are no fields."""
    return QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
