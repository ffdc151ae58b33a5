"""File names made of titles: what every file system takes and every person can read."""

import re
import unicodedata

LONGEST = 80
"""Bytes of the longest name, suffix included; far below any limit, and short enough to read."""

_SEPARATORS = re.compile(r'[/\\:*?"<>|]+')
_EDGE = " .-_~"
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\s*(?:\.|$))", re.IGNORECASE
)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe_name(title: str, suffix: str) -> str:
    """The title as a file name that ends in `suffix` (".pdf"); "report" where nothing is left."""
    words = re.sub(r"\s+", " ", unicodedata.normalize("NFC", title))
    seen = "".join(char for char in words if unicodedata.category(char) not in _UNSEEN)
    plain = unicodedata.normalize("NFC", _SEPARATORS.sub("-", seen)).strip(_EDGE)
    if _RESERVED.match(plain):
        plain = f"review {plain}"
    return (_cut(plain, LONGEST - len(suffix.encode())).strip(_EDGE) or "report") + suffix


def _cut(text: str, most: int) -> str:
    """At most this many bytes, cut at a character that nothing combines with, best at a word."""
    if len(text.encode()) <= most:
        return text
    cut = text.encode()[:most].decode(errors="ignore")
    while cut and unicodedata.combining(text[len(cut)]):
        cut = cut[:-1]
    if text[len(cut)] == " ":
        return cut
    words = cut.rpartition(" ")[0]
    return words if len(words.encode()) > most // 2 else cut
