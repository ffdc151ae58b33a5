"""The method's tables: complete, in our words, and with a name for everything on screen."""

from enum import StrEnum

import pytest

from pmdesk.method.biases import asked_biases, bias, biases
from pmdesk.method.categories import action_kinds, categories, category
from pmdesk.method.milestones import milestones, suggested
from pmdesk.method.sections import lesson_guides, section_of, sections
from pmdesk.method.stages import (
    deck,
    opening,
    phases,
    prompts,
    stage_guide,
    stages,
    unstuck,
)
from pmdesk.method.tables import table
from pmdesk.method.words import name_of
from pmdesk.model import words
from pmdesk.model.words import ActionKind, Kind, LessonKind, Milestone, Novelty, Stage

VOCABULARIES = [
    member
    for member in vars(words).values()
    if isinstance(member, type) and issubclass(member, StrEnum) and member is not StrEnum
]
TABLES = (
    "stages",
    "opening",
    "prompts",
    "biases",
    "categories",
    "actions",
    "milestones",
    "sections",
    "lifecycle",
    "owner",
    "purposes",
    "ready",
    "roles",
    "statements",
    "nudges",
    "quality",
    "completeness",
)


def test_the_stages_come_in_order_and_fill_an_hour() -> None:
    assert [guide.stage for guide in stages()] == list(Stage)
    assert sum(guide.minutes for guide in stages()) == 60


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_a_question_to_ask(stage: Stage) -> None:
    assert prompts(stage)
    assert all(prompt.text.endswith(("?", ".")) for prompt in prompts(stage))


def test_favourites_come_first_and_a_phase_can_be_asked_alone() -> None:
    usual = deck(Stage.TIMELINE, ())
    liked = {usual[9].text, usual[4].text}
    assert usual == prompts(Stage.TIMELINE)
    assert deck(Stage.TIMELINE, liked)[:3] == (usual[4], usual[9], usual[0])
    alone = deck(Stage.TIMELINE, liked, phases(Stage.TIMELINE)[1])
    assert {prompt.phase for prompt in alone} == {"Detection"}


def test_every_question_is_there_once() -> None:
    texts = [prompt.text for stage in Stage for prompt in prompts(stage)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_biases_to_mind(stage: Stage) -> None:
    keys = stage_guide(stage).biases
    assert keys
    assert all(bias(key) for key in keys)


@pytest.mark.parametrize("stage", [Stage.FACTORS, Stage.ACTIONS])
def test_the_four_are_asked_again_before_something_is_settled(stage: Stage) -> None:
    assert {bias.key for bias in asked_biases()} <= set(stage_guide(stage).biases)


def test_the_four_biases_of_every_meeting_come_first() -> None:
    assert [bias.key for bias in asked_biases()] == [
        "fundamental-attribution",
        "confirmation",
        "hindsight",
        "negativity",
    ]
    assert biases()[:4] == asked_biases()
    assert len({bias.key for bias in biases()}) == 32


def test_every_bias_ends_in_a_question() -> None:
    assert all(bias.question.endswith("?") for bias in biases())
    assert bias("no-such-bias") is None


def test_every_category_has_examples_and_a_question() -> None:
    keys = [category.key for category in categories()]
    assert keys == ["technical", "process", "organizational", "environmental"]
    assert all(row.examples and row.labels and row.question.endswith("?") for row in categories())
    assert category("weather") is None


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.__name__)
def test_every_member_of_every_vocabulary_has_a_name_of_its_own(vocabulary: type[StrEnum]) -> None:
    names = [name_of(member) for member in vocabulary]
    assert all(names)
    assert len(set(names)) == len(names)


def test_names_are_those_of_the_screens() -> None:
    assert name_of(Kind.COMMUNICATION) == "Message"
    assert name_of(Novelty.SURPRISE) == "Surprise"
    assert name_of(ActionKind.PREVENT) == "Prevent recurrence"
    assert [guide.kind for guide in action_kinds()] == list(ActionKind)
    assert [guide.kind for guide in lesson_guides()] == list(LessonKind)


@pytest.mark.parametrize("name", TABLES)
def test_nothing_is_shouted(name: str) -> None:
    assert "!" not in str(table(name))


def test_the_facilitator_has_something_to_read_out() -> None:
    assert 5 <= sum(rule.chosen for rule in opening().rules) <= 7
    assert 80 < len(opening().statement.split()) < 200
    assert len(unstuck()) == 9
    assert all(row.say for row in unstuck())


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Summary", ("summary", None)),
        ("## Issue Summary", ("summary", None)),
        ("2. Customer impact", ("impact", None)),
        ("Timeline (all times PST) 4/2/2021 - 4/3/2021", ("timeline", None)),
        ("Root Cause Analysis", ("factors", None)),
        ("Lessons learnt", ("lessons", None)),
        ("What went well?", ("lessons", LessonKind.WENT_WELL)),
        ("What could have gone better", ("lessons", LessonKind.COULD_GO_BETTER)),
        ("### Where we got lucky", ("lessons", LessonKind.LUCKY)),
        ("Action Items ##", ("actions", None)),
        ("Immediate actions (completed)", ("actions", None)),
        ("Corrective and Preventative Measure", ("actions", None)),
        ("Monitoring", None),
        ("Why the cache of the second region was not warm by then", None),
        ("", None),
    ],
)
def test_headings_of_other_people_find_their_section(
    heading: str, section: tuple[str, LessonKind | None] | None
) -> None:
    assert section_of(heading) == section


def test_our_own_section_names_lead_back_to_their_sections() -> None:
    assert all(
        (section_of(section.name) or ("",))[0] == section.key
        for section in sections()
        if section.key != "facts"
    )


@pytest.mark.parametrize(
    ("text", "milestone"),
    [
        ("Issue detected", Milestone.DETECTED),
        ("**Incident declared** in the channel", Milestone.ENGAGED),
        ("Resolved", Milestone.RESOLVED),
        ("The incident is not resolved", Milestone.NONE),
        ("Names resolved to the old address", Milestone.NONE),
        ("Incident declared resolved, incident resolved", Milestone.NONE),
        ("Lunch", Milestone.NONE),
    ],
)
def test_milestones_are_suggested_with_restraint(text: str, milestone: Milestone) -> None:
    assert suggested(text) is milestone


def test_each_milestone_suggests_itself_by_its_ready_made_row() -> None:
    for guide in milestones():
        if guide.template:
            assert suggested(guide.template) is guide.milestone
