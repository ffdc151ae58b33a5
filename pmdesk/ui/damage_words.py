"""What is damaged in a library, in words: how many reviews, which, and what in each of them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pmdesk.store.counted import counted, is_are, listed
from pmdesk.store.verify import Damage
from pmdesk.ui.tr import tr

MOST = 3
"""Titles that are named."""


def damage_words(found: Iterable[Damage], titles: Mapping[str, str]) -> str:
    """One sentence; `titles` by id, "" for a restricted review."""
    found = tuple(found)
    here = [id for id in dict.fromkeys(one.review for one in found) if id in titles]
    if not here:
        return tr("This library is damaged, though no review of it.")
    count = tr("1 review is damaged") if len(here) == 1 else tr("{n} reviews are damaged")
    return f"{count.format(n=len(here))}: {_named([titles[id] for id in here])}."


def damage_lines(found: Iterable[Damage], titles: Mapping[str, str]) -> tuple[str, ...]:
    """A line for each review with what is not as it was, then what belongs to none."""
    of_review: dict[str, Counter[str]] = {}
    others: list[str] = []
    for one in found:
        table = one.place.split(" ")[0]
        if one.review in titles:
            nouns = of_review.setdefault(one.review, Counter())
            nouns[table] += table not in ("review", "reviews")
        elif "page" not in one.what and one.place != "file":
            others.append(f"{one.place}: {one.what}")
        else:
            others.append(tr("The structure of the file is damaged."))
    lines = [_line(_title(titles[id]), +nouns) for id, nouns in of_review.items()]
    return (*lines, *dict.fromkeys(others))


def _line(title: str, nouns: Counter[str]) -> str:
    if not nouns:
        return tr("{title}: something is missing or not as it was written.").format(title=title)
    many = listed([counted(count, noun) for noun, count in nouns.items()])
    return f"{title}: {many} {is_are(nouns.total())} {tr('not as written')}."


def _title(title: str) -> str:
    return f"“{title}”" if title else tr("A restricted review")


def _named(titles: list[str]) -> str:
    named = [_title(title) for title in titles if title]
    hidden, rest = len(titles) - len(named), len(named) - MOST
    parts = named[:MOST]
    if rest > 0:
        parts.append(tr("{n} more").format(n=rest))
    if hidden:
        parts.append(tr("1 restricted") if hidden == 1 else tr("{n} restricted").format(n=hidden))
    return ", ".join(parts)
