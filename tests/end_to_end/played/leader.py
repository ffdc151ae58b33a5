"""Somebody who leads the meeting: what the hands do is counted, what is said has to be stored."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.model.review import Review
from pmdesk.ui.console.page import ConsolePage
from tests.end_to_end.hands import Hands, Script
from tests.end_to_end.played.passing import Played

AGENDA = {
    "open": 5,
    "timeline": 25,
    "biases": 4,
    "factors": 11,
    "lessons": 5,
    "actions": 8,
    "close": 2,
}
"""Minutes of an hour, as the guide gives them."""


class Leader(ABC):
    """A person at the console; subclasses say with what in the hand."""

    def __init__(self, desk: Desk, played: Played) -> None:
        self.desk, self.played = desk, played
        self.hands = Hands()
        self.said: list[str] = []
        self.minutes_file = ""

    @property
    def console(self) -> ConsolePage:
        page = self.desk.window.page
        assert isinstance(page, ConsolePage)
        return page

    @property
    def review(self) -> Review:
        return self.console.session.review

    @property
    def taken(self) -> int:
        """Keys and presses so far."""
        return self.hands.keys + self.hands.clicks

    def act(
        self,
        kind: str,
        doing: Script,
        done: Callable[[Review], bool] = lambda review: True,
        *,
        text: str = "",
        noun: str = "",
    ) -> Script:
        """Does something, waits until it is done, and counts what it took beyond its text."""
        before = self.taken
        yield from doing
        yield self.named(kind, lambda: done(self.review))
        self.played.tally.add(kind, self.taken - before - len(text))
        if noun:
            self.played.owed.append((noun, text))

    @staticmethod
    def named(what: str, wanted: Callable[[], bool]) -> Callable[[], bool]:
        """What is waited for, with a name for whoever waits in vain."""
        wanted.__name__ = f"waiting for: {what}"
        return wanted

    # Time

    def pass_by(self, minutes: float, until: Callable[[], bool] | None = None) -> None:
        """Time passes; once a second the console looks at its clocks, as its timer would."""
        for _ in range(round(60 * minutes)):
            self.played.passing.pass_by(1)
            self.played.counted.pass_by(1)
            self.console.keeper.look()
            if until is not None and until():
                return

    def let_timers_end(self) -> None:
        """Whatever waits for a pause or takes something away after seconds does so now."""
        window = self.console.sharing.window
        parts = [self.desk.window, *([window] if window is not None else [])]
        for timer in [timer for part in parts for timer in part.findChildren(QTimer)]:
            if timer.isActive():
                if timer.isSingleShot():
                    timer.stop()
                timer.timeout.emit()

    # The stage, as the script counts it

    def goes_to(self, stage: str) -> None:
        counted = self.played.counted
        counted.stage = stage
        counted.given.setdefault(stage, AGENDA[stage])

    def gives(self, minutes: int) -> None:
        self.played.counted.given[self.played.counted.stage] += minutes

    def listen(self) -> None:
        """What the clocks say is remembered."""
        self.console.keeper.said.connect(lambda text, *_: self.said.append(text))

    def expect(self, true: bool, what: str) -> None:
        """Something that has to be so now."""
        if not true:
            self.played.faults.append(f"{self.played.counted.minute} min: {what}")

    @staticmethod
    def idle() -> Script:
        """Windows come to rest."""
        yield None
        yield None

    def front_is_console(self) -> bool:
        return QApplication.activeModalWidget() is None

    # What differs between keys and mouse

    @abstractmethod
    def open_review(self) -> Script: ...
    @abstractmethod
    def begin(self) -> Script: ...
    @abstractmethod
    def open_audience(self) -> Script: ...
    @abstractmethod
    def close_audience(self) -> Script: ...
    @abstractmethod
    def choose_advocate(self) -> Script: ...
    @abstractmethod
    def turn_page(self) -> Script: ...
    @abstractmethod
    def tick_present(self, alias: str) -> Script: ...
    @abstractmethod
    def next_stage(self) -> Script: ...
    @abstractmethod
    def more_time(self) -> Script: ...
    @abstractmethod
    def pause(self) -> Script: ...
    @abstractmethod
    def freeze(self) -> Script: ...
    @abstractmethod
    def blank(self) -> Script: ...
    @abstractmethod
    def capture(self, line: str) -> Script: ...
    @abstractmethod
    def moment(self) -> Script: ...
    @abstractmethod
    def one_entry(self) -> Script: ...
    @abstractmethod
    def read_again(self) -> Script: ...
    @abstractmethod
    def back_to_line(self) -> Script: ...
    @abstractmethod
    def account(self, text: str) -> Script: ...
    @abstractmethod
    def mend_time(self, time: str) -> Script: ...
    @abstractmethod
    def contest(self, text: str) -> Script: ...
    @abstractmethod
    def missing(self, text: str) -> Script: ...
    @abstractmethod
    def agree(self) -> Script: ...
    @abstractmethod
    def show_question(self) -> Script: ...
    @abstractmethod
    def heard(self, text: str) -> Script: ...
    @abstractmethod
    def keep_heard(self) -> Script: ...
    @abstractmethod
    def somebody_said(self, text: str) -> Script: ...
    @abstractmethod
    def count_turns(self, places: tuple[int, ...]) -> Script: ...
    @abstractmethod
    def phrase(self) -> Script: ...
    @abstractmethod
    def note(self, text: str) -> Script: ...
    @abstractmethod
    def open_ideas_early(self) -> Script: ...
    @abstractmethod
    def take_idea(self, text: str) -> Script: ...
    @abstractmethod
    def mark_bias(self, number: int, mark: str) -> Script: ...
    @abstractmethod
    def bias_note(self, number: int, text: str) -> Script: ...
    @abstractmethod
    def biases_again(self) -> Script: ...
    @abstractmethod
    def add_card(self, text: str) -> Script: ...
    @abstractmethod
    def novelty(self, text: str, key: str) -> Script: ...
    @abstractmethod
    def group(self, text: str, name: str) -> Script: ...
    @abstractmethod
    def accept(self, text: str, owner: str) -> Script: ...
    @abstractmethod
    def set_day(self, text: str, day: str) -> Script: ...
    @abstractmethod
    def set_aside(self, text: str, how: str, reason: str) -> Script: ...
    @abstractmethod
    def make_first(self, text: str) -> Script: ...
    @abstractmethod
    def buy_in(self, by: str, note: str) -> Script: ...
    @abstractmethod
    def triage(self, topic: str, follow_up: str) -> Script: ...
    @abstractmethod
    def pulse(self, counts: tuple[str, ...]) -> Script: ...
    @abstractmethod
    def what_is_next(self, day: str, channel: str) -> Script: ...
    @abstractmethod
    def hears(self, who: str) -> Script: ...
    @abstractmethod
    def end(self) -> Script: ...
    @abstractmethod
    def export_minutes(self) -> Script: ...
