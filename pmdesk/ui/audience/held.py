"""Which view is shown: the newest, or the one that was frozen."""

from pmdesk.model.audience import Audience


class Held:
    """Takes every view and keeps showing one while frozen; views never change, none is copied."""

    def __init__(self) -> None:
        self._newest: Audience | None = None
        self.shown: Audience | None = None
        self.frozen = False

    def take(self, audience: Audience | None) -> None:
        self._newest = audience
        if not self.frozen:
            self.shown = audience

    def freeze(self, frozen: bool) -> None:
        """Keeps what is shown, or shows the newest again."""
        self.frozen = frozen
        if not frozen:
            self.shown = self._newest
