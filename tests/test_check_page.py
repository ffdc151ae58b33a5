"""The page on check says what is so; git refuses a commit by the hook that stands on it."""

import ast
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pmdesk import cli
from pmdesk.method.check import RULES
from scripts.check_page import PAGE, page

ROOT = Path(__file__).parents[1]


def test_every_output_on_the_page_is_what_comes() -> None:
    assert PAGE.read_text() == page(), "write it anew with: make check-page"


def test_the_hook_of_pre_commit_names_a_command_that_there_is(tmp_path: Path) -> None:
    said = (ROOT / ".pre-commit-hooks.yaml").read_text()
    facts = dict(re.findall(r"^[ -] (\w+): (.+)$", said, re.M))
    assert facts["id"] == "pmdesk-check"
    assert (facts["language"], facts["types"]) == ("python", "[markdown]")
    program, *words = facts["entry"].split()
    text = tmp_path / "a.md"
    text.write_text("It was human error.\n")
    assert program == "pmdesk"
    assert cli.main([*words, "--kind", "human-error", str(text), str(text)]) == 1


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_refuses_blame_and_takes_what_is_reworded(tmp_path: Path) -> None:
    repository, programs = tmp_path / "repository", tmp_path / "bin"
    for folder in (repository, programs):
        folder.mkdir()
    script(programs / "pmdesk", f'#!/bin/sh\nexec "{sys.executable}" -m pmdesk.cli "$@"\n')
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env |= {"PATH": f"{programs}{os.pathsep}{env['PATH']}", "PYTHONPATH": str(ROOT)}

    def git(*words: str) -> subprocess.CompletedProcess[str]:
        own = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.hooksPath=hooks")
        return subprocess.run(
            ["git", *own, *words],
            cwd=repository,
            env=env,
            text=True,
            capture_output=True,
            timeout=60,
        )

    git("init", "-q")
    (repository / "hooks").mkdir()
    (hook,) = re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text(), re.M | re.S)
    script(repository / "hooks/pre-commit", hook)
    (repository / "notes.txt").write_text("not looked at: human error\n")
    report = repository / "a report.md"
    report.write_text("The reviewer failed to ask.\n")
    git("add", "notes.txt", "a report.md")
    refused = git("commit", "-q", "-m", "Report")
    assert refused.returncode != 0
    assert "a report.md:1:14: blame failed-to " in refused.stdout + refused.stderr
    assert "notes.txt" not in refused.stdout + refused.stderr
    report.write_text("The template has no question about the limit.\n")
    git("add", "a report.md")
    assert git("commit", "-q", "-m", "Report").returncode == 0
    assert git("log", "--format=%s").stdout == "Report\n"
    (repository / "notes.txt").write_text("no Markdown in this one\n")
    assert git("commit", "-q", "-a", "-m", "Notes").returncode == 0


def script(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_every_structure_rule_can_be_switched_off() -> None:
    """What the checks say by their texts is what `--disable` knows."""
    paths = [ROOT / "pmdesk/method/durations.py", *(ROOT / "pmdesk/method/checks").glob("*.py")]
    said = {
        _pattern(node.args[0])
        for path in paths
        # What only a review that was led can lack, and what its readers say: no part of check.
        if path.stem not in ("meeting", "comments")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("said", "Contradiction")
    } - {".+"}  # a contradiction that is handed on
    assert [one for one in said if not any(re.fullmatch(one, rule) for rule in RULES)] == []
    written = "".join(path.read_text() for path in paths)
    known = [rule for rule in RULES if any(re.fullmatch(one, rule) for one in said)]
    assert [rule for rule in RULES if rule not in known and f'"{rule}"' not in written] == []


def _pattern(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return re.escape(str(node.value))
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(_pattern(part) if isinstance(part, ast.Constant) else ".+" for part in parts)
