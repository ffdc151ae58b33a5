"""The colours of every theme are legible: at least 4.5 in the console, 7 for the room."""

import pytest
from PySide6.QtGui import QColor

from pmdesk.ui.theme.tokens import AUDIENCE, THEMES, mixed, tokens
from tests.ui.audience.contrast import contrast

TEXTS = ("ink", "muted", "accent", "signal", "amber", "brick")
GROUNDS = ("paper", "surface", "sunken", "hover", "accent-tint", "amber-tint")


def worst(theme: str, role: str, grounds: tuple[str, ...]) -> float:
    """The lowest contrast of a role on grounds and on its own tint."""
    colours = tokens(theme)
    own = [colours[f"{role}-tint"]] if f"{role}-tint" in colours else []
    return min(contrast(colours[role], ground) for ground in [*(colours[g] for g in grounds), *own])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", [*TEXTS, "private"])
def test_console_texts_have_4_5_on_every_ground(theme: str, role: str) -> None:
    assert worst(theme, role, GROUNDS) >= 4.5


@pytest.mark.parametrize("theme", AUDIENCE.values())
@pytest.mark.parametrize("role", TEXTS)
def test_audience_texts_have_7_on_every_ground(theme: str, role: str) -> None:
    assert worst(theme, role, ("paper", "surface", "accent-tint")) >= 7


@pytest.mark.parametrize("theme", [*THEMES, *AUDIENCE.values()])
def test_borders_have_3_and_buttons_are_legible(theme: str) -> None:
    colours = tokens(theme)
    assert min(contrast(colours["edge"], colours[g]) for g in ("paper", "surface", "sunken")) >= 3
    assert contrast(colours["on-accent"], colours["accent"]) >= (
        7 if theme in AUDIENCE.values() else 4.5
    )


@pytest.mark.parametrize(
    ("theme", "role", "ground", "ratio"),
    [
        ("light", "ink", "paper", 15.4),
        ("light", "muted", "paper", 6.2),
        ("light", "private", "surface", 7.8),
        ("dark", "brick", "surface", 7.0),
        ("dark", "ink", "paper", 14.9),
        ("audience-light", "muted", "accent-tint", 8.1),
        ("audience-light", "accent", "accent-tint", 7.3),
        ("audience-light", "amber", "paper", 8.6),
        ("audience-dark", "muted", "accent-tint", 7.9),
        ("audience-dark", "brick", "surface", 8.9),
        ("audience-dark", "edge", "paper", 5.4),
    ],
)
def test_figures_are_those_of_the_design(theme: str, role: str, ground: str, ratio: float) -> None:
    colours = tokens(theme)
    assert contrast(colours[role], colours[ground]) == pytest.approx(ratio, abs=0.06)


def test_the_room_has_no_colour_for_what_is_private() -> None:
    for console, audience in AUDIENCE.items():
        colours = tokens(audience)
        assert not [role for role in colours if role.startswith("private")]
        plum = tokens(console)["private"]
        assert plum not in colours.values()
        with pytest.raises(KeyError):
            colours["private"]


def test_mixing_is_what_a_share_says() -> None:
    assert mixed(QColor("#ffffff"), QColor("#000000"), 0.5).name() == "#808080"
