"""The language rules: their own examples, the labelled sentences, and what they leave alone."""

import pytest

from pmdesk.method.language.mirror import text_marks
from pmdesk.method.language.rule import Rule
from pmdesk.method.language.rules import KINDS, built_in, kinds
from tests.method.labelled_sentences import held_out, labelled, score

RULES = built_in()
EXAMPLES = [(rule, text) for rule in RULES.rules for text in rule.examples]
LEAVES = [(rule, text) for rule in RULES.rules for text in rule.leaves]
RECALL, PRECISION = 0.95, 0.97


def found(text: str, place: str = "prose") -> list[tuple[str, str]]:
    """What is found in a text: kind and words."""
    return [(m.rule.kind, text[m.start : m.end]) for m in text_marks(text, RULES, place)]


def place_of(rule: Rule) -> str:
    return rule.places[0] if rule.places else "prose"


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=lambda v: getattr(v, "id", v))
def test_an_example_is_found_by_its_rule(rule: Rule, text: str) -> None:
    assert rule.id in {mark.rule.id for mark in text_marks(text, RULES, place_of(rule))}


@pytest.mark.parametrize(("rule", "text"), LEAVES, ids=lambda v: getattr(v, "id", v))
def test_a_look_alike_is_left_alone(rule: Rule, text: str) -> None:
    assert rule.kind not in {mark.rule.kind for mark in text_marks(text, RULES, place_of(rule))}


def test_every_rule_says_what_it_is_about_and_has_examples_of_both_sorts() -> None:
    for rule in RULES.rules:
        assert rule.examples, rule.id
        assert rule.leaves, rule.id
        assert rule.message.endswith((".", "?")), rule.id
        assert rule.suggestion.endswith("."), rule.id
    assert {rule.kind for rule in RULES.rules} == set(KINDS) == set(kinds())


def test_labelled_sentences_are_found_and_their_look_alikes_are_not() -> None:
    sentences = labelled()
    assert len(sentences) >= 400
    result = score(sentences, RULES)
    assert result.recall() >= RECALL, "\n".join(result.said)
    assert result.precision() >= PRECISION, "\n".join(result.said)
    for kind in KINDS:
        assert result.recall(kind) >= RECALL, kind
        assert result.precision(kind) >= PRECISION, kind


def test_sentences_of_somebody_who_knew_no_rule_are_found_as_well() -> None:
    result = score(held_out(), RULES)
    assert result.recall() >= RECALL, "\n".join(result.said)
    assert result.precision() >= PRECISION, "\n".join(result.said)


QUOTED = {
    "code": "Run `we should have tested` first.",
    "fence": "Before.\n\n```\nwe should have tested\n```\n",
    "quotation": "A customer wrote “you should have tested this”.",
    "quoted line": "> we should have tested this",
    "log line": "2026-10-06T14:05:00Z ERROR the operator failed to reconcile: human error",
    "chat": "[14:05] <anna> we should have tested this",
    "indented": "Before.\n\n    we should have tested\n",
    "address": "See [the page](https://example.org/we-should-have-tested) for it.",
    "front matter": "---\ntitle: Human error\n---\n\nThe node stopped.",
    "comment": "<!-- we should have tested this -->",
    "single quotes": "The page says 'we should have tested what we don't own' at its head.",
    "curly single quotes": "The page says ‘we should have tested this’ at its head.",
    "behind code on one line": "```ERROR: no address```\n\n```\nwe should have tested\n```\n",
}


@pytest.mark.parametrize("name", QUOTED)
def test_what_is_not_the_authors_prose_is_left_alone(name: str) -> None:
    assert found(QUOTED[name]) == []


DEMANDS = {
    "Improve the alerts.": True,
    "**Alerts**: improve them.": True,
    "We should look into it.": True,
    "Ops to monitor the queue.": True,
    "Raise the limit to 5 and investigate the rest.": True,
    "Raise the limit, and make sure it holds.": True,
    "To prevent a repeat, add the label.": False,
    "Add a checklist and review the docs.": True,
    "Add a pool with the same RAM and more CPU.": False,
    "Downgrade it to 2.6 to see if the upgrades work.": False,
    "List the queries that help when investigating a node.": False,
    "Agree the hours with business and support.": False,
    "Set requests for the hub, so they have less to fear.": False,
    "Fix the bug preventing the version from being updated.": False,
    "Fix the docs.": True,
    "Update the docs ([pull request](https://example.org/12)).": False,
    "Alert when the backlog of the importer passes 10,000 rows.": False,
}


@pytest.mark.parametrize("text", DEMANDS)
def test_an_open_end_is_looked_for_where_a_demand_begins(text: str) -> None:
    assert bool(found(f"- {text}", "action")) is DEMANDS[text]


@pytest.mark.parametrize(
    "text",
    [
        "Each build is someone requesting a repository.",
        "If this turns out to repeat, we look again.",
        "Because we didn't learn much, we looked again.",
        "The bugs responsible for the outage are known.",
        "They should focus on the steps we have taken.",
        "Replies should have been automatically corrected.",
        "This PR executed automatically and destroyed the table.",
        "The faulty nodes weren't removed yet.",
        "The invitations were cancelled.",
    ],
)
def test_what_blames_and_hides_nobody_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_places_are_those_of_the_text() -> None:
    text = "# Summary\n\nThe node stopped.\nWe should\nhave tested it.\n"
    (mark,) = text_marks(text, RULES)
    assert text[mark.start : mark.end] == "should\nhave tested"
    assert text[mark.first : mark.last] == "We should\nhave tested it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The job failed to start and the reviewer failed to see it.", ["failed to"]),
        ("The reviewer, who had two others open, failed to ask.", ["failed to"]),
        ("The pods came back, but they failed to register.", []),
        ("One of the admins failed to ask.", ["failed to"]),
        ("The health check of the team’s gateway failed to answer.", []),
        ("The engineer who wrote the page failed to name it.", ["failed to"]),
        ("The page that the engineer wrote failed to load.", []),
    ],
)
def test_it_matters_who_failed_to(text: str, expected: list[str]) -> None:
    assert [words for kind, words in found(text) if kind == "blame"] == expected


@pytest.mark.parametrize("word", ["realise", "realize", "recognise", "recognize"])
def test_both_spellings_are_known(word: str) -> None:
    assert ("hindsight", f"didn’t {word}") in [
        (kind, words.replace("'", "’")) for kind, words in found(f"We didn't {word} it in time.")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "we should have " * 7000,
        "x" * 100_000,
        "`" * 100_000,
        "<" * 100_000,
        '"' * 100_000,
        "who did why " * 8000,
        "a,b," * 25_000,
        "“" * 100_000,
        "the engineer and " * 6000 + "failed to",
        "((((" * 25_000,
        "a.b@" * 25_000,
        "who did why. " * 8000,
        "we should have. " * 7000,
        "the pods failed to " * 6000,
        "was not " * 12_500,
        " 'a" * 33_000,
        "'" * 100_000,
        "[a][" * 25_000,
    ],
    ids=lambda line: line[:16],
)
def test_a_hostile_line_has_an_end(line: str) -> None:
    assert len(list(text_marks(line[:100_000], RULES))) <= 200


@pytest.mark.parametrize("line", ["we should to ", "and improve ", "- to review ", "1 "])
def test_a_hostile_demand_has_an_end(line: str) -> None:
    assert len(list(text_marks((line * 50_000)[:100_000], RULES, "action"))) <= 200
