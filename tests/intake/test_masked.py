"""What masking an import leaves of its texts."""

from pmdesk.intake.masked import masked, secrets_beside, secrets_in
from pmdesk.intake.read import read
from pmdesk.method.secrets import kinds_of, secrets_said

REPORT = b"""# Slow login 2026-10-06

## Summary

Calls from 203.0.113.7 were slow.

## Timeline

- 13:58 UTC Alert: error rate over 5 %
- 14:05 UTC jo@example.com sets DB_PASSWORD=hunter2
  and tells (415) 555-2671

## Lessons learned

### What went well

- jo@example.com was awake
"""


def test_what_is_in_an_entry_and_beside_it() -> None:
    intake = read(REPORT)
    assert [len(secrets_in(entry)) for entry in intake.entries] == [0, 3]
    assert secrets_said(secrets_beside(intake)) == "1 mail address, 1 IP address"


def test_masking_reaches_every_text_and_leaves_the_rest() -> None:
    intake = read(REPORT)
    whole = masked(intake, kinds_of("all"))
    assert whole.entries[1].text.startswith("‹mail address› sets DB_PASSWORD=‹password›")
    assert "‹phone number›" in str(whole.entries[1])
    assert whole.header.summary == "Calls from ‹IP address› were slow."
    assert whole.lessons[0].text == "‹mail address› was awake"
    assert whole.entries[0] is intake.entries[0]
    assert masked(intake, ()) is intake


def test_only_the_kinds_that_are_named_are_masked() -> None:
    secrets = masked(read(REPORT), kinds_of("secrets"))
    assert "DB_PASSWORD=‹password›" in secrets.entries[1].text
    assert "jo@example.com" in secrets.entries[1].text
