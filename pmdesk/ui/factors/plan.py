"""Factors as a board shows them: by category or by group, each card with what its foot says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pmdesk.method.categories import categories, category
from pmdesk.method.words import name_of
from pmdesk.model.measures import incident_day
from pmdesk.model.review import Entry, Factor, Review
from pmdesk.model.times import date_text, entry_clock, entry_day, entry_day_text
from pmdesk.model.words import Novelty, Precision, Weight
from pmdesk.ui.board.plan import CardPlan, ColumnPlan, Plan, SectionPlan
from pmdesk.ui.factors.asked import asked
from pmdesk.ui.tr import tr

DEFAULT = "technical"
"""The category of a factor that nobody sorted yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorPlan(CardPlan):
    """A factor's card: `chips` are the times of its entries, `linked` what happened at each."""

    chips: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    novelty: Novelty = Novelty.OPEN
    weight: Weight = Weight.NONE


@dataclass(frozen=True, slots=True)
class Heap:
    """A category or a group with the words that ask for more of it."""

    key: str
    name: str
    ask: str
    question: str
    renames: bool = False


def factor_plan(review: Review, *, by_group: bool, weights: bool = True) -> Plan:
    """The columns of the board; without `weights` no card says how much it contributed."""
    made = _cards(review, weights)
    cards = {factor.id: card for factor, card in zip(review.factors, made, strict=True)}
    kinds, groups = category_heaps(review), group_heaps(review)
    across, down = (groups, kinds) if by_group else (kinds, groups)
    plan: list[ColumnPlan] = []
    for column in across:
        sections = []
        for section in down:
            category, group = (section.key, column.key) if by_group else (column.key, section.key)
            inside = tuple(
                cards[f.id]
                for f in review.factors
                if f.category == category and _group(review, f) == group
            )
            if inside or section.key in ("", DEFAULT):
                name = section.name if by_group or review.groups else ""
                sections.append(SectionPlan(section.key, name, inside, section.renames))
        fresh = DEFAULT if by_group else ""
        words = (column.key, column.name, column.ask, column.question)
        links, note = ((), "") if by_group else _below(review, column.key)
        plan.append(
            ColumnPlan(*words, tuple(sections), fresh, column.renames, links=links, note=note)
        )
    return tuple(plan)


def _below(review: Review, key: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The links below the cards of a category, and the note beside them."""
    if category(key) is None:
        return (), ""
    examples = ("examples", tr("Examples"))
    if any(factor.category == key for factor in review.factors):
        return (examples,), ""
    if key in asked(review):
        return (examples,), tr("Asked: nothing here")
    return (examples, ("nothing", tr("Nothing here"))), ""


def category_heaps(review: Review) -> tuple[Heap, ...]:
    """The categories of the method, then any that only this review has."""
    known = [Heap(c.key, c.name, c.ask, c.question) for c in categories()]
    keys = {heap.key for heap in known}
    others = dict.fromkeys(f.category for f in review.factors if f.category not in keys)
    question = tr("What had to be true for this to happen?")
    named = ((key, key[:1].upper() + key[1:]) for key in others)
    return (*known, *(Heap(key, name, tr("Anything else here?"), question) for key, name in named))


def group_heaps(review: Review) -> tuple[Heap, ...]:
    """The named groups, then what stands in none."""
    question = tr("What else belongs under “{group}”?")
    named = [
        Heap(g.id, g.name, tr("What else belongs here?"), question.format(group=g.name), True)
        for g in review.groups
    ]
    open_question = tr("What had to be true for this to happen?")
    return (*named, Heap("", tr("Not grouped"), tr("What else had to be true?"), open_question))


def _group(review: Review, factor: Factor) -> str:
    return factor.group if any(g.id == factor.group for g in review.groups) else ""


def _cards(review: Review, weights: bool) -> list[FactorPlan]:
    entries = linked_entries(review)
    day = incident_day(review)
    shown = [f if weights else replace(f, weight=Weight.NONE) for f in review.factors]
    return [_card(review, factor, entries.get(factor.id, []), day) for factor in shown]


def linked_entries(review: Review) -> dict[str, list[Entry]]:
    """The entries that each factor is linked to, in the order of the timeline."""
    wanted: dict[str, set[str]] = {}
    for link in review.links:
        if link.source_noun == "factors" and link.target_noun == "entries":
            wanted.setdefault(link.source, set()).add(link.target)
    return {
        factor: [entry for entry in review.entries if entry.id in ids]
        for factor, ids in wanted.items()
    }


def _card(review: Review, factor: Factor, entries: Sequence[Entry], day: date | None) -> FactorPlan:
    chips = tuple(entry_chip(entry, review.zone, day) for entry in entries)
    said = [name_of(factor.novelty) if factor.novelty else tr("Known or surprise is open")]
    if factor.weight:
        said.append(name_of(factor.weight))
    if chips:
        said.append(tr("Entries {times}").format(times=", ".join(chips)))
    return FactorPlan(
        id=factor.id,
        text=factor.text,
        spoken=". ".join(said),
        chips=chips,
        linked=tuple(entry.text for entry in entries),
        novelty=factor.novelty,
        weight=factor.weight,
    )


def entry_chip(entry: Entry, zone: str, day: date | None) -> str:
    """The time of an entry, with its day where that is not the incident's: "Fri 15:20"."""
    own = entry_day(entry, zone)
    clock = "" if entry.precision is Precision.DAY else entry_clock(entry, zone)
    if own == day:
        return clock or tr("that day")
    if not entry.day_known:
        return f"{entry_day_text(entry, zone)} {clock}".strip()
    near = day is not None and abs((own - day).days) < 7
    named = entry_day_text(entry, zone, year=False)
    if not clock:
        return named
    # Within a week the weekday says enough; further away the date does.
    return f"{named.split()[0] if near else date_text(own).rpartition(' ')[0]} {clock}"
