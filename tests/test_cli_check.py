"""The command check: what it finds in reviews and texts, and how it says so."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

from pmdesk.method.language.in_force import OFF_POLICY, RULES_POLICY
from pmdesk.model.gestures import dismissals
from pmdesk.paths import config_folder
from pmdesk.resources import resource
from pmdesk.store.library import Library
from tests.run_command import Run, runner

REPORT = """\
# Checkout down on 3 November 2026

**Incident:** INC-1043

## Timeline

14:02 UTC Release 412 starts
14:05 UTC Alert fires; the reviewer failed to look at it
14:31 UTC Rollback ends

## Contributing factors

- Human error

## Action items

| Action | Type | Owner |
|---|---|---|
| Improve monitoring | Prevent | Anna |

We should
have called the vendor.
"""
JUDGES = {
    "8:37": ("blame", "failed-to", "failed to"),
    "13:3": ("human-error", "human-error", "Human error"),
    "19:3": ("action-vague", "improve", "Improve monitoring"),
    "21:4": ("counterfactual", "should-have", "should have called"),
}
OURS = """\
[[rule]]
id = "war-words"
kind = "wording"
patterns = ["war room"]
message = "It was work."
suggestion = "Write “call”."

[[rule]]
id = "human-error"
kind = "wording"

[[rule]]
id = "improve"
off = true
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs check in a folder with a report; gives (exit code, output, messages)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PMDESK_LIBRARY", str(tmp_path / "lib.pmdesk"))
    (tmp_path / "report.md").write_text(REPORT)
    (tmp_path / "fine.md").write_text("The node stopped.\n")
    (tmp_path / "ours.toml").write_text(OURS)

    command = runner(capsys)
    return lambda *words, name="check": command(name, *words)


@pytest.fixture
def review(run: Run) -> str:
    """The id of the report as a review of the library."""
    return run("report.md", name="import")[1].split()[-1]


