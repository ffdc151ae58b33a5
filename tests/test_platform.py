"""Facts of the platform that the app rests on, each of which has bitten somebody."""

import subprocess
import sys

GUARD = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Bell(QObject):
    rung = Signal()

app, bell, label = QApplication([]), Bell(), QLabel()
bell.rung.connect(lambda: None)
before = sys.getrefcount(None), sys.getrefcount(True)
for number in range(60):
    bell.rung.emit()
    app.processEvents()
    label.setText(str(number))
lost = max(before[0] - sys.getrefcount(None), before[1] - sys.getrefcount(True))
sys.exit(1 if lost > 15 else 0)
"""


def test_pyside_keeps_references_to_none_and_true() -> None:
    """6.12.0 on Python 3.11 lost one at each call and aborted within seconds."""
    result = subprocess.run([sys.executable, "-c", GUARD], check=False)
    assert result.returncode == 0
