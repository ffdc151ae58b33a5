"""Rows of a noun counted in words, for what is said about damage."""

_ONE_AND_MANY = {
    "review": ("review", "reviews"),
    "seats": ("seat", "seats"),
    "meetings": ("meeting", "meetings"),
    "attendance": ("line of attendance", "lines of attendance"),
    "entries": ("entry", "entries"),
    "accounts": ("account", "accounts"),
    "groups": ("group", "groups"),
    "factors": ("factor", "factors"),
    "links": ("link", "links"),
    "ladder": ("step of the ladder", "steps of the ladder"),
    "lessons": ("lesson", "lessons"),
    "actions": ("action", "actions"),
    "ideas": ("idea", "ideas"),
    "questions": ("question", "questions"),
    "parked": ("parked item", "parked items"),
    "notes": ("private note", "private notes"),
    "biases": ("bias", "biases"),
    "tags": ("tag", "tags"),
    "amendments": ("amendment", "amendments"),
    "log": ("line of the meeting's log", "lines of the meeting's log"),
    "dismissals": ("dismissed finding", "dismissed findings"),
    "attachments": ("attachment", "attachments"),
    "worksheet": ("row of the worksheet", "rows of the worksheet"),
    "glossary": ("term", "terms"),
    "comments": ("comment", "comments"),
    "sign_offs": ("sign-off", "sign-offs"),
    "exports": ("line of the exports", "lines of the exports"),
    "recipients": ("recipient", "recipients"),
    "participation": ("count of turns", "counts of turns"),
    "safety": ("safety check", "safety checks"),
}


def counted(count: int, noun: str) -> str:
    """ "1 entry", "3 entries"."""
    one, many = _ONE_AND_MANY.get(noun, (f"row of {noun}", f"rows of {noun}"))
    return f"{count:,} {one if count == 1 else many}"


def is_are(count: int) -> str:
    """The verb that goes with a count."""
    return "is" if count == 1 else "are"


def listed(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
