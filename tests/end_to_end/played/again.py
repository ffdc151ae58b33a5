"""What is done again and again in a meeting, and what it stores."""

from collections.abc import Callable

from pmdesk.model.review import Review
from tests.end_to_end.hands import Script
from tests.end_to_end.played.leader import Leader
from tests.end_to_end.played.story import SEATS

ALIASES = tuple(alias for alias, _, _, _ in SEATS)


class Again(Leader):
    """Steps of the walk, stages, captured lines and notes, each counted."""

    def walks(self) -> Script:
        """To the next key moment; at the end of the walk nothing more."""
        room = self.console.room
        if not room.through:
            yield from self.act("next moment", self.moment(), self.further(len(room.reached)))

    def further(self, before: int) -> Callable[[Review], bool]:
        return lambda r: len(self.console.room.reached) > before

    def goes_on(self, stage: str) -> Script:
        yield from self.act("next stage", self.next_stage())
        yield self.named(f"stage {stage}", lambda: str(self.console.room.stage) == stage)
        self.goes_to(stage)

    def caught(self, kind: str, text: str, noun: str, slash: str = "") -> Script:
        done = self.has(noun, text)
        yield from self.act(kind, self.capture(slash + text), done, text=text, noun=noun)

    def noted(self, text: str) -> Script:
        self.played.secrets.append(text)
        yield from self.act("note", self.note(text), self.has("notes", text), text=text)
        self.played.owed.append(("notes", text))

    @staticmethod
    def has(noun: str, text: str, field: str = "text") -> Callable[[Review], bool]:
        def found(review: Review) -> bool:
            rows = getattr(review, noun)
            return any(text in (getattr(row, field, ""), getattr(row, "note", "")) for row in rows)

        return found
