"""What the minutes of a meeting tell, from lines of its log made by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.minutes import last_ended, minutes_of
from pmdesk.model.review import Action, LogLine, Meeting, Parked, Question, Review
from pmdesk.model.words import Capture, Decision, Event, Stage

BEGIN = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)
USUAL = dict(zip(IN_MEETING, (5, 25, 4, 11, 5, 8, 2), strict=True))
HELD = Meeting(id="m", started=BEGIN, ended=BEGIN + timedelta(minutes=60))


def log(*lines: tuple[float, Event, str], meeting: str = "m") -> tuple[LogLine, ...]:
    """Lines at a minute after the begin."""
    return tuple(
        LogLine(
            id=f"{meeting}{n}",
            position=n,
            meeting=meeting,
            at=BEGIN + timedelta(minutes=minute),
            what=what,
            detail=detail,
        )
        for n, (minute, what, detail) in enumerate(lines)
    )


def held(*lines: tuple[float, Event, str], **more: object) -> Review:
    values: dict[str, object] = {
        "id": "r",
        "meetings": (HELD,),
        "log": log((0, Event.STARTED, ""), (0, Event.STAGE, "open"), *lines, (60, Event.ENDED, "")),
        "actions": (
            Action(id="a", text="Cap the batch", decision=Decision.ACCEPTED),
            Action(id="b", text="Buy disks", decision=Decision.DECLINED, reason="Too slow"),
            Action(id="c", text="Ask the vendor"),
        ),
    }
    return Review(**(values | more))  # type: ignore[arg-type]


def test_each_stage_has_its_planned_minutes_what_it_got_and_what_it_took() -> None:
    review = held(
        (5, Event.STAGE, "timeline"),
        (20, Event.EXTENDED, "timeline 5"),
        (22, Event.EXTENDED, "timeline 1"),
        (36, Event.STAGE, "actions"),
        (40, Event.EXTENDED, "close -1"),
        (50, Event.STAGE, "timeline"),
    )
    told = minutes_of(review, HELD, USUAL)
    rows = {row.stage: (row.planned, row.more, row.spent) for row in told.stages}
    assert rows[Stage.TIMELINE] == (25, 6, timedelta(minutes=41))
    assert rows[Stage.ACTIONS] == (8, 0, timedelta(minutes=14))
    assert rows[Stage.CLOSE] == (2, -1, timedelta(0))
    assert told.spent == timedelta(minutes=60)


def test_pauses_are_told_with_their_times_and_count_for_no_stage() -> None:
    review = held((10, Event.PAUSED, ""), (17, Event.RESUMED, ""), (55, Event.PAUSED, ""))
    told = minutes_of(review, HELD, USUAL)
    assert [(p.since, p.until) for p in told.pauses] == [
        (BEGIN + timedelta(minutes=10), BEGIN + timedelta(minutes=17)),
        (BEGIN + timedelta(minutes=55), None),
    ]
    assert told.spent == timedelta(minutes=48)


def test_a_meeting_that_was_ended_and_went_on_stood_still_between() -> None:
    review = held((30, Event.ENDED, ""), (34, Event.RESUMED, ""))
    (pause,) = minutes_of(review, HELD, USUAL).pauses
    assert (pause.since, pause.until) == (
        BEGIN + timedelta(minutes=30),
        BEGIN + timedelta(minutes=34),
    )


def test_gaps_of_the_computers_clock_are_summed_and_odd_details_are_passed_by() -> None:
    review = held((10, Event.GAP, "90"), (20, Event.GAP, "-30"), (30, Event.GAP, "a while"))
    assert minutes_of(review, HELD, USUAL).left_out == timedelta(seconds=90)


def test_the_last_decision_of_the_meeting_counts_and_says_whether_it_stands() -> None:
    review = held(
        (50, Event.DECIDED, "declined a"),
        (51, Event.DECIDED, "accepted a"),
        (52, Event.DECIDED, "accepted b"),
        (53, Event.DECIDED, "parked c"),
        (54, Event.DECIDED, "proposed c"),
        (55, Event.DECIDED, "accepted gone"),
        (55, Event.DECIDED, "nonsense"),
    )
    told = minutes_of(review, HELD, USUAL).settled
    assert [(row.action.id, row.decision, row.stands) for row in told] == [
        ("a", Decision.ACCEPTED, True),
        ("b", Decision.ACCEPTED, False),
    ]


def test_the_only_meeting_without_such_lines_has_what_is_decided_now() -> None:
    told = minutes_of(held(), HELD, USUAL).settled
    assert [row.action.id for row in told] == ["a", "b"]
    later = Meeting(id="n", started=BEGIN + timedelta(days=1), ended=BEGIN + timedelta(days=2))
    two = held(meetings=(HELD, later))
    assert minutes_of(two, HELD, USUAL).settled == ()
    assert minutes_of(two, later, USUAL).settled == ()


def test_topics_are_those_that_the_meeting_parked_else_those_that_are_open() -> None:
    topics = (
        Parked(id="p", text="Print locally?"),
        Parked(id="q", text="Gone elsewhere", outcome=Capture.DROPPED),
        Parked(id="s", text="Older"),
    )
    named = held((30, Event.PARKED, "q"), (31, Event.PARKED, "p"), parked=topics)
    assert [row.id for row in minutes_of(named, HELD, USUAL).parked] == ["q", "p"]
    assert [row.id for row in minutes_of(held(parked=topics), HELD, USUAL).parked] == ["p", "s"]


def test_open_questions_and_ideas_opened_early_are_told() -> None:
    asked = (Question(id="1", text="Who?"), Question(id="2", text="x", outcome=Capture.TAKEN))
    review = held((33, Event.IDEAS, "The room is tired"), questions=asked)
    told = minutes_of(review, HELD, USUAL)
    assert [row.text for row in told.questions] == ["Who?"]
    assert [(e.at, e.reason) for e in told.early] == [
        (BEGIN + timedelta(minutes=33), "The room is tired")
    ]


def test_lines_of_another_meeting_do_not_count() -> None:
    other = log((10, Event.PAUSED, ""), (20, Event.DECIDED, "accepted c"), meeting="n")
    told = minutes_of(replace(held(), log=(*held().log, *other)), HELD, USUAL)
    assert told.pauses == ()
    assert [row.action.id for row in told.settled] == ["a", "b"]


def test_the_last_meeting_is_the_one_that_ended_last() -> None:
    running = Meeting(id="n", started=BEGIN + timedelta(days=1))
    assert last_ended(held(meetings=(running, HELD))) == HELD
    assert last_ended(held(meetings=(running,))) is None
