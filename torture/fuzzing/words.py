"""The ways in for words that are typed: capture line, fields, masking, checks, file names."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from random import Random
from typing import Any

from pmdesk.intake import capture
from pmdesk.intake.entry_time import read_entry_time, read_moment, read_shift
from pmdesk.intake.lines import line_of
from pmdesk.method.check import check
from pmdesk.method.secrets import PERSONAL, SECRETS, find_secrets, kinds_of, mask_secrets
from pmdesk.model import agenda, inline
from pmdesk.model.codec import fields_of
from pmdesk.model.filenames import safe_name
from pmdesk.model.gestures import timeline
from pmdesk.model.gestures.gesture import clean
from pmdesk.model.gestures.header import set_fact as set_header
from pmdesk.model.masking import masker
from pmdesk.model.measures import typed_duration
from pmdesk.model.review import NOUNS, Entry, Review, Seat
from pmdesk.model.text import clean_line, clean_text, new_id
from pmdesk.report.export import export
from pmdesk.store.library import Library
from torture.fuzzing import mutations, samples
from torture.fuzzing.point import Point
from torture.fuzzing.stored import Store

SLASHES = ("t", "f", "a", "i", "q", "+", "-", "?", "!", "p")
SEATS = (
    Seat(id="s1", name="Ada Lovelace", alias="the on-call engineer"),
    Seat(id="s2", name="Bo", alias="", role="database"),
    Seat(id="s3", name="李明", alias="[x](*y"),
    Seat(id="s4", name=".*+?", alias="\\"),
)


def points(library: Library) -> list[Point]:
    """Lines, texts and whole reviews of them."""
    store = Store(library, every=4)
    return [
        Point("capture line", 120, _captured, capture_line),
        Point("time and number fields", 60, mutations.line, _fields),
        Point("text fields", 60, _any_text, _cleaned),
        Point("masking and secrets", 60, _any_text, _masked),
        Point("names of files", 30, _any_text, _file_name),
        Point("typed into a review", 30, _any_text, lambda text: _typed(text, library)),
        Point("every field, written and checked", 20, filled, store.all_of),
        Point("Markdown and inline, long", 8, _long, _long_written),
    ]


def pdf_points() -> list[Point]:
    """Slow ones; the share is how many there are in all."""
    return [Point("every field, as PDF", 200, filled, lambda it: export(it, "pdf"), limit=30)]


def _captured(random: Random) -> str:
    parts = [
        "/t ",
        "/f ",
        "/+",
        "/?",
        "14:05 ",
        "now ",
        "same ",
        '" ',
        "@the on-call ",
        "@dat ",
        "T+5m ",
    ]
    begin = "".join(random.sample(parts, random.randint(0, 3)))
    rest = mutations.line(random) if random.random() < 0.97 else mutations.bomb(random, 30_000)
    return begin + rest


def capture_line(text: str) -> None:
    """All that is done with a line while it is typed, and with Enter."""
    now = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    scene = capture.Scene("Europe/Berlin", now, date(2026, 10, 25), None, SEATS)
    _slash, words = capture.split_target(text, SLASHES)
    moment = Entry(id="x", at=now)
    for each in (capture.read_entry(words, scene), capture.entry_at(words, moment, scene)):
        if each is not None:
            capture.time_words(each.entry, scene)
            change = timeline.add_entry(Review(id="r"), entry=replace(each.entry, id="e"))
            assert change.rows
    for caret in (0, len(text) // 2, len(text)):
        capture.offers(text, caret, SEATS, ("checkout-api", "("))
    capture.lines_of(text)
    clean_line(text)


def _fields(text: str) -> None:
    read_moment(text, "Europe/Berlin")
    read_entry_time(text, date(2026, 3, 29), "Europe/Berlin")
    read_entry_time(text, date.max, "-12:00")
    read_shift(text)
    typed_duration(text)
    agenda.read(text)
    line_of(1, text)


def _any_text(random: Random) -> str:
    if random.random() < 0.02:
        return mutations.bomb(random, 60_000)
    return mutations.text(random, 14)


def _cleaned(text: str) -> None:
    """A field holds what can be stored, and cleaning it again changes nothing."""
    line, long = clean_line(text[:20_000]), clean_text(text)
    for cleaned in (line, long):
        cleaned.encode()
        assert "\x00" not in cleaned
    assert clean_line(line) == line
    assert clean_text(long) == long
    assert "\n" not in line
    spans = inline.parse(line)
    inline.text_of(spans)
    inline.link(line)


def _masked(text: str) -> None:
    find_secrets(text)
    once = mask_secrets(text, kinds_of(SECRETS) | kinds_of(PERSONAL))
    mask_secrets(once, kinds_of(SECRETS))
    masker(SEATS, True)(text)
    named = tuple(Seat(id=str(n), name=part) for n, part in enumerate(text.split()[:6]))
    masker(named, True)(f"{text} Ada said")


def _file_name(text: str) -> None:
    """A title never leads anywhere: one name, no separators, no more than systems take."""
    for suffix in (".md", ".pdf"):
        name = safe_name(text, suffix)
        assert name == PurePosixPath(name).name
        assert name.endswith(suffix)
        assert name != suffix
        assert len(name.encode()) <= 255
        assert not any(sign in name for sign in '/\\:\x00\n<>|?*"')
        assert name[:1] not in "-. "


def _typed(text: str, library: Library) -> None:
    """Typed into fields of a stored review by gestures; then it is read again the same."""
    review = Review(
        id=new_id(), title="x", entries=(Entry(id=new_id(), at=datetime(2026, 10, 6, tzinfo=UTC)),)
    )
    library.add(review, "New review")
    session = library.session(review.id)
    try:
        session.do(timeline.set_text, id=review.entries[0].id, text=text)
        session.do(timeline.set_fact, id=review.entries[0].id, field="details", value=text)
        session.do(set_header, field="incident", value=text)
        assert library.review(review.id) == session.review
        session.undo()
    finally:
        library.remove(review.id)


def filled(random: Random) -> Review:
    """The full review with hostile words in many fields, cleaned as a gesture would."""
    review = samples.full()
    nouns: dict[str, Any] = {
        noun: tuple(_row(noun, row, random) for row in getattr(review, noun)) for noun in NOUNS
    }
    return replace(_row("review", review, random), **nouns)


_KEYS = {"id", "zone", "second_zone", "blob", "reached", "agenda", "language"}


def _row(noun: str, row: Any, random: Random) -> Any:
    values: dict[str, Any] = {}
    for field in fields_of(noun):
        if field.kind is str and field.name not in _KEYS and random.random() < 0.4:
            if getattr(row, field.name)[8:9] == "-":  # an id stays one, so that rows hang together
                continue
            values[field.name] = clean(field.name, mutations.text(random, 8))
        elif field.kind is tuple and random.random() < 0.4:
            values[field.name] = tuple(clean_line(mutations.line(random)) for _ in "ab")
    return replace(row, **values)


def _long(random: Random) -> str:
    return mutations.bomb(random, random.choice((20_000, 100_000, 900_000)))


def _long_written(text: str) -> None:
    """One long field, read as Markdown; the same in short in a line."""
    review = Review(
        id="r", title="x", summary=clean_text(text), impact_users=clean_line(text[:19_000])
    )
    for form in ("md", "html", "clipboard"):
        export(review, form)
    check(review)
