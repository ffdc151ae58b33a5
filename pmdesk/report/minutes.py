"""The minutes of a meeting: what was decided first, then what stays open, then how it went."""

from pmdesk.method.room import room_words
from pmdesk.method.stages import stage_guide
from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Span, Style, plain
from pmdesk.model.invitation import parts
from pmdesk.model.meetings import Part
from pmdesk.model.minutes import Minutes, Pause, Settled, StageTime, minutes_of
from pmdesk.model.review import Recipient, Review
from pmdesk.model.times import clock_text, date_text, day_text, duration_text
from pmdesk.model.words import BuyIn, Decision
from pmdesk.report.blocks import Block, Bullets, Cell, Column, Document, Table, TableRow
from pmdesk.report.context import note
from pmdesk.report.of_meeting import Telling, facts, held_last, paper, titled, when
from pmdesk.report.options import Options

DECIDED = (Column("text", "Action item"), Column("seat", "Owner"), Column("date", "Due"))
STAGES = (
    Column("stage", "Stage"),
    Column("planned", "Minutes planned"),
    Column("spent", "Minutes spent"),
)
_ORDER = (Decision.ACCEPTED, Decision.PARKED, Decision.DECLINED)


def build(review: Review, options: Options) -> Document:
    """The minutes of the meeting that ended last; raises WorldError where none has."""
    telling = Telling(review, options)
    told = minutes_of(review, held_last(review), room_words().minutes)
    cover = (
        *_head(telling, told),
        *_decided(telling, told),
        *_open(telling, told),
        *titled("What follows", *_next(telling)),
        *_course(telling, told),
        *_pulse(telling, told),
    )
    return paper(telling, "minutes", told.begun, cover)


def _head(telling: Telling, told: Minutes) -> tuple[Block, ...]:
    texts = room_words().texts
    parts_ = ((texts[part], plain(telling.who(seat.id))) for part, seat in parts(telling.review))
    there = "; ".join(_there(telling, part) for part in told.there)
    return facts(
        ("When", when(telling.review, told.begun, told.ended)),
        ("Where", telling.line(told.meeting.place)),
        ("Who was there", plain(there)),
        *parts_,
    )


def _there(telling: Telling, part: Part) -> str:
    """On-call engineer (from 10:07); nothing in brackets for who was there all the time."""
    zone, said = telling.review.zone, []
    for came, left in part.times:
        at = [clock_text(time, zone) if time else "" for time in (came, left)]
        if came and left:
            said.append(f"{at[0]} to {at[1]}")
        elif came or left:
            said.append(f"from {at[0]}" if came else f"until {at[1]}")
    times = f" ({', '.join(said)})" if said else ""
    return telling.who(part.seat.id) + times


def _decided(telling: Telling, told: Minutes) -> tuple[Block, ...]:
    if not told.settled:
        return titled("What was decided", note("Nothing was decided in this meeting."))
    rows: list[TableRow] = []
    for decision in _ORDER:
        some = [row for row in told.settled if row.decision is decision]
        some.sort(key=lambda row: not row.action.first)
        if some:
            head = TableRow((Cell(plain(name_of(decision), Style.STRONG)),), "group")
            rows += [head, *(_row(telling, row) for row in some)]
    return titled("What was decided", Table("What was decided", "decided", DECIDED, tuple(rows)))


def _row(telling: Telling, row: Settled) -> TableRow:
    action = row.action
    accepted = row.decision is Decision.ACCEPTED
    first = (Span("First priority. ", Style.STRONG),) if action.first and accepted else ()
    asides: list[Inline] = []
    if not row.stands:
        asides.append((Span("Since then: ", Style.MUTED), Span(name_of(action.decision))))
    elif not accepted and action.reason.strip():
        asides.append((Span("Reason: ", Style.MUTED), *telling.line(action.reason)))
    return TableRow(
        (
            Cell((*first, *telling.line(action.text)), asides=tuple(asides)),
            _said(telling.who(action.owner), "No owner", accepted),
            _said(date_text(action.due) if action.due else "", "No date", accepted),
        )
    )


