"""The panel beside the timeline: everything about the chosen entry, saved field by field."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from pmdesk.intake.entry_time import EntryTime, read_entry_time
from pmdesk.method.milestones import milestones
from pmdesk.method.words import name_of
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Entry, Review, Seat, find
from pmdesk.model.times import entry_clock, entry_day, entry_day_text, zone_label
from pmdesk.model.walking import so_far
from pmdesk.model.words import Milestone
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.accounts import AccountField, Accounts
from pmdesk.ui.timeline.kinds import KINDS, kind_icon
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.density import Density
from pmdesk.ui.widgets.fields import ChoiceField, LineField, TextField, mark_fault
from pmdesk.ui.widgets.form import labelled, scrolled, side_by_side
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Ground
from pmdesk.ui.widgets.tick_box import TickBox

LEFT, RIGHT = 17, 17
NOTHING = Entry(id="", at=datetime.min.replace(tzinfo=UTC))
LEAST_KIND = 110
"""Pixels that the longest kind takes with its shape."""


class EntryPanel(Ground):
    """Fields of one entry; hidden fields are none: with no entry it says how to get one.

    Signals:
        delete_wanted(), duplicate_wanted(): the buttons at the foot.
    """

    delete_wanted = Signal()
    duplicate_wanted = Signal()

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, "paper", "left")
        self._theme, self._session = theme, session
        self._entry: Entry | None = None
        self.line: datetime | None = None
        """The moment behind which this window tells nothing, None where it tells all."""
        self._seats_seen: tuple[Seat, ...] | None = None
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
        self.time = LineField(tr("Time"), tr("14:05, about 14:05, 14:05–14:20"))
        self.read = Para(theme, "", 11, 400, "muted")
        self.kind = ChoiceField(theme, tr("Kind"))
        self.milestone = ChoiceField(theme, tr("Milestone"))
        self.text = TextField(tr("What happened"), lines=(3, 8), one_line=True)
        self.seat = ChoiceField(theme, tr("Seat"))
        self.team = LineField(tr("Team"))
        self.source = LineField(tr("Source"), tr("chat, metrics, deploy log"))
        self.star = TickBox(theme, tr("Key moment"))
        self.known = TextField(tr("Known then"), tr("On which screen, said by whom?"), lines=(2, 8))
        self.accounts = Accounts(theme, self._session)
        self.remember = self.accounts.remember
        self.details = TextField(tr("Details"), tr("Log lines, links, context"), lines=(2, 12))
        self.kind.set_choices([(name_of(kind), kind) for kind in KINDS])
        self._draw_kinds()
        theme.changed.connect(self._draw_kinds)
        self.milestone.set_choices(
            [(name_of(Milestone.NONE), Milestone.NONE)]
            + [(guide.name, guide.milestone) for guide in milestones()]
        )

    def _draw_kinds(self) -> None:
        for number, kind in enumerate(KINDS):
            self.kind.setItemIcon(number, kind_icon(self._theme, kind))

    def _lay_out(self, inner: QWidget) -> None:
        """Each field once, live or draft: a running meeting leaves the drafts to "More"."""
        live, draft = self.density.live, self.density.draft
        time = labelled(tr("Time"), self.time)
        time.addWidget(self.read)
        seat, team = labelled(tr("Seat"), self.seat), labelled(tr("Team"), self.team)
        parts = (
            live(time),
            live(labelled(tr("What happened"), self.text)),
            live(self._marks()),
            side_by_side(live(seat), draft(team)),
            draft(labelled(tr("Source"), self.source)),
            draft(self.star),
            draft(labelled(tr("What could be known then"), self.known)),
            live(self.accounts),
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
        self.copy = button(self._theme, tr("Duplicate"), "outline", "copy", dense=True)
        self.delete = button(self._theme, tr("Delete"), "outline", "trash", dense=True)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.delete)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.time.textEdited.connect(self._read_aloud)
        self.time.edited.connect(self._set_time)
        self._on(self.text.edited, timeline.set_text, "text")
        self._on(self.kind.chosen, timeline.set_kind, "kind")
        self._on(self.milestone.chosen, timeline.set_milestone, "milestone")
        facts: tuple[tuple[str, ChoiceField | LineField | TextField], ...] = (
            ("seat", self.seat),
            ("team", self.team),
            ("source", self.source),
            ("known_then", self.known),
            ("details", self.details),
        )
        for field, widget in facts:
            signal = widget.chosen if isinstance(widget, ChoiceField) else widget.edited
            signal.connect(lambda value, field=field: self._set_fact(field, value))
        self.star.clicked.connect(self._set_star)
        for part in (self.time, self.text, self.team, self.source, self.known, self.details):
            part.left.connect(self._session.seal)
        self.text.entered.connect(self._session.seal)
        self.copy.clicked.connect(self.duplicate_wanted)
        self.delete.clicked.connect(self.delete_wanted)

    def _on(self, signal: object, gesture: Callable[..., object], name: str) -> None:
        def act(value: object) -> None:
            if self._entry is not None:
                self._session.do(gesture, id=self._entry.id, **{name: value})  # type: ignore[arg-type]

        signal.connect(act)  # type: ignore[attr-defined]

    def _set_fact(self, field: str, value: str) -> None:
        if self._entry is not None:
            self._session.do(timeline.set_fact, id=self._entry.id, field=field, value=value)

    def _set_star(self, star: bool) -> None:
        if self._entry is not None:
            self._session.do(timeline.set_star, id=self._entry.id, star=star)

    def show_entry(self, review: Review, id: str) -> None:
        """Shows an entry, or with "" that there is none chosen."""
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
            self.time.show_value("")
            self.read.set_text("")
        else:
            self._show_facts(entry)
            self._show_time(review, entry, changed)
        self.accounts.show_entry(review, id if entry is not None else "")
        if changed:
            self._area.verticalScrollBar().setValue(0)

    def _show_facts(self, entry: Entry) -> None:
        self.text.show_value(entry.text)
        self.kind.show_value(entry.kind)
        self.milestone.show_value(entry.milestone)
        self.seat.show_value(entry.seat)
        self.team.show_value(entry.team)
        self.source.show_value(entry.source)
        self.star.setChecked(entry.star)
        self.known.show_value(entry.known_then)
        self.details.show_value(entry.details)

    def flush(self) -> None:
        """Stores what the fields still hold back, for the entry that they show."""
        for part in (self.time, self.text, self.team, self.source, self.known, self.details):
            part.flush()

    def _show_seats(self, review: Review) -> None:
        self._seats_seen = review.seats
        seats = [(seat.alias or seat.role or tr("A responder"), seat.id) for seat in review.seats]
        self.seat.set_choices([(tr("No seat"), ""), *seats])

    def _show_time(self, review: Review, entry: Entry, changed: bool) -> None:
        day = entry_day_text(entry, review.zone)
        told = so_far(entry, self.line)
        clock = entry_clock(told, review.zone)
        self.time.show_value(clock if clock != "all day" else day)
        if changed or not self.time.hasFocus():
            zone = zone_label(review.zone, entry.at)
            said = f"{day}, {clock} {zone}"
            if told is entry and entry.written and entry.zone != review.zone:
                said += tr(" (given as {text}, {zone})").format(text=entry.written, zone=entry.zone)
            self.read.set_text(said, "muted")
            mark_fault(self.time, False)

    def _understood(self, text: str) -> EntryTime | None:
        review, entry = self._session.review, self._entry
        if entry is None:
            return None
        return read_entry_time(text, entry_day(entry, review.zone), review.zone)

    def _read_aloud(self, text: str) -> None:
        read, zone = self._understood(text), self._session.review.zone
        mark_fault(self.time, read is None)
        if read is None:
            self.read.set_text(tr("This is not read as a time yet. Try 14:05."), "brick")
            return
        shown = Entry(id="", at=read.at, until=read.until, precision=read.precision, zone=read.zone)
        day, clock = entry_day_text(shown, zone), entry_clock(shown, zone)
        said = f"{day}, {clock} {zone_label(zone, read.at)}"
        self.read.set_text(". ".join((said, *read.warnings)), "amber" if read.warnings else "muted")

    def _set_time(self, text: str) -> None:
        read, entry = self._understood(text), self._entry
        if read is None or entry is None:
            return
        self._session.do(
            timeline.set_time,
            id=entry.id,
            at=read.at,
            until=read.until,
            precision=read.precision,
            zone=read.zone,
            written=text,
            day_known=entry.day_known or read.day_given,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A width of their own: else the fields are laid out before the scroll bar takes its part.
        self._fields.setFixedWidth(self.width() - LEFT - RIGHT)

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
