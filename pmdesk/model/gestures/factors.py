"""Gestures on contributing factors: cards, their categories and groups, and what they rest on."""

from pmdesk.model.change import edited
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import Steps, add, gesture, move, need, remove, set_field
from pmdesk.model.review import Factor, Group, Link, Review
from pmdesk.model.text import clean_line
from pmdesk.model.words import Novelty, Weight


@gesture("Add factor")
def add_factor(
    review: Review, *, id: str, text: str, category: str = "technical", group: str = ""
) -> Steps:
    return add(review, "factors", Factor(id=id, text=text, category=category, group=group))


@gesture("Edit factor", merges=True)
def set_text(review: Review, *, id: str, text: str) -> Steps:
    return set_field(review, "factors", id, "text", text)


@gesture("Edit factor", merges=True)
def set_fact(review: Review, *, id: str, field: str, value: str) -> Steps:
    """A text beside the factor: details, role, evidence or alone."""
    return set_field(review, "factors", id, field, value)


@gesture("Mark known or surprise")
def set_novelty(review: Review, *, id: str, novelty: Novelty) -> Steps:
    return set_field(review, "factors", id, "novelty", novelty)


@gesture("Mark weight")
def set_weight(review: Review, *, id: str, weight: Weight) -> Steps:
    return set_field(review, "factors", id, "weight", weight)


@gesture("Move factor")
def move_factor(
    review: Review, *, id: str, category: str, group: str = "", before: str = ""
) -> Steps:
    """To a category and group, before another factor ("" = last)."""
    if group:
        need("groups", review.groups, group)
    return move("factors", review.factors, id, before, category=category, group=group)


@gesture("Group factor")
def move_to_new_group(review: Review, *, id: str, group: str, name: str) -> Steps:
    """Makes a group of this name (an existing one is used again) and puts the factor under it."""
    factor = need("factors", review.factors, id)
    cleaned = clean_line(name)
    if not cleaned:
        raise Refused("A group needs a name.", "What would you call it to a new colleague?")
    existing = next((g for g in review.groups if g.name.casefold() == cleaned.casefold()), None)
    if existing is None:
        yield from add(review, "groups", Group(id=group, name=cleaned))
    yield from edited("factors", factor, group=existing.id if existing else group)


@gesture("Rename group", merges=True)
def rename_group(review: Review, *, id: str, name: str) -> Steps:
    return set_field(review, "groups", id, "name", name)


@gesture("Dissolve group")
def delete_group(review: Review, *, id: str) -> Steps:
    """The heading goes, its factors stay, ungrouped."""
    yield from remove(review, "groups", id)
    for factor in review.factors:
        if factor.group == id:
            yield from edited("factors", factor, group="")


@gesture("Link entry")
def link_entry(review: Review, *, id: str, factor: str, entry: str) -> Steps:
    """Says that a factor shows at an entry; a link that is there already is not doubled."""
    need("factors", review.factors, factor)
    need("entries", review.entries, entry)
    if any(link.source == factor and link.target == entry for link in review.links):
        return ()
    link = Link(id=id, source_noun="factors", source=factor, target_noun="entries", target=entry)
    return add(review, "links", link)


@gesture("Unlink entry")
def unlink_entry(review: Review, *, factor: str, entry: str) -> Steps:
    for link in review.links:
        if link.source == factor and link.target == entry:
            yield from remove(review, "links", link.id)


@gesture("Delete factor")
def delete_factor(review: Review, *, id: str) -> Steps:
    return remove(review, "factors", id)
