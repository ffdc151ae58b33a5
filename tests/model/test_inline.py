"""One-line fields: code, emphasis and links are read, everything else is text."""

from time import process_time

import pytest

from pmdesk.model.inline import Span, Style, link, parse, text_of


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("plain", (Span("plain"),)),
        ("", ()),
        ("run `a_b*c` now", (Span("run "), Span("a_b*c", Style.CODE), Span(" now"))),
        ("**big** deal", (Span("big", Style.STRONG), Span(" deal"))),
        (
            "an *odd* _day_",
            (Span("an "), Span("odd", Style.EMPHASIS), Span(" "), Span("day", Style.EMPHASIS)),
        ),
        ("snake_case_name and 2*3*4", (Span("snake_case_name and 2*3*4"),)),
        (r"not \*this\*", (Span("not *this*"),)),
        ("[log](https://a.example/x)", (Span("log", href="https://a.example/x"),)),
        (
            "see https://a.example/x.",
            (Span("see "), Span("https://a.example/x", href="https://a.example/x"), Span(".")),
        ),
        ("[x](javascript:alert(1))", (Span("[x](javascript:alert(1))"),)),
        ("[x](file:///etc/passwd)", (Span("[x](file:///etc/passwd)"),)),
        ("a ` b", (Span("a ` b"),)),
    ],
)
def test_marks_are_read(text: str, spans: tuple[Span, ...]) -> None:
    assert parse(text) == spans


@pytest.mark.parametrize(
    "part", ["[", "`", "*", "**a", "_a ", "[a](", "https://", "\\", "[a](http"]
)
def test_no_text_takes_long(part: str) -> None:
    text = part * (20_000 // len(part))
    begun = process_time()
    parse(text)
    assert process_time() - begun < 1


def test_ten_thousand_entries_are_quick() -> None:
    begun = process_time()
    for number in range(10_000):
        parse(f"Alert {number}: `checkout` above *5 %* for five minutes, see https://a.example")
    assert process_time() - begun < 3


def test_a_ticket_shows_its_id_and_leads_to_it() -> None:
    url = "https://tracker.example/browse/CHK-22"
    assert link(url) == (Span("CHK-22", href=url),)
    assert text_of(link("CHK-22")) == "CHK-22"
    assert link("javascript:alert(1)") == (Span("javascript:alert(1)"),)
