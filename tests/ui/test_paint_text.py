"""Text as painters need it: wrapped and cut without losing a character."""

import pytest

from pmdesk.ui.paint.text import width, wrapped
from pmdesk.ui.theme.theme import Theme


@pytest.mark.parametrize(
    "words", ["تعطل الدفع في المتجر 🔥🔥 ", "Checkout 🔥🔥 is slow ", "a\n🔥 b "]
)
def test_lines_keep_every_character_and_their_room(theme: Theme, words: str) -> None:
    font = theme.font(13, 600)
    lines = wrapped(words * 6, font, 200)
    assert "".join(" ".join(lines).split()) == "".join((words * 6).split())
    assert all(width(line, font) <= 201 for line in lines)


def test_the_last_of_a_few_lines_is_cut(theme: Theme) -> None:
    font = theme.font()
    lines = wrapped("one 🔥 two\nthree four\nfive six", font, 60, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert "\u2028" not in lines[1]
    assert width(lines[1], font) <= 60
