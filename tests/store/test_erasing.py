"""What is erased is gone: from rows, history, settings, attachments and the bytes of the file."""

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from pmdesk.model.content import content_hash
from pmdesk.model.erasing import places
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import captured, header
from pmdesk.model.review import Attachment, Entry, Note, Review, Seat
from pmdesk.store.holding import discard_all, having_review, holding, kept_aside, naming
from pmdesk.store.library import Library
from pmdesk.store.recovery import Recovery
from tests.full_review import NOON, full_review

NAME = "Mara Lindtholm"
PICTURE, LOG = b"\x89PNG nothing to read", b"14:05 mara lindtholm restarts the pool"


def raw_bytes(library: Library) -> bytes:
    """The file and everything that lies beside it, in small letters."""
    folder = library.path.parent
    return b"".join(p.read_bytes() for p in folder.glob(f"*{library.path.name}*")).lower()


@pytest.fixture
def named(library: Library) -> Library:
    """Two reviews that name her in rows, notes, history, a setting and the text of a file."""
    files = (
        Attachment(
            id="f1", name="graph.png", media_type="image/png", blob=library.blobs.put(PICTURE)
        ),
        Attachment(id="f2", name="pool.log", media_type="text/plain", blob=library.blobs.put(LOG)),
    )
    one = Review(
        id="one",
        title="Pool exhausted",
        seats=(Seat(id="s1", name=NAME, role="database engineer"), Seat(id="s2", name="Al Other")),
        entries=(Entry(id="e", at=NOON, text="Mara restarts the pool", details=f"says {NAME}"),),
        notes=(Note(id="n", text="Lindtholm was very upset"),),
        attachments=files,
    )
    other = Review(id="two", title="Login slow", closing_note=f"Thanks to {NAME}!")
    for review in (one, other):
        library.add(review, "New review")
    library.session("one").do(header.set_summary, text=f"{NAME} found it")
    library.session("one").do(header.set_summary, text="It was found")
    library.set_policy("words", {"owner": f"ask {NAME}"})
    return library


def test_a_person_goes_everywhere_and_the_hashes_are_right(named: Library) -> None:
    found = named.erasing().look_for(NAME)
    assert found.counts == {"one": 4, "two": 1}
    assert (found.seats, found.steps, found.policies) == (1, 4, 1)
    assert found.named == ("pool.log",)
    assert found.files == ("pool.log", "graph.png")
    named.erasing().erase_person(found)
    one = named.review("one")
    assert one.entries[0].text == "Database engineer restarts the pool"
    assert one.notes[0].text == "Database engineer was very upset"
    assert named.review("two").closing_note == "Thanks to a responder!"
    assert named.verify() == ()
    assert named.lineage("one")[3] == content_hash(one)
    assert (named.undo_label, named.session("one").undo_label) == (None, None)


def test_no_byte_of_the_file_holds_the_name_but_in_the_files_that_were_named(
    named: Library,
) -> None:
    assert b"lindtholm" in raw_bytes(named)
    named.erasing().erase_person(named.erasing().look_for(NAME), "ops")
    assert raw_bytes(named).count(b"lindtholm") == 1  # pool.log, which is named
    assert named.policies() == {"words": {"owner": "ask ops"}}


def test_open_windows_are_told_and_go_on(named: Library) -> None:
    session, heard = named.session("one"), []
    session.subscribe(heard.append)
    named.erasing().erase_person(named.erasing().look_for(NAME))
    assert [review.seats[0].name for review in heard] == [""]
    session.do(header.set_summary, text="Written after it")
    assert session.undo() is not None
    assert named.verify() == ()


def test_a_name_that_is_nowhere_changes_nothing(named: Library) -> None:
    found = named.erasing().look_for("Nobody Known")
    assert (found.places, found.files) == (0, ())


def test_a_review_goes_with_its_history_and_its_files(named: Library) -> None:
    found = named.erasing().look_at("one")
    assert (found.rows, found.files, found.steps) == (7, 2, 2)
    named.erasing().erase_review("one")
    left = raw_bytes(named)
    for word in (b"pool exhausted", b"restarts the pool", b"very upset", b"nothing to read"):
        assert word not in left, word
    assert named.ids() == ["two"]
    assert named.verify() == ()
    with pytest.raises(WorldError, match="no longer"):
        named.review("one")
    assert named.undo_label == "New review"  # of the other one, which can still be taken back


