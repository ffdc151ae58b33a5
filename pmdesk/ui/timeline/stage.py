"""The Timeline stage: what happened, in order, from before the incident to the end."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pmdesk.model.gestures import timeline
from pmdesk.model.review import Review, WorksheetRow, find
from pmdesk.model.times import entry_clock
from pmdesk.model.words import Stage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.stage import Place, StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline import spots
from pmdesk.ui.timeline.acts import TimelineActs
from pmdesk.ui.timeline.body import TimelineBody
from pmdesk.ui.timeline.head import TimelineHead
from pmdesk.ui.timeline.kinds import FILTERS
from pmdesk.ui.timeline.menus import entry_menu, more_menu, several_menu
from pmdesk.ui.timeline.reasons import ReasonAsker
from pmdesk.ui.timeline.retold import retold
from pmdesk.ui.timeline.side import EntrySide
from pmdesk.ui.timeline.tools import TimelineTools
from pmdesk.ui.timeline.walk import Steps, Walk, known_entries, walk_of
from pmdesk.ui.timeline.walk_acts import WalkActs
from pmdesk.ui.timeline.worksheet_row import entry_of
from pmdesk.ui.tr import tr


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
        self._reasons = ReasonAsker(self)
        self.buttons = TimelineTools(theme)
        self.filter = self.buttons.filter
        self._top = TimelineHead(self, self.buttons)
        self.body_pages = TimelineBody(theme, session, self.paste_lines)
        self.strip, self.table = self.body_pages.strip, self.body_pages.table
        self.narrow, self.worksheet = self.body_pages.narrow, self.body_pages.worksheet
        self.empty, self.ending = self.body_pages.empty, self.body_pages.ending
        self.side = EntrySide(theme, session)
        self.panel = self.side.one
        self.acts = TimelineActs(self)
        self.walk_acts = WalkActs(self, self.acts.add)
        self.tools.addWidget(self.buttons)
        self.body.addWidget(self.body_pages, 1)
        self.put_side(self.side)
        self.spare(self.strip)
        self._connect()

    def _connect(self) -> None:
        tools, table, acts = self.buttons, self.table, self.acts
        tools.filtered.connect(self._show)
        tools.worksheet_wanted.connect(self.toggle_worksheet)
        self.narrow.narrowed.connect(self._show)
        self.narrow.left.connect(table.setFocus)
        self.worksheet.entry_wanted.connect(self._take_from_worksheet)
        tools.paste_wanted.connect(self.paste_lines)
        tools.entry_wanted.connect(self.add_entry)
        tools.more_wanted.connect(self._open_more)
        tools.acted.connect(self.acted)
        self.strip.chosen.connect(table.choose)
        table.chosen.connect(self._chosen)
        table.picked.connect(lambda: self._chosen(table.current_id()))
        table.later_wanted.connect(lambda: self.acted.emit("private-parts"))
        table.paste_wanted.connect(self.panel.files.paste_clipboard)
        table.menu_wanted.connect(self._open_menu)
        acts.listen()

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
        self.panel.when.line = walk.line if walk is not None else None
        self.strip.show_review(review, in_place=in_place, walk=walk)
        self.table.show_review(review, self.narrow.asked(self.buttons.kinds()), changed, walk)
        self.narrow.say(self.table.rows.shown, len(known_entries(review, walk)))
        if self.body_pages.worksheet_open:
            self.worksheet.show_review(review)
        self._reasons.look(review)
        if self.table.current() is None:
            self._choose_one()
        self._chosen(self.table.current_id())
        self.ending.show_room(self.room)
        sheet = (self.body_pages.worksheet_open, review.worksheet)
        head = (walk, self._running, review.timeline_agreed, *sheet)
        if not in_place or seen is None or seen.accounts is not review.accounts:
            self._head = ()
        if head != self._head:
            self._head = head
            self._show_head(review, walk)

    def _show_head(self, review: Review, walk: Walk | None) -> None:
        self.body_pages.show_page(bool(review.entries))
        self.fit_side()
        open_ = self.body_pages.worksheet_open
        self.heading.setText(tr("Monitoring") if open_ else tr("Timeline"))
        self._top.show(review, walk, self.room, sheet=open_)

    def _choose_one(self) -> None:
        """Where nothing is chosen: where the walk stands, else the first entry."""
        current = self.room.current if self.room is not None else None
        if current is None or not self.table.choose(current.id):
            self.table.choose_first()

    def _chosen(self, entry: str) -> None:
        self.strip.show_current(entry)
        self.side.show_entries(self.review, entry, self.table.selected(), self._walk)

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
            self.narrow.close_it()
            self._show()
            self.table.choose(entry)

    # Doing

    def narrow_down(self) -> None:
        """Opens the bar that shows a part of the entries."""
        if self.body_pages.worksheet_open:
            self.toggle_worksheet()
        self.narrow.open_it()

    def toggle_worksheet(self) -> None:
        """Shows the monitoring worksheet, or the timeline again."""
        self.worksheet.flush()
        self.body_pages.worksheet_open = not self.body_pages.worksheet_open
        self._show()
        self.focus_first()

    def _take_from_worksheet(self, row: WorksheetRow) -> None:
        entry = entry_of(row, self.review.zone)
        if entry is not None and self.session.do(timeline.add_entry, entry=entry):
            said = tr("Added to the timeline at {time}.")
            self.say(said.format(time=entry_clock(entry, self.review.zone)))

    def add_entry(self) -> None:
        """A new entry at the time of the current one, its text ready to be typed."""
        self.acts.add_entry()

    def side_has_content(self) -> bool:
        return bool(self.review.entries) and not self.body_pages.worksheet_open

    def _open_menu(self, at: QPoint) -> None:
        entry = self.table.current()
        if entry is not None:
            several = len(self.table.selected()) > 1
            menu = several_menu if several else entry_menu
            menu(self.theme, self, entry, self.acts).popup(at)

    def _open_more(self) -> None:
        button = self.buttons.more
        made = more_menu(self, self.acts)
        made.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def paste_lines(self) -> None:
        self._paste("")

    # What the console asks

    def focus_first(self) -> None:
        self.body_pages.take_focus(bool(self.review.entries))

    def handlers(self) -> dict[str, Callable[[], object]]:
        made: dict[str, Callable[[], object]] = {
            "add-here": self.add_entry,
            "paste-lines": self.paste_lines,
            "worksheet": self.toggle_worksheet,
        }
        if self.review.entries:
            made["find"] = self.narrow_down
        if self.review.amendments:
            made["amendments"] = self._reasons.ask
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
            "worksheet": self.body_pages.worksheet_open,
        }

    def restore_place(self, place: Place) -> None:
        if place.get("filter") in FILTERS:
            self.filter.show_value(place["filter"])
            self._show()
        if place.get("worksheet") is True:
            self.toggle_worksheet()
        self.table.choose(str(place.get("entry", "")))
        if isinstance(place.get("scroll"), int):
            self.table.restore_place(place["scroll"])

    def capture_lines(self, text: str) -> None:
        self._paste(text)

    def show_captured(self, id: str) -> None:
        """Goes to an entry, but not beyond the room line: the walk gets there."""
        entry = find(self.review.entries, id)
        if entry is not None and not (self._running and self.table.rows.words.is_later(entry)):
            self.bring(id)

    def show_row(self, id: str) -> None:
        spots.show_row(self, id)

    def part_at(self, spot: Spot) -> QWidget | None:
        return spots.part_at(self, spot)

    def current_entry(self) -> str:
        return self.table.current_id()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_side_width(360 if self.width() > 1500 else 320 if self.width() > 980 else 280)
        self._top.fit()

    def fit_side(self) -> None:
        super().fit_side()
        self._top.fit()
