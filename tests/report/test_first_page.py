"""What the first page and the table of factors show of real, uneven reviews."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time
from types import ModuleType

import pytest

from pmdesk.model.review import Link, Review, Seat, Tag
from pmdesk.model.words import Milestone, Weight
from pmdesk.report.blocks import Document, Figures, Prose, Table
from pmdesk.report.build import build
from pmdesk.report.export import export
from pmdesk.report.options import Options
from pmdesk.report.page_fill import fits_a_page

LONG = "Capacity: " + "the pool of the broker is shared by two clusters and nobody owns it; " * 3


def made(review: Review) -> Document:
    return build(review, Options())


def table(document: Document, key: str) -> Table:
    blocks = (*document.cover, *document.body)
    return next(block for block in blocks if isinstance(block, Table) and block.key == key)


def test_long_conditions_leave_room_for_one_change_on_the_first_page(reviews: ModuleType) -> None:
    review = reviews.base(
        summary=LONG * 3,
        entries=(reviews.entry(0, 0), reviews.entry(1, 9)),
        factors=tuple(replace(factor, text=LONG) for factor in reviews.factors(4)),
        actions=tuple(replace(action, text=LONG) for action in reviews.actions(4)),
    )
    document = made(review)
    changes = table(document, "changes")
    assert len(changes.rows) == 1
    assert changes.columns[1].title == "Action, 1 of 4"
    assert fits_a_page(document.title, document.cover)


def test_a_story_with_code_in_a_sentence_stands_on_the_first_page(reviews: ModuleType) -> None:
    review = reviews.base(summary="The probe said:\n```no such name```")
    lead = next(block for block in made(review).cover if isinstance(block, Prose))
    assert (lead.role, "no such name" in lead.source) == ("lead", True)
    fenced = reviews.base(summary="The probe said:\n\n```\nno such name\n```")
    lead = next(block for block in made(fenced).cover if isinstance(block, Prose))
    assert (lead.role, lead.source) == ("excerpt", "The probe said:")


def test_detection_at_the_very_start_is_no_figure(reviews: ModuleType) -> None:
    first = reviews.entry(0, 0, milestone=Milestone.DETECTED)
    review = reviews.base(
        entries=(first, reviews.entry(1, 9, milestone=Milestone.MITIGATED)), started=first.at
    )
    figures = next(block for block in made(review).cover if isinstance(block, Figures))
    assert [figure[0] for figure in figures.items] == ["9 min"]


def test_the_column_of_weights_is_there_when_one_is_given(reviews: ModuleType) -> None:
    weighed = reviews.base(factors=reviews.factors(4))
    plain = replace(weighed, factors=tuple(replace(f, weight=Weight.NONE) for f in weighed.factors))
    assert "weight" in {column.key for column in table(made(weighed), "factors").columns}
    without = table(made(plain), "factors")
    assert [column.key for column in without.columns] == ["text", "seen", "novelty"]
    assert {len(row.cells) for row in without.rows if not row.kind} == {3}


def test_an_entry_of_another_day_than_the_incident_is_named_with_its_day(
    reviews: ModuleType,
) -> None:
    day = timedelta(days=1).total_seconds() / 60
    rows = (reviews.entry(0, 0), reviews.entry(1, day, milestone=Milestone.DETECTED))
    link = Link(id="l", source_noun="factors", source="f1", target_noun="entries", target="e1")
    review = reviews.base(
        entries=rows, started=rows[0].at, factors=reviews.factors(2), links=(link,)
    )
    tables = [b for b in made(review).body if isinstance(b, Table) and b.key == "factors"]
    seen = ["".join(s.text for s in row.cells[1].spans) for t in tables for row in t.rows[-1:]]
    assert any(text.startswith("Wed 7 Oct, ") for text in seen)


@pytest.mark.parametrize("services", ["a" * 100, "a" * 400, "null--> " + "- " * 25 + "a" * 300])
def test_long_facts_stand_in_two_columns_and_end(services: str) -> None:
    """Columns that the renderer balances itself never came to an end here."""
    seat = Seat(id="s", alias="the database lead")
    review = Review(
        id="r", title="x", incident="INC-1", severity="SEV-1", services=(services,), seats=(seat,),
        owner="s", facilitator="s", started=datetime(2026, 10, 6, tzinfo=UTC),
        tags=tuple(Tag(id=str(n), name="checkout pool " * 2) for n in range(3)),
    )  # fmt: skip
    begun = process_time()
    assert export(review, "pdf").startswith(b"%PDF")
    assert process_time() - begun < 20