def _said(text: str, missing: str, wanted: bool) -> Cell:
    """A fact; of what is to be done it is said that it is missing."""
    return Cell(plain(text) if text or not wanted else plain(missing, Style.MUTED))


def _open(telling: Telling, told: Minutes) -> tuple[Block, ...]:
    parked = tuple(_with(telling.say(row.text), telling.say(row.follow_up)) for row in told.parked)
    asked = tuple(telling.line(row.text) for row in told.questions)
    return (
        *(titled("Parked", Bullets(parked)) if parked else ()),
        *(titled("Open questions", Bullets(asked)) if asked else ()),
    )


def _next(telling: Telling) -> tuple[Block, ...]:
    review, texts = telling.review, room_words().texts
    day = day_text(review.next_date) if review.next_date is not None else ""
    hears = "; ".join(_hears(telling, row) for row in review.recipients if row.who.strip())
    return facts(
        ("Room for the plan", _buy_in(telling)),
        (texts["next-date"], plain(day)),
        (texts["channel"], telling.line(review.channel)),
        (texts["recipients"], plain(hears)),
    )


def _buy_in(telling: Telling) -> Inline:
    review = telling.review
    answer = ""
    if review.buy_in is not BuyIn.NONE:
        by = telling.who(review.buy_in_by)
        answer = name_of(review.buy_in) + (f", said by {by[:1].lower()}{by[1:]}" if by else "")
    return _with(answer, telling.say(review.buy_in_note))


def _hears(telling: Telling, row: Recipient) -> str:
    way = telling.say(row.channel)
    return f"{telling.say(row.who)} ({way})" if way else telling.say(row.who)


def _course(telling: Telling, told: Minutes) -> tuple[Block, ...]:
    """How the time went: stage by stage, then what stopped the clocks or came early."""
    zone = telling.review.zone
    said = [_paused(pause, zone) for pause in told.pauses]
    if told.left_out:
        said.append(f"{duration_text(told.left_out)} in which the computer slept are not counted")
    for early in told.early:
        reason = telling.say(early.reason)
        at = f"Ideas were opened early at {clock_text(early.at, zone)}"
        said.append(f"{at}: {reason}" if reason else at)
    rows = [_stage(row) for row in told.stages if told.spent]
    planned = sum(max(0, row.planned + row.more) for row in told.stages)
    if rows:
        together = (str(planned), str(round(told.spent.total_seconds() / 60)))
        rows.append(TableRow(tuple(Cell(plain(t, Style.STRONG)) for t in ("Together", *together))))
    table = (Table("How the time went", "stages", STAGES, tuple(rows)),) if rows else ()
    notes = (Bullets(tuple(plain(f"{text}.") for text in said)),) if said else ()
    return titled("How the time went", *table, *notes)


def _stage(row: StageTime) -> TableRow:
    """Timeline, 25 + 5, 29."""
    sign = "+" if row.more > 0 else "−"
    planned = f"{row.planned} {sign} {abs(row.more)}" if row.more else str(row.planned)
    spent = str(round(row.spent.total_seconds() / 60))
    return TableRow(
        tuple(Cell(plain(text)) for text in (stage_guide(row.stage).name, planned, spent))
    )


def _paused(pause: Pause, zone: str) -> str:
    since = clock_text(pause.since, zone)
    if pause.until is None:
        return f"Paused from {since} to the end"
    until, lasted = clock_text(pause.until, zone), duration_text(pause.until - pause.since)
    return f"Paused from {since} to {until}, {lasted}"


def _pulse(telling: Telling, told: Minutes) -> tuple[Block, ...]:
    row = told.meeting
    if not row.pulse_asked and not row.pulse_note.strip():
        return ()
    said = (
        f"{row.pulse_asked} asked: {row.pulse_learned} learned something, "
        f"{row.pulse_again} would come again"
    )
    answer = said if row.pulse_asked else ""
    return titled("Learning pulse", Bullets((_with(answer, telling.say(row.pulse_note)),)))


def _with(said: str, remark: str) -> Inline:
    """What we say, then a remark in the words of whoever typed it."""
    dash = (Span(" – ", Style.MUTED),) if said and remark else ()
    return (*plain(said), *dash, *plain(remark))
