"""Writes a report as a tagged PDF (PDF/UA-1) from its HTML; nothing is fetched on the way."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pmdesk.model.errors import WorldError
from pmdesk.report.fonts import has_fonts

try:
    import weasyprint
    from weasyprint.urls import URLFetcher
except (ImportError, OSError):
    # Pango is a library of the system; the other formats do without it.
    weasyprint = None
    URLFetcher = object


_EPOCH = "SOURCE_DATE_EPOCH"


class InsideOnly(URLFetcher):  # type: ignore[misc]  # weasyprint ships no types
    """Opens what stands in the document itself (data:) and nothing else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)


def render(html: str) -> bytes:
    """The PDF of a report's HTML; the same HTML gives the same bytes.

    Raises WorldError where Pango or every font is missing.
    """
    if weasyprint is None:
        raise WorldError(
            "PDF needs the Pango library, which was not found on this computer.",
            "Install Pango, or export as HTML or Markdown.",
        )
    if not has_fonts():
        raise WorldError(
            "PDF needs a font, and none was found on this computer.",
            "Install one, such as DejaVu, or export as HTML or Markdown.",
        )
    page: Any = weasyprint.HTML(string=html, url_fetcher=InsideOnly())
    with _no_clock():
        made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return made


@contextmanager
def _no_clock() -> Iterator[None]:
    """Embedded fonts carry the time of writing, unless the environment names another one."""
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = before or "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
