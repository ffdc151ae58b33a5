"""Gestures on the review as a whole: its title block, story, impact and state."""

from datetime import datetime
from typing import Any

from pmdesk.model.change import edited
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import Steps, gesture, need, set_field
from pmdesk.model.gestures.meeting_log import log_line
from pmdesk.model.meetings import running
from pmdesk.model.review import Review
from pmdesk.model.text import clean_line
from pmdesk.model.times import zone_of
from pmdesk.model.words import Event, State

SEATS = ("owner", "facilitator", "advocate", "drafter", "picked_by", "buy_in_by")
LISTS = ("criteria", "duties", "rules", "hidden_sections", "roles_spared")


@gesture("Rename review", merges=True)
def set_title(review: Review, *, title: str) -> Steps:
    if not clean_line(title):
        raise Refused("A review needs a title.", "A few words on what was seen are enough.")
    return set_field(review, "review", review.id, "title", title)


@gesture("Edit details", merges=True)
def set_fact(review: Review, *, field: str, value: Any) -> Steps:
    """A field of the title block: incident, severity, started, resolved, restricted …"""
    return set_field(review, "review", review.id, field, value)


@gesture("Edit services")
def set_services(review: Review, *, names: tuple[str, ...]) -> Steps:
    cleaned = dict.fromkeys(clean_line(name) for name in names)
    return edited("review", review, services=tuple(name for name in cleaned if name))


@gesture("Change time zone")
def set_zone(review: Review, *, zone: str) -> Steps:
    """The zone in which times are shown; the times themselves stay."""
    zone_of(zone)
    return edited("review", review, zone=zone)


@gesture("Change second time zone")
def set_second_zone(review: Review, *, zone: str) -> Steps:
    """Another zone in which times are shown beside the first; "" for none."""
    zone_of(zone)
    return edited("review", review, second_zone=zone)


@gesture("Choose seat")
def seat_in(review: Review, *, field: str, seat: str) -> Steps:
    """Who is owner, facilitator, advocate, drafter …, exactly one each; "" leaves it empty."""
    if field not in SEATS:
        raise ValueError(field)
    if seat:
        need("seats", review.seats, seat)
    return edited("review", review, **{field: seat})


@gesture("Tick off")
def tick(review: Review, *, field: str, key: str, on: bool) -> Steps:
    """A key in or out of criteria, duties, hidden_sections or roles_spared."""
    if field not in LISTS:
        raise ValueError(field)
    held = [other for other in getattr(review, field) if other != key]
    return edited("review", review, **{field: (*held, key) if on else tuple(held)})


@gesture("Choose ground rules", merges=True)
def set_rules(review: Review, *, rules: tuple[str, ...]) -> Steps:
    """The rules that the room sees, in their order; none means those of the method."""
    cleaned = dict.fromkeys(clean_line(rule) for rule in rules)
    return edited("review", review, rules=tuple(rule for rule in cleaned if rule))


@gesture("Edit opening", merges=True)
def set_opening(review: Review, *, field: str, value: str) -> Steps:
    """The opening text or the goal; empty means the method's own."""
    return set_field(review, "review", review.id, field, value)


@gesture("Answer class question", merges=True)
def set_class(review: Review, *, field: str, value: Any) -> Steps:
    """One of the class_… fields."""
    return set_field(review, "review", review.id, field, value)


@gesture("Edit closing", merges=True)
def set_closing(review: Review, *, field: str, value: Any) -> Steps:
    """A field of the close: buy_in, buy_in_note, next_date, channel, closing_note."""
    return set_field(review, "review", review.id, field, value)


@gesture("Agree timeline")
def agree_timeline(review: Review, *, at: datetime | None) -> Steps:
    """That the room says "this is how it was", and when; None takes it back."""
    return edited("review", review, timeline_agreed=at)


@gesture("Open ideas")
def open_ideas(review: Review, *, at: datetime, reason: str, line: str) -> Steps:
    """Ideas may be taken up from now on, for a reason; a running meeting keeps it in its log."""
    if not clean_line(reason):
        raise Refused("Opening ideas early needs a reason.", "A few words are enough.")
    yield from edited("review", review, ideas_opened=at, ideas_reason=clean_line(reason))
    live = running(review)
    if live is not None:
        yield from log_line(review, line, live.id, at, Event.IDEAS, clean_line(reason))


@gesture("Edit story", merges=True)
def set_summary(review: Review, *, text: str) -> Steps:
    return set_field(review, "review", review.id, "summary", text)


@gesture("Edit impact", merges=True)
def set_impact(review: Review, *, field: str, value: str) -> Steps:
    """One of the impact_… fields."""
    return set_field(review, "review", review.id, field, value)


@gesture("Change state")
def set_state(review: Review, *, state: State, now: datetime) -> Steps:
    """Where the review stands; publishing it keeps when."""
    values: dict[str, Any] = {"state": state}
    if state is State.PUBLISHED and review.published is None:
        values["published"] = now
    return edited("review", review, **values)
