"""Texts that try to read files, call servers or run scripts stay texts in every format."""

import csv
import io
import re
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest
from pypdf import PdfReader

from pmdesk.model.review import Review
from pmdesk.report import pdf
from pmdesk.report.export import FORMATS, export
from tests.no_network import asked_for

SECRET = "TOPSECRET-7319"


class Server:
    """Counts who calls it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        with asked_for():
            self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.http.shutdown()
    server.http.server_close()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path


@pytest.fixture
def review(reviews: ModuleType, server: Server, secret: Path) -> Review:
    made: Review = reviews.hostile(server.url, str(secret))
    return made


def test_nothing_is_fetched_and_no_file_gets_in(
    review: Review, server: Server, tmp_path: Path
) -> None:
    made = {name: export(review, name) for name in FORMATS}
    assert server.asked == []
    for content in made.values():
        assert SECRET.encode() not in content
    (tmp_path / "r.pdf").write_bytes(made["pdf"])
    read = PdfReader(tmp_path / "r.pdf")
    assert read.attachments == {}
    assert b"EmbeddedFile" not in made["pdf"]
    links = [
        str(note.get_object().get("/A", {}).get("/URI", ""))
        for page in read.pages
        for note in page.get("/Annots", [])
    ]
    assert all(link == "" or link.startswith("http://127.0.0.1") for link in links)
    text = " ".join(page.extract_text() for page in read.pages)
    assert "{{7*7}}" in text.replace(" ", "")
    assert SECRET not in text


class Elements(HTMLParser):
    """The elements of a page and their attributes, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("format", ["html", "clipboard"])
def test_html_holds_no_active_element(review: Review, format: str) -> None:
    html = export(review, format).decode()
    reader = Elements()
    reader.feed(html)
    tags = [tag for tag, _ in reader.found]
    active = {"script", "iframe", "img", "link", "object", "embed", "base", "form", "image"}
    assert not active & set(tags)
    assert tags.count("style") == (1 if format == "html" else 0)
    for _, attributes in reader.found:
        assert not [
            n for n in attributes if n.startswith("on") or n in ("src", "srcset", "xlink:href")
        ]
        address = attributes.get("href") or "#"
        assert re.match(r"https?://127\.0\.0\.1|#", address), address
        assert attributes.get("rel") in (None, "noopener")
    assert "{{ 7*7 }}" in html


def test_markdown_holds_no_html_and_no_other_links(review: Review) -> None:
    text = export(review, "md").decode()
    outside_code = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", text.replace("\\`", ""))
    assert set(re.findall(r"(?<!\\)<(/?\w[\w-]*)[\s>/]", outside_code)) <= {"br"}
    assert re.findall(r"(?<!\\)\]\((?!<?https?://)", outside_code) == []
    assert re.findall(r"(?m)(?<!\\)\]:\s*(?:javascript|file|data)", outside_code) == []
    assert re.findall(r"(?<!\\)!\[", outside_code) == []


def test_no_cell_of_the_csv_is_a_formula(review: Review) -> None:
    rows = list(csv.reader(io.StringIO(export(review, "csv").decode())))
    cells = [cell for row in rows for cell in row]
    assert any(cell.startswith("'=") for cell in cells)
    assert not any(cell.lstrip()[:1] in tuple("=+-@") for cell in cells if cell)


def test_even_html_that_asks_for_files_gets_none(server: Server, secret: Path) -> None:
    """The second wall: what would get past the writers is refused where the PDF is made."""
    asks = (
        f'<link rel=stylesheet href="{server.url}/a"><link rel=attachment href="file://{secret}">'
        f'<style>@import "{server.url}/b"; body{{background:url({server.url}/c)}}'
        f"@font-face{{font-family:x;src:url({server.url}/d)}} p{{font-family:x}}"
        f'p::before{{content:url("file://{secret}")}}</style><title>x</title>'
        f'<p>words<img alt=x src="file://{secret}"><a rel=attachment href="file://{secret}">x</a>'
        f'<object data="{server.url}/e"></object><svg><title>x</title>'
        f'<image href="{server.url}/f"/></svg>'
    )
    made = pdf.render(f"<html lang=en>{asks}")
    assert server.asked == []
    read = PdfReader(io.BytesIO(made))
    assert read.attachments == {}
    assert SECRET not in "".join(page.extract_text() for page in read.pages)
