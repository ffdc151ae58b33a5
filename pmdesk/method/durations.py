"""How each duration of an incident was computed, in a sentence, and what speaks against it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from pmdesk.method.tables import table
from pmdesk.method.words import name_of
from pmdesk.model.measures import (
    contradicts_typed,
    differing_end,
    impact,
    milestone_entry,
    moment,
    span,
    typed_end,
    wrong_orders,
)
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import (
    clock_text,
    day_text,
    duration_text,
    entry_day_text,
    local,
    zone_label,
)
from pmdesk.model.words import Milestone, Precision

_HEADER = {"started": Milestone.IMPACT_STARTED, "resolved": Milestone.RESOLVED}
_LOOSE = frozenset({Precision.ABOUT, Precision.BETWEEN})


@dataclass(frozen=True, slots=True)
class DurationSentence:
    """One duration: "Impact on customers", "Impact started 13:16 → Mitigated 14:46 CEST: 90 min".

    `warning` says in a sentence what speaks against it, "" where nothing does; `lasted` is None
    where the two moments stand the other way round, and `text` then says so. `about` are the two
    milestones between which it lies.
    """

    key: str
    name: str
    lasted: timedelta | None
    text: str
    warning: str = ""
    about: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things that cannot both hold: what, a question, and the place in the review.

    `rule` is that of the finding, `about` the milestones that it concerns.
    """

    rule: str
    text: str
    question: str
    noun: str
    row: str
    field: str
    about: tuple[Milestone, ...]


def duration_sentences(review: Review) -> tuple[DurationSentence, ...]:
    """The durations whose two moments are known, in the order of the method."""
    found = contradictions(review)
    made: list[DurationSentence] = []
    for key, name, first, lasts in _durations():
        last = next((one for one in lasts if milestone_entry(review.entries, one)), lasts[-1])
        sentence = _sentence(review, first, last)
        if sentence is not None:
            lasted, text = sentence
            against = " ".join(c.text for c in found if _concerns(c, key, first, last))
            made.append(DurationSentence(key, name, lasted, text, against, (first, last)))
    return tuple(made)


def contradictions(review: Review) -> tuple[Contradiction, ...]:
    """What the milestones, the header and the typed duration say against each other."""
    return (*_orders(review), *_ends(review), *_typed(review))


@cache
def _durations() -> tuple[tuple[str, str, Milestone, tuple[Milestone, ...]], ...]:
    return tuple(
        (row["key"], row["name"], Milestone(row["first"]), tuple(map(Milestone, row["last"])))
        for row in table("durations")["duration"]
    )


def _say(key: str, **values: str) -> str:
    return str(table("durations")["words"][key]).format(**values)


def _concerns(found: Contradiction, key: str, first: Milestone, last: Milestone) -> bool:
    """Whether a contradiction is told beside a duration: that of an end beside all that use it."""
    if found.rule == "duration-contradicts":
        return key == "impact"
    return set(found.about) <= {first, last}


def _sentence(
    review: Review, first: Milestone, last: Milestone
) -> tuple[timedelta | None, str] | None:
    begin, end = _Point.of(review, first), _Point.of(review, last)
    if begin is None or end is None or begin.day_known != end.day_known:
        return None
    lasted = span(review, first, last)
    if not lasted and lasted is not None and not (begin.marked and end.marked):
        return None  # the start that was typed is the milestone itself: nothing lies between
    dated = begin.day != end.day
    one_zone = begin.zone == end.zone
    texts = (begin.text(dated, zoned=not one_zone), end.text(dated, zoned=True))
    if lasted is None:
        return None, _say("before", begin=begin.text(dated, zoned=False), end=texts[1])
    said = duration_text(lasted)
    loose = begin.loose or end.loose
    said = _say("about", duration=said) if loose else said
    return lasted, _say("sentence", begin=texts[0], end=texts[1], duration=said)


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a duration, as it is told."""

    name: str
    clock: str
    zone: str
    day: str
    day_known: bool
    loose: bool
    marked: bool = True

    @classmethod
    def of(cls, review: Review, milestone: Milestone) -> "_Point | None":
        entry = milestone_entry(review.entries, milestone)
        if entry is not None:
            return cls.of_entry(review, entry)
        at = moment(review, milestone)
        if at is None:
            return None
        name = next(key for key, one in _HEADER.items() if one is milestone)
        day = day_text(local(at, review.zone).date(), year=False)
        label = zone_label(review.zone, at)
        clock = clock_text(at, review.zone)
        return cls(_say(name), clock, label, day, True, False, marked=False)

    @classmethod
    def of_entry(cls, review: Review, entry: Entry) -> "_Point | None":
        if entry.precision is Precision.DAY:
            return None
        seconds = entry.precision is Precision.SECOND
        clock = clock_text(entry.at, review.zone, seconds=seconds)
        loose = entry.precision in _LOOSE
        day = entry_day_text(entry, review.zone, year=False)
        zone = zone_label(review.zone, entry.at) if entry.day_known else ""
        name = name_of(entry.milestone)
        return cls(name, f"~{clock}" if loose else clock, zone, day, entry.day_known, loose)

    def text(self, dated: bool, *, zoned: bool) -> str:
        """Detected Tue 6 Oct 14:05 CEST, with the day and the zone where they are wanted."""
        parts = (self.name, self.day if dated else "", self.clock, self.zone if zoned else "")
        return " ".join(part for part in parts if part)


def _orders(review: Review) -> Iterator[Contradiction]:
    for first, last in wrong_orders(review):
        days = {entry_day_text(entry, review.zone) for entry in (first, last)}
        names = [_marked(review, entry, dated=len(days) > 1) for entry in (first, last)]
        yield Contradiction(
            "milestones-order",
            _say("order", first=names[0], last=names[1]),
            _say("order_question"),
            "entries",
            last.id,
            "milestone",
            (first.milestone, last.milestone),
        )


def _marked(review: Review, entry: Entry, *, dated: bool) -> str:
    """A milestone with its time, or with its day where no more is known."""
    point = _Point.of_entry(review, entry)
    if point is None:
        return f"{name_of(entry.milestone)} {entry_day_text(entry, review.zone, year=False)}"
    return point.text(dated, zoned=True)


def _ends(review: Review) -> Iterator[Contradiction]:
    for field, milestone in _HEADER.items():
        told, typed = differing_end(review, milestone), typed_end(review, milestone)
        if told is None or typed is None:
            continue
        dated = local(told, review.zone).date() != local(typed, review.zone).date()
        yield Contradiction(
            f"{field}-contradicts",
            _say(
                "differs",
                name=name_of(milestone),
                typed=_when(typed, review.zone, dated),
                told=_when(told, review.zone, dated),
            ),
            _say("differs_question"),
            "review",
            "",
            field,
            (milestone,),
        )


def _when(at: datetime, zone: str, dated: bool) -> str:
    day = f"{day_text(local(at, zone).date(), year=False)} " if dated else ""
    return f"{day}{clock_text(at, zone)} {zone_label(zone, at)}"


def _typed(review: Review) -> Iterator[Contradiction]:
    lasted = impact(review)
    if lasted is not None and contradicts_typed(review):
        typed = review.impact_duration.strip()
        yield Contradiction(
            "duration-contradicts",
            _say("typed", typed=typed, duration=duration_text(lasted)),
            _say("typed_question"),
            "review",
            "",
            "impact_duration",
            (),
        )
