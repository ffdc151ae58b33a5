"""The pages of rendered reports: what a reader of the PDF would notice."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from pmdesk.report.export import export

NAMES = (
    *("empty", "title", "five", "sixty", "three hundred", "long texts"),
    *("hostile", "unknown day", "scripts", "full"),
)
FOOT = 1060.0
TOP, BOTTOM = 80.0, 1051.0


@dataclass(frozen=True)
class Piece:
    """A run of text: pixels from the upper left corner, and its size."""

    x: float
    y: float
    size: float
    text: str


Pdfs = Callable[[str], PdfReader]
Pages = Callable[[str], list[tuple[Piece, ...]]]


def read(page: PageObject) -> tuple[Piece, ...]:
    found: list[Piece] = []

    def take(text: str, outer: Any, inner: Any, _: Any, size: float) -> None:
        if text.strip():
            x = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
            y = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
            found.append(Piece(x / 0.75, (841.9 - y) / 0.75, size, text.strip()))

    page.extract_text(visitor_text=take)
    return tuple(found)


@pytest.fixture(scope="session")
def ten_pages(ten_pdfs: Pdfs) -> Pages:
    """The texts of each page of one of the ten."""
    return cache(lambda name: [read(page) for page in ten_pdfs(name).pages])


def body(page: tuple[Piece, ...]) -> list[Piece]:
    """The text between running head and foot."""
    return [piece for piece in page if 50 < piece.y < FOOT]


def headings(outline: Any) -> Iterator[Any]:
    for item in outline:
        if isinstance(item, list):
            yield from headings(item)
        else:
            yield item


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_at_the_foot_of_a_page(
    name: str, ten_pdfs: Pdfs, ten_pages: Pages
) -> None:
    pdf = ten_pdfs(name)
    for heading in headings(pdf.outline):
        page = ten_pages(name)[pdf.get_destination_page_number(heading)]
        top = (841.9 - float(heading.top)) / 0.75
        # More than the heading's own lines, which are 40 px high at most.
        below = [p for p in body(page) if p.y > top + 20 and p.text not in str(heading.title)]
        assert below, heading.title


@pytest.mark.parametrize("name", NAMES)
def test_no_page_but_the_last_is_nearly_empty(name: str, ten_pages: Pages) -> None:
    for page in ten_pages(name)[:-1]:
        lowest = max(piece.y for piece in body(page))
        assert lowest - TOP > 0.2 * (BOTTOM - TOP)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_over_the_foot_or_the_edges(name: str, ten_pages: Pages) -> None:
    for page in ten_pages(name):
        # Labels of drawings (11 px) have a matrix of their own, which pypdf does not follow.
        for piece in (piece for piece in page if piece.size != 11):
            assert 60 <= piece.x <= 731, piece
            assert piece.y < BOTTOM + 2 or piece.y > 1075, piece


@pytest.mark.parametrize("name", ["sixty", "three hundred", "unknown day", "full"])
def test_the_table_goes_on_with_its_head_and_a_whole_row(name: str, ten_pages: Pages) -> None:
    goes_on = 0
    for page in ten_pages(name)[1:]:
        texts = body(page)
        rows = [p for p in texts if p.x < 66 and re.fullmatch(r"~?\d\d:\d\d[\d:–]*", p.text)]
        if not rows:
            continue
        heads = [p for p in texts if p.text.startswith("Time (") and p.y < rows[0].y]
        assert heads, "a page of the timeline without its head"
        if heads[0].y > TOP + 30:
            continue
        goes_on += 1
        first = min(p.y for p in texts if p.y > heads[0].y + 5)
        begins = [p for p in texts if abs(p.y - first) < 3]
        whole = any(p.x < 66 for p in begins)
        assert whole or any("without an entry" in p.text for p in begins)
    assert goes_on or name == "full"


@pytest.mark.parametrize("name", ["sixty", "long texts", "full"])
def test_most_of_the_text_is_ten_to_eleven_points(name: str, ten_pages: Pages) -> None:
    sizes: Counter[float] = Counter()
    for page in ten_pages(name):
        for piece in body(page):
            sizes[round(piece.size * 0.75, 1)] += len(piece.text)
    assert 10 <= sizes.most_common(1)[0][0] <= 11
    assert min(sizes) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_is_tagged_and_says_what_it_is(name: str, ten_pdfs: Pdfs) -> None:
    pdf = ten_pdfs(name)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert pdf.metadata is not None
    assert pdf.metadata.title
    assert "/Author" not in pdf.metadata
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.attachments == {}


def structure(node: Any) -> Iterator[Any]:
    node = node.get_object()
    if "/S" in node:
        yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, dict) and ("/S" in kid or "/K" in kid):
            yield from structure(kid)


@pytest.mark.parametrize("name", ["long texts", "full"])
def test_headings_are_in_order_and_drawings_have_words(name: str, ten_pdfs: Pdfs) -> None:
    nodes = list(structure(ten_pdfs(name).trailer["/Root"]["/StructTreeRoot"]))
    kinds = Counter(str(node["/S"]) for node in nodes)
    levels = [int(kind[2]) for node in nodes if re.fullmatch(r"/H\d", kind := str(node["/S"]))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(behind <= before + 1 for before, behind in pairwise(levels))
    assert kinds["/TH"] > 20
    alternatives = [str(node["/Alt"]) for node in nodes if node["/S"] == "/Figure"]
    assert len(alternatives) == 2
    assert all("Impact started" in words for words in alternatives)


def test_the_text_reads_in_the_order_of_the_report(ten_pdfs: Pdfs) -> None:
    text = " ".join(page.extract_text() for page in ten_pdfs("full").pages)
    order = (
        *("Labels printed late", "no parcel was lost", "Main conditions"),
        *("What we change", "For customers", "Walked forward", "Also remembered"),
        *("34 min without an entry", "No single one is the cause", "Biases looked at"),
        *("Hindsight bias", "Went well", "First priority", "Open questions", "Glossary", "Tags"),
    )
    at = -1
    for words in order:
        found = text.find(words, at + 1)
        assert found > at, words
        at = found


def test_two_renders_are_the_same_bytes(reviews: ModuleType) -> None:
    review = reviews.ten()["five"]
    assert export(review, "pdf") == export(review, "pdf")


def test_pages_are_numbered_and_name_the_zone(ten_pdfs: Pdfs) -> None:
    pdf = ten_pdfs("full")
    for number, page in enumerate(pdf.pages, 1):
        text = page.extract_text()
        assert f"Page {number} of {len(pdf.pages)}" in text
        assert "All times CEST (UTC+2)" in text


def test_a_full_first_page_stands_alone(ten_pdfs: Pdfs) -> None:
    assert "What we change" in ten_pdfs("full").pages[0].extract_text()
    assert "For customers" in ten_pdfs("full").pages[1].extract_text()
    assert len(ten_pdfs("empty").pages) == 1
