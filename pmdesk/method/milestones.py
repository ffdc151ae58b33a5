"""The milestones of an incident: names, ready-made rows and the words that suggest them."""

import re
from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table, texts
from pmdesk.model.words import Milestone


@dataclass(frozen=True, slots=True)
class MilestoneGuide:
    """One milestone; `template` is the text of a ready-made row, "" where there is none."""

    milestone: Milestone
    name: str
    template: str
    marks: tuple[str, ...]
    opens: tuple[str, ...]


@cache
def milestones() -> tuple[MilestoneGuide, ...]:
    """The milestones in the order in which they come."""
    return tuple(
        MilestoneGuide(
            Milestone(row["key"]),
            row["name"],
            row["template"],
            texts(row["marks"]),
            texts(row["opens"]),
        )
        for row in table("milestones")["milestone"]
    )


@cache
def _patterns() -> tuple[tuple[Milestone, re.Pattern[str]], ...]:
    def either(words: tuple[str, ...]) -> str:
        return "|".join(re.escape(word) for word in words) or "(?!)"

    return tuple(
        (
            guide.milestone,
            re.compile(
                rf"(?<!\w)(?<!not )(?<!not yet )(?:{either(guide.marks)})(?!\w)"
                rf"|^(?:{either(guide.opens)}) ?(?:$|[:;,.–—-])"
            ),
        )
        for guide in milestones()
    )


@cache
def _any_mark() -> re.Pattern[str]:
    """For speed: what is in every text that suggests a milestone."""
    marks = {word for guide in milestones() for word in (*guide.marks, *guide.opens)}
    return re.compile("|".join(map(re.escape, sorted(marks))))


def suggested(text: str) -> Milestone:
    """The milestone that the words of an entry suggest; NONE without exactly one."""
    words = " ".join(text.lower().replace("*", "").split())
    if not _any_mark().search(words):
        return Milestone.NONE
    found = [milestone for milestone, pattern in _patterns() if pattern.search(words)]
    return found[0] if len(found) == 1 else Milestone.NONE
