"""Renews the page on check, its outputs and kinds, as they really are: `make check-page`."""

import os
import re
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pmdesk import cli
from pmdesk.method.language.rules import kinds
from pmdesk.paths import keep_below

PAGE = Path(__file__).resolve().parent.parent / "docs/check.md"
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)
_FILE = re.compile(r"^`([^`\n]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = "echo $?"


def page() -> str:
    """The page anew: everything in it but outputs and kinds stays as it is."""
    text = PAGE.read_text()
    for kind in kinds().values():
        row = f"| `{kind.key}` | {kind.reason} | {kind.before} |"
        text = re.sub(rf"^\| `{kind.key}` \|.*$", row, text, flags=re.MULTILINE)
    with _scratch():
        for name, content in _FILE.findall(text):
            Path(name).write_text(content)
        _run("import", "incident.md")
        return _CONSOLE.sub(lambda found: f"```console\n{_outputs(found.group(1))}```", text)


def _outputs(block: str) -> str:
    code, said = 0, ""
    for command in _COMMAND.findall(block):
        said += f"$ {command}\n"
        if command == _CODE:
            said += f"{code}\n"
        else:
            code, output = _run(*command.removeprefix("pmdesk ").split())
            said += output
    return said


def _run(*words: str) -> tuple[int, str]:
    """The exit code of a command and what it says, messages first."""
    output, messages = StringIO(), StringIO()
    with redirect_stdout(output), redirect_stderr(messages):
        code = cli.main(words)
    return code, messages.getvalue() + output.getvalue()


@contextmanager
def _scratch() -> Iterator[None]:
    """In a folder that holds all that commands know."""
    before = dict(os.environ)
    with TemporaryDirectory() as folder, chdir(folder):
        keep_below(Path(folder))
        os.environ.pop("PMDESK_LIBRARY", None)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


if __name__ == "__main__":
    PAGE.write_text(page())
