"""What the user writes: short sentences as facilitators type them, some of them hard to take."""

from random import Random

from tests.ui.leaking.tokened import Source, Tokens

_WHO = ("On call", "Support", "The gateway", "Ops", "Nobody")
_DID = (
    "saw an alert",
    "should have known",
    "restarted nodes",
    "obviously failed",
    "rolled back",
    "read `depth` as **fine**",
)
TIMES = ("14:05", "2026-10-06 14:05", "9pm", "+5", "now", "")
COMPOSED = ("日本語", "é", "한글", "ğüş", "👩‍🚒", "Ærø")
"""What comes from an input method or a dead key, in one piece."""
MARKED = (
    "checkout; drop table reviews; --",
    "<script>alert(1)</script> & <b>bold</b>",
    "=HYPERLINK(1) | a \\ b 'c' \"d\"",
    "x" * 400,
    "מילה מימין לשמאל",
    "a\u0000b\u202ec\ud800d",
)
_FEW = {"agendas.name": ("Short", "Long", "Two hours"), "seats.name": ("Ana", "Bo", "Chidi")}


class _Nothing(dict[str, Source]):
    """Where a token went is nobody's question here, and twenty thousand of them are not kept."""

    def __setitem__(self, token: str, source: Source) -> None:
        """Forgets it."""


class Words(Tokens):
    """Gives a sentence wherever the wanderer asks for a token."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self.sources = _Nothing()
        self._random = random

    def token(self, field: str, entry: str = "") -> str:
        """A sentence; where each one would stay for good, one of a few."""
        return self._random.choice(_FEW[field]) if field in _FEW else self.sentence()

    def sentence(self) -> str:
        """Some words on what happened, a different one nearly every time."""
        pick = self._random.choice
        return f"{pick(_WHO)} {pick(_DID)} {self._random.randrange(1000)}"

    def lines(self, count: int) -> str:
        """So many lines of a chat, each at its time."""
        return "\n".join(f"{10 + n // 60}:{n % 60:02} {self.sentence()}" for n in range(count))
