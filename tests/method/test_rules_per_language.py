"""Each language has rules and words of its own, in files beside the English ones."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmdesk import resources
from pmdesk.method import tables
from pmdesk.method.language import lexicon, rules
from pmdesk.method.language.mirror import marks
from pmdesk.method.language.rules import built_in

GERMAN = """
[[rule]]
id = "haette"
kind = "counterfactual"
patterns = ["hätte|hätten ..4 sollen|müssen"]
message = "Sagt, was nicht getan wurde."
suggestion = "Was wurde getan?"
"""
SENTENCE = "Das Team hätte das vorher testen sollen"


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The resources as they ship, with two files for German."""
    place = tmp_path / "method"
    place.mkdir()
    for name in ("language.toml", "language_words.toml", "given_names.txt"):
        shutil.copy(resources.folder() / "method" / name, place)
    (place / "language.de.toml").write_text(GERMAN)
    shutil.copy(place / "language_words.toml", place / "language_words.de.toml")
    kept = (rules._languages, rules._shipped, lexicon.lexicon, tables.table)
    with monkeypatch.context() as patched:
        for module in (resources, rules):
            patched.setattr(module, "folder", lambda: tmp_path)
        for each in kept:
            each.cache_clear()
        yield
    for each in kept:
        each.cache_clear()


@pytest.mark.usefixtures("german")
def test_two_files_are_a_language() -> None:
    assert [mark.rule.id for mark in marks(SENTENCE, built_in("de"))] == ["haette"]
    assert marks(SENTENCE, built_in("en")) == ()
    assert marks("They should have tested it", built_in("en"))


@pytest.mark.parametrize("language", ["fr", "../en", "*"])
def test_a_language_without_files_has_no_rules(language: str) -> None:
    assert built_in(language).rules == ()


def test_a_review_that_names_no_language_is_read_as_english() -> None:
    assert built_in("") is built_in("en")


@pytest.mark.parametrize("tag", ["en-GB", "EN", "en_US"])
def test_a_review_in_the_english_of_a_country_is_read_as_english(tag: str) -> None:
    assert built_in(tag) is built_in("en")
