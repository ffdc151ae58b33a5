"""Whether summary and timeline keep what happened apart from how to fix it."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.language.checked import is_record
from pmdesk.method.own_words import own_words
from pmdesk.method.phrases import is_read, kept, listed
from pmdesk.model.review import Review


def fixes(review: Review) -> Iterator[Finding]:
    """Words such as "we will"; what somebody wrote in a chat is a record, and stays as it is."""
    if not is_read(review.language):
        return
    for words in _fixes(review.summary):
        yield _apart("summary-fix", words, "review", "", "summary")
    for entry in review.entries:
        for field in ("text", "details"):
            found = _fixes(getattr(entry, field))
            if found and not is_record(entry):
                for words in found:
                    yield _apart("entry-fix", words, "entries", entry.id, field)


def _apart(rule: str, words: str, noun: str, row: str, field: str) -> Finding:
    return said(
        rule,
        f"“{words}” tells how to fix it.",
        "Separate what happened from how to fix it: does this belong among ideas or actions?",
        noun,
        row=row,
        field=field,
        excerpt=words,
    )


@kept
def _fixes(text: str) -> tuple[str, ...]:
    """What a text says of fixes, in its order, the same words once."""
    phrases = listed("fixes", "wording")
    if not phrases.may_be_in(text):
        return ()
    found = phrases.find(own_words(text))
    return tuple(dict.fromkeys(" ".join(each.group().split()) for each in found))
