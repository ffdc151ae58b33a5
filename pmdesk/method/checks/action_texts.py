"""How the open actions are worded: a verb that ends, one thing, a day."""

from collections.abc import Iterator

from pmdesk.method.action_wording import (
    LONGEST,
    is_open_ended,
    second_verb,
    soon_word,
    verb_of,
    wide_word,
)
from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.own_words import BEGINNING, count
from pmdesk.method.phrases import is_read
from pmdesk.method.quality import settled
from pmdesk.model.review import Action, Review
from pmdesk.model.words import Progress


def action_texts(review: Review) -> Iterator[Finding]:
    """Of each action that somebody is still to do; nobody rewords what is done."""
    if not is_read(review.language):
        return
    for action in review.actions:
        if action.text.strip() and not settled(action) and action.progress is Progress.OPEN:
            yield from _verb(action)
            yield from _scope(action)
            yield from _day(action)


def _verb(action: Action) -> Iterator[Finding]:
    verb = verb_of(action.text)
    if not verb.word:
        yield _about(
            action,
            "action-no-verb",
            "This action does not begin with a verb.",
            "What is to be done: add, remove, limit, test …?",
            " ".join(action.text.split()[:BEGINNING]),
        )
    elif is_open_ended(action.text, action.done_when):
        word = verb.word[:1].upper() + verb.word[1:]
        yield _about(
            action,
            "action-open-ended",
            f"“{word} …” has no end.",
            "Which one step would show that it is done?",
            verb.word,
        )


def _scope(action: Action) -> Iterator[Finding]:
    length = count(action.text)
    if length > LONGEST:
        yield _about(
            action,
            "action-long",
            f"This action has {length} words.",
            "Which one step is it? The rest may go to “done when” or scope.",
            " ".join(action.text.split()[:BEGINNING]),
        )
    if second := second_verb(action.text):
        yield _about(
            action,
            "action-two",
            "This action holds two things to do.",
            "Would two actions be easier to own and to finish?",
            second,
        )
    scoped = action.in_scope.strip() or action.out_of_scope.strip()
    if not scoped and (wide := wide_word(action.text)):
        yield _about(
            action,
            "action-wide",
            f"“{wide}” is a wide scope.",
            "What is in scope, and what is left out?",
            wide,
        )


def _day(action: Action) -> Iterator[Finding]:
    for field in ("text", "done_when"):
        if soon := soon_word(getattr(action, field)):
            yield _about(
                action, "action-soon", f"“{soon}” is no day.", "By which day?", soon, field
            )


def _about(
    action: Action, rule: str, message: str, suggestion: str, words: str, field: str = "text"
) -> Finding:
    return said(rule, message, suggestion, "actions", row=action.id, field=field, excerpt=words)
