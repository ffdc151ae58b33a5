"""What a person chooses for a report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """`names` shows people by name instead of by seat; `kind` is what a review is called here."""

    names: bool = False
    kind: str = "Incident review"
    reach: str = "internal"
    audience: str = "company"
