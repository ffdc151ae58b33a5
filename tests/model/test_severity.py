"""How grave a severity is, however it is written."""

import pytest

from pmdesk.model.severity import level


@pytest.mark.parametrize(
    ("text", "grave"),
    [
        ("SEV-1", 1),
        ("sev2", 2),
        ("P3", 3),
        ("S4 (low)", 4),
        ("SEV-0", 1),
        ("SEV 99999999999999999999", 4),
        ("Critical", 1),
        ("major incident", 2),
        ("medium", 3),
        ("Minor", 4),
        ("", 0),
        ("unclear", 0),
    ],
)
def test_severities_of_many_places_are_understood(text: str, grave: int) -> None:
    assert level(text) == grave
