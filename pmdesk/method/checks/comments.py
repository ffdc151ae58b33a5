"""Whether what reviewers said of the report is settled before it goes out."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.model.remarks import needing_work, open_comments
from pmdesk.model.review import Review
from pmdesk.model.words import State


def comments(review: Review) -> Iterator[Finding]:
    """Open comments and answers "needs work"; what was published with them is not asked again.

    The place is the newest of them: once set aside, it takes another one to be asked again.
    """
    if review.state in (State.PUBLISHED, State.CLOSED):
        return
    if left := open_comments(review):
        many = f"{len(left)} comments of reviewers are open."
        yield said(
            "comments-open",
            many if left[1:] else "1 comment of a reviewer is open.",
            "Take it up in the report, or tick it off.",
            "comments",
            row=left[-1].id,
        )
    if left := needing_work(review):
        questions = len({row.row for row in left})
        many = f"{questions} questions to reviewers are answered with “needs work”."
        yield said(
            "answers-open",
            many if questions > 1 else "1 question to reviewers is answered with “needs work”.",
            "What would turn it into a yes?",
            "comments",
            row=left[-1].id,
        )