def test_a_deleted_review_is_erased_out_of_the_history(named: Library) -> None:
    named.remove("one")
    assert named.erasing().look_at("one").rows == 0
    named.erasing().erase_review("one")
    assert b"pool exhausted" not in raw_bytes(named)
    named.undo()
    assert named.ids() == []  # what is taken back is the coming of the other one


def test_files_that_another_review_or_the_history_needs_stay(named: Library) -> None:
    same = Attachment(id="g", name="g.png", blob=hashlib.sha256(PICTURE).hexdigest())
    named.add(Review(id="three", attachments=(same,)), "New review")
    named.erasing().erase_review("one")
    assert named.blobs.get(same.blob) == PICTURE
    named.remove("three")
    named.erasing().erase_review("two")
    assert named.blobs.get(same.blob) == PICTURE
    named.undo()
    assert named.blobs.get(same.blob) == PICTURE


def test_forgotten_words_are_gone_from_every_byte(named: Library) -> None:
    session = named.session("two")
    session.do(captured.add_note, id="n2", text="what nobody should read")
    session.do(captured.delete, noun="notes", id="n2")
    assert b"what nobody should read" in raw_bytes(named)
    assert named.erasing().forget_history() == 6
    assert b"what nobody should read" not in raw_bytes(named)
    assert session.undo_label is None
    session.do(header.set_summary, text="goes on")
    assert session.undo() is not None


def test_a_copy_that_was_changed_elsewhere_is_not_written_over(named: Library) -> None:
    with sqlite3.connect(named.path) as raw:
        raw.execute("UPDATE guard SET token = 'other'")
    raw.close()
    with pytest.raises(WorldError, match="changed or replaced"):
        named.erasing().erase_review("one")


@pytest.fixture
def backups(named: Library, tmp_path: Path) -> Path:
    """Two backups that name her, one of another library, and one that cannot be read."""
    folder = tmp_path / "backups"
    here = folder / named.library_id
    named.backup(here)
    named.backup(here)
    with Library.open(tmp_path / "other.pmdesk", create=True) as other:
        other.add(replace(named.review("two"), id="x"), "New review")
        other.backup(folder / other.library_id)
    (here / "bad.pmdesk").write_bytes(b"no database")
    return folder


def test_backups_that_still_hold_it_are_named_and_can_be_deleted(
    named: Library, backups: Path
) -> None:
    found = named.erasing().look_for(NAME)
    id = named.library_id
    held = holding(named.path, id, [backups, backups], naming(found.person))
    assert sorted(each.sure for each in held) == [False, True, True]
    assert {each.path.parent.name for each in held} == {id}
    assert len(holding(named.path, id, [backups], having_review("one"))) == 3
    assert len(holding(named.path, id, [backups], having_review("never"))) == 1
    assert discard_all(each for each in held if each.sure) == []
    assert len(holding(named.path, id, [backups], naming(found.person))) == 1


def test_recovery_files_that_still_hold_it_are_named(named: Library, tmp_path: Path) -> None:
    review = named.review("one")
    kept = Recovery([tmp_path / "aside"]).keep(named.library_id, review, review, 1)
    Recovery([tmp_path / "aside"]).keep("another library", review, review, 1)
    person = named.erasing().look_for(NAME).person
    held = kept_aside(
        named.library_id, [tmp_path / "aside"], lambda one: places(one, person).count > 0
    )
    assert [each.path for each in held] == [kept]
    assert discard_all(held) == []
    assert kept_aside(named.library_id, [tmp_path / "aside"], lambda one: True) == []


def test_the_full_review_is_erased_without_a_word_left(library: Library) -> None:
    library.add(full_review(), "New review")
    library.erasing().erase_review(full_review().id)
    left = raw_bytes(library)
    assert not [word for word in (b"entries text", b"notes text", b"review title") if word in left]
