"""Gestures on tags, the words that a review is found by."""

from pmdesk.model.change import added, removed
from pmdesk.model.gestures.gesture import Steps, gesture, last_position
from pmdesk.model.order import STEP
from pmdesk.model.review import Review, Tag
from pmdesk.model.text import clean_line


@gesture("Edit tags")
def set_tags(review: Review, *, names: tuple[str, ...], ids: tuple[str, ...]) -> Steps:
    """Exactly these tags; `ids` has one for each name, for those that are new."""
    wanted = {name.casefold(): name for name in map(clean_line, names) if name}
    present = {tag.name.casefold() for tag in review.tags}
    for tag in review.tags:
        if tag.name.casefold() not in wanted:
            yield removed("tags", tag)
    new = [name for key, name in wanted.items() if key not in present]
    position = last_position(review.tags)
    for id, name in zip(ids, new, strict=False):
        yield added("tags", Tag(id=id, name=name, position=position))
        position += STEP
