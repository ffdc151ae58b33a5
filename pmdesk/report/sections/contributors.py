"""The section on contributors: who handed in what of the timeline, as a report calls them."""

from collections import Counter

from pmdesk.method.tellers import contributors
from pmdesk.model.inline import Inline, plain
from pmdesk.model.review import Review
from pmdesk.report.blocks import Block, Facts
from pmdesk.report.context import Context, section
from pmdesk.report.phrases import capital
from pmdesk.report.sources import short_name


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; nothing where nobody handed anything in."""
    pairs = tuple(
        (capital(context.people.called(seat)), told)
        for seat in contributors(context.review)
        if (told := _added(context.review, seat))
    )
    return (section("contributors"), Facts(pairs)) if pairs else ()


def _added(review: Review, seat: str) -> Inline:
    """12 entries from fares-call.zip, 1 entry by hand, 2 accounts."""
    origins = Counter(entry.origin for entry in review.entries if entry.contributor == seat)
    by_hand = " by hand" if len(origins) > 1 else ""
    told = [
        _count(count, "entry", "entries") + (f" from {_file(origin)}" if origin else by_hand)
        for origin, count in origins.items()
    ]
    accounts = sum(row.seat == seat and bool(row.text) for row in review.accounts)
    if accounts:
        told.append(_count(accounts, "account", "accounts"))
    return plain(", ".join(told))


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _file(origin: str) -> str:
    """The name of a file, without the folders of whoever imported it."""
    return short_name(origin.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])
