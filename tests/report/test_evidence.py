"""Pictures and files beside a review: shown by what they are, within bounds, and never as sent."""

import base64
import hashlib
import io
import re
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from pmdesk.model.review import Attachment, Review
from pmdesk.report import evidence, pictures
from pmdesk.report.evidence import Evidence, gathered, no_blob
from pmdesk.report.export import evidence_for, export

PNG = b"\x89PNG\r\n\x1a\n"


def drawn(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **more: object) -> bytes:
    """A picture of a colour that its size decides, so that no two are the same bytes."""
    out = io.BytesIO()
    colour = (size[0] % 256, size[1] % 256, 90, 0)[: len(mode)]
    Image.new(mode, size, colour).save(out, kind, **more)  # type: ignore[arg-type]
    return out.getvalue()


def attached(review: Review, *files: tuple[str, bytes]) -> tuple[Review, dict[str, bytes]]:
    """The review with a file beside each of its entries, and what a library would hold."""
    blobs = {hashlib.sha256(data).hexdigest(): data for _, data in files}
    rows = tuple(
        Attachment(
            id=f"file{n}",
            position=n,
            name=name,
            size=len(data),
            blob=hashlib.sha256(data).hexdigest(),
            about_noun="entries",
            about=review.entries[n % len(review.entries)].id,
        )
        for n, (name, data) in enumerate(files)
    )
    return replace(review, attachments=rows), blobs


def html_of(review: Review, blobs: dict[str, bytes]) -> str:
    return export(review, "html", evidence=evidence_for(review, "html", blobs.get)).decode()


def sources(html: str) -> list[str]:
    return re.findall(r'<img src="([^"]*)"', html)


KINDS: tuple[Callable[[], bytes], ...] = (
    lambda: drawn("PNG"),
    lambda: drawn("JPEG", (61, 40)),
    lambda: drawn("GIF", (62, 40)),
    lambda: drawn("WEBP", (63, 40)),
    lambda: drawn("PNG", (64, 40), "RGBA"),
    lambda: drawn("PNG", (65, 40), "L"),
)


def test_pictures_of_four_kinds_are_in_pdf_and_html_with_caption_and_time(full: Review) -> None:
    review, blobs = attached(full, *((f"file {n}", made()) for n, made in enumerate(KINDS)))
    given = evidence_for(review, "pdf", blobs.get)
    pdf = PdfReader(io.BytesIO(export(review, "pdf", evidence=given)))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert len({image.data for page in pdf.pages for image in page.images}) == len(KINDS)
    assert "Thu 24 Sep 13:00 CEST Batch size raised from 50 to 500 – file 0" in text
    html = html_of(review, blobs)
    assert len(sources(html)) == len(KINDS)
    assert all(source.startswith("data:image/") for source in sources(html))
    assert 'alt="file 0: Thu 24 Sep 13:00 CEST Batch size raised' in html


@pytest.mark.parametrize("format", ["md", "clipboard", "csv"])
def test_one_file_of_text_names_them(full: Review, format: str) -> None:
    review, blobs = attached(full, ("graph.png", drawn("PNG")), ("broker.log", b"grew" * 99))
    given = evidence_for(review, format, blobs.get)
    assert given == Evidence()
    text = export(review, format, evidence=given).decode()
    assert "graph.png" in text
    assert "broker.log" in text
    assert "base64" not in text


def test_the_name_does_not_decide_what_a_file_is(full: Review) -> None:
    review, blobs = attached(
        full, ("graph.png", b"#!/bin/sh\n" * 9), ("notes.txt", drawn("JPEG", (70, 40)))
    )
    html = html_of(review, blobs)
    assert len(sources(html)) == 1
    assert "graph.png, 90 B" in html


def _png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [
        PNG,
        PNG + b"\x00" * 200,
        drawn("PNG", (300, 300))[:-200],
        drawn("JPEG", (300, 300))[:400],
        b"\xff\xd8\xff" + b"\xff" * 999,
        b"GIF89a" + b"\xff" * 50,
        b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"\x7f" * 90,
        _png_of(30_000, 30_000),
        _png_of(2_000_000_000, 2_000_000_000),
        _png_of(0, 0),
    ],
)
def test_a_broken_or_hostile_picture_is_its_name_and_one_line(full: Review, data: bytes) -> None:
    review, blobs = attached(full, ("graph.png", data))
    html = html_of(review, blobs)
    assert sources(html) == []
    assert html.count(pictures.UNREADABLE) == 1
    assert "graph.png</i>" in html


