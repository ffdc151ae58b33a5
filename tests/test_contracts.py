"""The import contracts hold, and fail when somebody breaks them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

BREAKS = [
    ("model/review.py", "import sqlite3", "The model knows nobody"),
    ("model/times.py", "from pmdesk.method import stages", "The model knows nobody"),
    ("intake/values.py", "import sqlite_utils", "Method and intake run with nothing"),
    ("method/stages.py", "from pmdesk.store import library", "Method and intake run with nothing"),
    ("method/stages.py", "from pmdesk.intake import values", "Method reads only the model"),
    ("store/library.py", "from pmdesk.report import export", "The store knows the model only"),
    ("report/export.py", "from pmdesk.store import library", "Reports know the model"),
    (
        "report/export.py",
        "from PySide6.QtCore import QObject",
        "Only the windows and app.py know Qt",
    ),
    ("ui/stage.py", "import pmdesk.app", "The windows do not know who put them together"),
    (
        "ui/audience/walk.py",
        "from pmdesk.model.review import Review",
        "The audience window knows only what the room may see",
    ),
    (
        "ui/audience/window.py",
        "from pmdesk.ui.timeline import stage",
        "The audience window knows only what the room may see",
    ),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    wide = {**os.environ, "COLUMNS": "300"}
    return subprocess.run(
        [str(program), "--no-cache"],
        cwd=folder,
        env=wide,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copytree(ROOT / "pmdesk", folder / "pmdesk")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_contracts_hold(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("file", "line", "contract"), BREAKS)
def test_a_broken_contract_is_named(copy: Path, file: str, line: str, contract: str) -> None:
    broken = copy / "pmdesk" / file
    kept = broken.read_text()
    broken.write_text(f"{kept}\n{line}\n")
    try:
        result = lint(copy)
    finally:
        broken.write_text(kept)
    verdicts = [row for row in result.stdout.splitlines() if row.endswith("BROKEN")]
    assert result.returncode == 1
    assert any(row.startswith(contract) for row in verdicts), result.stdout


@pytest.mark.parametrize("layer", ["model", "method", "intake"])
def test_pure_layers_run_without_installed_packages(layer: str) -> None:
    """A bare interpreter with only the checkout (and tzdata) imports every module of the layer."""
    script = f"""
import importlib, pathlib, sys
sys.path.insert(0, {str(ROOT)!r})
for path in sorted(pathlib.Path({str(ROOT)!r}, "pmdesk", {layer!r}).rglob("*.py")):
    name = ".".join(path.relative_to({str(ROOT)!r}).with_suffix("").parts).removesuffix(".__init__")
    importlib.import_module(name)
from pmdesk.method.biases import biases
assert len(biases()) > 30
for package in ("PySide6", "sqlite_utils", "weasyprint", "markdown", "jinja2", "nh3"):
    try:
        importlib.import_module(package)
    except ImportError:
        continue
    raise SystemExit(f"{{package}} is there: this proves nothing")
assert "sqlite3" not in sys.modules
"""
    bare = [sys.executable, "-S", "-I", "-c", script]
    result = subprocess.run(bare, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
