"""What a person chooses for a report."""

from dataclasses import dataclass, field

from pmdesk.method.wording import kind_of


@dataclass(frozen=True, slots=True)
class Options:
    """`names` shows people by name instead of by seat; `kind` is what a review is called here."""

    names: bool = False
    kind: str = field(default_factory=lambda: kind_of({}))
    reach: str = "internal"
    audience: str = "company"
