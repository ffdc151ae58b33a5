"""What can be read of a damaged or strange file comes into a new one, with a list of the rest."""

import random
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pmdesk.model.bundle import read, write
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.model.review import NOUNS, Entry, Review
from pmdesk.model.text import TEXT_CAP, new_id
from pmdesk.store.bundles import bundle_of, take_in
from pmdesk.store.known import Known
from pmdesk.store.library import Library
from pmdesk.store.salvage import Salvaged, salvage
from pmdesk.store.sound import DamagedReview
from tests.full_review import full_review
from tests.store.strange import GRAPH, REFUSED, REVIEW, STRANGE, bytes_of, run, sound, spoiled
from tests.store.test_old_libraries import OLD, made_from

NOTHING = {"empty", "a text", "a folder", "a pipe", "a circle", "a journal alone"}
"""Of what is refused: in these is nothing to be had."""


def many(path: Path, count: int = 60) -> Path:
    """A library with a second review of many entries, so that its tables have many pages."""
    first = full_review().entries[0]
    entries = tuple(
        replace(first, id=new_id(), position=n, text=f"entry {n} " + "what was seen then " * 12)
        for n in range(count)
    )
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
        library.add(Review(id=new_id(), title="Login slow", entries=entries), "New review")
        library.blobs.put(GRAPH)
    return path


def pages_of(path: Path, name: str) -> list[int]:
    """Where the leaf pages of a table begin, in bytes: those with a text of its rows."""
    data, size = path.read_bytes(), 4096
    wanted = name.encode()
    places = range(0, len(data), size)
    return [at for at in places if data[at] == 13 and wanted in data[at : at + size]]


def content(path: Path) -> dict[str, Review]:
    with Library.open(path, writing=False) as library:
        assert library.verify() == ()
        return {id: library.review(id) for id in library.ids()}


@pytest.mark.parametrize("name", [*STRANGE, *sorted(REFUSED.keys() - NOTHING - {"newer"})])
def test_a_copy_of_ours_is_made_of_a_strange_file_which_stays(name: str, tmp_path: Path) -> None:
    path = spoiled(name, tmp_path)
    before, around = bytes_of(path), {p: bytes_of(p) for p in tmp_path.iterdir()}
    made = salvage(path, tmp_path / "new.pmdesk")
    assert bytes_of(path) == before
    assert {p: bytes_of(p) for p in around} == around
    (review,) = content(made.path).values()
    if name != "cut":
        assert review.title == "Ferry fares slow"
    assert len(review.entries) == len(REVIEW.entries)
    assert made.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", sorted(NOTHING))
def test_where_there_is_nothing_one_line_says_so(name: str, tmp_path: Path) -> None:
    path = spoiled(name, tmp_path)
    with pytest.raises(WorldError):
        salvage(path, tmp_path / "new.pmdesk")
    assert not [p for p in tmp_path.iterdir() if "new" in p.name]


