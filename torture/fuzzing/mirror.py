"""The ways in for what the mirror reads: texts of a review, files to check, and rule files."""

from random import Random

from pmdesk.commands.check_text import findings_in
from pmdesk.method.language.in_force import in_force
from pmdesk.method.language.mirror import text_marks
from pmdesk.method.language.rewrite import rewrite
from pmdesk.method.language.rules import PLACES, built_in
from torture.fuzzing import mutations, samples
from torture.fuzzing.point import Point

WORDS = (
    *("We", "the engineer", "should", "have", "failed to", "the job", "who", "why", "?", "."),
    *("could've", "not", "never", "human error", "root cause", "obviously", "n't", "“", "`", "and"),
    *("ignored", "the alert", "Improve", "monitoring", ",", "-", "#", "|", "\n", "\n\n", "```\n"),
)
RULES = b"""[[rule]]
id = "war-room"
kind = "wording"
patterns = ["war room|rooms", "the ..3 <be>", "^ who?", "<person> <done> $"]
unless_before = ["no|single"]
message = "We call it the incident call."
suggestion = "Write \\"incident call\\"."
rewrite = "incident call"
places = ["entry", "factor"]

[[rule]]
id = "root-cause"
message = "We write conditions."

[[rule]]
id = "someone"
off = true
"""
KEYS = ("patterns", "unless_with", "only_with", "who", "places", "not_places", "examples", "append")
TEXT = "The team should have called the war rooms, and nobody asked who ran it."


def points() -> list[Point]:
    """Texts whose marks are all rewritten, files, and rules that are then used."""
    return [
        Point("texts under the mirror", 60, _text, _read),
        Point("files to check", 30, _file, lambda data: list(findings_in(data, "x", built_in()))),
        Point("language rules", 40, _rules, _used),
    ]


def _text(random: Random) -> str:
    if random.random() < 0.02:
        return mutations.bomb(random, 60_000)
    parts = [
        random.choice(WORDS) if random.random() < 0.9 else mutations.text(random, 3)
        for _ in range(random.randint(0, 40))
    ]
    return random.choice((" ", " ", "")).join(parts)


def _read(text: str) -> None:
    """Each mark stands in its text, and what its rewrite leaves to say stands in what it made."""
    for mark in text_marks(text, built_in(), PLACES[len(text) % len(PLACES)]):
        assert 0 <= mark.first <= mark.start < mark.end <= mark.last <= len(text)
        made = rewrite(text, mark)
        assert made is None or 0 <= made.start <= made.end <= len(made.text)


def _file(random: Random) -> bytes:
    if random.random() < 0.5:
        return mutations.mutated(samples.REPORT, [samples.TYPED, RULES], random)
    return mutations.encoded(f"# T\n\n## Timeline\n\n{_text(random)}", random)


def _rules(random: Random) -> str:
    if random.random() < 0.6:
        return mutations.mutated(RULES, [samples.REPORT], random).decode("utf-8", "replace")
    value = random.choice((repr(mutations.line(random)), "5", "[]", "{}", '[""]', "true", "[[1]]"))
    line = f"{random.choice(KEYS)} = {value}\n"
    return RULES.decode().replace("rewrite", f"{line}rewrite", 1)


def _used(text: str) -> None:
    """What cannot be used is left out whole, and all else goes on."""
    rules, faults = in_force(built_in(), text, {"language-rules": text, "language-off": [text]})
    assert len(faults) <= 3
    assert all("\n" not in fault.said for fault in faults)
    list(text_marks(TEXT, rules))
