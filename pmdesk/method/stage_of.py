"""The stage in which what stands at a place of a review is edited."""

from collections.abc import Mapping

from pmdesk.model.words import Stage

_BY_NOUN: Mapping[str, Stage] = {
    **dict.fromkeys(("seats", "meetings"), Stage.PREPARE),
    **dict.fromkeys(("entries", "accounts", "worksheet"), Stage.TIMELINE),
    **dict.fromkeys(("attachments", "amendments"), Stage.TIMELINE),
    "biases": Stage.BIASES,
    **dict.fromkeys(("factors", "groups", "links", "ladder"), Stage.FACTORS),
    "lessons": Stage.LESSONS,
    **dict.fromkeys(("actions", "ideas"), Stage.ACTIONS),
    **dict.fromkeys(("questions", "parked", "recipients"), Stage.CLOSE),
    **dict.fromkeys(("tags", "comments", "sign_offs", "glossary"), Stage.REPORT),
}
_OF_HEADER: Mapping[str, Stage] = {
    **dict.fromkeys(("opening", "goal", "advocate"), Stage.OPEN),
    "timeline_agreed": Stage.TIMELINE,
    "response_communication": Stage.LESSONS,
    **dict.fromkeys(("closing_note", "buy_in", "buy_in_note", "channel"), Stage.CLOSE),
}
_BY_BEGIN = (("class_", Stage.FACTORS), ("summary", Stage.REPORT), ("impact", Stage.REPORT))


def stage_of(noun: str, field: str) -> Stage:
    """The stage for a field of a noun; "review" is the header, most of which Prepare asks for."""
    if noun != "review":
        return _BY_NOUN.get(noun, Stage.PREPARE)
    begun = (stage for begin, stage in _BY_BEGIN if field.startswith(begin))
    return _OF_HEADER.get(field) or next(begun, Stage.PREPARE)
