"""Blocks flow into columns: in order, whole where they fit, nothing lost, and always to an end."""

from random import Random

import pytest

from pmdesk.ui.audience.flow import Block, Column, Row, fill, spread
from pmdesk.ui.audience.picture import Text


def row(name: str, height: float = 40) -> Row:
    return Row(height, (Text(0, 30, name, 30, 400, "ink", 10),))


def block(name: str, count: int = 1, **more: object) -> Block:
    return Block(tuple(row(f"{name}{n}") for n in range(count)), **more)  # type: ignore[arg-type]


def names(column: Column) -> list[str]:
    return [op.text for op in column.ops if isinstance(op, Text)]


def test_what_does_not_fit_goes_whole_into_the_next_column() -> None:
    columns = fill([block("a", 3), block("b", 3)], 200)
    assert [names(column) for column in columns] == [["a0", "a1", "a2"], ["b0", "b1", "b2"]]


def test_a_block_taller_than_a_column_is_cut() -> None:
    columns = fill([block("a", 7, card=100.0, inside=(10, 10))], 150)
    assert [len(names(column)) for column in columns] == [3, 3, 1]
    assert all(column.height <= 150 for column in columns)


def test_lines_are_counted() -> None:
    columns = fill([block("a", 20, runs=True)], 10_000)
    assert [column.lines for column in columns] == [14, 6]


def test_a_heading_is_never_the_last_of_a_column() -> None:
    columns = fill([block("a", 2), block("head", leads=True), block("b", 2)], 170)
    assert [names(column) for column in columns] == [["a0", "a1"], ["head0", "b0", "b1"]]


def test_a_foot_takes_a_line_of_its_text_along() -> None:
    columns = fill([block("a", 5, tail=1)], 160)
    assert [names(column) for column in columns] == [["a0", "a1", "a2"], ["a3", "a4"]]


def test_running_text_fills_a_column() -> None:
    columns = fill([block("a", 2), block("b", 4, runs=True)], 170)
    assert names(columns[0]) == ["a0", "a1", "b0", "b1"]
    kept = fill([block("a", 2), block("b", 4)], 170)
    assert names(kept[0]) == ["a0", "a1"]


def test_heads_are_said_again() -> None:
    again, head = block("column", leads=True), block("head", leads=True)
    parts = [block(str(n), 2, under=head) for n in range(3)]
    columns = fill([again, head, *parts], 165, again=again)
    assert [names(column)[:2] for column in columns] == [["column0", "head0"]] * 3


def test_a_few_blocks_are_spread_evenly() -> None:
    blocks = [block(name, 2) for name in "abcd"]
    assert [len(names(column)) for column in spread(blocks, 2000, 2)] == [4, 4]
    assert len(spread(blocks, 170, 2)) == 2


@pytest.mark.parametrize("seed", range(200))
def test_nothing_is_lost_whatever_comes(seed: int) -> None:
    """Every row once and in order; a column is too high only where a single row is."""
    rnd = Random(seed)
    head = block("under", rnd.randint(1, 4), leads=True)
    blocks = [
        block(
            f"{n}.",
            rnd.randint(0, 9),
            above=rnd.choice((0.0, 12.0, 30.0)),
            inside=rnd.choice(((0, 0), (13, 14))),
            tail=rnd.randint(0, 2),
            leads=rnd.random() < 0.2,
            runs=rnd.random() < 0.3,
            under=head if rnd.random() < 0.5 else None,
        )
        for n in range(12)
    ]
    height = rnd.choice((30, 60, 120, 200, 700))
    columns = fill(blocks, height, again=rnd.choice((None, block("again", leads=True))))
    said = [name for column in columns for name in names(column)]
    own = [name for name in said if not name.startswith(("under", "again"))]
    assert own == [op.text for b in blocks for r in b.rows for op in r.ops if isinstance(op, Text)]
    for column in columns:
        mine = [name for name in names(column) if not name.startswith(("under", "again"))]
        assert column.height <= height or len(mine) <= 1 or height < 120
        assert column.lines <= 14
