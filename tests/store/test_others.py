"""A copy of a library for others: what is private is not in it, not in one byte of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from pmdesk.model.bundle import read, write
from pmdesk.model.codec import fields_of
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.model.review import LOCAL, Review
from pmdesk.store.bundles import Outcome, bundle_of, standing
from pmdesk.store.library import Library
from pmdesk.store.others import copy_for_others
from tests.full_review import full_review

FULL = replace(full_review(), restricted=False, attachments=())
PRIVATE = {
    value
    for noun in LOCAL
    for row in getattr(FULL, noun)
    for field in fields_of(noun)
    if field.kind is str
    and field.name not in ("id", "meeting", "seat", "about", "about_noun", "row")
    for value in [str(getattr(row, field.name))]
    if len(value) > 6
}


@pytest.fixture
def target(library: Library, tmp_path: Path) -> Path:
    library.add(FULL, "New review")
    library.add(Review(id="secret", title="Payroll leaked", restricted=True), "New review")
    library.session(FULL.id).do(header.set_summary, text="a sentence that was deleted")
    library.session(FULL.id).do(header.set_summary, text="as it is now")
    library.set_policy("word", "learning review")
    return tmp_path / "for others.pmdesk"


def test_it_holds_what_a_bundle_holds_and_no_byte_more(library: Library, target: Path) -> None:
    assert len(PRIVATE) > 20
    copied = copy_for_others(library, target)
    assert (copied.reviews, copied.left_out) == (1, 1)
    left = target.read_bytes()
    for word in (*PRIVATE, "a sentence that was deleted", "Payroll leaked"):
        assert word.encode() not in left, word
    with Library.open(target) as copy:
        assert copy.verify() == ()
        assert copy.library_id != library.library_id
        assert copy.undo_label is None
        assert copy.policies() == library.policies()
        assert write(bundle_of(copy, copy.review(FULL.id))) == write(
            bundle_of(library, library.review(FULL.id))
        )
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.glob(".*")] == []


def test_restricted_ones_come_along_where_they_are_asked_for(
    library: Library, target: Path
) -> None:
    assert copy_for_others(library, target, restricted=True).reviews == 2
    with Library.open(target, writing=False) as copy:
        assert copy.review("secret").title == "Payroll leaked"


def test_attachments_come_along_and_those_of_others_do_not(library: Library, target: Path) -> None:
    kept, other = library.blobs.put(b"a picture"), library.blobs.put(b"what was deleted")
    row = replace(full_review().attachments[0], blob=kept, about_noun="", about="")
    session = library.session(FULL.id)
    library.replace(replace(session.review, attachments=(row,)), "Attach")
    assert copy_for_others(library, target).attachments == 1
    with Library.open(target, writing=False) as copy:
        assert (copy.blobs.get(kept), copy.blobs.get(other)) == (b"a picture", None)


def test_what_was_edited_in_the_copy_comes_back_as_the_newer_version(
    library: Library, target: Path
) -> None:
    copy_for_others(library, target)
    with Library.open(target) as copy:
        copy.session(FULL.id).do(header.set_summary, text="edited by others")
        back = read(write(bundle_of(copy, copy.review(FULL.id))))
    assert standing(library, back) is Outcome.REPLACED


def test_a_file_that_is_there_is_never_replaced(library: Library, target: Path) -> None:
    target.write_text("something else")
    with pytest.raises(WorldError, match="there already"):
        copy_for_others(library, target)
    with pytest.raises(WorldError, match="there already"):
        copy_for_others(library, library.path)
    assert target.read_text() == "something else"


def test_a_folder_that_cannot_be_written_is_said(library: Library, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="cannot be used"):
        copy_for_others(library, tmp_path / "none" / "x.pmdesk")
