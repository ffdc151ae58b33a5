"""The Timeline stage: what happened, in order, from before the incident to the end."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pmdesk.model.gestures import timeline
from pmdesk.model.review import Review, find
from pmdesk.model.words import Stage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import Place, StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.acts import TimelineActs
from pmdesk.ui.timeline.ending import Ending
from pmdesk.ui.timeline.head import TimelineHead
from pmdesk.ui.timeline.kinds import FILTERS
from pmdesk.ui.timeline.menus import entry_menu, more_menu
from pmdesk.ui.timeline.panel import EntryPanel
from pmdesk.ui.timeline.retold import retold
from pmdesk.ui.timeline.strip_view import StripView
from pmdesk.ui.timeline.table import TimelineTable
from pmdesk.ui.timeline.tools import TimelineTools
from pmdesk.ui.timeline.walk import Steps, Walk, walk_of
from pmdesk.ui.timeline.walk_acts import WalkActs
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.empty import EmptyState
from pmdesk.ui.widgets.surface import Surface


class TimelineStage(StageView):
    """Strip, table and panel. `paste` shows the import preview for lines ("" = for typing them).

    In a meeting the room line stands below what the room has seen. It follows the walk, never what
    is chosen; a step of the walk brings the entry that it reached into view.
    """

    stage = Stage.TIMELINE
    widest = 1240
    least_beside = 560
    capture_hint = "Add an entry: 14:05 what happened"

    def __init__(self, theme: Theme, session: ReviewSession, paste: Callable[[str], None]) -> None:
        super().__init__(theme, session, tr("Timeline"))
        self._paste = paste
        self._seen: Review | None = None
        self._walk: Walk | None = None
        self._head: tuple[object, ...] = ()
        self._steps = Steps()
        self.buttons = TimelineTools(theme)
        self.filter = self.buttons.filter
        self._top = TimelineHead(self, self.buttons)
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
            self.paste_lines,
        )
        self.ending = Ending(theme)
        self.acts = TimelineActs(self)
        self.walk_acts = WalkActs(self, self.acts.add)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.tools.addWidget(self.buttons)
        frame = Surface(self.theme)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 2, 1, 2)
        inner.addWidget(self.table)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.strip)
        column.addWidget(self.ending)
        column.addWidget(frame, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(full)
        self.body.addWidget(self._pages, 1)
        self.put_side(self.panel)
        self.spare(self.strip)

    def _connect(self) -> None:
        tools, table, acts = self.buttons, self.table, self.acts
        tools.filtered.connect(self._show)
        tools.paste_wanted.connect(self.paste_lines)
        tools.entry_wanted.connect(self.add_entry)
        tools.more_wanted.connect(self._open_more)
        tools.acted.connect(self.acted)
        self.strip.chosen.connect(table.choose)
        table.chosen.connect(self._chosen)
        table.edit_wanted.connect(acts.edit)
        table.delete_wanted.connect(acts.delete)
        table.moved.connect(lambda by: acts.do(timeline.move_among_equals, by=by))
        table.kind_wanted.connect(lambda kind: acts.do(timeline.set_kind, kind=kind))
        table.star_wanted.connect(acts.star)
        table.gap_filled.connect(acts.fill_gap)
        table.later_wanted.connect(lambda: self.acted.emit("private-parts"))
        table.reach_wanted.connect(acts.reach_here)
        table.menu_wanted.connect(self._open_menu)
        self.panel.delete_wanted.connect(acts.delete)
        self.panel.duplicate_wanted.connect(acts.duplicate)

    # Showing

    def show_review(self, review: Review) -> None:
        self._show()

    def show_room(self) -> None:
        self.panel.density.show_meeting(self._running)
        self._show()
        self._top.tell()
        self._follow()

    def fold_away(self) -> None:
        self._show()

    @property
    def _running(self) -> bool:
        return self.room is not None and self.room.running

    def _show(self) -> None:
        """Brings everything up to date; what is the same already costs nothing."""
        review, walk = self.review, walk_of(self.room)
        seen, self._seen, self._walk = self._seen, review, walk
        changed = retold(seen.entries, review.entries) if seen is not None else None
        in_place = changed is not None
        self.panel.line = walk.line if walk is not None else None
        self.strip.show_review(review, in_place=in_place, walk=walk)
        self.table.show_review(review, self.buttons.kinds(), changed, walk)
        if self.table.current() is None:
            self._choose_one()
        self._chosen(self.table.current_id())
        self.ending.show_room(self.room)
        head = (walk, self._running, review.timeline_agreed)
        if not in_place or seen is None or seen.accounts is not review.accounts:
            self._head = ()
        if head != self._head:
            self._head = head
            self._show_head(review, walk)

    def _show_head(self, review: Review, walk: Walk | None) -> None:
        self._pages.setCurrentIndex(1 if review.entries else 0)
        self.fit_side()
        self._top.show(review, walk, self.room)

    def _choose_one(self) -> None:
        """Where nothing is chosen: where the walk stands, else the first entry."""
        current = self.room.current if self.room is not None else None
        if current is None or not self.table.choose(current.id):
            self.table.choose_first()

    def _chosen(self, entry: str) -> None:
        self.strip.show_current(entry)
        self.panel.show_entry(self.review, entry)

    def _follow(self) -> None:
        """After a step of the walk, whoever made it: the entry that it reached is the current one.

        What an edit does to the walk moves the line, but takes nobody away from what they edit.
        """
        room = self.room
        if room is None or not self._steps.made(room):
            return
        if room.current is not None:
            self.bring(room.current.id)
            self.table.show_line()
        elif not self._steps.first:
            self.table.choose_first()

    def bring(self, entry: str) -> None:
        """Makes an entry current, also one that the filter leaves out."""
        if not self.table.choose(entry):
            self.filter.show_value("all")
            self._show()
            self.table.choose(entry)

    # Doing

    def edit(self) -> None:
        """Puts the caret into the text of the current entry."""
        self.acts.edit()

    def add_entry(self) -> None:
        """A new entry at the time of the current one, its text ready to be typed."""
        self.acts.add_entry()

    def side_has_content(self) -> bool:
        return bool(self.review.entries)

    def _open_menu(self, at: QPoint) -> None:
        entry = self.table.current()
        if entry is not None:
            entry_menu(self.theme, self, entry, self.acts).popup(at)

    def _open_more(self) -> None:
        button = self.buttons.more
        more_menu(self, self.acts).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def paste_lines(self) -> None:
        self._paste("")

    # What the console asks

    def focus_first(self) -> None:
        if self.review.entries:
            self.table.setFocus()
        else:
            self.empty.take_focus()

    def handlers(self) -> dict[str, Callable[[], object]]:
        made: dict[str, Callable[[], object]] = {
            "add-here": self.add_entry,
            "paste-lines": self.paste_lines,
        }
        if self._running:
            made["more-fields"] = self._more_fields
        return {**made, **self.walk_acts.handlers()}

    def _more_fields(self) -> None:
        self.open_side()
        self.panel.density.toggle()

    def place(self) -> Place:
        return {
            "entry": self.table.current_id(),
            "scroll": self.table.place(),
            "filter": self.filter.value(),
        }

    def restore_place(self, place: Place) -> None:
        if place.get("filter") in FILTERS:
            self.filter.show_value(place["filter"])
            self._show()
        self.table.choose(str(place.get("entry", "")))
        if isinstance(place.get("scroll"), int):
            self.table.restore_place(place["scroll"])

    def capture_lines(self, text: str) -> None:
        self._paste(text)

    def show_captured(self, id: str) -> None:
        """Goes to an entry, but not beyond the room line: the walk gets there."""
        entry = find(self.review.entries, id)
        if entry is not None and not (self._running and self.table.rows.is_later(entry)):
            self.bring(id)

    def current_entry(self) -> str:
        return self.table.current_id()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_side_width(360 if self.width() > 1500 else 320 if self.width() > 980 else 280)
        self._top.fit()

    def fit_side(self) -> None:
        super().fit_side()
        self._top.fit()
