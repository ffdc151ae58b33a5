"""From how many sides an incident is told: one draft alone is one view of it."""

from pmdesk.model.review import Review

WANTED = 2
"""Accounts besides the drafter's before a room has more than one view to compare."""


def accounts_besides(review: Review) -> int:
    """How many others than the drafter have told something.

    A seat counts once, by an entry or an account of its own; an account that names no seat counts
    by itself.
    """
    told = [account for account in review.accounts if account.text.strip()]
    seats = {entry.seat for entry in review.entries} | {account.seat for account in told}
    return len(seats - {"", review.drafter}) + sum(not account.seat for account in told)


def enough_accounts(review: Review) -> bool:
    """Whether there are two accounts or more besides the drafter's."""
    return accounts_besides(review) >= WANTED


def contributors(review: Review) -> tuple[str, ...]:
    """The seats that handed in entries or told an account, in their order."""
    gave = {entry.contributor for entry in review.entries}
    gave |= {account.seat for account in review.accounts if account.text.strip()}
    known = [seat.id for seat in review.seats]
    return (*(seat for seat in known if seat in gave), *sorted(gave - {"", *known}))


def sides(review: Review) -> int:
    """From how many sides the timeline is told: seats, teams or sources, whatever differs most.

    An account that names no seat is a side of its own.
    """
    told = [account for account in review.accounts if account.text.strip()]
    seats = {entry.seat for entry in review.entries} | {account.seat for account in told}
    seats |= {entry.contributor for entry in review.entries}
    teams = {entry.team.strip().casefold() for entry in review.entries}
    sources = {entry.source.strip().casefold() for entry in review.entries}
    nameless = sum(not account.seat for account in told)
    return max(len(seats - {""}) + nameless, len(teams - {""}), len(sources - {""}))
