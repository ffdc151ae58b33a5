"""JSON values that keep their outer shape and have something odd inside."""

import copy
from random import Random
from typing import Any

from torture.fuzzing import mutations

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**31, 2**62, 2**63, -(2**63), 10**40, 1e308, -1e308, 1e-308),
    *(float("nan"), float("inf"), float("-inf"), 0.5, -0.0, "", " ", "x", "\x00", "a\x00b"),
    *("\ud800", "\u202e", "\uffff", "1e308", "NaN", "null", "2026-10-06", "2026-10-06T14:05:00Z"),
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999999Z", "0001-01-01"),
    *("9999-12-31", "2026-02-30T00:00:00Z", "2026-10-06T14:05:00+02:00", "2026-10-06T25:00:00Z"),
    *("Mars/Olympus", "../../etc/passwd", "/etc/localtime", "+99:99", "-23:59", "+23:59", "UTC"),
    *("Europe/Berlin", "posixrules", "x" * 255, "x" * 3000, [], {}, [[]], [None], ["x"], [1, "x"]),
    *({"a": {}}, {"": ""}, {"id": "x"}, [["x"] * 9] * 9),
    *("meetings", "entries", "timeline", "draft", "prevent", "between", "technical", "accepted"),
    *(1790000000, 253402300799999, "1790000000.5", "1790000000.000100", -62135596800),
)


def odd(random: Random) -> Any:
    """One odd value, or a hostile text."""
    if random.random() < 0.3:
        return mutations.text(random, 6)
    return copy.deepcopy(random.choice(ODD))


def mutated(value: Any, random: Random) -> Any:
    """A copy of a JSON value after one to four acts somewhere inside."""
    value = copy.deepcopy(value)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        holder, key = _place(value, random)
        if holder is not None:
            random.choice(_ACTS)(value, holder, key, random)
    return value


def _place(value: Any, random: Random) -> tuple[Any, Any]:
    """A list or object inside the value, and a key of it; deep places are as likely as others."""
    places: list[tuple[Any, Any]] = []
    waiting = [value]
    while waiting:
        holder = waiting.pop()
        items = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, item in items:
            places.append((holder, key))
            if isinstance(item, dict | list):
                waiting.append(item)
    return random.choice(places) if places else (None, None)


def _replaced(_: Any, holder: Any, key: Any, random: Random) -> None:
    holder[key] = odd(random)


def _gone(_: Any, holder: Any, key: Any, random: Random) -> None:
    del holder[key]


def _copied(value: Any, holder: Any, key: Any, random: Random) -> None:
    """Something from elsewhere: ids that refer to themselves, in circles, or stand twice."""
    source, name = _place(value, random)
    if source is not None:
        holder[key] = copy.deepcopy(source[name])


def _doubled(_: Any, holder: Any, key: Any, random: Random) -> None:
    if isinstance(holder, list):
        holder.insert(random.randint(0, len(holder)), copy.deepcopy(holder[key]))
    else:
        holder[f"{key}{random.choice(('', '2', '_', ' '))}"] = copy.deepcopy(holder[key])


def _wrapped(_: Any, holder: Any, key: Any, random: Random) -> None:
    inner = holder[key]
    for _number in range(random.choice((1, 1, 2, 30))):
        inner = [inner] if random.random() < 0.5 else {"x": inner}
    holder[key] = inner


def _typed(_: Any, holder: Any, key: Any, random: Random) -> None:
    """The same as another type: "7" for 7, [7] for 7."""
    inner = holder[key]
    kinds = (str, lambda x: [x], lambda x: {"value": x}, bool, lambda x: len(str(x)))
    holder[key] = random.choice(kinds)(inner)


def _long(_: Any, holder: Any, key: Any, random: Random) -> None:
    inner = holder[key]
    if isinstance(inner, str):
        holder[key] = mutations.bomb(random, 30_000) if random.random() < 0.1 else inner * 50
    elif isinstance(inner, list) and inner:
        inner.extend(copy.deepcopy(inner) * (50 // len(inner) + 1))
    else:
        _replaced(None, holder, key, random)


_ACTS = (
    _replaced,
    _replaced,
    _replaced,
    _gone,
    _copied,
    _copied,
    _doubled,
    _wrapped,
    _typed,
    _long,
)
