"""What arrives with an import: secrets that are masked or counted, and what is here already."""

from pmdesk.commands.console import say
from pmdesk.intake.known import has_all, here_already, keyed, keys_of, known_places
from pmdesk.intake.masked import masked, secrets_beside, secrets_in
from pmdesk.intake.values import Intake
from pmdesk.method.secrets import kinds_of, secrets_said
from pmdesk.model.review import Review
from pmdesk.store.library import Library


def as_asked(intake: Intake, mask: str) -> Intake:
    """The intake with its keys, and masked: "secrets", "personal", "all", "" for nothing.

    Says how many secrets are left in it.
    """
    intake = keyed(intake)
    if mask:
        intake = masked(intake, kinds_of(mask))
    found = [one.kind for entry in intake.entries for one in secrets_in(entry)]
    seen = secrets_said((*found, *secrets_beside(intake)))
    if seen:
        where = f" in {intake.name}" if intake.name not in ("", "-") else ""
        say(f"Seen{where}: {seen}. Mask them with --mask secrets, --mask personal or --mask all.")
    return intake


def review_with_all(library: Library, intake: Intake, title: str) -> Review | None:
    """The review that has everything of an import already, None where there is none.

    With a `title` it must have that one; an import without entries is known by its title.
    """
    titled = library.titled(title or intake.header.title)
    ids = library.having({entry.key for entry in intake.entries}) or titled
    return here_already(intake, [id for id in ids if not title or id in titled], library.review)


def say_known(intake: Intake, review: Review) -> bool:
    """Says how much of an import the review has already; gives whether that is all of it."""
    n, known = len(intake.entries), len(known_places(intake, keys_of(review)))
    if has_all(review, intake):
        entries = "The entry is" if n == 1 else f"All {n} entries are"
        say(f"{entries} here already." if n else "Everything in it is here already.")
        return True
    if known:
        say(f"{known} of {n} entries are here already.")
    return False
