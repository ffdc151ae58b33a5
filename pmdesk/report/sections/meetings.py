"""The section on meetings and what follows: who was there, buy-in, next date, who hears of it."""

from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Span, Style, parse, plain
from pmdesk.model.review import Meeting, Recipient
from pmdesk.model.times import clock_text, date_text, day_text, local, zone_label
from pmdesk.model.words import BuyIn
from pmdesk.report.blocks import Block, Bullets, Facts, Heading
from pmdesk.report.context import Context, section
from pmdesk.report.phrases import capital, day_of

Pair = tuple[str, Inline]


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; nothing where no meeting was planned and nothing was settled."""
    pairs = (*_meetings(context), *_settled(context))
    told = tuple(_told(row) for row in context.review.recipients if row.who.strip())
    if not pairs and not told:
        return ()
    made: list[Block] = [section("meeting")]
    if pairs:
        made.append(Facts(pairs))
    if told:
        made += [Heading("Who hears of it", 3), Bullets(told)]
    return tuple(made)


def _meetings(context: Context) -> tuple[Pair, ...]:
    """When each meeting was, who was there, and what hands said at its end."""
    rows = [row for row in context.review.meetings if row.started or row.scheduled]
    pairs: list[Pair] = []
    for number, row in enumerate(rows, 1):
        name = "Meeting" if len(rows) == 1 else f"Meeting {number}"
        pairs.append((name, plain(_when(context, row))))
        there = _there(context, row)
        if there:
            pairs.append(("Who was there" if row.started else "Expected", plain(there)))
        if row.pulse_asked or row.pulse_note.strip():
            pairs.append(("Learning pulse", _pulse(row)))
    return tuple(pairs)


def _when(context: Context, row: Meeting) -> str:
    """Fri 16 Oct 2026, 10:01 to 11:00 CEST, Harbour room."""
    zone = context.review.zone
    begin = row.started or row.scheduled
    assert begin is not None
    said = f"{day_of(begin, zone)}, {clock_text(begin, zone)}"
    if row.started and row.ended:
        other = local(row.ended, zone).date() != local(begin, zone).date()
        day = f"{day_of(row.ended, zone)}, " if other else ""
        said += f" to {day}{clock_text(row.ended, zone)}"
    said += f" {zone_label(zone, begin)}"
    place = f", {row.place}" if row.place.strip() else ""
    return f"{said}{place}" if row.started else f"Planned for {said}{place}"


def _there(context: Context, row: Meeting) -> str:
    """The seats that were in a meeting, each once, as a report calls them."""
    seats = dict.fromkeys(line.seat for line in context.review.attendance if line.meeting == row.id)
    return ", ".join(capital(context.people.called(seat)) for seat in seats if seat)


def _pulse(row: Meeting) -> Inline:
    said = ""
    if row.pulse_asked:
        said = (
            f"{row.pulse_asked} asked: {row.pulse_learned} learned something, "
            f"{row.pulse_again} would come again"
        )
    return _with(said, row.pulse_note)


def _settled(context: Context) -> tuple[Pair, ...]:
    review = context.review
    pairs: list[Pair] = []
    if review.buy_in is not BuyIn.NONE or review.buy_in_note.strip():
        by = context.people.called(review.buy_in_by) if review.buy_in is not BuyIn.NONE else ""
        answer = name_of(review.buy_in) + (f", said by {by}" if by else "")
        pairs.append(("Room for the plan", _with(answer, review.buy_in_note)))
    if review.next_date is not None:
        pairs.append(("Next date", plain(day_text(review.next_date))))
    if review.channel.strip():
        pairs.append(("The report goes to", parse(review.channel)))
    return tuple(pairs)


def _told(row: Recipient) -> Inline:
    """All engineering teams – Reading club, told 22 Oct 2026."""
    how = [part for part in (row.channel.strip(),) if part]
    how += [f"told {date_text(row.told)}"] if row.told is not None else []
    return _with_typed(row.who, ", ".join(how))


def _with(said: str, note: str) -> Inline:
    """What we say ourselves, then a remark in the words of whoever typed it."""
    if not note.strip():
        return plain(said)
    dash = (Span(" – ", Style.MUTED),) if said else ()
    return (*plain(said), *dash, *parse(" ".join(note.split())))


def _with_typed(who: str, how: str) -> Inline:
    return (*parse(who), Span(" – ", Style.MUTED), *parse(how)) if how else parse(who)
