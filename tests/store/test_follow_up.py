"""The actions of all reviews as one list: in order, without names, without what is restricted."""

from datetime import UTC, date, datetime

from pmdesk.model.review import Action, Entry, Review, Seat
from pmdesk.model.text import new_id
from pmdesk.model.words import Decision, Milestone, Progress
from pmdesk.store.library import Library

SEP, OCT = datetime(2026, 9, 1, 8, tzinfo=UTC), datetime(2026, 10, 1, 8, tzinfo=UTC)


def action(text: str, due: date | None = None, **values: object) -> Action:
    return Action(**{"id": new_id(), "text": text, "due": due, "decision": "accepted", **values})


def add(library: Library, title: str, *actions: Action, **values: object) -> Review:
    review = Review(**{"id": new_id(), "title": title, "actions": actions, **values})
    library.add(review, "New review")
    return review


def texts(library: Library, *, every: bool = False) -> list[str]:
    return [line.text for line in library.actions(every=every)]


def test_open_actions_of_all_reviews_stand_by_day_and_undated_ones_last(library: Library) -> None:
    add(library, "A", action("later", date(2026, 11, 2)), action("undated"), started=SEP)
    add(library, "B", action("soon", date(2026, 10, 2)), action("some day"), started=OCT)
    assert texts(library) == ["soon", "later", "some day", "undated"]


def test_only_what_is_accepted_and_not_done_is_open(library: Library) -> None:
    add(
        library,
        "A",
        action("open", date(2026, 10, 1)),
        action("done", date(2026, 10, 2), progress=Progress.DONE),
        action("dropped", date(2026, 10, 3), progress=Progress.DROPPED),
        action("proposed", date(2026, 10, 4), decision=Decision.PROPOSED),
        action("declined", date(2026, 10, 5), decision=Decision.DECLINED),
    )
    assert texts(library) == ["open"]
    assert texts(library, every=True) == ["open", "done", "dropped", "proposed", "declined"]
    assert [line.is_open for line in library.actions(every=True)] == [True, *[False] * 4]


def test_owners_are_told_by_alias_or_role_and_never_by_name(library: Library) -> None:
    one = Seat(id=new_id(), name="Ann Other", alias="on-call", role="engineer")
    two = Seat(id=new_id(), name="Bo Other", role="service owner")
    three = Seat(id=new_id(), name="Cy Other")
    rows = [action(str(n), date(2026, 10, n + 1), owner=s.id) for n, s in enumerate((one, two))]
    add(library, "A", *rows, action("2", owner=three.id), seats=(one, two, three))
    assert [line.owner for line in library.actions()] == ["on-call", "service owner", ""]


def test_a_restricted_review_tells_day_and_owner_of_its_actions_only(library: Library) -> None:
    secret = action("Rotate the payroll key", date(2026, 10, 1), ticket="PAY-1")
    review = add(library, "Payroll leaked", secret, restricted=True, services=("wages",))
    (line,) = library.actions()
    assert (line.review, line.id, line.due) == (review.id, secret.id, date(2026, 10, 1))
    assert (line.title, line.text, line.ticket, line.services) == ("", "", "", ())


def test_the_start_is_read_from_the_timeline_where_nobody_typed_it(library: Library) -> None:
    mark = Entry(id=new_id(), at=SEP, milestone=Milestone.DETECTED)
    add(library, "A", action("x"), entries=(mark,))
    add(library, "B", action("y"))
    assert {line.text: line.started for line in library.actions()} == {"x": SEP, "y": None}


def test_overdue_is_counted_in_days_and_today_is_not(library: Library) -> None:
    done = action("done", date(2026, 9, 1), progress=Progress.DONE)
    add(library, "A", action("x", date(2026, 10, 1)), action("y"), done, started=SEP)
    days = {line.text: line.days_over(date(2026, 10, 10)) for line in library.actions(every=True)}
    assert days == {"x": 9, "y": 0, "done": 0}
    assert library.actions()[0].days_over(date(2026, 10, 1)) == 0


def test_the_day_of_the_last_one_closed_is_known(library: Library) -> None:
    assert library.last_closed() is None
    ends = (date(2026, 9, 3), date(2026, 11, 2))
    add(library, "A", *(action("x", progress=Progress.DONE, finished=day) for day in ends))
    assert library.last_closed() == ends[1]
