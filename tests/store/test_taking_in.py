"""A bundle comes in whole, with its files and where it is from, or not at all."""

import hashlib
from dataclasses import replace

import pytest

from pmdesk.model.bundle import Bundle
from pmdesk.model.content import content_hash
from pmdesk.model.errors import WorldError
from pmdesk.store.bundles import Outcome, take_in
from pmdesk.store.library import Library
from tests.full_review import full_review

DATA = b"a graph"
HASH = hashlib.sha256(DATA).hexdigest()
ROWS = full_review().attachments
REVIEW = replace(full_review(), attachments=(replace(ROWS[0], blob=HASH, size=len(DATA)),))
BUNDLE = Bundle(REVIEW, "", {HASH: DATA})


def test_a_bundle_is_one_write(library: Library) -> None:
    begin = library.revision
    taken = take_in(library, BUNDLE)
    assert library.revision == begin + 1
    assert library.blobs.get(HASH) == DATA
    assert library.lineage(taken.id)[2] == content_hash(REVIEW)
    assert library.verify() == ()


def test_one_that_is_refused_leaves_no_file_of_it(library: Library) -> None:
    library.add(replace(REVIEW, attachments=()), "New review")
    twin = replace(REVIEW, id="f0000000-0000-4000-8000-00000000000e")
    with pytest.raises(WorldError, match="already"):
        take_in(library, replace(BUNDLE, review=twin))
    assert library.blobs.get(HASH) is None
    assert library.verify() == ()


def test_a_newer_one_brings_its_file_and_can_be_taken_back(library: Library) -> None:
    older = replace(REVIEW, title="Older", attachments=())
    library.add(older, "New review")
    library.note_exchange(older.id, content_hash(older))
    session, begin = library.session(older.id), library.revision
    newer = replace(BUNDLE, parent=content_hash(older))
    assert take_in(library, newer).outcome is Outcome.REPLACED
    assert library.revision == begin + 1
    assert library.blobs.get(HASH) == DATA
    assert session.review.title == REVIEW.title
    session.undo()
    assert session.review == older
