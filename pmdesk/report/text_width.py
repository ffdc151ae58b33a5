"""How wide a text will be, about: enough to keep labels apart where no font can be asked.

The figures are of Inter, a little generous, so that they nearly hold for the wider fonts of the
chain too.
"""

_GROUPS = {
    0.27: "'Iijl!,.:; ’·\u2009",
    0.38: '()/[\\]frt{|}"',
    0.48: "-^_",
    0.55: "*?`s",
    0.6: "JLackvxyz–",
    0.64: "0123456789EFZbdeghnopqu",
    0.68: "#$&+<=>BKPRSTXY~−",
    0.72: "ADV",
    0.77: "CGHNOQU",
    0.88: "%wm…",
    0.97: "M@W—",
}
_PARTS = {letter: part for part, letters in _GROUPS.items() for letter in letters}


def width(text: str, bold: bool = False, size: float = 11.0) -> float:
    """The width of a line in the unit of `size`."""
    total = sum(_PARTS.get(letter, 1.05) for letter in text)
    return total * size * (1.05 if bold else 1.0)
