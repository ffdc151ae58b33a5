"""What leaves by the command line: secrets named, bundles sealed, lines logged, files private."""

import json
import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pmdesk.export_log import Left, note_left, place_of
from pmdesk.method.going_out import digest
from pmdesk.model.bundle import read
from pmdesk.model.gestures import dismissals
from pmdesk.model.review import Attachment, Entry, Factor, Meeting, Note, Review, Seat
from pmdesk.paths import log_folder
from pmdesk.private_files import append_private
from pmdesk.store.library import Library
from tests.full_disk import Full
from tests.full_review import NOON
from tests.run_command import Run, runner

TOKEN = "ghp_" + "A1b2" * 9
MAIL = "kim.doe@customer.example"
PRIVATE = "glpat-" + "x9Y8" * 6
PHRASE = "harbour copper ladder nine"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder of its own; gives (exit code, output, messages)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PMDESK_LIBRARY", str(tmp_path / "lib.pmdesk"))
    monkeypatch.delenv("PMDESK_PASSPHRASE", raising=False)
    (tmp_path / "words").write_text(f"{PHRASE}\n")

    return runner(capsys)


@pytest.fixture
def telling(tmp_path: Path) -> Iterator[Library]:
    """A library with a review that holds a token, a mail address and a secret in a note."""
    review = Review(
        id="11111111-1111-4111-8111-111111111111",
        title="Labels late",
        summary=f"Written by {MAIL}",
        started=NOON,
        seats=(Seat(id="s", name="Mara Lindt", alias="the driver"),),
        entries=(Entry(id="e", at=NOON, text=f"curl -H {TOKEN} by Mara Lindt"),),
        factors=(Factor(id="f", text="No limit"),),
        meetings=(Meeting(id="m", scheduled=NOON, started=NOON, ended=NOON),),
        notes=(Note(id="n", text=f"rotate {PRIVATE}"),),
    )
    with Library.open(tmp_path / "lib.pmdesk", create=True) as library:
        log = f"kept {PRIVATE} here".encode()
        file = Attachment(
            id="a",
            name="x.log",
            media_type="text/plain",
            blob=library.blobs.put(log),
            size=len(log),
        )
        library.add(replace(review, attachments=(file,)), "New review")
    with Library.open(tmp_path / "lib.pmdesk", writing=False) as library:
        yield library


def change(tmp_path: Path, how: str, *values: str) -> None:
    """Decides about values, as the window does."""
    with Library.open(tmp_path / "lib.pmdesk") as library:
        library.session("11111111-1111-4111-8111-111111111111").do(
            dismissals.settle_secrets,
            ids=values,
            digests=[digest(value) for value in values],
            how=how,
        )


TO = {"md": "report", "html": "report", "csv": "report", "json": "report"}


@pytest.mark.parametrize("to", TO)
def test_what_goes_out_is_named_before_and_what_stays_is_not(
    run: Run, telling: Library, tmp_path: Path, to: str
) -> None:
    code, _, said = run("export", "1111", "--to", to, "-o", "out")
    assert code == 0
    written = (tmp_path / "out").read_bytes()
    assert (written[:2] == b"PK") is (to == "json")
    assert "secret ghp_…b2: Timeline, entry of 12:00" in said
    assert ("mail address" in said) is (to != "csv")
    assert ("file 1" in said) is (to == "json")
    for value in (TOKEN, MAIL, PRIVATE):
        assert value not in said


def test_a_calendar_names_nothing_of_the_entries(run: Run, telling: Library) -> None:
    assert run("export", "1111", "--to", "md", "--what", "minutes", "-o", "out")[2] == ""


def test_what_is_asked_to_be_masked_is_nowhere_in_the_file(
    run: Run, telling: Library, tmp_path: Path
) -> None:
    for to in TO:
        said = run("export", "1111", "--to", to, "-o", f"out.{to}", "--mask", "all")[2]
        assert said.startswith("Masked: ")
        assert "Going out" not in said
    text = (tmp_path / "out.md").read_text()
    assert "‹token›" in text
    assert "‹mail address›" in text
    whole = read((tmp_path / "out.json").read_bytes())
    assert whole.review.entries[0].text == "curl -H ‹token› by Mara Lindt"
    (blob,) = whole.blobs.values()
    assert blob == "kept ‹token› here".encode()
    for to in ("md", "html", "csv"):
        data = (tmp_path / f"out.{to}").read_text()
        assert not [value for value in (TOKEN, MAIL) if value in data]


