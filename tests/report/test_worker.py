"""The process that renders: it tells how far it is, can be cancelled, and survives a crash."""

import io
import os
import resource
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from types import ModuleType

import pytest
from PIL import Image
from pypdf import PdfReader

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Attachment, Review
from pmdesk.report import worker
from pmdesk.report.export import evidence_for, export
from pmdesk.report.options import Options
from pmdesk.report.worker import Done, Failed, Job, Message, Progress, Renderer


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    renderer = Renderer()
    renderer.start()
    yield renderer
    renderer.close()


def until(renderer: Renderer, kinds: type | tuple[type, ...]) -> list[Message]:
    """All messages up to the first of these kinds."""
    heard: list[Message] = []
    end = monotonic() + 60
    while monotonic() < end:
        renderer.wait(1)
        heard += renderer.poll()
        if any(isinstance(message, kinds) for message in heard):
            return heard
    raise AssertionError(heard)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def pdf_job(review: Review, folder: Path) -> Job:
    return Job(review, "pdf", Options(), folder / "r.pdf")


def process_of(renderer: Renderer) -> int:
    pid = renderer.process_id
    assert pid is not None
    return pid


def test_a_job_writes_its_file_and_tells_its_progress(
    renderer: Renderer, full: Review, tmp_path: Path
) -> None:
    renderer.submit(pdf_job(full, tmp_path))
    assert renderer.busy
    heard = until(renderer, (Done, Failed))
    assert heard[-1] == Done(tmp_path / "r.pdf", b"")
    assert not renderer.busy
    assert (tmp_path / "r.pdf").read_bytes() == export(full, "pdf")
    told = [message for message in heard if isinstance(message, Progress)]
    assert "Laying out page 2" in [message.text for message in told]
    assert [m.fraction for m in told] == sorted(m.fraction for m in told)
    assert files(tmp_path) == ["r.pdf"]


def test_without_a_target_the_content_comes_back(renderer: Renderer, full: Review) -> None:
    renderer.submit(Job(full, "clipboard", Options()))
    assert until(renderer, (Done, Failed))[-1] == Done(None, export(full, "clipboard"))


def test_pictures_come_along_with_the_job(renderer: Renderer, full: Review, tmp_path: Path) -> None:
    """The process has no library to ask for them."""
    out = io.BytesIO()
    Image.new("RGB", (90, 60), "teal").save(out, "PNG")
    row = Attachment(id="x", name="graph.png", blob="h", about_noun="entries", about="e9")
    review = replace(full, attachments=(row,))
    evidence = evidence_for(review, "pdf", {"h": out.getvalue()}.get)
    renderer.submit(Job(review, "pdf", Options(), tmp_path / "r.pdf", evidence))
    assert until(renderer, (Done, Failed))[-1] == Done(tmp_path / "r.pdf", b"")
    pages = PdfReader(tmp_path / "r.pdf").pages
    assert len({image.data for page in pages for image in page.images}) == 1


def test_giving_a_long_job_to_a_process_that_still_loads_does_not_wait(
    reviews: ModuleType, tmp_path: Path
) -> None:
    fresh = Renderer()
    begun = monotonic()
    fresh.submit(Job(reviews.ten()["three hundred"], "csv", Options(), tmp_path / "r.csv"))
    assert monotonic() - begun < 0.5
    assert isinstance(until(fresh, (Done, Failed))[-1], Done)
    fresh.close()


def test_cancelling_leaves_nothing_and_the_next_job_works(
    renderer: Renderer, full: Review, reviews: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "r.pdf").write_bytes(b"earlier")
    renderer.submit(pdf_job(reviews.ten()["three hundred"], tmp_path))
    until(renderer, Progress)
    renderer.cancel()
    assert not renderer.busy
    assert files(tmp_path) == ["r.pdf"]
    assert (tmp_path / "r.pdf").read_bytes() == b"earlier"
    renderer.submit(Job(full, "md", Options(), tmp_path / "r.md"))
    assert until(renderer, (Done, Failed))[-1] == Done(tmp_path / "r.md", b"")


def test_a_killed_process_is_told_and_the_next_job_works(
    renderer: Renderer, full: Review, reviews: ModuleType, tmp_path: Path
) -> None:
    renderer.submit(pdf_job(reviews.ten()["three hundred"], tmp_path))
    until(renderer, Progress)
    os.kill(process_of(renderer), signal.SIGTERM)
    failed = until(renderer, Failed)[-1]
    assert isinstance(failed, Failed)
    assert "ended unexpectedly" in failed.said
    assert files(tmp_path) == []
    renderer.submit(Job(full, "md", Options(), tmp_path / "r.md"))
    assert isinstance(until(renderer, (Done, Failed))[-1], Done)


def test_a_job_that_takes_too_long_is_ended(
    reviews: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Renderer()
    slow.start()
    slow.submit(pdf_job(reviews.ten()["three hundred"], tmp_path))
    until(slow, Progress)
    monkeypatch.setattr(worker, "TIMEOUT", 0.0)
    failed = until(slow, Failed)[-1]
    assert isinstance(failed, Failed)
    assert "within five minutes" in failed.said
    assert files(tmp_path) == []
    slow.close()


def test_a_process_that_stands_still_is_ended_and_the_next_job_works(
    renderer: Renderer, full: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer.start()
    monkeypatch.setattr(worker, "TIMEOUT", 0.5)
    stopped = process_of(renderer)
    os.kill(stopped, signal.SIGSTOP)
    renderer.submit(pdf_job(full, tmp_path))
    failed = until(renderer, Failed)[-1]
    assert isinstance(failed, Failed)
    assert "HTML or Markdown" in failed.advice
    assert process_of(renderer) != stopped
    assert files(tmp_path) == []
    monkeypatch.setattr(worker, "TIMEOUT", 300)
    renderer.submit(Job(full, "md", Options(), tmp_path / "r.md"))
    until(renderer, Done)
    assert files(tmp_path) == ["r.md"]


def test_a_place_that_cannot_be_written_is_said(
    renderer: Renderer, full: Review, tmp_path: Path
) -> None:
    renderer.submit(Job(full, "md", Options(), tmp_path / "no" / "r.md"))
    failed = until(renderer, (Done, Failed))[-1]
    assert isinstance(failed, Failed)
    assert "does not exist" in failed.said


def test_without_pango_other_formats_are_offered(
    full: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken" / "weasyprint"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise OSError('cannot load library libpango')\n")
    monkeypatch.syspath_prepend(str(broken.parent))
    poor = Renderer()
    poor.start()
    poor.submit(pdf_job(full, tmp_path))
    failed = until(poor, (Done, Failed))[-1]
    assert isinstance(failed, Failed)
    assert "Pango" in failed.said
    assert "HTML or Markdown" in failed.advice
    poor.submit(Job(full, "html", Options(), tmp_path / "r.html"))
    assert isinstance(until(poor, (Done, Failed))[-1], Done)
    poor.close()


def test_a_system_that_starts_no_process_is_said_and_asked_again(sample: Review) -> None:
    renderer, job = Renderer(), Job(sample, "html", Options())
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, before[1]))
    try:
        with pytest.raises(WorldError, match="does not start"):
            renderer.submit(job)
        with pytest.raises(WorldError, match="does not start"):
            renderer.start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert not renderer.busy
    renderer.submit(job)
    assert isinstance(until(renderer, Done)[-1], Done)
    renderer.close()
