"""One process of a playing: from the minute that is next to the crash or to the end."""

import json
import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.settings import Settings
from tests.end_to_end.hands import Script, play
from tests.end_to_end.played.by_hand import Mouse
from tests.end_to_end.played.by_keys import Keys
from tests.end_to_end.played.hour import HOUR, Hour, Minute
from tests.end_to_end.played.passing import Played
from tests.end_to_end.played.watch import Watch

CRASHED = 70
"""The exit code after which another process goes on."""
WAYS: dict[str, type[Hour]] = {"keys": Keys, "mouse": Mouse}
LIBRARY = "hour.pmdesk"
EVERY = 5
"""Minutes of the meeting between two pictures."""


class Playing:
    """A leader at a window, watched."""

    def __init__(self, way: str, folder: Path, pictures: Path | None, *, brief: bool) -> None:
        self._folder, self._pictures = folder, pictures
        self._state = folder / "played.json"
        self.played = Played.of_json(json.loads(self._state.read_text("utf-8")))
        passing = self.played.passing
        settings = Settings(folder / "settings.ini")
        self.desk = Desk(settings, now=passing.clock, ticks=passing.ticks)
        self.watch = Watch(self.desk, folder / LIBRARY, self.played)
        self.leader = WAYS[way](self.desk, self.played)
        self.leader.minutes_file = str(folder / "minutes.md")
        self._seen: int | None = None
        self._minutes = [minute for minute in HOUR if minute.brief or not brief]
        sys.excepthook = self._complain

    def _complain(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        lines = traceback.format_exception(kind, fault, trace)
        self.watch.warnings.append(" ".join("".join(lines[-3:]).split()))

    def run(self) -> None:
        self.desk.open(self._folder / LIBRARY)
        self.desk.window.resize(1280, 800)
        self.desk.window.activateWindow()
        play(self.leader.hands, self._script())

    def _script(self) -> Script:
        yield lambda: self.desk.has_work
        if not isinstance(self.desk.window.page, ConsolePage):
            yield from self.leader.idle()
            if not self.played.done:
                yield from self.leader.open_review()
            yield lambda: isinstance(self.desk.window.page, ConsolePage)
        for minute in self._minutes[len(self.played.done) :]:
            yield from minute.does(self.leader)
            yield from self.leader.idle()
            self.picture(minute)
            if minute.crash:
                yield from self._fall_over()
            self.leader.pass_by(minute.lasts)
            self.leader.let_timers_end()
            yield from self.leader.idle()
            self.watch.look(f"{self.played.counted.minute} min, {minute.name}")
            self.played.done.append(minute.name)
            self._save()
        self.desk.window.close()

    def _fall_over(self) -> Script:
        """Gone without a goodbye, with words in the capture line that nobody sent."""
        self.leader.hands.press("Ctrl+K")
        yield None
        self.leader.hands.type("half a line that is lo")
        yield None
        passing = self.played.passing
        for _ in range(120):
            passing.pass_by(1)
            self.played.counted.pass_by(1)
        passing.start_again()
        self.played.done.append("falls_over")
        self._save()
        os._exit(CRASHED)

    def _save(self) -> None:
        self._state.write_text(json.dumps(self.played.as_json()), "utf-8")

    def picture(self, minute: Minute) -> None:
        """Console and audience, side by side in their names."""
        now = self.played.counted.minute
        if self._pictures is None or (self._seen is not None and now < self._seen + EVERY):
            return
        self._seen = now
        name = f"{now:02}min-{minute.name}"
        self.desk.window.grab().save(str(self._pictures / f"{name}-console.png"))
        console = self.leader.console
        window = console.sharing.window
        if window is not None and console.room.is_open:
            window.resize(1280, 720)  # the screen of the offscreen platform is a small one
            window.grab().save(str(self._pictures / f"{name}-room.png"))


def main(way: str, folder: str, pictures: str = "", brief: str = "") -> None:
    app = QApplication([])
    app.setApplicationName("pmdesk")
    app.setStyle("Fusion")
    shown = Path(pictures) if pictures else None
    Playing(way, Path(folder), shown, brief=bool(brief)).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
