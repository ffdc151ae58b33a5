"""Every text of the windows goes through tr(): none is handed to a widget as it stands."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pmdesk.ui

FOLDER = Path(pmdesk.ui.__file__).parent
SHOWING = {
    *("setText", "setToolTip", "setPlaceholderText", "setWindowTitle", "setAccessibleName"),
    *("setAccessibleDescription", "setStatusTip", "setTitle", "addAction", "addMenu", "set_text"),
    *("label", "button", "Para", "ElidedLabel", "QLabel", "QPushButton", "TickBox", "say"),
    *("LineField", "TextField", "ChoiceField", "DateField", "SuggestField", "section", "labelled"),
}
ROLES = {
    *("outline", "primary", "quiet", "link", "muted", "ink", "accent", "amber", "brick", "signal"),
    *("private", "underline", "bare", "heading"),
}
"""Words for the program: names of roles and icons beside the texts."""


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """The literal texts that are handed to a widget, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        if name in SHOWING:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.lineno, argument.value


def is_for_people(text: str) -> bool:
    """Whether a text has words to read: not a role, an icon, an example id or a sign."""
    return " " in text.strip() or (text[:1].isupper() and text[1:].islower() and text not in ROLES)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda p: p.stem)
def test_no_text_stands_as_it_is(path: Path) -> None:
    found = [f"{path.name}:{line}: {text}" for line, text in texts(path) if is_for_people(text)]
    assert found == []


def test_a_text_that_stands_as_it_is_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "part.py"
    path.write_text(
        'label("Hello there", 13)\nfield.setToolTip("Close")\nbutton(theme, tr("Go"))\n'
    )
    assert [text for _, text in texts(path) if is_for_people(text)] == ["Hello there", "Close"]
