"""The command line: what it prints, what it stores, and one clear line for every bad input."""

import csv
import hashlib
import io
import json
import os
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from pmdesk import __version__
from pmdesk.log import write_log
from pmdesk.model.bundle import Bundle, read, write
from pmdesk.model.gestures import header
from pmdesk.model.review import Action, Attachment, Review, Seat
from pmdesk.model.words import Decision, Progress
from pmdesk.paths import log_folder, recovery_folders
from pmdesk.resources import resource
from pmdesk.store.library import Library
from pmdesk.store.recovery import Recovery
from tests.run_command import Run, runner

LINES = """somebody says hello

14:00 deploy 412 of checkout starts
14:05 Alert: error rate above 5 %
14:31 - rollback started
15:10 error rate back to baseline, incident resolved
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder of its own; gives (exit code, output, messages)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PMDESK_LIBRARY", str(tmp_path / "lib.pmdesk"))
    (tmp_path / "lines.txt").write_text(LINES)
    (tmp_path / "sample.json").write_bytes(resource("samples/sample.json"))

    return runner(capsys)


def last(text: str) -> str:
    return text.strip().splitlines()[-1]


def test_a_review_from_pasted_lines_to_files(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(
        "new", "Checkout slow", "--started", "2025-03-04T15:00", "--resolved", "2025-03-04T16:10",
        "--zone", "Europe/Berlin", "--severity", "SEV-1", "--service", "a", "--service", "b",
    )  # fmt: skip
    id = last(out)
    assert code == 0
    code, out, err = run("import", "lines.txt", "--review", id)
    assert (code, last(out)) == (0, id)
    assert "4 entries, 1 lines skipped" in err
    assert "line 1" in err
    code, out, _ = run("show", id, "--json")
    review = json.loads(out)["review"]
    assert review["entries"][0]["at"] == "2025-03-04T13:00:00Z"
    assert review["services"] == ["a", "b"]
    assert review["factors"] == []
    for format in ("md", "html", "json", "csv"):
        assert run("export", id, "--to", format, "-o", f"r.{format}")[0] == 0
        assert "rollback started" in (tmp_path / f"r.{format}").read_text()


def test_lists_tell_what_programs_rely_on(run: Run) -> None:
    run("import", "sample.json")
    code, out, _ = run("list", "--json")
    (line,) = json.loads(out)["reviews"]
    assert code == 0
    assert set(line) == {
        *("review", "title", "state", "severity", "started", "resolved", "owner", "open_actions")
    }
    assert line["started"].endswith("Z")
    assert run("show", "INC-0914")[0] == 0
    assert last(run("list")[1]).startswith(line["review"][:8])


def test_a_dry_run_stores_nothing(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("import", "lines.txt", "--dry-run", "--json", "--date", "2025-03-04")
    document = json.loads(out)
    assert code == 0
    assert set(document) >= {"format", "entries", "skipped", "warnings"}
    assert document["entries"][0]["at"] == "2025-03-04T14:00:00Z"
    assert document["entries"][0]["line"] == 3
    assert document["skipped"][0]["line"] == 1
    assert not (tmp_path / "lib.pmdesk").exists()


def test_a_dry_run_reads_as_the_import_would(run: Run) -> None:
    _, out, _ = run("new", "x", "--started", "2025-03-04T15:00", "--zone", "Europe/Berlin")
    id = last(out)
    _, out, _ = run("import", "lines.txt", "--review", id, "--dry-run", "--json")
    shown = [entry["at"] for entry in json.loads(out)["entries"]]
    run("import", "lines.txt", "--review", id)
    stored = json.loads(run("show", id, "--json")[1])["review"]["entries"]
    assert shown == [entry["at"] for entry in stored]


def test_a_picture_of_a_bundle_is_in_the_report(run: Run, tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (90, 60), "teal").save(out, "PNG")
    blob = hashlib.sha256(out.getvalue()).hexdigest()
    review = read(resource("samples/sample.json")).review
    row = Attachment(
        id="x", name="graph.png", blob=blob, about_noun="entries", about=review.entries[9].id
    )
    bundle = Bundle(replace(review, attachments=(row,)), blobs={blob: out.getvalue()})
    (tmp_path / "bundle.zip").write_bytes(write(bundle))
    id = last(run("import", "bundle.zip")[1])
    for format in ("html", "md"):
        assert run("export", id, "--to", format, "-o", f"r.{format}")[0] == 0
    assert (tmp_path / "r.html").read_text().count("<img src=") == 1
    assert "- graph.png – **08:30–09:05 CEST**" in (tmp_path / "r.md").read_text()


def test_a_bundle_goes_round_byte_for_byte(run: Run, tmp_path: Path) -> None:
    id = last(run("import", "sample.json")[1])
    assert run("export", id, "--to", "json", "-o", "out.json")[0] == 0
    assert (tmp_path / "out.json").read_bytes() == resource("samples/sample.json")
    code, _, err = run("import", "out.json")
    assert code == 0
    assert "here already" in err
    assert len(json.loads(run("list", "--json")[1])["reviews"]) == 1


def test_a_bundle_made_from_ours_replaces_it_and_any_other_is_a_copy(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = last(run("import", "sample.json")[1])
    monkeypatch.setenv("PMDESK_LIBRARY", str(tmp_path / "two.pmdesk"))
    run("import", "sample.json")
    run("import", "lines.txt", "--review", id, "--date", "2026-10-20")
    run("export", id, "--to", "json", "-o", "newer.json")
    monkeypatch.setenv("PMDESK_LIBRARY", str(tmp_path / "lib.pmdesk"))
    code, out, err = run("import", "newer.json")
    assert (code, last(out)) == (0, id)
    assert "newer version" in err
    run("import", "lines.txt", "--review", id, "--date", "2026-10-21")
    code, out, err = run("import", "sample.json")
    assert code == 0
    assert "copy" in err
    assert last(out) != id
    assert len(json.loads(run("list", "--json")[1])["reviews"]) == 2


def test_verify_and_backup(run: Run, tmp_path: Path) -> None:
    run("import", "sample.json")
    code, _, err = run("verify")
    assert (code, err) == (0, "The library is sound.\n")
    code, out, _ = run("backup", "--folder", "copies")
    assert code == 0
    with Library.open(Path(last(out)), writing=False) as copy:
        assert copy.verify() == ()


def test_doctor_tells_nothing_of_a_review(run: Run) -> None:
    run("import", "sample.json")
    code, out, _ = run("doctor")
    assert code == 0
    assert __version__ in out
    assert "1 reviews" in out
    assert "Ferry" not in out
    assert _fact(out, "is") == "sound"
    assert _fact(out, "backups") == "0"
    assert _fact(out, "open by") == "nobody"
    assert _fact(out, "Faults") == "0"


def _fact(out: str, name: str) -> str:
    return next(line for line in out.splitlines() if line.strip().startswith(name))[20:]


def test_doctor_tells_what_went_wrong(run: Run, tmp_path: Path) -> None:
    id = last(run("import", "sample.json")[1])
    run("backup")
    path = tmp_path / "lib.pmdesk"
    with Library.open(path, recovery=Recovery(recovery_folders(path))) as library:
        aside = path.rename(tmp_path / "aside")
        library.session(id).do(header.set_title, title="A title of a review")
        aside.rename(path)
    write_log(log_folder(), "ValueError: …")
    (log_folder() / "crash-20261006T120000Z.log").write_text("")
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE reviews SET title = 'A flipped title'")
    raw.close()
    code, out, _ = run("doctor")
    assert code == 0
    assert _fact(out, "is").startswith("damaged in ")
    assert _fact(out, "waiting").startswith("1 recovery file")
    assert _fact(out, "backups").startswith("1, the newest of ")
    assert _fact(out, "Crashes") == "1, the last crash-20261006T120000Z.log"
    assert _fact(out, "Faults").startswith("1, the last 20")
    assert "title" not in out


def test_an_earlier_export_stays_where_a_new_one_cannot_be_made(run: Run, tmp_path: Path) -> None:
    id = last(run("import", "sample.json")[1])
    run("export", id, "--to", "md", "-o", "r.md")
    before = (tmp_path / "r.md").read_bytes()
    code, _, err = run("export", id, "--to", "md", "-o", "nowhere/r.md")
    assert code == 3
    assert len(err.strip().splitlines()) == 1
    assert (tmp_path / "r.md").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if "r." in path.name] == ["r.md"]


def test_the_documents_around_a_meeting_are_written(run: Run, tmp_path: Path) -> None:
    id = last(run("import", "sample.json")[1])
    for what, word in (("preread", "## What you can bring"), ("minutes", "## What was decided")):
        assert run("export", id, "--what", what, "--to", "md", "-o", f"{what}.md")[0] == 0
        assert word in (tmp_path / f"{what}.md").read_text()
    assert run("export", id, "--to", "ics", "-o", "meeting.ics")[0] == 0
    assert (tmp_path / "meeting.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "ics"), "no meeting with a date"),
        (("--what", "preread", "--to", "md"), "no meeting with a date"),
        (("--what", "minutes", "--to", "md"), "no meeting that has ended"),
        (("--what", "minutes", "--to", "csv"), "--to md, pdf or html"),
    ],
)
def test_without_the_meeting_one_line_says_what_to_do(
    words: tuple[str, ...], said: str, run: Run, tmp_path: Path
) -> None:
    id = last(run("new", "Labels late")[1])
    code, _, err = run("export", id, *words, "-o", "x")
    assert code == 3
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "x").exists()


def bad_inputs(folder: Path) -> None:
    (folder / "rubbish").write_bytes(os.urandom(3000) + b"\x00")
    (folder / "empty").write_bytes(b"")
    (folder / "long").write_bytes(b"14:05 x\n" * 2_700_000)
    (folder / "prose").write_text("no times here\n")
    (folder / "broken.json").write_bytes(resource("samples/sample.json")[:5000])
    (folder / "a-folder").mkdir()


BAD = [
    ("show", "no-such-id"),
    ("show", "x\udc80"),
    ("export", "no-such-id", "--to", "md", "-o", "x"),
    ("import", "nowhere.txt", "--new", "x"),
    ("import", "", "--new", "x"),
    ("import", "a-folder", "--new", "x"),
    ("import", "empty", "--new", "x"),
    ("import", "rubbish", "--new", "x"),
    ("import", "long", "--new", "x"),
    ("import", "broken.json"),
    ("import", "lines.txt"),
    ("import", "lines.txt", "--review", "no-such-id"),
    ("import", "lines.txt", "--new", "x", "--date", "yesterday"),
    ("import", "lines.txt", "--new", "x", "--zone", "Mars/Olympus"),
    ("import", "lines.txt", "--new", "x", "--format", "clay"),
    ("import", "prose", "--review", "INC-0914"),
    ("new", "   "),
    ("new", "x" * 20_001),
    ("new", "x", "--started", "soon"),
    ("new", "x", "--zone", "Mars/Olympus"),
    ("check", "nowhere.md"),
    ("backup", "--folder", "lines.txt/copies"),
    ("--library", "rubbish", "list"),
    ("--library", "nowhere.pmdesk", "list"),
    ("--library", "a-folder", "list"),
    ("--library", "lines.txt/x.pmdesk", "new", "x"),
    ("--library", "empty", "verify"),
]


@pytest.mark.parametrize("words", BAD, ids=lambda words: " ".join(words)[:50])
def test_bad_input_gives_one_line_and_changes_nothing(
    words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    bad_inputs(tmp_path)
    run("import", "sample.json")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    code, out, err = run(*words)
    assert code == 3
    assert out == ""
    assert err.startswith("pmdesk: ")
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_file_without_a_name_is_said_to_have_none(run: Run) -> None:
    assert "No file is named" in run("import", "", "--new", "x")[2]


@pytest.mark.parametrize("words", [("export", "x"), ("fly", "away"), ("new",), ("show", "a", "b")])
def test_wrong_usage_is_2(words: tuple[str, ...], run: Run) -> None:
    assert run(*words)[0] == 2


def test_a_text_over_the_cap_is_not_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmdesk.commands.exchange.FILE_CAP", 10)
    code, _, err = run("import", "lines.txt", "--new", "x")
    assert code == 3
    assert "can be read" in err


def test_version(run: Run) -> None:
    assert run("--version")[:2] == (0, f"pmdesk {__version__}\n")


SECRET = "14:00 jo@example.com sets DB_PASSWORD=hunter2\n14:05 Incident resolved\n"


def test_secrets_are_counted_or_masked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(SECRET)
    code, out, err = run(
        "import", "log.txt", "--new", "Log", "--zone", "UTC", "--date", "2025-03-04"
    )
    assert code == 0
    assert "Seen in log.txt: 1 secret, 1 mail address." in err
    shown = run("show", last(out))[1] + run("show", last(out), "--json")[1]
    assert "hunter2" in shown
    for mask, left in (("secrets", "jo@example.com"), ("personal", "hunter2"), ("all", "14:00")):
        words = ("import", "log.txt", "--dry-run", "--mask", mask, "--zone", "UTC")
        code, out, err = run(*words, "--date", "2025-03-04")
        assert left in out
        assert ("hunter2" in out) == (mask == "personal")
        assert ("jo@example.com" in out) == (mask == "secrets")
        assert ("Seen in" in err) == (mask != "all")
    assert run("import", "log.txt", "--new", "x", "--mask", "none")[0] == 2


def test_the_same_file_again_adds_nothing(run: Run, tmp_path: Path) -> None:
    id = last(run("new", "Checkout slow")[1])
    words = ("--review", id, "--date", "2025-03-04", "--mask", "all")
    run("import", "lines.txt", *words)
    code, out, err = run("import", "lines.txt", *words)
    assert (code, last(out)) == (0, id)
    assert "All 4 entries are here already." in err
    (tmp_path / "lines.txt").write_text(LINES + "15:20 Customers told\n")
    _, _, err = run("import", "lines.txt", *words)
    assert "4 of 5 entries are here already." in err
    assert len(json.loads(run("show", id, "--json")[1])["review"]["entries"]) == 5


def test_a_report_that_came_in_masked_is_known_again(run: Run, tmp_path: Path) -> None:
    report = "# Login slow\n\n## Timeline\n\n- 2025-03-04 " + SECRET.replace("\n14", "\n- 14")
    (tmp_path / "report.md").write_text(report + "\n## Action items\n\n- [ ] Mail jo@example.com\n")
    id = last(run("import", "report.md", "--mask", "all")[1])
    for more in ((), ("--mask", "all"), ("--new", "Login slow")):
        code, out, err = run("import", "report.md", *more)
        assert (code, last(out)) == (0, id)
        assert "All 2 entries are here already." in err
    assert last(run("import", "report.md", "--new", "Another")[1]) != id
    assert len(json.loads(run("list", "--json")[1])["reviews"]) == 2


def test_the_order_of_digits_in_dates_can_be_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("03/04/2026 14:05 Alert\n")
    for order, month in (("md", 3), ("dm", 4)):
        out = run("import", "d.txt", "--dry-run", "--json", "--order", order)[1]
        assert json.loads(out)["entries"][0]["at"].startswith(f"2026-{month:02}-")


SLACK = {
    "users.json": [{"id": "U1", "name": "ada"}],
    "channels.json": [{"id": "C1", "name": "ops"}, {"id": "C2", "name": "general"}],
    "ops/2026-09-21.json": [
        {"type": "message", "user": "U1", "ts": "1790000000.000100", "text": "checkout is down"},
        {"type": "message", "user": "U1", "ts": "1790000600.000100", "text": "rolled back"},
    ],
    "general/2026-09-22.json": [
        {"type": "message", "user": "U1", "ts": "1790078400.000000", "text": "lunch"}
    ],
}
REPORT = "# Outage {n}\n\n## Timeline\n\n- 2026-10-0{n} 14:05 UTC Alert fires\n"


def unpacked_slack(folder: Path) -> None:
    for name, rows in SLACK.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(rows))


def test_a_folder_of_slack_comes_in_by_channel_and_time(run: Run, tmp_path: Path) -> None:
    unpacked_slack(tmp_path / "acme export")
    code, out, _ = run("import", "acme export", "--dry-run", "--json")
    read = json.loads(out)
    assert (code, read["format"], len(read["entries"])) == (0, "slack", 3)
    assert read["choices"] == {
        "channels": [{"name": "ops", "entries": 2}, {"name": "general", "entries": 1}],
        "first": "2026-09-21",
        "last": "2026-09-22",
    }
    assert read["entries"][0]["key"] == "slack:C1:1790000000.000100"
    id = last(run("import", "acme export", "--new", "Down", "--channel", "ops")[1])
    entries = json.loads(run("show", id, "--json")[1])["review"]["entries"]
    assert [entry["text"] for entry in entries] == ["checkout is down", "rolled back"]
    assert json.loads(run("show", id, "--json")[1])["review"]["seats"][0]["name"] == "ada"
    for words, count in (
        (("--from", "2026-09-22"), 1),
        (("--to", "2026-09-21"), 2),
        (("--from", "2026-09-21T14:20", "--to", "2026-09-21T14:30"), 1),
    ):
        _, out, _ = run("import", "acme export", "--dry-run", "--json", *words)
        assert len(json.loads(out)["entries"]) == count
    code, _, err = run("import", "acme export", "--new", "x", "--channel", "nowhere")
    assert (code, "general, ops" in err) == (3, True)


def test_an_archive_of_reports_becomes_a_review_each(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old/2026").mkdir(parents=True)
    for n in (1, 2):
        (tmp_path / f"old/2026/{n}.md").write_text(REPORT.format(n=n))
    (tmp_path / "old/README").write_text("what this is\n")
    (tmp_path / "old/.hidden").write_text("14:05 never read\n")
    (tmp_path / "old/logo.png").write_bytes(b"\x89PNG....")
    (tmp_path / "old/loop").symlink_to(tmp_path / "old")
    code, out, _ = run("import", "old", "--dry-run", "--json")
    assert [row["title"] for row in json.loads(out)["files"]] == ["Outage 1", "Outage 2"]
    code, out, err = run("import", "old")
    assert (code, len(out.split())) == (0, 2)
    assert "README: It is no report" in err
    assert "logo.png: This is a picture" in err
    _, listed, _ = run("list", "--json")
    assert {row["title"] for row in json.loads(listed)["reviews"]} == {"Outage 1", "Outage 2"}
    assert run("import", "old", "--new", "x")[0] == 3


def test_a_recording_is_told_when_it_began(run: Run, tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text("00:58:04\tAda:\tcheckout is down\n")
    words = ("import", "chat.txt", "--dry-run", "--json", "--zone", "Europe/Berlin")
    (entry,) = json.loads(run(*words, "--start", "2026-10-06T16:00")[1])["entries"]
    assert (entry["at"], entry["zone"]) == ("2026-10-06T14:58:04Z", "Europe/Berlin")
    assert run(*words, "--start", "soon")[0] == 3


def _follow_up(path: Path) -> Review:
    """A library with two reviews, one of them restricted, and what they have decided."""
    late, later = date.today() - timedelta(days=9), date.today() + timedelta(days=9)
    seat = Seat(id="s", name="Ann Other", alias="on-call")
    formula = Action(
        id="a1", text="=HYPERLINK(1)", owner="s", due=late, ticket="T-1", decision=Decision.ACCEPTED
    )
    done = Action(id="a2", text="Done", decision=Decision.ACCEPTED, progress=Progress.DONE)
    parked = Action(id="a3", text="Parked until Ann is back", decision=Decision.PARKED)
    secret = Action(id="a4", text="Rotate the payroll key", due=later, decision=Decision.ACCEPTED)
    review = Review(id="r1", title="Checkout slow", seats=(seat,), actions=(formula, done, parked))
    with Library.open(path, create=True) as library:
        library.add(review, "New review")
        library.add(
            Review(id="r2", title="Payroll leaked", restricted=True, actions=(secret,)),
            "New review",
        )
    return review


def test_actions_of_all_reviews_are_listed_for_programs(run: Run, tmp_path: Path) -> None:
    _follow_up(tmp_path / "lib.pmdesk")

    def states(*words: str) -> list[tuple[str, str]]:
        code, out, _ = run("actions", "--json", *words)
        assert code == 0
        return [(row["action"], row["state"]) for row in json.loads(out)["actions"]]

    assert states("--overdue") == [("a1", "open")]
    assert states("--open") == [("a1", "open"), ("a4", "open")]
    assert sorted(states()) == [("a1", "open"), ("a2", "done"), ("a3", "parked"), ("a4", "open")]
    first = json.loads(run("actions", "--open", "--json")[1])["actions"][0]
    assert set(first) >= {"review", "text", "owner", "due", "state", "kind", "ticket"}
    assert (first["review"], first["owner"], first["ticket"]) == ("r1", "on-call", "T-1")
    assert first["days_over"] == 9


def test_no_list_of_actions_tells_a_name_or_what_is_restricted(run: Run, tmp_path: Path) -> None:
    _follow_up(tmp_path / "lib.pmdesk")
    for words in ((), ("--open",), ("--json",), ("--csv",)):
        code, out, _ = run("actions", *words)
        assert code == 0
        assert "Restricted review" in out
        assert not any(word in out for word in ("ayroll", "Ann", "Other"))


def test_actions_as_csv_hold_no_formula(run: Run, tmp_path: Path) -> None:
    _follow_up(tmp_path / "lib.pmdesk")
    head, row = csv.reader(run("actions", "--overdue", "--csv")[1].splitlines())
    assert dict(zip(head, row, strict=True))["text"] == "'=HYPERLINK(1)"


def test_actions_are_read_while_a_window_has_the_library(run: Run, tmp_path: Path) -> None:
    _follow_up(tmp_path / "lib.pmdesk")
    with Library.open(tmp_path / "lib.pmdesk"):
        code, out, _ = run("actions", "--overdue")
    assert code == 0
    assert "9 days over" in out


def test_where_no_action_is_asked_for_or_there_the_command_says_so(run: Run) -> None:
    code, _, err = run("actions")
    assert code == 3
    assert "There is no library" in err
    run("new", "Checkout slow")
    assert json.loads(run("actions", "--json")[1]) == {"actions": []}
    assert run("actions", "--overdue")[2].strip() == "No action is overdue."
    assert run("actions", "--open", "--overdue")[0] == 2


@pytest.mark.parametrize("title", ["-rf", "--json", "-", "../../etc/passwd", "CON", "\u202etxt"])
def test_a_title_or_a_file_that_looks_like_an_option_is_one_behind_two_strokes(
    run: Run, tmp_path: Path, title: str
) -> None:
    code, out, _ = run("new", "--", title)
    assert code == 0
    shown = json.loads(run("show", out.split()[-1], "--json")[1])["review"]["title"]
    assert shown == title.replace("\u202e", "")
    named = tmp_path / title.replace("/", "_").replace("\u202e", "") / "x.md"
    named.parent.mkdir()
    named.write_text("# T\n\n## Timeline\n- 14:05 UTC Alert\n")
    assert run("import", "--new", "Other", "--", str(named))[0] == 0


def test_a_name_that_is_too_long_for_a_file_is_said_to_be_so(run: Run) -> None:
    code, _, said = run("import", "x" * 5000, "--new", "x")
    assert code == 3
    assert "File name too long" in said
    assert said.count("\n") == 1