def findings(out: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(out)["findings"]
    return found


def rules(out: str) -> list[object]:
    return [finding["rule"] for finding in findings(out)]


# What is said of files


def test_a_line_for_each_finding_with_its_place_in_the_file(run: Run) -> None:
    code, out, err = run("report.md", "--kind", ",".join({kind for kind, *_ in JUDGES.values()}))
    assert (code, err) == (1, "")
    said = re.findall(r"^report\.md:(\d+:\d+): (\S+) (\S+) (\S.+) Instead: (\S.+)$", out, re.M)
    assert {place: (kind, rule) for place, kind, rule, *_ in said} == {
        place: (kind, rule) for place, (kind, rule, _) in JUDGES.items()
    }
    assert len(out.splitlines()) == len(said) == 4


def test_json_holds_what_other_programs_rely_on(run: Run) -> None:
    code, out, _ = run("report.md", "--json")
    assert code == 1
    first = findings(out)[0]
    assert all(first.pop(name) for name in ("message", "suggestion", "ask"))
    place = {"file": "report.md", "line": 8, "column": 37, "excerpt": "failed to"}
    assert first == {**place, "rule": "failed-to", "kind": "blame"}
    judging = [it for it in findings(out) if it["kind"] not in ("structure", "wording")]
    assert {f"{it['line']}:{it['column']}": it["excerpt"] for it in judging} == {
        place: words for place, (*_, words) in JUDGES.items()
    }


def test_what_a_report_lacks_comes_last_with_the_line_that_it_is_about(run: Run) -> None:
    _, out, _ = run("report.md", "--json")
    kinds = [finding["kind"] for finding in findings(out)]
    assert kinds == sorted(kinds, key=lambda kind: kind == "structure")
    lines = {finding["rule"]: finding["line"] for finding in findings(out)}
    assert {name: lines[name] for name in ("owner-missing", "factors-few", "action-no-due")} == {
        "owner-missing": 1,
        "factors-few": 11,
        "action-no-due": 19,
    }


def test_a_text_that_is_no_report_is_asked_for_no_parts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("14:00 deploy starts\n14:05 we should have waited\n")
    assert run("lines.txt", "--json")[1].count('"rule"') == 1
    assert run("fine.md") == (0, "", "Nothing found.\n")
    (tmp_path / "empty.md").write_text("")
    assert run("empty.md")[:2] == (0, "")


PLACES = {
    "## Next steps\n\n- {}\n": True,
    "Follow-ups\n----------\n\n1. {}\n": True,
    "**Impact**: all.\n\n**Action items**:\n\n- {}\n": True,
    "## Actions\n\n| Measure | Kind |\n|---|---|\n| {} | Detect |\n": True,
    "## Actions\n\n| Which | What |\n|---|---|\n| 1 | {} |\n": True,
    "## Actions\n\n| Action | Kind |\n|---|---|\n| Cap retries | {} |\n": False,
    "## Actions\n\n| Action | Kind |\n|---|---|\n| {} | |\n": False,  # the name of a group
    "## Actions\n\n{}\n": False,
    "## Timeline\n\n- 14:05 {}\n": False,
    "- {}\n": False,
}


@pytest.mark.parametrize("text", PLACES, ids=lambda text: " ".join(text.split())[:40])
def test_actions_are_looked_for_below_their_heading(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text.format("Improve monitoring"))
    assert ("improve" in run("a.md")[1]) is PLACES[text]


def test_luck_may_be_named_in_a_lesson(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("## Lessons learned\n\n- Luckily a second disk was there\n")
    assert run("a.md", "--kind", "hindsight")[0] == 0
    (tmp_path / "a.md").write_text("## Summary\n\nLuckily a second disk was there.\n")
    assert run("a.md", "--kind", "hindsight")[0] == 1


def test_entries_without_bullets_are_read_one_by_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("14:05 asked the reviewer\n14:06 failed to load the page\n")
    assert run("a.txt")[0] == 0


def test_columns_count_characters_of_the_file_as_it_is(run: Run, tmp_path: Path) -> None:
    text = "---\r\ntitle: Human error\r\n---\r\n\r\nÜber 5 € 🙂: human error.\r\n"
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert run("a.md")[1].startswith("a.md:5:13: human-error ")
    (tmp_path / "b.md").write_bytes(b"Caf\xe9: human error.")
    assert run("b.md")[1].startswith("b.md:1:7: human-error ")
    (tmp_path / "c.md").write_bytes("One.\nHuman error.".encode("utf-16"))
    assert run("c.md")[1].startswith("c.md:2:1: human-error ")


def test_standard_input_is_a_dash(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"It was human error."))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run("-")[1].startswith("-:1:8: human-error human-error ")


@pytest.mark.parametrize(
    "line",
    ["we should have " * 7000, "x" * 100_000, "`" * 100_000, "| " * 50_000, "14:05 " * 17_000],
    ids=lambda line: line[:8],
)
def test_a_hostile_line_has_an_end(run: Run, tmp_path: Path, line: str) -> None:
    (tmp_path / "a.md").write_text(
        f"## Action items\n\nx {line[:100_000]}\n\nIt was human error.\n"
    )
    code, out, _ = run("a.md", "--kind", "human-error")
    assert (code, out[:10]) == (1, "a.md:5:8: ")


# Exit codes and options


def test_advice_counts_only_where_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Some users saw an error.\n")
    assert run("a.md")[0] == 0
    assert run("a.md", "--strict")[0] == 1
    assert run("fine.md", "--strict")[0] == 0
    id = run("Nothing yet", name="new")[1].split()[-1]
    code, out, _ = run(id, "--json")
    assert (code, {finding["kind"] for finding in findings(out)}) == (0, {"structure"})
    assert run(id, "--strict")[0] == 1


def test_kinds_and_rules_are_chosen(run: Run) -> None:
    assert set(
        rules(run("report.md", "--kind", "blame", "--kind", "human-error", "--json")[1])
    ) == {
        "failed-to",
        "human-error",
    }
    some = "failed-to,human-error"
    _, out, _ = run("report.md", "--disable", some, "--disable", "factors-few", "--json")
    assert not {"failed-to", "human-error", "factors-few"} & set(rules(out))
    assert {"improve", "owner-missing"} <= set(rules(out))


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("--kind", "blaim"), "blame, human-error"),
        (("--disable", "should-hav"), "there are should-have"),
        (("--disable", "zzz"), "person-named"),
        ((), "required"),
    ],
)
def test_a_name_that_there_is_not_is_wrong_usage(
    run: Run, words: tuple[str, ...], offered: str
) -> None:
    code, out, err = run(*(("report.md", *words) if words else ()))
    assert (code, out) == (2, "")
    assert offered in err.splitlines()[-1]


def test_all_files_are_checked_also_behind_one_that_cannot_be_read(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "picture.md").write_bytes(b"\x89PNG....")
    code, out, err = run("fine.md", "nowhere.md", "picture.md", "report.md", "--kind", "blame")
    assert (code, len(out.splitlines())) == (3, 1)
    assert out.startswith("report.md:8:")
    assert [line.split(":")[:2] for line in err.splitlines()] == [
        ["pmdesk", " nowhere.md cannot be read"],
        ["pmdesk", " picture.md"],
    ]
    assert run("fine.md", "report.md", "--kind", "root-cause")[0] == 0


@pytest.mark.parametrize(
    "name", ["nowhere.md", "INC-1", "a-folder", "bundle.json", "a\0b", "a" * 300]
)
def test_what_cannot_be_read_is_one_line(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "bundle.json").write_bytes(resource("samples/sample.json"))
    for options in ((), ("--json",)):
        code, out, err = run(name, *options)
        assert (code, out, err.count("\n")) == (3, "", 1)
        assert err.startswith("pmdesk: ")


# Rules of one's own


