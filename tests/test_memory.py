"""What a closed review leaves in memory."""

from pmdesk.memory import let_go
from pmdesk.method.phrases import kept


def test_nothing_is_kept_of_the_texts_of_a_closed_review() -> None:
    read: list[str] = []

    @kept
    def found(text: str) -> int:
        read.append(text)
        return len(text)

    assert (found("The pool"), found("The pool"), read) == (8, 8, ["The pool"])
    let_go()
    assert (found("The pool"), read) == (8, ["The pool"] * 2)
