"""check: wording that judges, and what is empty or missing, in a review or in texts."""

import argparse
import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pmdesk.commands.access import read_file, reading
from pmdesk.commands.check_rules import Held, OwnRules, held, no_rule, own_rules
from pmdesk.commands.check_text import findings_in
from pmdesk.commands.check_words import Found, in_words, place_in, plain
from pmdesk.commands.console import DONE, FAULT, FINDINGS, USAGE, out, out_json, say, say_fault
from pmdesk.intake.decode import BYTES_CAP
from pmdesk.method.check import check as structure
from pmdesk.method.language.findings import review_findings
from pmdesk.method.language.rules import KINDS
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review

ALL_KINDS = (*KINDS, "structure")


@dataclass(frozen=True, slots=True)
class Target:
    """What is looked at: a review with the policies of its library, else a file or -."""

    what: str
    review: Review | None = None
    policies: Mapping[str, Any] = field(default_factory=dict)


def ids(text: str) -> list[str]:
    """Names between commas."""
    return [name.strip() for name in text.split(",") if name.strip()]


def kinds(text: str) -> list[str]:
    """Kinds of findings between commas; raises ArgumentTypeError for one that there is not."""
    for kind in ids(text):
        if kind not in ALL_KINDS:
            said = f"there is no kind “{kind}”; there are {', '.join(ALL_KINDS)}"
            raise argparse.ArgumentTypeError(said)
    return ids(text)


def check(args: argparse.Namespace) -> int:
    """A line for each finding; advice alone gives 0 unless --strict, what cannot be read 3."""
    own = own_rules(args.rules)
    targets = list(_targets(args))
    if not targets:
        return FAULT
    rules = _rules(own, targets, args.disable)
    if unknown := no_rule(args.disable, rules):
        say(f"pmdesk check: {unknown}")
        return USAGE
    for said in dict.fromkeys(said for each in rules for said in each.faults):
        say(said)
    told: list[Found] = []
    read = sum(map(partial(_tell, args, told), targets, rules))
    if args.json and (told or read):
        out_json({"findings": [plain(each) for each in told]})
    if read < len(args.what):
        return FAULT
    if not told:
        say("Nothing found.")
    if (args.strict and told) or any(not each.finding.advice for each in told):
        return FINDINGS
    # Nobody can say that a text keeps to rules that could not be used.
    return FAULT if any(each.broken for each in rules) else DONE


def _rules(own: OwnRules, targets: Sequence[Target], disabled: Collection[str]) -> list[Held]:
    """The rules for each target; texts share theirs, since making them takes time."""
    texts = held(own, {}, "", disabled)
    return [
        held(own, it.policies, it.review.language, disabled) if it.review else texts
        for it in targets
    ]


def _targets(args: argparse.Namespace) -> Iterator[Target]:
    """What is named and there; of the rest it is said what is the case."""
    for what in args.what:
        try:
            yield _target(args, what)
        except WorldError as fault:
            say_fault(fault, about=what if len(args.what) > 1 else "")


def _target(args: argparse.Namespace, what: str) -> Target:
    """A file that is there and is called like one goes before a review, a review before others."""
    like_a_file = any(sign in what for sign in (".", "/", os.sep))
    if what == "-" or (like_a_file and _is_there(what)):
        return Target(what)
    try:
        with reading(args) as library:
            return Target(what, library.review(library.find(what)), library.policies())
    except WorldError:
        if not like_a_file and not _is_there(what):
            raise
    return Target(what)


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except OSError:
        return False


def _tell(args: argparse.Namespace, told: list[Found], target: Target, rules: Held) -> bool:
    """Adds what is found, printed unless it goes into one document; False for a fault."""
    try:
        for each in _found(target, rules):
            if each.finding.rule in rules.off or (args.kind and each.finding.kind not in args.kind):
                continue
            told.append(each)
            if not args.json:
                out(in_words(each))
    except WorldError as fault:
        say_fault(fault, about=target.what)
        return False
    return True


def _found(target: Target, rules: Held) -> Iterator[Found]:
    if target.review is None:
        data = _bytes(target.what)
        for finding in findings_in(data, target.what, rules.rules):
            yield Found(finding, file=target.what)
        return
    review, where = target.review, place_in(target.review)
    aside = {row.place for row in review.dismissals}
    for finding in (*review_findings(review, rules.rules), *structure(review)):
        if finding.place not in aside:
            yield Found(finding, review=review.id, place=where(finding))


def _bytes(name: str) -> bytes:
    return sys.stdin.buffer.read(BYTES_CAP + 1) if name == "-" else read_file(name, BYTES_CAP)
