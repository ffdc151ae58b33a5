"""The two families of errors: the world's fault is said in plain words, ours is everything else.

A full disk, a missing file or a text that is too long is nobody's mistake in this program: such
things raise `WorldError` with one sentence of what is the case and one of what to do. Any other
exception is a fault of ours: logged whole, shown once.
"""


class WorldError(Exception):
    """The world's fault: `said` is what is the case, `advice` is what to do about it."""

    def __init__(self, said: str, advice: str = "") -> None:
        super().__init__(said)
        self.said = said
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.said} {self.advice}".strip()


class Refused(WorldError):
    """A gesture that cannot be carried out on this value (an unknown id, a text over its cap)."""
