"""Tokens, keys and personal data: what is found, what is not, what masking leaves."""

import random
import re
import string
import time

import pytest

from pmdesk.method.secrets import (
    SECRETS,
    find_secrets,
    kinds_of,
    mask_secrets,
    secret_kinds,
    secret_rules,
    secrets_said,
)

ALPHABETS = {
    "a": string.ascii_letters + string.digits,
    "h": "0123456789abcdef",
    "u": string.ascii_uppercase + string.digits,
    "d": string.digits,
}
FOUND = [(rule, text) for rule in secret_rules() for text in rule.yes]
LEFT = [(rule, text) for rule in secret_rules() for text in rule.no]


def filled(text: str) -> str:
    """An example with the characters that its places stand for, the same in every run."""
    dice = random.Random(text)

    def characters(match: re.Match[str]) -> str:
        alphabet, n = ALPHABETS[match[1]], int(match[2])
        return "".join(dice.choice(alphabet) for _ in range(n - 3)) + "Z7a7"[: n and 3]

    def plain(match: re.Match[str]) -> str:
        made = characters(match)
        return made if match[1] == "a" else made[:-3] + ALPHABETS[match[1]][7:10]

    return re.sub(r"\{([ahud])(\d+)\}", plain, text)


@pytest.mark.parametrize(("rule", "text"), FOUND, ids=lambda part: getattr(part, "name", part))
def test_examples_that_are_found(rule: object, text: str) -> None:
    assert getattr(rule, "name", "") in [one.rule for one in find_secrets(filled(text))]


@pytest.mark.parametrize(("rule", "text"), LEFT, ids=lambda part: getattr(part, "name", part))
def test_examples_that_are_not_found(rule: object, text: str) -> None:
    assert getattr(rule, "kind", None) not in [one.kind for one in find_secrets(filled(text))]


def test_every_kind_has_a_rule_and_every_rule_both_sorts_of_examples() -> None:
    assert {rule.kind for rule in secret_rules()} == set(secret_kinds())
    assert all(rule.yes and rule.no for rule in secret_rules())


def test_a_finding_says_where_and_hides_the_middle() -> None:
    text = "login of jo.doe@example.com with password=hunter2!"
    mail, password = find_secrets(text)
    assert text[mail.start : mail.end] == "jo.doe@example.com"
    assert mail.excerpt == "jo.d…om"
    assert text[password.start : password.end] == "hunter2!"
    assert password.excerpt == "h…!"


def test_masking_replaces_only_the_kinds_that_are_named() -> None:
    text = "jo@example.com used postgres://app:s3cr3t@db from 203.0.113.7"
    assert mask_secrets(text, kinds_of(SECRETS)) == (
        "jo@example.com used postgres://app:‹password›@db from 203.0.113.7"
    )
    assert mask_secrets(text, {"mail", "ip"}) == (
        "‹mail address› used postgres://app:s3cr3t@db from ‹IP address›"
    )
    assert mask_secrets(text, ()) == text
    everything = mask_secrets(text, kinds_of("all"))
    assert find_secrets(everything) == ()
    assert mask_secrets(everything, kinds_of("all")) == everything


def test_a_secret_goes_before_personal_data_in_the_same_place() -> None:
    (one,) = find_secrets("https://jo:pw7@example.com/x")
    assert one.kind.key == "password"


def test_the_count_in_words() -> None:
    found = find_secrets(filled("token={a24} password=hunter2 jo@example.com"))
    assert secrets_said(one.kind for one in found) == "2 secrets, 1 mail address"
    assert secrets_said(()) == ""


HOSTILE = (
    *("a", "0", "4", "@", ":", ".", "-", "=", "+", " ", "a@", "a.", "1.", "1:", "::", "+1", "4 "),
    *(
        "eyJ",
        "eyJaaaaaaaa.",
        "password=",
        "password:",
        "token: ",
        "key=",
        "://",
        "a://:",
        "a://b:c",
    ),
    *(
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n",
        "(030) ",
        "0171 ",
        "sk-",
        "x",
    ),
    *("bearer ", "authorization: ", "phone ", "a@b.", "a@a-", "AIza", "xoxb-", "ghp_", "1.1.1."),
    *("password='", 'secret="', "\n", "é", "𝟙", "٣", "A7b", "1111-", "SG.a", "06 12 34 56 "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_lines_take_no_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    begun = time.process_time()
    find_secrets(text)
    assert time.process_time() - begun < 0.3
