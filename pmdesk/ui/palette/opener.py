"""Opens the palette on what can be done now: the actions of the window, and the reviews."""

from collections.abc import Callable, Iterable

from pmdesk.method.stages import stages
from pmdesk.model.times import date_text
from pmdesk.store.lines import ReviewLine
from pmdesk.ui.console.progress import progress
from pmdesk.ui.main_window import MainWindow
from pmdesk.ui.palette.offers import action_offers, review_offers
from pmdesk.ui.palette.palette import Palette
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme


def open_palette(
    theme: Theme,
    window: MainWindow,
    room: Room | None,
    lines: Iterable[ReviewLine],
    open_review: Callable[[str], object],
) -> Palette:
    """The palette over a window; restricted reviews are not offered, notes are never searched.

    It goes with the page on which it was opened: on another one other things can be done.
    """
    details = {}
    if room is not None:
        details = {f"stage-{g.stage}": progress(g.stage, room.review, room)[0] for g in stages()}
    shown = [(line.id, line.words.title, _beside(line)) for line in lines if line.words]
    offers = action_offers(window.can(), details, window.do)
    palette = Palette(theme, window, (*offers, *review_offers(shown, open_review)))
    window.turned.connect(palette.put_away)
    return palette


def _beside(line: ReviewLine) -> str:
    """What tells reviews of like titles apart."""
    day = date_text(line.started.date()) if line.started else ""
    return ", ".join(part for part in (line.severity, day) if part)
