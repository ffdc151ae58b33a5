"""The Timeline stage: what happened, in order, from before the incident to the end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from pmdesk.intake.entry_time import read_line
from pmdesk.method.milestones import milestones
from pmdesk.method.words import name_of
from pmdesk.model.errors import Refused
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Entry, Review
from pmdesk.model.text import new_id
from pmdesk.model.times import entry_day, local
from pmdesk.model.timetable import GapRow
from pmdesk.model.words import Kind, Milestone, Stage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.panel import KINDS, EntryPanel, kind_icon
from pmdesk.ui.timeline.retold import retold
from pmdesk.ui.timeline.strip_view import StripView
from pmdesk.ui.timeline.table import TimelineTable
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, button
from pmdesk.ui.widgets.empty import EmptyState
from pmdesk.ui.widgets.surface import Surface

FILTERS: dict[str, frozenset[Kind] | None] = {
    "all": None,
    "signals": frozenset({Kind.SIGNAL, Kind.CHANGE}),
    "people": frozenset({Kind.ACTION, Kind.COMMUNICATION}),
    "decisions": frozenset({Kind.DECISION}),
}


class TimelineStage(StageView):
    """Strip, table and panel. `paste` shows the import preview for lines ("" = for typing them)."""

    stage = Stage.TIMELINE
    capture_hint = "Add an entry: 14:05 what happened"

    def __init__(self, theme: Theme, session: ReviewSession, paste: Callable[[str], None]) -> None:
        super().__init__(theme, session, tr("Timeline"))
        self._paste = paste
        self._seen: Review | None = None
        self.filter = Segmented(
            tr("Show"),
            [
                (tr("All"), "all"),
                (tr("System"), "signals"),
                (tr("People"), "people"),
                (tr("Decisions"), "decisions"),
            ],
        )
        self.filter.show_value("all")
        self.strip = StripView(theme)
        self.table = TimelineTable(theme)
        self.panel = EntryPanel(theme, session)
        self.empty = EmptyState(
            theme,
            tr("What was the first thing anyone could have seen?"),
            tr(
                "Begin before the incident. Paste lines such as “14:05 Alert fires”, or type below."
            ),
            tr("Paste lines"),
            lambda: self._paste(""),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lines = button(self.theme, tr("Paste lines"), "outline", "paste")
        lines.clicked.connect(lambda: self._paste(""))
        add = button(self.theme, tr("Entry"), "primary", "plus")
        add.clicked.connect(self.add_entry)
        for part in (self.filter, lines, add):
            self.tools.addWidget(part)
        frame = Surface(self.theme)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 2, 1, 2)
        inner.addWidget(self.table)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.strip)
        column.addWidget(frame, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(full)
        self.body.addWidget(self._pages, 1)
        self.put_side(self.panel)

    def _connect(self) -> None:
        self.filter.chosen.connect(lambda _: self._show(self.review))
        self.strip.chosen.connect(self._choose)
        self.table.chosen.connect(self._chosen)
        self.table.edit_wanted.connect(self.edit)
        self.table.delete_wanted.connect(self.delete)
        self.table.moved.connect(lambda by: self._do(timeline.move_among_equals, by=by))
        self.table.kind_wanted.connect(lambda kind: self._do(timeline.set_kind, kind=kind))
        self.table.star_wanted.connect(self._star)
        self.table.gap_filled.connect(self._fill_gap)
        self.table.menu_wanted.connect(self._open_menu)
        self.panel.delete_wanted.connect(self.delete)
        self.panel.duplicate_wanted.connect(self.duplicate)

    # Showing

    def show_review(self, review: Review) -> None:
        self._show(review)
        if self.table.current() is None:
            self.table.choose_first()
        self.panel.show_entry(review, self.table.current_id())

    def _show(self, review: Review) -> None:
        value = self.filter.value()
        seen, self._seen = self._seen, review
        changed = retold(seen.entries, review.entries) if seen is not None else None
        self.strip.show_review(review, in_place=changed is not None)
        self.table.show_review(review, FILTERS[value] if isinstance(value, str) else None, changed)
        if changed is not None and seen is not None and seen.accounts is review.accounts:
            return
        self._pages.setCurrentIndex(1 if review.entries else 0)
        self.fit_side()
        self.filter.setVisible(bool(review.entries))
        self.filter.set_text("all", tr("All {n}").format(n=len(review.entries)))
        self.sentence.set_text(self._summary(review))

    def _summary(self, review: Review) -> str:
        marked = sum(entry.milestone is not Milestone.NONE for entry in review.entries)
        unknown = sum(not entry.day_known for entry in review.entries)
        parts = [tr("{n} of 6 milestones").format(n=marked)]
        if review.accounts:
            told = len({account.entry for account in review.accounts})
            parts.append(tr("{n} told twice").format(n=told))
        if unknown:
            parts.append(tr("{n} without a day").format(n=unknown))
        return ", ".join(parts) if review.entries else tr("Walked forward, from before it began.")

    def _choose(self, entry: str) -> None:
        self.table.choose(entry)

    def _chosen(self, entry: str) -> None:
        self.strip.show_current(entry)
        self.panel.show_entry(self.review, entry)

    # Doing

    def _do(self, gesture: Callable[..., object], **arguments: object) -> None:
        entry = self.table.current()
        if entry is not None:
            self.session.do(gesture, id=entry.id, **arguments)  # type: ignore[arg-type]

    def add_entry(self) -> None:
        """A new entry at the time of the current one, its text ready to be typed."""
        current = self.table.current()
        at = current.at if current is not None else self.review.started
        if at is None:
            self._paste("")
            return
        known = current.day_known if current is not None else True
        self._add(Entry(id=new_id(), at=at, zone=self.review.zone, day_known=known))
        self.edit()

    def _add(self, entry: Entry) -> bool:
        added = self.session.do(timeline.add_entry, entry=entry)
        if added:
            self.filter.show_value("all")
            self._show(self.review)
            self.table.choose(entry.id)
        return added

    def _fill_gap(self, gap: GapRow) -> None:
        middle = gap.start + (gap.end - gap.start) / 2
        at = middle.replace(second=0, microsecond=0)
        self._add(Entry(id=new_id(), at=at, zone=self.review.zone))
        self.edit()

    def edit(self) -> None:
        """Puts the caret into the text of the current entry."""
        self.open_side()
        self.panel.text.setFocus()
        self.panel.text.selectAll()

    def delete(self) -> None:
        entry = self.table.current()
        if entry is None:
            return
        ids = [other.id for other in self.review.entries]
        place = ids.index(entry.id)
        self._do(timeline.delete_entry)
        left = [other.id for other in self.review.entries]
        if left:
            self.table.choose(left[min(place, len(left) - 1)])

    def duplicate(self) -> None:
        copy = new_id()
        self._do(timeline.duplicate_entry, copy=copy)
        self.table.choose(copy)

    def _star(self) -> None:
        entry = self.table.current()
        if entry is not None:
            self._do(timeline.set_star, star=not entry.star)

    def side_has_content(self) -> bool:
        return bool(self.review.entries)

    def _open_menu(self, at: QPoint) -> None:
        entry = self.table.current()
        if entry is None:
            return
        menu = QMenu(self)
        menu.addAction(tr("Edit\tEnter"), self.edit)
        kinds = menu.addMenu(tr("Kind"))
        for kind in KINDS:
            act = kinds.addAction(kind_icon(self.theme, kind), name_of(kind))
            act.triggered.connect(lambda _=False, k=kind: self._do(timeline.set_kind, kind=k))
        marks = menu.addMenu(tr("Milestone"))
        for mark in (Milestone.NONE, *(guide.milestone for guide in milestones())):
            act = marks.addAction(name_of(mark))
            act.setCheckable(True)
            act.setChecked(entry.milestone is mark)
            act.triggered.connect(
                lambda _=False, m=mark: self._do(timeline.set_milestone, milestone=m)
            )
        star = tr("No key moment\t*") if entry.star else tr("Key moment\t*")
        menu.addAction(star, self._star)
        menu.addSeparator()
        up = menu.addAction(tr("Earlier among equal times\tAlt+Up"))
        up.triggered.connect(lambda: self._do(timeline.move_among_equals, by=-1))
        down = menu.addAction(tr("Later among equal times\tAlt+Down"))
        down.triggered.connect(lambda: self._do(timeline.move_among_equals, by=1))
        menu.addAction(tr("Duplicate"), self.duplicate)
        menu.addSeparator()
        menu.addAction(tr("Delete\tDel"), self.delete)
        menu.popup(at)

    # What the console asks

    def focus_first(self) -> None:
        self.table.setFocus()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "add-here": self.add_entry,
            "paste-lines": lambda: self._paste(""),
        }

    def capture(self, text: str) -> bool:
        entry = read_line(text, self._day(), self.review.zone)
        if entry is None:
            said = tr("This line has no time.")
            self.session.refused.emit(Refused(said, tr("Begin it with one, such as 14:05.")))
            return False
        return self._add(replace(entry, id=new_id()))

    def capture_lines(self, text: str) -> None:
        self._paste(text)

    def _day(self) -> date | None:
        """The day that a bare time belongs to: the current entry's, else the incident's."""
        current, review = self.table.current(), self.review
        if current is not None:
            return entry_day(current, review.zone) if current.day_known else None
        return local(review.started, review.zone).date() if review.started else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(360 if self.width() > 1500 else 320 if self.width() > 980 else 280)
