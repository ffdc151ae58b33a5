"""What the checks say of the wording of actions, of the plan, and of factors about people."""

from dataclasses import replace

import pytest

from pmdesk.method.action_wording import verb_of
from pmdesk.method.finding import Finding
from pmdesk.method.quality import level, qualities, score
from pmdesk.method.tables import table
from pmdesk.model.review import Action, Link, Review, Seat
from pmdesk.model.words import ActionKind, Decision, Progress, Stage
from tests.method.reviews import ACTION, FULL, found, rules

WORDING = frozenset(
    f"action-{name}" for name in ("no-verb", "open-ended", "long", "two", "wide", "soon")
)


def asked(text: str, **more: object) -> list[Finding]:
    action = replace(ACTION, text=text, **more)  # type: ignore[arg-type]
    return found(replace(FULL, actions=(action, *FULL.actions[1:])), *WORDING)


def said(text: str, **more: object) -> list[tuple[str, str]]:
    return [(finding.rule, finding.excerpt) for finding in asked(text, **more)]


# One action


@pytest.mark.parametrize(
    "text",
    [
        "Add a test that fails when the pool is full",
        "Roll back a release with one command",
        "**Fail over** to the second region as a drill",
        "- [ ] Apply the limit of 5 to `booking`",
        "[OPS-12] Introduce a second queue",
        "OPS-12: automatically reject the command",
        "Test the holiday load on 5 November",
        "Re-enable the alert",
        "Set up the board of the queue",
        "Let one visitor in four in",
    ],
)
def test_an_action_that_begins_with_a_verb_is_left_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Have the platform team add an alert",
        "Monitoring of the queue",
        "The runbook names the switch",
        "Log-based alerts for the queue",
        "We need a second queue",
        "Better alerts",
    ],
)
def test_an_action_that_begins_with_no_verb_is_asked_for_one(text: str) -> None:
    (finding,) = asked(text)
    assert (finding.rule, finding.noun, finding.row) == ("action-no-verb", "actions", "a")
    assert finding.excerpt
    assert text.startswith(finding.excerpt)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Improve monitoring", "improve"),
        ("Ensure that retries are capped", "ensure"),
        ("Keep an eye on the queue", "keep an eye on"),
        ("Make sure that the alert fires", "make sure"),
        ("Fix it", "fix"),
        ("Investigate why the replica lagged", "investigate"),
    ],
)
def test_a_verb_without_an_end_is_named(text: str, verb: str) -> None:
    assert said(text, done_when="") == [("action-open-ended", verb)]


@pytest.mark.parametrize(
    ("text", "done_when"),
    [
        ("Fix the race in the lock", ""),
        ("Investigate why the replica lagged", "a decision is written down"),
        ("Investigate until 14 March if the agent takes a limit", ""),
        ("Monitor the lag for 7 days", ""),
        ("Monitor the lag", "seven nights without an alert"),
        ("Refactor the deploy script to one file", ""),
    ],
)
def test_an_end_that_is_said_is_an_end(text: str, done_when: str) -> None:
    assert said(text, done_when=done_when) == []


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Add a limit and remove the flag", "and remove"),
        ("Cap the retries; then page on-call when they are reached", ""),
        ("Add a check and alert on it", ""),
        ("Add metrics and log lines", ""),
        ("Add a rule and page the owner", "and page"),
        ("Gate imports between 06:00 and 22:00", ""),
        ("Write the page and the drill", ""),
        ("Document “add and remove” in the runbook", ""),
    ],
)
def test_two_things_to_do_are_two_actions(text: str, excerpt: str) -> None:
    assert said(text) == ([("action-two", excerpt)] if excerpt else [])


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Remove every manual step", "every"),
        ("Document everything about the queue", "everything"),
        ("Add alerts to all services", "all"),
        ("Test all nine lines", ""),
        ("Run the drill every 3 months", ""),
        ("Page on-call every night", ""),
        ("Notify support at all times", ""),
        ("Log “all” as a word", ""),
    ],
)
def test_a_wide_word_asks_for_the_scope(text: str, excerpt: str) -> None:
    assert said(text) == ([("action-wide", excerpt)] if excerpt else [])
    assert said(text, in_scope="Checkout") == []


def test_a_long_action_is_asked_for_its_one_step() -> None:
    long = "Add a limit to " + " ".join(["queue"] * 30)
    assert said(long) == [("action-long", "Add a limit to queue queue")]
    assert said("Add a limit to " + " ".join(["queue"] * 26)) == []


@pytest.mark.parametrize(
    ("text", "done_when", "place"),
    [
        ("Add the limit soon", "", ("text", "soon")),
        ("Add the limit when we get to it", "", ("text", "when we get to it")),
        ("Add the limit as soon as possible", "", ("text", "as soon as possible")),
        ("Add the limit", "the rest follows later", ("done_when", "later")),
        ("Retry 5 seconds later", "no later than 3 May", None),
        ("Page on-call as soon as the queue is full", "", None),
        ("Upgrade to version 4 or later", "", None),
    ],
)
def test_soon_and_later_are_no_day(
    text: str, done_when: str, place: tuple[str, str] | None
) -> None:
    findings = asked(text, done_when=done_when)
    assert [(f.field, f.excerpt) for f in findings] == ([place] if place else [])
    assert all(finding.rule == "action-soon" for finding in findings)


@pytest.mark.parametrize(
    "change",
    [
        {"decision": Decision.DECLINED},
        {"progress": Progress.DROPPED},
        {"progress": Progress.DONE},
    ],
)
def test_nobody_rewords_what_is_done_or_set_aside(change: dict[str, object]) -> None:
    assert said("Improve everything soon", **change) == []


