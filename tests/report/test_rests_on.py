"""What an entry rests on: its mark in words, its source, a short link, who handed it in."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pmdesk.model.inline import text_of
from pmdesk.model.review import Account, Amendment, Attachment, Entry, Question, Review, Seat
from pmdesk.model.words import Capture, Milestone, Support
from pmdesk.report.export import export
from pmdesk.report.options import Options
from pmdesk.report.sources import address

AT = datetime(2026, 10, 6, 12, 5, tzinfo=UTC)
ENTRY = Entry(id="e", at=AT, text="The queue grows")
REVIEW = Review(
    id="r", entries=(ENTRY,), seats=(Seat(id="s", name="Bo Marten", alias="On-call engineer"),)
)


def told(**values: object) -> str:
    """The row of the entry in Markdown."""
    changed = replace(ENTRY, **values)  # type: ignore[arg-type]
    return row_of(replace(REVIEW, entries=(changed,)))


def row_of(review: Review) -> str:
    lines = export(review, "md").decode().splitlines()
    return next(line for line in lines if "The queue grows" in line)


@pytest.mark.parametrize(
    ("link", "said", "leads"),
    [
        ("https://desk.example.org/browse/OPS-17", "OPS-17", True),
        ("https://git.example.org/team/app/issues/412", "#412", True),
        ("https://git.example.org/team/app/-/merge_requests/9/diffs", "#9", True),
        ("https://www.graphs.example.org/d/x9f?from=1&to=2", "graphs.example.org", True),
        ("https://chat.example.org:8443/archives/C0/p1690", "chat.example.org", True),
        ("https://someone:secret@graphs.example.org/d", "graphs.example.org", True),
        ("https://[::1", "https://[::1", False),
        ("javascript:alert(1)", "javascript:alert(1)", False),
        ("file:///etc/passwd", "file:///etc/passwd", False),
        ("https://a.example.org/ x", "https://a.example.org/ x", False),
        ("the red folder", "the red folder", False),
        ("", "", False),
    ],
)
def test_a_link_is_a_ticket_or_a_host_and_leads_only_to_the_web(
    link: str, said: str, leads: bool
) -> None:
    made = address(link)
    assert text_of(made) == said
    assert any(span.href for span in made) == leads


def test_a_mark_and_a_source_are_words_below_the_line() -> None:
    row = told(support=Support.DATA, source="pager", link="https://pager.example.org/4471")
    assert "<br>Seen in data · pager ([pager.example.org](<https://pager.example.org/4471>))" in row
    assert "<br>" not in told()


def test_the_marks_that_are_used_are_counted_above_the_table() -> None:
    review = replace(REVIEW, entries=(replace(ENTRY, support=Support.SEVERAL),))
    assert "What entries rest on: 1 told by several." in export(review, "md").decode()
    assert "What entries rest on" not in export(REVIEW, "md").decode()


def test_a_contested_entry_has_the_other_account_at_its_side() -> None:
    review = replace(
        REVIEW,
        entries=(replace(ENTRY, support=Support.CONTESTED),),
        accounts=(Account(id="a", entry="e", seat="s", text="It had emptied by then"),),
    )
    html = export(review, "html").decode()
    sides = html.split('<div class="sides">')[1].split("</td>")[0]
    first, second = sides.split("</div>")[:2]
    assert "<b>Contested.</b>" in first
    assert "The queue grows" in first
    assert "On-call engineer" in second
    assert "It had emptied by then" in second
    assert "It had emptied by then" in row_of(review)
    agreed = replace(review, entries=(ENTRY,))
    assert '<div class="sides">' not in export(agreed, "html").decode()


def test_a_question_stands_at_its_entry_and_in_its_section_with_the_time() -> None:
    open_ = Question(id="q", text="Who saw the graph?", entry="e")
    asked = replace(REVIEW, questions=(open_,))
    assert "Open question: Who saw the graph?" in row_of(asked)
    assert "- 12:05 UTC Who saw the graph?" in export(asked, "md").decode()
    answered = replace(asked, questions=(replace(open_, answer="The depot lead."),))
    assert "Question: Who saw the graph? – The depot lead." in row_of(answered)
    for hidden in (
        replace(asked, hidden_sections=("questions",)),
        replace(asked, questions=(replace(open_, outcome=Capture.DROPPED),)),
    ):
        assert "Who saw the graph?" not in export(hidden, "md").decode()


def test_contributors_are_seats_unless_names_are_asked_for() -> None:
    given = replace(ENTRY, contributor="s", origin=r"C:\Users\Someone\depot-chat.zip")
    review = replace(REVIEW, entries=(given, replace(given, id="f"), replace(ENTRY, id="g")))
    text = export(review, "md").decode()
    assert "- **On-call engineer:** 2 entries from depot-chat.zip" in text
    assert "Someone" not in text
    assert "Marten" not in text
    named = export(review, "md", Options(names=True)).decode()
    assert "- **Bo Marten:** 2 entries from depot-chat.zip" in named


def test_an_amendment_tells_earlier_later_and_why() -> None:
    change = Amendment(
        id="m",
        noun="entries",
        row="e",
        field="milestone",
        before="",
        after="detected",
        reason="The alert came first.",
        at=AT,
    )
    gone = replace(change, id="n", row="x", field="", before="12:01 UTC It rang", after="")
    review = replace(REVIEW, amendments=(change, replace(gone, reason=" ")))
    text = export(review, "md").decode()
    assert "| Milestone of 12:05 UTC | No milestone | Detected | The alert came first. |" in text
    assert "| Entry | 12:01 UTC It rang | Taken out | **No reason given** | 6 Oct 2026 |" in text


def test_what_contradicts_a_duration_is_said_below_the_sentences() -> None:
    rows = (
        replace(ENTRY, milestone=Milestone.IMPACT_STARTED),
        replace(ENTRY, id="f", at=AT.replace(minute=47), milestone=Milestone.MITIGATED),
    )
    review = replace(REVIEW, entries=rows, impact_duration="1 h")
    text = export(review, "md").decode()
    assert "**Impact on customers:** Impact started 12:05 → Mitigated 12:47 UTC: 42 min" in text
    assert "**To be settled:** “1 h” is typed; the timeline gives 42 min." in text
    right = export(replace(review, impact_duration="42 min"), "md").decode()
    assert "To be settled" not in right


def test_the_csv_has_mark_link_contributor_and_files() -> None:
    given = replace(
        ENTRY,
        support=Support.ONE,
        link="https://pager.example.org/4471",
        contributor="s",
    )
    files = tuple(
        Attachment(id=name, position=n, name=name, about_noun="entries", about="e")
        for n, name in enumerate(("graph.png", "=cmd.log"))
    )
    review = replace(REVIEW, entries=(given,), attachments=files)
    (row,) = csv.DictReader(io.StringIO(export(review, "csv").decode()))
    assert row["support"] == "Told by one"
    assert row["link"] == "https://pager.example.org/4471"
    assert row["contributor"] == "On-call engineer"
    assert row["evidence"] == "graph.png; =cmd.log"
