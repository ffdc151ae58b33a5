"""What of an import a review has already: the same file again adds nothing twice."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from pmdesk.intake.masked import masked
from pmdesk.intake.proposal import import_keys, without_known
from pmdesk.intake.values import Intake
from pmdesk.method.secrets import SECRETS, kinds_of
from pmdesk.model.review import Review


def keyed(intake: Intake) -> Intake:
    """The same with each entry under the key of its source or text.

    A key is taken before anything is masked, left out or chosen, so that the whole file gives the
    same keys when it is read again.
    """
    pairs = zip(intake.entries, import_keys(intake), strict=True)
    return replace(intake, entries=tuple(replace(row, key=key) for row, key in pairs))


def known_places(intake: Intake, keys: Iterable[str]) -> frozenset[int]:
    """The places of the entries of a keyed intake whose keys are among these."""
    there = set(keys) - {""}
    return frozenset(n for n, row in enumerate(intake.entries) if row.key in there)


def keys_of(review: Review) -> frozenset[str]:
    """What the imported entries of a review are called in their sources."""
    return frozenset(row.import_key for row in review.entries) - {""}


def has_all(review: Review, intake: Intake) -> bool:
    """Whether everything that was found is in the review already, masked or as it stood."""
    ways = ((), kinds_of(SECRETS), kinds_of("all"))
    return intake.is_report and any(
        not without_known(masked(intake, kinds), review).is_report for kinds in ways
    )


def here_already(
    intake: Intake, reviews: Iterable[str], load: Callable[[str], Review]
) -> Review | None:
    """The first of some reviews that has everything that was found, None where there is none."""
    for id in reviews:
        review = load(id)
        if has_all(review, intake):
            return review
    return None
