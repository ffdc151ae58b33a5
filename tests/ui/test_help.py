"""The dialogs About and Keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pmdesk import __version__
from pmdesk.model.words import Stage
from pmdesk.ui.actions import ACTIONS
from pmdesk.ui.actions_stage.stage import ActionsStage
from pmdesk.ui.actions_stage.table import ActionsTable
from pmdesk.ui.biases.stage import KEYS as BIAS_KEYS
from pmdesk.ui.capture.targets import BY_SLASH
from pmdesk.ui.factors.card import KEYS as FACTOR_KEYS
from pmdesk.ui.help.about import AboutDialog
from pmdesk.ui.help.keys import CAPS, KeyRow, KeysDialog, caps
from pmdesk.ui.help.stage_keys import key_groups
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage
from pmdesk.ui.timeline.table import TimelineTable

Shown = Callable[[QWidget, int, int], QWidget]


@pytest.fixture
def keys(theme: Theme, shown: Shown) -> KeysDialog:
    dialog = KeysDialog(theme, None, Stage.FACTORS)
    shown(dialog, 920, 680)
    return dialog


def said(dialog: KeysDialog) -> list[str]:
    """What the rows that can be seen say."""
    rows = dialog.findChildren(KeyRow)
    return [row.accessibleName() for row in rows if row.isVisible()]


def keys_of(stage: Stage) -> list[str]:
    """The keys of a stage, one by one."""
    lines = [line for group in key_groups() if stage in group.stages for line in group.lines]
    return [key for line in lines for key in line.keys.split(" ")]


def test_every_key_of_the_menus_is_listed(keys: KeysDialog) -> None:
    for spec in ACTIONS:
        if spec.keys:
            assert f"{spec.text.rstrip('…')}: {spec.keys}" in said(keys)


def test_every_letter_of_the_stages_is_listed(keys: KeysDialog) -> None:
    assert set(BIAS_KEYS) <= set(keys_of(Stage.BIASES))
    assert set(FACTOR_KEYS) <= set(keys_of(Stage.FACTORS))
    for slash in BY_SLASH:
        assert any(row.endswith(f": /{slash}") for row in said(keys))


def test_every_row_says_all_of_it(theme: Theme, keys: KeysDialog) -> None:
    letters = QFontMetricsF(theme.font(13))
    cut = [
        text
        for row in keys.findChildren(KeyRow)
        if letters.horizontalAdvance(text := row.accessibleName().rpartition(": ")[0])
        > row.width() - CAPS
    ]
    assert cut == []


def test_the_keys_of_the_stage_in_front_stand_first(keys: KeysDialog) -> None:
    top = min(keys.blocks, key=lambda block: (block.x() > 0, block.y()))
    assert "Move the card to another column" in top.rows[1].accessibleName()


def test_words_narrow_the_list_until_nothing_is_left(keys: KeysDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(keys.filter, "ctrl+shift room page")
    assert said(keys) == [
        "Next page for the room: Ctrl+Shift+PgDown",
        "Previous page for the room: Ctrl+Shift+PgUp",
    ]
    QTest.keyClicks(keys.filter, " tea")
    assert said(keys) == []
    qtbot.keyClick(keys.filter, Qt.Key.Key_Escape)
    assert len(said(keys)) > 80
    qtbot.keyClick(keys.filter, Qt.Key.Key_Escape)
    assert not keys.isVisible()


def test_the_list_is_scrolled_from_the_field(keys: KeysDialog) -> None:
    bar = keys.area.verticalScrollBar()
    QTest.keyClick(keys.filter, Qt.Key.Key_PageDown)
    assert bar.value() > 100
    QTest.keyClick(keys.filter, Qt.Key.Key_PageUp)
    assert bar.value() == 0


OF_THE_STRIP = ("Left", "Right", "+", "-", "0", "PgUp", "PgDown")


def heard(table: TimelineTable | ActionsTable) -> list[str]:
    """What the table will say, by the names of its signals."""
    names = ("edit_wanted", "moved", "kind_wanted", "kind_moved", "star_wanted", "reach_wanted")
    more = ("decided", "first_wanted", "room_wanted", "merge_wanted", "shift_wanted", "picked")
    more = (*more, "paste_wanted", "field_wanted")
    told: list[str] = []
    for name in (*names, *more):
        if hasattr(table, name):
            getattr(table, name).connect(lambda *_, name=name: told.append(name))
    return told


def press(table: QWidget, key: str) -> None:
    """As on most keyboards: the star is typed with Shift."""
    chord = QKeySequence(key)[0]
    modifiers = chord.keyboardModifiers()
    if key == "*":
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, chord.key(), modifiers)


def test_the_keys_of_the_timeline_do_what_is_listed(
    theme: Theme, session: ReviewSession, shown: Shown
) -> None:
    stage = TimelineStage(theme, session, lambda text: None)
    session.changed.connect(stage.show_review)
    stage.show_review(session.review)
    shown(stage, 1096, 660)
    stage.table.choose(session.review.entries[5].id)
    for key in keys_of(Stage.TIMELINE):
        if key not in OF_THE_STRIP:
            told = heard(stage.table)
            press(stage.table, key)
            assert told, key


def test_the_keys_of_the_actions_do_what_is_listed(
    theme: Theme, session: ReviewSession, shown: Shown
) -> None:
    stage = ActionsStage(theme, session)
    session.changed.connect(stage.show_review)
    stage.show_review(session.review)
    shown(stage, 1096, 660)
    for key in keys_of(Stage.ACTIONS):
        stage.table.choose(stage.table.ids()[1])
        told = heard(stage.table)
        press(stage.table, key)
        assert told, key


@pytest.mark.parametrize(
    ("keys", "shown_as"),
    [
        ("Ctrl+Shift+N", ("Ctrl", "Shift", "N")),
        ("F5", ("F5",)),
        ("Ctrl++", ("Ctrl", "+")),
        ("+", ("+",)),
        ("/+", ("/+",)),
        ("Alt+Left", ("Alt", "←")),
        ("Return", ("Enter",)),
    ],
)
def test_a_shortcut_is_a_row_of_caps(keys: str, shown_as: tuple[str, ...]) -> None:
    assert caps(keys) == shown_as


def test_about_names_version_licence_and_places(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme, {"Library": Path("/srv/reviews.pmdesk")})
    shown(dialog, 560, 320)
    parts = [part.accessibleName() for part in dialog.findChildren(QWidget)]
    assert {__version__, "MIT", str(Path("/srv/reviews.pmdesk"))} <= set(parts)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
