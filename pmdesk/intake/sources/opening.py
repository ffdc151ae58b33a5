"""Opens what somebody hands over: a file, a zip or the files of a folder; and finds its source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pmdesk.intake.decode import BYTES_CAP, decode
from pmdesk.intake.logs import is_log
from pmdesk.intake.sources.archive import is_zip, unpacked
from pmdesk.intake.sources.json_text import documents_of
from pmdesk.intake.sources.slack import SLACK
from pmdesk.intake.sources.source import Content, Source
from pmdesk.intake.sources.table import SOURCES
from pmdesk.intake.values import Skipped
from pmdesk.model.errors import WorldError

Files = Mapping[str, bytes]
_EXPECTED = ", ".join(sorted(source.name for source in SOURCES))


class NotOneExport(WorldError):
    """Several files that are no export together; each of them may still be a report."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing in this archive or folder is known here.",
            f"Known are exports of {_EXPECTED}, and reports as text.",
        )


class Documents(Mapping[str, tuple[Any, ...]]):
    """The JSON values of files, read each time they are asked for: all together are too many.

    `broken` says of the files that were asked for and cannot be read why; they have no values.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self.broken: dict[str, str] = {}

    def __getitem__(self, name: str) -> tuple[Any, ...]:
        try:
            return _content(self._files[name], name).documents
        except WorldError as fault:
            self.broken[name] = fault.said
            return ()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass(frozen=True, slots=True)
class Opened:
    """An export, one content after the other, with its source.

    `skipped` are the files of an archive that say nothing.
    """

    contents: tuple[Content, ...]
    source: Source
    skipped: tuple[Skipped, ...] = ()

    def left_out(self) -> tuple[Skipped, ...]:
        """The files that were not taken; to be asked once the export has been read."""
        files = [content.files for content in self.contents]
        broken = [row for of in files if isinstance(of, Documents) for row in of.broken.items()]
        return (*self.skipped, *(Skipped(0, name, said) for name, said in broken))


def opened_text(text: str, name: str, source: Source | None) -> Opened | None:
    """An export that is one text, of a source that was named or of the one that knows it.

    None where the text is no export, or a log of JSON records. Raises WorldError for broken JSON
    and for JSON of no source.
    """
    content = _content_of(text, name)
    found = source or source_of(content)
    if found is not None:
        return Opened((content,), found)
    if content.documents and not is_log(text):
        raise WorldError(
            "This is JSON of a kind that is not known here.",
            f"Known are exports of {_EXPECTED}; or export it as CSV, Markdown or plain text.",
        )
    return None


def opened_files(data: bytes | Files, source: Source | None) -> Opened | None:
    """An export in several files; None where none of them is of a source. Raises WorldError."""
    files = unpacked(data) if isinstance(data, bytes) else data
    whole = Content(files=Documents(files))
    if source in (None, SLACK) and SLACK.recognises(whole):
        return Opened((whole,), SLACK)
    contents, skipped = _contents(files)
    found = {name: source or source_of(content) for name, content in contents.items()}
    kinds = {kind.key: kind for kind in found.values() if kind is not None}
    if len(kinds) > 1:
        named = " and ".join(sorted(kind.name for kind in kinds.values()))
        raise WorldError(f"This holds exports of {named}.", "Import them one by one.")
    if not kinds:
        return None
    (kind,) = kinds.values()
    if source is None and sum(of is None for of in found.values()) > len(found) // 2:
        # A folder of reports with one export among them is no export.
        return None
    taken = [content for name, content in contents.items() if found[name] is not None]
    left = [name for name, of in found.items() if of is None]
    skipped += tuple(Skipped(0, name, f"It is no export of {kind.name}.") for name in left)
    return Opened(tuple(taken), kind, skipped)


def source_of(content: Content) -> Source | None:
    """The source that knows this content, the first in the table."""
    return next((source for source in SOURCES if source.recognises(content)), None)


def is_files(data: bytes | Files) -> bool:
    """Whether it is a zip or the files of a folder rather than one file."""
    return is_zip(data) if isinstance(data, bytes) else True


def _contents(files: Files) -> tuple[dict[str, Content], tuple[Skipped, ...]]:
    found, skipped = {}, []
    for name in sorted(files):
        try:
            found[name] = _content(files[name], name)
        except WorldError as fault:
            skipped.append(Skipped(0, name, fault.said))
    return found, tuple(skipped)


def _content(data: bytes, name: str) -> Content:
    return _content_of(_text(data), name)


def _content_of(text: str, name: str) -> Content:
    documents = documents_of(text)
    return (
        Content(name=name, text=text)
        if documents is None
        else Content(name=name, documents=documents)
    )


def _text(data: bytes) -> str:
    """JSON is read as it is, which is much faster; everything else is looked at first."""
    if data[:1] in (b"[", b"{") and len(data) > BYTES_CAP // 200:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return decode(data)[0]
