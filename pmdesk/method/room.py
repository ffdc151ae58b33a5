"""The method's words for the room, put together for the model's `for_room`."""

from functools import cache

from pmdesk.method.biases import asked_biases
from pmdesk.method.categories import action_kinds, categories
from pmdesk.method.milestones import milestones
from pmdesk.method.sections import lesson_guides
from pmdesk.method.stages import opening, stages
from pmdesk.method.tables import table, texts
from pmdesk.method.words import name_of
from pmdesk.model.audience import Habit, RoomWords
from pmdesk.model.words import Decision, Kind, Novelty, Support


@cache
def room_words() -> RoomWords:
    """What the audience window calls things."""
    data, start = table("room"), opening()
    return RoomWords(
        stages={guide.stage: guide.name for guide in stages()},
        minutes={guide.stage: guide.minutes for guide in stages()},
        purpose=data["purpose"],
        goal=start.goal,
        accountability=start.accountability,
        rules=tuple(rule.text for rule in start.rules if rule.chosen),
        word_rules=tuple(rule.text for rule in start.rules if rule.word),
        before_walk=data["before_walk"],
        kinds={kind: name_of(kind) for kind in Kind},
        milestones={guide.milestone: guide.name for guide in milestones()},
        habits=tuple(Habit(b.name, b.description, b.question) for b in asked_biases()),
        categories=tuple((c.key, c.name, c.question) for c in categories()),
        novelties={novelty: name_of(novelty) for novelty in Novelty},
        lessons=tuple((str(g.kind), g.name, g.question) for g in lesson_guides()),
        supports={support: name_of(support) for support in Support if support},
        decisions={decision: name_of(decision) for decision in Decision},
        action_kinds=tuple((str(g.kind), g.name) for g in action_kinds()),
        close_ideas=texts(data["close_ideas"]),
        farewell=data["farewell"],
        texts=dict(data["texts"]),
    )
