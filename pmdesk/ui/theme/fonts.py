"""Fonts by pixel size and weight: one chain of families, tabular figures, no hinting."""

from functools import cache

from PySide6.QtGui import QFont

FAMILIES = ["Inter", "Inter Variable", "Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue"]


TIGHT_FROM = 20
"""The size from which letters stand a little closer, where it is not said otherwise."""


@cache
def font(px: float = 13, weight: int = 400, tight_from: float = TIGHT_FROM) -> QFont:
    """A font of the app; stage titles and figures are set a little tighter."""
    chosen = QFont(FAMILIES)
    chosen.setPixelSize(round(px))
    chosen.setWeight(QFont.Weight(weight))
    chosen.setFeature(QFont.Tag("tnum"), 1)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if px >= tight_from:
        share = -0.02 if px >= 28 else -0.012
        # Percentage spacing in Qt is of each glyph's advance, about half of what CSS means by it.
        chosen.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, share * px)
    return chosen