def test_only_a_group_is_masked_where_that_is_asked(run: Run, telling: Library) -> None:
    said = run("export", "1111", "--to", "md", "-o", "out", "--mask", "secrets")[2]
    assert "Going out: 1 mail address." in said
    assert said.endswith("Masked: 1 place.\n")


def test_what_was_decided_is_not_asked_again(run: Run, telling: Library, tmp_path: Path) -> None:
    change(tmp_path, dismissals.AS_IT_IS, MAIL)
    change(tmp_path, dismissals.MASKED, TOKEN)
    assert run("export", "1111", "--to", "md", "-o", "out")[2] == "Masked: 1 place.\n"
    assert MAIL in (tmp_path / "out").read_text()
    change(tmp_path, dismissals.AS_IT_IS, TOKEN)
    assert run("export", "1111", "--to", "md", "-o", "out")[2] == ""


def test_a_sealed_bundle_goes_round(run: Run, telling: Library, tmp_path: Path) -> None:
    out = ("--to", "json", "-o", "out.pmdesk-sealed")
    assert run("export", "1111", *out, "--passphrase-file", "words")[0] == 0
    data = (tmp_path / "out.pmdesk-sealed").read_bytes()
    assert data.startswith(b"pmdesk-sealed\n")
    assert b"Labels" not in data
    arrive = ("import", "out.pmdesk-sealed", "--library", "other.pmdesk")
    code, _, said = run(*arrive)
    assert (code, said) == (
        3,
        "pmdesk: This bundle is sealed. Give the passphrase with --passphrase-file FILE, "
        "or in PMDESK_PASSPHRASE.\n",
    )
    (tmp_path / "wrong").write_text("harbour copper ladder ten\n")
    code, _, said = run(*arrive, "--passphrase-file", "wrong")
    assert (code, len(said.splitlines())) == (3, 1)
    assert "wrong, or the file was damaged" in said
    assert run(*arrive, "--passphrase-file", "words")[:2] == (
        0,
        "1111" + telling.ids()[0][4:] + "\n",
    )


def test_the_environment_gives_the_passphrase(
    run: Run, telling: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMDESK_PASSPHRASE", PHRASE)
    assert run("export", "1111", "--to", "json", "-o", "out")[0] == 0
    assert (tmp_path / "out").read_bytes().startswith(b"pmdesk-sealed")
    assert run("import", "out", "--library", "other.pmdesk")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "md", "--seal"), "Only a bundle can be sealed"),
        (("--to", "json", "--seal"), "needs a passphrase"),
        (("--to", "json", "--passphrase-file", "none"), "cannot be read"),
        (("--to", "json", "--passphrase-file", "short"), "fewer than 8"),
        (("--to", "json", "--passphrase-file", "empty"), "is empty"),
    ],
)
def test_bad_passphrases_are_one_line_and_no_file(
    run: Run, telling: Library, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    (tmp_path / "short").write_text("abc")
    (tmp_path / "empty").write_text("\n")
    code, _, message = run("export", "1111", *words, "-o", "out")
    assert code == 3
    assert said in message
    assert len([line for line in message.splitlines() if line.startswith("pmdesk:")]) == 1
    assert not (tmp_path / "out").exists()


def logged() -> list[str]:
    return (log_folder() / "exports.log").read_text().splitlines()


def test_every_export_leaves_a_line_without_a_word(run: Run, telling: Library) -> None:
    run("export", "1111", "--to", "md", "-o", "Labels late for Mara.md", "--audience", "team")
    run("export", "1111", "--to", "json", "-o", "b.json", "--mask", "all")
    run("export", "1111", "--to", "csv", "-o", "none/x.csv")  # is refused, and no export
    run("copy", "all.pmdesk")
    report, whole, copied = logged()
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ command md report review=11111111-\S+ people=seats "
        r"audience=team to=temporary.md",
        report,
    )
    assert "json review=11111111" in whole
    assert "attachments=1 people=names masked=3 to=temporary.json" in whole
    assert "command copy attachments=1 people=names to=temporary.pmdesk" in copied
    assert not re.search("labels|mara|ghp", "".join(logged()), re.IGNORECASE)