def test_a_sound_library_comes_over_whole(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    made = salvage(path, tmp_path / "new.pmdesk")
    assert (made.reviews, made.missing, made.note) == (1, (), None)
    assert content(made.path) == content(path)
    with Library.open(made.path) as library, Library.open(path) as old:
        assert library.library_id != old.library_id
        assert library.policies() == old.policies()
        assert library.blobs.get(REVIEW.attachments[0].blob) == GRAPH
        assert library.lineage(REVIEW.id)[3] == old.lineage(REVIEW.id)[3]
        assert library.session(REVIEW.id).undo() == old.session(REVIEW.id).undo_label
        assert library.review(REVIEW.id).title == REVIEW.title


@pytest.mark.parametrize("script", OLD, ids=lambda script: script.stem)
def test_an_old_library_comes_over_whole(script: Path, tmp_path: Path) -> None:
    path = made_from(script, tmp_path / "old.pmdesk")
    made = salvage(path, tmp_path / "new.pmdesk")
    assert made.missing == ()
    with Library.open(path) as old:
        expected = {id: old.review(id) for id in old.ids()}
    assert content(made.path) == expected


def test_a_lost_page_costs_its_rows_and_the_list_counts_them(tmp_path: Path) -> None:
    path = many(tmp_path / "l.pmdesk")
    before = content(path)
    at = pages_of(path, "entry 20 ")[0]
    data = path.read_bytes()
    lost = data[at : at + 4096].count(b"what was seen then what was seen then what") and [
        n for n in range(60) if f"entry {n} ".encode() in data[at : at + 4096]
    ]
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\0" * 4096)
    made = salvage(path, tmp_path / "new.pmdesk")
    after = content(made.path)
    assert after[REVIEW.id] == before[REVIEW.id]
    kept = {row.text.split()[1] for r in after.values() if r.id != REVIEW.id for row in r.entries}
    assert lost
    assert {int(n) for n in kept} == set(range(60)) - set(lost)
    assert made.missing == (f"“Login slow”: {len(lost)} entries are lost.",)
    assert made.note is not None
    assert made.note.name == "new-missing.txt"
    assert made.note.stat().st_mode & 0o777 == 0o600
    assert made.missing[0] in made.note.read_text()


def test_a_lost_tree_costs_nothing_that_a_hash_proves(tmp_path: Path) -> None:
    path = many(tmp_path / "l.pmdesk")
    before = content(path)
    raw = sqlite3.connect(path)
    ((root,),) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'entries'").fetchall()
    raw.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\0" * 4096)
    made = salvage(path, tmp_path / "new.pmdesk")
    assert content(made.path) == before
    assert made.missing == ()


def test_rows_without_their_review_get_one_that_is_restricted(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    run(path, "DELETE FROM reviews")
    made = salvage(path, tmp_path / "new.pmdesk")
    (review,) = content(made.path).values()
    assert review.title == f"Recovered: review of {min(e.at for e in REVIEW.entries):%Y-%m-%d}"
    assert review.restricted
    for noun in NOUNS:
        assert getattr(review, noun) == getattr(REVIEW, noun)
    assert any("its head is lost" in line for line in made.missing)


def test_the_list_names_no_title_of_a_restricted_review(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    with Library.open(path) as library:
        library.session(REVIEW.id).do(header.set_fact, field="restricted", value=True)
    run(path, "UPDATE entries SET text = 'other'")
    made = salvage(path, tmp_path / "new.pmdesk")
    assert made.missing == (
        f"A restricted review ({REVIEW.id[:8]}): 3 entries are kept, not as written.",
    )


def test_rows_that_left_no_trace_are_missed_beside_changed_ones(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    run(path, "DELETE FROM lessons", "UPDATE entries SET text = 'other'")
    made = salvage(path, tmp_path / "new.pmdesk")
    assert made.missing == (
        "“Ferry fares slow”: 3 entries are kept, not as written.",
        "“Ferry fares slow”: something is missing or was added from outside; nothing tells what.",
    )


def test_a_text_over_the_cap_is_cut_and_named(tmp_path: Path) -> None:
    path = spoiled("huge text", tmp_path)
    made = salvage(path, tmp_path / "new.pmdesk")
    (review,) = content(made.path).values()
    assert max(len(row.text) for row in review.entries) == TEXT_CAP
    assert made.missing == ("“Ferry fares slow”: 1 entry is kept, not as written.",)


def test_damaged_bytes_of_an_attachment_are_kept_and_named(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    run(path, "UPDATE blobs SET bytes = x'6772617068ff'")
    made = salvage(path, tmp_path / "new.pmdesk")
    (review,) = content(made.path).values()
    with Library.open(made.path, writing=False) as library:
        assert library.blobs.get(review.attachments[0].blob) == b"graph\xff"
    assert any("attachment" in line for line in made.missing)


def test_a_lost_file_of_an_attachment_is_damage_and_its_name_is_kept(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    run(path, "DELETE FROM blobs")
    names = [row.name for row in REVIEW.attachments]
    with Library.open(path, writing=False) as library:
        found = library.verify()
        with pytest.raises(WorldError, match="attachment"):
            write(bundle_of(library, REVIEW))
    assert [damage.place for damage in found] == [f"attachments {r.id}" for r in REVIEW.attachments]
    made = salvage(path, tmp_path / "new.pmdesk")
    assert all(any(name in line and "lost" in line for line in made.missing) for name in names)
    (review,) = content(made.path).values()
    assert [(row.name, row.blob) for row in review.attachments] == [(name, "") for name in names]
    with (
        Library.open(made.path, writing=False) as library,
        Library.open(tmp_path / "other.pmdesk", create=True) as other,
    ):
        taken = take_in(other, read(write(bundle_of(library, review))))
        assert other.review(taken.id).attachments == review.attachments
        assert other.verify() == ()


def test_an_unfinished_write_beside_the_file_is_taken_back_in_the_copy(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE entries SET text = hex(zeroblob(20000))")
    torn = tmp_path / "torn.pmdesk"
    for ending in ("", "-journal"):
        Path(f"{torn}{ending}").write_bytes(Path(f"{path}{ending}").read_bytes())
    raw.execute("ROLLBACK")
    raw.close()
    made = salvage(torn, tmp_path / "new.pmdesk")
    assert made.missing == ()
    assert content(made.path) == content(path)
    assert Path(f"{torn}-journal").exists()


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path, target = sound(tmp_path / "l.pmdesk"), tmp_path / "new.pmdesk"
    target.write_text("mine")
    with pytest.raises(WorldError, match="there already"):
        salvage(path, target)
    assert target.read_text() == "mine"


def test_a_newer_library_is_not_copied_in_parts(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    run(path, "ALTER TABLE reviews ADD COLUMN mood TEXT", "PRAGMA user_version = 9")
    with pytest.raises(WorldError, match="newer pmdesk"):
        salvage(path, tmp_path / "new.pmdesk")


def test_the_new_library_is_known(tmp_path: Path) -> None:
    known = Known(tmp_path / "data")
    made = salvage(sound(tmp_path / "l.pmdesk"), tmp_path / "new.pmdesk", known=known)
    with Library.open(made.path, known=known) as library:
        assert known.has(library.library_id)


def test_any_damage_leaves_something_or_one_line(tmp_path: Path) -> None:
    path = many(tmp_path / "l.pmdesk")
    data, before = path.read_bytes(), content(path)
    rng = random.Random(20261126)
    for number in range(24):
        damaged, new = tmp_path / f"{number}.pmdesk", tmp_path / f"new{number}.pmdesk"
        changed, at = bytearray(data), rng.randrange(len(data))
        if number % 3 == 0:
            changed[at // 4096 * 4096 : at // 4096 * 4096 + 4096] = b"\0" * 4096
        elif number % 3 == 1:
            changed[at] ^= 1 << rng.randrange(8)
        else:
            del changed[max(at, len(data) // 4) :]
        damaged.write_bytes(changed)
        try:
            made = salvage(damaged, new)
        except WorldError:
            pass
        else:
            _nothing_is_missing_in_silence(made, before)
        assert damaged.read_bytes() == changed


def _nothing_is_missing_in_silence(made: Salvaged, before: dict[str, Review]) -> None:
    after = content(made.path)
    if not made.missing:
        assert after == before


def test_one_damaged_review_keeps_the_others_usable(tmp_path: Path) -> None:
    path = many(tmp_path / "l.pmdesk")
    run(path, "UPDATE entries SET text = 'other' WHERE text NOT LIKE 'entry%'")
    with Library.open(path) as library:
        (other,) = (id for id in library.ids() if id != REVIEW.id)
        with pytest.raises(DamagedReview, match="3 entries are not as written"):
            library.session(REVIEW.id)
        library.session(other).do(header.set_title, title="goes on")
        assert library.review(other).title == "goes on"


DAMAGED = {
    "a row is gone": ("DELETE FROM lessons", "rows are missing"),
    "the head": ("UPDATE reviews SET title = 'x'", "its head"),
    "a private note": ("UPDATE notes SET text = 'x'", "private notes? (is|are) not"),
    "no such word": ("UPDATE entries SET kind = 'nonsense'", "cannot be read"),
    "no text": ("UPDATE reviews SET summary = CAST(x'ff' AS TEXT)", "cannot be read"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_wrong_with_a_review_is_said_when_it_opens(name: str, tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    run(path, DAMAGED[name][0])
    with Library.open(path) as library:
        with pytest.raises(DamagedReview, match=DAMAGED[name][1]) as fault:
            library.session(REVIEW.id)
        assert fault.value.review == REVIEW.id
        assert library.verify()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reviews SET state = 'nonsense', services = '[', started = 'x', updated = 'y'",
        "UPDATE reviews SET title = CAST(x'ff41' AS TEXT), summary = CAST(x'ff' AS TEXT)",
        "UPDATE actions SET kind = 'x', decision = 'y', progress = 'z', due = 'w'",
        "UPDATE tags SET name = CAST(x'ff' AS TEXT)",
    ],
)
def test_the_lists_stand_whatever_a_review_holds(change: str, tmp_path: Path) -> None:
    path = many(tmp_path / "l.pmdesk")
    run(path, change)
    with Library.open(path) as library:
        today = full_review().entries[0].at.date()
        assert len(library.lines(today)) == 2
        assert len(library.actions(every=True)) == len(REVIEW.actions)
        library.last_closed()
        assert library.verify()


def test_the_memory_of_a_check_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    with Library.open(path) as library:
        for number in range(12):
            library.blobs.put(bytes([number]) * (10 << 20))
    script = (
        "import resource, sys; from pathlib import Path; from pmdesk.store.library import Library\n"
        "with Library.open(Path(sys.argv[1]), writing=False) as library:\n"
        "    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "    assert library.verify() == ()\n"
        "    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    run_it = [sys.executable, "-c", script, str(path)]
    grown = int(subprocess.run(run_it, capture_output=True, text=True, check=True).stdout)
    assert grown < 60_000, f"{grown} KB for a file of {path.stat().st_size >> 10} KB"


def test_an_entry_far_from_any_time_is_kept_where_its_time_is_lost(tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    run(path, "UPDATE entries SET at = 'gone' WHERE position = (SELECT min(position) FROM entries)")
    made = salvage(path, tmp_path / "new.pmdesk")
    (review,) = content(made.path).values()
    assert {row.text for row in review.entries} == {row.text for row in REVIEW.entries}
    assert isinstance(review.entries[0], Entry)
    assert made.missing == ("“Ferry fares slow”: 1 entry is kept, not as written.",)
