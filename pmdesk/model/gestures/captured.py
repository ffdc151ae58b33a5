"""Gestures on what is caught on the side: ideas, questions, parked topics, terms, private notes."""

from collections.abc import Sequence
from datetime import datetime

from pmdesk.model.gestures.gesture import Steps, add, add_all, gesture, remove, set_field
from pmdesk.model.gestures.timeline import need_room
from pmdesk.model.review import Idea, Note, Parked, Question, Review, Row, Term
from pmdesk.model.words import Capture


@gesture("Hold idea back")
def add_idea(review: Review, *, id: str, text: str, said: datetime | None = None) -> Steps:
    return add(review, "ideas", Idea(id=id, text=text, said=said))


@gesture("Add question")
def add_question(review: Review, *, id: str, text: str, entry: str = "") -> Steps:
    """With `entry` it is pinned to that entry."""
    return add(review, "questions", Question(id=id, text=text, entry=entry))


@gesture("Park topic")
def add_parked(review: Review, *, id: str, text: str) -> Steps:
    return add(review, "parked", Parked(id=id, text=text))


@gesture("Define term")
def add_term(review: Review, *, id: str, word: str, meaning: str) -> Steps:
    return add(review, "glossary", Term(id=id, word=word, meaning=meaning))


@gesture("Add private note")
def add_note(
    review: Review, *, id: str, text: str, stage: str = "", about_noun: str = "", about: str = ""
) -> Steps:
    """A note at a stage; `about_noun` and `about` name the row that it is on, such as a seat."""
    note = Note(id=id, text=text, stage=stage, about_noun=about_noun, about=about)
    return add(review, "notes", note)


@gesture("Capture lines")
def take_lines(review: Review, *, rows: Sequence[tuple[str, Row]]) -> Steps:
    """What several lines said, in one step: rows of several nouns, each with its noun."""
    need_room(review, sum(noun == "entries" for noun, _ in rows), "Take a part of the lines.")
    return add_all(review, rows)


@gesture("Edit what was captured", merges=True)
def set_fact(review: Review, *, noun: str, id: str, field: str, value: str) -> Steps:
    """A text of an idea, question, parked topic, term or note."""
    return set_field(review, noun, id, field, value)


@gesture("Settle what was captured")
def set_outcome(review: Review, *, noun: str, id: str, outcome: Capture) -> Steps:
    return set_field(review, noun, id, "outcome", outcome)


@gesture("Delete what was captured")
def delete(review: Review, *, noun: str, id: str) -> Steps:
    return remove(review, noun, id)
