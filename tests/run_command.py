"""Runs commands as the shell would, in the process of the test."""

from collections.abc import Callable

import pytest

from pmdesk import cli

Run = Callable[..., tuple[int, str, str]]


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command given by its words; gives (exit code, output, messages)."""

    def run(*words: str) -> tuple[int, str, str]:
        try:
            code = cli.main(list(words))
        except SystemExit as stopped:  # argparse
            code = stopped.code if isinstance(stopped.code, int) else 2
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
