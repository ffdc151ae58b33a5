"""The readers and the method run with nothing but the standard library."""

import subprocess
import sys
from pathlib import Path

import pmdesk

SCRIPT = """
import sys
sys.path.insert(0, {root!r})
from pmdesk.intake.proposal import review_of
from pmdesk.intake.read import read
from pmdesk.method.check import check
review = review_of(read(b"14:05 UTC Alert fires"), lambda: "x")
print(review.entries[0].text, len(check(review)) > 0, "site" in sys.modules)
"""


def test_reading_and_checking_need_no_installed_package() -> None:
    root = str(Path(pmdesk.__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-S", "-c", SCRIPT.format(root=root)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["Alert", "fires", "True", "False"]
