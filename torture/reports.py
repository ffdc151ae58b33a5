"""Whole reports: how many entries are found, beside how many a person counts in their timelines."""

from pathlib import Path

from pmdesk.intake.read import read

AIM = 0.95
_COUNTS = Path(__file__).with_name("reports.tsv")


def run(data: Path) -> bool:
    """Prints found against counted for each report; the aim is the share of reports that agree."""
    agreed = 0
    counts = counted()
    for name, count in counts.items():
        path = data / "postmortems" / name
        found = len(read(path.read_bytes(), name=path.name).entries)
        agreed += found == count
        print(f"  {found:4} of {count:3}{'' if found == count else '  !!'}  {name}")
    share = agreed / len(counts)
    print(f"reports: {agreed} of {len(counts)} agree, {share:.1%} (aim {AIM:.0%})")
    return share >= AIM


def counted() -> dict[str, int]:
    """The counts by the name of the file below the folder of reports."""
    lines = [line for line in _COUNTS.read_text("utf-8").split("\n") if line and line[0] != "#"]
    return {name: int(count) for name, count in (line.split("\t") for line in lines)}
