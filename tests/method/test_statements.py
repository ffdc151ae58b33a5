"""What was said in the room: its kind, open questions instead of closed ones, and hostile input."""

from time import process_time

import pytest

from pmdesk.method.statements import MOST, Form, kinds, read_statement

SAID = {
    "observation": (
        "Something felt off about the latency",
        "I noticed the queue growing",
        "The dashboard showed a spike at two",
        "It looked strange to me",
    ),
    "judgement": (
        "That was just broken",
        "The monitoring is useless",
        "The rollout was too risky",
        "It was a terrible mess",
    ),
    "decision": (
        "So I decided to wait for the next run",
        "Then we went for the rollback",
        "We chose to leave the flag on",
        "I held off because the backup was running",
    ),
    "knowledge": (
        "I knew that the cache was cold",
        "We were told the vendor had mended it",
        "I remembered the incident in March",
        "I had no idea that it was shared",
    ),
    "state": (
        "It was frustrating, nothing answered",
        "I was exhausted by then",
        "We were under pressure from the launch",
        "I felt alone with it",
    ),
    "model": (
        "Usually when I deploy it drains first",
        "As a rule I check the replica",
        "It always takes a minute to warm up",
        "The lock is supposed to expire",
    ),
    "action": (
        "I restarted the pods",
        "We rolled the change back",
        "I pushed the config at ten",
        "She killed the stuck job",
    ),
    "help": (
        "I paged the database team",
        "We called in the network people",
        "So I asked somebody from support",
        "I escalated to the duty manager",
    ),
    "tacit": (
        "Well, obviously it was the pool",
        "Of course you check the lag first",
        "Everyone knows that the job is flaky",
        "You just know when it sounds like that",
    ),
    "counterfactual": (
        "I would have rolled back at once",
        "They should have read the runbook",
        "If only we had tested it",
        "You shouldn’t have merged that",
        "Had we known, it would have been quick",
    ),
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts]
)
def test_a_statement_is_recognised(kind: str, text: str) -> None:
    reading = read_statement(text)
    assert reading.kind is not None
    assert (reading.form, reading.kind.key) == (Form.STATEMENT, kind)
    assert len(set(reading.ask)) == 3


def test_every_kind_recognises_its_own_example() -> None:
    assert {kind.key for kind in kinds()} == set(SAID)
    for kind in kinds():
        assert read_statement(kind.says).kind == kind
        assert len(kind.ask) == 3
        assert not any(line.startswith(("Why", "Who ", "Did", "Was")) for line in kind.ask)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Why did you restart the database?", "What led you to restart the database?"),
        ("why did we skip the review", "What led us to skip the review?"),
        ("Why would anyone drop the index?", "What would lead any responder to drop the index?"),
        ("Why did you?", "What led up to it?"),
        ("And why was the alert off?", "What was going on around that time?"),
        ("Who restarted the pods?", "What led up to that moment?"),
        ("Whose fault was it?", "What had to be true for this to happen?"),
    ],
)
def test_who_and_why_become_what_and_how(asked: str, first: str) -> None:
    reading = read_statement(asked)
    assert (reading.form, reading.ask[0], len(reading.ask)) == (Form.WHO_OR_WHY, first, 3)
    assert not any(line.startswith(("Why", "Who ")) for line in reading.ask)


@pytest.mark.parametrize(
    "asked",
    [
        "Did you see the alert?",
        "was it clear to everybody",
        "Could you have waited?",
        "Had it run?",
    ],
)
def test_a_question_for_yes_or_no_is_flagged_with_open_ones(asked: str) -> None:
    reading = read_statement(asked)
    assert reading.form is Form.CLOSED
    assert len(reading.ask) == 3
    assert all(line.startswith(("What", "How", "In what")) for line in reading.ask)


@pytest.mark.parametrize("text", ["", "   ", "Hm", "42", "?!", "für die Katz", "“”"])
def test_what_is_no_kind_stays_without_one(text: str) -> None:
    assert read_statement(text) == read_statement("Blue")


@pytest.mark.parametrize(
    "piece", ["a", "would ", "why did you ", "'", "I’d’ve ", "…\n", "asked x "]
)
def test_a_hostile_text_costs_no_more_than_its_first_words(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begun = process_time()
    reading = read_statement(text)
    assert process_time() - begun < 0.5
    assert all(len(line) < MOST for line in reading.ask)
