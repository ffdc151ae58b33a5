"""How wide a text will be, about: enough to keep labels apart where no font can be asked.

Widths are in parts of the type size and on the generous side, so that they hold for the widest
font of the chain.
"""

_NARROW = frozenset("iljtfrI.,:;'|!()[]/\\-` ·’")
_WIDE = frozenset("mwMW@%&—")


def width(text: str, bold: bool = False, size: float = 11.0) -> float:
    """The width of a line in the unit of `size`."""
    total = sum(_part(letter) for letter in text)
    return total * size * (1.07 if bold else 1.0)


def _part(letter: str) -> float:
    if letter in _NARROW:
        return 0.37
    if letter in _WIDE:
        return 0.95
    if ord(letter) > 0x2E80:
        return 1.05
    return 0.7 if letter.isupper() else 0.62
