"""Nothing that lists reviews tells a word of a restricted one; a new list has to say how it is."""

import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pmdesk import cli
from pmdesk.model.codec import fields_of
from pmdesk.model.review import NOUNS, Review
from pmdesk.model.tellable import Tellable, tellable
from pmdesk.store.library import Library
from tests.full_review import full_review

SECRET = full_review()
ALIASES = {SECRET.severity, *(seat.alias for seat in SECRET.seats)}
"""What a list shows of a restricted review: how severe it is, and who has it by alias."""

Reads = Callable[[Library], object]
OF_ALL: dict[str, Reads] = {
    "lines": lambda library: library.lines(date(2026, 11, 1)),
    "actions": lambda library: library.actions(every=True),
    "last_closed": Library.last_closed,
    "having": lambda library: library.having({entry.import_key for entry in SECRET.entries}),
    "titled": lambda library: library.titled(SECRET.title),
    "tellable": lambda library: [told.review for told in library.tellable()],
    "ids": Library.ids,
    "policies": Library.policies,
    "verify": Library.verify,
    "library_id": lambda library: library.library_id,
    "revision": lambda library: library.revision,
    "undo_label": lambda library: library.undo_label,
    "redo_label": lambda library: library.redo_label,
}
"""What a library tells of all its reviews."""
OF_ONE = {
    "seats",
    "taking_in",
    "review",
    "lineage",
    "has",
    "session",
    "find",
    "replace",
    "note_exchange",
    "blobs",
}
"""What is asked by the id of one review; `seats` are for taking names out of what is told."""
TELLS_NOTHING = {"open", "close", "add", "remove", "undo", "redo", "set_policy", "path"}
TELLS_NOTHING |= {
    "erasing",
    "forget_history",
    "backup",
    "read_only",
    "tidy",
    "connection",
    "copy_to",
}

LISTS: dict[str, tuple[str, ...]] = {
    "list": (),
    "actions": (),
    "verify": (),
    "backup": ("--list",),
    "restore": ("newest",),
    "doctor": (),
    "salvage": ("LIBRARY", "-o", "salvaged.pmdesk"),
    "forget-history": ("--yes",),
}
"""The commands that speak of all reviews, with what each needs."""
JSON = {"list", "actions", "backup", "restore"}
NAMED = {"demo", "new", "show", "import", "check", "export", "copy", "erase"}
"""The commands that are told which review or file, or that have nothing to tell."""


MAY_TELL = re.compile(r"list|tuple|dict|Iterator|Iterable|Sequence|str|Line|Review|Any")
"""What a method gives that may hold words; others are not asked about."""


def words_of(review: Review) -> set[str]:
    """Every text that somebody may have typed into a review, but what lists may show."""
    rows = [("review", review), *((noun, row) for noun in NOUNS for row in getattr(review, noun))]
    texts: set[str] = set()
    for noun, row in rows:
        for field in fields_of(noun):
            value = getattr(row, field.name)
            if field.kind in (str, tuple) and field.name not in ("id", "zone", "second_zone"):
                texts.update((value,) if isinstance(value, str) else value)
    ids = {row.id for _, row in rows}
    return {text for text in texts if len(text) > 5 and text not in ids | ALIASES | set(NOUNS)}


@pytest.fixture
def secret(library: Library) -> Library:
    """A library with one review that anybody may know of, and one that is restricted."""
    assert SECRET.restricted
    library.add(Review(id="open", title="Labels late"), "New review")
    library.add(SECRET, "New review")
    return library


def told(text: str) -> set[str]:
    return {word for word in words_of(SECRET) if word in text}


def test_everything_a_library_tells_is_known_here() -> None:
    told = {
        name
        for name, member in inspect.getmembers(Library)
        if not name.startswith("_") and MAY_TELL.search(_gives(member))
    }
    assert told <= {*OF_ALL, *OF_ONE, *TELLS_NOTHING}, "say above what the new one tells"


def _gives(member: object) -> str:
    """What a method or a property gives, by its annotation."""
    function = member.fget if isinstance(member, property) else member
    return str(getattr(function, "__annotations__", {}).get("return", ""))


@pytest.mark.parametrize("name", OF_ALL)
def test_no_list_of_a_library_holds_a_word_of_it(secret: Library, name: str) -> None:
    assert not told(repr(OF_ALL[name](secret)))


def test_every_command_is_known_here() -> None:
    assert cli._parser()[1] <= {*LISTS, *NAMED}, "say above what the new one tells"


@pytest.mark.parametrize("name", LISTS)
def test_no_command_that_lists_says_a_word_of_it(
    secret: Library,
    name: str,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    secret.close()
    path = str(secret.path)
    cli.main(["backup", "--library", path])
    for extra in ((), ("--json",)) if name in JSON else ((),):
        words = [path if word == "LIBRARY" else word for word in LISTS[name]]
        cli.main([name, "--library", path, *words, *extra])
        said = capfd.readouterr()
        assert not told(said.out + said.err)


def test_it_is_told_again_once_it_is_no_longer_restricted(
    library: Library, capfd: pytest.CaptureFixture[str]
) -> None:
    library.add(replace(SECRET, restricted=False), "New review")
    cli.main(["list", "--library", str(library.path)])
    assert SECRET.title in capfd.readouterr().out
    assert [told.review.id for told in library.tellable()] == [SECRET.id]


def test_a_whole_review_cannot_be_told_of_while_it_is_restricted(tmp_path: Path) -> None:
    assert tellable(SECRET) is None
    with pytest.raises(ValueError, match="restricted"):
        Tellable(SECRET)
