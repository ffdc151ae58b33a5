"""Renders reports in a process of its own, so that the window stays alive and a crash stays there.

The process is spawned, never forked, and has what it needs loaded before the first job comes. It
writes to a temporary file that is renamed; only the caller's side knows about time and cancelling.
"""

import multiprocessing
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.report import worker_process
from pmdesk.report.evidence import Evidence
from pmdesk.report.export import NO_EVIDENCE
from pmdesk.report.options import Options
from pmdesk.report.save import temporary_beside

TIMEOUT = 300.0
"""Seconds that a job may take."""

_CRASHED = "The report could not be made: the program that renders it ended unexpectedly."
_NOT_STARTED = "The report cannot be made: the program that renders it does not start."
_TOO_LONG = "The report could not be made within five minutes."


@dataclass(frozen=True, slots=True)
class Job:
    """A review to export; without a `target` the content comes back with the message.

    The process has no library: what it is to show of the files beside the review comes along.
    """

    review: Review
    format: str
    options: Options
    target: Path | None = None
    evidence: Evidence = NO_EVIDENCE


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the job is: a sentence, and a share from 0 to 1."""

    text: str
    fraction: float


@dataclass(frozen=True, slots=True)
class Done:
    """The job is done: `target` is whole, or `content` is what was asked for.

    `said` is what to know of it: characters that no font has. "" for nothing.
    """

    target: Path | None
    content: bytes
    said: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """The job could not be done; an earlier file at its target is as it was."""

    said: str
    advice: str


Message = Progress | Done | Failed


class Renderer:
    """One warm process and at most one job at a time; no call waits for the rendering."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self._job: Job | None = None
        self._temporary: Path | None = None
        self._began = 0.0
        self._sender: threading.Thread | None = None
        self._waiting: deque[Message] = deque()

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    @property
    def process_id(self) -> int | None:
        """The process that renders, or None before the start."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Starts the process and has it load what it needs, in the background.

        Raises WorldError where the system starts no process.
        """
        if self._process is not None and self._process.is_alive():
            return
        self._discard()
        try:
            self._spawn()
        except OSError as fault:
            self._discard()
            raise WorldError(_NOT_STARTED, fault.strerror or "") from None

    def _spawn(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        process = context.Process(target=worker_process.serve, args=(theirs,), daemon=True)
        try:
            process.start()
        finally:
            theirs.close()
        self._process = process  # only now: one that never started cannot be ended

    def submit(self, job: Job) -> None:
        """Gives the process a job; its course is told by `poll`."""
        if self._job is not None:
            raise RuntimeError("a report is being made already")
        self.start()
        self._job, self._began = job, monotonic()
        self._temporary = temporary_beside(job.target) if job.target else None
        assert self._pipe is not None
        # A process that is still loading does not read yet, and a long review fills the pipe.
        order = (job.review, job.format, job.options, job.evidence, job.target, self._temporary)
        self._sender = threading.Thread(target=_send, args=(self._pipe, order), daemon=True)
        self._sender.start()

    def poll(self) -> list[Message]:
        """What has been heard since the last call."""
        self._receive()
        if self._job is not None and self._process is not None:
            if not self._process.is_alive():
                self._receive()
                self._fail(_CRASHED)
            elif monotonic() - self._began > TIMEOUT:
                self._fail(_TOO_LONG)
        heard = list(self._waiting)
        self._waiting.clear()
        return heard

    def wait(self, seconds: float) -> None:
        """Waits until there is something to poll, at most so long; a window polls by a timer."""
        if self._pipe is not None and self._process is not None and not self._waiting:
            connection.wait([self._pipe, self._process.sentinel], seconds)

    def cancel(self) -> None:
        """Ends the job under way, leaves no file of it, and makes ready for the next one."""
        if self._job is None:
            return
        self._end_job()
        self._make_ready()

    def close(self) -> None:
        """Ends the process."""
        self._end_job()

    def _make_ready(self) -> None:
        # Where it does not start now, the next job says so.
        with suppress(WorldError):
            self.start()

    def _receive(self) -> None:
        with suppress(EOFError, OSError):
            while self._pipe is not None and self._pipe.poll():
                kind, *rest = self._pipe.recv()
                if self._job is not None:
                    self._hear(kind, rest)

    def _hear(self, kind: str, rest: list[object]) -> None:
        job = self._job
        if kind == "progress":
            text, fraction = rest
            self._waiting.append(Progress(str(text), float(str(fraction))))
        elif kind == "done" and job is not None:
            content, said = rest
            assert isinstance(content, bytes)
            self._job = None
            self._waiting.append(Done(job.target, content, str(said)))
        elif kind == "failed":
            self._job = None
            self._waiting.append(Failed(str(rest[0]), str(rest[1])))

    def _fail(self, said: str) -> None:
        if self._job is None:
            return
        self._end_job()
        self._waiting.append(Failed(said, "Try again, or export as HTML or Markdown."))
        self._make_ready()

    def _end_job(self) -> None:
        self._job = None
        self._waiting.clear()
        self._discard()
        if self._temporary is not None:
            with suppress(OSError):
                self._temporary.unlink()
        self._temporary = None

    def _discard(self) -> None:
        """Ends the process at once; what it was writing is a temporary file."""
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        if process is not None:
            process.kill()
            process.join(10)
            process.close()
        if self._sender is not None:
            # Its writing ends with the process; only then may the pipe be closed.
            self._sender.join(10)
        if pipe is not None:
            pipe.close()


def _send(pipe: Connection, order: object) -> None:
    # A process that has ended is noticed by the next poll.
    with suppress(OSError, ValueError):
        pipe.send(order)
