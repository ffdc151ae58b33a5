"""What has to hold after each minute of a meeting that is played, and what is only a pity."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.desk.desk import Desk
from pmdesk.model.words import RoomView
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from tests.end_to_end.played.passing import Played
from tests.ui.leaking.strings import Said, drawn, held, spoken

TRIMMED = timedelta(seconds=2)
"""A gap is stored in whole seconds, so the clocks may differ by so much."""
LEAST = 12
"""Shorter texts stand in others by chance."""
UNTRUE = ("does not support propagateSizeHints", "does not support raise", "grabbing the keyboard")
"""What the offscreen platform says of itself."""


class Watch:
    """Looks at both windows and at the file; `warnings` holds what Qt and Python complained of."""

    def __init__(self, desk: Desk, library: Path, played: Played) -> None:
        self._desk, self._path, self._played = desk, library, played
        self._frozen: tuple[str, ...] | None = None
        self.warnings: list[str] = []
        self._before = qInstallMessageHandler(self._complain)

    def stop(self) -> None:
        """Qt complains to whom it did before."""
        qInstallMessageHandler(self._before)

    def _complain(self, kind: QtMsgType, context: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(said in text for said in UNTRUE):
            self.warnings.append(text)

    @property
    def _console(self) -> ConsolePage:
        console = self._desk.work().console
        assert console is not None
        return console

    def look(self, minute: str) -> None:
        """Writes down every fault of this minute."""
        self._played.looks += 1
        found = [*self._complaints(), *self._clocks(), *self._leaks(), *self._not_stored()]
        self._played.faults += [f"{minute}: {fault}" for fault in dict.fromkeys(found)]
        for pity in self._pities():
            self._played.hurt(pity)

    def _complaints(self) -> Iterator[str]:
        yield from (f"complaint: {text}" for text in self.warnings)
        self.warnings.clear()
        if (box := QApplication.activeModalWidget()) is not None:
            yield f"a dialog stands open: {box.windowTitle()}"

    # Clocks and stage

    def _clocks(self) -> Iterator[str]:
        room, counted = self._console.room, self._played.counted
        if room.running != counted.runs:
            yield f"the meeting runs: {room.running}"
        if not counted.runs:
            return
        stages = (str(room.stage), str(self._console.view.stage))
        if stages != (counted.stage, counted.stage):
            yield f"the stage is {stages}, not {counted.stage}"
        pairs = (
            ("stage", room.stage_clock().elapsed, counted.of_stage),
            ("meeting", room.meeting_clock().elapsed, counted.of_meeting),
        )
        for name, told, right in pairs:
            if abs(told - right) > TRIMMED:
                yield f"the clock of the {name} tells {told}, counted were {right}"
        given = counted.given.get(counted.stage)
        if given is not None and room.stage_clock().limit != timedelta(minutes=given):
            yield f"the stage has {room.stage_clock().limit}, given were {given} minutes"
        yield from self._shown_clocks()

    def _shown_clocks(self) -> Iterator[str]:
        clocks = self._console.top.meeting.clocks
        clocks.read()
        readings, counted = clocks.readings, self._played.counted
        if readings is None or not clocks.isVisible():
            yield "no clock is to be seen"
            return
        minutes, _, seconds = readings[0].figure.strip("+−-").partition(":")
        given = counted.given.get(counted.stage)
        if given is None or not (minutes.isdecimal() and seconds.isdecimal()):
            return
        told = 60 * int(minutes) + int(seconds)
        right = abs(60 * given - counted.of_stage.total_seconds())
        if abs(told - right) > TRIMMED.total_seconds():
            yield f"the bar shows {readings[0].figure} left or over, right is {right:.0f} seconds"

    # What the room must not see

    def _leaks(self) -> Iterator[str]:
        room, window = self._console.room, self._console.sharing.window
        later = self._later()
        names = [seat.name for seat in room.review.seats if seat.name]
        if window is not None:
            said = [("page", text) for text in window.texts]
            said += [*held(window), *spoken(window)]
            said += drawn(window) if window.isVisible() else ()
            told = [*later, *self._played.secrets, *(names if room.masked else ())]
            yield from _found("the room", said, told)
            yield from self._still(window.texts)
            if room.view is RoomView.BLANK and "".join(window.texts).strip():
                yield f"a blank room reads {window.texts[:2]}"
        if room.hides_private:
            # A name that somebody wrote into a text stands in the console's own texts.
            told = " ".join(row.text for row in room.review.entries)
            names = [name for name in names if name not in told]
            hidden = [*self._notes(), *names, *(later if room.hides_later else ())]
            yield from _found("the console", self._console_says(), hidden)

    def _still(self, texts: tuple[str, ...] | list[str]) -> Iterator[str]:
        """A frozen room keeps its words."""
        frozen = self._console.room.view is RoomView.FROZEN
        if frozen and self._frozen is not None and tuple(texts) != self._frozen:
            yield "a frozen room has changed"
        self._frozen = tuple(texts) if frozen else None

    def _later(self) -> list[str]:
        """Words of entries that the room has not come to, as far as no other entry has them."""
        room = self._console.room
        reached = {entry.id for entry in room.reached}
        told = " ".join(row.text for row in room.review.entries if row.id in reached)
        texts = [row.text for row in room.review.entries if row.id not in reached]
        return [text for text in texts if len(text) >= LEAST and text not in told]

    def _notes(self) -> list[str]:
        return [note.text for note in self._console.room.review.notes if note.text]

    def _console_says(self) -> Iterator[Said]:
        yield "clipboard", QGuiApplication.clipboard().text()
        for window in QApplication.topLevelWidgets():
            if window is not self._console.sharing.window and window.isVisible():
                yield from held(window)
                yield from drawn(window)

    # The file

    def _not_stored(self) -> Iterator[str]:
        """What was captured stands in the file, read by another connection."""
        if not self._played.owed:
            return
        with Library.open(self._path, writing=False) as library:
            review = library.review(self._console.session.review.id)
        for noun, text in self._played.owed:
            rows = (review,) if noun == "review" else getattr(review, noun)
            if not any(text in repr(row) for row in rows):
                yield f"not in the file: {noun} “{text}”"
        self._played.owed.clear()

    # What is a pity

    def _pities(self) -> Iterator[str]:
        stage = self._console.view.stage
        focus = QApplication.focusWidget()
        if focus is None:
            yield f"{stage}: nothing has the focus"
        elif focus.accessibleName() == "Back to the library":
            yield f"{stage}: the focus fell on the way out of the review"
        elif focus.visibleRegion().isEmpty():
            yield f"{stage}: the focus is out of sight ({_called(focus)})"
        elif (over := covering(focus)) is not None:
            yield f"{stage}: the focus ({_called(focus)}) is covered by {_called(over)}"


def covering(widget: QWidget, at: QPoint | None = None) -> QWidget | None:
    """What lies over the middle of a widget in its window, None where nothing does."""
    window, middle = widget.window(), at if at is not None else widget.rect().center()
    found = window.childAt(widget.mapTo(window, middle))
    if found is None or found is widget or widget.isAncestorOf(found) or found.isAncestorOf(widget):
        return None
    return found


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()[:40]}”"


def _found(where: str, said: Iterable[Said], hidden: list[str]) -> Iterator[str]:
    """Each of the words that stands somewhere, once, with the first place."""
    places: dict[str, str] = {}
    for place, text in said:
        for secret in hidden:
            if secret in text:
                places.setdefault(secret, place)
    for secret, place in places.items():
        yield f"{where} has “{secret[:60]}” ({place})"
