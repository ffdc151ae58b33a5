"""Tests that a pattern cannot make: whether what was found is random, a real address, a card."""

import math
import re
from collections import Counter
from collections.abc import Callable
from ipaddress import AddressValueError, IPv6Address

Check = Callable[[str, re.Match[str]], bool]
_PLACEHOLDER = re.compile(
    r"[$%<‹{\[(]|(?:os\.|process\.|env\.|vault:|secret:|ref:)|(.)\1*$"
    r"|(?:null|none|nil|true|false|undefined|empty|redacted|hidden|removed|changeme|example)\W*$"
    r"|.*\*\*\*|.*[x•]{6}|.*…|.*\.\.\.",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Za-z]{2,}\d{0,2}(?:[-_./][A-Za-z0-9]{1,12}){0,40}$")
_DATE = re.compile(r"(?:19|20)\d\d-?[01]\d-?[0-3]\d")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$", re.IGNORECASE)
_DECIMAL = re.compile(r"\d+\.\d+$")
_HEX = re.compile(r"[0-9a-fA-F]+$")
_NO_MAIL = {
    *("service", "timer", "socket", "scope", "slice", "mount", "target"),
    *("png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "local"),
}
"""Ends of units of systemd and of files, which have the shape of a mail address."""
_SHORTEST, _LONGEST_PHONE = 8, 15
_SCHEMES = (
    (16, re.compile(r"4|5[1-5]|2(?:2[2-9][1-9]|[3-6]\d\d|7[01]\d|720)|6(?:011|5|4[4-9]|2)")),
    (15, re.compile(r"3[47]")),
    (14, re.compile(r"3(?:0[0-5]|[68])")),
)


def _always(value: str, match: re.Match[str]) -> bool:
    return True


def _real(value: str, match: re.Match[str]) -> bool:
    """No placeholder such as $PASSWORD, <token>, *** or null."""
    return _PLACEHOLDER.match(value[:60]) is None


def _mixed(value: str, match: re.Match[str]) -> bool:
    """Letters and digits in an order that no name has."""
    if not _real(value, match) or _DATE.match(value) or not any(map(str.isdigit, value)):
        return False
    if not any(map(str.isalpha, value)):
        return False
    return len(value) >= 16 and _entropy(value) > 3 if _WORDS.match(value) else True


def _password(value: str, match: re.Match[str]) -> bool:
    """After an equals sign or in quotes nearly anything; in prose only what is no plain word."""
    if not _real(value, match) or value.startswith("/"):
        return False
    before = match.group()[: match.start(match.lastgroup or 0) - match.start()]
    assigned = "=" in before or before.rstrip()[-1:] in ('"', "'")
    return assigned or not value.strip(".,;:!?").isalpha()


def _random(value: str, match: re.Match[str]) -> bool:
    """As if thrown by dice: both cases and digits; no UUID, no hash."""
    kinds = (str.isdigit, str.islower, str.isupper)
    return (
        _real(value, match)
        and not _UUID.match(value)
        and not _HEX.match(value)
        and all(any(map(kind, value)) for kind in kinds)
        and _entropy(value) >= 3.8
    )


def _entropy(value: str) -> float:
    """Bits for each character (Shannon)."""
    n = len(value)
    return -sum(k / n * math.log2(k / n) for k in Counter(value).values())


def _mail(value: str, match: re.Match[str]) -> bool:
    return value.rpartition(".")[2].lower() not in _NO_MAIL and not value.endswith("@")


def _phone(value: str, match: re.Match[str]) -> bool:
    """7 to 15 digits, of which not all are the same, and neither a date nor a number."""
    digits = "".join(filter(str.isdigit, value))
    least = _SHORTEST if value.startswith(("+", "00")) else _SHORTEST - 1
    spaced = value.startswith("+") and len(digits) < 10 and digits == value[1:]
    other = spaced or _DATE.match(value) or _DECIMAL.match(value)
    return least <= len(digits) <= _LONGEST_PHONE and len(set(digits)) > 2 and not other


def _ipv4(value: str, match: re.Match[str]) -> bool:
    return value != "0.0.0.0" and not value.startswith(("127.", "255."))


def _ipv6(value: str, match: re.Match[str]) -> bool:
    """An address of a net, not a time of day and not two words with colons between them."""
    try:
        address = IPv6Address(value)
    except AddressValueError:
        return False
    groups = [group for group in value.split(":") if group]
    telling = len(groups) > 2 or (len(groups) == 2 and len(groups[0]) > 2)
    local = address.is_loopback or address.is_unspecified
    return telling and not local and any(map(str.isdigit, value))


def _card(value: str, match: re.Match[str]) -> bool:
    """The beginning and length of a scheme, and the check digit (ISO/IEC 7812, Luhn)."""
    digits = [int(char) for char in value if char.isdigit()]
    text = "".join(map(str, digits))
    if not any(len(text) == length and begins.match(text) for length, begins in _SCHEMES):
        return False
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (doubled + sum(digits[-1::-2])) % 10 == 0 and len(set(digits)) > 1


CHECKS: dict[str, Check] = {
    "": _always,
    "placeholder": _real,
    "mixed": _mixed,
    "password": _password,
    "random": _random,
    "mail": _mail,
    "phone": _phone,
    "ipv4": _ipv4,
    "ipv6": _ipv6,
    "card": _card,
}
"""The checks by the name that a rule gives."""
