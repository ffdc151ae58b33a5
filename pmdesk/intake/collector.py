"""Gathers the entries of a text while it is read, with what was skipped, up to the cap."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from pmdesk.intake.calendar import Calendar, Placed
from pmdesk.intake.kinds import kind_of, with_milestones
from pmdesk.intake.stamps import Stamp
from pmdesk.intake.values import ProposedEntry, Skipped
from pmdesk.model.errors import WorldError
from pmdesk.model.text import LINE_CAP, clean_line, clean_text
from pmdesk.model.words import Precision

ENTRIES_CAP = 20_000
"""Most entries of one timeline."""

_DETAILS_CAP = 100_000
# Notes of several people are often some minutes out of order; more than that is worth a look.
_UNNOTICED = timedelta(minutes=5)
_EARLIER = "This is earlier than the entry before it. Look at the date."
_SHOWN = 500


@dataclass(slots=True)
class Draft:
    """An entry while its continuation lines are still coming in."""

    line: int
    placed: Placed
    written: str
    text: str
    indent: int = 0
    heading: bool = False
    dated: bool = False
    label: str = ""
    who: str = ""
    team: str = ""
    source: str = ""
    details: list[str] = field(default_factory=list)


class Collector:
    """The drafts of one text in the order of its lines."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.drafts: list[Draft] = []
        self.skipped: list[Skipped] = []

    def add(self, line: int, stamp: Stamp, written: str, text: str) -> Draft | None:
        """A new draft, or None where the stamp is no moment (the line is then skipped)."""
        placed = self.calendar.place(stamp, line)
        if isinstance(placed, str):
            self.skip(line, f"{written} {text}".strip(), placed)
            return None
        if len(self.drafts) >= ENTRIES_CAP:
            raise WorldError(
                f"There are more than {ENTRIES_CAP:,} entries in it.",
                "Choose a range: the part around the incident.",
            )
        draft = Draft(line, placed, written, text, dated=stamp.dated)
        self.drafts.append(draft)
        return draft

    def skip(self, line: int, text: str, reason: str) -> None:
        """A line that is not taken."""
        self.skipped.append(Skipped(line, text.strip()[:_SHOWN], reason))

    def finish(self) -> tuple[tuple[ProposedEntry, ...], tuple[Skipped, ...]]:
        """The entries and the skipped lines; times with nothing behind them are none."""
        empty = [draft for draft in self.drafts if not draft.text]
        kept = [draft for draft in self.drafts if draft.text]
        if not kept:
            # A text of nothing but a date still says something: that day.
            kept = [draft for draft in empty if draft.dated]
        for draft in empty:
            if not draft.dated:
                self.skip(draft.line, draft.written, "A time with nothing behind it.")
        late = _late_lines(kept)
        entries = [_entry(draft, late=draft.line in late) for draft in kept]
        return with_milestones(entries), tuple(sorted(self.skipped, key=lambda row: row.line))


def _entry(draft: Draft, *, late: bool) -> ProposedEntry:
    placed = draft.placed
    warnings = (*placed.warnings, _EARLIER) if late else placed.warnings
    text = draft.text
    details = "\n".join(draft.details).strip("\n")
    if len(text) > LINE_CAP:
        details = f"{text[LINE_CAP:]}\n{details}"
        text = text[:LINE_CAP]
        warnings = (*warnings, "The line is very long; its end went into the details.")
    if len(details) > _DETAILS_CAP:
        details = details[:_DETAILS_CAP]
        warnings = (*warnings, "The details are very long; their end was left out.")
    return ProposedEntry(
        at=placed.at,
        until=placed.until,
        precision=placed.precision,
        day_known=placed.day_known,
        zone=placed.zone,
        written=clean_line(draft.written),
        how=placed.how,
        text=clean_line(text),
        details=clean_text(details),
        kind=kind_of(text, draft.label),
        who=clean_line(draft.who),
        team=clean_line(draft.team),
        source=clean_line(draft.source),
        line=draft.line,
        warnings=warnings,
    )


def _late_lines(drafts: Sequence[Draft]) -> frozenset[int]:
    """The lines that are clearly earlier than the one before them.

    In a list that runs from the newest to the oldest there are none.
    """
    clocks = [draft for draft in drafts if draft.placed.precision is not Precision.DAY]
    early = frozenset(draft.line for draft in clocks if draft.placed.back > _UNNOTICED)
    return frozenset() if len(early) * 2 > len(clocks) else early
