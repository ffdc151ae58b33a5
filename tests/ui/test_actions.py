"""The one list of actions: whole, without conflicts, and each of them can be reached."""

from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.model.review import Action, Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Decision, Stage
from pmdesk.resources import resource_text
from pmdesk.ui.actions import ACTIONS, MENUS
from pmdesk.ui.settings import Settings
from tests.conftest import Opened

TAKEN = {"F2", "F10", "Ctrl+A", "Ctrl+X", "Ctrl+V", "Ctrl+Z"} - {"Ctrl+Z"}
"""Keys that fields, menus and platforms use themselves."""


def test_every_action_has_a_place_a_name_and_a_sentence() -> None:
    for spec in ACTIONS:
        assert spec.menu in MENUS, spec.key
        assert spec.text, spec.key
        assert spec.help.endswith("."), spec.key
        assert not spec.icon or f"\n{spec.icon} = " in resource_text("icons/icons.toml"), spec.key


def test_no_key_and_no_name_stands_twice() -> None:
    keys = [QKeySequence(spec.keys).toString() for spec in ACTIONS if spec.keys]
    assert len(keys) == len(set(keys))
    assert not set(keys) & TAKEN
    assert all(keys), "a key that Qt does not know"
    names = [spec.key for spec in ACTIONS]
    assert len(names) == len(set(names))
    texts = [(spec.menu, spec.text) for spec in ACTIONS]
    assert len(texts) == len(set(texts))


def test_every_action_can_be_done_somewhere(qapp: QApplication, tmp_path: Path) -> None:
    """On the library, on some stage, in a meeting or with the audience open."""
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "reviews.pmdesk")
    try:
        can: set[str] = set(desk.window.can())
        desk.work().open_sample()
        console = desk.work().console
        assert console is not None
        console.session.undo()
        can |= set(desk.window.can())
        for meeting in (False, True):
            if meeting:
                console.act("start-meeting")
                console.room.reach(console.session.review.entries[3])
                console.room.look_back()
            for stage in console.stages:
                console.go_to(stage)
                can |= set(desk.window.can())
        console.act("audience")
        can |= set(desk.window.can())
        console.room.paged(0, 3)
        can |= set(desk.window.can())
        console.room.turn(1)
        can |= set(desk.window.can())
        console.go_to(Stage.FACTORS)
        console.room.look_at(console.session.review.factors[0].id)
        can |= set(desk.window.can())
        console.room.hand_over()
        can |= set(desk.window.can())
        console.left.emit()
        can |= set(desk.window.can())
    finally:
        desk.window.close()
        desk.window.deleteLater()
    history = {"undo", "redo"}
    assert {spec.key for spec in ACTIONS} - can - history == set()


def test_no_stage_offers_files_of_a_meeting_that_was_never_held(
    opened: Opened, tmp_path: Path
) -> None:
    desk = opened(tmp_path / "reviews.pmdesk")
    review = Review(id=new_id(), title="No meeting yet")
    desk.library.add(review, "New review")
    for stage in Stage:
        desk.work().open_review(review.id, stage)
        exports = {key for key in desk.window.can() if key.startswith("export-")}
        assert exports >= {"export-pdf", "export-md", "export-json"}
        assert not {key for key in exports if "minutes" in key or "preread" in key}
        assert "export-calendar" not in exports
        for key in ("export-minutes-pdf", "export-calendar"):
            desk.window.do(key)


def test_an_export_waits_while_the_stage_in_front_has_something_to_ask(
    opened: Opened, tmp_path: Path
) -> None:
    desk = opened(tmp_path / "reviews.pmdesk")
    plan = Action(id=new_id(), text="Warn early", decision=Decision.ACCEPTED)
    review = Review(id=new_id(), title="Nobody has said yet whether they agree", actions=(plan,))
    desk.library.add(review, "New review")
    desk.work().open_review(review.id)
    for key in ("start-meeting", "stage-close", "export-md"):
        desk.window.do(key)
    assert desk.console is not None
    assert desk.console.view.stage is Stage.CLOSE
    assert "export-md" in desk.window.can()
