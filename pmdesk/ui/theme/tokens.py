"""Colours as roles: ten bases from resources/styles/themes.toml and what is derived from them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from PySide6.QtGui import QColor

from pmdesk.resources import resource_text

Tokens = Mapping[str, QColor]

THEMES = ("light", "dark", "contrast")
AUDIENCE = {name: f"audience-{name}" for name in THEMES}
"""The colours of the audience window beside each theme of the console; they know no private."""

TINTED = ("accent", "signal", "private", "amber", "brick", "ink")


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` of a colour on a ground, as an opaque colour."""
    return QColor.fromRgbF(
        colour.redF() * share + ground.redF() * (1 - share),
        colour.greenF() * share + ground.greenF() * (1 - share),
        colour.blueF() * share + ground.blueF() * (1 - share),
    )


@cache
def _themes() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resource_text("styles/themes.toml"))


@cache
def tokens(theme: str) -> Tokens:
    """All colours of a theme by role: the bases, X-tint, hair, sunken, hover, track, scrim.

    A theme of the audience has no role "private": asking for it is a KeyError, never a colour.
    """
    data = _themes()[theme]
    colours = {name: QColor(value) for name, value in data.items() if isinstance(value, str)}
    surface = colours["surface"]
    for name in colours.keys() & TINTED:
        colours[f"{name}-tint"] = mixed(colours[name], surface, data["tint"])
    colours["hair"] = mixed(colours["line"], surface, 0.6)
    colours["sunken"] = mixed(colours["ink"], surface, 0.03 if data["tint"] else 0.0)
    colours["hover"] = mixed(colours["ink"], surface, data["hover"])
    colours.setdefault("track", colours["line"])
    colours["scrim"] = QColor(20, 22, 24, 71)
    return colours
