"""The pre-read: what participants get before a meeting, and nothing that would tell them why."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from pmdesk.method.documents import preread_words, questions_to_bring
from pmdesk.method.stages import prompts
from pmdesk.method.tables import table
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Meeting, Review, Seat
from pmdesk.model.words import Stage
from pmdesk.report.export import export
from pmdesk.report.options import Options, What
from tests.ui.leaking.tokened import TOLD, Tokens

AT = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)
MEETING = Meeting(id="m", scheduled=AT, minutes=60, place="Harbour room")
PREREAD = Options(what=What.PREREAD)
MAY_BE_TOLD = {
    *("review.title", "review.goal", "review.rules", "review.services", "review.severity"),
    *("review.impact_users", "review.impact_failed", "review.impact_extent"),
    *("seats.alias", "seats.role", "meetings.place", "review.drift_word"),
}


def text(review: Review, options: Options = PREREAD) -> str:
    return export(review, "md", options).decode()


def planned(**more: object) -> Review:
    values: dict[str, object] = {"id": "r", "title": "Labels late", "meetings": (MEETING,)}
    return Review(**(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize("format", ["md", "html", "ics"])
def test_only_what_may_be_told_before_a_meeting_is_in_it(format: str) -> None:
    tokens = Tokens()
    review = tokens.review()
    place = tokens.token("meetings.place")
    review = replace(review, meetings=(replace(MEETING, place=place),))
    said = export(review, format, PREREAD).decode().replace("<wbr>", "").replace("\r\n ", "")
    fields = {source.field for _, source in tokens.found(said)}
    assert fields <= MAY_BE_TOLD
    told = {"review.title", "meetings.place"}
    assert fields >= (
        told if format == "ics" else MAY_BE_TOLD - {"seats.role", "review.drift_word"}
    )
    (name,) = (name for name, source in tokens.sources.items() if source.field == TOLD)
    assert name not in said


def test_nothing_that_the_incident_left_changes_it(full: Review) -> None:
    """A review with everything filled reads like one that has only what may be told."""
    told = ("title", "goal", "rules", "services", "severity", "zone", "started", "seats")
    told += ("impact_users", "impact_failed", "impact_extent", "facilitator", "advocate")
    full = replace(full, meetings=(MEETING,))
    bare = Review(id=full.id, meetings=(MEETING,), **{name: getattr(full, name) for name in told})
    assert text(full) == text(bare)


def test_it_says_when_where_and_who_has_which_part() -> None:
    seats = (
        Seat(id="a", name="Ada Quill", alias="lead"),
        Seat(id="b", alias="Writer", role="Scribe"),
    )
    review = planned(zone="Europe/Berlin", seats=seats, facilitator="a", advocate="b")
    said = text(replace(review, second_zone="America/New_York"))
    assert "Fri 16 Oct 2026, 10:00 to 11:00 CEST – 04:00 to 05:00 EDT" in said
    assert "**Where:** Harbour room" in said
    assert "Lead (facilitator), Writer (scribe), Writer (devil's advocate)" in said
    assert "Ada" not in said
    assert "Ada Quill (facilitator)" in text(review, replace(PREREAD, names=True))


def test_a_name_in_a_text_is_masked_unless_names_are_asked_for() -> None:
    seats = (Seat(id="a", name="Ada Quill", alias="Lead"),)
    review = planned(seats=seats, goal="Hear Ada Quill out")
    assert "Hear Lead out" in text(review)
    assert "Hear Ada Quill out" in text(review, replace(PREREAD, names=True))


def test_the_agenda_is_that_of_the_meeting() -> None:
    meeting = replace(MEETING, agenda="open 10, timeline 30")
    said = text(planned(meetings=(meeting,)))
    agenda = said.partition("## Agenda")[2].partition("##")[0]
    assert [line.rsplit("|", 2)[1].strip() for line in agenda.splitlines()[4:] if line] == [
        "10",
        "30",
    ]
    assert "| Factors" not in agenda


def test_it_asks_what_somebody_can_think_about_alone() -> None:
    said = text(planned())
    assert all(question in said for question in questions_to_bring())
    assert preread_words()["hand_in"] in said
    spoken = set(table("documents")["preread"]["spoken"])
    assert {prompt.text for prompt in prompts(Stage.PREPARE)} == spoken | set(questions_to_bring())


def test_without_a_date_there_is_none() -> None:
    with pytest.raises(WorldError, match="no meeting with a date") as told:
        text(planned(meetings=(Meeting(id="m"),)))
    assert told.value.advice


def test_the_sample_fits_on_one_page(sample: Review) -> None:
    pdf = PdfReader(io.BytesIO(export(sample, "pdf", PREREAD)))
    assert len(pdf.pages) == 1
    assert "What you can bring" in pdf.pages[0].extract_text()
