"""The passphrase of a sealed bundle: from a file, the environment or the terminal."""

import argparse
import getpass
import os
import sys

from pmdesk.commands.access import read_file
from pmdesk.model.errors import WorldError

VARIABLE = "PMDESK_PASSPHRASE"
_CAP = 64 << 10


def given(args: argparse.Namespace) -> str:
    """The passphrase that was given beforehand, "" where there is none."""
    if args.passphrase_file:
        lines = read_file(args.passphrase_file, _CAP).decode("utf-8", "replace").splitlines()
        if not lines or not lines[0]:
            raise WorldError(
                f"The first line of {args.passphrase_file} is empty.", "Write the passphrase there."
            )
        return lines[0]
    return os.environ.get(VARIABLE, "")


def to_open(args: argparse.Namespace) -> str:
    """The passphrase with which a sealed file is opened; asked for where there is a terminal."""
    return given(args) or _asked("Passphrase: ", "This bundle is sealed.")


def to_seal(args: argparse.Namespace) -> str:
    """The passphrase of a new sealed file, "" where none is wanted; asked for twice."""
    found = given(args)
    if found or not args.seal:
        return found
    first = _asked("Passphrase: ", "A sealed bundle needs a passphrase.")
    if _asked("Once more: ", "") != first:
        raise WorldError("The two passphrases differ.", "Type the same one twice.")
    return first


def _asked(prompt: str, said: str) -> str:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise WorldError(
            said, f"Give the passphrase with --passphrase-file FILE, or in {VARIABLE}."
        )
    try:
        return getpass.getpass(prompt, sys.stderr)
    except EOFError:
        raise WorldError("No passphrase was typed.", "Type it, then Enter.") from None
