"""What a stage says of itself gives way by whole sentences."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from pmdesk.ui.paint.text import elided, width
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.labels import Sentences

Show = Callable[[QWidget, int, int], QWidget]
SAID = "3 accepted, 2 to decide. Is that a plan? It gets done."


@pytest.mark.parametrize("fits", [SAID, "3 accepted, 2 to decide. Is that a plan?", SAID[:24]])
def test_as_many_sentences_stand_there_as_fit(theme: Theme, shown: Show, fits: str) -> None:
    made = Sentences(theme, SAID)
    shown(made, int(width(fits, theme.font(13))) + 3, 20)
    assert made.shown() == fits
    assert made.toolTip() == ("" if fits == SAID else SAID)
    assert made.accessibleName() == SAID


def test_where_there_is_no_room_for_one_it_is_cut(theme: Theme, shown: Show) -> None:
    made = Sentences(theme, SAID)
    shown(made, 90, 20)
    assert made.shown() == elided(SAID[:24], theme.font(13), 90)
    assert made.toolTip() == SAID
