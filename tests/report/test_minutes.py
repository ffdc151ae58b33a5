"""The minutes of a meeting as a document."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pypdf import PdfReader

from pmdesk.model.errors import WorldError
from pmdesk.model.review import (
    Action,
    Attendance,
    LogLine,
    Meeting,
    Parked,
    Recipient,
    Review,
    SafetyCheck,
    Seat,
)
from pmdesk.model.words import BuyIn, Capture, Decision, Event
from pmdesk.report.export import export
from pmdesk.report.options import Options, What
from tests.ui.leaking.tokened import SECRET, TOLD, Tokens

BEGIN = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)
MEETING = Meeting(id="m", started=BEGIN, ended=BEGIN + timedelta(minutes=60), place="Room 4")
MINUTES = Options(what=What.MINUTES)
SEATS = (
    Seat(id="a", name="Ada Quill", alias="Commander"),
    Seat(id="b", role="on-call engineer"),
    Seat(id="c", alias="Writer", role="Scribe"),
)


def at(minute: int) -> datetime:
    return BEGIN + timedelta(minutes=minute)


def log(*lines: tuple[int, Event, str]) -> tuple[LogLine, ...]:
    return tuple(
        LogLine(id=f"l{n}", position=n, meeting="m", at=at(minute), what=what, detail=detail)
        for n, (minute, what, detail) in enumerate(lines)
    )


def held(*lines: tuple[int, Event, str], **more: object) -> Review:
    begin = ((0, Event.STARTED, ""), (0, Event.STAGE, "open"), (5, Event.STAGE, "timeline"))
    values: dict[str, object] = {
        "id": "r",
        "title": "Labels late",
        "zone": "Europe/Berlin",
        "seats": SEATS,
        "meetings": (MEETING,),
        "log": log(*begin, *lines, (60, Event.ENDED, "")),
    }
    return Review(**(values | more))  # type: ignore[arg-type]


def text(review: Review, options: Options = MINUTES) -> str:
    return export(review, "md", options).decode()


def test_they_say_when_where_and_who_came_late_or_left_early() -> None:
    rows = (("a", 0, 60), ("b", 7, 50), ("c", 0, 20), ("c", 25, 60))
    there = tuple(
        Attendance(id=f"w{n}", position=n, meeting="m", seat=seat, joined=at(came), left=at(left))
        for n, (seat, came, left) in enumerate(rows)
    )
    said = text(held(attendance=there))
    assert "**When:** Fri 16 Oct 2026, 10:00 to 11:00 CEST" in said
    assert "**Where:** Room 4" in said
    assert "Commander; On-call engineer (10:07 to 10:50); Writer (until 10:20, from 10:25)" in said
    assert "Ada" not in said
    assert "Ada Quill; On-call" in text(held(attendance=there), replace(MINUTES, names=True))


def test_minutes_given_on_the_way_stand_beside_the_planned_ones() -> None:
    said = text(
        held(
            (20, Event.EXTENDED, "timeline 5"),
            (35, Event.STAGE, "close"),
            (36, Event.EXTENDED, "close -1"),
        )
    )
    assert "| Timeline | 25 + 5 | 30 |" in said
    assert "| Close | 2 − 1 | 25 |" in said
    assert "| **Together** | **64** | **60** |" in said


def test_what_stopped_the_clocks_and_what_came_early_is_told() -> None:
    said = text(
        held(
            (10, Event.PAUSED, ""),
            (17, Event.RESUMED, ""),
            (40, Event.GAP, "300"),
            (45, Event.IDEAS, "Ada Quill has to leave"),
        )
    )
    assert "Paused from 10:10 to 10:17, 7 min." in said
    assert "5 min in which the computer slept are not counted." in said
    assert "Ideas were opened early at 10:45: Commander has to leave." in said


def test_decisions_come_with_owner_day_and_reason_the_first_priority_first() -> None:
    actions = (
        Action(id="1", text="Alert at 80 %", owner="b", decision=Decision.ACCEPTED),
        Action(
            id="2",
            text="Cap the batch",
            owner="a",
            due=date(2026, 10, 30),
            decision=Decision.ACCEPTED,
            first=True,
        ),
        Action(id="3", text="Buy disks", decision=Decision.DECLINED, reason="Too slow"),
        Action(id="4", text="Print locally", decision=Decision.ACCEPTED, reason="Was too dear"),
        Action(id="5", text="Only proposed"),
    )
    words = ("accepted 1", "accepted 2", "declined 3", "parked 4")
    said = text(held(*((50, Event.DECIDED, word) for word in words), actions=actions))
    decided = said.partition("## What was decided")[2].partition("\n## ")[0]
    assert "| **First priority.** Cap the batch | Commander | 30 Oct 2026 |" in decided
    assert decided.index("Cap the batch") < decided.index("| Alert at 80 % | On-call engineer |")
    assert "Buy disks<br>Reason: Too slow" in decided
    assert "Print locally<br>Since then: Accepted" in decided
    assert "Only proposed" not in said


def test_what_follows_is_told() -> None:
    review = held(
        parked=(Parked(id="p", text="Print locally?", follow_up="Depot round"),),
        buy_in=BuyIn.PARTLY,
        buy_in_by="a",
        buy_in_note="Two of three",
        next_date=date(2026, 11, 2),
        channel="Mail to all depots",
        recipients=(Recipient(id="x", who="Depot leads", channel="Mail"),),
    )
    said = text(review)
    assert "- Print locally? – Depot round" in said
    assert "**Room for the plan:** In part, said by commander – Two of three" in said
    assert "**We meet again:** Mon 2 Nov 2026" in said
    assert "**The report goes to:** Mail to all depots" in said
    assert "**Who hears of it:** Depot leads (Mail)" in said


@pytest.mark.parametrize("format", ["md", "html"])
def test_nothing_private_is_in_them(format: str) -> None:
    tokens = Tokens()
    review = replace(tokens.review(), meetings=(MEETING,))
    safety = SafetyCheck(id="s", meeting="m", level_1=7, note=tokens.token("safety.note"))
    asked = tuple(replace(row, outcome=Capture.OPEN) for row in review.questions)
    review = replace(review, safety=(safety,), questions=asked)
    said = export(review, format, MINUTES).decode().replace("<wbr>", "")
    fields = {source.field for _, source in tokens.found(said)}
    assert fields >= {"review.title", "actions.text", "parked.text", "questions.text"}
    assert not fields & (SECRET | {"safety.note", "participation.note", TOLD})
    assert not {name for name in fields if name.split(".")[0] in ("entries", "factors", "lessons")}


def test_without_a_meeting_that_is_over_there_are_none() -> None:
    running = replace(MEETING, ended=None)
    with pytest.raises(WorldError, match="no meeting that has ended"):
        text(held(meetings=(running,)))


def test_the_sample_has_minutes_on_paper(sample: Review) -> None:
    pdf = PdfReader(io.BytesIO(export(sample, "pdf", MINUTES)))
    said = " ".join(page.extract_text() for page in pdf.pages)
    assert len(pdf.pages) == 2
    assert "Engineering manager (from 10:07)" in " ".join(said.split())