def test_a_place_tells_the_sort_of_folder_only(tmp_path: Path) -> None:
    home = Path.home()
    assert place_of(home / "Documents" / "x" / "secret title.pdf") == "documents .pdf"
    assert place_of(home / "Downloads" / "a.b.PMDESK-SEALED") == "downloads .pmdesk-sealed"
    assert place_of(home / "ACME outage.ACME") == "home other"
    assert place_of(Path("/media/stick/x.csv")) == "drive .csv"
    assert place_of(Path("/srv/x.csv")) == "elsewhere .csv"


def test_the_log_is_private_and_bounded(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "exports.log"
    for number in range(200):
        append_private(path, f"line {number} {'x' * 40}\n", 2000)
    lines = path.read_text().splitlines()
    assert path.stat().st_size <= 2000
    assert lines[-1].startswith("line 199 ")
    assert all(line.startswith("line ") for line in lines)
    assert [each.name for each in path.parent.iterdir()] == ["exports.log"]


def test_an_export_goes_on_where_the_log_cannot_be_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log_folder().parent.mkdir(parents=True)
    log_folder().write_text("a file where a folder should be")
    assert note_left(Left("md"), "command") is False
    assert "log of exports" in capsys.readouterr().err


def test_it_goes_on_where_nothing_can_be_said_either(monkeypatch: pytest.MonkeyPatch) -> None:
    log_folder().parent.mkdir(parents=True)
    log_folder().write_text("a file where a folder should be")
    for stream in (Full(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        assert note_left(Left("md"), "window") is False


def test_erasing_asks_and_counts_first(run: Run, telling: Library, tmp_path: Path) -> None:
    telling.close()
    code, _, said = run("erase", "--person", "mara lindt")
    assert code == 3
    assert "2 places in 1 review, also alone as mara, lindt." in said
    assert "Say --yes to go on." in said
    run("backup")
    code, _, said = run("erase", "--person", "Mara Lindt", "--yes")
    assert code == 0
    (backup,) = re.findall(r"still in (\S+)", said)
    assert Path(backup).exists()
    assert "Mara" not in run("show", "1111", "--json")[1]
    said = run("erase", "--person", "Mara Lindt", "--backups", "--yes")[2]
    assert "Nothing here names" in said
    assert "1 copy deleted" in said
    assert not Path(backup).exists()
    assert "command erase person" in logged()[-1]


def test_a_review_is_erased(run: Run, telling: Library, tmp_path: Path) -> None:
    telling.close()
    assert run("erase", "--review", "1111", "--yes")[0] == 0
    assert run("list")[1] == ""
    assert b"Labels late" not in (tmp_path / "lib.pmdesk").read_bytes()
    assert run("erase", "--review", "1111", "--yes")[0] == 3


def test_the_history_is_forgotten(run: Run, telling: Library) -> None:
    telling.close()
    code, _, said = run("forget-history")
    assert (code, "1 step of undo" in said) == (3, True)
    assert run("forget-history", "--yes")[2].endswith("Forgotten.\n")


def test_a_copy_for_others_says_what_it_leaves_out(run: Run, telling: Library) -> None:
    code, out, said = run("copy", "others.pmdesk")
    assert (code, out) == (0, "others.pmdesk\n")
    assert said == "1 review, without notes and history.\n"
    assert run("copy", "others.pmdesk")[0] == 3
    plain = json.loads(run("show", "1111", "--json", "--library", "others.pmdesk")[1])
    assert plain["review"]["title"] == "Labels late"


@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_our_own_files_are_for_their_owner_only(
    run: Run, tmp_path: Path, umask: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.umask(umask)
    try:
        monkeypatch.setenv("PMDESK_LIBRARY", str(tmp_path / "made" / "lib.pmdesk"))
        run("new", "Labels late", "--incident", "INC-1")
        run("backup")
        run("export", "INC-1", "--to", "json", "-o", "b.json")
        run("export", "INC-1", "--to", "md", "-o", "r.md")
        run("copy", "c.pmdesk")
    finally:
        os.umask(before)
    home = tmp_path / "home"
    ours = [*(tmp_path / "made").rglob("*"), *home.rglob("*"), tmp_path / "made"]
    ours += [tmp_path / "b.json", tmp_path / "c.pmdesk"]
    open_to_others = [
        str(path.relative_to(tmp_path))
        for path in ours
        if path != home and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert len(ours) > 6
    assert not open_to_others
    # A report is for others: it is as any program would write it.
    assert stat.S_IMODE((tmp_path / "r.md").stat().st_mode) == 0o666 & ~umask
