"""No private word gets into a report: every text of a review is a token that tells its place."""

import io

import pytest
from pypdf import PdfReader

from pmdesk.model.review import LOCAL, Review
from pmdesk.report.export import FORMATS, export
from pmdesk.report.options import Options
from tests.ui.leaking.tokened import TOLD, Tokens

TEXTS = [name for name in FORMATS if name not in ("pdf", "ics")]
NEW = {
    *("entries.link", "entries.origin", "attachments.name", "amendments.before"),
    *("amendments.after", "amendments.reason", "worksheet.service", "worksheet.baseline"),
    *("worksheet.seen", "worksheet.link", "questions.text", "questions.answer", "seats.alias"),
}


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture(scope="module")
def review(tokens: Tokens) -> Review:
    return tokens.review()


def found(tokens: Tokens, review: Review, format: str) -> set[str]:
    text = export(review, format).decode().replace("<wbr>", "")
    return {source.field for _, source in tokens.found(text)}


@pytest.mark.parametrize("format", TEXTS)
def test_no_private_text_and_no_name_is_in_a_report(
    tokens: Tokens, review: Review, format: str
) -> None:
    fields = found(tokens, review, format)
    assert "entries.text" in fields
    assert not [field for field in fields if field.split(".")[0] in LOCAL]
    assert not fields & {"seats.name", "exports.audience", "exports.target"}


def test_what_the_timeline_rests_on_is_told(tokens: Tokens, review: Review) -> None:
    assert found(tokens, review, "md") >= NEW


@pytest.mark.parametrize("format", [*TEXTS, "pdf"])
def test_a_name_that_was_typed_into_a_text_gives_way_unless_names_are_asked_for(
    tokens: Tokens, review: Review, format: str
) -> None:
    told = next(word for word, source in tokens.sources.items() if source.field == TOLD)

    def shown(names: bool) -> str:
        data = export(review, format, Options(names=names))
        if format != "pdf":
            return data.decode()
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)

    assert told not in shown(names=False)
    assert told in shown(names=True)
