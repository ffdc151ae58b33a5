"""Categories without a factor: whether each was asked, and what is said of it."""

from collections.abc import Sequence

from pmdesk.method.categories import Category, categories
from pmdesk.method.leaving import CATEGORY_RULE as RULE
from pmdesk.model.gestures import dismissals
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.tr import tr


def asked(review: Review) -> frozenset[str]:
    """The categories of which was said that nothing is there."""
    return frozenset(row.excerpt for row in review.dismissals if row.rule == RULE)


def open_categories(review: Review) -> tuple[Category, ...]:
    """The categories that have no factor and were not asked."""
    settled = asked(review) | {factor.category for factor in review.factors}
    return tuple(category for category in categories() if category.key not in settled)


def question(empty: Sequence[Category]) -> str:
    """What is asked before the stage is left."""
    names = [category.name for category in empty]
    if len(names) == 1:
        said = tr("Nothing under {category} yet. {ask}")
        return said.format(category=names[0], ask=empty[0].ask)
    listed = tr("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
    return tr("Nothing under {categories} yet. What about these?").format(categories=listed)


def say_nothing_here(session: ReviewSession, empty: Sequence[Category]) -> None:
    """Keeps that the room was asked and named nothing."""
    for category in empty:
        session.do(
            dismissals.dismiss,
            id=new_id(),
            rule=RULE,
            noun="factors",
            field="category",
            excerpt=category.key,
            reason=tr("The room was asked and named nothing."),
        )