def test_no_verb_stands_in_two_lists_and_the_special_ones_are_in_theirs() -> None:
    verbs = table("actions")["verbs"]
    lists = [verbs["bounded"], verbs["open_ended"], verbs["plain"]]
    every = [verb for verbs in lists for verb in verbs]
    assert len(every) == len(set(every))
    assert set(verbs["ended"]) | set(verbs["object"]) <= set(verbs["open_ended"])
    assert set(verbs["nouns"]) <= set(verbs["bounded"])
    assert all(verb_of(f"{verb} the queue").word == verb for verb in every)


# The score


LINKED = replace(
    FULL,
    links=(Link(id="k", source_noun="actions", source="a", target_noun="factors", target="f1"),),
)


@pytest.mark.parametrize(
    ("review", "change", "points"),
    [
        (LINKED, {}, 10),
        (FULL, {}, 9),
        (LINKED, {"text": "Improve monitoring"}, 9),
        (LINKED, {"text": "Fix it", "done_when": ""}, 6),
        (LINKED, {"text": "Add it"}, 9),
        (LINKED, {"done_when": " "}, 8),
        (LINKED, {"owner": ""}, 8),
        (LINKED, {"due": None}, 8),
        (LINKED, {"ticket": ""}, 9),
    ],
)
def test_ten_points_are_given_for_what_makes_an_action_hold(
    review: Review, change: dict[str, object], points: int
) -> None:
    assert score(review, replace(ACTION, **change)) == points  # type: ignore[arg-type]


def test_a_wish_is_red_and_a_sketch_is_amber() -> None:
    wish = Action(id="b", text="Improve monitoring")
    assert score(FULL, wish) == 1
    assert level(score(FULL, wish)) == "red"
    assert level(score(FULL, Action(id="b", text="Cap retries", owner="s"))) == "amber"
    assert [level(points) for points in (0, 3, 4, 6, 7, 10)] == [
        *("red", "red", "amber", "amber", "green", "green")
    ]


def test_a_verb_without_an_end_is_not_specific() -> None:
    vague, plain = (replace(ACTION, text=text) for text in ("Ensure it holds", "Nightly drill"))
    assert qualities(FULL, vague)[0].missing == "Verb without an end"
    assert not qualities(FULL, vague)[0].met
    assert qualities(FULL, plain)[0].met


# The plan


def plan(*kinds: ActionKind, **more: object) -> Review:
    actions = tuple(
        replace(ACTION, id=f"p{n}", kind=kind, **more)  # type: ignore[arg-type]
        for n, kind in enumerate(kinds)
    )
    return replace(FULL, actions=actions)


PREVENT, REDUCE, DETECT = ActionKind


@pytest.mark.parametrize(
    ("review", "found"),
    [
        (plan(PREVENT), ["actions-few"]),
        (plan(PREVENT, REDUCE), ["actions-few"]),
        (plan(PREVENT, REDUCE, DETECT), []),
        (plan(*[PREVENT] * 7), []),
        (plan(*[PREVENT] * 8), ["actions-many"]),
        (plan(*[REDUCE] * 3), ["prevention-none"]),
        (plan(REDUCE, PREVENT, DETECT), ["actions-order"]),
        (plan(PREVENT, DETECT, REDUCE), []),
        (plan(REDUCE, PREVENT, DETECT, first=True), []),
        (plan(*[REDUCE] * 9, decision=Decision.PARKED), []),
    ],
)
def test_the_plan_is_looked_at_as_a_whole(review: Review, found: list[str]) -> None:
    assert rules(review) == found


def test_two_actions_dig_deeper_and_eight_are_too_many() -> None:
    (few,) = found(plan(PREVENT), "actions-few")
    (many,) = found(plan(*[PREVENT] * 8), "actions-many")
    assert few.message == "The plan has 1 action: dig deeper."
    assert many.message == "The plan has 8 actions: too many to finish."
    assert {few.stage, many.stage} == {Stage.ACTIONS}


# Factors about people


def factors(*texts: str) -> Review:
    told = zip(FULL.factors, texts, strict=False)
    changed = [replace(factor, text=text) for factor, text in told]
    seats = (Seat(id="s", name="Ada Byron", alias="The lead"),)
    return replace(FULL, factors=(*changed, *FULL.factors[len(changed) :]), seats=seats)


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Human error during the switch-over", "Human error"),
        ("The operator was careless with the flag", "careless"),
        ("Ada ran the migration twice", "Ada"),
    ],
)
def test_a_factor_that_is_a_person_is_asked_for_its_condition(text: str, excerpt: str) -> None:
    review = factors("The pool has no limit", text)
    (finding,) = found(review, "factor-person")
    assert (finding.noun, finding.row, finding.field) == ("factors", "f2", "text")
    assert excerpt in finding.excerpt
    assert "factors-no-system" not in rules(review)


def test_factors_that_are_all_people_miss_the_system() -> None:
    review = factors("Human error", "The engineer was careless")
    assert [rule for rule in rules(review) if rule.startswith("factor")] == [
        *("factors-no-system", "factor-person", "factor-person")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The pool failed over and forgot its limit",
        "The error page has no link",
        "The flag is set by hand, and nothing asks for a second look",
    ],
)
def test_a_condition_is_left_alone(text: str) -> None:
    assert found(factors(text), "factor-person", "factors-no-system") == []
