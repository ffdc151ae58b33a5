"""What is photographed, one scene after the other: alone, in a meeting, and what the room sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from pmdesk.desk.desk import Desk
from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.gestures import header
from pmdesk.model.words import BuyIn, Stage
from pmdesk.paths import backup_folder
from pmdesk.shots.language import language_scenes
from pmdesk.shots.leading import (
    handed_over_scene,
    leading_scenes,
    preparing_scenes,
    round_scene,
)
from pmdesk.shots.props import ARCHIVE, EXPORTED, LIBRARY, PASTED, HandClock, before_meeting
from pmdesk.shots.timeline import timeline_scenes
from pmdesk.shots.walk import walk_scenes
from pmdesk.store.backup import folder_of
from pmdesk.ui.audience.window import AudienceWindow
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.help.about import AboutDialog
from pmdesk.ui.help.keys import KeysDialog
from pmdesk.ui.library.first_start import FirstStart

Scene = tuple[str, QWidget]
REACHED = 18
"""Entries that the room has seen when the walk is photographed."""
LATER = 3.5
"""Minutes that each stage of the meeting has taken when it is photographed."""


@dataclass(frozen=True, slots=True)
class Set:
    """Where the scenes are played: the desk, its clock, and the size of the audience window."""

    desk: Desk
    clock: HandClock
    audience_size: QSize

    @property
    def console(self) -> ConsolePage:
        console = self.desk.work().console
        assert console is not None
        return console

    @property
    def audience(self) -> AudienceWindow:
        window = self.console.sharing.window
        assert window is not None
        return window

    def window(self, name: str) -> Scene:
        """The console as the active window, its clocks as of now."""
        self.desk.window.activateWindow()
        if self.desk.work().console is not None:
            self.console.top.show_room()
            self.console.top.line.show_saved(f"Saved {self.clock().astimezone():%H:%M:%S}")
        return name, self.desk.window

    def go_to(self, stage: Stage) -> None:
        """To a stage, without a message of the one before."""
        self.console.go_to(stage)
        self.console.banner.hide()


def everything(at: Set) -> Iterator[Scene]:
    """Every window with its name."""
    yield from beginnings(at)
    yield from alone(at)
    yield from meeting(at)
    yield from afterwards(at)


def briefly(at: Set) -> Iterator[Scene]:
    """Each window and each stage once, for a first look."""
    yield from beginnings(at)
    yield from alone(at)
    walk = (scene for scene in meeting(at) if scene[0].startswith("audience-"))
    yield from walk


def beginnings(at: Set) -> Iterator[Scene]:
    """Before there is a review."""
    desk = at.desk
    page = FirstStart(desk.theme, Path(LIBRARY), {})
    desk.window.show_page(page)
    yield "first-start", desk.window
    yield from _dialog("new-review", desk.work().new_review_dialog())
    desk.go_home()


def alone(at: Set) -> Iterator[Scene]:
    """The finished sample, stage by stage, and what lies over it."""
    desk, work = at.desk, at.desk.work()
    work.open_sample()
    for stage in at.console.stages:
        at.go_to(stage)
        yield at.window(f"stage-{stage}")
    at.go_to(Stage.TIMELINE)
    yield from timeline_scenes(at.console, at.window)
    yield from language_scenes(at.console, at.window)
    preview = work.importing.preview(at.console.session.review)
    preview.paste(PASTED)
    yield from _dialog("import-preview", preview)
    export = work.importing.preview(at.console.session.review)
    export.load([("release-room.txt", EXPORTED.encode())])
    export.panel.table.go_to(2)
    yield from _dialog("import-secrets", export)
    archive = work.importing.archive()
    archive.load("post-mortems", ARCHIVE)
    yield from _dialog("import-folder", archive)
    palette = work.show_palette()
    palette.line.setText("fact")
    yield at.window("palette")
    palette.put_away()
    yield from _dialog("keys", KeysDialog(desk.theme, desk.window, Stage.TIMELINE))
    yield from _dialog("language-rules", work.language.dialog(desk.theme, desk.window))
    places = {"Library": Path(LIBRARY), "Backups": Path(LIBRARY.parent / "backups")}
    yield from _dialog("about", AboutDialog(desk.theme, places, desk.window))
    yield from _versions(at)
    desk.go_home()
    yield "library", desk.window
    desk.window.do("follow-up")
    yield "follow-up", desk.window
    desk.window.do("follow-up")


def _versions(at: Set) -> Iterator[Scene]:
    """A backup, and what differs from it after an edit, which is then undone."""
    session, library = at.console.session, at.desk.library
    library.backup(folder_of(backup_folder(), library.library_id), at.clock())
    session.do(header.set_title, title="Ferry fares")
    versions = at.desk.work().versions()
    versions.refresh()
    yield from _dialog("versions", versions.dialog)
    session.undo()


def meeting(at: Set) -> Iterator[Scene]:
    """A running meeting: each stage without and with the guide, and what the room sees of it."""
    yield from _begun(at)
    for stage in IN_MEETING:
        at.go_to(stage)
        at.clock.pass_by(LATER)
        yield from _prepared(at, stage)
        yield at.window(f"meeting-{stage}")
        yield from _seen(at, str(stage))
        at.console.guide.open_at("")
        yield at.window(f"guide-{stage}")
        if stage is Stage.TIMELINE:
            yield from _asked(at)
        at.console.guide.fold()
        if stage is Stage.TIMELINE:
            yield from leading_scenes(at.console, at.window)
            yield from walk_scenes(at.console, at.audience)
        if stage in (Stage.FACTORS, Stage.ACTIONS):
            yield from round_scene(at.console, at.window)
    for stage in (Stage.PREPARE, Stage.REPORT):
        at.go_to(stage)
        yield at.window(f"meeting-{stage}")


def afterwards(at: Set) -> Iterator[Scene]:
    """The end of the meeting, and what is left of it."""
    console = at.console
    at.go_to(Stage.CLOSE)
    console.act("attendance")
    yield at.window("attendance")
    console.top.meeting.close_bubble()
    yield from handed_over_scene(console, at.window)
    at.go_to(Stage.CLOSE)
    console.session.do(header.set_closing, field="buy_in", value=BuyIn.YES)
    console.act("end-meeting")
    yield at.window("end-meeting")
    console.top.meeting.close_bubble()
    console.session.do(header.set_closing, field="buy_in", value=BuyIn.NONE)
    console.act("end-meeting")
    yield at.window("buy-in")
    console.room.end()
    at.go_to(Stage.REPORT)
    yield at.window("ended")
    console.act("close-audience")
    at.desk.go_home()


def _begun(at: Set) -> Iterator[Scene]:
    """The meeting begins, and while the audience is closed the console folds its private parts."""
    review, work = before_meeting(), at.desk.work()
    at.desk.library.add(review, "New review")
    work.open_review(review.id, Stage.PREPARE)
    yield at.window("before-meeting")
    yield from preparing_scenes(at.console, at.window)
    yield "audience-welcome", _opened(at)
    at.console.act("close-audience")
    at.console.act("start-meeting")
    at.go_to(Stage.TIMELINE)
    at.console.room.reach(review.entries[REACHED])
    yield at.window("shared-timeline")
    at.console.room.reach(None)
    at.go_to(Stage.OPEN)
    _opened(at)


def _opened(at: Set) -> AudienceWindow:
    at.console.act("audience")
    at.audience.moves = False  # a page that fades in would be photographed half way
    at.audience.resize(at.audience_size)
    return at.audience


def _prepared(at: Set, stage: Stage) -> Iterator[Scene]:
    """What has happened when a stage is photographed."""
    console, review = at.console, at.console.session.review
    if stage is Stage.TIMELINE:
        yield from _seen(at, "before-walk")
        console.room.reach(review.entries[REACHED])
        yield from _captured(at)
        console.top.sharing.open_panel()
        yield at.window("audience-bubble")
        console.top.sharing.close_bubble()
    elif stage is Stage.BIASES:
        console.room.reach(review.entries[-1])
        console.session.do(header.agree_timeline, at=at.clock().replace(microsecond=0))
    elif stage is Stage.FACTORS:
        console.room.look_at(review.factors[1].id)
        yield from _seen(at, "factor")
        console.room.look_at("")
    elif stage is Stage.ACTIONS:
        console.room.look_at(review.actions[0].id)


def _asked(at: Set) -> Iterator[Scene]:
    """A question of the guide that the room sees."""
    at.console.act("show-prompt")
    yield at.window("guide-shown")
    yield "audience-question", at.audience
    at.console.act("show-prompt")


def _captured(at: Set) -> Iterator[Scene]:
    """The capture line: a target with its chip, the list of targets, a completed seat."""
    line = at.console.capture
    for name, text in (
        ("capture-chip", "/i Let the cache be filled before an import goes live"),
        ("capture-targets", "/"),
        ("capture-seats", "09:38 @s"),
    ):
        line.take_focus()
        line.field.set_line(text)
        yield at.window(name)
    line.field.set_line("")
    at.console.view.focus_first()


def _seen(at: Set, name: str) -> Iterator[Scene]:
    """What the room sees now, page by page."""
    room = at.console.room
    yield f"audience-{name}", at.audience
    for page in range(1, room.pages):
        room.turn(1)
        yield f"audience-{name}-{page + 1}", at.audience
    room.turn(-room.pages)


def _dialog(name: str, dialog: QDialog) -> Iterator[Scene]:
    dialog.show()
    yield name, dialog
    dialog.close()
    dialog.deleteLater()
