"""Gestures that reshape a timeline: some entries moved in time, merged or deleted, one split."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from pmdesk.model.change import RowChange, added, edited, removed
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import Steps, gesture, need, unlinked
from pmdesk.model.gestures.timeline import without_entry
from pmdesk.model.order import between
from pmdesk.model.review import Entry, Review
from pmdesk.model.text import clean_line, clean_text
from pmdesk.model.times import entry_clock
from pmdesk.model.words import Kind, Milestone, Precision, Support

_DAY = timedelta(days=1)


@gesture("Shift in time")
def shift(review: Review, *, ids: Sequence[str], by: timedelta) -> Steps:
    """Some entries earlier or later, all by the same: a clock that was wrong.

    The time as it was given stays beside the entry. Entries of which only the day is known move by
    whole days or not at all.
    """
    for id in ids:
        entry = need("entries", review.entries, id)
        moved = by if entry.precision is not Precision.DAY else _whole_days(by)
        try:
            until = None if entry.until is None else entry.until + moved
            yield from edited("entries", entry, at=entry.at + moved, until=until)
        except OverflowError:
            raise Refused("This is further than the calendar goes.", "Shift by less.") from None


def _whole_days(by: timedelta) -> timedelta:
    return _DAY * int(by / _DAY)


@gesture("Merge entries")
def merge(review: Review, *, ids: Sequence[str]) -> Steps:
    """Some entries become the first of them; what the others say goes into its details.

    Accounts, files, questions and links go along; of two milestones the first one's stays.
    """
    wanted = {need("entries", review.entries, id).id for id in ids}
    entries = [entry for entry in review.entries if entry.id in wanted]
    if len(entries) < 2:
        raise Refused("There is only one entry to merge.", "Choose at least two.")
    first, rest = entries[0], entries[1:]
    said = [f"{entry_clock(entry, review.zone)} {entry.text}" for entry in rest]
    said = [line for entry, line in zip(rest, said, strict=True) if entry.text != first.text]
    details = [first.details, *said, *(entry.details for entry in rest)]
    yield from edited(
        "entries",
        first,
        details=clean_text("\n\n".join(filter(None, details))),
        milestone=next((entry.milestone for entry in entries if entry.milestone), Milestone.NONE),
        star=any(entry.star for entry in entries),
        seat=next((entry.seat for entry in entries if entry.seat), ""),
        team=next((entry.team for entry in entries if entry.team), ""),
        source=next((entry.source for entry in entries if entry.source), ""),
        link=next((entry.link for entry in entries if entry.link), ""),
    )
    for entry in rest:
        yield removed("entries", entry)
        yield from _handed_over(review, entry, first)


def _handed_over(review: Review, old: Entry, new: Entry) -> Iterator[RowChange]:
    """What belonged to one entry belongs to another."""
    for account in review.accounts:
        if account.entry == old.id:
            yield from edited("accounts", account, entry=new.id)
    for question in review.questions:
        if question.entry == old.id:
            yield from edited("questions", question, entry=new.id)
    for attachment in review.attachments:
        if attachment.about == old.id:
            yield from edited("attachments", attachment, about=new.id)
    linked = {link.source for link in review.links if link.target == new.id}
    for link in review.links:
        if link.target == old.id and link.source not in linked:
            linked.add(link.source)
            yield from edited("links", link, target=new.id)
        elif old.id in (link.source, link.target):
            yield removed("links", link)


@gesture("Split entry")
def split(review: Review, *, id: str, new: str, at: int) -> Steps:
    """The text from a character on becomes an entry of its own, right behind, at the same time."""
    entry = need("entries", review.entries, id)
    head, tail = clean_line(entry.text[:at]), clean_line(entry.text[at:])
    if not head or not tail:
        raise Refused("There is nothing to split here.", "Put the caret inside the text.")
    place = [other.id for other in review.entries].index(id)
    behind = review.entries[place + 1 : place + 2]
    follows = behind[0].position if behind and behind[0].at == entry.at else None
    position = between(entry.position, follows)
    if position is None:
        raise Refused("There is no room behind this entry.", "Reorder the entries of this time.")
    yield from edited("entries", entry, text=head)
    yield added(
        "entries",
        replace(
            entry,
            id=new,
            position=position,
            text=tail,
            details="",
            milestone=Milestone.NONE,
            star=False,
            known_then="",
            import_key="",
        ),
    )


@gesture("Delete entries")
def delete(review: Review, *, ids: Sequence[str]) -> Steps:
    for id in ids:
        entry = need("entries", review.entries, id)
        yield removed("entries", entry)
        yield from unlinked(review, id)
        yield from without_entry(review, id)


@gesture("Change kind")
def set_kinds(review: Review, *, ids: Sequence[str], kind: Kind) -> Steps:
    for id in ids:
        yield from edited("entries", need("entries", review.entries, id), kind=kind)


@gesture("Say what it rests on")
def set_supports(review: Review, *, ids: Sequence[str], support: Support) -> Steps:
    for id in ids:
        yield from edited("entries", need("entries", review.entries, id), support=support)
