"""Which language rules hold: files over each other, and what is left out where one is broken."""

from pathlib import Path

import pytest

from pmdesk.method.language.in_force import OFF_POLICY, RULES_POLICY, Whose, in_force, laid_over
from pmdesk.method.language.rules import Rules, built_in

BASE = built_in()
OURS = '[[rule]]\nid = "should-have"\nmessage = "{}"\n'
BROKEN = '[[rule]]\nid = "should-have"\nkind = "tone"\n'


def message(rules: Rules) -> str:
    rule = rules.rule("should-have")
    return rule.message if rule else ""


def test_without_files_the_built_in_rules_hold() -> None:
    rules, faults = in_force(BASE, "", {})
    assert ([rule.id for rule in rules.rules], faults) == ([rule.id for rule in BASE.rules], ())


def test_a_library_goes_over_its_user() -> None:
    assert message(in_force(BASE, OURS.format("user"), {})[0]) == "user"
    policies = {RULES_POLICY: OURS.format("library")}
    assert message(in_force(BASE, OURS.format("user"), policies)[0]) == "library"
    assert message(in_force(BASE, "", {**policies, OFF_POLICY: ["should-have"]})[0]) == ""


def test_what_is_broken_is_left_out_and_said_to_be_whose() -> None:
    rules, faults = in_force(BASE, BROKEN, {RULES_POLICY: OURS.format("library")})
    assert message(rules) == "library"
    assert [(fault.whose, fault.line, fault.column) for fault in faults] == [(Whose.USER, 2, 6)]
    rules, faults = in_force(BASE, OURS.format("user"), {RULES_POLICY: BROKEN, OFF_POLICY: 5})
    assert message(rules) == "user"
    assert [fault.whose for fault in faults] == [Whose.LIBRARY] * 2
    rules, faults = in_force(BASE, "", {RULES_POLICY: ["no text"]})
    assert (len(rules.rules), len(faults)) == (len(BASE.rules), 1)


def test_the_example_of_the_guide_can_be_used() -> None:
    page = (Path(__file__).parents[2] / "docs" / "guide" / "6-the-mirror.md").read_text()
    example = page.split("```toml\n")[1].split("```")[0]
    rules = laid_over(built_in(), example)
    changed, own = rules.rule("root-cause"), rules.rule("war-room")
    assert changed is not None
    assert changed.message == "We write “conditions”."
    assert own is not None
    assert own.own
    assert rules.rule("someone") is None


def test_what_changes_english_rules_is_nothing_to_another_language() -> None:
    of_our_own = '[[rule]]\nid = "schuld"\nkind = "blame"\npatterns = ["schuld"]\n'
    text = f'{OURS.format("ours")}\n{of_our_own}message = "Wer?"\nsuggestion = "Was?"\n'
    off = '[[rule]]\nid = "failed-to"\noff = true\n'
    rules, faults = in_force(built_in("de"), f"{text}{off}", {RULES_POLICY: OURS.format("x")})
    assert ([rule.id for rule in rules.rules], faults) == (["schuld"], ())
    english, faults = in_force(BASE, f"{text}{off}", {})
    assert (message(english), faults) == ("ours", ())
    assert {"schuld", "should-have"} <= {rule.id for rule in english.rules}
    assert english.rule("failed-to") is None


@pytest.mark.parametrize(
    "pattern", ["the ..<be> cause", "we ..999 did", "we ..x", f"..{'9' * 5000}"]
)
def test_a_gap_is_a_number_of_words(pattern: str) -> None:
    text = f'[[rule]]\nid = "gap"\nkind = "blame"\npatterns = ["{pattern}"]\n'
    rules, faults = in_force(BASE, f'{text}message = "a"\nsuggestion = "b"\n', {})
    assert [fault.line for fault in faults] == [2]
    assert rules is BASE
