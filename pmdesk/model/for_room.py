"""From a review to what the room may see of it: the one place where something becomes public.

Only what this file names goes out. Notes, preparation, participation, findings, details, evidence,
drafts of the report and everything below the room line have no way through it.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pmdesk.model import audience
from pmdesk.model.agenda import IN_MEETING, agenda
from pmdesk.model.audience import Audience, Fact, Person, RoomClock, RoomWords, Share
from pmdesk.model.clock import allotted, stage_clock
from pmdesk.model.invitation import affected, parts, rules
from pmdesk.model.masking import called, masker
from pmdesk.model.meetings import looked_at, running, seen
from pmdesk.model.review import Action, Entry, Factor, Meeting, Review, find
from pmdesk.model.strip_scale import Measure
from pmdesk.model.times import (
    clock_text,
    day_text,
    entry_clock,
    entry_day_text,
    local,
    zone_label,
)
from pmdesk.model.walk_axis import walk_axis
from pmdesk.model.walking import shown_with, so_far
from pmdesk.model.words import Capture, Decision, Stage, Support


@dataclass(frozen=True, slots=True)
class _Room:
    """What every part of the view is made from."""

    review: Review
    meeting: Meeting | None
    words: RoomWords
    say: Callable[[str], str]
    reached: tuple[Entry, ...]

    @property
    def known(self) -> tuple[Entry, ...]:
        """The entries that the room knows: as far as it has walked, or all where it agreed on
        the timeline without a walk.
        """
        agreed = self.review.timeline_agreed is not None
        return self.review.entries if agreed and not self.reached else self.reached

    def alias(self, seat: str) -> str:
        return called(find(self.review.seats, seat)) if seat else ""


def for_room(
    review: Review,
    meeting: Meeting | None,
    now: datetime,
    words: RoomWords,
    measure: Measure,
    *,
    masked: bool = True,
) -> Audience:
    """The view of the room at a moment; `measure` gives the width of the axis' texts in units.

    People appear by alias always; with `masked` known names inside texts do, too.
    """
    stage = meeting.stage if meeting is not None else Stage.PREPARE
    room = _Room(review, meeting, words, masker(review.seats, masked), seen(review, meeting))
    make = _BODIES[stage]
    return Audience(
        stage=stage,
        stage_name=words.texts["welcome"] if stage is Stage.PREPARE else words.stages[stage],
        title=room.say(review.title),
        day=day_text(local(now, review.zone).date(), year=False),
        clock=_clock(room, stage, now),
        body=make(room, measure),
        prompt=room.say(meeting.prompt) if meeting is not None else "",
        page=meeting.page if meeting is not None else 0,
        goal=(room.say(review.goal) or words.goal) if stage in _LED else "",
    )


_LED = frozenset(IN_MEETING) - {Stage.OPEN, Stage.CLOSE}
"""The stages in which the room is led back to the goal; Open tells it, Close has kept it."""


def _clock(room: _Room, stage: Stage, now: datetime) -> RoomClock | None:
    meeting, live = room.meeting, running(room.review)
    if meeting is None or live is None or live.id != meeting.id or not meeting.clock_shown:
        return None
    minutes = allotted(room.review, meeting, room.words.minutes).get(stage, 0)
    if not minutes:
        return None
    clock = stage_clock(room.review, meeting, stage, minutes, now)
    return RoomClock(room.words.texts["time-left"], clock.ends, clock.left)


def _shares(room: _Room) -> tuple[Share, ...]:
    given = agenda(room.meeting, room.words.minutes)
    stage = room.meeting.stage if room.meeting is not None else None
    return tuple(Share(room.words.stages[s], given[s], s is stage) for s in IN_MEETING if given[s])


def _welcome(room: _Room, measure: Measure) -> audience.Welcome:
    meeting, zone = room.meeting, room.review.zone
    begins = ""
    if meeting is not None and meeting.scheduled is not None and not meeting.started:
        at = meeting.scheduled
        day = day_text(local(at, zone).date())
        begins = room.words.texts["begins"].format(
            time=f"{clock_text(at, zone)} {zone_label(zone, at)}", day=day
        )
    return audience.Welcome(room.words.purpose, begins, _shares(room))


def _opening(room: _Room, measure: Measure) -> audience.Opening:
    review, words = room.review, room.words
    return audience.Opening(
        goal=room.say(review.goal) or words.goal,
        purpose=words.purpose,
        statement=room.say(review.opening),
        accountability=words.accountability,
        rules=rules(review, words, room.say),
        people=tuple(Person(words.texts[part], called(seat)) for part, seat in parts(review)),
        agenda=_shares(room),
        affected=affected(review, words.texts, room.say),
    )


def _walk(room: _Room, measure: Measure) -> audience.Walk:
    review, words = room.review, room.words
    current = looked_at(review, room.meeting)
    place = room.reached.index(current) if current is not None else -1
    first, passed = shown_with(room.reached, place)
    shown = room.reached[first : place + 1]
    accounts: dict[str, list[str]] = {}
    for account in review.accounts:
        accounts.setdefault(account.entry, []).append(_remembered(room, account.seat, account.text))
    days = [entry_day_text(entry, review.zone, year=False) for entry in shown]
    return audience.Walk(
        moments=tuple(
            _moment(room, entry, "" if day == before else day, tuple(accounts.get(entry.id, ())))
            for entry, day, before in zip(shown, days, ["", *days], strict=False)
        ),
        passed=passed,
        again=place + 1 < len(room.reached),
        axis=walk_axis(
            room.reached, review.zone, measure, lambda m: words.milestones.get(m, ""), place
        ),
        zone=zone_label(review.zone, shown[-1].at) if shown else review.zone,
        before=words.before_walk,
        agreed=review.timeline_agreed is not None,
    )


def _moment(room: _Room, entry: Entry, day: str, accounts: tuple[str, ...]) -> audience.Moment:
    words = room.words
    return audience.Moment(
        day=day,
        time=_time(room, entry),
        kind=entry.kind,
        kind_word=words.kinds[entry.kind],
        text=room.say(entry.text),
        who=room.alias(entry.seat) or room.say(entry.team),
        milestone=entry.milestone,
        milestone_word=words.milestones[entry.milestone] if entry.milestone else "",
        support_word=words.supports.get(entry.support, ""),
        contested=entry.support is Support.CONTESTED,
        accounts=accounts,
    )


def _time(room: _Room, entry: Entry) -> str:
    """The time of an entry that the room knows; a range that ends later is only begun."""
    return entry_clock(so_far(entry, room.known[-1].at), room.review.zone)


def _remembered(room: _Room, seat: str, text: str) -> str:
    who = room.alias(seat)
    return f"{who}: {room.say(text)}" if who else room.say(text)


def _biases(room: _Room, measure: Measure) -> audience.Biases:
    return audience.Biases(room.words.texts["biases"], room.words.habits)


def _card(room: _Room, factor: Factor, seen_at: dict[str, list[str]]) -> audience.Card:
    return audience.Card(
        text=room.say(factor.text),
        times=", ".join(seen_at.get(factor.id, ())),
        novelty=factor.novelty,
        novelty_word=room.words.novelties[factor.novelty],
    )


def _seen_at(room: _Room) -> dict[str, list[str]]:
    """The times at which each factor shows, of entries that the room knows, in their order.

    On another day than most entries, the day is named.
    """
    review = room.review
    days = {entry.id: entry_day_text(entry, review.zone, year=False) for entry in room.known}
    usual = Counter(days.values()).most_common(1)[0][0] if days else ""
    sources: dict[str, list[str]] = {}
    for link in review.links:
        if link.source_noun == "factors":
            sources.setdefault(link.target, []).append(link.source)
    times: dict[str, list[str]] = {}
    for entry in room.known:
        if entry.id not in sources:
            continue
        clock = _time(room, entry)
        said = clock if days[entry.id] == usual else f"{days[entry.id]} {clock}"
        for factor in sources[entry.id]:
            times.setdefault(factor, []).append(said)
    return times


def _factors(room: _Room, measure: Measure) -> audience.Factors:
    review, texts, seen_at = room.review, room.words.texts, _seen_at(room)
    focus = find(review.factors, room.meeting.focus) if room.meeting is not None else None
    names = {key: name for key, name, _ in room.words.categories}
    columns = []
    for key, name, question in room.words.categories:
        groups = []
        for group_id, group_name in (*((g.id, g.name) for g in review.groups), ("", "")):
            cards = tuple(
                _card(room, factor, seen_at)
                for factor in review.factors
                if factor.category == key and factor.text and _group_of(review, factor) == group_id
            )
            if cards:
                groups.append(audience.CardGroup(room.say(group_name), cards))
        columns.append(audience.CardColumn(name, question, tuple(groups)))
    return audience.Factors(
        question=texts["factors"],
        columns=tuple(columns),
        focus=_card(room, focus, seen_at) if focus is not None else None,
        focus_column=names.get(focus.category, "") if focus is not None else "",
        foot=texts["no-single-cause"],
    )


def _group_of(review: Review, factor: Factor) -> str:
    return factor.group if find(review.groups, factor.group) is not None else ""


def _lessons(room: _Room, measure: Measure) -> audience.Lessons:
    columns = tuple(
        audience.LessonColumn(
            name,
            question,
            tuple(room.say(row.text) for row in room.review.lessons if row.kind == key),
        )
        for key, name, question in room.words.lessons
    )
    return audience.Lessons(room.words.texts["lessons"], columns)


def _item(room: _Room, action: Action) -> audience.Item:
    set_aside = action.decision in (Decision.DECLINED, Decision.PARKED)
    return audience.Item(
        text=room.say(action.text),
        kind=dict(room.words.action_kinds)[action.kind],
        owner=room.alias(action.owner),
        due=day_text(action.due) if action.due is not None else "",
        done_when=room.say(action.done_when),
        decision=action.decision,
        decision_word=room.words.decisions[action.decision],
        reason=room.say(action.reason) if set_aside else "",
        first=action.first,
    )


def _actions(room: _Room, measure: Measure) -> audience.Actions:
    review = room.review
    focus = find(review.actions, room.meeting.focus) if room.meeting is not None else None
    rows = [action for action in review.actions if action.text]
    settled = sum(action.decision is not Decision.PROPOSED for action in rows)
    said = room.words.texts["settled"].format(n=settled, all=len(rows)) if rows else ""
    order = [key for key, _ in room.words.action_kinds]
    rows.sort(key=lambda action: order.index(action.kind))
    return audience.Actions(
        question=room.words.texts["actions"],
        items=tuple(_item(room, action) for action in rows),
        focus=_item(room, focus) if focus is not None else None,
        settled=said,
    )


def _next(room: _Room) -> tuple[Fact, ...]:
    review, texts = room.review, room.words.texts
    told = ", ".join(room.say(row.who) for row in review.recipients if row.who)
    facts = (
        Fact(texts["next-date"], day_text(review.next_date) if review.next_date else ""),
        Fact(texts["channel"], room.say(review.channel)),
        Fact(texts["recipients"], told),
    )
    return tuple(fact for fact in facts if fact.value)


def _close(room: _Room, measure: Measure) -> audience.Close:
    review = room.review
    decided = [a for a in review.actions if a.decision is Decision.ACCEPTED and a.text]
    decided.sort(key=lambda action: not action.first)
    return audience.Close(
        heading=room.words.texts["close"],
        decided=tuple(_item(room, action) for action in decided),
        parked=tuple(
            room.say(row.text)
            for row in review.parked
            if row.text and row.outcome is not Capture.DROPPED
        ),
        next=_next(room),
        ideas=room.words.close_ideas,
    )


def _farewell(room: _Room, measure: Measure) -> audience.Farewell:
    return audience.Farewell(room.words.texts["farewell"], room.words.farewell, _next(room))


_BODIES: dict[Stage, Callable[[_Room, Measure], audience.Body]] = {
    Stage.PREPARE: _welcome,
    Stage.OPEN: _opening,
    Stage.TIMELINE: _walk,
    Stage.BIASES: _biases,
    Stage.FACTORS: _factors,
    Stage.LESSONS: _lessons,
    Stage.ACTIONS: _actions,
    Stage.CLOSE: _close,
    Stage.REPORT: _farewell,
}
