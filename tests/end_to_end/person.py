"""Somebody who leads a whole review: the parts in their order, and what each of them took."""

import json
from abc import ABC, abstractmethod
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.model.review import Review
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.importing.preview import ImportPreview
from pmdesk.ui.settings import Settings
from tests.end_to_end.hands import Hands, Script, play
from tests.end_to_end.story import ENTRIES


class Person(ABC):
    """A person at a window; a subclass says with what in the hand."""

    def __init__(self, desk: Desk, pdf: Path) -> None:
        self.desk, self.pdf = desk, pdf
        self.hands = Hands()

    @property
    def console(self) -> ConsolePage:
        page = self.desk.window.page
        assert isinstance(page, ConsolePage)
        return page

    @property
    def review(self) -> Review:
        return self.console.session.review

    def script(self, counts: Path) -> Script:
        """Everything, and how many keys and clicks each part took."""
        taken: dict[str, tuple[int, int]] = {}
        for part in (
            self.start,
            self.paste_timeline,
            self.prepare,
            self.open_meeting,
            self.walk,
            self.biases,
            self.factors,
            self.lessons,
            self.actions,
            self.close,
            self.report,
        ):
            keys, clicks = self.hands.keys, self.hands.clicks
            yield from part()
            taken[part.__name__] = (self.hands.keys - keys, self.hands.clicks - clicks)
        counts.write_text(json.dumps(taken))
        self.desk.window.close()

    @staticmethod
    def all_read() -> bool:
        """Whether the preview of an import shows every line of the timeline."""
        dialog = QApplication.activeModalWidget()
        return isinstance(dialog, ImportPreview) and dialog.panel.proposals.rowCount() == ENTRIES

    @abstractmethod
    def start(self) -> Script: ...
    @abstractmethod
    def paste_timeline(self) -> Script: ...
    @abstractmethod
    def prepare(self) -> Script: ...
    @abstractmethod
    def open_meeting(self) -> Script: ...
    @abstractmethod
    def walk(self) -> Script: ...
    @abstractmethod
    def biases(self) -> Script: ...
    @abstractmethod
    def factors(self) -> Script: ...
    @abstractmethod
    def lessons(self) -> Script: ...
    @abstractmethod
    def actions(self) -> Script: ...
    @abstractmethod
    def close(self) -> Script: ...
    @abstractmethod
    def report(self) -> Script: ...


def main(person: type[Person], library: str, pdf: str, counts: str) -> None:
    """Plays the person on a new library."""
    app = QApplication([])
    app.setApplicationName("pmdesk")
    app.setStyle("Fusion")
    desk = Desk(Settings(Path(library).with_name("settings.ini")))
    desk.open(Path(library))
    desk.window.activateWindow()
    one = person(desk, Path(pdf))
    play(one.hands, one.script(Path(counts)))
