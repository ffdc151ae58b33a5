"""The trial of private words, short: the same search in fewer reviews; and it does find leaks."""

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from PySide6.QtWidgets import QApplication

from pmdesk.model.bundle import Bundle, write
from pmdesk.model.review import LOCAL, NOUNS, Review
from torture import private
from torture.fuzzing.samples import as_zip
from torture.hiding import commands, files, marked, room
from torture.hiding.found import texts
from torture.hiding.marked import Marks, Source
from torture.hiding.room import Leak

NUMBERS = (1, 2, 25, 3, 4, 5)
"""One as PDF, one through a library and commands, one in a real window, and three more."""
WORD = "Tok000007q"


def test_no_private_word_is_in_what_a_room_sees_or_in_a_file(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    found = private.together([private.one(number, tmp_path) for number in NUMBERS])
    assert private.told(found, len(NUMBERS)), capsys.readouterr().out
    assert min(found[0].values()) >= 1
    assert set(found[0]) >= {"PDFs", "libraries and commands", "real windows"}


def test_every_noun_and_every_field_of_words_comes_up() -> None:
    marks = Marks()
    for seed in range(12):
        marked.review(Random(seed), marks)
    nouns = {source.field.partition(".")[0] for source in marks.sources.values()}
    assert nouns >= set(NOUNS) - {"links", "attendance", "participation", "log", "biases"}
    assert nouns >= {"notes", "dismissals", "safety", "exports"} & LOCAL


def _room(review: Review, marks: Marks, folder: Path) -> list[Leak]:
    return list(room.leaks(review, marks, Random(1)))


def _files(review: Review, marks: Marks, folder: Path) -> list[Leak]:
    return list(files.leaks(review, marks, Random(1), pdf=True))


def _commands(review: Review, marks: Marks, folder: Path) -> list[Leak]:
    return list(commands.leaks(folder, review, marks, Random(1)))


@pytest.mark.parametrize("search", [_room, _files, _commands])
def test_a_private_word_that_gets_out_is_found(
    search: Callable[[Review, Marks, Path], list[Leak]], tmp_path: Path, qapp: QApplication
) -> None:
    """Were the words of titles, lessons and actions private, each way out would leak them."""
    marks = Marks()
    review = marked.review(Random(14), marks)
    for word, source in marks.sources.items():
        if source.field in ("review.title", "actions.text"):
            marks.sources[word] = Source("notes.text")
    where = {leak[0].partition(":")[0] for leak in search(review, marks, tmp_path)}
    assert len(where) >= 5, where


def _pdf(put: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    put(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _packed(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(f"BT ({WORD}) Tj ET".encode())
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())


@pytest.mark.parametrize(
    "data",
    [
        WORD.encode(),
        WORD.lower().encode("utf-16-be"),
        WORD.encode("utf-16-le"),
        f"<{WORD.encode('utf-16-be').hex()}>".encode(),
        f"<{WORD.encode().hex().upper()}>".encode(),
        b"data:x;base64,VG9rMDAwMDA3cQ==",
        b"Tok0000<wbr>07q",
        b"SUMMARY:Tok00\r\n 0007q",
        b"%54ok000007q",
        as_zip({"a/b.json": WORD.encode()}),
        as_zip({f"{WORD}.txt": b""}),
        _pdf(lambda writer: writer.add_metadata({"/Subject": WORD})),
        _pdf(lambda writer: writer.add_outline_item(title=WORD, page_number=0)),
        _pdf(
            lambda writer: writer.add_attachment(
                filename="x.zip", data=as_zip({"x": WORD.encode()})
            )
        ),
        _pdf(lambda writer: writer.add_attachment(filename=f"{WORD}.txt", data=b"x")),
        _pdf(_packed),
    ],
    ids=range(16),
)
def test_a_word_is_found_however_it_lies_in_a_file(data: bytes) -> None:
    marks = Marks()
    marks.sources[WORD.lower()] = Source("notes.text")
    assert {word for text in texts(data) for word in marks.found(text)} == {WORD.lower()}


def test_a_leak_misses_the_aim() -> None:
    counts = Counter(reviews=1)
    assert private.told((counts, []), 1)
    assert not private.told((counts, [(0, ("here", "word", "notes.text"))]), 1)
    assert not private.told((counts, []), 2)


def test_a_bundle_of_a_marked_review_can_be_written() -> None:
    assert write(Bundle(marked.review(Random(3), Marks())))
