"""Long fields: Markdown becomes HTML from a short list of elements, and never takes long."""

import re
from time import process_time

import pytest

from pmdesk.report.markdown_text import prose
from pmdesk.report.prose import ProseReader


def html(source: str, level: int = 3) -> str:
    return ProseReader().html(source, level)


def test_ordinary_markdown_is_laid_out() -> None:
    made = html("Some *text*.\n\n- one\n- two\n\n| a |\n|---|\n| 1 |\n\n```\ncode\n```")
    for part in ("<em>text</em>", "<li>one</li>", '<th scope="col">a</th>', "<code>code"):
        assert part in made


def test_lists_nest_as_on_github() -> None:
    assert html("- a\n  - b").count("<ul>") == 2


def test_headings_go_below_their_section_in_steps_of_one() -> None:
    made = html("# a\n\n#### b\n\n## c\n\n##### d", 3)
    assert re.findall(r"<h(\d)>(\w)", made) == [("4", "a"), ("5", "b"), ("5", "c"), ("6", "d")]


def test_headings_below_the_last_level_become_bold_lines() -> None:
    assert html("# a *b*", 6) == "<p><strong>a <em>b</em></strong></p>"


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b>b</b> c",
        "<!-- comment -->",
        "<link rel=attachment href='file:///x'>",
        "<?php x ?>",
        "<table><tr><td>",
    ],
)
def test_raw_html_stays_text(source: str) -> None:
    made = html(source)
    assert re.sub(r"</?p>", "", made).count("<") == 0
    assert "&lt;" in made


def test_pictures_become_their_description() -> None:
    assert html("![a graph](http://x.example/y.png)") == "<p><em>a graph</em></p>"


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///x", "data:text/html,x", "//x"])
def test_links_that_are_not_to_the_web_lead_nowhere(target: str) -> None:
    assert "href" not in html(f"[x]({target}) and [y][1]\n\n[1]: {target}")


def test_web_links_are_kept_and_do_not_hand_over_the_page() -> None:
    made = html("[x](https://a.example/)")
    assert made == '<p><a href="https://a.example/" rel="noopener">x</a></p>'


@pytest.mark.parametrize(
    "source",
    [
        *("[" * 5000, "![" * 3000, "[a](" * 3000, "> " * 3000 + "x", "*a_b`" * 9000),
        *("- " * 3000, "<a " * 20_000, "x" * 1_000_000, "\n".join("#" * 6 for _ in range(9000))),
        "\n".join("    " * n + "- x" for n in range(200)),
    ],
)
def test_no_text_takes_long(source: str) -> None:
    begun = process_time()
    made = html(source)
    assert process_time() - begun < 4
    assert made


def test_what_is_too_costly_is_shown_as_written() -> None:
    made = html("[" * 5000 + "\n<b>second</b>\n\nthird")
    assert made.count('<p class="as-written">') == 2
    assert "\n&lt;b&gt;second&lt;/b&gt;" in made


@pytest.mark.parametrize("piece", ["\n", " \n", "> ", "- ", "1. ", "a\n"])
def test_a_long_field_of_one_piece_is_written_soon(piece: str) -> None:
    text = "a" + piece * (200_000 // len(piece)) + "]"
    began = process_time()
    assert prose(text, 3).endswith("]")
    # Where the time grew with the square of the length, this took minutes.
    assert process_time() - began < 20


def test_a_fence_after_an_empty_line_stays_code() -> None:
    assert prose("Log:\n\n```\n<b>\n```\nAfter <b>", 3) == "Log:\n\n```\n<b>\n```\nAfter &lt;b>"
