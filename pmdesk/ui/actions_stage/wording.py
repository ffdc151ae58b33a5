"""How the parts of an action are said in its row, in the panel and aloud."""

from datetime import date

from pmdesk.method.quality import level, qualities, score, settled
from pmdesk.method.words import name_of
from pmdesk.model.policy import due_within, proposed_due
from pmdesk.model.review import Action, Review, find
from pmdesk.model.times import date_text, day_text
from pmdesk.model.words import ActionKind, Decision, Progress
from pmdesk.ui.tr import tr

SET_ASIDE = (Decision.DECLINED, Decision.PARKED)
SHORT = 24
"""Characters of a severity inside a sentence."""
Said = tuple[str, str]
"""A text and the colour role that it is said in."""


def seat_name(review: Review, id: str) -> str:
    """The alias of a seat, else its role; "" without a seat."""
    seat = find(review.seats, id) if id else None
    return (seat.alias or seat.role or tr("A responder")) if seat is not None else ""


def closed(action: Action) -> bool:
    """Whether nobody is to do anything about it: set aside, done or dropped."""
    return action.decision in SET_ASIDE or action.progress is not Progress.OPEN


def overdue(action: Action, today: date) -> bool:
    """Whether its day has passed; only what was accepted can be late."""
    late = action.due is not None and action.due < today
    return late and action.decision is Decision.ACCEPTED and action.progress is Progress.OPEN


def second_line(action: Action) -> str:
    """Done when …, or why it was set aside."""
    if action.decision in SET_ASIDE or action.progress is Progress.DROPPED:
        word = name_of(action.decision if action.decision in SET_ASIDE else action.progress)
        return f"{word}: {action.reason}" if action.reason else tr("No reason given")
    words = action.done_when.strip()
    if not words:
        return tr("Not said yet when it is done")
    known = words.lower().startswith("done when")
    return words if known else tr("Done when {words}").format(words=words)


def owner_line(review: Review, action: Action) -> Said:
    """Who sees to it."""
    name = seat_name(review, action.owner)
    if name:
        return name, "muted" if closed(action) else "ink"
    return ("", "muted") if settled(action) else (tr("No owner"), "amber")


def due_line(action: Action, today: date) -> Said:
    """By when, or when it was done or dropped."""
    if action.progress is not Progress.OPEN and action.finished is not None:
        word = name_of(action.progress)
        return f"{word} {date_text(action.finished)}", "muted"
    if action.due is None:
        return ("", "muted") if settled(action) else (tr("No date"), "amber")
    if overdue(action, today):
        said = day_text(action.due, year=action.due.year != today.year).split(" ", 1)[1]
        return tr("Overdue, {day}").format(day=said), "brick"
    return day_text(action.due), "muted"


def policy_rule(severity: str, kind: ActionKind) -> str:
    """SEV-2 within 30 days: what the policy says of one kind of action."""
    days, said = due_within(severity, kind), _short(severity)
    if said:
        return tr("{severity} within {n} days").format(severity=said, n=days)
    return tr("Within {n} days").format(n=days)


def _short(severity: str) -> str:
    """A severity as it stands inside a sentence, whatever an organisation writes for it."""
    text = severity.strip()
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def policy_line(review: Review, action: Action, today: date) -> str:
    """SEV-2 within 30 days, Fri 6 Nov: what an action without a day is offered."""
    day = proposed_due(review.severity, action.kind, today)
    said = day_text(day, year=day.year != today.year)
    return f"{policy_rule(review.severity, action.kind)}, {said}"


def policy_words(review: Review) -> str:
    """Who owns actions and by when they are due, in two sentences."""
    days = {kind: due_within(review.severity, kind) for kind in ActionKind}
    severity = _short(review.severity)
    after = tr("After {severity}").format(severity=severity)
    after = after if severity else tr("Without a severity")
    first, rest = days[ActionKind.PREVENT], days[ActionKind.REDUCE]
    within = tr("{after}: within {n} days.").format(after=after, n=first)
    if first != rest:
        within = tr("{after}: prevention within {n} days, the rest within {rest}.").format(
            after=after, n=first, rest=rest
        )
    return f"{tr('Each action has one seat that owns it, and a day.')} {within}"


def held_back(count: int) -> str:
    """3 ideas held back."""
    return (tr("1 idea held back") if count == 1 else tr("{n} ideas held back")).format(n=count)


def quality_line(review: Review, action: Action) -> Said:
    """What is missing, else the ticket."""
    missing = [quality for quality in qualities(review, action) if not quality.met]
    if not missing or settled(action):
        return ticket_id(action.ticket), "muted"
    if len(missing) == 1:
        return tr(missing[0].missing), "amber"
    return tr("{n} to settle").format(n=len(missing)), "amber"


def score_line(review: Review, action: Action) -> Said:
    """8 of 10, and what is missing; nothing for what is settled."""
    if settled(action) or not action.text.strip():
        return "", "muted"
    found = score(review, action)
    said = tr("Quality {n} of 10").format(n=found)
    missing = [tr(each.missing) for each in qualities(review, action) if not each.met]
    if not any(link.source == action.id for link in review.links):
        missing.append(tr("No factor that it changes"))
    role = "muted" if level(found) == "green" else "amber"
    return (f"{said}. {', '.join(missing)}." if missing else f"{said}."), role


def ticket_id(ticket: str) -> str:
    """The id of a ticket that is given by its address."""
    address = ticket.strip()
    return address.rstrip("/").rpartition("/")[2] if "://" in address else address


def state_word(action: Action) -> str:
    """Accepted, Decide, Declined, Parked, Done, Dropped: what the chip of a row says."""
    if action.decision is Decision.PROPOSED:
        return tr("Decide")
    done = action.decision is Decision.ACCEPTED and action.progress is not Progress.OPEN
    return name_of(action.progress) if done else name_of(action.decision)


def sentence(review: Review, action: Action, today: date) -> str:
    """The whole row in words, for those who hear it."""
    first = tr("First priority") if action.first else ""
    word = tr("To decide") if action.decision is Decision.PROPOSED else state_word(action)
    parts = [action.text or tr("No text yet"), name_of(action.kind), word, first]
    parts += [second_line(action), owner_line(review, action)[0], due_line(action, today)[0]]
    if not settled(action):
        parts += [
            tr(q.missing) for q in qualities(review, action) if not q.met and q.letter in "ST"
        ]
    return ", ".join(part for part in parts if part)