def test_a_report_with_a_broken_picture_is_still_a_pdf(full: Review) -> None:
    review, blobs = attached(full, ("broken.png", PNG + b"\x00" * 99))
    given = evidence_for(review, "pdf", blobs.get)
    pdf = PdfReader(io.BytesIO(export(review, "pdf", evidence=given)))
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert pictures.UNREADABLE in text
    assert "broken.png" in text


def test_what_a_photo_tells_besides_its_picture_stays_out(full: Review) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Harbour Street 12"
    exif[0x0112] = 6
    photo = drawn("JPEG", (80, 40), exif=exif.tobytes()) + b"<script>alert(1)</script>"
    review, blobs = attached(full, ("photo.jpg", photo))
    (source,) = sources(html_of(review, blobs))
    shown = base64.b64decode(source.split(",", 1)[1])
    assert b"Harbour" in photo
    assert b"Harbour" not in shown
    assert b"script" not in shown
    with Image.open(io.BytesIO(shown)) as picture:
        assert picture.size == (40, 80), "it stands upright"


def test_a_large_picture_is_scaled_to_the_page(full: Review) -> None:
    noise = Image.effect_noise((3000, 2000), 90)
    out = io.BytesIO()
    noise.save(out, "PNG")
    review, blobs = attached(full, ("noise.png", out.getvalue()))
    (source,) = sources(html_of(review, blobs))
    assert len(out.getvalue()) > 4_000_000
    assert len(source) < 1_500_000
    with Image.open(io.BytesIO(base64.b64decode(source.split(",", 1)[1]))) as picture:
        assert picture.size == (1500, 1000)


def test_so_many_pictures_are_shown_and_the_others_say_why(full: Review) -> None:
    files = tuple((f"graph {n}.png", drawn("PNG", (20, 20 + n))) for n in range(50))
    review, blobs = attached(full, *files)
    html = html_of(review, blobs)
    assert len(sources(html)) == evidence.MOST
    assert html.count("not shown: the report shows 30 pictures at most") == 20
    assert "graph 49.png" in html


def test_a_file_that_is_too_large_is_not_even_read(full: Review) -> None:
    review, _ = attached(full, ("dump.bin", b"x"))
    huge = replace(review, attachments=(replace(review.attachments[0], size=80 << 20),))
    asked: list[str] = []

    def blob(hash: str) -> bytes | None:
        asked.append(hash)
        return None

    assert list(gathered(huge, blob).left_out.values()) == ["over 20 MB"]
    assert asked == []
    assert (
        "dump.bin, 83.9 MB, not shown: over 20 MB"
        in export(huge, "html", evidence=gathered(huge, blob)).decode()
    )


def test_a_size_that_lies_does_not_get_a_large_file_in(
    full: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "LARGEST", 1000)
    review, blobs = attached(full, ("graph.png", PNG + b"\x00" * 2000))
    lying = replace(review, attachments=(replace(review.attachments[0], size=5),))
    assert gathered(lying, blobs.get).pictures == {}


def test_all_pictures_together_have_a_bound(full: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    files = tuple((f"graph {n}.png", drawn("PNG", (200, 200 + n))) for n in range(6))
    review, blobs = attached(full, *files)
    one = len(sources(html_of(review, blobs))[0])
    monkeypatch.setattr(pictures, "LARGEST", one * 3 + one // 2)
    html = html_of(review, blobs)
    assert len(sources(html)) == 3
    assert html.count(pictures.TOO_MUCH) == 3
    monkeypatch.setattr(evidence, "TOGETHER", len(files[0][1]) * 2 + 9)
    assert len(gathered(review, blobs.get).pictures) == 2


def test_bytes_that_are_gone_are_said(full: Review) -> None:
    review, _ = attached(full, ("graph.png", drawn("PNG")))
    assert "not shown: not in the library any more" in html_of(review, {})


@pytest.mark.parametrize("format", ["html", "md"])
def test_a_file_of_which_only_the_name_is_left_is_said_to_be(full: Review, format: str) -> None:
    review, _ = attached(full, ("graph.png", drawn("PNG")))
    lost = replace(review, attachments=(replace(review.attachments[0], blob=""),))
    given = evidence_for(lost, format, no_blob)
    text = export(lost, format, evidence=given).decode()
    assert "not shown: not in the library any more" in text


@pytest.mark.parametrize("hidden", ["evidence", "timeline"])
def test_a_hidden_section_reads_no_files_and_names_none(full: Review, hidden: str) -> None:
    review, blobs = attached(full, ("graph.png", drawn("PNG")))
    less = replace(review, hidden_sections=(hidden,))
    html = html_of(less, blobs)
    assert gathered(less, blobs.get) == Evidence()
    assert sources(html) == []
    assert "graph.png" not in html
    if hidden == "evidence":
        assert "graph.png" not in export(less, "csv").decode()
