"""What is done on the timeline: to the chosen entry, and to the walk, for keys and menus alike."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import SignalInstance

from pmdesk.model.gestures import reshaping, timeline
from pmdesk.model.review import Entry, Review
from pmdesk.model.text import new_id
from pmdesk.model.timetable import GapRow
from pmdesk.model.words import Kind, Support
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.timeline.panel import EntryPanel
from pmdesk.ui.timeline.side import EntrySide
from pmdesk.ui.timeline.table import TimelineTable


class Host(Protocol):
    """What the acts need of the stage."""

    session: ReviewSession
    room: Room | None
    table: TimelineTable
    panel: EntryPanel
    side: EntrySide
    acted: SignalInstance

    @property
    def review(self) -> Review: ...
    def bring(self, entry: str) -> None: ...
    def open_side(self) -> None: ...
    def paste_lines(self) -> None: ...
    def narrow_down(self) -> None: ...
    def toggle_worksheet(self) -> None: ...


class TimelineActs:
    """Each act is one gesture; afterwards the entry that it is about is the current one."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def listen(self) -> None:
        """Answers the keys of the table and the buttons of the panels."""
        table, panel, several = self._host.table, self._host.panel, self._host.side.several
        table.edit_wanted.connect(self.edit)
        table.delete_wanted.connect(self.delete)
        table.merge_wanted.connect(self.merge)
        table.shift_wanted.connect(self.ask_shift)
        table.moved.connect(lambda by: self.do(timeline.move_among_equals, by=by))
        table.kind_wanted.connect(self.set_kind)
        table.star_wanted.connect(self.star)
        table.gap_filled.connect(self.fill_gap)
        table.reach_wanted.connect(self.reach_here)
        panel.delete_wanted.connect(self.delete)
        panel.duplicate_wanted.connect(self.duplicate)
        panel.split_wanted.connect(self.split)
        several.shifted.connect(self.shift)
        several.kind_wanted.connect(self.set_kind)
        several.support_wanted.connect(self.set_support)
        several.merge_wanted.connect(self.merge)
        several.delete_wanted.connect(self.delete)
        several.done.connect(table.setFocus)

    @property
    def _entry(self) -> Entry | None:
        return self._host.table.current()

    def do(self, gesture: Callable[..., object], **arguments: object) -> None:
        """A gesture on the current entry."""
        entry = self._entry
        if entry is not None:
            self._host.session.do(gesture, id=entry.id, **arguments)  # type: ignore[arg-type]

    # Entries

    def add_entry(self) -> None:
        """A new entry at the time of the current one, its text ready to be typed."""
        host, current = self._host, self._entry
        at = current.at if current is not None else host.review.started
        if current is None and host.room is not None and host.room.hides_later:
            # Whatever is added behind the line is out of sight: it is said with its time.
            host.acted.emit("capture")
        elif at is None:
            host.paste_lines()
        else:
            known = current.day_known if current is not None else True
            entry = Entry(id=new_id(), at=at, zone=host.review.zone, day_known=known)
            told = current is not None and not host.table.rows.words.is_later(current)
            if self.add(entry, told=told):
                self.edit()

    def add(self, entry: Entry, *, told: bool = False) -> bool:
        """Adds an entry and goes to it; `told` is one of what the room has seen already."""
        added = self._host.session.do(timeline.add_entry, entry=entry)
        if added:
            if told and self._host.room is not None and self._host.room.running:
                self._put_before_line(entry, self._host.room)
            self._host.bring(entry.id)
        return added

    def _put_before_line(self, entry: Entry, room: Room) -> None:
        """An entry of the very moment that the walk has reached comes before it."""
        reached = room.reached
        place = [other.id for other in self._host.review.entries].index(entry.id)
        if reached and reached[-1].at == entry.at and place >= len(reached):
            room.tell(entry)
            by = len(reached) - 1 - place
            self._host.session.do(timeline.move_among_equals, id=entry.id, by=by)

    def fill_gap(self, gap: GapRow) -> None:
        """A new entry in the middle of a gap."""
        middle = gap.start + (gap.end - gap.start) / 2
        at = middle.replace(second=0, microsecond=0)
        if self.add(Entry(id=new_id(), at=at, zone=self._host.review.zone)):
            self.edit()

    def edit(self) -> None:
        """Puts the caret into the text of the current entry."""
        self._host.open_side()
        self._host.panel.text.setFocus()
        self._host.panel.text.selectAll()

    def delete(self) -> None:
        """Takes the selected entries out; the one behind the first is current then."""
        chosen, host = self._host.table.selected(), self._host
        if not chosen:
            return
        place = [other.id for other in host.review.entries].index(chosen[0].id)
        if len(chosen) == 1:
            self.do(timeline.delete_entry)
        else:
            host.session.do(reshaping.delete, ids=self._ids)
        left = [other.id for other in host.review.entries]
        if left:
            host.table.choose(left[min(place, len(left) - 1)])

    def duplicate(self) -> None:
        copy = new_id()
        self.do(timeline.duplicate_entry, copy=copy)
        self._host.table.choose(copy)

    # Several entries

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(entry.id for entry in self._host.table.selected())

    def _to_all(self, gesture: Callable[..., object], **arguments: object) -> bool:
        """A gesture on all selected entries, which stay selected."""
        ids = self._ids
        self._host.panel.flush()
        done = self._host.session.do(gesture, ids=ids, **arguments)  # type: ignore[arg-type]
        self._host.table.choose_several(ids)
        return done

    def set_kind(self, kind: Kind) -> None:
        if len(self._ids) > 1:
            self._to_all(reshaping.set_kinds, kind=kind)
        else:
            self.do(timeline.set_kind, kind=kind)

    def set_support(self, support: Support) -> None:
        """What the selected entries rest on."""
        self._to_all(reshaping.set_supports, support=support)

    def shift(self, by: timedelta) -> None:
        """The selected entries so much later (negative: earlier)."""
        self._to_all(reshaping.shift, by=by)

    def ask_shift(self) -> None:
        """Puts the caret where a shift of several entries is typed; alone, into the time."""
        self._host.open_side()
        if len(self._ids) > 1:
            self._host.side.several.take_focus()
        else:
            self._host.panel.time.setFocus()
            self._host.panel.time.selectAll()

    def merge(self) -> None:
        """The selected entries become the first of them; one alone goes into the one before it."""
        ids = self._ids
        if len(ids) == 1:
            order = [entry.id for entry in self._host.review.entries]
            place = order.index(ids[0])
            ids = tuple(order[max(place - 1, 0) : place + 1])
        self._host.panel.flush()
        if ids and self._host.session.do(reshaping.merge, ids=ids):
            self._host.table.choose(ids[0])

    def split(self) -> None:
        """The text behind the caret becomes an entry of its own."""
        entry, panel = self._entry, self._host.panel
        if entry is None:
            return
        panel.flush()
        new, at = new_id(), panel.text.textCursor().position()
        if self._host.session.do(reshaping.split, id=entry.id, new=new, at=at):
            self._host.table.choose(new)

    def star(self) -> None:
        """A key moment, or none any more."""
        entry = self._entry
        if entry is not None:
            self.do(timeline.set_star, star=not entry.star)

    def paste_lines(self) -> None:
        self._host.paste_lines()

    # What is shown

    def narrow_down(self) -> None:
        """Shows a part of the entries."""
        self._host.narrow_down()

    def worksheet(self) -> None:
        """Shows the monitoring worksheet, or the timeline again."""
        self._host.toggle_worksheet()

    # The walk

    def reach_here(self) -> None:
        """The room has seen up to the current entry, also where it was further before."""
        entry = self._entry
        if self._host.room is not None and entry is not None:
            self._host.panel.flush()
            self._host.room.reach(entry)

    def back_before(self) -> None:
        """The room has seen nothing."""
        if self._host.room is not None:
            self._host.panel.flush()
            self._host.room.reach(None)
