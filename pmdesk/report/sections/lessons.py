"""The section on lessons: four lists, good ones first."""

from pmdesk.method.sections import lesson_guides
from pmdesk.model.inline import parse
from pmdesk.report.blocks import Block, Bullets, Heading
from pmdesk.report.context import Context, nothing, section


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; one muted line where nothing is recorded."""
    made: list[Block] = []
    for guide in lesson_guides():
        rows = [row for row in context.review.lessons if row.kind is guide.kind and row.text]
        if rows:
            items = tuple(parse(" ".join(row.text.split())) for row in rows)
            made += [Heading(guide.name, 3), Bullets(items)]
    if not made:
        return nothing("lessons", "No lessons are recorded yet.")
    return (section("lessons"), *made)
