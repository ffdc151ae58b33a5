"""What runs in the process that renders: it loads early, takes one order at a time, and tells."""

import logging
import re
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.report.evidence import Evidence
from pmdesk.report.export import export
from pmdesk.report.fonts import Missing
from pmdesk.report.options import Options
from pmdesk.report.save import save

MEMORY = 2 << 30
"""Bytes of address space that rendering may take, where the system can limit it."""

Tell = Callable[[str, float], None]
Order = tuple[Review, str, Options, Evidence, Path | None, Path | None]

_PAGE = re.compile(r"Creating layout - Page (\d+)")
_HELLO = "<html lang=en><title>Hello</title><p>Hello"


def serve(pipe: Connection) -> None:
    """Works on orders until the other side closes the pipe."""
    _limit_memory()
    _warm_up()
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send(_answer(pipe, pipe.recv()))


def _answer(pipe: Connection, order: Order) -> tuple[str, object, str]:
    review, format, options, evidence, target, temporary = order
    pages = 4 + len(review.entries) // 12

    def tell(text: str, fraction: float) -> None:
        pipe.send(("progress", text, fraction))

    try:
        with _Listening(tell, pages), Missing() as missing:
            content = export(review, format, options, evidence)
        if target is None:
            return "done", content, missing.said
        tell("Writing the file", 0.97)
        save(target, content, temporary)
        return "done", b"", missing.said
    except WorldError as fault:
        return "failed", fault.said, fault.advice
    except MemoryError:
        return "failed", "The report needs more memory than it may take.", "Shorten long texts."
    except RecursionError:
        return "failed", "A text is nested too deeply to be laid out.", "Simplify its lists."
    except Exception:
        logging.getLogger(__name__).exception("a report could not be made")
        return "failed", "The report could not be made: this is our fault.", "Try another format."


class _Listening(logging.Handler):
    """Turns what WeasyPrint says of its progress into words for people."""

    def __init__(self, tell: Tell, pages: int) -> None:
        super().__init__(logging.INFO)
        self._tell, self._pages = tell, pages
        self._logger = logging.getLogger("weasyprint.progress")
        self._last = 0

    def __enter__(self) -> None:
        self._logger.setLevel(logging.INFO)
        self._logger.addHandler(self)
        self._tell("Reading the review", 0.02)

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        page = _PAGE.search(said)
        if page is not None:
            number = int(page[1])
            # A second round over the pages only settles their numbers.
            if number > self._last:
                self._last = number
                share = 0.15 + 0.5 * min(1.0, number / self._pages)
                self._tell(f"Laying out page {number}", share)
        elif said.startswith("Step 4"):
            self._tell("Arranging the text", 0.1)
        elif said.startswith("Step 6"):
            self._tell("Drawing the pages", 0.7)


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        resource: ModuleType = import_module("resource")  # not on every system
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, most))


def _warm_up() -> None:
    """Loads the heavy parts and lays out a word; what is missing is said with the first job."""
    with suppress(WorldError, MemoryError):
        for module in ("pmdesk.report.html", "pmdesk.report.clipboard"):
            import_module(module)
        import_module("pmdesk.report.pdf").render(_HELLO)
