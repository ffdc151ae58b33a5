"""The documents say what is so: words and keys of the screens, links, commands, small pictures."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pmdesk import cli
from pmdesk.ui.actions import ACTIONS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
GUIDE = sorted((ROOT / "docs/guide").glob("*.md"))
MOST_FOR_A_PICTURE, MOST_FOR_ALL = 120_000, 2_000_000


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@cache
def words_of_screens() -> frozenset[str]:
    """Every text of the program and of the method, without the dots of menus."""
    found: set[str] = set()
    for path in (ROOT / "pmdesk").rglob("*.py"):
        tree = ast.parse(path.read_text())
        texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
        found.update(text for text in texts if isinstance(text, str))
    for path in (ROOT / "resources/method").glob("*.toml"):
        found.update(_texts(tomllib.loads(path.read_text())))
    return frozenset(text.strip().rstrip("…").strip() for text in found)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def is_on_a_screen(text: str) -> bool:
    """Whether it is a text of the program, or one with a number or a word put in."""
    bare = text.rstrip("…").strip()
    if bare in words_of_screens():
        return True
    pattern = re.escape(bare).replace("…", ".+")
    return any(
        re.fullmatch(re.sub(r"\\{\w+\\}", ".+", re.escape(template)), bare)
        or re.fullmatch(pattern, template)
        for template in words_of_screens()
        if "{" in template and len(re.sub(r"\{\w+\}|\W", "", template)) > 5
    )


@pytest.mark.parametrize("page", GUIDE, ids=named)
def test_words_in_bold_stand_on_a_screen(page: Path) -> None:
    bold = [" ".join(text.split()) for text in re.findall(r"\*\*(.+?)\*\*", page.read_text(), re.S)]
    said = {text for text in bold if not text.endswith(".")}  # those are headings of the guide
    assert {text for text in said if not is_on_a_screen(text)} <= {"bold"}


@pytest.mark.parametrize("page", GUIDE, ids=named)
def test_keys_in_tables_are_those_of_the_menus(page: Path) -> None:
    keys = {spec.text.rstrip("…"): spec.keys for spec in ACTIONS}
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \|$", page.read_text(), re.M)
    assert {text: key for key, text in rows if keys.get(text) != key} == {}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text())
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_every_picture_of_the_guide_is_shown_and_small() -> None:
    text = "\n".join(page.read_text() for page in GUIDE)
    pictures = sorted((ROOT / "docs/guide/pictures").iterdir())
    assert [path.name for path in pictures if f"pictures/{path.name}" not in text] == []
    sizes = [path.stat().st_size for path in (*pictures, *(ROOT / "docs/pictures").iterdir())]
    assert max(sizes) < MOST_FOR_A_PICTURE
    assert sum(sizes) < MOST_FOR_ALL


def test_commands_of_the_readme_are_those_of_the_program() -> None:
    _, names = cli._parser()
    text = (ROOT / "README.md").read_text()
    table = text[text.index("| command | does |") :].split("\n\n")[0]
    said = {word for cell in re.findall(r"^\| (.+?) \|", table, re.M)[1:] for word in _named(cell)}
    assert said == names


def _named(cell: str) -> list[str]:
    return [text.split()[0] for text in re.findall(r"`(.+?)`", cell)]


def test_the_promises_name_tests_that_are_there() -> None:
    page = (ROOT / "docs/reliability.md").read_text()
    named = re.findall(r"`([\w/]+)::(test_\w+)`", page)
    assert len(named) > 60
    for module, test in named:
        path = ROOT / "tests" / f"{module}.py"
        assert path.is_file(), module
        assert f"def {test}(" in path.read_text(), f"{module}::{test}"
    promises = re.findall(r"^\*\*N(\d)\. (?:.*\n)+?(?:`.*\n)+", page, re.MULTILINE)
    assert promises == list("12345678")
