"""Lists of phrases: what is found, what guards leave alone, and that a text is read once."""

import pytest

from pmdesk.method.phrases import FAR, Phrases, is_read, kept
from pmdesk.method.tables import table


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("we will", "Then We  will go", "We will"),
        ("we will", "we willingly go", ""),
        ("we will", "so-we will go", ""),
        ("needs|need to", "it needs to", "needs to"),
        ("restor*", "was restored", "restored"),
        ("by *ing", "by adding it", "by adding"),
        ("# of", "about 1,204 of it", "1,204 of"),
        ("we'll", "we’ll go", "we’ll"),
        ("100 %", "at 100 % of", "100 %"),
    ],
)
def test_a_phrase_is_found_as_whole_words(phrase: str, text: str, found: str) -> None:
    assert Phrases([phrase]).first(text) == found


def test_of_two_phrases_the_longer_is_found() -> None:
    phrases = Phrases(["later", "later on", "at some point"])
    assert [found.group() for found in phrases.find("Later on, at some point, later")] == [
        *("Later on", "at some point", "later")
    ]
    assert phrases.begins("later on it") == "later on"
    assert phrases.begins("now or later") == ""


def test_guards_leave_a_phrase_alone_behind_and_before() -> None:
    phrases = Phrases(["later"], behind=["# *", "no"], before=["than"])
    for text in ("5 s later", "No later", "later than that"):
        assert phrases.first(text) == ""
    assert phrases.first("not now, later") == "later"


def test_a_text_is_read_once_and_only_so_far() -> None:
    read: list[str] = []

    @kept
    def length(text: str, factor: int) -> int:
        read.append(text)
        return factor * len(text)

    assert [length(text, 2) for text in ("a", "b", "a")] == [2, 2, 2]
    assert length("a", 3) == 3
    assert read == ["a", "b", "a"]
    assert Phrases(["end"]).first("x " * FAR + "end") == ""


@pytest.mark.parametrize(
    ("language", "read"), [("en", True), ("", True), ("en_GB", True), ("de", False)]
)
def test_the_lists_are_of_one_language(language: str, read: bool) -> None:
    assert is_read(language) is read


def test_every_list_finds_each_of_its_phrases() -> None:
    for part in table("quality").values():
        for key, phrases in part.items() if isinstance(part, dict) else ():
            if not isinstance(phrases, list) or key.endswith(("_behind", "_before")):
                continue
            assert len(phrases) == len(set(phrases)), key
            for phrase in phrases:
                plain = " ".join(word.split("|")[0] for word in phrase.split())
                text = plain.replace("*", "abc").replace("#", "12")
                assert Phrases([phrase]).may_be_in(text), phrase
