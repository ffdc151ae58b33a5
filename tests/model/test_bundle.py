"""Bundles: the same review gives the same bytes, and nothing that is not one gets in."""

import hashlib
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmdesk.model import bundle
from pmdesk.model.bundle import Bundle
from pmdesk.model.codec import fields_of
from pmdesk.model.content import content_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.review import LOCAL, NOUNS, Review
from pmdesk.model.text import new_id
from tests.full_review import full_review

DATA = b"graph"
BLOB = hashlib.sha256(DATA).hexdigest()


def shared(review: Review) -> Review:
    """The review as a bundle carries it: local nouns and attachments' bytes aside."""
    nothing: Any = dict.fromkeys(LOCAL, ())
    files = tuple(replace(row, blob="") for row in review.attachments)
    return replace(review, attachments=files, **nothing)


def test_out_in_out_gives_the_same_bytes() -> None:
    review = shared(full_review())
    data = bundle.write(Bundle(review, "p"))
    read = bundle.read(data)
    assert read.review == review
    assert read.parent == "p"
    assert bundle.write(read) == data


def test_every_field_of_every_shared_noun_travels() -> None:
    plain = json.loads(bundle.write(Bundle(shared(full_review()))))["review"]
    for noun in set(NOUNS) - LOCAL:
        # The bytes of attachments are tried apart: there are none here.
        wanted = {field.name for field in fields_of(noun)} - {"blob"}
        assert {name for row in plain[noun] for name in row} == wanted, noun


def test_private_rows_stay_out_and_do_not_count() -> None:
    review = replace(full_review(), attachments=())
    text = bundle.write(Bundle(review)).decode()
    for noun in LOCAL:
        assert f'"{noun}"' not in text
        assert f"{noun} " not in text
    assert content_hash(review) == content_hash(replace(shared(review), attachments=()))


def test_attachments_travel_in_a_zip() -> None:
    files = (replace(full_review().attachments[0], blob=BLOB),)
    review = replace(shared(full_review()), attachments=files)
    data = bundle.write(Bundle(review, "", {BLOB: DATA}))
    assert zipfile.is_zipfile(io.BytesIO(data))
    read = bundle.read(data)
    assert read.blobs == {BLOB: DATA}
    assert bundle.write(read) == data
    with pytest.raises(WorldError, match="attachment"):
        bundle.write(Bundle(review))


def test_a_copy_has_its_own_ids_and_keeps_its_links() -> None:
    review = shared(full_review())
    copy = bundle.with_new_ids(review, new_id)
    before, after = set(_ids(review)), set(_ids(copy))
    assert len(after) == len(before)
    assert not before & after
    assert copy.owner == copy.seats[0].id
    assert copy.factors[1].group == copy.groups[1].id
    assert copy.links[0].source == copy.factors[0].id
    assert [row.contributor for row in copy.entries] == [seat.id for seat in copy.seats]


def _ids(review: Review) -> list[str]:
    return [review.id, *(row.id for noun in NOUNS for row in getattr(review, noun))]


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(bundle.write(Bundle(shared(full_review()))))
    change(document)
    return json.dumps(document).encode()


BROKEN: list[tuple[bytes, str]] = [
    (b"", "cannot be read"),
    (b"[" * 100_000, "cannot be read"),
    (b"\xff\xfe\x00", "cannot be read"),
    (b'{"format": "other"}', "not a pmdesk bundle"),
    (b"PK\x03\x04rubbish", "not a whole pmdesk bundle"),
    (changed(lambda d: d.update(version=2)), "newer pmdesk"),
    (changed(lambda d: d.update(version=True)), "newer pmdesk"),
    (changed(lambda d: d["review"].update(title="other")), "changed or damaged"),
    (changed(lambda d: d["review"].update(title=5)), "title"),
    (changed(lambda d: d["review"].update(surprise=5)), "surprise"),
    (changed(lambda d: d["review"].update(entries={})), "no list"),
    (changed(lambda d: d["review"]["entries"][0].update(at="yesterday")), "at"),
    (changed(lambda d: d["review"]["entries"].append(d["review"]["entries"][0])), "stands twice"),
    (changed(lambda d: d["review"]["entries"][0].pop("at")), "unreadable"),
    (changed(lambda d: d["review"]["entries"][0].update(position=10**30)), "out of range"),
    (changed(lambda d: d["review"].update(summary="x" * 1_000_001)), "over its cap"),
    (changed(lambda d: d.pop("review")), "unreadable"),
]


