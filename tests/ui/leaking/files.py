"""Every string of every file that a review can become."""

import io
import json
from collections.abc import Iterator

from pypdf import PdfReader

from pmdesk.model.bundle import document
from pmdesk.model.review import Review
from pmdesk.report.export import export
from pmdesk.report.options import Options
from pmdesk.ui.report_stage.formats import ALL_FORMATS, FileFormat, can_be_made
from tests.ui.leaking.strings import Said


def written(review: Review) -> Iterator[Said]:
    """All of them as they are exported without further choices, and what copying the report gives.

    A file that cannot be made now, such as minutes without a meeting, is left out.
    """
    yield "copied", export(review, "clipboard").decode().replace("<wbr>", "")
    for each in ALL_FORMATS:
        if can_be_made(review, each):
            yield each.key, _text(review, each)


def _text(review: Review, file_format: FileFormat) -> str:
    if file_format.writer == "json":  # also under a passphrase: the same words
        return json.dumps(document(review), ensure_ascii=False)
    data = export(review, file_format.writer, Options(what=file_format.what))
    if file_format.writer == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    # Lines of a calendar entry go on behind a blank.
    return data.decode().replace("\r\n ", "").replace("<wbr>", "")
