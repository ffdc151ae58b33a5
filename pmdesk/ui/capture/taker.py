"""Puts what the capture line says into the review: one line, or several in one step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from pmdesk.intake.capture import (
    Scene,
    Timed,
    entry_at,
    named_seat,
    read_entry,
    split_target,
    time_words,
)
from pmdesk.model.errors import Refused
from pmdesk.model.gestures import captured
from pmdesk.model.measures import incident_day
from pmdesk.model.review import Entry, Row, Seat, find
from pmdesk.model.text import new_id
from pmdesk.model.times import clock_text, entry_clock, entry_day
from pmdesk.model.words import Precision, Stage
from pmdesk.ui.capture.targets import (
    ACTION,
    BY_SLASH,
    ENTRY,
    IDEA,
    OWN,
    QUESTION,
    Target,
    own_target,
)
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.tr import tr

MOST_LINES = 500
"""So many pasted lines are taken one by one; more of them are an import."""

PLACED = frozenset({Stage.OPEN, Stage.FACTORS, Stage.LESSONS, Stage.ACTIONS, Stage.CLOSE})
"""Stages that put a line of their own kind where somebody is, and bring it into sight."""


@dataclass(frozen=True, slots=True)
class Read:
    """A line as it is understood; `text` is what is said, without target, time and seat.

    `here` says that it names no time and so belongs to the moment that the room looks at.
    """

    target: Target
    slash: str
    text: str
    seat: str = ""
    timed: Timed | None = None
    here: bool = False

    @property
    def waits(self) -> bool:
        """Whether it cannot be taken yet."""
        return not self.text or (self.target is ENTRY and self.timed is None)


class Taker(QObject):
    """Reads lines against the review and the stage in front, and carries out their gestures.

    Signals:
        taken(str): what was added, in a few words.
        said(str): what is good to know about it.
    """

    taken = Signal(str)
    said = Signal(str)

    def __init__(self, session: ReviewSession, room: Room) -> None:
        super().__init__()
        self._session, self._room = session, room
        self._view: StageView | None = None
        self._timeline: StageView | None = None
        self._last: Entry | None = None
        self._told = False

    def show_stage(self, view: StageView) -> None:
        """Another stage is in front: it says what a line without a slash is."""
        self._view = view
        if view.stage is Stage.TIMELINE:
            self._timeline = view

    # What is so

    def own(self) -> Target:
        """What a line without a slash is here."""
        if self._view is None:
            return QUESTION
        return own_target(self._view.stage, self._view.capture_values())

    def scene(self) -> Scene:
        """What a line is read against now."""
        review = self._session.review
        current = self._timeline.current_entry() if self._timeline is not None else ""
        entry = find(review.entries, current)
        day = incident_day(review)
        if entry is not None:
            day = entry_day(entry, review.zone) if entry.day_known else None
        last = self._last
        return Scene(review.zone, self._room.now(), day, last, review.seats)

    def read(self, line: str, scene: Scene | None = None, *, alone: bool = True) -> Read:
        """A line as it is understood; in the walk one that stands `alone` needs no time."""
        scene = scene or self.scene()
        slash, rest = split_target(line, BY_SLASH)
        target = BY_SLASH[slash] if slash else self.own()
        if target is ENTRY:
            timed = read_entry(rest, scene)
            here = timed is None and alone
            timed = self._said_here(rest, scene) if here else timed
            if timed is not None:
                return Read(target, slash, timed.entry.text, timed.entry.seat, timed, here)
        seat, text = named_seat(rest, scene.seats) if target is ACTION else ("", rest)
        # A stroke alone is the beginning of a target.
        return Read(target, slash, "" if text.strip() == "/" else text.strip(), seat)

    def _said_here(self, text: str, scene: Scene) -> Timed | None:
        """What is said in the walk without a time is about the moment that the room looks at."""
        room, view = self._room, self._view
        walking = room.running and view is not None and view.stage is Stage.TIMELINE
        moment = room.current if walking else None
        return entry_at(text, moment, scene) if moment is not None and text.strip() != "/" else None

    def settled(self, line: str) -> tuple[str, int]:
        """A line with "now" and "same" as times, and how much of it a chip can stand for."""
        scene = self.scene()
        read = self.read(line, scene)
        rest = split_target(line, BY_SLASH)[1]
        begin = len(line) - len(rest)
        slash = begin if read.slash and (rest or line[-1:].isspace()) else 0
        size = read.timed.begin if read.timed is not None else 0
        if read.timed is None or not rest[size - 1 : size].isspace():
            return line, slash
        if rest[:1].isalpha() or rest[:1] == '"':
            when = f"{time_words(read.timed.entry, scene)} "
            return line[:begin] + when + rest[size:], begin + len(when)
        return line, begin + size

    def last_time(self) -> str:
        """The time of the entry captured last, as it is typed; "" where there is none."""
        return "" if self._last is None else time_words(self._last, self.scene())

    # Taking

    def take(self, line: str) -> bool:
        """Takes one line; False where it was refused, and why was said."""
        read = self.read(line)
        if read.waits:
            self._session.refused.emit(self._missing(read))
            return False
        id = new_id()
        if not self._carry_out(read, id):
            return False
        self.taken.emit(tr(read.target.said))
        if read.timed is not None:
            self._last = find(self._session.review.entries, id)
            if read.here and self._last is not None:
                self._room.tell(self._last)
            self._say_below([id])
        elif read.slash and read.target is ACTION and self._ideas_wait():
            self.said.emit(tr("Kept as an action. Ideas can wait with /i."))
        elif read.target is QUESTION:
            self._say_pinned(id)
        return True

    def _say_pinned(self, id: str) -> None:
        """Says where a question stands now."""
        review = self._session.review
        question = find(review.questions, id)
        entry = find(review.entries, question.entry) if question is not None else None
        if entry is not None:
            said = tr("The question is pinned to the entry at {time}.")
            self.said.emit(said.format(time=entry_clock(entry, review.zone)))

    def _ideas_wait(self) -> bool:
        """Whether it has yet to be said that ideas can wait for the agreed timeline."""
        told, self._told = self._told, True
        return not told and self._session.review.timeline_agreed is None

    def _missing(self, read: Read) -> Refused:
        if read.text:
            advice = tr("Begin it with one, such as 14:05, or with now.")
            return Refused(tr("This line has no time."), advice)
        return Refused(tr("Nothing is said here yet."), tr(read.target.ask))

    def _carry_out(self, read: Read, id: str) -> bool:
        view, do = self._view, self._session.do
        if read.timed is not None:
            done = do(read.target.gesture, entry=replace(read.timed.entry, id=id))
        elif view is not None and not read.slash and not read.seat and view.stage in PLACED:
            return view.capture(read.text)
        else:
            done = do(read.target.gesture, id=id, text=read.text, **self._values(read))
        if done and view is not None:
            view.show_captured(id)
        return done

    def _values(self, read: Read) -> dict[str, Any]:
        """The fields of a row beside its text."""
        values = dict(read.target.values)
        if not read.slash and self._view is not None and self._view.stage in OWN:
            values |= self._view.capture_values()
        if read.target is IDEA:
            values["said"] = self._room.now()
        if read.target is ACTION:
            values["owner"] = read.seat
        if read.target is QUESTION:
            values["entry"] = self._moment()
        return values

    def _moment(self) -> str:
        """The entry that a question is pinned to: what the room reads, else the current one."""
        if self._view is None or self._view.stage is not Stage.TIMELINE:
            return ""
        moment = self._room.current if self._room.running else None
        return moment.id if moment is not None else self._view.current_entry()

    def take_lines(self, lines: Sequence[str], slash: str) -> list[str] | None:
        """Takes several lines in one step; gives those that wait for a time, None if refused.

        `slash` is the target of the lines that name none themselves.
        """
        if len(lines) > MOST_LINES:
            said = tr("These are {n} lines.").format(n=len(lines))
            advice = tr("Paste up to {n}, or import them as a file.").format(n=MOST_LINES)
            self._session.refused.emit(Refused(said, advice))
            return None
        scene, waiting = self.scene(), list[str]()
        rows: list[tuple[str, Row]] = []
        for line in lines:
            whole = line if not slash or split_target(line, BY_SLASH)[0] else f"/{slash} {line}"
            read = self.read(whole, scene, alone=False)
            if read.waits:
                waiting.append(whole)
                continue
            row = self._row(read)
            scene = replace(scene, last=row) if isinstance(row, Entry) else scene
            rows.append((read.target.noun, row))
        if rows and not self._session.do(captured.take_lines, rows=rows):
            return None
        self._last = scene.last
        self._tell(rows, len(waiting))
        return waiting

    def _row(self, read: Read) -> Row:
        if read.timed is not None:
            return replace(read.timed.entry, id=new_id())
        return read.target.row(id=new_id(), text=read.text, **self._values(read))

    def _tell(self, rows: list[tuple[str, Row]], waiting: int) -> None:
        if rows and not waiting:
            one = len(rows) == 1
            self.taken.emit(
                tr("1 line taken.") if one else tr("{n} lines taken.").format(n=len(rows))
            )
        elif waiting:
            wait = tr("1 waits for a time.") if waiting == 1 else tr("{n} wait for a time.")
            said = tr("{n} taken, ").format(n=len(rows)) if rows else ""
            self.said.emit(said + wait.format(n=waiting))
            return
        self._say_below([row.id for noun, row in rows if noun == "entries"])

    def _say_below(self, ids: Sequence[str]) -> None:
        """Says of an entry that the room has not come to it yet."""
        if not self._room.running:
            return
        seen = {entry.id for entry in self._room.reached}
        below = [entry for entry in self._session.review.entries if entry.id in set(ids) - seen]
        if not below:
            return
        zone, entry = self._session.review.zone, below[0]
        when = tr("its day") if entry.precision is Precision.DAY else clock_text(entry.at, zone)
        said = tr(
            "Added at {time}, below the room line: the room sees it when the walk gets there."
        )
        if len(below) > 1:
            said = tr("{n} added below the room line: the room sees them when the walk gets there.")
        self.said.emit(said.format(time=when, n=len(below)))

    def seat(self, id: str) -> str:
        """The alias of a seat, "" for none."""
        seat: Seat | None = find(self._session.review.seats, id)
        return "" if seat is None else seat.alias or seat.role
