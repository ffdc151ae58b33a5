"""What somebody chooses for a report: which sections it has, and what such a report is called."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from pmdesk.method.sections import report_sections
from pmdesk.method.wording import POLICY, kind_of
from pmdesk.model.review import Review, SignOff
from pmdesk.report.export import export
from pmdesk.report.options import Options

TEXTS = ("md", "html", "clipboard")
TOLD = {
    "impact": ("Depots printed by hand", "customers affected"),
    "timeline": ("Support tells callers", "Walked forward"),
    "evidence": ("broker.log", "queue depth.png"),
    "worksheet": ("Flat line.", "Before the incident"),
    "amendments": ("The log names the version.", "No reason given", "It grew"),
    "factors": ("Limit 4 of the broker", "No single one", "One of three since"),
    "biases": ("The muted alert.", "Hindsight"),
    "lessons": ("Lesson number 3",),
    "actions": ("Cap the batch size", "What we change"),
    "questions": ("Who owns the disk limit?", "Who heard the second ring?"),
    "parked": ("Should depots print locally?",),
    "meeting": ("Loading bay and call", "5 learned something", "Depot leads"),
    "contributors": ("entry from depot-chat.zip",),
    "closing": ("Thanks to the depots.",),
    "communication": ("Depots heard of it by",),
    "reviewers": ("Ready to publish", "Editor of the week"),
    "glossary": ("Labels fetched at once.",),
    "tags": ("broker, limits",),
}


QUOTING = {"timeline": {"evidence", "amendments"}}
"""Sections that go with another one, because they quote it."""


def written(review: Review, format: str, options: Options | None = None) -> str:
    data = export(review, format, options or Options())
    if format == "pdf":
        pages = PdfReader(io.BytesIO(data)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    return data.decode()


def test_every_section_that_can_be_hidden_is_tried_here() -> None:
    assert set(TOLD) == {section.key for section in report_sections()}


@pytest.mark.parametrize("format", TEXTS)
@pytest.mark.parametrize("key", TOLD)
def test_a_hidden_section_is_in_no_format_and_not_on_the_first_page(
    full: Review, key: str, format: str
) -> None:
    shown, hidden = written(full, format), written(replace(full, hidden_sections=(key,)), format)
    for words in TOLD[key]:
        assert words in shown
        assert words not in hidden
    for other, words_of_other in TOLD.items():
        if other != key and other not in QUOTING.get(key, ()):
            assert words_of_other[0] in hidden


def test_a_pdf_without_most_of_its_sections_has_no_trace_of_them(full: Review) -> None:
    hidden = ("impact", "timeline", "factors", "actions", "tags")
    text = written(replace(full, hidden_sections=hidden), "pdf")
    for key in hidden:
        assert all(words not in text for words in TOLD[key])
    assert "Page 1 of" in text
    assert "The muted alert." in text


def test_a_section_that_nobody_knows_hides_nothing(full: Review) -> None:
    assert written(replace(full, hidden_sections=("weather",)), "md") == written(full, "md")


@pytest.mark.parametrize("format", [*TEXTS, "pdf"])
def test_a_report_is_called_what_the_library_says(full: Review, format: str) -> None:
    kind = kind_of({POLICY: "learning review"})
    text = written(full, format, Options(kind=kind))
    assert "Learning review" in text
    assert "Incident review" not in text
    assert "Incident review" in written(full, format)


@pytest.mark.parametrize("word", ["", "   ", 7, None])
def test_a_word_that_is_none_leaves_the_usual_one(word: object) -> None:
    assert kind_of({POLICY: word}) == "Incident review"


def test_the_answers_about_the_class_stand_below_the_factors(full: Review) -> None:
    text = written(full, "md")
    at = text.index("### Class of problem")
    assert text.index("## Contributing factors") < at < text.index("## Biases looked at")
    assert "A class that was foreseen" in text
    assert "With growth" not in text, "a question without an answer is left out"


def test_the_class_is_told_although_no_factor_is(full: Review) -> None:
    text = written(replace(full, factors=(), links=()), "md")
    assert "No contributing factors are recorded yet." in text
    assert "A class that was foreseen" in text


def test_the_lead_counts_what_one_alone_would_have_prevented(full: Review) -> None:
    assert "Yes for three of eight. One is addressed by an action." in written(full, "md")
    never = replace(full, factors=tuple(replace(f, alone="No") for f in full.factors))
    assert "Yes for none of ten." in written(never, "md")
    unasked = replace(full, factors=tuple(replace(f, alone="") for f in full.factors))
    assert "Yes for" not in written(unasked, "md")


def test_a_reviewer_who_has_a_seat_is_called_by_it(full: Review) -> None:
    text = written(full, "md")
    assert "**On-call engineer:** Ready after small changes" in text
    assert "Bo Marten" not in text
    assert "Bo Marten" in written(full, "md", Options(names=True))


def test_a_reviewer_without_words_is_said_to_be_asked(full: Review) -> None:
    asked = replace(full, sign_offs=(SignOff(id="s", reviewer="Editor", note="On holiday."),))
    assert "**Editor:** Asked, not read yet – On holiday." in written(asked, "md")
