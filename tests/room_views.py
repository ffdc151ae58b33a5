"""Views of the room for tests: each stage of the sample, of an empty and of an unkind review."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pmdesk.method.room import room_words
from pmdesk.model.audience import Audience
from pmdesk.model.for_room import for_room
from pmdesk.model.review import Account, Entry, LogLine, Parked, Recipient, Review
from pmdesk.model.words import Decision, Event, Precision, Stage, Support
from pmdesk.ui.audience.type import room_measure

NOW = datetime(2026, 10, 16, 8, 20, tzinfo=UTC)
PROMPT = "What did you look at, in which order? What did you expect to see?"

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TEXTS = (
    WORD * 4,
    "قاعدة البيانات ترفض الاتصالات الجديدة بعد تغيير حجم المجموعة في الصباح",
    "שירות התשלומים מפסיק להגיב לאחר עדכון התצורה",
    "\U0001f525\U0001f6a8 Pager \U0001f469\u200d\U0001f4bb says \U0001f4a5 all is lost \U0001f9ef",
    "",
    "x",
    "日本語のとても長い文章がここにあります。" * 6,
    "word " * 80,
    "Mixed قاعدة and English",
    "one\ntwo\nthree",
    "tab\there",
)


def view(
    review: Review, stage: Stage, reached: int | None = None, *, left: int = 8, **values: object
) -> Audience:
    """What the room sees in a running meeting, `left` minutes before the stage is over."""
    entry = review.entries[reached] if reached is not None else None
    meeting = replace(
        review.meetings[0],
        stage=stage,
        started=NOW,
        ended=None,
        reached=seen_of(review, entry),
        reached_at=entry.at if entry else None,
        **values,  # type: ignore[arg-type]
    )
    given = room_words().minutes[stage]
    begun = NOW - timedelta(minutes=given - left)
    log = (
        LogLine(id="1", meeting=meeting.id, at=begun, what=Event.STARTED),
        LogLine(id="2", meeting=meeting.id, at=begun, what=Event.STAGE, detail=stage),
    )
    held = replace(review, meetings=(meeting,), log=log)
    return for_room(held, meeting, NOW, room_words(), room_measure)


def seen_of(review: Review, entry: Entry | None) -> str:
    """The ids of the entries that the room has seen of the moment of the one that it reached."""
    if entry is None:
        return ""
    place = review.entries.index(entry) + 1
    return " ".join(row.id for row in review.entries[:place] if row.at == entry.at)


def views(review: Review, prompt: str = PROMPT) -> dict[str, Audience]:
    """A view for each stage, some at several moments, with a focus or with a prompt."""
    last = len(review.entries) - 1
    made = {str(stage): view(review, stage, last) for stage in Stage}
    for reached in (0, 3, 14, 22):
        made[f"walk {reached}"] = view(review, Stage.TIMELINE, reached)
    made["read again"] = view(review, Stage.TIMELINE, 30, focus=review.entries[22].id)
    made["over"] = view(review, Stage.TIMELINE, last, left=-2)
    made["before the walk"] = view(review, Stage.TIMELINE)
    for stage in Stage:
        made[f"{stage} with a prompt"] = view(review, stage, last, prompt=prompt)
    for row in review.factors[:3]:
        made[f"factor {row.id}"] = view(review, Stage.FACTORS, last, focus=row.id)
    for row in review.actions[:3]:
        made[f"action {row.id}"] = view(review, Stage.ACTIONS, last, focus=row.id, prompt=prompt)
    return made


def unkind(review: Review) -> Review:
    """60 factors, 30 actions, long words, other scripts, nothing at all."""
    seats = tuple(replace(row, alias=_text(n)) for n, row in enumerate(review.seats))
    entries = [replace(row, text=_text(n)) for n, row in enumerate(review.entries)]
    between = entries[14]
    entries[14] = replace(
        between, precision=Precision.BETWEEN, until=between.at + timedelta(minutes=18)
    )
    entries[22] = replace(entries[22], support=Support.CONTESTED)
    accounts = tuple(
        Account(id=f"account {n}", entry=entries[22].id, seat=seats[n].id, text=_text(n) * 2)
        for n in range(8)
    )
    return replace(
        review,
        title=("Checkout and search slow for customers in four regions " + WORD * 2)[:200],
        goal="word " * 60,
        opening="A sentence of the opening. " * 60,
        rules=tuple(map(_text, range(11))),
        impact_users=WORD,
        impact_failed="",
        services=("api",) * 40,
        seats=seats,
        entries=tuple(entries),
        accounts=accounts,
        groups=tuple(replace(row, name=_text(n)) for n, row in enumerate(review.groups)),
        factors=tuple(_factor(review, n) for n in range(60)),
        actions=tuple(_action(review, n) for n in range(30)),
        lessons=tuple(replace(row, text=_text(n)) for n, row in enumerate(review.lessons)),
        parked=tuple(Parked(id=f"parked {n}", text=_text(n)) for n in range(12)),
        recipients=tuple(Recipient(id=f"told {n}", who=_text(n)) for n in range(12)),
    )


def _text(number: int) -> str:
    return TEXTS[number % len(TEXTS)]


def _factor(review: Review, number: int):  # type: ignore[no-untyped-def]
    row = review.factors[number % len(review.factors)]
    category = "technical" if number < 25 else ("process", "organizational")[number % 2]
    text = _text(number) if number % 3 == 0 else f"Factor {number}: {row.text}"
    return replace(row, id=f"factor {number}", text=text, category=category)


def _action(review: Review, number: int):  # type: ignore[no-untyped-def]
    row = review.actions[number % len(review.actions)]
    return replace(
        row,
        id=f"action {number}",
        text=_text(number) if number % 4 == 0 else row.text,
        decision=list(Decision)[number % 4],
        reason=_text(number + 1),
        owner=review.seats[number % 5].id if number % 3 else "",
    )


def empty(review: Review) -> Review:
    """The same with nothing filled in."""
    return replace(
        review,
        title="",
        goal="",
        opening="",
        rules=(),
        impact_users="",
        impact_failed="",
        impact_extent="",
        services=(),
        severity="",
        channel="",
        next_date=None,
        facilitator="",
        advocate="",
        seats=(),
        accounts=(),
        groups=(),
        factors=(),
        actions=(),
        lessons=(),
        parked=(),
        recipients=(),
        links=(),
        entries=tuple(replace(row, text="", seat="", team="") for row in review.entries),
    )
