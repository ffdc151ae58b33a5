"""What kind an entry is and which milestone it marks, guessed by simple words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pmdesk.intake.values import ProposedEntry
from pmdesk.method.milestones import suggested
from pmdesk.model.words import Kind, Milestone

_WORDS = {
    Kind.DECISION: r"decid\w+|decision|agree[ds]?|opt(?:ed|s) (?:to|for)|cho(?:se|osing|ice)",
    Kind.COMMUNICATION: (
        r"post(?:s|ed)|ask(?:s|ed|ing)|announc\w+|e-?mail(?:s|ed)?|messag\w+|status ?page"
        r"|inform(?:s|ed)?|report(?:s|ed)|notif(?:y|ied|ies)|told|tweet\w*|replied|replies|contacted"
        r"|reach(?:es|ed) out|calls?|called|responded|updates? sent|users updated|communicat\w+"
    ),
    Kind.CHANGE: (
        r"deploy(?:s|ed|ing|ment)?|merg(?:e|es|ed)|releas(?:e|es|ed)|rollout|rolled out"
        r"|upgrad(?:e|es|ed|ing)|config(?:uration)? change\w*|pushed|migrat(?:ed|ion)|went live"
        r"|promot(?:ed|ion)|planned change|committed|launch(?:ed|es)"
    ),
    Kind.SIGNAL: (
        r"alerts?|alarms?|monitor(?:ing|s)?|threshold|pager\w*|paged|error rate|latency|sentry"
        r"|datadog|grafana|prometheus|cpu|oom\w*|errors?|fail(?:s|ed|ing|ures?)|crash\w*|down"
        r"|back to|unavailable|degrad\w+|spike\w*|timeouts?|recovered|return(?:s|ed) to"
        r"|running out|evicted|exhausted|restored"
    ),
    Kind.ACTION: (
        r"investigat\w+|restart\w*|roll(?:ed|s|ing) ?back|rollback|revert\w*|scal(?:ed|es|ing)"
        r"|disabl\w+|enabl\w+|delet\w+|remov\w+|appl(?:y|ied|ies)|fix\w*|declar\w+|creat\w+"
        r"|check\w*|look(?:ed|s|ing) (?:at|into)|start(?:ed|s) \w+ing|rais(?:ed|es)|confirm\w*"
        r"|identif\w+|discover\w*|found|notice[ds]?|open(?:ed|s)|join(?:ed|s)|drain\w*"
        r"|lock(?:ed|s)|review(?:s|ed)|revok\w+|debugg?\w+"
    ),
}
# The first word decides, and of words at one place the kind that stands first above.
_KINDS = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{kind.name}>{words})' for kind, words in _WORDS.items())})(?!\w)",
    re.IGNORECASE,
)
_STRONG_SIGNAL = re.compile(
    r"(?<!\w)(?:alerts? (?:fire[ds]?|triggered|went)|alarm|pager\w*|threshold|alert:)", re.I
)
_PEOPLE = re.compile(
    r"(?<!\w)(?:@\w+|teams?|we|i|he|she|they|engineers?|on-call|responders?|members?|user)(?!\w)",
    re.IGNORECASE,
)
_LOOKED_AT = 300
_LAST = frozenset({Milestone.MITIGATED, Milestone.RESOLVED})


def kind_of(text: str, label: str = "") -> Kind:
    """The kind of an entry, by a column that names it or else by the words of the text."""
    try:
        return Kind(label.strip().lower())
    except ValueError:
        pass
    part = text[:_LOOKED_AT]
    if _STRONG_SIGNAL.search(part):
        return Kind.SIGNAL
    match = _KINDS.search(part)
    if match is not None:
        return Kind[str(match.lastgroup)]
    return Kind.ACTION if _PEOPLE.search(part) else Kind.SIGNAL


def kind_of_message(text: str) -> Kind:
    """The kind of what a person wrote in a chat: a message, unless they tell what they did.

    Whoever writes that it is down says so; the signal was somewhere else.
    """
    match = _KINDS.search(text[:_LOOKED_AT])
    kind = Kind[str(match.lastgroup)] if match is not None else Kind.COMMUNICATION
    return Kind.COMMUNICATION if kind is Kind.SIGNAL else kind


def with_milestones(entries: Sequence[ProposedEntry]) -> tuple[ProposedEntry, ...]:
    """The entries with guessed milestones, each at most once.

    Where the words fit several entries the earliest is marked, for the last two the latest.
    """
    marked: dict[Milestone, int] = {}
    for index in sorted(range(len(entries)), key=lambda index: entries[index].at):
        milestone = suggested(entries[index].text[:_LOOKED_AT])
        if milestone is not Milestone.NONE and (milestone in _LAST or milestone not in marked):
            marked[milestone] = index
    by_index = {index: milestone for milestone, index in marked.items()}
    return tuple(
        replace(entry, milestone=by_index[index]) if index in by_index else entry
        for index, entry in enumerate(entries)
    )
