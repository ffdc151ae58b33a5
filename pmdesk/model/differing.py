"""What differs between two versions of a review, in words: "12 entries, 2 actions"."""

from collections.abc import Mapping

NAMES: Mapping[str, tuple[str, str]] = {
    "entries": ("entry", "entries"),
    "factors": ("factor", "factors"),
    "actions": ("action", "actions"),
    "lessons": ("lesson", "lessons"),
    "review": ("facts", "facts"),
    "groups": ("group", "groups"),
    "links": ("link", "links"),
    "accounts": ("account", "accounts"),
    "seats": ("seat", "seats"),
    "meetings": ("meeting", "meetings"),
    "ideas": ("idea", "ideas"),
    "questions": ("question", "questions"),
    "parked": ("parked topic", "parked topics"),
    "biases": ("answer on a bias", "answers on biases"),
    "ladder": ("why", "whys"),
    "tags": ("tag", "tags"),
    "amendments": ("amendment", "amendments"),
    "attachments": ("attachment", "attachments"),
    "worksheet": ("line of the worksheet", "lines of the worksheet"),
    "glossary": ("word of the glossary", "words of the glossary"),
    "comments": ("comment", "comments"),
    "sign_offs": ("sign-off", "sign-offs"),
    "recipients": ("recipient", "recipients"),
    "attendance": ("attendance", "attendances"),
    "log": ("line of the log", "lines of the log"),
}
"""One and many of each noun that is shared, what matters most first."""
NAMED = 3
"""So many are named, the rest is counted together."""


def differing_text(counts: Mapping[str, int]) -> str:
    """Counts by noun in words; "" where there are none. The review's own row is its facts."""
    nouns = [noun for noun in NAMES if counts.get(noun)]
    named = [_counted(noun, counts[noun]) for noun in nouns[:NAMED]]
    more = sum(counts[noun] for noun in nouns[NAMED:])
    return ", ".join([*named, f"{more} more"] if more else named)


def _counted(noun: str, count: int) -> str:
    one, many = NAMES[noun]
    return one if noun == "review" else f"{count} {one if count == 1 else many}"
