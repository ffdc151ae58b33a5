"""What differs between two versions is said in few words, and of every noun."""

from pmdesk.model.differing import NAMES, differing_text
from pmdesk.model.review import LOCAL, NOUNS


def test_few_words() -> None:
    assert differing_text({}) == ""
    assert differing_text({"actions": 2, "entries": 12}) == "12 entries, 2 actions"
    assert differing_text({"review": 1, "entries": 1}) == "1 entry, facts"
    assert differing_text(dict.fromkeys(NAMES, 2)).startswith("2 entries, 2 factors, 2 actions, ")
    assert differing_text({"log": 3, "tags": 0}) == "3 lines of the log"


def test_every_noun_that_is_shared_has_a_word() -> None:
    assert set(NAMES) == {*NOUNS, "review"} - LOCAL
