"""What the language mirror finds in a review or a Markdown text, as findings with places."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pmdesk.method.finding import Finding
from pmdesk.method.language.checked import checked
from pmdesk.method.language.mirror import Mark, marks
from pmdesk.method.language.names import NOBODY, People, is_looked_for, named_rule, people_of
from pmdesk.method.language.prose import paragraphs, prose
from pmdesk.method.language.rules import NAMED, Rules
from pmdesk.method.language.tokens import bounds
from pmdesk.model.review import Review

MOST_KEPT = 20_000
"""Paragraphs whose marks are kept, at most."""
LONG = frozenset(("prose", "summary", "impact"))
"""Places that hold Markdown of several paragraphs; the others hold one line."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """The rules in force with the people of a review: what a text is held against.

    Each paragraph is looked at once: of a text that is being written only what changed.
    """

    rules: Rules
    people: People = NOBODY
    _kept: dict[tuple[str, str], tuple[Mark, ...]] = field(default_factory=dict, compare=False)

    def marks(self, text: str, place: str) -> tuple[Mark, ...]:
        """What is found in a text, in its order."""
        if place not in LONG:
            return self._paragraph(text, place)
        return tuple(
            mark.moved(at)
            for at, paragraph in paragraphs(text)
            for mark in self._paragraph(paragraph, place)
        )

    def _paragraph(self, text: str, place: str) -> tuple[Mark, ...]:
        found = self._kept.get((text, place))
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            words = marks(text, self.rules, place, self.people.words)
            every = sorted((*words, *self._names(text, place)), key=_place)
            found = self._kept[text, place] = tuple(every)
        return found

    def _names(self, text: str, place: str) -> Iterator[Mark]:
        if NAMED in self.rules.off or not self.people.names or not is_looked_for(place):
            return
        for start, end, instead in self.people.found(prose(text)):
            first, last = bounds(text, start)
            yield Mark(named_rule(place, instead), start, end, first, max(last, end), instead)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def review_findings(review: Review, rules: Rules) -> Iterator[Finding]:
    """What is found in every text of a review that is looked at, in the order of its stages."""
    mirror = Mirror(rules, people_of(review))
    for each in checked(review):
        for mark in mirror.marks(each.text, each.place):
            yield finding(mark, each.text, noun=each.noun, row=each.row, field=each.field)


def finding(
    mark: Mark, text: str, *, noun: str = "review", row: str = "", field: str = ""
) -> Finding:
    """A mark as a finding; `excerpt` is the words that were found."""
    rule = mark.rule
    return Finding(
        rule=rule.id,
        kind=rule.kind,
        message=rule.message,
        suggestion=rule.suggestion,
        ask=rule.ask,
        excerpt=" ".join(text[mark.start : mark.end].split()),
        noun=noun,
        row=row,
        field=field,
    )