@pytest.mark.parametrize(("data", "said"), BROKEN)
def test_what_is_no_bundle_is_said_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(WorldError, match=said) as fault:
        bundle.read(data)
    assert "\n" not in str(fault.value)


def test_a_zip_whose_places_lie_is_no_whole_bundle() -> None:
    files = tuple(replace(row, blob=BLOB) for row in full_review().attachments[:1])
    review = replace(full_review(), attachments=files)
    whole = bundle.write(Bundle(review, blobs={BLOB: DATA}))
    directory = whole.index(b"PK\x01\x02")
    with pytest.raises(WorldError, match="not a whole pmdesk bundle"):
        bundle.read(b"PK" + whole[directory:])


def test_a_zip_that_unpacks_beyond_the_cap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "SIZE_CAP", 10_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("review.json", b"0" * 50_000)
    with pytest.raises(WorldError, match="Unpacked"):
        bundle.read(out.getvalue())


@settings(max_examples=200)
@given(st.binary(max_size=200), st.integers(0, 20_000), st.booleans())
def test_no_bytes_get_more_than_a_sentence(noise: bytes, place: int, insert: bool) -> None:
    data = bundle.write(Bundle(shared(full_review())))
    place = min(place, len(data))
    broken = data[:place] + noise + data[place if insert else place + len(noise) :]
    with suppress(WorldError):
        assert bundle.read(broken).review.id


def zipped(*members: tuple[str, bytes], lies: int = 0) -> bytes:
    """A zip with these members; with `lies` the first says that it has so many bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    data = out.getvalue()
    if lies:
        at = data.index(b"PK\x01\x02") + 24
        data = data[:at] + lies.to_bytes(4, "little") + data[at + 4 :]
    return data


WHOLE = bundle.write(Bundle(shared(full_review())))
STRANGE_NAMES = (
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\autoexec.bat",
    "attachments/../../x",
    "attachments/CON",
    "attachments/a\nb",
    "attachments/\u202egnp.exe",
    "attachments/" + "A" * 64,
    "attachments/" + "0" * 63,
    "review.json/",
    "x" * 300,
)


@pytest.mark.parametrize("name", STRANGE_NAMES)
def test_a_zip_with_any_other_name_in_it_is_no_bundle(name: str) -> None:
    with pytest.raises(WorldError, match="other files"):
        bundle.read(zipped(("review.json", WHOLE), (name, b"x")))


BOMBS = {
    "many members": lambda: zipped(
        ("review.json", WHOLE), *((f"attachments/{n:064x}", b"") for n in range(20_001))
    ),
    "a large text": lambda: zipped(("review.json", b" " * (bundle.JSON_CAP + 1))),
    "a large file": lambda: zipped(
        ("review.json", WHOLE), ("attachments/" + "0" * 64, bytes(21 << 20))
    ),
    "a lie": lambda: zipped(("review.json", WHOLE), lies=10),
    "deep": lambda: b'{"format": "pmdesk-bundle", "x": ' + b"[" * 500_000,
    "wide": lambda: b'{"format": "pmdesk-bundle", "x": [' + b"[]," * 1_000_001 + b"[]]}",
    "many rows": lambda: changed(
        lambda d: d["review"].update(parked=[{"id": f"p{n}"} for n in range(20_001)])
    ),
    "a long id": lambda: changed(lambda d: d["review"]["entries"][0].update(id="x" * 81)),
    "controls": lambda: changed(lambda d: d["review"].update(title="\x1b[2J")),
    "controls in a list": lambda: changed(lambda d: d["review"].update(services=["a\x00"])),
    "a surrogate": lambda: changed(lambda d: d["review"].update(title="\ud800")),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_said_in_one_sentence_and_in_bounded_memory(name: str) -> None:
    data = BOMBS[name]()
    tracemalloc.start()
    with pytest.raises(WorldError) as fault:
        bundle.read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "\n" not in str(fault.value)
    assert peak < 220 << 20


@pytest.mark.parametrize("year", ["0001", "1899", "2200", "9999"])
def test_a_year_of_no_incident_is_refused(year: str) -> None:
    bad = changed(lambda d: d["review"]["entries"][0].update(at=f"{year}-12-31T23:59:00Z"))
    with pytest.raises(WorldError, match="year of no incident"):
        bundle.read(bad)
