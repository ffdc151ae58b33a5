"""How an action of any review is said in a list: its text, its review, its day, its owner."""

from datetime import date

from pmdesk.method.words import name_of
from pmdesk.model.times import date_text, day_text
from pmdesk.store.follow_up import ActionLine
from pmdesk.ui.actions_stage.wording import ticket_id
from pmdesk.ui.paint.text import plain
from pmdesk.ui.tr import tr

Said = tuple[str, str]
"""A text and the colour role that it is said in."""


def shown_text(line: ActionLine) -> str:
    """The text as a list may show it."""
    if line.restricted:
        return tr("Restricted action")
    return plain(line.text) or tr("No text yet")


def shown_review(line: ActionLine) -> str:
    """The review as a list may name it."""
    if line.restricted:
        return tr("Restricted review")
    return line.title or tr("Untitled review")


def owner_said(line: ActionLine) -> Said:
    return (line.owner, "ink") if line.owner else (tr("No owner"), "amber")


def due_said(line: ActionLine, today: date) -> Said:
    """By when: "9 days over", "Today", "Fri 6 Nov"."""
    if line.due is None:
        return tr("No date"), "amber"
    over = line.days_over(today)
    if over:
        return (tr("1 day over") if over == 1 else tr("{n} days over").format(n=over)), "brick"
    if line.due == today:
        return tr("Today"), "ink"
    return day_text(line.due, year=line.due.year != today.year), "ink"


def day_below(line: ActionLine, today: date) -> str:
    """The day itself, where the words above it do not name it."""
    if line.due is None or line.due > today:
        return ""
    return date_text(line.due)


def kind_said(line: ActionLine) -> str:
    return name_of(line.kind)


def ticket_said(line: ActionLine) -> str:
    return ticket_id(line.ticket)


def sentence(line: ActionLine, today: date) -> str:
    """The whole row in words, for those who hear it."""
    parts = [shown_text(line), due_said(line, today)[0], day_below(line, today)]
    parts += [owner_said(line)[0], kind_said(line), ticket_said(line), shown_review(line)]
    return ", ".join(part for part in parts if part)


def closed_said(last: date | None, today: date) -> str:
    """What stands where no action is open."""
    if last is None:
        return tr("No open actions. What a review accepts stands here until it is done.")
    day = day_text(last, year=last.year != today.year).split(" ", 1)[1]
    return tr("No open actions. The last was closed on {day}.").format(day=day)


def counted(count: int, late: int) -> str:
    """11 open actions, 3 overdue."""
    said = tr("1 open action") if count == 1 else tr("{n} open actions").format(n=count)
    return tr("{said}, {n} overdue").format(said=said, n=late) if late else said
