"""Prints the page that says what is taken from each export: `make import-page`."""

from pmdesk.intake.sources.source import FIELDS, Source
from pmdesk.intake.sources.table import SOURCES

_HEAD = """# What is imported from other tools

`pmdesk import FILE` and the import of the window recognise an export by its content, never by its
name. FILE is a file, a zip or a folder. `--format` names a source where you want to be sure:
`pmdesk import export.zip --format slack --review INC-7`.

A list, one record alone, records under a name as the API gives them, one record on each line
(JSON lines) and several pages one after the other are all the same to us. Entries come oldest
first; an answer never stands before what it answers. Times are kept in UTC, with the zone and the
text that the export has; what has no zone is read in the zone that you give, else in UTC, and
that is said. Records of a kind that is not known here are left out, each with a reason, and
counted. Bots and tools get no seat.

A large export is narrowed first: `--channel NAME` (as often as you like), `--from DAY` and
`--to DAY`, or moments such as 2026-10-06T14:05. A timeline holds 20,000 entries; an archive
200 MB, unpacked.

This page is made from the table of sources in the program.
"""


def page() -> str:
    """The whole page, as Markdown."""
    parts = [_section(source) for source in sorted(SOURCES, key=lambda row: row.name.casefold())]
    return "\n".join([_HEAD, *parts])


def _section(source: Source) -> str:
    lines = [f"## {source.name}", "", f"`--format {source.key}`. {source.how}", "", "Read are:", ""]
    lines += [f"- {variant}" for variant in source.variants]
    lines += ["", "| field | where it comes from |", "|---|---|"]
    lines += [f"| {name} | {source.fields[name].replace('|', '/')} |" for name in FIELDS]
    return "\n".join([*lines, "", f"Left out: {source.left_out}.", ""])


if __name__ == "__main__":
    print(page(), end="")
