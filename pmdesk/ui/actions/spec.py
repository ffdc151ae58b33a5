"""What an action of the windows is: text, key, icon and help as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: `menu` is its place, `keys` its shortcut as Qt writes it, `help` one sentence.

    `also` is another shortcut for keyboards on which the first one is hard to reach. `words` are
    further words by which the palette finds it. `divided` puts a line above it.
    """

    key: str
    menu: str
    text: str
    keys: str = ""
    icon: str = ""
    help: str = ""
    checkable: bool = False
    divided: bool = False
    words: str = ""
    also: str = ""


def N(text: str) -> str:  # noqa: N802
    """Marks a text for translation; it is translated where it is shown."""
    return text
