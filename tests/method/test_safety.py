"""What counts of the safety question mean, and the question to hand out."""

import pytest

from pmdesk.method.safety import form_text, safety_sentence, safety_words


def test_there_are_five_answers_and_all_of_them_are_in_the_form() -> None:
    assert len(safety_words().levels) == 5
    text = form_text()
    assert all(f"[ ] {level}" in text for level in safety_words().levels)
    assert "{" not in text


@pytest.mark.parametrize(
    ("counts", "word", "asks"),
    [
        ((4, 1, 0, 0, 0), "can speak", False),
        ((4, 1, 1, 0, 0), "who is there", False),
        ((4, 1, 1, 1, 0), "one to one", True),
        ((9, 0, 0, 0, 1), "one to one", True),
    ],
)
def test_one_person_who_would_hold_back_is_enough(
    counts: tuple[int, ...], word: str, asks: bool
) -> None:
    said, found = safety_sentence(counts)
    assert word in said
    assert found == asks


def test_few_answers_are_kept_to_oneself_and_none_say_nothing() -> None:
    assert "guess" in safety_sentence((3, 0, 0, 0, 0))[0]
    assert "guess" not in safety_sentence((4, 0, 0, 0, 0))[0]
    assert safety_sentence((0, 0, 0, 0, 0)) == ("", False)
