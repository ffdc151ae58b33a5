"""What a check says: the rule, the place, the reason and what to do."""

from dataclasses import dataclass

from pmdesk.method.stage_of import stage_of
from pmdesk.model.words import Stage

ADVICE = frozenset({"wording", "structure"})
"""Kinds of findings that only advise; all others mean that a person or a team is judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One remark of a check.

    `noun`, `row` and `field` name the place in a review ("review" and "" for its header), `line`
    and `column` count from 1 in a text and are 0 where there is none. `ask` is a question to ask
    aloud, `excerpt` the words that it is about.
    """

    rule: str
    kind: str
    message: str
    suggestion: str
    ask: str = ""
    line: int = 0
    column: int = 0
    excerpt: str = ""
    noun: str = "review"
    row: str = ""
    field: str = ""

    @property
    def place(self) -> tuple[str, str, str, str, str]:
        """By what it is known again once it was set aside."""
        return (self.rule, self.noun, self.row, self.field, self.excerpt)

    @property
    def stage(self) -> Stage:
        """The stage in which it can be settled."""
        return stage_of(self.noun, self.field)

    @property
    def advice(self) -> bool:
        """Whether it only advises."""
        return self.kind in ADVICE