def test_an_organisation_adds_changes_and_switches_off(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The war room opened. It was human error.\n")
    code, out, _ = run("a.md", "--rules", "ours.toml")
    assert code == 0
    assert out.splitlines()[0] == (
        "a.md:1:5: wording war-words It was work. Instead: Write “call”."
    )
    assert " wording human-error " in out
    assert "improve" not in run("report.md", "--rules", "ours.toml")[1]
    assert run("a.md", "--rules", "ours.toml", "--disable", "war-words", "--strict")[0] == 1


def test_the_users_own_file_holds_by_itself_and_the_named_one_over_it(
    run: Run, tmp_path: Path
) -> None:
    config_folder().mkdir(parents=True)
    own = config_folder() / "language.toml"
    own.write_text('[[rule]]\nid = "human-error"\noff = true\n')
    assert "human-error" not in run("report.md")[1]
    again = '[[rule]]\nid = "human-error"\nmessage = "Ours."\n'
    (tmp_path / "a.toml").write_text(again)
    assert "There is no" not in run("report.md", "--rules", "ours.toml")[2]
    own.write_text(again)
    assert "13:3: human-error human-error Ours. " in run("report.md")[1]


BROKEN = {
    '[[rule]]\nid = "x"\nkind = "tone"\n': "2:6",
    '[[rule]]\nid = "x\n': "2:8",
    "x = [": "1:6",
    '[[rule]]\nid = "x"\noff = true\n': "2:7",
    '[[rule]]\nid = "human-error"\noff = true\n\n[[rule]]\nkind = "blame"\n': "5:1",
    "rule = 5\n": "1:1",
    "x = " + "[" * 100_000: "1:1",
}


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: " ".join(text.split())[:40])
def test_a_broken_rule_file_is_named_and_the_built_in_rules_go_on(
    run: Run, tmp_path: Path, text: str
) -> None:
    (tmp_path / "bad.toml").write_text(text)
    code, out, err = run("report.md", "--rules", "bad.toml", "--kind", "human-error")
    assert (code, len(out.splitlines()), err.count("\n")) == (1, 1, 1)
    assert err.startswith(f"bad.toml:{BROKEN[text]}: ")
    assert run("fine.md", "--rules", "bad.toml")[0] == 3
    config_folder().mkdir(parents=True)
    own = (tmp_path / "bad.toml").rename(config_folder() / "language.toml")
    code, out, err = run("fine.md")
    assert code == 0
    assert err.startswith(f"{own}:{BROKEN[text]}: ")


def test_a_rule_file_that_is_not_there_is_a_fault(run: Run) -> None:
    code, out, err = run("report.md", "--rules", "nowhere.toml")
    assert (code, out) == (3, "")
    assert "nowhere.toml" in err


# Reviews of the library


def test_a_finding_of_a_review_has_a_place_that_can_be_read(run: Run, review: str) -> None:
    code, out, _ = run("INC-1043", "--kind", "blame,human-error,action-vague")
    places = {line.split(": ")[0] for line in out.splitlines()}
    assert code == 1
    assert {
        "INC-1043:entries 14:05 “failed to”",
        "INC-1043:factors 1 “Human error”",
        "INC-1043:actions 1 “Improve monitoring”",
    } <= places
    _, out, _ = run(review, "--json")
    found = next(finding for finding in findings(out) if finding["rule"] == "human-error")
    assert (found["review"], found["noun"], found["field"]) == (review, "factors", "text")
    assert found["row"]
    assert "file" not in found


def test_what_was_set_aside_is_left_out(run: Run, review: str, tmp_path: Path) -> None:
    _, out, _ = run(review, "--json")
    before = findings(out)
    aside = [it for it in before if it["rule"] in ("human-error", "owner-missing")]
    with Library.open(tmp_path / "lib.pmdesk") as library:
        for number, it in enumerate(aside):
            place = {name: str(it[name]) for name in ("rule", "noun", "row", "field", "excerpt")}
            dismiss = library.session(review).do
            dismiss(dismissals.dismiss, id=str(number), reason="A title of a law", **place)
    after = findings(run(review, "--json")[1])
    assert len(aside) == 2
    assert after == [it for it in before if it not in aside]


def test_the_rules_of_a_library_hold_for_its_reviews(run: Run, review: str, tmp_path: Path) -> None:
    with Library.open(tmp_path / "lib.pmdesk") as library:
        library.set_policy(RULES_POLICY, OURS.replace("war room", "rollback"))
        library.set_policy(OFF_POLICY, ["failed-to", "person-named", "owner-missing", "of-old"])
    _, out, err = run(review, "--json")
    assert "war-words" in rules(out)
    assert not {"failed-to", "improve", "person-named", "owner-missing"} & set(rules(out))
    assert "failed-to" in rules(run("report.md", "--json")[1])
    assert run(review, "--disable", "war-words")[0] != 2
    with Library.open(tmp_path / "lib.pmdesk") as library:
        library.set_policy(RULES_POLICY, '\n[[rule]]\nid = "x"\n')
        library.set_policy(OFF_POLICY, "failed-to")
    _, out, err = run(review, "--json")
    assert {"failed-to", "improve"} <= set(rules(out))
    assert [line.partition(": ")[0] for line in err.splitlines()] == [
        "rules of the library:3:6",
        "rules of the library",
    ]


def test_a_file_is_checked_without_a_library(run: Run, tmp_path: Path) -> None:
    assert run("report.md")[0] == 1
    assert not (tmp_path / "lib.pmdesk").exists()
