"""What the palette offers: the actions that can be done now, from the one list, and reviews."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pmdesk.ui.actions import ACTIONS, ActionSpec, N
from pmdesk.ui.palette.match import match
from pmdesk.ui.tr import tr

STAGES, DO, REVIEWS = N("Stages"), N("Do"), N("In this library")
MOST = 24
MOST_REVIEWS = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the palette: `run` is what Enter does, `places` the letters that matched."""

    group: str
    text: str
    run: Callable[[], object]
    detail: str = ""
    keys: str = ""
    icon: str = ""
    words: str = ""
    places: tuple[int, ...] = ()


def action_offers(
    can: Iterable[str], details: Mapping[str, str], do: Callable[[str], object]
) -> tuple[Offer, ...]:
    """An offer for each action that can be done, in the order of the menus; stages first."""
    possible = set(can) - {"palette"}
    offers = [_offer(spec, details, do) for spec in ACTIONS if spec.key in possible]
    return tuple(sorted(offers, key=lambda offer: offer.group != STAGES))


def _offer(spec: ActionSpec, details: Mapping[str, str], do: Callable[[str], object]) -> Offer:
    return Offer(
        group=STAGES if spec.key.startswith("stage-") else DO,
        text=tr(spec.text).rstrip("…"),
        run=lambda: do(spec.key),
        detail=details.get(spec.key, "")
        or ("" if spec.key.startswith("stage-") else tr(spec.menu)),
        keys=spec.keys,
        icon=spec.icon,
        words=tr(spec.words) if spec.words else "",
    )


def found(offers: Sequence[Offer], query: str) -> tuple[Offer, ...]:
    """The offers that fit what was typed, the best first within each group."""
    if not query.strip():
        return tuple(offer for offer in offers if offer.group != REVIEWS)[:MOST]
    scored: list[tuple[int, int, Offer]] = []
    for number, offer in enumerate(offers):
        fit = match(query, offer.text)
        if fit is not None:
            scored.append((-fit.score, number, replace(offer, places=fit.places)))
        elif offer.words and match(query, offer.words) is not None:
            scored.append((0, number, offer))
    best = sorted(scored, key=lambda item: item[:2])[:MOST]
    groups = list(dict.fromkeys(offer.group for _, _, offer in best))
    reviews = [offer for _, _, offer in best if offer.group == REVIEWS][:MOST_REVIEWS]
    kept = [offer for _, _, offer in best if offer.group != REVIEWS] + reviews
    return tuple(sorted(kept, key=lambda offer: groups.index(offer.group)))


def review_offers(
    titles: Iterable[tuple[str, str, str]], open_review: Callable[[str], object]
) -> tuple[Offer, ...]:
    """An offer for each review that may be shown: (id, title, a few words beside it)."""
    return tuple(
        Offer(REVIEWS, title, lambda id=id: open_review(id), detail, icon="file")  # type: ignore[misc]
        for id, title, detail in titles
    )
