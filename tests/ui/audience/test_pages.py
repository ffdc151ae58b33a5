"""Pages can be read by the last person in the call, hold what they are given, and never shrink."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from pmdesk.model import audience as seen
from pmdesk.model.audience import Audience
from pmdesk.model.review import Account, Review
from pmdesk.model.words import Milestone, Stage, Support
from pmdesk.ui.audience.foot import foot_height
from pmdesk.ui.audience.head import clock_ops, clock_text
from pmdesk.ui.audience.pages import Book
from pmdesk.ui.audience.pages import pages as laid_out
from pmdesk.ui.audience.picture import Fill, Picture, Ring, Text
from pmdesk.ui.audience.prompt import under_prompt
from pmdesk.ui.audience.sheet import Sheet, fitted
from pmdesk.ui.theme.tokens import AUDIENCE, tokens
from tests.room_views import NOW, PROMPT, TEXTS, empty, unkind, view, views
from tests.ui.audience.contrast import contrast

SIZES = ((1920, 1080, 1.0), (1920, 1080, 1.3), (1920, 1080, 2.0), (640, 360, 1.0), (960, 270, 1.0))


@pytest.fixture(scope="module", params=["sample", "unkind", "empty", "long prompt"])
def shown(
    request: pytest.FixtureRequest, sample: Review, qapp: QApplication
) -> dict[str, Audience]:
    """The views of several reviews."""
    if request.param == "long prompt":
        return views(sample, PROMPT * 20)
    made = {"sample": sample, "unkind": unkind(sample), "empty": empty(sample)}
    return views(made[request.param])


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: "x".join(map(str, size)))
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return fitted(*request.param).sheet


@cache
def pages(audience: Audience, sheet: Sheet) -> tuple[Picture, ...]:
    """Laid out once for all tests."""
    return laid_out(audience, sheet)


def texts_of(picture: Picture) -> list[Text]:
    return [op for op in picture.ops if isinstance(op, Text)]


def all_texts(audience: Audience, sheet: Sheet) -> list[Text]:
    clock = [op for op in clock_ops(audience.clock, NOW, sheet) if isinstance(op, Text)]
    return [text for page in pages(audience, sheet) for text in texts_of(page)] + clock


def test_nothing_is_smaller_than_24(shown: dict[str, Audience], sheet: Sheet) -> None:
    for name, audience in shown.items():
        small = [text for text in all_texts(audience, sheet) if text.px < 24]
        assert not small, name


def test_nothing_stands_outside_the_margins(shown: dict[str, Audience], sheet: Sheet) -> None:
    for name, audience in shown.items():
        for text in all_texts(audience, sheet):
            assert text.x >= sheet.left - 1, (name, text)
            assert text.x + text.width <= sheet.right + 1, (name, text)
            assert sheet.head < text.y < sheet.height, (name, text)


def test_the_stage_ends_above_the_foot_and_the_prompt(
    shown: dict[str, Audience], sheet: Sheet
) -> None:
    """Between the end of the stage and its foot, or the band, nothing is set."""
    for name, audience in shown.items():
        end = under_prompt(audience.prompt, sheet).bottom
        for picture in pages(audience, sheet):
            fills = [op for op in picture.ops if isinstance(op, Fill)]
            band = [op.y for op in fills if op.role == "accent-tint"]
            foot = min([*band, sheet.height - foot_height(sheet)])
            between = [text for text in texts_of(picture) if end < text.y < foot + 10]
            assert not between, (name, between)
            cards = [op for op in fills if op.edge and op.y + op.height > end + 1]
            assert not cards, (name, cards)


def test_no_two_texts_lie_on_each_other(shown: dict[str, Audience], sheet: Sheet) -> None:
    for name, audience in shown.items():
        for picture in pages(audience, sheet):
            boxes = [(t.x, t.x + t.width, t.y - t.px * 0.6, t.y, t.text) for t in texts_of(picture)]
            for n, (left, right, top, bottom, text) in enumerate(boxes):
                for other in boxes[:n]:
                    across = left < other[1] - 1 and other[0] < right - 1
                    down = top < other[3] and other[2] < bottom
                    assert not (across and down), (name, text, other)


def test_a_column_has_14_lines_at_most(shown: dict[str, Audience]) -> None:
    sheet = Sheet()
    middle = sheet.width / 2
    for name, audience in shown.items():
        top, bottom = _between(audience, sheet)
        for picture in pages(audience, sheet):
            body = [t for t in texts_of(picture) if top < t.y < bottom and t.px < 50]
            for left, right in ((0.0, middle), (middle, sheet.width)):
                lines = {round(text.y) for text in body if left <= text.x < right}
                assert len(lines) <= 14, (name, sorted(lines))


def _between(audience: Audience, sheet: Sheet) -> tuple[float, float]:
    """Where the columns stand: below the axis, above the agenda."""
    top = sheet.top + (190 if isinstance(audience.body, seen.Walk) else 0)
    plan = 100 if isinstance(audience.body, seen.Opening | seen.Welcome) else 0
    return top, under_prompt(audience.prompt, sheet).bottom - plan


@pytest.mark.parametrize("stage", ["factors", "lessons", "close", "open"])
def test_what_does_not_fit_is_on_another_page(
    sample: Review, stage: str, qapp: QApplication
) -> None:
    """Each text of the unkind review is there, over lines and pages."""
    given = view(unkind(sample), Stage(stage), 33)
    wanted = _wanted(given.body)
    assert wanted
    flat = _flat("".join(text.text for text in all_texts(given, Sheet())))
    assert [text for text in wanted if _flat(text) not in flat] == []
    zoomed = [text.text for text in all_texts(given, fitted(1920, 1080, 2.0).sheet)]
    for word in ("word", "Factor", "sentence", "Mixed"):
        assert " ".join(zoomed).count(word) >= " ".join(wanted).count(word)


def _wanted(body: seen.Body) -> list[str]:
    if isinstance(body, seen.Factors):
        groups = [group for column in body.columns for group in column.groups]
        return [card.text for group in groups for card in group.cards]
    if isinstance(body, seen.Lessons):
        return [text for column in body.columns for text in column.texts]
    if isinstance(body, seen.Close):
        return [*(item.text for item in body.decided), *body.parked, *body.ideas]
    if isinstance(body, seen.Opening):
        return [body.goal, *body.rules, *(fact.value for fact in body.affected)]
    return []


def _flat(text: str) -> str:
    return "".join(text.split())


def test_every_action_is_listed_with_its_decision(sample: Review, qapp: QApplication) -> None:
    given = view(unkind(sample), Stage.ACTIONS, 33)
    assert isinstance(given.body, seen.Actions)
    said = [text.text for text in all_texts(given, Sheet())]
    for word in ("Accepted", "Declined", "Parked", "Proposed"):
        assert said.count(word) == sum(i.decision_word == word for i in given.body.items)


@pytest.mark.parametrize("size", [(1920, 1080), (640, 360)])
def test_what_comes_first_says_so_while_it_is_looked_at(
    sample: Review, qapp: QApplication, size: tuple[int, int]
) -> None:
    actions = tuple(replace(row, first=row is sample.actions[0]) for row in sample.actions)
    review, said = replace(sample, actions=actions), {}
    for action in actions[:2]:
        given = view(review, Stage.ACTIONS, 33, focus=action.id)
        page = pages(given, fitted(*size, 1.0).sheet)[0]
        said[action.id] = [text.text for text in texts_of(page)].count("First priority")
    assert list(said.values()) == [1, 0]


def test_every_colour_has_a_contrast_of_7(shown: dict[str, Audience]) -> None:
    sheet = Sheet()
    roles: set[tuple[str, str]] = set()
    for audience in shown.values():
        for picture in pages(audience, sheet):
            clock = clock_ops(audience.clock, NOW, sheet)
            whole = replace(picture, ops=(*picture.ops, *clock))
            roles |= {(text.role, _ground(whole, text)) for text in texts_of(whole)}
    assert {role for role, _ in roles} >= {"ink", "muted", "accent", "amber"}
    for theme in AUDIENCE.values():
        colours = tokens(theme)
        for role, ground in roles:
            assert contrast(colours[role], colours[ground]) >= 7, (theme, role, ground)


def _ground(picture: Picture, text: Text) -> str:
    """The colour of the last thing painted behind a text."""
    role = "paper"
    for op in picture.ops:
        if op is text:
            break
        if isinstance(op, Fill) and _holds(op, text):
            role = op.role
    return role


def _holds(fill: Fill, text: Text) -> bool:
    across = fill.x <= text.x <= fill.x + fill.width
    return across and fill.y <= text.y <= fill.y + fill.height


def test_only_the_title_is_cut(shown: dict[str, Audience], sheet: Sheet) -> None:
    for audience in shown.values():
        for picture in pages(audience, sheet):
            cut = [text for text in texts_of(picture) if text.text.endswith("…")]
            assert all(text.y < sheet.top for text in cut)


def test_a_title_of_200_letters_leaves_the_clock_alone(sample: Review, qapp: QApplication) -> None:
    given = view(unkind(sample), Stage.FACTORS, 33)
    sheet = Sheet()
    title = next(text for text in texts_of(pages(given, sheet)[0]) if text.text.endswith("…"))
    clock = [op for op in clock_ops(given.clock, NOW, sheet) if isinstance(op, Text)]
    assert title.x + title.width < min(text.x for text in clock) - 20


def test_texts_from_right_to_left_stand_at_the_right(sample: Review, qapp: QApplication) -> None:
    entry = replace(sample.entries[0], text=TEXTS[2])
    given = view(replace(sample, entries=(entry, *sample.entries[1:])), Stage.TIMELINE, 0)
    text = next(text for text in texts_of(pages(given, Sheet())[0]) if text.text == TEXTS[2])
    assert text.rtl
    assert text.x + text.width == pytest.approx(Sheet().right, abs=1)


def test_the_board_stands_two_columns_a_page(sample: Review, qapp: QApplication) -> None:
    made = pages(view(sample, Stage.FACTORS, 33), Sheet())
    heads = [{t.text for t in texts_of(page)} & CATEGORIES for page in made]
    assert heads[0] == {"Technical", "Process"}
    assert heads[-1] == {"Organizational", "Environmental"}
    assert "Page 1 of 3" in made[0].texts
    assert "Next: Organizational, Environmental" in made[1].texts


CATEGORIES = {"Technical", "Process", "Organizational", "Environmental"}


def test_an_empty_board_asks_on_one_page(sample: Review, qapp: QApplication) -> None:
    made = pages(view(empty(sample), Stage.FACTORS, 33), Sheet())
    assert len(made) == 1
    assert set(made[0].texts) >= CATEGORIES
    assert any(text.startswith("What came from outside") for text in made[0].texts)


def test_the_card_in_focus_comes_first_and_large(sample: Review, qapp: QApplication) -> None:
    factor = sample.factors[8]
    plain = view(sample, Stage.FACTORS, 33)
    made = pages(view(sample, Stage.FACTORS, 33, focus=factor.id), Sheet())
    assert len(made) == len(pages(plain, Sheet())) + 1
    large = " ".join(text.text for text in texts_of(made[0]) if text.px == 56)
    assert large == factor.text


def test_the_current_moment_is_large_and_those_before_are_muted(
    sample: Review, qapp: QApplication
) -> None:
    page = pages(view(sample, Stage.TIMELINE, 14), Sheet())[0]
    large = [text.text for text in texts_of(page) if text.px == 56]
    assert large == ["09:22", "Alert: failed fare lookups above 20\xa0% for five minutes"]
    before = [text for text in texts_of(page) if text.text.startswith("Support has taken eleven")]
    assert [(text.px, text.role) for text in before] == [(28, "muted")]
    assert "Wed 14 Oct, CEST" in page.texts


def test_now_is_the_right_end_of_the_axis(sample: Review, qapp: QApplication) -> None:
    for reached in range(34):
        page = pages(view(sample, Stage.TIMELINE, reached), Sheet())[0]
        ring = next(op for op in page.ops if isinstance(op, Ring) and op.thick)
        assert ring.x + ring.radius == pytest.approx(Sheet().right, abs=3)


def test_the_walk_never_says_how_much_is_to_come(sample: Review, qapp: QApplication) -> None:
    """The picture of a step is the same whether two or thirty entries follow."""
    short = replace(sample, entries=sample.entries[:16], timeline_agreed=None)
    whole = replace(sample, timeline_agreed=None)
    assert pages(view(short, Stage.TIMELINE, 14), Sheet()) == pages(
        view(whole, Stage.TIMELINE, 14), Sheet()
    )


def test_a_prompt_takes_the_place_of_the_foot(sample: Review, qapp: QApplication) -> None:
    page = pages(view(sample, Stage.FACTORS, 33, prompt=PROMPT), Sheet())[0]
    band = next(op for op in page.ops if isinstance(op, Fill) and op.role == "accent-tint")
    assert (band.x, band.width, band.y + band.height) == (0, 1920, 1080)
    said = [text for text in texts_of(page) if text.y > band.y]
    assert said[0].text == PROMPT
    assert said[0].px == 40
    assert {text.text for text in said[1:]} == {"Page 1 of 3"}


def test_a_very_long_prompt_has_pages_of_its_own(sample: Review, qapp: QApplication) -> None:
    made = pages(view(sample, Stage.BIASES, 33, prompt=PROMPT * 20), Sheet())
    assert _flat("".join(made[0].texts)).find(_flat(PROMPT)) > 0
    assert "Hindsight bias" in made[-1].texts


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (600, "10:00"),
        (59.2, "01:00"),
        (0.4, "00:01"),
        (0, "00:00"),
        (-0.6, "00:00"),
        (-130.9, "+02:10"),
        (4000, "66:40"),
    ],
)
def test_a_second_counts_until_it_has_passed(seconds: float, text: str) -> None:
    assert clock_text(timedelta(seconds=seconds)) == text


def test_time_that_is_over_is_said_in_amber(sample: Review, qapp: QApplication) -> None:
    given = view(sample, Stage.FACTORS, 33, left=-2)
    ops = [op for op in clock_ops(given.clock, NOW, Sheet()) if isinstance(op, Text)]
    assert [(op.text, op.role) for op in ops] == [("+02:00 over", "amber")]


def test_without_a_clock_the_day_stands_there(sample: Review, qapp: QApplication) -> None:
    given = view(sample, Stage.FACTORS, 33, clock_shown=False)
    assert given.clock is None
    assert "Fri 16 Oct" in pages(given, Sheet())[0].texts


def test_the_agenda_is_drawn_to_time(sample: Review, qapp: QApplication) -> None:
    page = pages(view(sample, Stage.OPEN), Sheet())[0]
    bars = [op for op in page.ops if isinstance(op, Fill) and op.height == 14]
    assert len(bars) == 7
    assert bars[0].role == "accent"
    assert bars[1].width / bars[3].width == pytest.approx(25 / 11, rel=0.01)
    assert bars[-1].x + bars[-1].width == pytest.approx(Sheet().right)


def test_the_same_view_is_laid_out_once(sample: Review, qapp: QApplication) -> None:
    book, given = Book(), view(sample, Stage.FACTORS, 33)
    first = book.pages(given, Sheet())
    later = view(sample, Stage.FACTORS, 33, left=2, page=2)
    assert book.pages(later, Sheet()) is first
    assert book.page(later, Sheet()) == 2
    assert book.page(replace(given, page=99), Sheet()) == len(first) - 1
    assert book.pages(given, fitted(1920, 1080, 1.5).sheet) is not first


def test_a_sheet_is_scaled_as_one_down_to_half() -> None:
    assert fitted(1920, 1080).scale == 1
    assert fitted(3840, 2160).scale == 2
    half = fitted(960, 540)
    assert (half.scale, half.sheet.width, half.sheet.height) == (0.5, 1920, 1080)
    small = fitted(640, 360)
    assert (small.scale, small.sheet.width, small.sheet.height) == (0.5, 1280, 720)
    wide = fitted(1920, 540)
    assert (wide.scale, wide.x, wide.y) == (0.5, 480, 0)
    assert fitted(1920, 1080, 2.0).sheet.width == 960
    tiny = fitted(100, 50)
    assert tiny.sheet.width * tiny.scale <= 100
    assert tiny.sheet.height * tiny.scale <= 50


def test_colours_know_no_private() -> None:
    for theme in AUDIENCE.values():
        assert "private" not in tokens(theme)
        assert QColor("#773C75") not in tokens(theme).values()


def test_a_heading_is_said_again_where_its_part_goes_on(sample: Review, qapp: QApplication) -> None:
    """Groups of factors and kinds of actions, at the top of each page that they run on to."""
    one = sample.groups[0]
    crowd = tuple(replace(sample.factors[0], id=str(n), group=one.id) for n in range(12))
    made = pages(view(replace(sample, factors=crowd), Stage.FACTORS, 33), Sheet())
    assert all(one.name in page.texts for page in made[:-1])
    many = tuple(replace(sample.actions[0], id=str(n)) for n in range(20))
    made = pages(view(replace(sample, actions=many), Stage.ACTIONS, 33), Sheet())
    assert len(made) > 2
    assert all("Prevent recurrence" in page.texts for page in made)


def test_contested_accounts_stand_beside_each_other_in_one_size(
    sample: Review, qapp: QApplication
) -> None:
    entry = replace(sample.entries[12], text="It was green", support=Support.CONTESTED)
    other = Account(id="other", entry=entry.id, text="It was red")
    rows = (*sample.entries[:12], entry, *sample.entries[13:])
    review = replace(sample, entries=rows, accounts=(other,))
    texts = texts_of(pages(view(review, Stage.TIMELINE, 12), Sheet())[0])
    both = (entry.text, other.text)
    said = [next(text for text in texts if text.text == words) for words in both]
    assert said[0].y == said[1].y
    assert said[0].px == said[1].px == 40
    assert said[0].x + said[0].width < said[1].x
    assert any("Contested" in text.text for text in texts)


def test_what_was_passed_and_has_no_room_is_counted(sample: Review, qapp: QApplication) -> None:
    plain = (replace(row, star=False, milestone=Milestone.NONE) for row in sample.entries[1:20])
    review = replace(sample, entries=(replace(sample.entries[0], star=True), *plain))
    told = view(review, Stage.TIMELINE, 19)
    assert isinstance(told.body, seen.Walk)
    first = pages(told, Sheet())[0]
    head = next(text for text in texts_of(first) if "in passing" in text.text)
    shown = sum(text.px == 28 and text.weight == 600 for text in texts_of(first))
    assert f". {18 - shown} more in passing" in head.text


def test_what_is_read_again_has_the_ring_and_says_so(sample: Review, qapp: QApplication) -> None:
    page = pages(view(sample, Stage.TIMELINE, 14, focus=sample.entries[9].id), Sheet())[0]
    ring = next(op for op in page.ops if isinstance(op, Ring) and op.thick)
    assert ring.x + ring.radius < Sheet().right - 20
    assert "We read this moment again." in page.texts
