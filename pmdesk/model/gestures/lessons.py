"""Gestures on lessons: what went well, could go better, surprised, was luck."""

from pmdesk.model.gestures.gesture import Steps, add, gesture, move, remove, set_field
from pmdesk.model.review import Lesson, Review
from pmdesk.model.words import LessonKind


@gesture("Add lesson")
def add_lesson(review: Review, *, id: str, text: str, kind: LessonKind) -> Steps:
    return add(review, "lessons", Lesson(id=id, text=text, kind=kind))


@gesture("Edit lesson", merges=True)
def set_text(review: Review, *, id: str, text: str) -> Steps:
    return set_field(review, "lessons", id, "text", text)


@gesture("Move lesson")
def move_lesson(review: Review, *, id: str, kind: LessonKind, before: str = "") -> Steps:
    return move("lessons", review.lessons, id, before, kind=kind)


@gesture("Delete lesson")
def delete_lesson(review: Review, *, id: str) -> Steps:
    return remove(review, "lessons", id)
