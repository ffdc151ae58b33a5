"""The page on what is imported says what the table of sources says."""

from pathlib import Path

from pmdesk.intake.sources.table import SOURCES
from scripts.import_sources import page

PAGE = Path(__file__).parent.parent / "docs" / "import-sources.md"


def test_the_page_is_made_from_the_table() -> None:
    assert PAGE.read_text() == page()
    assert all(f"## {source.name}\n" in page() for source in SOURCES)
