"""What reviewers said of a report: answers and comments in the same rows, and how they travel."""

from dataclasses import replace

from pmdesk.model.bundle import Bundle, read, with_new_ids, write
from pmdesk.model.change import Change, apply
from pmdesk.model.gestures import comments, reviewers
from pmdesk.model.remarks import (
    QUESTION,
    answer_of,
    answers,
    comments_of,
    needing_work,
    open_comments,
    remarking,
)
from pmdesk.model.review import NOUNS, Comment, Review, SignOff

EMPTY = Review(id="r", title="Login slow")


def after(change: Change, review: Review) -> Review:
    changed = apply(change, review)
    assert changed is not None
    return changed


def answered(review: Review, id: str, who: str, yes: bool | None) -> Review:
    change = comments.answer(review, id=id, reviewer=who, question="detail", yes=yes)
    return after(change, review)


def test_no_noun_is_called_like_the_questions_to_reviewers() -> None:
    assert QUESTION not in NOUNS


def test_an_answer_is_changed_where_it_stands_and_taken_back() -> None:
    review = answered(answered(EMPTY, "a", "Ed", True), "b", "Ann", False)
    assert [answer_of(review, who, "detail") for who in ("Ed", "Ann", "Bo")] == [True, False, None]
    review = answered(review, "c", "Ed", False)
    assert [row.id for row in review.comments] == ["a", "b"]
    assert len(needing_work(review)) == 2
    assert [row.id for row in answered(review, "d", "Ed", None).comments] == ["b"]


def test_of_two_answers_to_one_question_one_is_left() -> None:
    row = Comment(id="a", reviewer="Ed", noun=QUESTION, row="detail", settled=True)
    review = replace(EMPTY, comments=(row, replace(row, id="b", position=1)))
    assert len(answers(answered(review, "c", "Ed", False), "Ed", "detail")) == 1


def test_a_comment_never_becomes_an_answer() -> None:
    about = {"reviewer": "Ed", "noun": QUESTION, "row": "detail"}
    review = after(comments.add_comment(EMPTY, id="a", text="Say more", **about), EMPTY)
    assert comments.set_text(review, id="a", text="  ").rows == ()
    assert comments.add_comment(review, id="b", text=" ", **about).rows == ()
    assert answer_of(review, "Ed", "detail") is None
    assert open_comments(review) == comments_of(review, "Ed") == review.comments


def test_a_reviewer_goes_with_all_they_said() -> None:
    review = answered(answered(EMPTY, "a", "Ed", True), "b", "Ann", True)
    review = replace(review, sign_offs=(SignOff(id="s", reviewer="Ed"),))
    assert remarking(review) == ("Ann",)
    review = after(reviewers.delete_reviewer(review, reviewer="Ed"), review)
    assert review.sign_offs == ()
    assert [row.reviewer for row in review.comments] == ["Ann"]


def test_answers_and_comments_travel_and_are_known_in_a_copy() -> None:
    review = answered(EMPTY, "a", "Ed", False)
    review = after(
        comments.add_comment(
            review, id="b", reviewer="Ed", text="Say more", noun=QUESTION, row="x"
        ),
        review,
    )
    there = read(write(Bundle(review))).review
    assert there.comments == review.comments
    numbers = iter(range(100))
    copy = with_new_ids(there, lambda: f"new {next(numbers)}")
    assert answer_of(copy, "Ed", "detail") is False
    assert [row.row for row in copy.comments] == ["detail", "x"]
