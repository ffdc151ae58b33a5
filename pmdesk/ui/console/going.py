"""Goes to a stage of the console, to a row or a finding on it, and to where somebody was last."""

from typing import TYPE_CHECKING

from pmdesk.method.finding import Finding
from pmdesk.model.words import Stage
from pmdesk.ui.console.places import Place, Places
from pmdesk.ui.console.stack import StageStack
from pmdesk.ui.settings import Settings
from pmdesk.ui.spot import Spot

if TYPE_CHECKING:
    from pmdesk.ui.console.page import ConsolePage


class Going:
    """The ways through a console: a stage may ask something before it is left, and then it stays.

    Where somebody is, is remembered for the next time.
    """

    def __init__(self, page: "ConsolePage", stack: StageStack, settings: Settings) -> None:
        self._page, self._stack = page, stack
        self._places = Places(settings, page.session.review.id, self._place, page)
        self._ran = page.room.running

    def to(self, stage: Stage) -> None:
        """To a stage, unless the one in front has something to ask first."""
        page = self._page
        page.flush()
        page.captured.close()
        page.leaving.begin()
        before = self._stack.view
        if before is not None and before.stage is not stage:
            if not before.may_leave(stage):
                page.rail.show_stage(before.stage)
                return
            self.remember()
            if page.banner.text() == page.keeper.warning:
                page.banner.hide()  # it was about the stage that is left now
        page.show_stage(stage)
        page.leaving.went(stage)

    def to_spot(self, stage: Stage, spot: Spot) -> None:
        """To a stage, and to a row or a field that it shows."""
        self.to(stage)
        if self._page.view.stage is stage:  # the stage before may have something to ask first
            self._page.view.show_spot(spot)

    def to_finding(self, finding: Finding) -> None:
        """Brings what a finding is about into sight."""
        self.to_spot(finding.stage, Spot.of(finding))

    def step(self, by: int) -> None:
        """To a neighbouring stage; nothing at either end."""
        stage = self._stack.neighbour(by)
        if stage is not None:
            self.to(stage)

    def follow(self) -> None:
        """A meeting that began brings the console to its stage."""
        page = self._page
        began = page.room.running and not self._ran
        self._ran = page.room.running
        if began:
            self.to(page.room.stage)
            page.keeper.resume()

    # Where somebody was

    def resume(self) -> None:
        """Back to where somebody was; a running meeting says itself where it stands."""
        page, place = self._page, self._places.read()
        stage = page.room.stage if page.room.running else _stage(str(place.get("stage")))
        self.to(stage or Stage.TIMELINE)
        kept = place.get(page.view.stage)
        if isinstance(kept, dict):
            page.view.restore_place(kept)
        if place.get("audience") and page.room.running:
            page.sharing.open()

    def remember(self) -> None:
        """Keeps where somebody is now."""
        self._places.remember()

    def _place(self) -> Place:
        """The stage, where on it, and whether the audience is open."""
        view = self._stack.view
        if view is None:
            return {}
        stage = str(view.stage)
        return {"stage": stage, "audience": self._page.room.is_open, stage: dict(view.place())}


def _stage(key: str) -> Stage | None:
    return Stage(key) if key in set(Stage) else None
