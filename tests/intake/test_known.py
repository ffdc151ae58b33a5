"""The same file again: what of it is here already, also when it was masked on the way in."""

from dataclasses import replace

from pmdesk.intake.known import has_all, here_already, keyed, keys_of, known_places
from pmdesk.intake.masked import masked
from pmdesk.intake.proposal import fitted, review_of
from pmdesk.intake.read import read
from pmdesk.method.secrets import kinds_of
from pmdesk.model.text import new_id

LINES = b"""2026-10-06
13:58 Alert: error rate over 5 %
14:05 jo@example.com resets with token=Ab3dEf7hIj1kLm9n
14:05 Retry
14:05 Retry
"""
REPORT = LINES.replace(b"2026-10-06\n", b"# Slow login 2026-10-06\n\n## Timeline\n\n") + (
    b"\n## Action items\n\n- [ ] Mail jo@example.com about the pool\n"
)


def test_what_came_in_masked_is_known_when_the_file_comes_again() -> None:
    intake = keyed(read(REPORT, zone="UTC"))
    assert intake.entries
    review = review_of(masked(intake, kinds_of("all")), new_id)
    assert "example.com" not in str(review)
    again = masked(keyed(read(REPORT, zone="UTC")), kinds_of("all"))
    assert known_places(again, keys_of(review)) == frozenset(range(len(again.entries)))
    assert has_all(review, again)
    rows, _ = fitted(again, review, new_id)
    assert [noun for noun, _ in rows if noun in ("entries", "actions")] == []


def test_equal_lines_of_which_one_was_left_out_are_told_apart() -> None:
    intake = keyed(read(LINES, zone="UTC"))
    second = replace(intake, entries=intake.entries[3:])
    review = review_of(second, new_id)
    assert known_places(intake, keys_of(review)) == {3}
    assert not has_all(review, intake)


def test_a_review_that_has_everything_is_found_among_others() -> None:
    intake = keyed(read(LINES, zone="UTC"))
    here, other = review_of(intake, new_id), review_of(keyed(read(b"14:00 Restart")), new_id)
    reviews = {review.id: review for review in (other, here)}
    assert here_already(intake, reviews, reviews.__getitem__) is here
    assert here_already(intake, [other.id], reviews.__getitem__) is None
    nothing = keyed(read(b"no time in here"))
    assert not nothing.is_report
    assert here_already(nothing, reviews, reviews.__getitem__) is None
