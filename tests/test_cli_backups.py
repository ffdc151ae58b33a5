"""The command line around backups: made, listed, looked into, and the ways back."""

import json
from pathlib import Path

import pytest

from pmdesk.model.gestures import header
from pmdesk.store.library import Library
from tests.run_command import Run, runner


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lib.pmdesk"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command; gives (exit code, output, messages)."""
    monkeypatch.chdir(path.parent)
    monkeypatch.setenv("PMDESK_LIBRARY", str(path))

    return runner(capsys)


@pytest.fixture
def spoilt(run: Run, path: Path) -> str:
    """The id of a review that was renamed after the only backup."""
    _, out, _ = run("new", "Login slow", "--incident", "INC-7")
    id = out.strip()
    run("backup")
    with Library.open(path) as library:
        library.session(id).do(header.set_title, title="Spoilt")
    return id


def titles(path: Path) -> list[str]:
    with Library.open(path, writing=False) as library:
        return sorted(library.review(id).title for id in library.ids())


def test_no_command_makes_a_backup_but_backup(run: Run, spoilt: str) -> None:
    run("new", "Another")
    run("list")
    run("verify")
    code, out, _ = run("backup", "--list", "--json")
    (made,) = json.loads(out)["backups"]
    assert code == 0
    assert (made["reviews"], made["sound"], made["before_migration"]) == (1, True, False)
    assert Path(made["path"]).exists()
    assert made["version"] in run("backup", "--list")[1]


def test_a_backup_is_looked_into(run: Run, spoilt: str) -> None:
    code, out, err = run("restore", "newest")
    assert code == 0
    assert f"{spoilt[:8]}  differs: facts" in out
    assert "Login slow" in out
    assert "--review ID" in err
    _, out, _ = run("restore", "newest", "--json")
    (review,) = json.loads(out)["reviews"]
    assert review["standing"] == "differs"
    assert review["differs"] == {"review": 1}


def test_one_review_comes_back_in_one_step(run: Run, spoilt: str, path: Path) -> None:
    code, out, err = run("restore", "newest", "--review", "INC-7")
    assert (code, out.strip()) == (0, spoilt)
    assert "Undo takes it back" in err
    assert titles(path) == ["Login slow"]
    with Library.open(path) as library:
        assert library.session(spoilt).undo() == "Restore earlier version"
    assert titles(path) == ["Spoilt"]


def test_or_as_a_copy_beside_it(run: Run, spoilt: str, path: Path) -> None:
    code, out, _ = run("restore", "newest", "--review", spoilt, "--as-copy")
    assert code == 0
    assert out.strip() != spoilt
    first, second = titles(path)
    assert first.startswith("Login slow (")
    assert second == "Spoilt"


def test_all_go_into_a_new_file(run: Run, spoilt: str, path: Path) -> None:
    code, out, _ = run("restore", "newest", "-o", "again")
    made = Path(out.strip())
    assert (code, made.name) == (0, "again.pmdesk")
    assert titles(made) == ["Login slow"]
    code, _, err = run("restore", "newest", "-o", "again.pmdesk")
    assert code == 3
    assert "is there already" in err


def test_a_library_that_is_lost_has_its_backups_still(run: Run, spoilt: str, path: Path) -> None:
    path.write_bytes(b"rubbish" * 2000)
    assert len(run("backup", "--list")[1].splitlines()) == 1
    code, out, err = run("restore", "newest")
    assert "not in the library now" in out
    assert "Compared with nothing" in err
    code, out, _ = run("restore", "newest", "-o", "saved.pmdesk")
    assert code == 0
    assert titles(path.with_name("saved.pmdesk")) == ["Login slow"]
    path.unlink()
    code, _, err = run("restore", "newest", "--review", spoilt)
    assert code == 3
    assert "There is no library" in err
    assert not path.exists(), "no empty one is made on the way"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("restore", "nix"), 3, "No backup is called"),
        (("restore", ""), 3, "No backup is called"),
        (("restore", "./nix.pmdesk"), 3, "cannot be read"),
        (("restore", "./"), 3, "not a plain file"),
        (("restore", "\0.pmdesk"), 3, "cannot be read"),
        (("restore", "./other.pmdesk"), 3, "not a pmdesk library"),
        (("restore", "newest", "--review", "nix"), 3, "No review in this backup"),
        (("restore", "newest", "--as-copy"), 3, "goes with --review"),
        (("restore", "newest", "--review", "a", "-o", "b"), 2, "not allowed with"),
        (("restore", "newest", "-o", "nowhere/b"), 3, "cannot be used"),
        (("backup", "--json"), 3, "goes with --list"),
    ],
)
def test_bad_input_is_one_clear_line(
    words: tuple[str, ...], code: int, said: str, run: Run, spoilt: str, path: Path
) -> None:
    path.with_name("other.pmdesk").write_bytes(b"rubbish" * 2000)
    found, out, err = run(*words)
    assert (found, out) == (code, "")
    assert said in err
    assert "Traceback" not in err
    assert titles(path) == ["Spoilt"]


def test_the_backup_of_another_library_is_not_mixed_in(
    run: Run, spoilt: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run("backup", "--list", "--json")
    made = json.loads(out)["backups"][0]["path"]
    monkeypatch.setenv("PMDESK_LIBRARY", str(path.with_name("two.pmdesk")))
    run("new", "Another")
    code, _, err = run("restore", made, "--review", spoilt)
    assert code == 3
    assert "backup of another library" in err


def test_a_backup_is_read_but_never_worked_on(
    run: Run, spoilt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run("backup", "--list", "--json")
    made = Path(json.loads(out)["backups"][0]["path"])
    before = made.read_bytes()
    monkeypatch.setenv("PMDESK_LIBRARY", str(made))
    assert "Login slow" in run("list")[1]
    code, _, err = run("new", "Another")
    assert code == 3
    assert "is a backup" in err
    assert made.read_bytes() == before
