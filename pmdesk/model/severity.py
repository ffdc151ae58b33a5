"""How grave a severity is, read from whatever an organisation writes for it."""

import re

LEVELS = ("SEV-1", "SEV-2", "SEV-3", "SEV-4")
"""What is offered where none is written yet, the gravest first."""

_WORDS = (("critical", "blocker"), ("major", "high"), ("moderate", "medium"), ("minor", "low"))
_NUMBER = re.compile(r"\d+")


def level(severity: str) -> int:
    """1 (gravest) to 4 for SEV-1, P2, S3, critical, minor …; 0 where it does not say."""
    text = severity.casefold()
    number = _NUMBER.search(text)
    if number is not None:
        return min(max(int(number[0][:3]), 1), 4)
    found = (n for n, words in enumerate(_WORDS, 1) if any(word in text for word in words))
    return next(found, 0)
