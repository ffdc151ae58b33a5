"""The language rules of a library in the window: switched off, changed, and a broken file."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from pmdesk.desk.desk import Desk
from pmdesk.desk.language import users_file
from pmdesk.model.gestures import factors
from pmdesk.model.review import Factor, Review
from pmdesk.model.words import Stage
from pmdesk.store.library import Library
from pmdesk.ui.mirror.rules_dialog import OWN, RulesDialog
from tests.conftest import Opened

ID = "a5b1d4e2-0000-4000-8000-000000000001"
TEXT = "The reviewer failed to ask about the war room"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "reviews.pmdesk"
    path.parent.mkdir()
    with Library.open(path, create=True) as library:
        factor = Factor(id="f1", text=TEXT)
        library.add(Review(id=ID, title="Login slow", factors=(factor,)), "New review")
    return path


def found(desk: Desk) -> list[str]:
    """The rules by which something is found in the open review."""
    assert desk.console is not None
    mirror = desk.console.session.mirror
    mirror.look()
    return [finding.rule for finding in mirror.findings]


def dialog(desk: Desk) -> RulesDialog:
    return desk.work().language.dialog(desk.theme, desk.window)


def keep(desk: Desk, made: RulesDialog) -> None:
    desk.work().language.keep(made.off(), made.own())
    made.deleteLater()


def test_a_rule_is_switched_off_in_the_library_and_on_again(opened: Opened, path: Path) -> None:
    desk = opened(path)
    desk.work().open_review(ID, Stage.FACTORS)
    assert found(desk) == ["failed-to"]
    assert desk.console is not None
    desk.console.session.mirror.switch_off("failed-to")
    assert found(desk) == []
    assert "“failed-to” is off in this library." in desk.console.banner.text()
    desk.end()
    again = opened(path)
    again.work().open_review(ID, Stage.FACTORS)
    assert found(again) == []
    made = dialog(again)
    assert not made.boxes["failed-to"].tick.isChecked()
    made.boxes["failed-to"].tick.setChecked(True)
    keep(again, made)
    assert found(again) == ["failed-to"]


def test_rules_of_ones_own_are_checked_while_they_are_written(opened: Opened, path: Path) -> None:
    desk = opened(path)
    desk.work().open_review(ID, Stage.FACTORS)
    made = dialog(desk)
    made.show()
    made.pages.show_value(OWN)
    made.text.setPlainText('[[rule]]\nid = "war-room"\nkind = "tone"\n')
    assert "Line 2, column 6" in made.said.text()
    assert made.primary is not None
    assert not made.primary.isEnabled()
    made.text.setPlainText(
        '[[rule]]\nid = "war-room"\nkind = "wording"\npatterns = ["war room"]\n'
        'message = "We say incident call."\nsuggestion = "Write “incident call”."\n'
        '[[rule]]\nid = "failed-to"\noff = true\n'
    )
    assert made.said.text() == "1 rule of this library."
    keep(desk, made)
    assert found(desk) == ["war-room"]


def test_a_rule_is_found_by_its_words(opened: Opened, path: Path) -> None:
    desk = opened(path)
    made = dialog(desk)
    made.show()
    QTest.keyClicks(made.filter, "rollback")
    shown = [id for id, box in made.boxes.items() if box.isVisible()]
    assert "should-have" in shown
    assert "root-cause" not in shown
    made.deleteLater()


def test_a_broken_file_of_the_user_is_named_and_the_built_in_rules_go_on(  # type: ignore[no-untyped-def]
    opened: Opened, path: Path, qtbot
) -> None:
    users_file().parent.mkdir(parents=True)
    users_file().write_text('[[rule]]\nid = "failed-to"\nkind = "tone"\n')
    desk = opened(path)
    desk.work().open_review(ID, Stage.FACTORS)
    console = desk.console
    assert console is not None
    qtbot.waitUntil(lambda: "language.toml, line 2, column 6" in console.banner.text())
    assert "The built-in rules go on." in console.banner.text()
    assert found(desk) == ["failed-to"]


def test_what_the_user_changes_holds_in_every_library(opened: Opened, path: Path) -> None:
    users_file().parent.mkdir(parents=True)
    users_file().write_text('[[rule]]\nid = "failed-to"\noff = true\n')
    desk = opened(path)
    desk.work().open_review(ID, Stage.FACTORS)
    assert found(desk) == []


def test_a_review_in_another_language_is_left_in_peace(opened: Opened, path: Path) -> None:
    with Library.open(path) as library:
        other = Review(id=ID.replace("1", "2"), language="de", factors=(Factor(id="g", text=TEXT),))
        library.add(other, "New review")
    desk = opened(path)
    desk.work().open_review(other.id, Stage.FACTORS)
    assert found(desk) == []
    assert desk.console is not None
    desk.console.session.do(factors.set_text, id="g", text=f"{TEXT}.")
    assert found(desk) == []
