"""Texts and bytes that nobody would write: pieces, and what can be done to a valid sample."""

from collections.abc import Sequence
from random import Random

PIECES: tuple[str, ...] = (
    *("\x00", "\x01", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffd", "\uffff"),
    *("\u202e", "\u2066", "\u2069", "\u200b", "\u200f", "\u0301" * 40, "e\u0301", "İ", "ß", "ﬁ"),
    *("😀", "👩‍💻", "日本語", "قاعدة", "שירות", "𝕏", "\U0010ffff", "Ⅷ", "٣", "²"),
    *("14:05", "24:00", "99:99", "T+5m", "T+9999999h", "2026-03-29 02:30", "2026-10-25 02:30"),
    *("0000-00-00", "9999-12-31T23:59:60Z", "0001-01-01", "31.02.2026", "1e308", "-1e-308", "NaN"),
    *("9" * 400, "0x41", "-0", "1_000", "1790000000", "99999999999999999999", "Infinity"),
    *("=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "'=1", '"', "'", '""', ",", ";", "|", "\t"),
    *("<script>alert(1)</script>", "<svg onload=x>", "<!--", "-->", "<![CDATA[", "]]>", "&#x0;"),
    *("&lt;", "&amp;&", "<br>", "</table>", "{{7*7}}", "{% x %}", "${x}", "%s%n", "%(x)s", "{0}"),
    *("[x](javascript:a)", "![x](file:///etc/passwd)", "[x]: data:,", "http://[::1", "https://"),
    *(
        "`",
        "```",
        "~~~",
        "**",
        "__",
        "***",
        "_",
        "\\",
        "\\\\",
        "# ",
        "> ",
        "- ",
        "1. ",
        "---",
        "|-|",
    ),
    *("[" * 50, "(" * 50, "{" * 50, "*_" * 25, "> " * 25, "- " * 25, "`" * 33, "a" * 300, " " * 99),
    *("../../etc/passwd", "C:\\CON", "/dev/null", "-rf", "file.txt\x00.md", "con.", "a/../b"),
    *("\n", "\r", "\r\n", "\n\n", "\x0b", "\x0c", " ", "\u00a0", "\u3000"),
    *("owner: A", "due 2026-13-40", "PST", "UTC+25", "+99:99", "Mars/Olympus", "UTC-00:00"),
    *("\ud800", "\udfff", "\ud83d", "null", "true", "[]", "{}", '{"a":', "ghp_" + "a" * 36),
    *("4111 1111 1111 1111", "a@b.c", "10.0.0.1", "AKIA" + "A" * 16, "-----BEGIN PRIVATE KEY-----"),
)

BOMBS: tuple[str, ...] = (
    *("[", "(", "{", "*", "_", "`", "<", ">", "|", "-", "#", "\\", "&", "~", "=", ":", "/", "."),
    *("[(", "*_", "![", "[](", "](", "<!--", "&#", "```\n", "> ", "- ", "1:", "1.", "14:05-", "\n"),
    *(
        "a ",
        "a\n",
        "| ",
        "|\n",
        "2026-10-06 ",
        "about ",
        "about at ",
        "mar 3 ",
        "between ",
        "T+5m ",
    ),
    *(
        '{"a":',
        "[[",
        '"',
        "a,",
        "=",
        "a=b ",
        "de las a das ",
        "by ",
        "e\u0301",
        "\u0301",
        "@",
        "a@",
    ),
    *(
        "a.",
        "http://",
        "https://a.",
        "x:",
        "key=",
        "Bearer ",
        "1.1.",
        "0",
        "-1",
        "ghp_",
        "eyJ",
        "%41",
    ),
    *("<a>", "<p ", "</", "[x]: ", "[^1]", "***a", "**a ", "_a_", "`a", "\\`", "$", "^", "\t", " "),
)
"""What takes patterns long when it comes again and again."""

SIZE_CAP = 1 << 20
"""The largest input, in bytes."""


def text(random: Random, most: int = 12) -> str:
    """Some pieces in a row, with words between them."""
    parts = [
        random.choice(PIECES) if random.random() < 0.7 else _word(random)
        for _ in range(random.randint(0, most))
    ]
    return random.choice(("", " ", "\n", " ")).join(parts)


def _word(random: Random) -> str:
    return "".join(
        chr(random.choice((97, 65, 48, 0xE0, 0x4E00)) + random.randrange(10)) for _ in "abcd"
    )


def bomb(random: Random, most: int = 100_000) -> str:
    """One piece again and again, up to so many characters, sometimes with another end."""
    piece = random.choice(BOMBS) + (random.choice(BOMBS) if random.random() < 0.3 else "")
    length = int(most ** random.uniform(0.5, 1.0))
    begins = random.choice(("", "14:05 ", "# T\n## Timeline\n", "- ", "a"))
    ends = random.choice(("", "x", "\n", "]", ")", "14:05", "!"))
    return begins + piece * (length // len(piece)) + ends


def line(random: Random) -> str:
    """A line as somebody might type it by accident."""
    return text(random, 6).replace("\n", " ")


def encoded(text: str, random: Random) -> bytes:
    """As bytes, mostly UTF-8; half pairs of surrogates stay what they are."""
    if random.random() < 0.9:
        return text.encode("utf-8", "surrogatepass")
    name = random.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig", "latin-1", "utf-32"))
    return text.encode(name, "replace")


def mutated(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """A sample after one to five acts of damage."""
    for _ in range(random.randint(1, 5)):
        data = random.choice(_ACTS)(data, others, random)
    return data[:SIZE_CAP]


def _place(data: bytes, random: Random) -> tuple[int, int]:
    begin = random.randint(0, len(data))
    return begin, min(len(data), begin + int(2 ** random.uniform(0, 9)))


def _flip(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    if not data:
        return data
    place = random.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]


def _cut(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    begin, end = _place(data, random)
    return data[:begin] + data[end:]


def _end(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _again(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    begin, end = _place(data, random)
    times = random.choice((2, 2, 3, 10, 100, 1000))
    return data[:end] + data[begin:end] * min(times, 20_000 // (end - begin + 1)) + data[end:]


def _piece(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    begin, end = _place(data, random)
    piece = random.choice(PIECES).encode("utf-8", "surrogatepass")
    return data[:begin] + piece + data[end if random.random() < 0.5 else begin :]


def _noise(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    begin, _end = _place(data, random)
    return data[:begin] + random.randbytes(random.randint(1, 12)) + data[begin:]


def _splice(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(others)
    here, there = random.randint(0, len(data)), random.randint(0, len(other))
    return data[:here] + other[there:]


def _moved(data: bytes, _: Sequence[bytes], random: Random) -> bytes:
    lines = data.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


_ACTS = (_flip, _flip, _cut, _cut, _end, _again, _piece, _piece, _piece, _noise, _splice, _moved)
