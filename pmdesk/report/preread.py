"""What participants get before a meeting: when and where, who was affected, what to think about.

Nothing of the timeline, of factors, actions, lessons or the summary, and no duration of the
incident has a way in here: a room that has read the cause finds no other one.
"""

from pmdesk.method.documents import preread_words, questions_to_bring
from pmdesk.method.room import room_words
from pmdesk.method.stages import stage_guide
from pmdesk.model.agenda import agenda
from pmdesk.model.inline import Span, Style, plain
from pmdesk.model.invitation import affected, parts, rules
from pmdesk.model.review import Meeting, Review
from pmdesk.report.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Paragraph,
    Table,
    TableRow,
)
from pmdesk.report.context import note
from pmdesk.report.of_meeting import (
    Telling,
    announced,
    facts,
    paper,
    planned_end,
    titled,
    when,
)
from pmdesk.report.options import Options
from pmdesk.report.phrases import day_of_incident

AGENDA = (Column("stage", "Stage"), Column("text", "What for"), Column("minutes", "Minutes"))


def build(review: Review, options: Options) -> Document:
    """The pre-read of the meeting that people are invited to; raises WorldError without one."""
    meeting = announced(review)
    telling = Telling(review, options)
    assert meeting.scheduled is not None
    cover = (
        Paragraph(plain(_goal(telling)), "lead"),
        *_where(telling, meeting),
        *_who_was_affected(telling),
        *_agenda(meeting),
        *titled("How we talk", _rules(telling)),
        *titled("What you can bring", *_bringing()),
    )
    return paper(telling, "pre-read", meeting.scheduled, cover)


def _goal(telling: Telling) -> str:
    return telling.say(telling.review.goal) or room_words().goal


def _where(telling: Telling, meeting: Meeting) -> tuple[Block, ...]:
    review, begin = telling.review, meeting.scheduled
    assert begin is not None
    return facts(
        ("When", when(review, begin, planned_end(meeting, begin))),
        ("Where", telling.line(meeting.place)),
        ("Parts", plain(_parts(telling))),
    )


def _who_was_affected(telling: Telling) -> tuple[Block, ...]:
    found = affected(telling.review, room_words().texts, telling.say)
    pairs = [(fact.name, plain(fact.value)) for fact in found]
    day = plain(day_of_incident(telling.review))
    known = facts(("Day", day), *pairs)
    return titled("The incident", *known, note(preread_words()["left_out"]))


def _agenda(meeting: Meeting) -> tuple[Block, ...]:
    rows = tuple(
        TableRow(
            (
                Cell(plain(stage_guide(stage).name)),
                Cell(plain(stage_guide(stage).purpose, Style.MUTED)),
                Cell(plain(str(minutes))),
            )
        )
        for stage, minutes in agenda(meeting, room_words().minutes).items()
        if minutes
    )
    return titled("Agenda", Table("Agenda", "agenda", AGENDA, rows)) if rows else ()


def _parts(telling: Telling) -> str:
    """Reliability lead (facilitator), Payments engineer (devil's advocate)."""
    texts = room_words().texts
    return ", ".join(
        f"{telling.who(seat.id)} ({texts[part].lower()})" for part, seat in parts(telling.review)
    )


def _rules(telling: Telling) -> Bullets:
    said = rules(telling.review, room_words(), telling.say)
    return Bullets(tuple(plain(rule) for rule in said if rule))


def _bringing() -> tuple[Block, ...]:
    words = preread_words()
    return (
        Paragraph((Span(words["bring"]),)),
        Bullets(tuple(map(plain, questions_to_bring()))),
        Paragraph((Span(words["hand_in"]),)),
    )
