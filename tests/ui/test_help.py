"""The dialogs About and Keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pmdesk import __version__
from pmdesk.ui.actions import ACTIONS
from pmdesk.ui.help.about import AboutDialog
from pmdesk.ui.help.keys import KeyRow, KeysDialog, caps
from pmdesk.ui.theme.theme import Theme

Shown = Callable[[QWidget, int, int], QWidget]


def test_every_key_of_the_menus_is_listed(theme: Theme, shown: Shown) -> None:
    dialog = KeysDialog(theme)
    shown(dialog, 800, 640)
    said = [row.accessibleName() for row in dialog.findChildren(KeyRow)]
    for spec in ACTIONS:
        if spec.keys:
            assert f"{spec.text.rstrip('…')}: {spec.keys}" in said


@pytest.mark.parametrize(
    ("keys", "shown_as"),
    [("Ctrl+Shift+N", ("Ctrl", "Shift", "N")), ("F5", ("F5",)), ("Ctrl++", ("Ctrl", "+"))],
)
def test_a_shortcut_is_a_row_of_caps(keys: str, shown_as: tuple[str, ...]) -> None:
    assert caps(keys) == shown_as


def test_about_names_version_licence_and_places(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme, {"Library": Path("/srv/reviews.pmdesk")})
    shown(dialog, 560, 320)
    said = [part.accessibleName() for part in dialog.findChildren(QWidget)]
    assert {__version__, "MIT", str(Path("/srv/reviews.pmdesk"))} <= set(said)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
