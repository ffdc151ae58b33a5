"""What the report says of meetings and of what follows them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pmdesk.model.review import Attendance, BiasMark, Meeting, Recipient, Review, Seat
from pmdesk.model.words import BuyIn, Mark, Stage
from pmdesk.report.export import export
from pmdesk.report.options import Options

BEGIN = datetime(2026, 10, 16, 8, 1, tzinfo=UTC)
SEATS = (Seat(id="a", name="Ada Quill", alias="Commander"), Seat(id="b", role="on-call engineer"))


def section(review: Review, options: Options | None = None) -> str:
    """The part of the Markdown under the heading of the section, "" without one."""
    text = export(review, "md", options or Options()).decode()
    _, found, rest = text.partition("## Meeting and follow-up\n")
    return rest.partition("\n## ")[0] if found else ""


def test_a_review_without_a_meeting_and_follow_up_has_no_such_section() -> None:
    assert section(Review(id="r")) == ""
    assert section(Review(id="r", meetings=(Meeting(id="m"),))) == ""


def test_a_meeting_says_when_it_was_and_who_was_there_by_seat() -> None:
    meeting = Meeting(id="m", started=BEGIN, ended=BEGIN + timedelta(minutes=59), place="Room 4")
    there = tuple(Attendance(id=f"w{n}", meeting="m", seat=s) for n, s in enumerate("bab"))
    review = Review(
        id="r", zone="Europe/Berlin", seats=SEATS, meetings=(meeting,), attendance=there
    )
    said = section(review)
    assert "Fri 16 Oct 2026, 10:01 to 11:00 CEST, Room 4" in said
    assert "**Who was there:** On-call engineer, Commander\n" in said
    assert "Ada Quill" not in said
    assert "On-call engineer, Ada Quill" in section(review, Options(names=True))


def test_a_meeting_over_midnight_names_both_days_and_a_planned_one_is_planned() -> None:
    late = Meeting(id="m", started=BEGIN, ended=BEGIN + timedelta(hours=20))
    later = Meeting(id="n", scheduled=BEGIN + timedelta(days=7))
    said = section(Review(id="r", meetings=(late, later)))
    assert "Fri 16 Oct 2026, 08:01 to Sat 17 Oct 2026, 04:01 UTC" in said
    assert "**Meeting 2:** Planned for Fri 23 Oct 2026, 08:01 UTC" in said


def test_an_answer_on_buy_in_names_who_gave_it_and_an_open_one_its_reason() -> None:
    review = Review(id="r", seats=SEATS, buy_in=BuyIn.NO, buy_in_by="a", buy_in_note="Too\nlarge")
    assert "**Room for the plan:** No, said by Commander – Too large" in section(review)
    open_ = replace(review, buy_in=BuyIn.NONE)
    assert "**Room for the plan:** Not asked yet – Too large" in section(open_)


def test_who_hears_of_it_is_told_by_which_way_and_since_when() -> None:
    told = (
        Recipient(id="x", who="Support", channel="Mail", told=date(2026, 10, 22)),
        Recipient(id="y", who="Payments"),
        Recipient(id="z"),
    )
    said = section(Review(id="r", recipients=told))
    assert "- Support – Mail, told 22 Oct 2026\n- Payments" in said
    assert said.count("\n- ") == 2


def test_the_pulse_is_one_line_of_each_meeting() -> None:
    held = Meeting(id="m", started=BEGIN, pulse_asked=9, pulse_learned=8, pulse_again=7)
    none = Meeting(id="n", started=BEGIN + timedelta(days=1))
    said = section(Review(id="r", meetings=(held, none)))
    assert said.count("Learning pulse") == 1
    assert "9 asked: 8 learned something, 7 would come again" in said


def test_a_bias_stands_once_with_what_was_answered_at_every_stage() -> None:
    marks = (
        BiasMark(id="1", bias="hindsight", mark=Mark.DISCUSSED, note="Twice."),
        BiasMark(id="2", bias="hindsight", stage=Stage.FACTORS, mark=Mark.NOTICED, note="Again."),
        BiasMark(id="3", bias="outcome", mark=Mark.NOT_ASKED),
    )
    text = export(Review(id="r", biases=marks), "md").decode()
    assert text.count("**Hindsight bias**") == 1
    assert "**Hindsight bias**<br>Discussed<br>Noticed at Factors" in text
    assert "Twice.<br>Again." in text
    assert "Outcome bias" not in text
